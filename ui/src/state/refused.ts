// SPDX-License-Identifier: Apache-2.0
import type { Sentence } from '../api';
import { Cell, useCell } from '../store';

/** The part of what was sent last that the node does not take, as a JSON pointer, and what it says. */
export const refusedPart = new Cell<{ at: string; sentence: Sentence } | null>(null);

/** What the node says against the field at that place, or against something in it. */
export function useRefused(at: string | undefined): { sentence: Sentence } | null {
  const refused = useCell(refusedPart);
  return refused && at && (refused.at === at || refused.at.startsWith(at + '/')) ? refused : null;
}

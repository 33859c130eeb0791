// SPDX-License-Identifier: Apache-2.0
import type { Id, PartyId } from '../api';
import { newId, post } from '../call';
import { Cell } from '../store';

/** A release by hand that is still held and can be taken back; the newest one. */
export interface Hold { release: Id; title: string; recipient: PartyId; leavesAt: string; undo: Id; reason: string }
export const hold = new Cell<Hold | null>(null);

export function held(release: Id, title: string, recipient: PartyId, leavesAt: string, reason: string): void {
  hold.write({ release, title, recipient, leavesAt, undo: newId(), reason });
}

/** Takes it back; a repetition has one effect, because its id was chosen with the hold. */
export async function undoHold(): Promise<void> {
  const it = hold.read();
  if (!it) return;
  await post(`/releases/${it.release}/revoke`, { id: it.undo, reason: it.reason });
  hold.write(null);
}

// SPDX-License-Identifier: Apache-2.0
import type { Announcement, Id } from '../api';
import { afterOpening, newId, post } from '../call';
import { Cell } from '../store';

/** The announcement from which the officer is about to open a proposal; null: none. */
export const leading = new Cell<Pick<Announcement, 'id' | 'title'> | null>(null);

/** Notes whatever proposal is opened next with the announcement that it is opened from, whichever form opens it. */
afterOpening.push(async (proposal: Id) => {
  const from = leading.read();
  if (!from) return;
  leading.write(null);
  await post(`/announcements/${from.id}/lead`, { id: newId(), proposal, leads: true });
});

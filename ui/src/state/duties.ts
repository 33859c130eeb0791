// SPDX-License-Identifier: Apache-2.0
import type { Duty, Id } from '../api';
import { Cell, useCell } from '../store';
import { useLoaded } from './loaded';
import { me } from './me';

const PREFIX = 'renkei.seen.';
const SEEN_MAX = 1_000;
/** Counts what was looked at, so that every list of duties is drawn again. */
const looked = new Cell(0);

/** What this officer has looked at, in this browser; newest last. */
function seen(): Id[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PREFIX + (me.read()?.officer ?? '')) ?? '[]');
    return Array.isArray(found) ? found.filter((one): one is Id => typeof one === 'string') : [];
  } catch {
    return []; // storage is off, or holds something else: all is new
  }
}

/** Says that this officer looked at these. */
export function look(ids: readonly Id[]): void {
  const before = seen();
  const fresh = ids.filter((id) => !before.includes(id));
  if (fresh.length === 0) return;
  try {
    localStorage.setItem(PREFIX + (me.read()?.officer ?? ''), JSON.stringify([...before, ...fresh].slice(-SEEN_MAX)));
  } catch {
    // storage is off: it stays new
  }
  looked.write(looked.read() + 1);
}

/** By what a duty is looked at: a recall is something new about a document that was looked at before. */
export function mark(duty: Duty): Id {
  return duty.kind === 'RECALL' ? 'recall ' + duty.id : duty.id;
}

/** How many messages are new: those after the last one that was looked at. */
export function fresh(notes: readonly Id[], ids: readonly Id[]): number {
  let last = notes.length - 1;
  while (last >= 0 && !ids.includes(notes[last] ?? '')) last--;
  return notes.length - 1 - last;
}

/** Duties that are left for an officer who looked at these ids. A sheet waits until it is signed. */
export function left(duties: readonly Duty[], ids: readonly Id[]): Duty[] {
  return duties.filter((one) => one.kind === 'HANDOVER' || !ids.includes(mark(one)));
}

/** What waits for this officer beside proposals. */
export function useDuties(): { duties: Duty[]; recalls: Duty[]; newNotes: (duty: Duty) => number } {
  useCell(looked);
  const rows = useLoaded<{ rows: Duty[] }>('/duties', 'teams', 'documents').value?.rows ?? [];
  const ids = seen();
  const open = left(rows, ids);
  return {
    duties: open.filter((one) => one.kind !== 'RECALL'), recalls: open.filter((one) => one.kind === 'RECALL'),
    newNotes: (duty) => fresh(duty.notes ?? [], ids),
  };
}

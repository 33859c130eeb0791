// SPDX-License-Identifier: Apache-2.0
import type { Duty, Id, PartyId, ProposalRow } from '../api';
import { grouped } from '../parts/groups';
import { nextDue } from '../parts/Time';

/** Who acts next: this officer, another command of ours, somebody else. */
export type Whose = 'forYou' | 'forOthers' | 'waiting';
export const WHOSE: readonly Whose[] = ['forYou', 'forOthers', 'waiting'];

export function whose(row: ProposalRow): Whose {
  return row.awaitsYou ? 'forYou' : row.awaitsUs ? 'forOthers' : 'waiting';
}

/** One line of the inbox, or how many more of a party are left out of it. */
export type Line = { key: string; duty: Duty } | { key: Id; row: ProposalRow } | { more: PartyId; count: number } | { documents: number };

/** New documents that stand one by one; the rest is one line. */
const DOCUMENTS = 2;

/** What is open, by who acts next and then by what runs out first: what this officer has to do stands at the top. */
export function inbox(
  duties: readonly Duty[], rows: readonly ProposalRow[], own: PartyId | undefined, left: readonly { opener: PartyId; count: number }[],
): Record<Whose, Line[]> {
  const sorted = [...rows].sort((a, b) =>
    WHOSE.indexOf(whose(a)) - WHOSE.indexOf(whose(b)) || (nextDue(a) ?? Infinity) - (nextDue(b) ?? Infinity));
  const lines: Record<Whose, Line[]> = { forYou: [], forOthers: [], waiting: [] };
  const documents = duties.filter((one) => one.kind === 'DOCUMENT');
  for (const duty of duties.filter((one) => one.kind !== 'DOCUMENT')) lines.forYou.push({ key: 'duty ' + duty.id, duty });
  let part: Whose = 'forYou';
  for (const item of grouped(sorted, own, left)) {
    if ('row' in item) {
      part = whose(item.row);
      lines[part].push({ key: item.row.id, row: item.row });
    } else lines[part].push(item);
  }
  for (const duty of documents.slice(0, DOCUMENTS)) lines.forYou.push({ key: 'duty ' + duty.id, duty });
  if (documents.length > DOCUMENTS) lines.forYou.push({ documents: documents.length - DOCUMENTS });
  return lines;
}

/** How much waits for this officer. */
export function waitsForYou(duties: readonly Duty[], rows: readonly ProposalRow[]): number {
  return duties.length + rows.filter((row) => row.awaitsYou).length;
}

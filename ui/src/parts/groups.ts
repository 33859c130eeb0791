// SPDX-License-Identifier: Apache-2.0
import type { PartyId, ProposalRow } from '../api';

/** How many of one other party stand in a list before the rest is folded into one line. */
export const GROUP = 10;
/** How many of one other party are asked for. */
export const PER_OPENER = 100;

export type Item = { row: ProposalRow } | { more: PartyId; count: number };

/**
 * Rows in their sequence, of every other party at most GROUP; the rest of a party is one line below its last row, so
 * that whoever asks much hides nobody's request. What the node left out already is counted with it.
 */
export function grouped(rows: readonly ProposalRow[], own: PartyId | undefined, left: readonly { opener: PartyId; count: number }[]): Item[] {
  const all = new Map<PartyId, number>();
  for (const row of rows) all.set(row.opener, (all.get(row.opener) ?? 0) + 1);
  const beyond = new Map(left.map((one) => [one.opener, one.count]));
  const shown = new Map<PartyId, number>();
  const items: Item[] = [];
  for (const row of rows) {
    const before = shown.get(row.opener) ?? 0;
    if (row.opener !== own && before >= GROUP) continue;
    items.push({ row });
    shown.set(row.opener, before + 1);
    const last = before + 1 === Math.min(GROUP, all.get(row.opener) ?? 0);
    const count = (all.get(row.opener) ?? 0) - GROUP;
    const more = Math.max(0, count) + (beyond.get(row.opener) ?? 0);
    if (row.opener !== own && last && more > 0) items.push({ more: row.opener, count: more });
  }
  return items;
}

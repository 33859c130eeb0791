// SPDX-License-Identifier: Apache-2.0
import type { PartyId, ProposalRow, Subject } from '../../api';

/** Words that say nothing of a subject. */
const EMPTY = new Set(['between', 'with', 'from', 'that', 'this', 'their', 'take', 'part', 'joint', 'both', 'united', 'states', 'kingdom', 'exercise', 'parties']);
const OFFERED_MAX = 5;

/** Words of four letters and more, and words with a number such as pillar-2. */
function tokens(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const words = (plain.match(/[a-z]{4,}/g) ?? []).filter((one) => !EMPTY.has(one));
  return new Set([...words, ...(plain.match(/[a-z]+-\d+/g) ?? [])]);
}

/**
 * Proposals that are open or in force and may belong to a subject, the likeliest first: they share words with its key and
 * titles, or are with a party that those name. Only a person says that they do.
 */
export function belonging(
  subject: Subject, rows: readonly ProposalRow[], words: (row: ProposalRow) => string, nameOf: (party: PartyId) => string, own: PartyId | undefined,
): ProposalRow[] {
  const wanted = tokens([subject.subject, ...subject.announced.map((one) => one.title.en)].join(' '));
  const linked = new Set([...subject.open, ...subject.inForce, ...subject.over].map((one) => one.proposal));
  const found: [number, ProposalRow][] = [];
  for (const row of rows) {
    if (linked.has(row.id) || ['DECLINED', 'WITHDRAWN', 'LAPSED', 'VOID'].includes(row.state)) continue;
    const others = (row.electorate ?? []).map((one) => one.party).filter((party) => party !== own);
    const held = tokens([words(row), row.summary.en, ...others.map(nameOf)].join(' '));
    const shared = [...wanted].filter((one) => held.has(one)).length;
    if (shared > 0) found.push([shared, row]);
  }
  found.sort((a, b) => b[0] - a[0] || b[1].version - a[1].version);
  return found.slice(0, OFFERED_MAX).map(([, row]) => row);
}

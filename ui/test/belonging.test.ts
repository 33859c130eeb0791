// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { ProposalRow, Subject } from '../src/api';
import { say } from '../src/i18n';
import { belonging } from '../src/screens/announcements/belonging';

const row = (id: string, part: Partial<ProposalRow>) =>
  ({ id, profile: 'SUPPORT', state: 'OPEN', summary: { en: id, ja: id }, version: 1, electorate: [], ...part }) as ProposalRow;
const subject = (key: string, title: string, part: Partial<Subject> = {}) =>
  ({ subject: key, announced: [{ title: { en: title, ja: '' } }], open: [], inForce: [], over: [], ...part }) as unknown as Subject;
const found = (of: Subject, rows: ProposalRow[]) =>
  belonging(of, rows, (one) => say('en', `profile.${one.profile}`), (party) => ({ phl: 'Philippines', usa: 'United States' })[party] ?? '', 'us').map((one) => one.id);

describe('what may belong to a subject', () => {
  const slot = row('slot', { profile: 'REPAIR_SLOT', state: 'IN_FORCE' });
  const team = row('charter', { profile: 'TEAM_CHARTER', state: 'IN_FORCE' });
  const visit = row('guests', { profile: 'VISIT', electorate: [{ party: 'phl', function: 'visits' }, { party: 'us', function: 'visits' }] });
  const all = [slot, team, visit, row('helicopters', { electorate: [{ party: 'usa', function: 'lift' }] })];
  it('is found by the kind of work and by a party that the subject names', () => {
    expect(found(subject('ship-repair', 'Repair of large US ships in Japan'), all)).toEqual(['slot']);
    expect(found(subject('standing-team', 'A standing joint team'), all)).toEqual(['charter']);
    expect(found(subject('sdf-philippines', 'Forces may be sent to the Philippines'), all)).toEqual(['guests']);
  });
  it('is nobody\'s where only common words are shared', () => {
    expect(found(subject('burden', 'Both take part, between the United States and us'), all)).toEqual([]);
  });
  it('is not what is linked already, and not what came to nothing', () => {
    expect(found(subject('ship-repair', '', { inForce: [{ proposal: 'slot' }] as Subject['inForce'] }), all)).toEqual([]);
    expect(found(subject('ship-repair', ''), [{ ...slot, state: 'LAPSED' }])).toEqual([]);
  });
  it('puts the likeliest first: the pillar by its number', () => {
    const pillar = (n: number) => row('pillar-' + n, { profile: 'ACCESSION', summary: { en: `Accession to pillar pillar-${n}`, ja: '' }, version: 3 - n });
    expect(found(subject('aukus-pillar-2', 'Pillar 2'), [pillar(1), pillar(2)])[0]).toBe('pillar-2');
  });
});

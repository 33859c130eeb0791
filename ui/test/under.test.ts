// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { AgreementRow, Level, MembershipPart, Peer } from '../src/api';
import { chosen, levelsThatStay, scopesWith, underOf } from '../src/screens/release/Under';

const NOW = new Date('2026-11-30T00:00:00Z');
const same = (...levels: Level[]) => Object.fromEntries(levels.map((level) => [level, level]));
const scope = { pillar: 'p1', closed: false, highest: 'RESTRICTED' as Level, meanings: same('UNCLASSIFIED', 'RESTRICTED') };
const part = (more: Partial<MembershipPart> = {}): MembershipPart => ({ pillar: 'p1', closed: false, scope, number: 1, ours: true, members: ['jpn', 'usa'], ...more });
const row = (more: Partial<AgreementRow> = {}): AgreementRow => ({
  id: 'a'.repeat(32), stage: 'IN_FORCE', title: { en: 'A', ja: '甲' }, parties: [], depositary: 'usa', civil: false, openedAt: null, inForceSince: null,
  until: null, memberships: [part()], applications: 0, interested: 0, ...more,
});
const peer = (highest: Level, meanings: Partial<Record<Level, Level>>) =>
  ({ party: 'usa', ceilings: [{ from: 'jpn', to: 'usa', toCode: 'USA', highest, map: { policy: 'X', meanings } }] }) as unknown as Peer;

describe('within which agreement something is released', () => {
  it('only what is in force, with us and everybody who is to get it, and with a ceiling is offered', () => {
    const offered = (it: AgreementRow, ...to: string[]) => scopesWith([it], 'jpn', to, NOW).length;
    expect(offered(row(), 'usa')).toBe(1);
    expect(offered(row(), 'usa', 'phl')).toBe(0);
    for (const stage of ['PROPOSED', 'SIGNED', 'ENDED', 'NOT_HELD', 'DISPUTED', 'NOT_KNOWN'] as const) expect(offered(row({ stage }), 'usa'), stage).toBe(0);
    expect(offered(row({ memberships: [part({ members: ['usa', 'gbr'] })] }), 'usa')).toBe(0);
    expect(offered(row({ memberships: [part({ scope: undefined })] }), 'usa')).toBe(0);
  });

  it('who gave notice is a member until the time that the notice names', () => {
    const leaves = (from: string) => row({ memberships: [part({ members: ['jpn'], leaving: [{ party: 'usa', from }] })] });
    expect(scopesWith([leaves('2026-11-30T00:00:01Z')], 'jpn', ['usa'], NOW)).toHaveLength(1);
    expect(scopesWith([leaves('2026-11-30T00:00:00Z')], 'jpn', ['usa'], NOW)).toHaveLength(0);
  });

  it('the lower of the two ceilings counts, and a level must mean enough there', () => {
    const at = scopesWith([row()], 'jpn', ['usa'], NOW)[0];
    const secret = peer('SECRET', same('UNCLASSIFIED', 'RESTRICTED', 'CONFIDENTIAL', 'SECRET'));
    expect(levelsThatStay(secret, 'jpn', undefined)).toEqual(['TOP_SECRET']);
    expect(levelsThatStay(secret, 'jpn', at)).toEqual(['CONFIDENTIAL', 'SECRET', 'TOP_SECRET']);
    expect(levelsThatStay(peer('UNCLASSIFIED', same('UNCLASSIFIED')), 'jpn', at)).toEqual(['RESTRICTED', 'CONFIDENTIAL', 'SECRET', 'TOP_SECRET']);
    expect(levelsThatStay(peer('RESTRICTED', { UNCLASSIFIED: 'UNCLASSIFIED', RESTRICTED: 'UNCLASSIFIED' }), 'jpn', at)).toContain('RESTRICTED');
    expect(levelsThatStay(undefined, 'jpn', at)).toHaveLength(5);
  });

  it('a choice and what it names are the same both ways', () => {
    for (const under of [{ agreement: 'a'.repeat(32), pillar: '' }, { agreement: 'a'.repeat(32), pillar: 'p1' }]) expect(underOf(chosen(under))).toEqual(under);
    expect(underOf(chosen(undefined))).toBeUndefined();
  });
});

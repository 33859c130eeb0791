// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Repairs, SlotRow } from '../src/api';
import { meetings } from '../src/screens/repair/meetings';

const names = (name: string) => ({ en: name, ja: name });
const day = (n: number) => `2027-04-${String(n).padStart(2, '0')}T00:00:00.000Z`;

function slot(proposal: string, vessel: string, dock: string, from: number, until: number, state: SlotRow['state'] = 'FIRM'): SlotRow {
  return {
    proposal, party: 'jpn', yard: 'y', dock, number: 0, from: day(from), until: day(until), ends: day(until), state,
    vessel: { party: 'usa', code: vessel, names: names(vessel) }, flags: [], against: [], stated: [], extension: null, daysSaved: null,
  } as unknown as SlotRow;
}

function all(slots: SlotRow[], outs: { id: string; from: string; until: string | null; reason: string }[] = []): Repairs {
  return { yards: [], vessels: [], lists: [], slots, docks: [{ yard: 'y', code: 'd', names: names('d'), outs }] } as unknown as Repairs;
}

describe('what a longer slot meets', () => {
  const held = slot('a', 'CV', 'd', 1, 10);
  it('is the firm slot of another vessel in that dock, and not the day on which it begins', () => {
    const repairs = all([held, slot('b', 'FF', 'd', 15, 20)]);
    expect(meetings(repairs, held, day(15), true)).toEqual([]);
    expect(meetings(repairs, held, day(16), true).map((one) => [one.key, one.vessel?.en, one.from])).toEqual([['b', 'FF', day(15)]]);
  });
  it('is a slot of the same vessel elsewhere, and no slot that is only offered or of another dock', () => {
    const repairs = all([held, slot('b', 'CV', 'e', 12, 20), slot('c', 'FF', 'd', 12, 20, 'OFFERED'), slot('d', 'FF', 'e', 12, 20)]);
    expect(meetings(repairs, held, day(14), true).map((one) => one.key)).toEqual(['b']);
  });
  it('is a time out of service of an own dock only', () => {
    const repairs = all([held], [{ id: 'o', from: day(11), until: null, reason: 'gate' }]);
    expect(meetings(repairs, held, day(14), true).map((one) => one.reason)).toEqual(['gate']);
    expect(meetings(repairs, held, day(14), false)).toEqual([]);
  });
});

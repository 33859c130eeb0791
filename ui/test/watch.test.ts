// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Duty, ProposalRow } from '../src/api';
import { question } from '../src/screens/Journal';
import { inbox, waitsForYou } from '../src/screens/watch';
import { fresh, left, mark } from '../src/state/duties';

const soon = { acknowledgeBy: '2026-11-30T01:00:00Z', answerBy: '2026-11-30T02:00:00Z', validUntil: '2026-11-30T03:00:00Z' };
const late = { acknowledgeBy: '2026-12-30T01:00:00Z', answerBy: '2026-12-30T02:00:00Z', validUntil: '2026-12-30T03:00:00Z' };
const row = (id: string, part: Partial<ProposalRow>) => ({ id, opener: id, state: 'OPEN', clocks: soon, awaitsUs: false, awaitsYou: false, ...part }) as ProposalRow;
const duty = (kind: Duty['kind'], id: string, part: Partial<Duty> = {}) => ({ kind, id, ...part }) as Duty;

describe('the inbox of the watch', () => {
  const rows = [row('theirs', {}), row('ours', { awaitsUs: true }), row('mineLate', { awaitsUs: true, awaitsYou: true, clocks: late }), row('mine', { awaitsUs: true, awaitsYou: true })];
  it('has what this officer must do at the top, and tells it from what another command of ours must do', () => {
    const lines = inbox([duty('HANDOVER', 'sheet')], rows, 'us', []);
    expect(lines.forYou.map((one) => 'key' in one && one.key)).toEqual(['duty sheet', 'mine', 'mineLate']);
    expect(lines.forOthers.map((one) => 'key' in one && one.key)).toEqual(['ours']);
    expect(lines.waiting.map((one) => 'key' in one && one.key)).toEqual(['theirs']);
  });
  it('folds many new documents into one line below the matters', () => {
    const documents = ['a', 'b', 'c', 'd'].map((id) => duty('DOCUMENT', id));
    const lines = inbox(documents, rows, 'us', []);
    expect(lines.forYou.map((one) => ('key' in one ? one.key : one))).toEqual(['mine', 'mineLate', 'duty a', 'duty b', { documents: 2 }]);
    expect(waitsForYou(documents, rows)).toBe(6);
  });
});

describe('what was looked at', () => {
  it('is gone, but for a sheet, which waits for its signature', () => {
    const all = [duty('HANDOVER', 's'), duty('DOCUMENT', 'd'), duty('NOTES', 'n')];
    expect(left(all, ['s', 'd']).map((one) => one.id)).toEqual(['s', 'n']);
  });
  it('never hides a recall of the same document', () => {
    const recall = duty('RECALL', 'd');
    expect(left([recall], ['d'])).toEqual([recall]);
    expect(left([recall], [mark(recall)])).toEqual([]);
  });
  it('counts only the messages after the last one looked at', () => {
    expect(fresh(['a', 'b', 'c'], [])).toBe(3);
    expect(fresh(['a', 'b', 'c'], ['b'])).toBe(1);
    expect(fresh(['a', 'b', 'c'], ['a', 'c'])).toBe(0);
  });
});

describe('a search of the journal', () => {
  it('finds a kind by what the screen calls it, in either language', () => {
    expect(question(true, '申継ぎ書', null)).toContain('kinds=TEAM_HANDOVER_');
    expect(question(false, 'ｈａｎｄｏｖｅｒ', 40)).toMatch(/kinds=\S*TEAM_HANDOVER_SIGNED\S*&before=40$/);
  });
  it('asks for no search where everything is wanted', () => {
    expect(question(false, ' ', null)).toBe('/journal?last=200');
  });
});

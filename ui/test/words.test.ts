// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS, LEVELS, PRIORITIES, PROFILES, PROGRESSES, PROPOSAL_STATES, RIGHTS, TRACK_FIELDS, TRACK_KINDS } from '../src/api';
import { say, type Key } from '../src/i18n';
import { words } from '../src/i18n/table';

const all = Object.entries(words) as [Key, readonly [string, string]][];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? sources(`${folder}/${one.name}`) : /\.tsx?$/.test(one.name) ? [`${folder}/${one.name}`] : [],
  );
}

describe('texts', () => {
  it('every text is there in both languages, with the same blanks to fill', () => {
    for (const [key, [en, ja]] of all) {
      const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((one) => one[0]).sort();
      expect(en.trim(), key).not.toBe('');
      expect(ja.trim(), key).not.toBe('');
      expect(blanks(ja), key).toEqual(blanks(en));
    }
  });

  it('every name of the contract has its words', () => {
    const named = [
      ...KINDS.map((one) => 'kind.' + one), ...LEVELS.map((one) => 'level.' + one), ...PROFILES.map((one) => 'profile.' + one),
      ...PROPOSAL_STATES.map((one) => 'state.' + one), ...PROGRESSES.map((one) => 'progress.' + one), ...PRIORITIES.map((one) => 'priority.' + one),
      ...RIGHTS.map((one) => 'right.' + one), ...TRACK_KINDS.map((one) => 'track.' + one), ...TRACK_FIELDS.map((one) => 'field.' + one),
    ];
    expect(named.filter((key) => !(key in words))).toEqual([]);
  });

  it('no screen uses a word that the glossary bans', () => {
    const banned = /\b(server|tenant|client|remote|session|attachment|ticket|permission|chat ?room|asset)s?\b/i;
    expect(all.filter(([, [en]]) => banned.test(en)).map(([key]) => key)).toEqual([]);
  });

  it('what is filled in stays text, also when it looks like a blank', () => {
    expect(say('en', 'way.in', { code: '{code}<b>' })).toBe('from {code}<b>');
    expect(say('ja', 'way.in', { code: 'USA' })).toBe('USA 発');
  });

  it('no source writes markup or styles from strings', () => {
    const forbidden = /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function|style=/;
    const found = sources('src').filter((file) => forbidden.test(readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });
});

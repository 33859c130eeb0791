// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { mgrs, place } from '../src/place';
import { folded } from '../src/parts/list';
import { composing, meaning } from '../src/state/keys';
import { dtg, fromField, span } from '../src/time';

describe('positions', () => {
  it('MGRS agrees with a transverse Mercator computed apart, also in the odd zones of Norway and Svalbard', () => {
    const known: [number, number, string][] = [
      [38.8895, -77.0353, '18S UJ 23478 06483'], [0, 0, '31N AA 66021 00000'], [35.3606, 138.7274, '54S TE 93517 15404'],
      [-33.8568, 151.2153, '56H LH 34900 52288'], [60.5, 5.5, '32V LN 07793 12209'], [78.2, 15.6, '33X WG 13696 80760'],
    ];
    for (const [latitude, longitude, text] of known) expect(mgrs({ latitude, longitude })).toBe(text);
  });

  it('a position beyond MGRS is given in degrees and not left out', () => {
    expect(place({ latitude: 85, longitude: 10 }, 'mgrs')).toBe('85.00000°N 10.00000°E');
  });

  it('rounding carries instead of showing sixty seconds or minutes', () => {
    expect(place({ latitude: 35.99999, longitude: -0.99999 }, 'dms')).toBe('36°00′00″N 001°00′00″W');
    expect(place({ latitude: -5.9999999, longitude: 139.5 }, 'dm')).toBe('06°00.000′S 139°30.000′E');
  });
});

describe('times', () => {
  it('a date-time group is Zulu whatever the place', () => {
    expect(dtg(new Date('2026-11-22T14:41:59.000Z'))).toBe('221441ZNOV26');
  });

  it('a typed time is taken in both forms and full width, and nothing else', () => {
    expect(fromField('2026-11-22T05:41')).toBe('2026-11-22T05:41:00.000Z');
    expect(fromField('220541znov26')).toBe('2026-11-22T05:41:00.000Z');
    expect(fromField('２２０５４１ＺＮＯＶ２６')).toBe('2026-11-22T05:41:00.000Z');
    for (const text of ['2026-02-30T05:41', '300541ZFEB26', '222561ZNOV26', '2026-11-22', 'soon', '']) expect(fromField(text), text).toBeNull();
  });

  it('spans keep two units', () => {
    expect(span(65 * 60_000, 'en')).toBe('1 h 05 min');
    expect(span(-59_000, 'ja')).toBe('59秒');
    expect(span(49 * 3_600_000, 'en')).toBe('2 d 1 h');
  });
});

describe('keyboard and search', () => {
  it('a key that belongs to a composing input method means nothing to the screen', () => {
    expect(composing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(composing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(composing({ isComposing: false, keyCode: 13 })).toBe(false);
  });

  it('g waits for its letter and forgets it after a while', () => {
    const none = () => false;
    expect(meaning('g', 1_000, none)).toBeNull();
    expect(meaning('r', 1_200, none)).toEqual({ go: 'requests' });
    expect(meaning('r', 1_300, none)).toBeNull();
    meaning('g', 2_000, none);
    expect(meaning('r', 9_000, none)).toBeNull();
  });

  it('a search finds half and full width, and either kana', () => {
    expect(folded('ﾄｳｷｮｳ ＭＡＲＵ')).toBe(folded('とうきょう maru'));
    expect(folded('シンカイ')).toBe(folded('しんかい'));
  });
});

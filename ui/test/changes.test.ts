// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Support, Terms } from '../src/api';
import { fieldWords } from '../src/i18n/fields';
import { changedFields, staleTexts } from '../src/screens/proposal/Changes';
import { isCode } from '../src/screens/proposal/FunctionPicker';
import { asSent, matterReady } from '../src/screens/proposal/MatterEditor';
import { missingTexts } from '../src/screens/proposal/TextsEditor';

const asked: Support = {
  profile: 'SUPPORT', function: 'relief-airlift', capability: 'lift', quantity: 2, why: '', riskIfUnmet: '',
  where: { south: 30, west: 128, north: 46, east: 146 }, from: '2026-12-01T04:30:00.000Z', until: '2026-12-02T04:30:00.000Z', priority: 'PRIORITY',
};
const terms: Terms = {
  texts: [{ language: 'ja', text: '2機' }, { language: 'en', text: 'two' }], matter: asked, documents: [], hash: 'ab', whole: true,
};

describe('a counter', () => {
  it('marks each field that it changed, old and new', () => {
    const fresh = { ...asked, quantity: 1, until: '2026-12-03T00:00:00.000Z' };
    expect(changedFields(asked, fresh)).toEqual([
      { key: 'quantity', was: '2', is: '1' },
      { key: 'until', was: '020430ZDEC26', is: '030000ZDEC26' },
    ]);
    expect(changedFields(asked, { ...asked })).toEqual([]);
  });

  it('warns of a text that stayed as it was, and only when something changed', () => {
    expect(staleTexts(terms, asked, { ja: '2機', en: 'two' })).toEqual([]);
    expect(staleTexts(terms, asked, { ja: '2機', en: 'one' })).toEqual(['ja']);
    expect(staleTexts(terms, { ...asked, quantity: 1 }, { ja: '2機', en: 'two' })).toEqual(['ja', 'en']);
    expect(staleTexts(terms, { ...asked, quantity: 1 }, { ja: '1機', en: 'one' })).toEqual([]);
  });
});

describe('a request', () => {
  it('takes a time in every form that its field shows as understood, and sends the one form', () => {
    const typed = { ...asked, from: '010045ZDEC26', until: '2026-12-02 00:45' };
    expect(matterReady(typed)).toBe(true);
    expect(asSent(typed)).toMatchObject({ from: '2026-12-01T00:45:00.000Z', until: '2026-12-02T00:45:00.000Z' });
    expect(matterReady({ ...typed, until: '010045ZDEC26' })).toBe(false);
  });

  it('takes no function that has not the form of a code', () => {
    expect(['災害空輸', '', '-a', 'a b'].filter(isCode)).toEqual([]);
    expect(isCode('relief-airlift')).toBe(true);
    expect(matterReady({ ...asked, function: '災害空輸' })).toBe(false);
  });

  it('says which language has no text', () => {
    expect(missingTexts({ ja: '文', en: ' ' })).toEqual(['en']);
    expect(missingTexts({ ja: '', en: '' })).toEqual([]);
  });
});

describe('the place of a refused field', () => {
  it('is said in the officer’s words, an unknown one not at all', () => {
    expect(fieldWords('/matter/function', 'ja')).toBe('所掌');
    expect(fieldWords('/texts/1/language', 'en')).toBe('Language');
    expect(fieldWords('/matter/other', 'en')).toBe('');
  });
});

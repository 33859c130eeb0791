// SPDX-License-Identifier: Apache-2.0
import type { Names, Sentence } from '../api';
import { codeOfKey } from '../state/me';
import { titles } from '../state/titles';
import { kept, useCell } from '../store';
import { dtg } from '../time';
import { words, type Key } from './table';

export const LANGUAGES = ['ja', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const preferred: Language = typeof navigator !== 'undefined' && navigator.language.startsWith('ja') ? 'ja' : 'en';
export const language = kept<Language>('language', LANGUAGES, preferred);

const ISO = /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z/g;
const KEY = /\b[0-9a-f]{12}\b/g;
const AGREEMENT = /(agreement |協定 )([0-9a-f]{8})\b/g;

type Fill = Record<string, string | number>;

/** A text of the table, its {names} filled in; what is filled in stays text. */
export function say(lang: Language, key: Key, fill: Fill = {}): string {
  const pair = words[key];
  const text: string = lang === 'ja' ? pair[1] : pair[0];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(fill[name] ?? whole));
}

export interface Speaker {
  lang: Language;
  t: (key: Key, fill?: Fill) => string;
  /** The side of a pair that belongs to the language in use. */
  of: (pair: Sentence | Names | undefined) => string;
  /** The same of a sentence that the node itself says: its times become date-time groups, its keys the codes of their parties, ids of agreements their titles. */
  told: (pair: Sentence | undefined) => string;
}

function titled(beginning: string, word: string, of: (pair: Names) => string): string | undefined {
  for (const [id, title] of titles.read()) if (id.startsWith(beginning)) return word.trimEnd() + (word === '協定 ' ? `「${of(title)}」` : ` “${of(title)}”`);
  return undefined;
}

/** What a screen speaks with; draws it again when the language changes. */
export function useSpeech(): Speaker {
  const lang = useCell(language);
  const of = (pair: Sentence | Names | undefined) => (pair ? (lang === 'ja' ? pair.ja || pair.en : pair.en || pair.ja) : '');
  return {
    lang, of,
    t: (key, fill) => say(lang, key, fill),
    told: (pair) => of(pair).replace(ISO, (time) => dtg(new Date(time))).replace(KEY, codeOfKey)
      .replace(AGREEMENT, (whole, word: string, id: string) => titled(id, word, of) ?? whole),
  };
}

export type { Key };

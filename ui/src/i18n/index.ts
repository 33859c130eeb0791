// SPDX-License-Identifier: Apache-2.0
import type { Names, Sentence } from '../api';
import { kept, useCell } from '../store';
import { words, type Key } from './table';

export const LANGUAGES = ['ja', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const preferred: Language = typeof navigator !== 'undefined' && navigator.language.startsWith('ja') ? 'ja' : 'en';
export const language = kept<Language>('language', LANGUAGES, preferred);

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
}

/** What a screen speaks with; draws it again when the language changes. */
export function useSpeech(): Speaker {
  const lang = useCell(language);
  return {
    lang,
    t: (key, fill) => say(lang, key, fill),
    of: (pair) => (pair ? (lang === 'ja' ? pair.ja || pair.en : pair.en || pair.ja) : ''),
  };
}

export type { Key };

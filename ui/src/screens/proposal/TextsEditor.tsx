// SPDX-License-Identifier: Apache-2.0
import type { AuthenticText } from '../../api';
import { useSpeech } from '../../i18n';
import { Prose } from '../../parts/Form';

export type Texts = Record<string, string>;

export function textsOf(texts: Texts): AuthenticText[] {
  return Object.entries(texts).filter(([, text]) => text.trim() !== '').map(([language, text]) => ({ language, text }));
}

/** Languages of the screens in which nothing is written, where something is in the other. */
export function missingTexts(texts: Texts): ('ja' | 'en')[] {
  const there = (language: string) => (texts[language] ?? '').trim() !== '';
  return (['ja', 'en'] as const).filter((language) => !there(language) && textsOf(texts).length > 0);
}

/** What to think about before it is signed; it forbids nothing. */
export function Cautions(props: { cautions: string[] }) {
  const { t } = useSpeech();
  if (props.cautions.length === 0) return null;
  return (
    <div class="note note-caution" role="status" data-testid="cautions">
      <strong>{t('app.caution')}</strong>
      {props.cautions.map((one) => <p key={one}>{one}</p>)}
    </div>
  );
}

/** The authentic texts side by side; both bind alike, so nothing translates by itself. */
export function TextsEditor(props: { texts: Texts; onTexts: (texts: Texts) => void }) {
  const { t } = useSpeech();
  const languages = [...new Set(['ja', 'en', ...Object.keys(props.texts)])];
  return (
    <fieldset class="group">
      <legend>{t('texts.title')}</legend>
      <p class="hint">{t('texts.hint')}</p>
      <div class="texts">
        {languages.map((language) => (
          <Prose key={language} label={language === 'ja' ? '日本語' : language === 'en' ? 'English' : language} lang={language} rows={5}
            value={props.texts[language] ?? ''} onText={(text) => props.onTexts({ ...props.texts, [language]: text })} />
        ))}
      </div>
    </fieldset>
  );
}

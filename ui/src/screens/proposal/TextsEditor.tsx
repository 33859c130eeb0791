// SPDX-License-Identifier: Apache-2.0
import type { AuthenticText } from '../../api';
import { useSpeech } from '../../i18n';
import { Prose } from '../../parts/Form';

export type Texts = Record<string, string>;

export function textsOf(texts: Texts): AuthenticText[] {
  return Object.entries(texts).filter(([, text]) => text.trim() !== '').map(([language, text]) => ({ language, text }));
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

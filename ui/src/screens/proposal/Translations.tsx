// SPDX-License-Identifier: Apache-2.0
import type { Translation } from '../../api';
import { useSpeech } from '../../i18n';

/** Texts that help to read terms and bind nobody: marked, and after every authentic one. */
export function Translations(props: { of: Translation[] | undefined }) {
  const { t } = useSpeech();
  return (
    <>
      {(props.of ?? []).map((one) => (
        <section key={one.language} lang={one.language} class="translation" data-testid={'translation-' + one.language}>
          <h3>{t('agreements.translation', { language: one.language })}</h3>
          <p class="muted">{t('agreements.notBinding')} {one.by && t('agreements.translatedBy', { by: one.by })}</p>
          <p class="prose">{one.text}</p>
        </section>
      ))}
    </>
  );
}

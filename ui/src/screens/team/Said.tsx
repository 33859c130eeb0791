// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Send, useSending } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { state } from './act';
import type { Note, Words } from './types';

export const LANGUAGE_NAMES = [['ja', '日本語'], ['en', 'English'], ['fil', 'Filipino'], ['ko', '한국어'], ['fr', 'Français']] as const;
type Tongue = (typeof LANGUAGE_NAMES)[number][0];

export const nameOf = (language: string) => LANGUAGE_NAMES.find(([tag]) => tag === language)?.[1] ?? language;

/** What a person wrote, in its own language, with the translations that people made of it. */
export function Said(props: { words: Words; translations: Note['translations'] }) {
  const { t } = useSpeech();
  return (
    <>
      <p class="prose said" lang={props.words.language}><span class="tongue">{nameOf(props.words.language)}</span> {props.words.text}</p>
      {props.translations.map((one) => (
        <p key={one.id} class="prose said said-translated" lang={one.words.language}>
          <span class="tongue">{nameOf(one.words.language)} · {t('team.by', { name: one.translator })}</span> {one.words.text}
        </p>
      ))}
    </>
  );
}

/** Chooses the language that a text is written in. */
export function Tongues(props: { value: string; onPick: (language: string) => void }) {
  const { t } = useSpeech();
  return <Choice label={t('team.language')} value={props.value as Tongue} onPick={props.onPick} options={LANGUAGE_NAMES} />;
}

/** A button that lets a person translate what was written. */
export function Translate(props: { team: string; of: string; words: Words; onDone: () => void }) {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="quiet" onClick={() => setOpen(true)} data-testid="translate">{t('team.translate')}</button>
      {open && <TranslationForm {...props} onClose={() => setOpen(false)} onDone={() => { setOpen(false); props.onDone(); }} />}
    </>
  );
}

function TranslationForm(props: { team: string; of: string; words: Words; onClose: () => void; onDone: () => void }) {
  const { t } = useSpeech();
  const draft = useDraft('team.translation.' + props.of, { language: props.words.language === 'ja' ? 'en' : 'ja', text: '', translator: '' });
  const sending = useSending();
  const it = draft.value;
  const send = () => sending.send(async () => {
    await state(props.team, draft.id, 'TRANSLATION_GIVEN', { of: props.of, words: { language: it.language, text: it.text }, translator: it.translator });
    draft.clear();
    props.onDone();
  });
  return (
    <Dialog title={t('team.translate')} onClose={props.onClose}>
      <p class="prose" lang={props.words.language}>{props.words.text}</p>
      <p class="hint">{t('team.translateWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Tongues value={it.language} onPick={(language) => draft.put({ language })} />
        <Prose label={t('team.translation')} required value={it.text} lang={it.language} onText={(text) => draft.put({ text })} />
        <Line label={t('team.translator')} required value={it.translator} onText={(translator) => draft.put({ translator })} max={100} />
        <Send sending={sending} label={t('team.translate')} disabled={it.text.trim() === '' || it.translator.trim() === '' || it.language === props.words.language} />
      </form>
    </Dialog>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Send, useSending } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { codeOf } from '../../state/me';
import { state } from './act';
import type { Note, Words } from './types';

export const LANGUAGE_NAMES = [['ja', '日本語'], ['en', 'English'], ['fil', 'Filipino'], ['ko', '한국어'], ['fr', 'Français']] as const;
type Tongue = (typeof LANGUAGE_NAMES)[number][0];

export const nameOf = (language: string) => LANGUAGE_NAMES.find(([tag]) => tag === language)?.[1] ?? language;

/**
 * What a person wrote, in its own language, with the translations that people made of it. It stands in a frame of its own with who wrote it on the
 * frame, so that a text made to look like an act or a line of the node is seen as what it is: somebody's words.
 */
export function Said(props: { words: Words; translations: Note['translations']; by: Author }) {
  const { t } = useSpeech();
  return (
    <>
      <Quotation language={props.words.language} text={props.words.text} head={t('team.wrote', { party: codeOf(props.by.party), officer: props.by.officer })} />
      {props.translations.map((one) => (
        <Quotation key={one.id} language={one.words.language} text={one.words.text} translated
          head={t('team.wrote', { party: codeOf(one.party), officer: one.officer }) + ' · ' + t('team.by', { name: one.translator })} />
      ))}
    </>
  );
}

export interface Author { party: string; officer: string }

function Quotation(props: { language: string; text: string; head: string; translated?: boolean }) {
  return (
    <blockquote class={'said' + (props.translated ? ' said-translated' : '')} data-testid="said">
      <div class="said-by">{props.head} <span class="tongue">{nameOf(props.language)}</span></div>
      <p class="prose" lang={props.language} dir="auto"><bdi>{props.text}</bdi></p>
    </blockquote>
  );
}

/** A few words of a person inside a line that the node made. */
export function Quoted(props: { text: string }) {
  return <q class="said-inline" dir="auto"><bdi>{props.text}</bdi></q>;
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

// SPDX-License-Identifier: Apache-2.0
import type { Matter, Proposal, Terms } from '../../api';
import { useSpeech } from '../../i18n';
import { fieldWords } from '../../i18n/fields';
import { Facts } from '../../parts/Panel';
import { dtg } from '../../time';
import { Cautions, type Texts } from './TextsEditor';

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The terms that the ones on the table took the place of; null: none. */
export function before(proposal: Proposal): Terms | null {
  const put = proposal.acts.filter((act) => act.newTerms && act.verdict.state === 'APPLIED').map((act) => act.newTerms as Terms);
  const at = put.findIndex((one) => one.hash === proposal.terms.hash);
  return at > 0 ? put[at - 1] ?? null : null;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return TIME.test(value) ? dtg(new Date(value)) : value;
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (value !== null && typeof value === 'object' && 'hash' in value) return String(value.hash).slice(0, 12);
  if (value !== null && typeof value === 'object') return Object.entries(value).map(([key, one]) => `${key} ${shown(one)}`).join(', ');
  return value === null || value === undefined ? '–' : String(value);
}

/** Fields that differ, old and new. */
export function changedFields(old: Matter, fresh: Matter): { key: string; was: string; is: string }[] {
  const [was, is] = [old, fresh].map((one) => one as unknown as Record<string, unknown>);
  return Object.keys({ ...was, ...is })
    .filter((key) => JSON.stringify(was?.[key]) !== JSON.stringify(is?.[key]))
    .map((key) => ({ key, was: shown(was?.[key]), is: shown(is?.[key]) }));
}

/** Languages whose authentic text stayed as it was although something else changed. */
export function staleTexts(old: Terms, matter: Matter, texts: Texts): string[] {
  const was = Object.fromEntries(old.texts.map((one) => [one.language, one.text]));
  const kept = Object.keys(was).filter((language) => (texts[language] ?? '') === was[language]);
  const same = changedFields(old.matter, matter).length === 0 && kept.length === old.texts.length && Object.values(texts).filter((one) => one.trim() !== '').length === old.texts.length;
  return same ? [] : kept;
}

/** Says in words that a text was kept. */
export function useStaleWords(): (languages: string[]) => string[] {
  const { t } = useSpeech();
  return (languages) => languages.map((one) => t('texts.kept', { language: one === 'ja' || one === 'en' ? t(`texts.${one}`) : one }));
}

/** What a counter changed against the terms before it: each field old and new, and a text that did not follow. */
export function Changes(props: { proposal: Proposal }) {
  const { t, lang } = useSpeech();
  const words = useStaleWords();
  const old = before(props.proposal);
  if (!old) return null;
  const { terms } = props.proposal;
  const texts = Object.fromEntries(terms.texts.map((one) => [one.language, one.text]));
  const fields = changedFields(old.matter, terms.matter);
  return (
    <section class="group" data-testid="changes">
      <h3>{t('request.changes')}</h3>
      {fields.length > 0 && (
        <Facts rows={fields.map((one) => [fieldWords('/' + one.key, lang) || one.key, <><del>{one.was}</del> → <ins>{one.is}</ins></>] as const)} />
      )}
      {old.texts.filter((one) => texts[one.language] !== one.text).map((one) => (
        <p key={one.language} class="muted">{t('texts.changed', { language: one.language })}</p>
      ))}
      <Cautions cautions={words(staleTexts(old, terms.matter, texts))} />
    </section>
  );
}

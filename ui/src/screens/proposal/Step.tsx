// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { LEVELS, PROGRESSES, type ActName, type Level, type Matter, type Progress, type Proposal, type RenkeiDocument } from '../../api';
import { post } from '../../call';
import { useSpeech, type Key } from '../../i18n';
import { Choice, Line, Prose, Send, useSending } from '../../parts/Form';
import { Dialog, Hex } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { EnclosedList, releasedTo } from './Enclosed';
import { asSent, MatterEditor, matterReady } from './MatterEditor';
import { MatterFacts } from './matter';
import { Translations } from './Translations';
import { path } from '../../state/route';
import { Cautions, TextsEditor, textsOf, type Texts } from './TextsEditor';
import { Changes, staleTexts, useStaleWords } from './Changes';

const TITLES: Record<ActName | 'show', Key> = {
  show: 'do.show',
  acknowledge: 'do.acknowledge', consent: 'do.consent', 'withdraw-consent': 'do.withdrawConsent', counter: 'do.counter',
  decline: 'do.decline', withdraw: 'do.withdraw', progress: 'do.progress', answer: 'do.answer', ratify: 'do.ratify',
};
const EXPLAIN: Record<ActName | 'show', Key> = {
  show: 'step.show',
  acknowledge: 'step.acknowledge', consent: 'step.consent', 'withdraw-consent': 'step.withdrawConsent', counter: 'step.counter',
  decline: 'step.decline', withdraw: 'step.withdraw', progress: 'step.progress', answer: 'step.answer', ratify: 'step.ratify',
};

interface Props { act: ActName | 'show'; proposal: Proposal; onClose: () => void; onDone: () => void; onStale: () => void }

/** One decision, with what it means before it is taken. The officer always sees the version that it answers. */
export function Step(props: Props) {
  const { t } = useSpeech();
  const { act, proposal } = props;
  const [seen, setSeen] = useState(proposal);
  const changed = seen.row.version !== proposal.row.version;
  return (
    <Dialog title={t(TITLES[act])} onClose={props.onClose} wide={act === 'counter' || act === 'consent' || act === 'ratify'}>
      <p>{t(EXPLAIN[act])}</p>
      {changed && (
        <div class="note note-problem" role="alert">
          <p>{t('step.changed')}</p>
          <button type="button" onClick={() => setSeen(proposal)}>{t('step.look')}</button>
        </div>
      )}
      {act === 'show' ? <Show {...props} proposal={seen} /> : act === 'counter' ? <Counter {...props} proposal={seen} /> : act === 'answer' ? <Answer {...props} proposal={seen} /> : <Plain {...props} proposal={seen} />}
    </Dialog>
  );
}

function Plain(props: Props) {
  const { t } = useSpeech();
  const { act, proposal } = props;
  const { row, terms } = proposal;
  const draft = useDraft(`${act}.${row.id}`, { reason: '', note: '', basis: '', progress: (row.progress ?? 'IN_PROGRESS') as Progress });
  const sending = useSending();
  const reasoned = act === 'decline' || act === 'withdraw' || act === 'withdraw-consent';
  const send = () =>
    sending.send(async () => {
      const { reason, note, basis, progress } = draft.value;
      const head = { id: draft.id };
      const version = row.version;
      const rest = basis ? { basis } : {};
      const body =
        act === 'progress' ? { ...head, progress, note }
        : act === 'acknowledge' ? { ...head, version, ...rest }
        : act === 'consent' || act === 'ratify' ? { ...head, version, terms: terms.hash, ...rest }
        : act === 'withdraw' ? { ...head, version, reason }
        : { ...head, version, terms: terms.hash, reason, ...rest };
      try {
        await post(`/proposals/${row.id}/${act}`, body);
      } finally {
        props.onStale();
      }
      draft.clear();
      props.onDone();
    });
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      {(act === 'consent' || act === 'ratify') && (
        <>
          <p>{t('request.hash')} <Hex value={terms.hash} /></p>
          <div class="texts">
            {terms.texts.map((one) => (
              <section key={one.language} lang={one.language}><h3>{t('request.authentic', { language: one.language })}</h3><p class="prose">{one.text}</p></section>
            ))}
            <Translations of={terms.translations} />
          </div>
          <Changes proposal={proposal} />
          <MatterFacts matter={terms.matter} />
          {proposal.documents.length > 0 && <EnclosedList documents={proposal.documents} />}
        </>
      )}
      {act === 'progress' && (
        <>
          <Choice label={t('request.state')} value={draft.value.progress} onPick={(progress) => draft.put({ progress })}
            options={PROGRESSES.map((one) => [one, t(`progress.${one}`)] as const)} />
          <Line label={t('step.note')} value={draft.value.note} onText={(note) => draft.put({ note })} />
          <p class="hint"><a href={path('release', 'rules')}>{t('release.rules')}</a></p>
        </>
      )}
      {reasoned && <Prose label={t('step.reason')} required value={draft.value.reason} onText={(reason) => draft.put({ reason })} hint={t('step.reasonHint')} />}
      {(act === 'acknowledge' || act === 'consent' || act === 'decline') && (
        <Line label={t('request.basis')} hint={t('step.basisHint')} value={draft.value.basis} onText={(basis) => draft.put({ basis })} />
      )}
      <Send sending={sending} label={t(TITLES[act])} grave={act === 'decline' || act === 'withdraw'}
        disabled={(reasoned && draft.value.reason.trim() === '') || (act === 'consent' && !terms.whole)} />
    </form>
  );
}

/** The text of an agreement is never drafted: a node that is bound by it puts in its own. */
function drafted(matter: Matter): Matter {
  if (matter.profile !== 'ACCESSION') return matter;
  const { text: _, ...rest } = matter;
  return rest;
}

/** A member shows an applicant what it accedes to: the same terms, with the text of the agreement as it is held here. */
function Show(props: Props) {
  const { t } = useSpeech();
  const { row, terms } = props.proposal;
  const draft = useDraft(`show.${row.id}.${terms.hash.slice(0, 12)}`, {});
  const sending = useSending();
  return (
    <form class="form" onSubmit={(e) => {
      e.preventDefault();
      void sending.send(async () => {
        try {
          await post(`/proposals/${row.id}/counter`, {
            id: draft.id, version: row.version, replaces: terms.hash, matter: drafted(terms.matter), texts: terms.texts, documents: terms.documents,
          });
        } finally {
          props.onStale();
        }
        draft.clear();
        props.onDone();
      });
    }}>
      <MatterFacts matter={terms.matter} />
      <Send sending={sending} label={t('do.show')} />
    </form>
  );
}

function Counter(props: Props) {
  const { t } = useSpeech();
  const { row, terms } = props.proposal;
  const first = Object.fromEntries(terms.texts.map((one) => [one.language, one.text])) as Texts;
  const draft = useDraft(`counter.${row.id}.${terms.hash.slice(0, 12)}`, { matter: terms.matter, texts: first });
  const sending = useSending();
  const texts = textsOf(draft.value.texts);
  const words = useStaleWords();
  const send = () =>
    sending.send(async () => {
      try {
        await post(`/proposals/${row.id}/counter`, {
          id: draft.id, version: row.version, replaces: terms.hash, matter: drafted(asSent(draft.value.matter)), texts, documents: terms.documents,
        });
      } finally {
        props.onStale();
      }
      draft.clear();
      props.onDone();
    });
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      {draft.restored && <p class="note">{t('app.restored')} <button type="button" onClick={draft.clear}>{t('app.discard')}</button></p>}
      <MatterEditor matter={draft.value.matter} onMatter={(matter) => draft.put({ matter })} />
      <TextsEditor texts={draft.value.texts} onTexts={(next) => draft.put({ texts: next })} />
      <Cautions cautions={words(staleTexts(terms, asSent(draft.value.matter), draft.value.texts))} />
      <Send sending={sending} label={t('do.counter')} disabled={texts.length === 0 || !matterReady(draft.value.matter)} />
    </form>
  );
}

/** An answer to a question, for the asker alone. */
function Answer(props: Props) {
  const { t } = useSpeech();
  const { row, terms } = props.proposal;
  const documents = useLoaded<{ rows: RenkeiDocument[] }>('/documents', 'documents').value?.rows ?? [];
  const draft = useDraft(`answer.${row.id}`, { text: '', document: '', level: '' as Level | '' });
  const sending = useSending();
  const { text, document, level } = draft.value;
  const allowed = terms.matter.profile === 'INFORMATION' ? terms.matter.allowed : 'UNCLASSIFIED';
  const send = () =>
    sending.send(async () => {
      await post(`/proposals/${row.id}/answer`, { id: draft.id, text, level, ...(document ? { document } : {}) });
      draft.clear();
      props.onDone();
    });
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <MatterFacts matter={terms.matter} />
      <Prose label={t('answer.text')} value={text} onText={(next) => draft.put({ text: next })} />
      <Choice label={t('answer.document')} value={document} empty={t('app.none')} onPick={(next) => draft.put({ document: next })}
        options={releasedTo(documents, row.opener).map((one) => [one.id, one.title] as const)} hint={t('enclosed.hint')} />
      <Choice label={t('answer.level')} required value={level} onPick={(next) => draft.put({ level: next })}
        options={LEVELS.slice(0, LEVELS.indexOf(allowed) + 1).map((one) => [one, t(`level.${one}`)] as const)} />
      <Send sending={sending} label={t('do.answer')} disabled={level === '' || (text.trim() === '' && document === '')} />
    </form>
  );
}

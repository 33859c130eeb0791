// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { PROGRESSES, type ActName, type Progress, type Proposal } from '../../api';
import { post } from '../../call';
import { useSpeech, type Key } from '../../i18n';
import { Choice, Line, Prose, Send, useSending } from '../../parts/Form';
import { Dialog, Hex } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { MatterEditor, matterReady } from './MatterEditor';
import { MatterFacts } from './matter';
import { TextsEditor, textsOf, type Texts } from './TextsEditor';

const TITLES: Record<ActName, Key> = {
  acknowledge: 'do.acknowledge', consent: 'do.consent', 'withdraw-consent': 'do.withdrawConsent', counter: 'do.counter',
  decline: 'do.decline', withdraw: 'do.withdraw', progress: 'do.progress',
};
const EXPLAIN: Record<ActName, Key> = {
  acknowledge: 'step.acknowledge', consent: 'step.consent', 'withdraw-consent': 'step.withdrawConsent', counter: 'step.counter',
  decline: 'step.decline', withdraw: 'step.withdraw', progress: 'step.progress',
};

interface Props { act: ActName; proposal: Proposal; onClose: () => void; onDone: () => void; onStale: () => void }

/** One decision, with what it means before it is taken. The officer always sees the version that it answers. */
export function Step(props: Props) {
  const { t } = useSpeech();
  const { act, proposal } = props;
  const [seen, setSeen] = useState(proposal);
  const changed = seen.row.version !== proposal.row.version;
  return (
    <Dialog title={t(TITLES[act])} onClose={props.onClose} wide={act === 'counter' || act === 'consent'}>
      <p>{t(EXPLAIN[act])}</p>
      {changed && (
        <div class="note note-problem" role="alert">
          <p>{t('step.changed')}</p>
          <button type="button" onClick={() => setSeen(proposal)}>{t('step.look')}</button>
        </div>
      )}
      {act === 'counter' ? <Counter {...props} proposal={seen} /> : <Plain {...props} proposal={seen} />}
    </Dialog>
  );
}

function Plain(props: Props) {
  const { t } = useSpeech();
  const { act, proposal } = props;
  const { row, terms } = proposal;
  const draft = useDraft(`${act}.${row.id}`, { reason: '', note: '', basis: '', progress: 'IN_PROGRESS' as Progress });
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
        : act === 'consent' ? { ...head, version, terms: terms.hash, ...rest }
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
      {act === 'consent' && (
        <>
          <p>{t('request.hash')} <Hex value={terms.hash} /></p>
          <div class="texts">
            {terms.texts.map((one) => (
              <section key={one.language} lang={one.language}><h3>{one.language}</h3><p class="prose">{one.text}</p></section>
            ))}
          </div>
          <MatterFacts matter={terms.matter} />
        </>
      )}
      {act === 'progress' && (
        <>
          <Choice label={t('request.state')} value={draft.value.progress} onPick={(progress) => draft.put({ progress })}
            options={PROGRESSES.map((one) => [one, t(`progress.${one}`)] as const)} />
          <Line label={t('step.note')} value={draft.value.note} onText={(note) => draft.put({ note })} />
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

function Counter(props: Props) {
  const { t } = useSpeech();
  const { row, terms } = props.proposal;
  const first = Object.fromEntries(terms.texts.map((one) => [one.language, one.text])) as Texts;
  const draft = useDraft(`counter.${row.id}.${terms.hash.slice(0, 12)}`, { matter: terms.matter, texts: first });
  const sending = useSending();
  const texts = textsOf(draft.value.texts);
  const send = () =>
    sending.send(async () => {
      try {
        await post(`/proposals/${row.id}/counter`, {
          id: draft.id, version: row.version, replaces: terms.hash, matter: draft.value.matter, texts,
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
      <Send sending={sending} label={t('do.counter')} disabled={texts.length === 0 || !matterReady(draft.value.matter)} />
    </form>
  );
}

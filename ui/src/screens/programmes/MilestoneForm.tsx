// SPDX-License-Identifier: Apache-2.0
import type { Id, Milestone } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Line, Send, useSending, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { fromField } from '../../time';

export type MilestoneStep = { kind: 'plan'; proposal: Id } | { kind: 'move' | 'reach'; milestone: Milestone };

/** Plans a milestone of our own, moves it, or says that it is reached. */
export function MilestoneForm(props: { step: MilestoneStep; onClose: () => void; onDone: () => void }) {
  const { t, of } = useSpeech();
  const { step } = props;
  const key = step.kind === 'plan' ? step.proposal : step.milestone.id;
  const draft = useDraft(`milestone.${step.kind}.${key}`, { en: '', ja: '', at: '', text: '' });
  const sending = useSending();
  const it = draft.value;
  const at = fromField(it.at);
  const named = step.kind !== 'plan' || (it.en.trim() !== '' && it.ja.trim() !== '');
  const ready = at !== null && named && (step.kind !== 'move' || it.text.trim() !== '');
  const send = () =>
    sending.send(async () => {
      if (step.kind === 'plan') await post(`/proposals/${step.proposal}/milestones`, { id: draft.id, name: { en: it.en, ja: it.ja }, due: at });
      else if (step.kind === 'move') await post(`/milestones/${step.milestone.id}/move`, { id: draft.id, due: at, reason: it.text });
      else await post(`/milestones/${step.milestone.id}/reach`, { id: draft.id, at, note: it.text });
      draft.clear();
      props.onDone();
    });
  return (
    <Dialog title={t(`milestone.${step.kind}`)} onClose={props.onClose}>
      {step.kind !== 'plan' && <p>{of(step.milestone.name)}</p>}
      <form class="form" onSubmit={(e) => { e.preventDefault(); if (ready) void send(); }}>
        {step.kind === 'plan' && <Line label={t('milestone.nameEn')} required value={it.en} onText={(en) => draft.put({ en })} />}
        {step.kind === 'plan' && <Line label={t('milestone.nameJa')} required value={it.ja} onText={(ja) => draft.put({ ja })} />}
        <Zulu label={t(step.kind === 'reach' ? 'milestone.reachedAt' : 'milestone.due')} required value={it.at} onText={(text) => draft.put({ at: text })} />
        {step.kind === 'move' && <Line label={t('milestone.reason')} required value={it.text} onText={(text) => draft.put({ text })} />}
        {step.kind === 'reach' && <Line label={t('milestone.note')} value={it.text} onText={(text) => draft.put({ text })} />}
        <Send sending={sending} label={t(`milestone.${step.kind}`)} disabled={!ready} />
      </form>
    </Dialog>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { OpenDraft, PartyId, RepairSlot, Repairs } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Send, useSending } from '../../parts/Form';
import { Waiting } from '../../parts/Notice';
import { Facts, Panel } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { peers } from '../../state/me';
import { go } from '../../state/route';
import { useCell } from '../../store';
import { nodeNow } from '../../time';
import { isoOf, TimeField } from '../proposal/TimeField';
import { TextsEditor, textsOf, type Texts } from '../proposal/TextsEditor';
import { shipRows } from './facts';
import { EligibilityFields } from './SlotEditor';

const DAY = 86_400_000;
const inDays = (days: number) => {
  const at = new Date(nodeNow().getTime() + days * DAY);
  at.setUTCSeconds(0, 0);
  return at.toISOString();
};

/** Asks the party of a yard for a slot; which dock is the yard's to say. */
export function SlotNew() {
  const { t, of } = useSpeech();
  useCell(peers);
  const all = useLoaded<Repairs>('/repair', 'repairs');
  const draft = useDraft('open.REPAIR_SLOT', {
    to: '' as PartyId, subject: '', from: inDays(14), until: inDays(44), eligibility: { rule: '', eligible: true, determinedBy: '' },
    texts: { ja: '', en: '' } as Texts, answerBy: inDays(3), validUntil: inDays(13),
  });
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const it = draft.value;
  const subjects = (all.value?.vessels ?? []).flatMap((one) => one.works.map((work) => ({ key: `${one.vessel.code}/${work.code}`, vessel: one.vessel, work })));
  const subject = subjects.find((one) => one.key === it.subject);
  const times = [it.from, it.until, it.answerBy, it.validUntil].map(isoOf);
  const [from, until, answerBy, validUntil] = times as [string, string, string, string];
  const texts = textsOf(it.texts);
  const ready = it.to !== '' && subject !== undefined && times.every((one) => one !== null) && from < until && answerBy <= validUntil
    && it.eligibility.rule.trim() !== '' && it.eligibility.determinedBy.trim() !== '' && texts.length > 0;
  const send = () => {
    setTried(true);
    if (!ready || !subject) return;
    void sending.send(async () => {
      const matter: RepairSlot = {
        profile: 'REPAIR_SLOT', vessel: subject.vessel, work: subject.work, berth: { party: it.to, yard: '', dock: '', number: 0, place: null },
        from, until, eligibility: it.eligibility, extension: null,
      };
      const body: OpenDraft = { id: draft.id, to: it.to, matter, texts, clocks: { acknowledgeBy: answerBy, answerBy, validUntil } };
      await post('/proposals', body);
      draft.clear();
      go('requests', body.id);
    });
  };
  return (
    <Panel title={t('repair.new')} class="screen narrow">
      <p class="hint">{t('repair.newHint')}</p>
      <Waiting of={all} empty={all.value !== undefined && subjects.length === 0} none={<p>{t('repair.noVessel')}</p>} />
      {draft.restored && <p class="note">{t('app.restored')} <button type="button" onClick={draft.clear}>{t('app.discard')}</button></p>}
      <form class="form" noValidate onSubmit={(e) => { e.preventDefault(); send(); }}>
        <div class="fields">
          <Choice label={t('repair.yardParty')} required wrong={tried && it.to === ''} value={it.to} onPick={(to) => draft.put({ to })}
            options={(peers.read()?.rows ?? []).map((row) => [row.party, `${row.code} · ${of(row.names)}`] as const)} />
          <Choice label={t('repair.subject')} required wrong={tried && !subject} value={it.subject} onPick={(next) => draft.put({ subject: next })}
            options={subjects.map((one) => [one.key, `${of(one.vessel.names)} · ${one.work.title}`] as const)} />
          <TimeField label={t('support.from')} value={it.from} onTime={(next) => draft.put({ from: next })} wrong={tried && !(from < until)} />
          <TimeField label={t('support.until')} value={it.until} onTime={(next) => draft.put({ until: next })} wrong={tried && !(from < until)} />
          <EligibilityFields value={it.eligibility} onValue={(eligibility) => draft.put({ eligibility })} wrong={tried} />
          <TimeField label={t('clock.answerBy')} value={it.answerBy} onTime={(next) => draft.put({ answerBy: next })} />
          <TimeField label={t('clock.validUntil')} value={it.validUntil} onTime={(next) => draft.put({ validUntil: next })} />
        </div>
        {subject && <Facts rows={shipRows(subject, t, of)} />}
        <TextsEditor texts={it.texts} onTexts={(next) => draft.put({ texts: next })} />
        {tried && !ready && <p class="wrong-words" role="alert">{t('app.fill')}</p>}
        <Send sending={sending} label={t('repair.ask')} />
        <p class="hint">{t('request.sendHint')}</p>
      </form>
    </Panel>
  );
}

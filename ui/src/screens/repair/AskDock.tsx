// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { DockFound, OpenDraft, PartyId, RepairSlot, RepairWork, Vessel } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Send, useSending } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { go } from '../../state/route';
import { nodeNow } from '../../time';
import { MatterFacts } from '../proposal/matter';
import { isoOf, TimeField } from '../proposal/TimeField';
import { TextsEditor, textsOf, type Texts } from '../proposal/TextsEditor';
import { EligibilityFields } from './SlotEditor';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Math.floor((nodeNow().getTime() + days * DAY) / 1000) * 1000).toISOString();

export interface Asked { party: PartyId; found: DockFound; from: string; until: string; vessel: Vessel; work: RepairWork }

/** Asks the yard for the slot that was found in a list that it released. */
export function AskDock(props: { asked: Asked; onClose: () => void }) {
  const { t, lang } = useSpeech();
  const { party, found, from, until, vessel, work } = props.asked;
  const where = `${found.yard}/${found.dock}`;
  const draft = useDraft(`ask.${party}.${where}.${vessel.code}.${work.code}.${from}`, {
    eligibility: { rule: '', eligible: true, determinedBy: '' }, answerBy: inDays(3), validUntil: inDays(13),
    texts: { ja: `ドック ${where} の入渠枠を求める。`, en: `We ask for a slot in dock ${where}.` } as Texts,
  });
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const it = draft.value;
  const texts = textsOf(it.texts);
  const matter: RepairSlot = {
    profile: 'REPAIR_SLOT', vessel, work, berth: { party, yard: found.yard, dock: found.dock, number: 0, place: found.place }, from, until,
    eligibility: it.eligibility, extension: null,
  };
  const answerBy = isoOf(it.answerBy);
  const validUntil = isoOf(it.validUntil);
  const ready = answerBy !== null && validUntil !== null && answerBy <= validUntil && texts.length > 0
    && it.eligibility.rule.trim() !== '' && it.eligibility.determinedBy.trim() !== '';
  const send = () => {
    setTried(true);
    if (!ready || !answerBy || !validUntil) return;
    void sending.send(async () => {
      const body: OpenDraft = { id: draft.id, to: party, matter, texts, clocks: { acknowledgeBy: answerBy, answerBy, validUntil } };
      await post('/proposals', body);
      draft.clear();
      go('requests', body.id);
    });
  };
  return (
    <Dialog title={t('repair.askDock')} onClose={props.onClose} wide>
      <p>{t('repair.askDockHint')}</p>
      <form class="form" noValidate onSubmit={(e) => { e.preventDefault(); send(); }} lang={lang}>
        <MatterFacts matter={matter} />
        <div class="fields">
          <EligibilityFields value={it.eligibility} onValue={(eligibility) => draft.put({ eligibility })} wrong={tried} />
          <TimeField label={t('clock.answerBy')} value={it.answerBy} onTime={(next) => draft.put({ answerBy: next })} />
          <TimeField label={t('clock.validUntil')} value={it.validUntil} onTime={(next) => draft.put({ validUntil: next })} />
        </div>
        <TextsEditor texts={it.texts} onTexts={(next) => draft.put({ texts: next })} />
        {tried && !ready && <p class="wrong-words" role="alert">{t('app.fill')}</p>}
        <Send sending={sending} label={t('repair.ask')} />
      </form>
    </Dialog>
  );
}

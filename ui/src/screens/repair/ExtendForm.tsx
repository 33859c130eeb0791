// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { OpenDraft, Proposal, RepairSlot, Repairs, SlotRow } from '../../api';
import { load, post } from '../../call';
import { useSpeech } from '../../i18n';
import { Send, useSending, Zulu } from '../../parts/Form';
import { Dialog, Facts } from '../../parts/Panel';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { codeOf, node } from '../../state/me';
import { go } from '../../state/route';
import { fromField, nodeNow, toField } from '../../time';
import { TextsEditor, textsOf, type Texts } from '../proposal/TextsEditor';
import { meetings } from './meetings';

const DAY = 86_400_000;
const at = (days: number) => new Date(Math.floor((nodeNow().getTime() + days * DAY) / 1000) * 1000).toISOString();

/** A longer slot is a proposal of its own that begins when the other ends. What it meets is said before it is sent. */
export function ExtendForm(props: { all: Repairs; slot: SlotRow; onClose: () => void }) {
  const { t, of, lang } = useSpeech();
  const { slot, all } = props;
  const [held, setHeld] = useState<RepairSlot | null>(null);
  const where = `${slot.yard}/${slot.dock}`;
  const wanted = slot.stated.filter((one) => one.stage === 'EXTENSION_WANTED').map((one) => one.at).sort().at(-1);
  const draft = useDraft('extend.' + slot.proposal, {
    until: toField(new Date(wanted ?? Date.parse(slot.until) + 7 * DAY)),
    texts: { ja: `ドック ${where} の入渠枠の延長を求める。`, en: `We ask to continue the slot in dock ${where}.` } as Texts,
  });
  const sending = useSending();
  if (!held) {
    void load<Proposal>(`/proposals/${slot.proposal}`).then((found) => {
      if (found.terms.matter.profile === 'REPAIR_SLOT') setHeld(found.terms.matter);
    }, () => props.onClose());
  }
  const until = fromField(draft.value.until);
  const longer = until !== null && until > slot.until;
  const ours = slot.party === node.read()?.party;
  const texts = textsOf(draft.value.texts);
  const meets = longer ? meetings(all, slot, until, ours) : [];
  const send = () =>
    sending.send(async () => {
      if (!held || !until) return;
      const number = all.docks.find((one) => ours && one.yard === slot.yard && one.code === slot.dock)?.number ?? held.berth.number;
      const matter: RepairSlot = { ...held, berth: { ...held.berth, number }, from: held.until, until, extension: slot.proposal };
      const body: OpenDraft = {
        id: draft.id, to: ours ? slot.vessel.party : slot.party, matter, texts, clocks: { acknowledgeBy: at(2), answerBy: at(3), validUntil: at(13) },
      };
      await post('/proposals', body);
      draft.clear();
      go('requests', body.id);
    });
  return (
    <Dialog title={t('repair.extend')} onClose={props.onClose} wide>
      <p>{t('repair.extendWords')}</p>
      <Facts rows={[
        [t('repair.vessel'), `${of(slot.vessel.names)} (${codeOf(slot.vessel.party)})`],
        [t('repair.dock'), `${codeOf(slot.party)} ${where}`],
        [t('repair.heldNow'), <><At time={slot.from} /> – <At time={slot.until} /></>],
        [t('repair.askedFor'), longer ? <><At time={slot.until} /> – <At time={until} /></> : t('app.none')],
      ]} />
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }} lang={lang}>
        <Zulu label={t('repair.wantedUntil')} required value={draft.value.until} onText={(next) => draft.put({ until: next })} wrong={until !== null && !longer} />
        {meets.length > 0 && (
          <div role="alert" class="wrong-words" data-testid="extend-meets">
            {meets.map((one) => (
              <p key={one.key}>
                {one.vessel ? t('repair.meetsSlot', { vessel: of(one.vessel), dock: one.where }) : t('repair.meetsOut', { dock: one.where, reason: one.reason })}{' '}
                <At time={one.from} /> – {one.until ? <At time={one.until} /> : t('repair.openEnd')}
              </p>
            ))}
          </div>
        )}
        <TextsEditor texts={draft.value.texts} onTexts={(next) => draft.put({ texts: next })} />
        <Send sending={sending} label={t('repair.extend')} disabled={!held || !longer || texts.length === 0 || meets.length > 0} />
      </form>
    </Dialog>
  );
}

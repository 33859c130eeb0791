// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { REPAIR_STAGES, type DaysSaved, type RepairStage, type Repairs, type SlotRow } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Send, useSending, Zulu } from '../../parts/Form';
import { useLines } from '../../parts/list';
import { Waiting } from '../../parts/Notice';
import { Dialog, Panel } from '../../parts/Panel';
import { Status, type Grave } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { go, path } from '../../state/route';
import { fromField, nodeNow, toField } from '../../time';
import { TheirLists } from './DockLists';
import { ExtendForm } from './ExtendForm';
import { Docks, Vessels } from './Registers';
import { Search } from './Search';
import { Timeline } from './Timeline';

const GRAVE: Record<SlotRow['state'], Grave> = {
  ASKED: 'standby', OFFERED: 'standby', FIRM: 'normal', OVER: 'off', ENDED_BY_NOTICE: 'off', DECLINED: 'serious', NOT_HELD: 'off', DISPUTED: 'critical',
};

/** Docks and their calendar, the search for a slot, yards and vessels. */
export function Repair() {
  const { t } = useSpeech();
  const all = useLoaded<Repairs>('/repair', 'repairs', 'proposals');
  const value = all.value;
  return (
    <div class="screen-col">
      <Panel title={t('repair.title')} class="screen" aside={may('ANSWER') && <a class="button primary" href={path('repair', 'new')}>{t('repair.new')}</a>}>
        <p class="hint">{t('repair.hint')}</p>
        <Waiting of={all} empty={value !== undefined && value.slots.length === 0} none={<p>{t('repair.none')}</p>} />
        {value && <Timeline all={value} />}
        {value && value.slots.length > 0 && <SlotTable all={value} rows={value.slots} onDone={all.reload} />}
      </Panel>
      {value && <TheirLists lists={value.lists} />}
      {value && <Search all={value} onDone={all.reload} />}
      {value && <Docks all={value} onDone={all.reload} />}
      {value && <Vessels all={value} onDone={all.reload} />}
    </div>
  );
}

function SlotTable(props: { all: Repairs; rows: SlotRow[]; onDone: () => void }) {
  const { t, of, told } = useSpeech();
  const [stating, setStating] = useState<SlotRow | null>(null);
  const [extending, setExtending] = useState<SlotRow | null>(null);
  const lines = useLines(props.rows, (row) => row.proposal, (row) => go('requests', row.proposal));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t('repair.slots')}>
      <table class="lines" data-testid="slots">
        <thead><tr>
          <th scope="col">{t('request.state')}</th><th scope="col">{t('repair.vessel')}</th><th scope="col">{t('repair.dock')}</th>
          <th scope="col">{t('support.from')}</th><th scope="col">{t('support.until')}</th><th scope="col">{t('repair.eligibility')}</th>
          <th scope="col">{t('repair.saved')}</th><th scope="col">{t('repair.stated')}</th>
        </tr></thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.proposal} class={row.proposal === lines.at ? 'picked' : ''} data-at={row.proposal === lines.at}>
              <td>
                <Status grave={GRAVE[row.state]}>{t(`slot.${row.state}`)}</Status>
                {row.flags.map((flag) => <div key={flag}><Status grave="serious">{t(`slotFlag.${flag}`)}</Status></div>)}
                {row.against.map((one) => <div class="muted" key={one.en}>{told(one)}</div>)}
              </td>
              <td><a href={path('requests', row.proposal)}>{of(row.vessel.names)}</a><div class="muted">{codeOf(row.vessel.party)} · {row.work.title}, {t('repair.daysOf', { days: row.work.days })}</div></td>
              <td>{codeOf(row.party)} {row.dock ? `${row.yard}/${row.dock}` : <span class="muted">{t('repair.noDock')}</span>}{row.dock !== '' && <div class="muted">{t('repair.number')}: {row.number}</div>}</td>
              <td><At time={row.from} age /></td>
              <td><At time={row.ends} age /></td>
              <td>{t(row.eligibility.eligible ? 'repair.eligible' : 'repair.notEligible')}<div class="muted">{row.eligibility.rule} · {row.eligibility.determinedBy}</div></td>
              <td>{row.daysSaved ? <Saved of={row.daysSaved} /> : <span class="muted">{t('app.none')}</span>}</td>
              <td>
                {row.stated.map((one) => <div key={one.recorded + one.stage}>{codeOf(one.party)}: {t(`stage.${one.stage}`)} <At time={one.at} /></div>)}
                {may('ANSWER') && row.state === 'FIRM' && <button type="button" onClick={() => setStating(row)} data-testid="state-repair">{t('repair.state')}</button>}
                {may('ANSWER') && row.state === 'FIRM' && row.ends === row.until && <button type="button" onClick={() => setExtending(row)} data-testid="extend">{t('repair.extend')}</button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {extending && <ExtendForm all={props.all} slot={extending} onClose={() => setExtending(null)} />}
      {stating && <StageForm slot={stating} onClose={() => setStating(null)} onDone={() => { setStating(null); props.onDone(); }} />}
    </div>
  );
}

/** The figure with its inputs: a reckoning, no promise. */
export function Saved(props: { of: DaysSaved }) {
  const { t, of } = useSpeech();
  const it = props.of;
  return (
    <>
      <strong data-testid="saved">{t('repair.savedDays', { days: it.savedDays })}</strong>
      <div class="muted">
        {t('repair.savedFrom', { home: of(it.home), miles: it.distanceNauticalMiles, knots: it.speedKnots, sail: it.sailingDays, wait: it.waitingHomeDays, here: it.waitingHereDays })}
      </div>
    </>
  );
}

function StageForm(props: { slot: SlotRow; onClose: () => void; onDone: () => void }) {
  const { t } = useSpeech();
  const draft = useDraft('stage.' + props.slot.proposal, { stage: 'DOCKED' as RepairStage, at: toField(nodeNow()), note: '' });
  const sending = useSending();
  const { stage, at, note } = draft.value;
  const time = fromField(at);
  const send = () =>
    sending.send(async () => {
      await post(`/repair/slots/${props.slot.proposal}/state`, { id: draft.id, stage, at: time, note });
      draft.clear();
      props.onDone();
    });
  return (
    <Dialog title={t('repair.state')} onClose={props.onClose}>
      <p>{t('repair.stateWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Choice label={t('repair.stage')} required value={stage} onPick={(next) => draft.put({ stage: next })} options={REPAIR_STAGES.map((one) => [one, t(`stage.${one}`)] as const)} />
        <Zulu label={t(stage === 'EXTENSION_WANTED' ? 'repair.wantedUntil' : 'repair.happened')} required value={at} onText={(next) => draft.put({ at: next })} />
        <Line label={t('step.note')} value={note} onText={(next) => draft.put({ note: next })} />
        <Send sending={sending} label={t('repair.state')} disabled={!time} />
      </form>
    </Dialog>
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { RepairSlot, Repairs } from '../../api';
import { useSpeech } from '../../i18n';
import { Choice, Line } from '../../parts/Form';
import { Facts } from '../../parts/Panel';
import { useLoaded } from '../../state/loaded';
import { node } from '../../state/me';
import { isoOf, TimeField } from '../proposal/TimeField';
import { shipRows } from './facts';

/** Whether every field that an officer may change can be read. */
export function slotReady(slot: RepairSlot): boolean {
  const { eligibility, berth } = slot;
  const from = isoOf(slot.from);
  const until = isoOf(slot.until);
  return from !== null && until !== null && from < until && eligibility.rule.trim() !== '' && eligibility.determinedBy.trim() !== ''
    && (berth.dock === '' || berth.yard !== '');
}

/** What may differ in a counter: dock, window and eligibility. The vessel's facts stay what its owner states. */
export function SlotEditor(props: { matter: RepairSlot; onMatter: (matter: RepairSlot) => void; wrong?: boolean }) {
  const { t, of } = useSpeech();
  const it = props.matter;
  const wrong = props.wrong ?? false;
  const put = (part: Partial<RepairSlot>) => props.onMatter({ ...it, ...part });
  const ours = it.berth.party === node.read()?.party;
  const all = useLoaded<Repairs>(ours ? '/repair' : null, 'repairs').value;
  const docks = all?.docks ?? [];
  const pick = (key: string) => {
    const dock = docks.find((one) => `${one.yard}/${one.code}` === key);
    const yard = all?.yards.find((one) => one.code === dock?.yard);
    if (dock && yard) put({ berth: { ...it.berth, yard: dock.yard, dock: dock.code, number: dock.number, place: yard.position } });
  };
  return (
    <>
      <Facts rows={shipRows(it, t, of)} />
      <div class="fields">
        {ours && (
          <Choice label={t('repair.dock')} required value={it.berth.dock ? `${it.berth.yard}/${it.berth.dock}` : ''} onPick={pick} hint={t('repair.dockHint')}
            options={docks.map((one) => [`${one.yard}/${one.code}`, `${one.yard}/${one.code} · ${of(one.names)}`] as const)} />
        )}
        <TimeField label={t('support.from')} value={it.from} onTime={(from) => put({ from })} wrong={wrong && it.from >= it.until} />
        <TimeField label={t('support.until')} value={it.until} onTime={(until) => put({ until })} wrong={wrong && it.from >= it.until} />
        <EligibilityFields value={it.eligibility} onValue={(eligibility) => put({ eligibility })} wrong={wrong} />
      </div>
    </>
  );
}

/** What a named person found, under which rule. */
export function EligibilityFields(props: { value: RepairSlot['eligibility']; onValue: (value: RepairSlot['eligibility']) => void; wrong: boolean }) {
  const { t } = useSpeech();
  const it = props.value;
  return (
    <>
      <Line label={t('repair.rule')} required wrong={props.wrong && it.rule.trim() === ''} value={it.rule} onText={(rule) => props.onValue({ ...it, rule })} hint={t('repair.ruleHint')} />
      <Choice label={t('repair.eligibility')} required value={it.eligible ? 'yes' : 'no'} onPick={(next) => props.onValue({ ...it, eligible: next === 'yes' })}
        options={[['yes', t('repair.eligible')], ['no', t('repair.notEligible')]]} />
      <Line label={t('repair.determinedBy')} required wrong={props.wrong && it.determinedBy.trim() === ''} value={it.determinedBy}
        onText={(determinedBy) => props.onValue({ ...it, determinedBy })} hint={t('repair.determinedHint')} />
    </>
  );
}

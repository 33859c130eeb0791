// SPDX-License-Identifier: Apache-2.0
import type { ComponentChild } from 'preact';
import type { RepairSlot, ShipSize } from '../../api';
import type { Speaker } from '../../i18n';
import { At } from '../../parts/Time';
import { codeOf } from '../../state/me';
import { path } from '../../state/route';

type Row = readonly [string, ComponentChild];

/** Length × beam × draught. */
export function sizeText(size: ShipSize): string {
  return `${size.lengthMetres} × ${size.beamMetres} × ${size.draughtMetres} m`;
}

/** The vessel and its work, as the owner states them. */
export function shipRows(slot: Pick<RepairSlot, 'vessel' | 'work'>, t: Speaker['t'], of: Speaker['of']): Row[] {
  const { vessel, work } = slot;
  return [
    [t('repair.vessel'), `${of(vessel.names)} (${vessel.code}, ${codeOf(vessel.party)})`],
    [t('repair.size'), sizeText(vessel)],
    [t('repair.overallBeam'), `${vessel.overallBeamMetres} m`],
    [t('repair.displacement'), `${vessel.displacementTonnes} t`],
    [t('repair.work'), `${work.title} (${work.code})`],
    [t('repair.days'), String(work.days)],
    [t('repair.capabilities'), work.capabilities.join(', ') || t('app.none')],
  ];
}

/** Every field of a repair slot: who consents must have seen all of them. */
export function slotRows(slot: RepairSlot, t: Speaker['t'], of: Speaker['of']): Row[] {
  const { berth, eligibility } = slot;
  return [
    ...shipRows(slot, t, of),
    [t('repair.yardParty'), codeOf(berth.party)],
    [t('repair.dock'), berth.dock ? `${berth.yard}/${berth.dock}` : t('repair.noDock')],
    ...(berth.dock ? [[t('repair.number'), String(berth.number)] as const] : []),
    ...(berth.place ? [[t('repair.place'), `${berth.place.latitude}, ${berth.place.longitude}`] as const] : []),
    [t('support.from'), <At time={slot.from} age />],
    [t('support.until'), <At time={slot.until} age />],
    [t('repair.eligibility'), `${t(eligibility.eligible ? 'repair.eligible' : 'repair.notEligible')} · ${eligibility.rule}`],
    [t('repair.determinedBy'), eligibility.determinedBy],
    ...(slot.extension ? [[t('repair.extends'), <a href={path('requests', slot.extension)}>{slot.extension.slice(0, 8)}</a>] as const] : []),
  ];
}

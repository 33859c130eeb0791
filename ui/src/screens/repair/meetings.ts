// SPDX-License-Identifier: Apache-2.0
import type { Names, Repairs, SlotRow } from '../../api';

/** What a longer slot would meet. */
export interface Meeting { key: string; where: string; from: string; until: string | null; vessel?: Names; reason: string }

/**
 * Every slot of the dock or of the vessel, and every time out of service, that a slot continued until then would meet, as far as this
 * party knows them. The yard looks again with all of its calendar.
 */
export function meetings(all: Repairs, slot: SlotRow, until: string, ours: boolean): Meeting[] {
  const where = `${slot.yard}/${slot.dock}`;
  const meets = (from: string, ends: string | null) => from < until && (ends === null || slot.until < ends);
  const slots = all.slots
    .filter((one) => one.proposal !== slot.proposal && one.state === 'FIRM' && meets(one.from, one.ends))
    .filter((one) => (one.party === slot.party && `${one.yard}/${one.dock}` === where)
      || (one.vessel.party === slot.vessel.party && one.vessel.code === slot.vessel.code))
    .map((one) => ({ key: one.proposal, where: `${one.yard}/${one.dock}`, from: one.from, until: one.ends, vessel: one.vessel.names, reason: '' }));
  // Only the yard's own party has docks in its register: another's dock may have the same code.
  const own = all.docks.find((one) => ours && `${one.yard}/${one.code}` === where);
  const outs = (own?.outs ?? []).filter((one) => meets(one.from, one.until))
    .map((one) => ({ key: one.id, where, from: one.from, until: one.until, reason: one.reason }));
  return [...slots, ...outs];
}

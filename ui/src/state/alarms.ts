// SPDX-License-Identifier: Apache-2.0
import type { ClockAlarm, Duty, Proposals, ProposalRow } from '../api';
import type { Grave } from '../parts/Status';
import { useCell } from '../store';
import { useDuties } from './duties';
import { useLoaded } from './loaded';
import { node, peers } from './me';
import { path } from './route';

export type Alarm =
  | { key: string; grave: Grave; to: string; what: 'readOnly' }
  | { key: string; grave: Grave; to: string; what: 'link'; code: string; state: 'DOWN' | 'ROLLED_BACK' }
  | { key: string; grave: Grave; to: string; what: 'clock'; alarm: ClockAlarm }
  | { key: string; grave: Grave; to: string; what: 'disputed'; row: ProposalRow }
  | { key: string; grave: Grave; to: string; what: 'recall'; duty: Duty };

const RANK: Record<Grave, number> = { critical: 0, serious: 1, caution: 2, normal: 3, standby: 4, off: 5 };

/** What needs somebody to act now, gravest first. What needs no action is no alarm. */
export function useAlarms(): Alarm[] {
  const proposals = useLoaded<Proposals>('/proposals?state=DISPUTED&limit=500', 'proposals').value?.rows ?? [];
  const links = useCell(peers)?.rows ?? [];
  const readOnly = useCell(node)?.readOnly;
  const clocks = useLoaded<{ rows: ClockAlarm[] }>('/alarms', 'proposals').value?.rows ?? [];
  const { recalls } = useDuties();
  const found: Alarm[] = readOnly ? [{ key: 'readOnly', grave: 'critical', to: path('links'), what: 'readOnly' }] : [];
  for (const row of links) {
    if (row.state === 'DOWN' || row.state === 'ROLLED_BACK') {
      const grave = row.state === 'DOWN' ? 'serious' : 'critical';
      found.push({ key: row.party, grave, to: path('links', row.party), what: 'link', code: row.code, state: row.state });
    }
  }
  for (const row of proposals) {
    const to = path('requests', row.id);
    if (row.state === 'DISPUTED') found.push({ key: row.id, grave: 'critical', to, what: 'disputed', row });
  }
  for (const duty of recalls) found.push({ key: 'recall ' + duty.id, grave: 'serious', to: path('release', 'documents'), what: 'recall', duty });
  for (const alarm of clocks) {
    const grave = alarm.stage === 'NEAR' ? 'caution' : alarm.clock === 'ACKNOWLEDGE' ? 'serious' : 'critical';
    found.push({ key: alarm.id, grave, to: path('requests', alarm.proposal), what: 'clock', alarm });
  }
  return found.sort((a, b) => RANK[a.grave] - RANK[b.grave]);
}

// SPDX-License-Identifier: Apache-2.0
import type { Grave } from '../../parts/Status';
import type { Sheet } from './types';

/** How far a handover has come. */
export function sheetState(sheet: Sheet): { grave: Grave; key: 'team.handover.both' | 'team.handover.waits' | 'team.handover.dropped' } {
  if (sheet.taken) return { grave: 'normal', key: 'team.handover.both' };
  return sheet.waits ? { grave: 'caution', key: 'team.handover.waits' } : { grave: 'off', key: 'team.handover.dropped' };
}

// SPDX-License-Identifier: Apache-2.0
import type { Grave } from '../../parts/Status';
import type { Phase } from './types';

/** How each phase of a team is drawn. */
export const PHASE_GRAVE: Record<Phase, Grave> = { PROPOSED: 'standby', OPEN: 'normal', ENDED: 'off', NOT_OPENED: 'off', DISPUTED: 'critical' };

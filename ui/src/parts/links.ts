// SPDX-License-Identifier: Apache-2.0
import type { LinkState } from '../api';
import type { Grave } from './Status';

export const LINK_GRAVE: Record<LinkState, Grave> = {
  UP: 'normal', GREETING: 'standby', DOWN: 'serious', ROLLED_BACK: 'critical', SUSPENDED: 'off',
};

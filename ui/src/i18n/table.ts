// SPDX-License-Identifier: Apache-2.0
import { common } from './common';
import { kinds } from './kinds';
import { announcements } from './announcements';
import { programmes } from './programmes';
import { acting } from './acting';
import { desk } from './desk';
import { asking } from './asking';
import { signing } from './signing';
import { agreements } from './agreements';
import { repair } from './repair';
import { readiness } from './readiness';
import { visiting } from './visiting';
import { team } from './team';
import { watching } from './watching';

/** Every text of the screens, English and Japanese side by side: [English, Japanese]. */
export const words = { ...common, ...kinds, ...acting, ...desk, ...asking, ...signing, ...repair, ...announcements, ...agreements, ...readiness, ...visiting, ...team, ...programmes, ...watching };
export type Key = keyof typeof words;

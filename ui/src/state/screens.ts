// SPDX-License-Identifier: Apache-2.0
import type { Key } from '../i18n';

/** One screen: its place in the address, its name, the key after g, and whether it belongs to the joint work. */
export interface Screen {
  name: string;
  title: Key;
  letter: string;
  joint?: boolean;
}

/** Every screen, in the order of the bars: the watch's own first, then the joint work on a bar of its own. */
export const SCREENS: readonly Screen[] = [
  { name: 'watch', title: 'nav.watch', letter: 'm' },
  { name: 'requests', title: 'nav.requests', letter: 'r' },
  { name: 'release', title: 'nav.release', letter: 'p' },
  { name: 'announcements', title: 'nav.announcements', letter: 'n', joint: true },
  { name: 'agreements', title: 'nav.agreements', letter: 'e', joint: true },
  { name: 'programmes', title: 'nav.programmes', letter: 'y', joint: true },
  { name: 'team', title: 'nav.team', letter: 't', joint: true },
  { name: 'visits', title: 'nav.visits', letter: 'v', joint: true },
  { name: 'repair', title: 'nav.repair', letter: 'k', joint: true },
  { name: 'readiness', title: 'nav.readiness', letter: 'd', joint: true },
  { name: 'contributions', title: 'nav.contributions', letter: 'c', joint: true },
  { name: 'register', title: 'nav.register', letter: 'a' },
  { name: 'links', title: 'nav.links', letter: 'l' },
  { name: 'journal', title: 'nav.journal', letter: 'j' },
  { name: 'officers', title: 'nav.officers', letter: 'o' },
  { name: 'settings', title: 'nav.settings', letter: 's' },
];

/** Screens of the joint work: what parties agreed, and what they do under it. */
export const JOINT = SCREENS.filter((screen) => screen.joint);

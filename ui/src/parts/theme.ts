// SPDX-License-Identifier: Apache-2.0
import { kept } from '../store';

export const theme = kept<'dark' | 'light'>('theme', ['dark', 'light'], 'dark');

/** On the root element before anything is drawn; screens that read colours from it draw after. */
export function startTheme(): void {
  const put = () => document.documentElement.setAttribute('data-theme', theme.read());
  put();
  theme.watch(put);
}

// SPDX-License-Identifier: Apache-2.0
import { Cell } from '../store';

/** The address after `#/`, in parts: `#/requests/ab12` is ['requests', 'ab12']. */
export const route = new Cell<string[]>(read());

function read(): string[] {
  if (typeof location === 'undefined') return ['watch'];
  const parts = location.hash.replace(/^#\/?/, '').split('/').filter((part) => part !== '');
  return parts.length === 0 ? ['watch'] : parts.map((part) => decode(part));
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function startRoute(): void {
  window.addEventListener('hashchange', () => route.write(read()));
}

export function path(...parts: string[]): string {
  return '#/' + parts.map(encodeURIComponent).join('/');
}

export function go(...parts: string[]): void {
  location.hash = path(...parts);
}

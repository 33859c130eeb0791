// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { kept } from '../store';
import { go } from './route';
import { SCREENS } from './screens';

export const shortcuts = kept<'on' | 'off'>('shortcuts', ['on', 'off'], 'on');

type Doings = Record<string, () => void>;
const layers: { current: Doings }[] = [];
/** Screens by the key after g; w goes to the watch too. */
const AFTER_G: Record<string, string> = { w: 'watch', ...Object.fromEntries(SCREENS.map(({ letter, name }) => [letter, name])) };
const GO_MILLIS = 1_500;
let goUntil = 0;

/** Whether Enter or a letter belongs to an input method that is still composing. */
export function composing(e: { isComposing?: boolean; keyCode?: number }): boolean {
  return e.isComposing === true || e.keyCode === 229;
}

/** What a key means to the screens; null: nothing. The newest layer that knows the key wins. */
export function meaning(key: string, now: number, known: (key: string) => boolean): { go?: string; key?: string } | null {
  if (now < goUntil) {
    goUntil = 0;
    const screen = AFTER_G[key];
    return screen ? { go: screen } : null;
  }
  if (key === 'g') {
    goUntil = now + GO_MILLIS;
    return null;
  }
  return known(key) ? { key } : null;
}

/** What the mouse pressed last, as long as nobody moved on by the tabulator. */
let pressed: Element | null = null;

/**
 * Whether Enter on a button or link belongs to the line that is chosen: on the chosen line itself, or on what only has
 * the focus because the mouse pressed it before. A step that stands before the screen keeps its own Enter.
 */
export function yieldsEnter(pressable: Element, byMouse: Element | null): boolean {
  if (pressable.closest('dialog')) return false;
  return pressable.matches('[data-at="true"]') || pressable === byMouse;
}

export function startKeys(): void {
  window.addEventListener('pointerdown', (e) => {
    pressed = e.target instanceof Element ? e.target.closest('a, button, summary') : null;
  }, true);
  window.addEventListener('keydown', (e) => {
    if (e.key === 'Tab') pressed = null;
    if (composing(e) || e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
    const editable = e.target instanceof HTMLElement && e.target.closest('input, textarea, select, [contenteditable]');
    if (e.key !== 'Escape' && (editable || shortcuts.read() === 'off')) return;
    const pressable = e.target instanceof HTMLElement && e.target.closest('a, button, summary');
    if (e.key === 'Enter' && pressable && !yieldsEnter(pressable, pressed)) return;
    const key = e.key === '？' ? '?' : e.key.length === 1 ? e.key.normalize('NFKC') : e.key;
    const found = meaning(key, Date.now(), (k) => layers.some((layer) => layer.current[k]));
    if (!found) return;
    if (found.go) go(found.go);
    if (found.key) [...layers].reverse().find((layer) => layer.current[key])?.current[key]?.();
    e.preventDefault();
  });
}

/** Keys of a screen or dialog while it is shown. None may do what cannot be taken back. */
export function useKeys(doings: Doings): void {
  const layer = useLayer();
  layer.current = doings;
}

function useLayer(): { current: Doings } {
  const [ref] = useState(() => ({ current: {} as Doings }));
  useEffect(() => {
    layers.push(ref);
    return () => {
      layers.splice(layers.indexOf(ref), 1);
    };
  }, []);
  return ref;
}

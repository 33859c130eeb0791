// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'preact/hooks';
import type { Problem, Topic } from '../api';
import { asProblem, load } from '../call';
import { Cell, useCell } from '../store';

export interface Loaded<T> { value?: T; problem?: Problem; loading: boolean }

interface Held { cell: Cell<Loaded<unknown>>; topics: Topic[]; watched: number; asked: number; again?: number }

const HELD_MAX = 60;
const REPEAT_MILLIS = 1_000;
const held = new Map<string, Held>();

/** Loads a path, and again whenever the stream says that one of its topics changed. */
export function useLoaded<T>(path: string | null, ...topics: Topic[]): Loaded<T> & { reload: () => void } {
  const key = path ?? '';
  const one = hold(key, topics);
  const state = useCell(one.cell) as Loaded<T>;
  useEffect(() => {
    if (path === null) return undefined;
    // A change that came between drawing and this may have let it go: what is watched is held.
    held.set(key, one);
    one.watched++;
    ask(key, one);
    return () => {
      one.watched--;
    };
  }, [key]);
  const now = one.cell.read() as Loaded<T>;
  return { ...(now === state ? state : now), reload: () => ask(key, one) };
}

function hold(path: string, topics: Topic[]): Held {
  let one = held.get(path);
  if (!one) {
    one = { cell: new Cell<Loaded<unknown>>({ loading: path !== '' }), topics, watched: 0, asked: 0 };
    held.set(path, one);
    for (const [old, it] of held) {
      if (held.size <= HELD_MAX) break;
      if (it.watched === 0 && old !== path) held.delete(old);
    }
  }
  return one;
}

function ask(path: string, one: Held): void {
  const turn = ++one.asked;
  const before = one.cell.read();
  one.cell.write({ ...before, loading: true });
  load(path).then(
    (value) => {
      if (turn === one.asked) one.cell.write({ value, loading: false });
    },
    (e: unknown) => {
      if (turn === one.asked) one.cell.write({ value: before.value, problem: asProblem(e), loading: false });
    },
  );
}

/** Asks again for what is on screen and speaks of these topics; at most once a second each. */
export function changed(topics: readonly Topic[] | 'all'): void {
  for (const [path, one] of held) {
    if (path === '' || (topics !== 'all' && !one.topics.some((topic) => topics.includes(topic)))) continue;
    if (one.watched === 0) held.delete(path);
    else if (one.again === undefined)
      one.again = window.setTimeout(() => {
        one.again = undefined;
        ask(path, one);
      }, REPEAT_MILLIS);
  }
}

export function forgetLoaded(): void {
  held.clear();
}

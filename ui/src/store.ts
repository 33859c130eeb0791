// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';

/** A value that screens watch. */
export class Cell<T> {
  private readonly watchers = new Set<() => void>();
  constructor(private value: T) {}

  read(): T {
    return this.value;
  }

  write(value: T): void {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const watcher of [...this.watchers]) watcher();
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}

/** Draws the component again whenever the cell changes. */
export function useCell<T>(cell: Cell<T>): T {
  const [, again] = useState(0);
  const seen = cell.read();
  useEffect(() => {
    if (!Object.is(cell.read(), seen)) again((n) => n + 1);
    return cell.watch(() => again((n) => n + 1));
  }, [cell]);
  return seen;
}

const PREFIX = 'renkei.';

/** A cell kept in the browser for this user, such as the language. */
export function kept<T extends string>(name: string, values: readonly T[], first: T): Cell<T> {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(PREFIX + name);
  } catch {
    stored = null; // storage is switched off: the setting lasts as long as the page
  }
  const cell = new Cell<T>((values as readonly string[]).includes(stored ?? '') ? (stored as T) : first);
  cell.watch(() => {
    try {
      localStorage.setItem(PREFIX + name, cell.read());
    } catch {
      // as above
    }
  });
  return cell;
}

/** A short text kept in the browser, such as the code of the officer who logged in last. */
export function keptText(name: string): Cell<string> {
  let stored = '';
  try {
    stored = localStorage.getItem(PREFIX + name) ?? '';
  } catch {
    stored = ''; // as above
  }
  const cell = new Cell(stored.slice(0, 64));
  cell.watch(() => {
    try {
      localStorage.setItem(PREFIX + name, cell.read());
    } catch {
      // as above
    }
  });
  return cell;
}

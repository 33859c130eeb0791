// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { newId } from '../call';

const PREFIX = 'renkei.draft.';

/**
 * What an officer is typing: survives closing, Esc and a reload of the page, until it is recorded or discarded. Each draft
 * keeps the id that its entry will have, so that a retry after a time-out has one effect.
 */
export function useDraft<T extends object>(name: string, first: T): Draft<T> {
  const [state, set] = useState(() => read(name, first));
  const [restored, setRestored] = useState(state.touched);
  const write = (next: Stored<T>) => {
    set(next);
    try {
      sessionStorage.setItem(PREFIX + name, JSON.stringify(next));
    } catch {
      // storage is full or switched off: the text lives as long as the screen
    }
  };
  return {
    value: state.value,
    id: state.id,
    restored,
    touched: state.touched,
    put: (part) => write({ ...state, touched: true, value: { ...state.value, ...part } }),
    clear: () => {
      forgetDraft(name);
      setRestored(false);
      set({ id: newId(), touched: false, value: first });
    },
  };
}

export interface Draft<T> {
  value: T; id: string; restored: boolean; touched: boolean; put: (part: Partial<T>) => void; clear: () => void;
}
interface Stored<T> { id: string; touched: boolean; value: T }

function read<T extends object>(name: string, first: T): Stored<T> {
  try {
    const stored = sessionStorage.getItem(PREFIX + name);
    if (stored) {
      const found = JSON.parse(stored) as Stored<T>;
      return { ...found, value: { ...first, ...found.value } };
    }
  } catch {
    // unreadable: begin anew
  }
  return { id: newId(), touched: false, value: first };
}

export function forgetDraft(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name);
  } catch {
    // switched off
  }
}

// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { useKeys } from '../state/keys';

const DRAWN_MILLIS = 40;

/** Moving through lines with j and k, opening with Enter. */
export function useLines<T>(rows: readonly T[], keyOf: (row: T) => string, open: (row: T) => void): Lines {
  const [at, setAt] = useState<string | null>(null);
  const index = rows.findIndex((row) => keyOf(row) === at);
  const move = (step: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index < 0 ? 0 : index + step))];
    if (row) setAt(keyOf(row));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const row = rows[index];
      if (row) open(row);
    },
  });
  useEffect(() => {
    // Once the line is drawn as picked. A button pressed before must not take the Enter that opens the line.
    const drawn = setTimeout(() => document.querySelector('[data-at="true"]')?.scrollIntoView({ block: 'nearest' }), DRAWN_MILLIS);
    return () => clearTimeout(drawn);
  }, [at]);
  return { at, setAt };
}
export interface Lines { at: string | null; setAt: (key: string | null) => void }

/** The same letters for searching, whichever width or kana they were typed in. */
export function folded(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

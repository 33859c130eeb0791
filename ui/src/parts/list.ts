// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { useKeys } from '../state/keys';

/**
 * Moving through lines with j and k, opening with Enter. The line that the keys chose comes into view and has the focus,
 * so that Enter belongs to it and to nothing that was pressed before.
 */
export function useLines<T>(rows: readonly T[], keyOf: (row: T) => string, open: (row: T) => void): Lines {
  const [at, setAt] = useState<string | null>(null);
  const [moves, setMoves] = useState(0);
  const index = rows.findIndex((row) => keyOf(row) === at);
  const chosen = rows[index];
  const move = (step: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index < 0 ? 0 : index + step))];
    if (!row) return;
    setAt(keyOf(row));
    setMoves((n) => n + 1);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(chosen ? { Enter: () => open(chosen) } : {}),
  });
  useEffect(() => {
    const line = moves > 0 ? document.querySelector<HTMLElement>('[data-at="true"]') : null;
    if (!line) return;
    if (line.tabIndex < 0) line.tabIndex = -1;
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block: 'nearest' });
  }, [moves]);
  return { at, setAt };
}
export interface Lines { at: string | null; setAt: (key: string | null) => void }

/** The same letters for searching, whichever width or kana they were typed in. */
export function folded(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

// SPDX-License-Identifier: Apache-2.0
import type { AgreementRow, Id, Names } from '../api';
import { Cell } from '../store';

/** What agreements are called here, so that no officer must read an id. */
export const titles = new Cell<ReadonlyMap<Id, Names>>(new Map());

export function heardTitles(rows: readonly AgreementRow[]): void {
  const before = titles.read();
  const fresh = rows.filter((row) => before.get(row.id)?.en !== row.title.en || before.get(row.id)?.ja !== row.title.ja);
  if (fresh.length > 0) titles.write(new Map([...before, ...fresh.map((row) => [row.id, row.title] as const)]));
}

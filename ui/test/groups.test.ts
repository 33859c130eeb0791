// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { ProposalRow } from '../src/api';
import { GROUP, grouped } from '../src/parts/groups';

const row = (opener: string, n: number) => ({ id: opener + n, opener }) as ProposalRow;
const many = (opener: string, count: number) => Array.from({ length: count }, (_, n) => row(opener, n));

describe('a list with many requests of one party', () => {
  it('shows the one of another party, and says how many more the first has (P26)', () => {
    const items = grouped([...many('loud', 500), row('quiet', 1)], 'us', []);
    expect(items).toHaveLength(GROUP + 2);
    expect(items[GROUP]).toEqual({ more: 'loud', count: 490 });
    expect(items[GROUP + 1]).toEqual({ row: row('quiet', 1) });
  });
  it('counts what the node left out as well', () => {
    const items = grouped(many('loud', 3), 'us', [{ opener: 'loud', count: 7 }]);
    expect(items.at(-1)).toEqual({ more: 'loud', count: 7 });
  });
  it('folds nothing of its own and nothing where there is little', () => {
    expect(grouped(many('us', 40), 'us', [])).toHaveLength(40);
    expect(grouped(many('few', GROUP), 'us', [])).toHaveLength(GROUP);
  });
});

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { MembershipPart } from '../src/api';
import { heard, toldOf } from '../src/screens/agreements/told';

const [id, usa, gbr, text] = ['a'.repeat(32), 'b'.repeat(64), 'c'.repeat(64), 'e'.repeat(64)];
const part = (more: Partial<MembershipPart> = {}): MembershipPart => ({ pillar: 'p2', closed: false, number: 3, ours: true, members: [usa, gbr], depositary: usa, ...more });

describe('what an applicant is told', () => {
  it('is taken back as it was written, also through a mail that adds spaces and other line ends', () => {
    for (const one of [part(), part({ pillar: '' })]) {
      const handed = toldOf(id, one, text)!;
      const told = { agreement: id, pillar: one.pillar, number: 3, depositary: usa, members: [usa, gbr], text };
      expect(heard(handed)).toEqual(told);
      expect(heard(`\n ${handed.replaceAll('\n', ' \r\n  ')} \n`)).toEqual(told);
    }
  });

  it('is nothing where no number is known', () => {
    expect(toldOf(id, part({ number: 0 }), text)).toBeNull();
  });

  it('is refused when a line is missing, doubled, elsewhere or not of its form', () => {
    const lines = toldOf(id, part(), text)!.split('\n');
    for (let i = 0; i < lines.length; i++) {
      expect(heard(lines.filter((_, at) => at !== i).join('\n')), `without line ${i}`).toBeNull();
      expect(heard([...lines, lines[i]].join('\n')), `line ${i} twice`).toBeNull();
      expect(heard(lines.map((line, at) => (at === i ? line.slice(0, -1) : line)).join('\n')) === null || i === 2, `line ${i} cut`).toBe(true);
    }
    for (const [from, to] of [['number: 3', 'number: 0'], [usa, usa.toUpperCase()], [`depositary: ${usa}`, `depositary: ${'d'.repeat(64)}`]] as const) {
      expect(heard(lines.join('\n').replace(from, to)), to).toBeNull();
    }
    expect(heard('')).toBeNull();
  });
});

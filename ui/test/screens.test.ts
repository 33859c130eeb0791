// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { SCREENS } from '../src/state/screens';

describe('the screens', () => {
  it('have each a place and a letter of its own, and none the letter that the watch has too', () => {
    expect(new Set(SCREENS.map(({ name }) => name)).size).toBe(SCREENS.length);
    expect(new Set(SCREENS.map(({ letter }) => letter)).size).toBe(SCREENS.length);
    expect(SCREENS.map(({ letter }) => letter)).not.toContain('w');
    expect(SCREENS.map(({ letter }) => letter)).not.toContain('g');
  });
});

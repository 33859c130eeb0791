// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve(__dirname, '../src');

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const at = join(folder, one.name);
    return one.isDirectory() ? files(at) : /\.tsx?$/.test(one.name) ? [at] : [];
  });
}

const all = files(SRC);

function imported(file: string): string[] {
  const found = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']*)'/g)].map(([, path]) => resolve(dirname(file), path ?? ''));
  return found.flatMap((at) => all.filter((one) => [`${at}.ts`, `${at}.tsx`, join(at, 'index.ts'), join(at, 'index.tsx')].includes(one)));
}

/** The files of a circle of imports that is met from here; empty: there is none. */
function circle(file: string, on: string[], done: Set<string>): string[] {
  if (on.includes(file)) return [...on.slice(on.indexOf(file)), file];
  if (done.has(file)) return [];
  for (const next of imported(file)) {
    const found = circle(next, [...on, file], done);
    if (found.length > 0) return found;
  }
  done.add(file);
  return [];
}

test('no file of the screens imports itself by way of others', () => {
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((one) => imported(one).length > 0).length).toBeGreaterThan(80);
  const done = new Set<string>();
  for (const file of all) expect(circle(file, [], done).map((one) => one.slice(SRC.length + 1))).toEqual([]);
});

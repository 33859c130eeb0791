// SPDX-License-Identifier: Apache-2.0
import type { OwnSignature, Problem, Recorded, ToSign } from './api';
import { words } from './i18n/table';
import { sign } from './state/signing';

/** What a call ended with when it did not succeed; shown as it is, in the officer's language. */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    readonly status: number,
  ) {
    super(problem.code);
  }
}

const WAIT_MILLIS = 20_000;

/** 128 random bits: the id of the entry that a POST makes, so that a repeated POST has one effect. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

export function load<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call<T>(path, { method: 'GET', signal: signal ?? null });
}

/** What is to be done with the id of a proposal once it is opened, whichever screen opened it. */
export const afterOpening: ((proposal: string) => Promise<void>)[] = [];

interface Part { proposal: string; problem?: Problem }

/**
 * Posts a body that carries its own id where the contract asks for one. What must be signed is shown to the officer, and
 * posted again with the signature.
 */
export async function post<T = Recorded>(path: string, body: object): Promise<T> {
  const done = await posted<T>(path, body);
  if (path === '/proposals') for (const then of afterOpening) await then((done as Recorded).id);
  return done;
}

async function posted<T>(path: string, body: object): Promise<T> {
  let answer: T;
  try {
    answer = await send<T>(path, body);
  } catch (e) {
    const what = e instanceof Refused ? e.problem.sign : undefined;
    if (!what) throw e;
    return send<T>(path, { ...body, signature: await signed(what) });
  }
  const signatures: object[] = [];
  for (const part of ((answer as { parts?: Part[] } | undefined)?.parts ?? [])) {
    if (part.problem?.sign) signatures.push({ proposal: part.proposal, ...(await signed(part.problem.sign)) });
  }
  return signatures.length === 0 ? answer : send<T>(path, { ...body, signatures });
}

async function signed(what: ToSign): Promise<OwnSignature> {
  const signature = await sign(what);
  if (!signature) throw new Refused(own('UNSIGNED', 'sign.declined'), 0);
  return signature;
}

function send<T>(path: string, body: object): Promise<T> {
  return call<T>(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'X-Renkei-Request': '1' },
  });
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  let answer: Response;
  try {
    const limit = AbortSignal.timeout(WAIT_MILLIS);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    answer = await fetch('/api/v1' + path, { ...init, signal, credentials: 'same-origin', cache: 'no-store' });
  } catch (e) {
    if (init.signal?.aborted) throw e;
    throw new Refused(own('UNREACHABLE', 'problem.unreachable'), 0);
  }
  if (answer.status === 204) return undefined as T;
  const text = await answer.text();
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new Refused(own('UNREADABLE', 'problem.unreadable'), answer.status);
  }
  if (answer.ok) return body as T;
  throw new Refused(isProblem(body) ? body : own('UNREADABLE', 'problem.unreadable'), answer.status);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'sentence' in body;
}

function own(code: string, key: 'problem.unreachable' | 'problem.unreadable' | 'sign.declined'): Problem {
  const [en, ja] = words[key];
  return { code, sentence: { en, ja } };
}

export function asProblem(e: unknown): Problem {
  if (e instanceof Refused) return e.problem;
  const [en, ja] = words['problem.here'];
  return { code: 'SCREEN', sentence: { en, ja } };
}

// SPDX-License-Identifier: Apache-2.0
import type { Front, Me, Node, PartyId, Peer, Peers, Problem, Right, Sentence } from '../api';
import { useEffect } from 'preact/hooks';
import { asProblem, load, post, Refused } from '../call';
import { Cell } from '../store';
import { heardNode } from '../time';
import { forgetLoaded } from './loaded';

/** undefined: not asked yet; null: nobody is logged in. */
export const me = new Cell<Me | null | undefined>(undefined);
export const front = new Cell<Front | null>(null);
export const node = new Cell<Node | null>(null);
export const peers = new Cell<Peers | null>(null);
/** Why the door is shut: the log-in ended, or the node could not be reached at start. */
export const ended = new Cell<Sentence | null>(null);
export const startProblem = new Cell<Problem | null>(null);

export async function start(): Promise<void> {
  try {
    startProblem.write(null);
    const door = await load<Front>('/front');
    heardNode(door.now);
    front.write(door);
    await who();
  } catch (e) {
    startProblem.write(asProblem(e));
  }
}

export async function who(): Promise<void> {
  try {
    me.write(await load<Me>('/me'));
    await Promise.all([refreshNode(), refreshPeers()]);
  } catch (e) {
    if (e instanceof Refused && e.status === 401) me.write(null);
    else throw e;
  }
}

export async function refreshNode(): Promise<void> {
  const fresh = await load<Node>('/node');
  heardNode(fresh.now);
  node.write(fresh);
}

/**
 * Asks anew for the node and its links when somebody comes to look at them; from then on the stream says what changed.
 * No timer asks: every call prolongs a log-in, and one that nobody uses must end.
 */
export function useFresh(): void {
  useEffect(() => void Promise.all([refreshNode(), refreshPeers()]).catch(() => undefined), []);
}

/** Asks anew until when the log-in holds: each use prolongs it. */
export async function refreshMe(): Promise<void> {
  me.write(await load<Me>('/me'));
}

export async function refreshPeers(): Promise<void> {
  const fresh = await load<Peers>('/peers');
  fresh.rows.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  peers.write(fresh);
}

/** Blanks every screen: what was loaded is forgotten. */
export function shut(why: Sentence | null): void {
  ended.write(why);
  node.write(null);
  peers.write(null);
  forgetLoaded();
  me.write(null);
}

export async function logout(): Promise<void> {
  try {
    await post('/logout', {});
  } finally {
    shut(null);
  }
}

export function may(right: Right): boolean {
  return me.read()?.rights.includes(right) ?? false;
}

/** The code a party is shown by: ours, a peer's, or the beginning of its key. */
export function codeOf(party: PartyId): string {
  const own = node.read();
  if (own && own.party === party) return own.code;
  return peerOf(party)?.code ?? party.slice(0, 8);
}

/** The code of the party whose key begins like this; else what was given. */
export function codeOfKey(beginning: string): string {
  const own = node.read();
  if (own?.party.startsWith(beginning)) return own.code;
  return peers.read()?.rows.find((row) => row.party.startsWith(beginning))?.code ?? beginning;
}

export function peerOf(party: PartyId): Peer | undefined {
  return peers.read()?.rows.find((row) => row.party === party);
}

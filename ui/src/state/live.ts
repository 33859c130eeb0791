// SPDX-License-Identifier: Apache-2.0
import type { Problem, ReleasedTrack, StreamLink, StreamPicture, StreamPosition, Track } from '../api';
import { load, Refused } from '../call';
import { Cell } from '../store';
import { heardNode, second } from '../time';
import { changed } from './loaded';
import { me, peers, refreshNode, refreshPeers, shut } from './me';

/** The picture, changed in place; `picture` counts the changes, so that a screen draws at its own pace. */
export const own = new Map<string, Track>();
export const released = new Map<string, ReleasedTrack>();
export const picture = new Cell(0);
/** Position of the journal as last heard. */
export const position = new Cell(0);
/** Since when the own node is silent; null: it is heard. */
export const silentSince = new Cell<Date | null>(null);

const SILENCE_MILLIS = 13_000;
const RETRY_MILLIS = 4_000;
let stream: EventSource | null = null;
let heardAt = Date.now();

export function keyOf(track: ReleasedTrack | { from?: string; number: number }): string {
  return `${track.from ?? ''}/${track.number}`;
}

export function startLive(): void {
  me.watch(() => (me.read() ? open() : close()));
  // A page kept for the back button must not hold one of the few streams a browser opens to one node.
  window.addEventListener('pagehide', () => {
    stream?.close();
    stream = null;
  });
  window.addEventListener('pageshow', (shown) => {
    if (shown.persisted && me.read()) open();
  });
  second.watch(() => {
    if (me.read() && Date.now() - heardAt > SILENCE_MILLIS && silentSince.read() === null) {
      silentSince.write(new Date(heardAt));
    }
  });
}

function close(): void {
  stream?.close();
  stream = null;
  own.clear();
  released.clear();
  silentSince.write(null);
  picture.write(picture.read() + 1);
}

function open(): void {
  if (stream) return;
  heardAt = Date.now();
  const opened = new EventSource('/api/v1/stream');
  stream = opened;
  const on = <T>(name: string, take: (data: T) => void) =>
    opened.addEventListener(name, (frame) => {
      heard();
      take(JSON.parse((frame as MessageEvent<string>).data) as T);
    });
  opened.addEventListener('open', heard);
  on<StreamPosition>('position', takePosition);
  on<StreamPicture>('picture', takePicture);
  on<StreamLink>('link', takeLink);
  on<{ now: string }>('clock', (clock) => heardNode(clock.now));
  on<Problem>('bye', (why) => shut(why.sentence));
  opened.addEventListener('error', () => {
    if (silentSince.read() === null) silentSince.write(new Date(heardAt));
    // A closed stream was answered with an error: ask who we are before trying again.
    if (opened.readyState === EventSource.CLOSED) window.setTimeout(() => again(opened), RETRY_MILLIS);
  });
}

function again(old: EventSource): void {
  if (stream !== old) return;
  load('/me').then(
    () => {
      stream = null;
      open();
    },
    (e: unknown) => {
      if (e instanceof Refused && e.status === 401) shut(e.problem.sentence);
      else window.setTimeout(() => again(old), RETRY_MILLIS);
    },
  );
}

function heard(): void {
  heardAt = Date.now();
  if (silentSince.read() === null) return;
  silentSince.write(null);
  changed('all');
  quietly(refreshNode());
  quietly(refreshPeers());
}

function takePosition(news: StreamPosition): void {
  position.write(news.position);
  changed(news.changed);
  if (news.changed.includes('node')) quietly(refreshNode());
  if (news.changed.includes('peers')) quietly(refreshPeers());
}

function takePicture(news: StreamPicture): void {
  if (news.whole) {
    own.clear();
    released.clear();
  }
  for (const track of news.own) own.set(track.id, track);
  for (const track of news.released) released.set(keyOf(track), track);
  for (const id of news.gone) own.delete(id);
  for (const gone of news.goneReleased) released.delete(keyOf(gone));
  picture.write(picture.read() + 1);
}

function takeLink(news: StreamLink): void {
  const held = peers.read();
  if (!held) return;
  const known = held.rows.find((row) => row.party === news.party);
  if (!known || known.state !== news.state) quietly(refreshPeers());
  const rows = held.rows.map((row) => (row.party === news.party ? { ...row, ...news, skewMillis: news.skewMillis ?? row.skewMillis } : row));
  peers.write({ ...held, rows });
}

/** What fails here is shown by the offline banner already. */
function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

// SPDX-License-Identifier: Apache-2.0
import type { ReleasedTrack, RulingOutcome, Track, TrackKind } from '../api';
import { keyOf } from '../state/live';
import { mercator } from './outlines';

/** One thing on the map and in the table beside it: the same content for both. */
export interface Thing {
  key: string;
  kind: TrackKind;
  name: string;
  /** '' for our own, else the code of the party that released it. */
  from: string;
  latitude: number;
  longitude: number;
  x: number;
  y: number;
  course: number | null;
  speed: number | null;
  at: number;
  cellDegrees: number;
  /** In "view as": what the gate says. */
  outcome?: RulingOutcome;
  own?: Track;
  released?: ReleasedTrack;
}

export function ofOwn(track: Track): Thing {
  const { latitude, longitude } = track.position;
  const [x, y] = mercator(longitude, latitude);
  return {
    key: track.id, kind: track.kind, name: track.name || track.id, from: '', latitude, longitude, x, y, course: track.course,
    speed: track.speed, at: Date.parse(track.at), cellDegrees: 0, own: track,
  };
}

export function ofReleased(track: ReleasedTrack, code: string): Thing {
  const { latitude, longitude } = track.position;
  const [x, y] = mercator(longitude, latitude);
  return {
    key: keyOf(track), kind: track.kind, name: track.name ?? `${code || '#'} ${track.number}`, from: code, latitude, longitude,
    x, y, course: track.course, speed: track.speed, at: Date.parse(track.at), cellDegrees: track.cellDegrees, released: track,
  };
}

/** After so long without news a thing fades and says so; it never vanishes silently. */
export const STALE_MILLIS = 6 * 60_000;

// SPDX-License-Identifier: Apache-2.0
import { forward } from 'mgrs';
import type { Area, Position } from './api';
import { kept } from './store';

export const PLACE_FORMS = ['mgrs', 'dms', 'dm', 'deg'] as const;
export type PlaceForm = (typeof PLACE_FORMS)[number];
export const placeForm = kept<PlaceForm>('place', PLACE_FORMS, 'mgrs');

export function nextPlaceForm(): void {
  const at = PLACE_FORMS.indexOf(placeForm.read());
  placeForm.write(PLACE_FORMS[(at + 1) % PLACE_FORMS.length] ?? 'mgrs');
}

/** A position on WGS 84 in the form asked for. Beyond the reach of MGRS (80°S to 84°N) it is in degrees. */
export function place(p: Position, form: PlaceForm): string {
  if (form === 'mgrs' && p.latitude >= -80 && p.latitude < 84) return mgrs(p);
  if (form === 'dms') return pair(p, dms);
  if (form === 'dm') return pair(p, dm);
  const size = (n: number) => Math.abs(n).toFixed(5);
  return `${size(p.latitude)}°${p.latitude < 0 ? 'S' : 'N'} ${size(p.longitude)}°${p.longitude < 0 ? 'W' : 'E'}`;
}

/** To the metre, in groups: 54S UE 84765 49396. */
export function mgrs(p: Position): string {
  const whole = forward([p.longitude, p.latitude], 5);
  const found = /^(\d{1,2}[C-X])([A-Z]{2})(\d{5})(\d{5})$/.exec(whole);
  return found ? `${(found[1] ?? '').padStart(3, '0')} ${found[2]} ${found[3]} ${found[4]}` : whole;
}

function pair(p: Position, one: (n: number, digits: number) => string): string {
  return `${one(p.latitude, 2)}${p.latitude < 0 ? 'S' : 'N'} ${one(p.longitude, 3)}${p.longitude < 0 ? 'W' : 'E'}`;
}

function dms(n: number, digits: number): string {
  const seconds = Math.round(Math.abs(n) * 3600);
  const degrees = Math.floor(seconds / 3600);
  return `${pad(degrees, digits)}°${pad(Math.floor(seconds / 60) % 60, 2)}′${pad(seconds % 60, 2)}″`;
}

function dm(n: number, digits: number): string {
  const thousandths = Math.round(Math.abs(n) * 60_000);
  const degrees = Math.floor(thousandths / 60_000);
  return `${pad(degrees, digits)}°${((thousandths % 60_000) / 1000).toFixed(3).padStart(6, '0')}′`;
}

function pad(n: number, digits: number): string {
  return String(n).padStart(digits, '0');
}

export function area(a: Area): string {
  const lat = (n: number) => `${Math.abs(n).toFixed(2)}°${n < 0 ? 'S' : 'N'}`;
  const lon = (n: number) => `${Math.abs(n).toFixed(2)}°${n < 0 ? 'W' : 'E'}`;
  return `${lat(a.south)}–${lat(a.north)} ${lon(a.west)}–${lon(a.east)}`;
}

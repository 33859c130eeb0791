// SPDX-License-Identifier: Apache-2.0
import { Cell } from './store';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const two = (n: number) => String(n).padStart(2, '0');

/** Date-time group in Zulu, such as 221441ZNOV26. */
export function dtg(at: Date): string {
  const month = MONTHS[at.getUTCMonth()];
  return `${two(at.getUTCDate())}${two(at.getUTCHours())}${two(at.getUTCMinutes())}Z${month}${two(at.getUTCFullYear() % 100)}`;
}

export function zuluClock(at: Date): string {
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

export function isoMinute(at: Date): string {
  return at.toISOString().slice(0, 16) + 'Z';
}

/** Local clock with the zone's own name, such as 23:41 JST. */
export function localClock(at: Date): string {
  const offset = -at.getTimezoneOffset();
  const name =
    offset === 540 && Intl.DateTimeFormat().resolvedOptions().timeZone === 'Asia/Tokyo' ? 'JST' : zone(offset);
  return `${two(at.getHours())}:${two(at.getMinutes())} ${name}`;
}

function zone(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  return `UTC${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A span as at most two units, such as "2 h 05 min"; sign dropped. */
export function span(millis: number, lang: 'en' | 'ja'): string {
  const seconds = Math.floor(Math.abs(millis) / 1000);
  const unit = lang === 'ja' ? { s: '秒', m: '分', h: '時間', d: '日' } : { s: ' s', m: ' min', h: ' h', d: ' d' };
  const gap = lang === 'ja' ? '' : ' ';
  if (seconds < 60) return `${seconds}${unit.s}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}${unit.m}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours}${unit.h}${gap}${two(minutes % 60)}${unit.m}`;
  const days = Math.floor(hours / 24);
  return days < 7 ? `${days}${unit.d}${gap}${hours % 24}${unit.h}` : `${days}${unit.d}`;
}

/** The node's clock minus this browser's, in milliseconds: screens count by the node's clock. */
export const skew = new Cell(0);

export function nodeNow(): Date {
  return new Date(Date.now() + skew.read());
}

export function heardNode(now: string): void {
  const offset = Date.parse(now) - Date.now();
  if (Number.isFinite(offset) && Math.abs(offset - skew.read()) > 500) skew.write(offset);
}

/** Beats once a second for ages and clocks; one timer for all of them. */
export const second = new Cell(0);
export function startClock(): void {
  setInterval(() => second.write(second.read() + 1), 1000);
}

/** What a field of Zulu time holds, `2026-11-22T05:41`, as ISO with milliseconds; null when it is no time. */
export function fromField(text: string): string | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?Z?$/.exec(text.trim().normalize('NFKC'));
  if (!found) return fromDtg(text);
  const at = new Date(`${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6] ?? '00'}.000Z`);
  return Number.isNaN(at.getTime()) || at.getUTCDate() !== Number(found[3]) ? null : at.toISOString();
}

function fromDtg(text: string): string | null {
  const found = /^(\d{2})(\d{2})(\d{2})Z([A-Z]{3})(\d{2})$/.exec(text.trim().normalize('NFKC').toUpperCase());
  const month = found ? MONTHS.indexOf(found[4] ?? '') : -1;
  if (!found || month < 0) return null;
  const at = new Date(Date.UTC(2000 + Number(found[5]), month, Number(found[1]), Number(found[2]), Number(found[3])));
  const same = at.getUTCDate() === Number(found[1]) && at.getUTCHours() === Number(found[2]) && Number(found[3]) < 60;
  return same ? at.toISOString() : null;
}

export function toField(at: Date): string {
  return at.toISOString().slice(0, 16);
}

// SPDX-License-Identifier: Apache-2.0
import type { Clocks, ProposalRow } from '../api';
import { useSpeech, type Key } from '../i18n';
import { useCell } from '../store';
import { dtg, localClock, nodeNow, second, span } from '../time';
import { Mark, type Grave } from './Status';

/** A time as date-time group; ISO and local on hovering and for screen readers. */
export function At(props: { time: string; age?: boolean }) {
  const { lang, t } = useSpeech();
  const at = new Date(props.time);
  if (Number.isNaN(at.getTime())) return <span>{props.time}</span>;
  return (
    <time dateTime={props.time} title={`${props.time} · ${localClock(at)}`} class="time">
      {dtg(at)}
      {props.age && <Age at={at} lang={lang} t={t} />}
    </time>
  );
}

function Age(props: { at: Date; lang: 'en' | 'ja'; t: (key: Key, fill?: Record<string, string>) => string }) {
  useCell(second);
  const millis = nodeNow().getTime() - props.at.getTime();
  const key = millis < 0 ? 'age.in' : 'age.ago';
  return <span class="age"> {props.t(key, { span: span(millis, props.lang) })}</span>;
}

export function AgeOnly(props: { time: string }) {
  const { lang, t } = useSpeech();
  useCell(second);
  const millis = nodeNow().getTime() - Date.parse(props.time);
  return <>{t(millis < 0 ? 'age.in' : 'age.ago', { span: span(millis, lang) })}</>;
}

type ClockName = keyof Clocks;
const NAMES: ClockName[] = ['acknowledgeBy', 'answerBy', 'validUntil'];
const SHORT: Record<ClockName, Key> = { acknowledgeBy: 'clock.ack', answerBy: 'clock.ans', validUntil: 'clock.val' };
const LONG: Record<ClockName, Key> = {
  acknowledgeBy: 'clock.acknowledgeBy', answerBy: 'clock.answerBy', validUntil: 'clock.validUntil',
};
const SOON_MILLIS = 15 * 60_000;

const SETTLED = new Set(['IN_FORCE', 'DECLINED', 'WITHDRAWN', 'LAPSED', 'VOID', 'DISPUTED']);
export function settled(row: ProposalRow): boolean {
  return SETTLED.has(row.state);
}

function stopped(row: ProposalRow, name: ClockName): boolean {
  if (settled(row)) return true;
  if (name === 'acknowledgeBy') return row.acknowledged ?? row.state !== 'OPEN';
  return name === 'answerBy' && row.state === 'CONSENTED';
}

/** The clock that runs out next, for sorting; null when all have stopped. */
export function nextDue(row: ProposalRow): number | null {
  const open = NAMES.filter((name) => !stopped(row, name)).map((name) => Date.parse(row.clocks[name]));
  return open.length === 0 ? null : Math.min(...open);
}

export function gravity(row: ProposalRow, name: ClockName, now: number): Grave {
  if (stopped(row, name)) return 'off';
  const left = Date.parse(row.clocks[name]) - now;
  if (left < 0) return name === 'acknowledgeBy' ? 'serious' : 'critical';
  return left < SOON_MILLIS ? 'caution' : 'normal';
}

/** The three clocks of a proposal: acknowledge, answer, valid. */
export function ThreeClocks(props: { row: ProposalRow; long?: boolean }) {
  const { lang, t } = useSpeech();
  useCell(second);
  const now = nodeNow().getTime();
  return (
    <dl class={props.long ? 'clocks clocks-long' : 'clocks'}>
      {NAMES.map((name) => {
        const grave = gravity(props.row, name, now);
        const left = Date.parse(props.row.clocks[name]) - now;
        const words =
          grave === 'off' ? t('clock.done') : t(left < 0 ? 'age.over' : 'age.in', { span: span(left, lang) });
        return (
          <div class={`clock clock-${grave}`} key={name} title={props.row.clocks[name]}>
            <dt>{t(props.long ? LONG[name] : SHORT[name])}</dt>
            <dd>
              <Mark grave={grave} /> {words}
              {props.long && <div class="clock-at">{dtg(new Date(props.row.clocks[name]))}</div>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { MovementAccount, PartyId, VisitRow } from '../../api';
import { useSpeech } from '../../i18n';
import { useCell } from '../../store';
import { codeOf } from '../../state/me';
import { dtg, nodeNow, second } from '../../time';

const DAY = 86_400_000;
const ROW = 50;
const HEAD = 22;
const TICKS = 5;
const WIDE = 38;

/** The visits as bars over time. Everything in it is in the table beside it too. */
export function Bars(props: { rows: VisitRow[] }) {
  const { t } = useSpeech();
  useCell(second);
  const rows = props.rows.filter((row) => row.state !== 'NOT_CONSENTED' && row.extended === null);
  if (rows.length === 0) return null;
  const now = nodeNow().getTime();
  const from = Math.min(...rows.map(firstOf), now) - DAY / 2;
  const until = Math.max(...rows.map((row) => lastOf(row, now)), now) + DAY / 2;
  const at = (time: number) => `${(Math.max(0, Math.min(1, (time - from) / (until - from))) * 100).toFixed(2)}%`;
  const wide = (begin: number, end: number) => `${(Math.max(0.2, (Math.min(end, until) - Math.max(begin, from)) / (until - from) * 100)).toFixed(2)}%`;
  const step = Math.max(DAY, Math.ceil((until - from) / DAY / TICKS) * DAY);
  const ticks: number[] = [];
  for (let day = Math.ceil(from / DAY) * DAY; day < until; day += step) ticks.push(day);
  const height = HEAD + rows.length * ROW;
  return (
    <>
      <svg class="bars" height={height} role="img" aria-label={t('visit.bars', { n: rows.length })} data-testid="bars">
        <defs>
          <pattern id="bar-stripes" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="bar-stripe" x1="0" y1="0" x2="0" y2="8" />
          </pattern>
        </defs>
        {ticks.map((day) => (
          <g key={day}>
            <line class="bars-grid" x1={at(day)} x2={at(day)} y1="0" y2={height} />
            <text x={at(day)} dx={day > from + (until - from) * 0.7 ? -3 : 3} y="15" text-anchor={day > from + (until - from) * 0.7 ? 'end' : 'start'}>{dtg(new Date(day)).replace(/\d{4}Z/, '')}</text>
          </g>
        ))}
        {rows.map((row, i) => {
          const top = HEAD + i * ROW;
          const begin = Date.parse(row.from);
          const agreed = Date.parse(row.endsAt ?? row.until);
          const stays = Date.parse(row.staysUntil ?? row.endsAt ?? row.until);
          return (
            <g key={row.proposal} data-visit={row.proposal}>
              <rect class={row.state === 'PROPOSED' ? 'bar-asked' : 'bar-agreed'} x={at(begin)} width={wide(begin, agreed)} y={top + 19} height="18" rx="2" />
              {stays > agreed && <rect class="bar-extended" x={at(agreed)} width={wide(agreed, stays)} y={top + 19} height="18" />}
              <Stated accounts={row.accounts} of={row.host} y={top + 16} at={at} now={now} />
              <Stated accounts={row.accounts} of={row.sender} y={top + 41} at={at} now={now} />
              <text x="4" y={top + 10}>{cut(`${codeOf(row.host)} ← ${codeOf(row.sender)} · ${row.force}`)}</text>
            </g>
          );
        })}
        <line class="bars-now" x1={at(now)} x2={at(now)} y1="0" y2={height} />
      </svg>
      <p class="hint">{t('visit.legend')}</p>
    </>
  );
}

/** As much of a line as fits a narrow screen; a wide letter counts twice. */
function cut(text: string): string {
  let width = 0;
  let line = '';
  for (const letter of text) {
    width += letter > '\u1100' ? 2 : 1;
    if (width > WIDE) return line + '…';
    line += letter;
  }
  return line;
}

function firstOf(row: VisitRow): number {
  return Math.min(Date.parse(row.from), ...row.accounts.map((one) => Date.parse(one.at)));
}

function lastOf(row: VisitRow, now: number): number {
  const there = row.accounts.some((one) => one.movement === 'ARRIVED') ? Math.min(now, Date.parse(row.until) + 30 * DAY) : 0;
  return Math.max(Date.parse(row.staysUntil ?? row.until), there, ...row.accounts.map((one) => Date.parse(one.at)));
}

/** From the arrival to the departure as one side states them; without a departure up to now. */
function Stated(props: { accounts: MovementAccount[]; of: PartyId; y: number; at: (time: number) => string; now: number }) {
  const time = (movement: string) => {
    const found = props.accounts.find((one) => one.party === props.of && one.movement === movement);
    return found ? Date.parse(found.at) : null;
  };
  const came = time('ARRIVED');
  const left = time('DEPARTED');
  if (came === null) return left === null ? null : <circle cx={props.at(left)} cy={props.y} r="4" />;
  return <line class="bar-stated" x1={props.at(came)} x2={props.at(left !== null && left >= came ? left : props.now)} y1={props.y} y2={props.y} />;
}

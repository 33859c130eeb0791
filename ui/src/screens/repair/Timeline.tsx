// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Repairs, SlotRow } from '../../api';
import { useSpeech } from '../../i18n';
import { useCell } from '../../store';
import { dtg, nodeNow, second } from '../../time';

const DAY = 86_400_000;
const ROW = 44;
const HEAD = 22;
const SPANS = [30, 90, 365] as const;

/** Docks as rows, slots as bars: firm, offered, out of service. The table below says the same in words. */
export function Timeline(props: { all: Repairs }) {
  const { t, of } = useSpeech();
  useCell(second);
  const [days, setDays] = useState<number>(90);
  const [shift, setShift] = useState(0);
  const docks = rowsOf(props.all);
  if (docks.length === 0) return null;
  const now = nodeNow().getTime();
  const from = now - (days / 10) * DAY + shift * days * DAY;
  const until = from + days * DAY;
  const part = (time: number) => Math.max(0, Math.min(1, (time - from) / (until - from))) * 100;
  const at = (time: number) => `${part(time).toFixed(2)}%`;
  const wide = (a: number, b: number) => `${Math.max(0, part(b) - part(a)).toFixed(2)}%`;
  const height = HEAD + docks.length * ROW;
  const ticks = [0, 1, 2, 3].map((n) => from + (n * days * DAY) / 4);
  return (
    <>
      <div class="tools">
        <button type="button" onClick={() => setShift(shift - 0.5)} aria-label={t('repair.earlier')}>←</button>
        <button type="button" onClick={() => setShift(shift + 0.5)} aria-label={t('repair.later')}>→</button>
        {SPANS.map((one) => (
          <button type="button" key={one} aria-pressed={days === one} onClick={() => { setDays(one); setShift(0); }}>{t('repair.span', { days: one })}</button>
        ))}
      </div>
      <svg class="bars" height={height} role="img" aria-label={t('repair.bars', { n: docks.length })} data-testid="dock-bars">
        <defs>
          <pattern id="bar-stripes" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="bar-stripe" x1="0" y1="0" x2="0" y2="8" />
          </pattern>
        </defs>
        {ticks.map((tick) => (
          <g key={tick}>
            <line class="bars-grid" x1={at(tick)} x2={at(tick)} y1="0" y2={height} />
            <text x={at(tick)} dx="3" y="15">{dtg(new Date(tick)).replace(/\d{4}Z/, '')}</text>
          </g>
        ))}
        {docks.map((dock, i) => {
          const top = HEAD + i * ROW;
          return (
            <g key={dock.key}>
              {dock.outs.map((out) => (
                <rect key={out.id} class="bar-extended" x={at(Date.parse(out.from))} width={wide(Date.parse(out.from), out.until ? Date.parse(out.until) : until)} y={top + 17} height="20" />
              ))}
              {dock.slots.map((slot) => (
                <rect key={slot.proposal} class={slot.state === 'OFFERED' ? 'bar-asked' : 'bar-agreed'} x={at(Date.parse(slot.from))}
                  width={wide(Date.parse(slot.from), Date.parse(slot.ends))} y={top + 19} height="16" rx="2">
                  <title>{of(slot.vessel.names)}</title>
                </rect>
              ))}
              {dock.slots.map((slot) => wantedUntil(slot) && (
                <rect key={slot.proposal + '+'} class="bar-asked" x={at(Date.parse(slot.ends))}
                  width={wide(Date.parse(slot.ends), Date.parse(wantedUntil(slot)!))} y={top + 19} height="16" rx="2" data-testid="bar-wanted">
                  <title>{t('slotFlag.EXTENSION_WANTED')}: {of(slot.vessel.names)}</title>
                </rect>
              ))}
              <text x="4" y={top + 12}>{dock.key}</text>
            </g>
          );
        })}
        <line class="bars-now" x1={at(now)} x2={at(now)} y1="0" y2={height} />
      </svg>
      <p class="hint">{t('repair.legend')}</p>
    </>
  );
}

const SHOWN: SlotRow['state'][] = ['OFFERED', 'FIRM', 'OVER'];

/** Until when more time was asked for, where no proposal says it already. */
function wantedUntil(slot: SlotRow): string | undefined {
  const last = slot.stated.filter((one) => one.stage === 'EXTENSION_WANTED').map((one) => one.at).sort().at(-1);
  return slot.state === 'FIRM' && last !== undefined && last > slot.ends ? last : undefined;
}

/** Own docks, and docks of others in which a slot of ours stands. */
function rowsOf(all: Repairs) {
  const keys = [...new Set([...all.docks.map((one) => `${one.yard}/${one.code}`), ...all.slots.filter((one) => one.dock !== '' && SHOWN.includes(one.state)).map((one) => `${one.yard}/${one.dock}`)])];
  return keys.map((key) => ({
    key,
    outs: all.docks.find((one) => `${one.yard}/${one.code}` === key)?.outs ?? [],
    slots: all.slots.filter((one) => `${one.yard}/${one.dock}` === key && SHOWN.includes(one.state)),
  }));
}

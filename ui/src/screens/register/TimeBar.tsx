// SPDX-License-Identifier: Apache-2.0
import type { Register } from '../../api';
import { useSpeech } from '../../i18n';
import { Choice, Zulu } from '../../parts/Form';
import { dtg, fromField, nodeNow, toField } from '../../time';

/** at: null is now. known: as known now, as known at that time, or at a time of its own. */
export interface Asked { at: string | null; atText: string; known: 'NOW' | 'THEN' | 'OTHER'; knownText: string }
export const NOW: Asked = { at: null, atText: '', known: 'NOW', knownText: '' };
const STOPS_MAX = 500;

/** The query of the register at that time, empty for now. */
export function queryOf(asked: Asked): string {
  const query = new URLSearchParams();
  const known = asked.known === 'THEN' ? asked.at : asked.known === 'OTHER' ? fromField(asked.knownText) : null;
  if (asked.at) query.set('at', asked.at);
  if (known) query.set('knownAt', known);
  const text = query.toString();
  return text && '?' + text;
}

/** The instants at which something changes, with now among them: the slider goes from one to the next. */
function stopsOf(register: Register, now: string): string[] {
  const all = new Set<string>([now]);
  for (const { act, endedAt } of register.acts) {
    for (const time of ['from' in act ? act.from : null, 'until' in act ? act.until : null, endedAt]) if (time) all.add(time);
  }
  for (const one of register.commands) for (const time of [one.from, one.until]) if (time) all.add(time);
  const sorted = [...all].sort((a, b) => Date.parse(a) - Date.parse(b));
  const near = Math.max(0, sorted.indexOf(now) - STOPS_MAX / 2);
  return sorted.slice(near, near + STOPS_MAX);
}

/** Moves the register to another time, by slider, by arrow keys on it, or by a time that is typed. */
export function TimeBar(props: { register: Register; asked: Asked; onAsk: (asked: Asked) => void }) {
  const { t } = useSpeech();
  const { asked, onAsk } = props;
  const now = nodeNow().toISOString();
  const stops = stopsOf(props.register, now);
  const at = asked.at ?? now;
  const reached = stops.findLastIndex((one) => Date.parse(one) <= Date.parse(at));
  const here = asked.at === null ? stops.indexOf(now) : Math.max(0, reached);
  const to = (stop: string | undefined) => {
    if (stop === undefined) return;
    onAsk(stop === now ? { ...asked, at: null, atText: '' } : { ...asked, at: stop, atText: toField(new Date(stop)) });
  };
  return (
    <div class="timebar" data-testid="timebar">
      <label class="timebar-slide">
        {t('register.slider')}
        <input
          type="range" min={0} max={stops.length - 1} step={1} value={here} aria-valuetext={asked.at ? dtg(new Date(asked.at)) : t('register.present')}
          onInput={(e) => to(stops[Number(e.currentTarget.value)])}
        />
      </label>
      <div class="fields">
        <Zulu label={t('register.at')} hint={t('form.emptyNow')} value={asked.atText} onText={(atText) => {
          const typed = fromField(atText);
          onAsk({ ...asked, atText, at: atText === '' ? null : typed ?? asked.at });
        }} />
        <Choice label={t('register.knownAt')} value={asked.known} onPick={(known) => onAsk({ ...asked, known })}
          options={[['NOW', t('register.knownNow')], ['THEN', t('register.knownThen')], ['OTHER', t('register.knownOther')]] as const} />
        {asked.known === 'OTHER' && (
          <Zulu label={t('register.knownAt')} hint={t('form.emptyNow')} value={asked.knownText} onText={(knownText) => onAsk({ ...asked, knownText })} />
        )}
        {(asked.at !== null || asked.known !== 'NOW') && <button type="button" class="quiet" onClick={() => onAsk(NOW)}>{t('register.toNow')}</button>}
      </div>
    </div>
  );
}

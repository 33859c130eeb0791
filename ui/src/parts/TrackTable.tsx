// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { useSpeech } from '../i18n';
import { STALE_MILLIS, type Thing } from '../map/things';
import { place, placeForm } from '../place';
import { useCell } from '../store';
import { nodeNow, second, span } from '../time';
import { Status, type Grave } from './Status';

const SHOWN = 200;
const GRAVE: Record<string, Grave> = { RELEASED: 'normal', REDUCED: 'standby', WITHHELD: 'off' };

/** The map's content as a table, for keyboard, screen reader and print. */
export function TrackTable(props: { things: Thing[]; picked: string | null; onPick: (key: string) => void; caption: string }) {
  const { t, lang } = useSpeech();
  const form = useCell(placeForm);
  useCell(second);
  const [shown, setShown] = useState(SHOWN);
  const now = nodeNow().getTime();
  const ruled = props.things.some((one) => one.outcome);
  const rows = props.things.slice(0, shown);
  return (
    <div class="scroll">
      <table class="lines" data-testid="tracks">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('track.name')}</th>
            <th scope="col">{t('track.kind')}</th>
            <th scope="col">{t('track.from')}</th>
            <th scope="col">{t('track.position')}</th>
            <th scope="col" class="num">{t('track.course')}</th>
            <th scope="col" class="num">{t('track.speed')}</th>
            <th scope="col">{t('track.age')}</th>
            {ruled && <th scope="col">{t('ruling.title')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.key} class={one.key === props.picked ? 'picked' : ''} data-at={one.key === props.picked} onClick={() => props.onPick(one.key)}>
              <td class="name-cell"><button type="button" class="cell" onClick={() => props.onPick(one.key)}>{one.name}</button></td>
              <td>{t(`track.${one.kind}`)}</td>
              <td>{one.from || t('track.own')}</td>
              <td class="mono place-cell">{place(one, form)}{one.cellDegrees > 0 && <span class="muted"> ±{one.cellDegrees / 2}°</span>}</td>
              <td class="num">{one.course === null ? '–' : `${Math.round(one.course).toString().padStart(3, '0')}°`}</td>
              <td class="num">{one.speed === null ? '–' : one.speed.toFixed(1)}</td>
              <td class="age-cell">{now - one.at > STALE_MILLIS
                ? <Status grave="caution">{t('age.stale', { span: span(now - one.at, lang) })}</Status>
                : span(now - one.at, lang)}</td>
              {ruled && <td>{one.outcome && <Status grave={GRAVE[one.outcome] ?? 'off'}>{t(`ruling.${one.outcome}`)}</Status>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {props.things.length === 0 && <p class="empty">{t('track.none')}</p>}
      {props.things.length > shown && (
        <button type="button" onClick={() => setShown(shown + SHOWN)}>
          {t('app.more')} ({shown} / {props.things.length})
        </button>
      )}
    </div>
  );
}

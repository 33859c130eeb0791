// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Area } from '../api';
import { useSpeech } from '../i18n';
import { Line } from './Form';

const EDGES = ['south', 'west', 'north', 'east'] as const;

/** A box by its four edges, in degrees; needs no dragging. */
export function AreaEditor(props: { label: string; value: Area; onArea: (area: Area) => void }) {
  const { t } = useSpeech();
  const [texts, setTexts] = useState<Record<string, string>>({});
  return (
    <fieldset class="group area">
      <legend>{props.label}</legend>
      {EDGES.map((edge) => {
        const text = texts[edge] ?? String(props.value[edge]);
        const number = Number(text.normalize('NFKC'));
        const bound = edge === 'south' || edge === 'north' ? 90 : 180;
        const { south, north } = props.value;
        const turned = edge === 'north' && north < south;
        const good = text.trim() !== '' && Number.isFinite(number) && Math.abs(number) <= bound;
        return (
          <Line key={edge} label={t(`area.${edge}`)} value={text} wrong={!good || turned} max={12} at={`/matter/where/${edge}`}
            wrongWords={turned && good ? t('area.turned') : t('area.bound', { n: bound })}
            onText={(next) => {
              setTexts({ ...texts, [edge]: next });
              const value = Number(next.normalize('NFKC'));
              const read = next.trim() !== '' && Number.isFinite(value) && Math.abs(value) <= bound;
              // What cannot be read is no number, so that nothing is sent by the one before.
              props.onArea({ ...props.value, [edge]: read ? value : NaN });
            }} />
        );
      })}
    </fieldset>
  );
}

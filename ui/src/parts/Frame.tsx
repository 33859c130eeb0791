// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import type { Marking } from '../api';
import { useSpeech } from '../i18n';

/** The marking at one edge of the screen: words first, colour second. Nothing may cover it. */
export function MarkingBanner(props: { marking: Marking; exercise: boolean; at: 'top' | 'bottom' }) {
  const { t, of } = useSpeech();
  return (
    <div class={`marking marking-${props.marking.level} marking-${props.at}`} role="note" data-testid={`marking-${props.at}`}>
      {props.exercise && <span class="marking-exercise">{t('app.exercise')}</span>}
      <span>{of(props.marking.text)}</span>
      {props.exercise && <span class="marking-exercise">{t('app.exercise')}</span>}
    </div>
  );
}

export function Frame(props: { marking: Marking; exercise: boolean; children: ComponentChildren }) {
  return (
    <div class={props.exercise ? 'frame frame-exercise' : 'frame'}>
      <MarkingBanner marking={props.marking} exercise={props.exercise} at="top" />
      {props.children}
      <MarkingBanner marking={props.marking} exercise={props.exercise} at="bottom" />
    </div>
  );
}

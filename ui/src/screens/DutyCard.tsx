// SPDX-License-Identifier: Apache-2.0
import type { Duty } from '../api';
import { useSpeech } from '../i18n';
import { Facts, Panel } from '../parts/Panel';
import { At } from '../parts/Time';
import { useDuties } from '../state/duties';
import { codeOf } from '../state/me';
import { path } from '../state/route';

/** Where a duty is done. */
export function place(duty: Duty): string[] {
  if (duty.kind === 'HANDOVER') return ['team', duty.team ?? '', 'handover'];
  return duty.kind === 'NOTES' ? ['team', duty.team ?? '', 'notes'] : ['release', 'documents'];
}

function useDutyWords(): (duty: Duty) => string {
  const { t } = useSpeech();
  const { newNotes } = useDuties();
  return (duty) => (duty.kind === 'NOTES' ? t('duty.NOTES', { n: newNotes(duty) }) : t(duty.kind === 'HANDOVER' ? 'duty.HANDOVER' : 'duty.DOCUMENT'));
}

export function DutyLine(props: { duty: Duty; at: boolean; picked: boolean; onPick: () => void }) {
  const { t, of } = useSpeech();
  const words = useDutyWords();
  const { duty } = props;
  return (
    <li>
      <button type="button" class={props.picked ? 'card picked' : 'card'} aria-pressed={props.picked} data-at={props.at} data-testid={`duty-${duty.kind}`} onClick={props.onPick}>
        <span class="card-head"><strong class="ours">{words(duty)}</strong> <span class="muted"><At time={duty.at} age /></span></span>
        <span class="card-title">{of(duty.title)}</span>
        <span class="card-head muted">{t('way.in', { code: codeOf(duty.party) })} {duty.officer ?? ''}</span>
      </button>
    </li>
  );
}

/** A duty in short, beside the map; it is done on its own screen. */
export function DutyCard(props: { duty: Duty }) {
  const { t, of } = useSpeech();
  const words = useDutyWords();
  const { duty } = props;
  return (
    <Panel title={of(duty.title)} aside={<a class="button primary" href={path(...place(duty))}>{t('request.openIt')} <kbd>Enter</kbd></a>}>
      <p class="card-head"><strong class="ours">{words(duty)}</strong></p>
      {duty.kind === 'HANDOVER' && <p class="why">{t('duty.handoverWords')}</p>}
      {duty.kind === 'DOCUMENT' && <p class="why">{t('duty.documentWords')}</p>}
      {duty.kind === 'NOTES' && duty.text && <><h3>{t('duty.newest')}</h3><p class="prose" lang={duty.language}>{duty.text}</p></>}
      <Facts rows={[
        [t('duty.by'), `${codeOf(duty.party)} ${duty.officer ?? ''}`],
        [t('duty.at'), <At time={duty.at} age />],
      ]} />
    </Panel>
  );
}

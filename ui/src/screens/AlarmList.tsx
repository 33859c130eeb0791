// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { newId, post } from '../call';
import { useSpeech, type Speaker } from '../i18n';
import { useSending } from '../parts/Form';
import { ProblemNote } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { AgeOnly } from '../parts/Time';
import { useAlarms, type Alarm } from '../state/alarms';
import { look, mark } from '../state/duties';
import { useKeys } from '../state/keys';
import { changed } from '../state/loaded';
import { codeOf, may, node } from '../state/me';

/** Alarms that stand open; the rest is one step away, so that alarms never push the matters off the screen. */
const SHOWN = 3;

/** Every alarm, gravest first, one line each, as long as it holds; none hides in a passing notice. */
export function AlarmList() {
  const speaker = useSpeech();
  const { t } = speaker;
  const alarms = useAlarms();
  const sending = useSending();
  const [all, setAll] = useState(false);
  const take = (alarm: Alarm) => {
    if (alarm.what === 'recall') look([mark(alarm.duty)]);
    if (alarm.what !== 'clock') return;
    void sending.send(async () => {
      try {
        await post(`/alarms/${alarm.alarm.id}/take`, { id: newId() });
      } finally {
        changed(['proposals']);
      }
    });
  };
  const first = alarms.find(taken);
  useKeys(first ? { h: () => take(first) } : {});
  if (alarms.length === 0) return null;
  const shown = all ? alarms : alarms.slice(0, SHOWN);
  return (
    <Panel title={t('alarm.title')} class="alarms" aside={<span class="count">{alarms.length}</span>}>
      <ul class="plain" aria-live="polite">
        {shown.map((one) => (
          <li key={one.what + one.key} class={one.what === 'clock' ? 'alarm-line' : 'alarm-line alarm-two'}>
            <a href={one.to} title={long(one, speaker)}><Words alarm={one} /></a>
            {taken(one) && (
              <button type="button" disabled={sending.busy} onClick={() => take(one)} data-testid="take-alarm"
                aria-label={`${t('alarm.take')}: ${long(one, speaker)}`} title={one.what === 'recall' ? t('alarm.seenHint') : undefined}>
                {t('alarm.take')} {one === first && <kbd>h</kbd>}
              </button>
            )}
          </li>
        ))}
      </ul>
      {alarms.length > SHOWN && (
        <button type="button" class="quiet" aria-expanded={all} onClick={() => setAll(!all)} data-testid="more-alarms">
          {all ? t('alarm.fewer') : t('alarm.more', { n: alarms.length - SHOWN })}
        </button>
      )}
      <ProblemNote problem={sending.problem} />
    </Panel>
  );
}

/** Whether an officer can say of an alarm that it is in hand. */
function taken(alarm: Alarm): boolean {
  return alarm.what === 'recall' || (alarm.what === 'clock' && may('ANSWER'));
}

/** Between whom a matter is, from here: to PHL, from USA. */
function way(alarm: Alarm & { what: 'clock' }, t: Speaker['t']): string {
  const { opener, keeper, others } = alarm.alarm;
  if (!opener) return '';
  if (opener !== node.read()?.party) return t('way.in', { code: codeOf(opener) });
  return t('way.out', { code: (others && others.length > 0 ? others : keeper ? [keeper] : []).map(codeOf).join(' ') });
}

/** An alarm in full, for a screen reader and for whoever points at it. */
function long(one: Alarm, { t, of }: Speaker): string {
  switch (one.what) {
    case 'readOnly': return t('alarm.readOnly');
    case 'link': return t(`alarm.${one.state}`, { code: one.code });
    case 'disputed': return `${of(one.row.summary)}: ${t('state.DISPUTED')}`;
    case 'recall': return t('alarm.recall', { code: codeOf(one.duty.party), title: of(one.duty.title) }) + (one.duty.text ? ` (${one.duty.text})` : '');
    case 'clock': return `${t('alarm.number', { n: one.alarm.number })}: ${way(one, t)}: ${t(`alarm.${one.alarm.clock}.${one.alarm.stage}`)}: ${of(one.alarm.summary)}`;
  }
}

function Words(props: { alarm: Alarm }) {
  const speaker = useSpeech();
  const { t, of } = speaker;
  const one = props.alarm;
  if (one.what !== 'clock') return <Status grave={one.grave}>{long(one, speaker)}</Status>;
  return (
    <Status grave={one.grave}>
      {one.alarm.number} {way(one, t)} {t(`alarm.short.${one.alarm.clock}.${one.alarm.stage}`)} · <AgeOnly time={one.alarm.at} /> · {of(one.alarm.summary)}
    </Status>
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { ClockAlarm } from '../api';
import { newId, post } from '../call';
import { useSpeech } from '../i18n';
import { useSending } from '../parts/Form';
import { ProblemNote } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { useAlarms, type Alarm } from '../state/alarms';
import { useKeys } from '../state/keys';
import { changed } from '../state/loaded';
import { codeOf, may } from '../state/me';

/** Every alarm, gravest first, as long as it holds; none hides in a passing notice. */
export function AlarmList() {
  const { t } = useSpeech();
  const alarms = useAlarms();
  const sending = useSending();
  const take = (alarm: ClockAlarm) =>
    sending.send(async () => {
      try {
        await post(`/alarms/${alarm.id}/take`, { id: newId() });
      } finally {
        changed(['proposals']);
      }
    });
  const first = alarms.find((one) => one.what === 'clock');
  useKeys(first?.what === 'clock' && may('ANSWER') ? { h: () => void take(first.alarm) } : {});
  if (alarms.length === 0) return null;
  return (
    <Panel title={t('alarm.title')} class="alarms" aside={<span class="count">{alarms.length}</span>}>
      <ul class="cards" aria-live="polite">
        {alarms.map((one) => (
          <li key={one.what + one.key} class="tools">
            <a class="card" href={one.to}><Words alarm={one} /></a>
            {one.what === 'clock' && may('ANSWER') && (
              <button type="button" disabled={sending.busy} onClick={() => void take(one.alarm)} data-testid="take-alarm"
                aria-label={`${t('alarm.take')}: ${t('alarm.number', { n: one.alarm.number })}`}>
                {t('alarm.take')} {one === first && <kbd>h</kbd>}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote problem={sending.problem} />
    </Panel>
  );
}

function Words(props: { alarm: Alarm }) {
  const { t, of } = useSpeech();
  const one = props.alarm;
  const text =
    one.what === 'readOnly' ? t('alarm.readOnly')
    : one.what === 'link' ? t(`alarm.${one.state}`, { code: one.code })
    : one.what === 'disputed' ? `${of(one.row.summary)}: ${t('state.DISPUTED')}`
    : `${t('alarm.number', { n: one.alarm.number })}: ${t(`alarm.${one.alarm.clock}.${one.alarm.stage}`)}: ${of(one.alarm.summary)}${one.alarm.opener ? ' · ' + codeOf(one.alarm.opener) : ''}`;
  return <Status grave={one.grave}>{text}</Status>;
}

// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../i18n';
import { Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { useAlarms, type Alarm } from '../state/alarms';

/** Every alarm, gravest first, as long as it holds; none hides in a passing notice. */
export function AlarmList() {
  const { t } = useSpeech();
  const alarms = useAlarms();
  if (alarms.length === 0) return null;
  return (
    <Panel title={t('alarm.title')} class="alarms" aside={<span class="count">{alarms.length}</span>}>
      <ul class="cards" aria-live="polite">
        {alarms.map((one) => (
          <li key={one.what + one.key}><a class="card" href={one.to}><Words alarm={one} /></a></li>
        ))}
      </ul>
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
    : `${t(`clock.${one.clock}`)}: ${of(one.row.summary)}`;
  return <Status grave={one.grave}>{text}</Status>;
}

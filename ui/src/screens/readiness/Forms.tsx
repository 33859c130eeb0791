// SPDX-License-Identifier: Apache-2.0
import { READINESS, type Level, type Readiness, type UnitReadiness } from '../../api';
import { LEVELS } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Send, Ticks, useSending } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { node, peers } from '../../state/me';

const HOURS_MAX = 8_760;

/** Minutes of what was typed as hours; null when it is none. */
function minutesOf(text: string): number | null {
  const hours = text.trim() === '' ? NaN : Number(text.normalize('NFKC'));
  return Number.isFinite(hours) && hours >= 0 && hours <= HOURS_MAX ? Math.round(hours * 60) : null;
}

export function ReadinessForm(props: { unit: UnitReadiness; onClose: () => void; onDone: () => void }) {
  const { t, of } = useSpeech();
  const { unit } = props;
  const before = unit.stated;
  const draft = useDraft('readiness.' + unit.unit, {
    readiness: (before?.readiness ?? '') as Readiness | '', hours: before ? String(before.noticeMinutes / 60) : '', note: '',
    level: (before?.label.level ?? 'UNCLASSIFIED') as Level, to: before?.label.releasableTo ?? ([] as string[]),
  });
  const sending = useSending();
  const it = draft.value;
  const minutes = minutesOf(it.hours);
  const own = node.read();
  const others = (peers.read()?.rows ?? []).map((row) => [row.code, `${row.code} · ${of(row.names)}`] as const);
  const send = () =>
    sending.send(async () => {
      await post('/readiness', {
        id: draft.id, unit: unit.unit, readiness: it.readiness, noticeMinutes: minutes, note: it.note,
        label: {
          policy: own?.policy ?? 'RENKEI', level: it.level, restrictive: [], informative: [], exercise: own?.exercise ?? false,
          releasableTo: it.to.length === 0 ? null : it.to,
        },
      });
      draft.clear();
      props.onDone();
    });
  return (
    <Dialog title={`${t('readiness.doState')}: ${of(unit.names)}`} onClose={props.onClose}>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Choice label={t('readiness.state')} required value={it.readiness} onPick={(next) => draft.put({ readiness: next })}
          options={READINESS.map((one) => [one, t(`readiness.${one}`)] as const)} />
        <Line label={t('readiness.hours')} hint={t('readiness.hoursHint')} required value={it.hours} wrong={it.hours !== '' && minutes === null} onText={(hours) => draft.put({ hours })} max={8} />
        <Line label={t('visit.note')} value={it.note} onText={(note) => draft.put({ note })} />
        <Choice label={t('label.title')} value={it.level} onPick={(level) => draft.put({ level })} options={LEVELS.map((one) => [one, t(`level.${one}`)] as const)} />
        <Ticks label={t('readiness.mayTell')} values={it.to} onPick={(to) => draft.put({ to })} options={others} />
        <Send sending={sending} label={t('readiness.doState')} disabled={it.readiness === '' || minutes === null} />
      </form>
    </Dialog>
  );
}

export function PostureForm(props: { units: UnitReadiness[]; onClose: () => void; onDone: () => void }) {
  const { t, of } = useSpeech();
  const draft = useDraft('posture', { units: [] as string[], posture: '', hours: '' });
  const sending = useSending();
  const it = draft.value;
  const minutes = minutesOf(it.hours);
  const send = () =>
    sending.send(async () => {
      await post('/postures', { id: draft.id, units: it.units, posture: it.posture, noticeMinutes: minutes });
      draft.clear();
      props.onDone();
    });
  return (
    <Dialog title={t('posture.order')} onClose={props.onClose}>
      <p>{t('posture.hint')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Ticks label={t('posture.units')} required values={it.units} onPick={(units) => draft.put({ units })}
          options={props.units.map((one) => [one.unit, `${of(one.names)} · ${one.command}`] as const)} />
        <Line label={t('posture.what')} required value={it.posture} onText={(posture) => draft.put({ posture })} />
        <Line label={t('readiness.hours')} hint={t('readiness.hoursHint')} required value={it.hours} wrong={it.hours !== '' && minutes === null} onText={(hours) => draft.put({ hours })} max={8} />
        <Send sending={sending} label={t('posture.order')} disabled={it.units.length === 0 || it.posture.trim() === '' || minutes === null} />
      </form>
    </Dialog>
  );
}

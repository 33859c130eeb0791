// SPDX-License-Identifier: Apache-2.0
import { PROGRESSES, type Progress, type ProposalRow, type Register, type Task } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Send, useSending } from '../../parts/Form';
import { Waiting } from '../../parts/Notice';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { may } from '../../state/me';

const GRAVE = { ACKNOWLEDGED: 'standby', IN_PROGRESS: 'standby', FULFILLED: 'normal', STOPPED: 'off' } as const;

/** Tasks to our own units for this request. They stay in our party; only a progress statement crosses, as released. */
export function Tasks(props: { proposal: ProposalRow }) {
  const { t } = useSpeech();
  const tasks = useLoaded<{ rows: Task[] }>('/tasks?proposal=' + props.proposal.id, 'tasks');
  const rows = tasks.value?.rows ?? [];
  const mayTask = may('ANSWER') && props.proposal.state === 'IN_FORCE';
  if (rows.length === 0 && !mayTask) return null;
  return (
    <Panel title={t('task.title')}>
      <p class="hint">{t('task.hint')}</p>
      <Waiting of={tasks} empty={rows.length === 0} none={<p>{t('task.empty')}</p>} />
      <ul class="cards">
        {rows.map((one) => (
          <li key={one.id} class="card-still">
            <p class="card-head">
              <strong>{one.unit}</strong> <span class="muted">{one.command} · {one.officer} · <At time={one.at} /></span>
              {one.progress && <Status grave={GRAVE[one.progress]}>{t(`progress.${one.progress}`)}</Status>}
            </p>
            <p class="prose">{one.text}</p>
            <ul class="plain muted">
              {one.reports.map((report) => <li key={report.at}><At time={report.at} /> {t(`progress.${report.progress}`)} {report.note}</li>)}
            </ul>
            {may('ANSWER') && <ReportForm task={one.id} done={tasks.reload} />}
          </li>
        ))}
      </ul>
      {mayTask && <TaskForm proposal={props.proposal.id} done={tasks.reload} />}
    </Panel>
  );
}

function TaskForm(props: { proposal: string; done: () => void }) {
  const { t, of } = useSpeech();
  const units = useLoaded<Register>('/register', 'register').value?.units ?? [];
  const draft = useDraft('task.' + props.proposal, { unit: '', text: '' });
  const sending = useSending();
  const send = () =>
    sending.send(async () => {
      await post('/tasks', { id: draft.id, unit: draft.value.unit, text: draft.value.text, proposal: props.proposal });
      draft.clear();
      props.done();
    });
  return (
    <details open={draft.touched}>
      <summary>{t('task.new')}</summary>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Choice label={t('task.unit')} required value={draft.value.unit} onPick={(unit) => draft.put({ unit })}
          options={units.map((one) => [one.code, `${of(one.names)} (${one.code})`] as const)} />
        <Prose label={t('task.text')} required value={draft.value.text} onText={(text) => draft.put({ text })} />
        <Send sending={sending} label={t('task.send')} disabled={draft.value.unit === '' || draft.value.text.trim() === ''} />
      </form>
    </details>
  );
}

function ReportForm(props: { task: string; done: () => void }) {
  const { t } = useSpeech();
  const draft = useDraft('report.' + props.task, { progress: 'IN_PROGRESS' as Progress, note: '' });
  const sending = useSending();
  const send = () =>
    sending.send(async () => {
      await post(`/tasks/${props.task}/report`, { id: draft.id, ...draft.value });
      draft.clear();
      props.done();
    });
  return (
    <details open={draft.touched}>
      <summary>{t('task.report')}</summary>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Choice label={t('request.state')} value={draft.value.progress} onPick={(progress) => draft.put({ progress })}
          options={PROGRESSES.map((one) => [one, t(`progress.${one}`)] as const)} />
        <Line label={t('step.note')} value={draft.value.note} onText={(note) => draft.put({ note })} />
        <Send sending={sending} label={t('task.report')} />
      </form>
    </details>
  );
}

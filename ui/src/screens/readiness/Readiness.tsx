// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Posture, ReadinessBoard, UnitReadiness } from '../../api';
import { post, newId } from '../../call';
import { useSpeech } from '../../i18n';
import { useSending } from '../../parts/Form';
import { ProblemNote, Waiting } from '../../parts/Notice';
import { Panel } from '../../parts/Panel';
import { Status, type Grave } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { useCell } from '../../store';
import { nodeNow, second, span } from '../../time';
import { PostureForm, ReadinessForm } from './Forms';

const GRAVE = { READY: 'normal', READY_WITH_LIMITS: 'caution', NOT_READY: 'serious' } as const satisfies Record<string, Grave>;
const MINUTE = 60_000;

/** How ready units are, ours and as released to us, and posture changes of our own. */
export function Readiness() {
  const { t } = useSpeech();
  const board = useLoaded<ReadinessBoard>('/readiness', 'readiness', 'register', 'rules');
  const [stating, setStating] = useState<UnitReadiness | null>(null);
  const [ordering, setOrdering] = useState(false);
  const it = board.value;
  const done = () => { setStating(null); setOrdering(false); board.reload(); };
  return (
    <div class="screen-col">
      <Panel title={t('readiness.ours')}>
        <p class="hint">{t('readiness.hint')}</p>
        <Waiting of={board} empty={it?.units.length === 0} none={<p>{t('readiness.none')}</p>} />
        {it && it.units.length > 0 && <Units rows={it.units} onState={setStating} />}
      </Panel>
      {it && (
        <Panel title={t('posture.title')} aside={may('ANSWER') && it.units.length > 0 && <button type="button" class="primary" onClick={() => setOrdering(true)} data-testid="order">{t('posture.order')}</button>}>
          <p class="hint">{t('posture.hint')}</p>
          {it.postures.length === 0 && <p class="empty">{t('posture.none')}</p>}
          {it.postures.length > 0 && <Postures rows={it.postures} onDone={board.reload} />}
        </Panel>
      )}
      {it && (
        <Panel title={t('readiness.theirs')}>
          {it.theirs.length === 0 ? <p class="empty">{t('readiness.theirsNone')}</p> : <Theirs rows={it.theirs} />}
        </Panel>
      )}
      {stating && <ReadinessForm unit={stating} onClose={() => setStating(null)} onDone={done} />}
      {ordering && it && <PostureForm units={it.units} onClose={() => setOrdering(false)} onDone={done} />}
    </div>
  );
}

function Units(props: { rows: UnitReadiness[]; onState: (unit: UnitReadiness) => void }) {
  const { t, of, lang } = useSpeech();
  return (
    <div class="scroll">
      <table class="lines" data-testid="units">
        <thead><tr>
          <th scope="col">{t('readiness.unit')}</th><th scope="col">{t('readiness.state')}</th><th scope="col">{t('readiness.notice')}</th>
          <th scope="col">{t('readiness.stated')}</th><th scope="col">{t('readiness.told')}</th><td />
        </tr></thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.unit}>
              <td>{of(row.names)}<div class="muted"><code>{row.unit}</code> · {row.command}</div></td>
              <td>{row.stated ? <Status grave={GRAVE[row.stated.readiness]}>{t(`readiness.${row.stated.readiness}`)}</Status> : <Status grave="off">{t('readiness.unstated')}</Status>}
                {row.stated?.note && <div class="muted">{row.stated.note}</div>}</td>
              <td>{row.stated && span(row.stated.noticeMinutes * MINUTE, lang)}</td>
              <td>{row.stated && <><At time={row.stated.at} age /><div class="muted">{row.stated.officer}</div></>}</td>
              <td>{row.told.length === 0 ? <span class="muted">{t('readiness.nobody')}</span> : row.told.map((one) => <div key={one.party}>{codeOf(one.party)} · {t(`readiness.${one.readiness}`)}</div>)}</td>
              <td>{may('ANSWER') && <button type="button" onClick={() => props.onState(row)} data-testid={'state-' + row.unit}>{t('readiness.doState')}</button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Theirs(props: { rows: ReadinessBoard['theirs'] }) {
  const { t, of, lang } = useSpeech();
  return (
    <div class="scroll">
      <table class="lines" data-testid="theirs">
        <thead><tr>
          <th scope="col">{t('contribution.party')}</th><th scope="col">{t('readiness.unit')}</th><th scope="col">{t('readiness.state')}</th>
          <th scope="col">{t('readiness.notice')}</th><th scope="col">{t('readiness.since')}</th>
        </tr></thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.party + row.unit}>
              <td>{codeOf(row.party)}</td>
              <td>{of(row.names)} <span class="muted"><code>{row.unit}</code></span></td>
              <td><Status grave={GRAVE[row.readiness]}>{t(`readiness.${row.readiness}`)}</Status></td>
              <td>{span(row.noticeMinutes * MINUTE, lang)}</td>
              <td><At time={row.since} age /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Postures(props: { rows: Posture[]; onDone: () => void }) {
  const { t, lang } = useSpeech();
  useCell(second);
  const sending = useSending();
  const now = nodeNow().getTime();
  const acknowledge = (id: string, unit: string) =>
    sending.send(async () => {
      await post(`/postures/${id}/acknowledge`, { id: newId(), unit, note: '' });
      props.onDone();
    });
  return (
    <div class="scroll">
      <ProblemNote problem={sending.problem} />
      <table class="lines" data-testid="postures">
        <thead><tr>
          <th scope="col">{t('posture.what')}</th><th scope="col">{t('readiness.stated')}</th><th scope="col">{t('posture.units')}</th>
        </tr></thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.id}>
              <td>
                {row.posture}<div class="muted">{t('readiness.notice')}: {span(row.noticeMinutes * MINUTE, lang)}</div>
                <Status grave={row.acknowledged === row.units.length ? 'normal' : 'caution'}>{t('posture.count', { n: row.acknowledged, m: row.units.length })}</Status>
                {row.slowestMillis !== null && <div>{t('posture.slowest', { span: span(row.slowestMillis, lang) })}</div>}
                {row.allMillis !== null && <div>{t('posture.all', { span: span(row.allMillis, lang) })}</div>}
              </td>
              <td><At time={row.at} age /><div class="muted">{row.command}</div></td>
              <td>
                <ul class="plain">
                  {row.units.map((one) => (
                    <li key={one.unit}>
                      <code>{one.unit}</code>{' '}
                      {one.tookMillis !== null
                        ? <Status grave="normal">{t('posture.took', { span: span(one.tookMillis, lang) })}</Status>
                        : <><Status grave="standby">{t('posture.waits', { span: span(now - Date.parse(row.at), lang) })}</Status>{' '}
                          {may('ANSWER') && <button type="button" disabled={sending.busy} onClick={() => void acknowledge(row.id, one.unit)} data-testid={'acknowledge-' + one.unit}>{t('posture.acknowledge', { unit: one.unit })}</button>}</>}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

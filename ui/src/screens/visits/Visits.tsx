// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Movement, VisitFlag, VisitRow } from '../../api';
import { useSpeech } from '../../i18n';
import { useLines } from '../../parts/list';
import { Waiting } from '../../parts/Notice';
import { Panel } from '../../parts/Panel';
import { Status, type Grave } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { go, path } from '../../state/route';
import { Bars } from './Bars';
import { ExtendForm, MovementForm, NoticeForm } from './Forms';

const GRAVE: Record<VisitRow['state'], Grave> = { PROPOSED: 'standby', CONSENTED: 'normal', PRESENT: 'normal', ENDED: 'off', NOT_CONSENTED: 'serious' };
const FLAGS: Record<VisitFlag['kind'], Grave> = {
  EARLY: 'caution', LATE: 'caution', NOT_ARRIVED: 'serious', OVERSTAYED: 'critical', MORE_PEOPLE: 'serious', DIFFERS: 'caution', AGREEMENT_ENDS: 'serious',
};

type Step = { visit: VisitRow; what: Movement | 'NOTICE' | 'EXTEND' };

/** The calendar of visits: both sides hold the same one, and each states what it saw. */
export function Visits() {
  const { t } = useSpeech();
  const visits = useLoaded<{ rows: VisitRow[] }>('/visits', 'visits', 'proposals');
  const [step, setStep] = useState<Step | null>(null);
  const rows = visits.value?.rows ?? [];
  const lines = useLines(rows, (row) => row.proposal, (row) => go('requests', row.proposal));
  const done = () => { setStep(null); visits.reload(); };
  const close = () => setStep(null);
  return (
    <Panel title={t('visit.calendar')} class="screen" aside={may('ANSWER') && <a class="button primary" href={path('visits', 'new')}>{t('visit.new')}</a>}>
      <Waiting of={visits} empty={rows.length === 0} none={<p>{t('visit.none')}</p>} />
      <Bars rows={rows} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="visits">
            <thead><tr>
              <th scope="col">{t('request.state')}</th><th scope="col">{t('visit.period')}</th><th scope="col">{t('visit.force')}</th>
              <th scope="col">{t('visit.hostSender')}</th><th scope="col" class="num">{t('visit.headCount')}</th>
              <th scope="col">{t('visit.stated')}</th><th scope="col">{t('visit.flags')}</th><td />
            </tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.proposal} class={row.proposal === lines.at ? 'picked' : ''} data-at={row.proposal === lines.at}>
                  <td><Status grave={GRAVE[row.state]}>{t(`visit.${row.state}`)}</Status></td>
                  <td><Period row={row} /></td>
                  <td><a href={path('requests', row.proposal)}>{row.force}</a><div>{row.place}</div><div class="muted">{row.purpose}</div></td>
                  <td>{codeOf(row.host)} ← {codeOf(row.sender)}</td>
                  <td class="num">{row.headCount}</td>
                  <td><Accounts row={row} /></td>
                  <td><Flags row={row} /></td>
                  <td><Steps row={row} onStep={setStep} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {step?.what === 'NOTICE' && <NoticeForm visit={step.visit} onClose={close} onDone={done} />}
      {step?.what === 'EXTEND' && <ExtendForm visit={step.visit} onClose={close} onDone={done} />}
      {(step?.what === 'ARRIVED' || step?.what === 'DEPARTED') && <MovementForm key={step.what} visit={step.visit} movement={step.what} onClose={close} onDone={done} />}
    </Panel>
  );
}

function Period(props: { row: VisitRow }) {
  const { t } = useSpeech();
  const { row } = props;
  const later = row.staysUntil && row.staysUntil > (row.endsAt ?? row.until);
  return (
    <>
      <At time={row.from} age />
      {row.endsAt
        ? <div><strong><At time={row.endsAt} age /></strong> <span class="muted">{t('visit.notice', { code: row.noticeBy ? codeOf(row.noticeBy) : '' })} · <s><At time={row.until} /></s></span></div>
        : <div><At time={row.until} age /></div>}
      {later && row.staysUntil && <div>{t('visit.staysUntil')} <strong><At time={row.staysUntil} /></strong></div>}
      {row.extended && <div><a href={path('requests', row.extended)}>{t('visit.extends')}</a></div>}
    </>
  );
}

function Accounts(props: { row: VisitRow }) {
  const { t } = useSpeech();
  const { row } = props;
  if (row.extended !== null || (row.state !== 'PRESENT' && row.state !== 'ENDED' && row.accounts.length === 0)) return null;
  if (row.accounts.length === 0) return <span class="muted">{t('visit.noAccount')}</span>;
  return (
    <ul class="plain" data-testid="accounts">
      {row.accounts.map((one) => (
        <li key={one.entry}>
          {t('visit.account', { code: codeOf(one.party), what: t(`visit.${one.movement}`), n: one.headCount })} <At time={one.at} />
          {one.note && <div class="muted">{one.note}</div>}
        </li>
      ))}
    </ul>
  );
}

function Flags(props: { row: VisitRow }) {
  const { t, told } = useSpeech();
  if (props.row.flags.length === 0) return <span class="muted">{t('visit.noFlags')}</span>;
  return (
    <ul class="plain" data-testid="flags">
      {props.row.flags.map((flag, i) => <li key={i} data-flag={flag.kind}><Status grave={FLAGS[flag.kind]}>{told(flag.sentence)}</Status></li>)}
    </ul>
  );
}

function Steps(props: { row: VisitRow; onStep: (step: Step) => void }) {
  const { t } = useSpeech();
  const { row } = props;
  if (!may('ANSWER') || row.state === 'PROPOSED' || row.state === 'NOT_CONSENTED') return null;
  const standing = row.state === 'CONSENTED' || row.state === 'PRESENT' || (row.state === 'ENDED' && !row.endsAt);
  const button = (what: Step['what'], text: string, mark: string) => (
    <button type="button" onClick={() => props.onStep({ visit: row, what })} data-testid={mark}>{text}</button>
  );
  return (
    <span class="tools">
      {standing && row.extended === null && button('ARRIVED', t('visit.stateARRIVED'), 'arrived')}
      {row.accounts.some((one) => one.movement === 'ARRIVED') && button('DEPARTED', t('visit.stateDEPARTED'), 'departed')}
      {standing && row.extensions.length === 0 && button('EXTEND', t('visit.extend'), 'extend')}
      {row.state !== 'ENDED' && !row.endsAt && button('NOTICE', t('visit.giveNotice'), 'notice')}
    </span>
  );
}

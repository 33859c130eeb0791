// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Dock, Repairs } from '../../api';
import { newId, post } from '../../call';
import { useSpeech } from '../../i18n';
import { Line, Send, useSending, Zulu } from '../../parts/Form';
import { Dialog, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { may } from '../../state/me';
import { fromField, nodeNow, toField } from '../../time';
import { sizeText } from './facts';
import { DockListForm } from './DockLists';
import { DockForm, VesselForm, WorkForm, YardForm } from './RegisterForms';

type Open = { what: 'yard' } | { what: 'dock' } | { what: 'list' } | { what: 'out'; dock: Dock };

/** Own yards and docks. */
export function Docks(props: { all: Repairs; onDone: () => void }) {
  const { t, of } = useSpeech();
  const [open, setOpen] = useState<Open | null>(null);
  const sending = useSending();
  const done = () => { setOpen(null); props.onDone(); };
  const back = (id: string) => sending.send(async () => {
    await post('/repair/register', { id: newId(), act: { kind: 'DOCK_PUT_BACK', takenOut: id, from: nodeNow().toISOString() } });
    props.onDone();
  });
  const { docks, yards } = props.all;
  return (
    <Panel title={t('repair.docks')} class="screen" aside={may('REGISTER') && (
      <span class="tools">
        {may('ANSWER') && <button type="button" onClick={() => setOpen({ what: 'list' })} disabled={docks.length === 0} data-testid="make-list">{t('repair.makeList')}</button>}
        <button type="button" onClick={() => setOpen({ what: 'yard' })} data-testid="list-yard">{t('repair.listYard')}</button>
        <button type="button" onClick={() => setOpen({ what: 'dock' })} disabled={yards.length === 0} data-testid="list-dock">{t('repair.listDock')}</button>
      </span>
    )}>
      {docks.length === 0 ? <p class="empty">{t('repair.noDocks')}</p> : (
        <div class="scroll" tabIndex={0} role="region" aria-label={t('repair.docks')}>
          <table class="lines" data-testid="docks">
            <thead><tr>
              <th scope="col">{t('repair.dock')}</th><th scope="col">{t('repair.takes')}</th><th scope="col">{t('repair.lift')}</th><th scope="col">{t('repair.can')}</th>
              <th scope="col">{t('repair.service')}</th><th scope="col" class="num">{t('repair.number')}</th><th scope="col">{t('repair.outs')}</th>
            </tr></thead>
            <tbody>
              {docks.map((dock) => (
                <tr key={dock.yard + '/' + dock.code}>
                  <td>{dock.yard}/{dock.code}<div class="muted">{of(dock.names)}</div></td>
                  <td>{sizeText(dock)}</td>
                  <td>{dock.liftTonnes === null ? t('repair.graving') : `${dock.liftTonnes} t`}</td>
                  <td>{dock.capabilities.join(', ') || t('app.none')}</td>
                  <td><At time={dock.from} />{dock.until && <> – <At time={dock.until} /></>}</td>
                  <td class="num">{dock.number}</td>
                  <td>
                    {dock.outs.map((out) => (
                      <div key={out.id}><Status grave="serious">{out.reason}</Status> <At time={out.from} />{out.until && <> – <At time={out.until} /></>}{' '}
                        {may('REGISTER') && <button type="button" onClick={() => void back(out.id)}>{t('repair.putBack')}</button>}
                      </div>
                    ))}
                    {may('REGISTER') && <button type="button" onClick={() => setOpen({ what: 'out', dock })} data-testid="take-out">{t('repair.takeOut')}</button>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open?.what === 'yard' && <YardForm onClose={() => setOpen(null)} onDone={done} />}
      {open?.what === 'dock' && <DockForm yards={yards.map((one) => one.code)} onClose={() => setOpen(null)} onDone={done} />}
      {open?.what === 'list' && <DockListForm all={props.all} onClose={() => setOpen(null)} />}
      {open?.what === 'out' && <OutForm dock={open.dock} onClose={() => setOpen(null)} onDone={done} />}
    </Panel>
  );
}

function OutForm(props: { dock: Dock; onClose: () => void; onDone: () => void }) {
  const { t } = useSpeech();
  const draft = useDraft(`out.${props.dock.yard}.${props.dock.code}`, { from: toField(nodeNow()), until: '', reason: '' });
  const sending = useSending();
  const { from, until, reason } = draft.value;
  const begin = fromField(from);
  const end = until === '' ? null : fromField(until);
  const send = () => sending.send(async () => {
    await post('/repair/register', { id: draft.id, act: { kind: 'DOCK_TAKEN_OUT', yard: props.dock.yard, dock: props.dock.code, from: begin, until: end, reason } });
    draft.clear();
    props.onDone();
  });
  return (
    <Dialog title={t('repair.takeOut')} onClose={props.onClose}>
      <p>{t('repair.takeOutWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Zulu label={t('support.from')} required value={from} onText={(next) => draft.put({ from: next })} />
        <Zulu label={t('support.until')} hint={t('repair.openEnd')} value={until} onText={(next) => draft.put({ until: next })} />
        <Line label={t('step.reason')} required value={reason} onText={(next) => draft.put({ reason: next })} />
        <Send sending={sending} label={t('repair.takeOut')} grave disabled={!begin || reason.trim() === '' || (until !== '' && !end)} />
      </form>
    </Dialog>
  );
}

/** Own vessels and their work packages. */
export function Vessels(props: { all: Repairs; onDone: () => void }) {
  const { t, of } = useSpeech();
  const [open, setOpen] = useState<'vessel' | 'work' | null>(null);
  const done = () => { setOpen(null); props.onDone(); };
  const { vessels } = props.all;
  return (
    <Panel title={t('repair.vessels')} class="screen" aside={may('REGISTER') && (
      <span class="tools">
        <button type="button" onClick={() => setOpen('vessel')} data-testid="list-vessel">{t('repair.listVessel')}</button>
        <button type="button" onClick={() => setOpen('work')} disabled={vessels.length === 0} data-testid="list-work">{t('repair.listWork')}</button>
      </span>
    )}>
      {vessels.length === 0 ? <p class="empty">{t('repair.noVessel')}</p> : (
        <div class="scroll" tabIndex={0} role="region" aria-label={t('repair.vessels')}>
          <table class="lines" data-testid="vessels">
            <thead><tr>
              <th scope="col">{t('repair.vessel')}</th><th scope="col">{t('repair.size')}</th><th scope="col">{t('repair.overallBeam')}</th><th scope="col">{t('repair.displacement')}</th>
              <th scope="col">{t('repair.home')}</th><th scope="col">{t('repair.work')}</th>
            </tr></thead>
            <tbody>
              {vessels.map((one) => (
                <tr key={one.vessel.code}>
                  <td>{of(one.vessel.names)}<div class="muted">{one.vessel.code}</div></td>
                  <td>{sizeText(one.vessel)}</td>
                  <td>{one.vessel.overallBeamMetres} m</td>
                  <td>{one.vessel.displacementTonnes} t</td>
                  <td>{one.home ? <>{of(one.home.names)}<div class="muted">{t('repair.homeFacts', { knots: one.home.speedKnots })} <At time={one.home.firstSlot} /></div></> : t('app.none')}</td>
                  <td>{one.works.map((work) => <div key={work.code}>{work.title} <span class="muted">({t('repair.daysOf', { days: work.days })}; {work.capabilities.join(', ') || t('app.none')})</span></div>)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open === 'vessel' && <VesselForm onClose={() => setOpen(null)} onDone={done} />}
      {open === 'work' && <WorkForm vessels={vessels.map((one) => one.vessel.code)} onClose={() => setOpen(null)} onDone={done} />}
    </Panel>
  );
}

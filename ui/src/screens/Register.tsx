// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Holding, Register as RegisterView, RegisterAct } from '../api';
import { useSpeech } from '../i18n';
import { Waiting } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { At } from '../parts/Time';
import { useLoaded } from '../state/loaded';
import { codeOf, may } from '../state/me';
import { area } from '../place';
import { ActForm } from './register/ActForm';
import { WhoForm } from './register/WhoForm';

export function Register() {
  const { t, of } = useSpeech();
  const register = useLoaded<RegisterView>('/register', 'register');
  const [acting, setActing] = useState(false);
  const it = register.value;
  if (!it) return <Panel title={t('nav.register')} class="screen"><Waiting of={register} /></Panel>;
  const named = (code: string | null, list: { code: string; names: { en: string; ja: string } }[]) => {
    const found = list.find((one) => one.code === code);
    return found ? of(found.names) : code ?? '';
  };
  return (
    <div class="register">
      <div class="screen-col">
        <Panel title={t('register.now')} aside={may('REGISTER') && (
          <button type="button" class="primary" onClick={() => setActing(true)} data-testid="act">{t('register.act')}</button>
        )}>
          <Waiting of={register} empty={it.holdings.length === 0} none={<p>{t('register.empty')}</p>} />
          <div class="scroll">
            <table class="lines" data-testid="holdings">
              <thead><tr>
                <th scope="col">{t('support.function')}</th><th scope="col">{t('register.unit')}</th><th scope="col">{t('register.holder')}</th>
                <th scope="col">{t('register.delegates')}</th><th scope="col">{t('register.since')}</th><th scope="col">{t('register.until')}</th>
              </tr></thead>
              <tbody>
                {it.holdings.map((one) => (
                  <tr key={one.function + '/' + (one.unit ?? '')}>
                    <td>{named(one.function, it.functions)} <code class="muted">{one.function}</code></td>
                    <td>{one.unit ? named(one.unit, it.units) : <span class="muted">{t('register.everyUnit')}</span>}</td>
                    <td><Holder holding={one} name={named(one.holder, it.commands)} /></td>
                    <td>{one.delegates.map((code) => named(code, it.commands)).join(', ') || <span class="muted">–</span>}</td>
                    <td>{one.since ? <At time={one.since} /> : <span class="muted">–</span>}</td>
                    <td>{one.until ? <At time={one.until} age /> : <span class="muted">{t('app.open')}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
        <Panel title={t('register.history')}>
          <ol class="timeline">
            {it.acts.map((one) => (
              <li key={one.id} class="mine">
                <div class="timeline-head"><strong>{t(`kind.${one.kind}`)}</strong> <ActWords act={one} /></div>
                <div class="muted"><At time={one.at} age /> {one.officer} · {one.command} · {t('request.row', { n: one.position })} · <code>{one.id.slice(0, 8)}</code>{one.basis && ` · ${one.basis}`}</div>
                {one.endedAt && <Status grave="off">{t('register.ended')} <At time={one.endedAt} /></Status>}
              </li>
            ))}
          </ol>
        </Panel>
      </div>
      <div class="screen-col">
        <Panel title={t('register.who')}><WhoForm register={it} /></Panel>
        <Panel title={t('register.commands')}>
          <ul class="plain">
            {it.commands.map((one) => (
              <li key={one.code}>
                <Status grave={one.standing ? 'normal' : 'off'}>{of(one.names)} <code class="muted">{one.code}</code></Status>
                <span class="muted"> {one.parent ? t('register.under', { code: one.parent }) : t('register.root')} · <At time={one.from} />{one.until && <> – <At time={one.until} /></>} {!one.standing && t('register.notStanding')}</span>
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('register.units')}>
          <ul class="plain">{it.units.map((one) => <li key={one.code}>{of(one.names)} <code class="muted">{one.code}</code> <span class="muted">{named(one.command, it.commands)}</span></li>)}</ul>
        </Panel>
        <Panel title={t('register.counterparts')}>
          {it.counterparts.length === 0 && <p class="empty">{t('register.noCounterparts')}</p>}
          <ul class="plain">
            {it.counterparts.map((one) => (
              <li key={one.party + one.function + one.from}><strong>{codeOf(one.party)}</strong> <code>{one.function}</code>: {of(one.names)} <span class="muted">{t('register.from')} <At time={one.from} /></span></li>
            ))}
          </ul>
        </Panel>
      </div>
      {acting && <ActForm register={it} onClose={() => setActing(false)} onDone={() => { setActing(false); register.reload(); }} />}
    </div>
  );
}

export function Holder(props: { holding: Holding; name: string }) {
  const { t } = useSpeech();
  const it = props.holding;
  if (it.holder === null) return <Status grave="serious">{t('register.nobody')}</Status>;
  return (
    <span>
      <strong>{props.name}</strong> <code class="muted">{it.holder}</code>{' '}
      {it.residue && <span class="muted">{t('register.residue')}</span>} {!it.standing && <Status grave="serious">{t('register.notStanding')}</Status>}
    </span>
  );
}

function ActWords(props: { act: RegisterAct }) {
  const { t, of } = useSpeech();
  const it = props.act.act;
  switch (it.kind) {
    case 'COMMAND_ESTABLISHED':
      return <>{of(it.names)} {it.from && <><At time={it.from} /> –</>} {it.until && <At time={it.until} />}</>;
    case 'UNIT_LISTED':
      return <>{of(it.names)} → {it.command}</>;
    case 'FUNCTION_LISTED':
      return <>{of(it.names)} <span class="muted">{it.coverage.map((one) => `${area(one.area)} → ${one.unit}`).join('; ')}</span></>;
    case 'AUTHORITY_RETURNED':
      return <><code>{it.given.slice(0, 8)}</code> {it.from && <At time={it.from} />}</>;
    case 'AUTHORITY_WIDENED':
      return <>{it.functions.join(', ')} + {it.taker} {it.from && <At time={it.from} />}</>;
    case 'AUTHORITY_TRANSFERRED':
    case 'AUTHORITY_DELEGATED':
      return (
        <>
          {it.functions.join(', ')} {it.giver} → {it.taker} {it.units.length > 0 ? it.units.join(', ') : t('register.everyUnit')} {it.from && <At time={it.from} />} –{' '}
          {it.until ? <At time={it.until} /> : t('app.open')}
        </>
      );
  }
}

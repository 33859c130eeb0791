// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Holding, Register as RegisterView, RegisterAct, Unit } from '../api';
import { useSpeech } from '../i18n';
import { folded } from '../parts/list';
import { Waiting } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { At } from '../parts/Time';
import { useKeys } from '../state/keys';
import { useLoaded } from '../state/loaded';
import { codeOf, may } from '../state/me';
import { area } from '../place';
import { ActForm } from './register/ActForm';
import { NOW, queryOf, TimeBar } from './register/TimeBar';
import { Holder } from './register/Holder';
import { WhoForm } from './register/WhoForm';

const FOUND_MAX = 40;

/** @param act the beginning of an act's id: where the list begins to be read */
export function Register(props: { act?: string }) {
  const { t, of } = useSpeech();
  const [asked, setAsked] = useState(NOW);
  const [text, setText] = useState('');
  const [acting, setActing] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const shown = useRef<RegisterView | undefined>(undefined);
  const register = useLoaded<RegisterView>('/register', 'register');
  const query = queryOf(asked);
  const then = useLoaded<RegisterView>(query === '' ? null : '/register' + query, 'register');
  useKeys({ '/': () => search.current?.focus() });
  const it = (query === '' ? register.value : then.value) ?? shown.current ?? register.value;
  shown.current = it;
  const there = it !== undefined;
  useEffect(() => {
    document.querySelector('[data-sought="true"]')?.scrollIntoView({ block: 'center' });
  }, [props.act, there]);
  if (!it) return <Panel title={t('nav.register')} class="screen"><Waiting of={register} /></Panel>;
  const named = (code: string | null, list: { code: string; names: { en: string; ja: string } }[]) => {
    const found = list.find((one) => one.code === code);
    return found ? of(found.names) : code ?? '';
  };
  const sought = (id: string) => props.act !== undefined && props.act !== '' && id.startsWith(props.act);
  const rows = text.trim() === '' ? it.holdings : found(it, text);
  return (
    <div class="register">
      <div class="screen-col">
        <Panel title={query === '' ? t('register.now') : t('register.then')} aside={
          <div class="tools">
            <input ref={search} type="search" class="search search-wide" value={text} maxLength={100} aria-label={t('register.search')}
              placeholder={t('register.search') + ' (/)'} onInput={(e) => setText(e.currentTarget.value)} />
            {may('REGISTER') && <button type="button" class="primary" onClick={() => setActing(true)} data-testid="act">{t('register.act')}</button>}
          </div>
        }>
          <TimeBar register={register.value ?? it} asked={asked} onAsk={setAsked} />
          {query !== '' && <Waiting of={then} />}
          {query !== '' && <p class="note">{t('register.at')} <At time={it.at} /> · {t('register.knownAt')} <At time={it.knownAt} /></p>}
          <Waiting of={register} empty={it.holdings.length === 0} none={<p>{t('register.empty')}</p>} />
          {it.holdingsCut && <p class="note">{t('register.cut')}</p>}
          {text.trim() !== '' && rows.length === 0 && <p class="empty" aria-live="polite">{t('register.notFound')}</p>}
          <div class="scroll">
            <table class="lines" data-testid="holdings">
              <thead><tr>
                <th scope="col">{t('support.function')}</th><th scope="col">{t('register.unit')}</th><th scope="col">{t('register.holder')}</th>
                <th scope="col">{t('register.delegates')}</th><th scope="col">{t('register.since')}</th><th scope="col">{t('register.until')}</th>
              </tr></thead>
              <tbody>
                {rows.map((one) => (
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
              <li key={one.id} class={sought(one.id) ? 'mine act-sought' : 'mine'} data-sought={sought(one.id)}>
                <div class="timeline-head"><strong>{t(`kind.${one.kind}`)}</strong> <ActWords act={one} register={it} /></div>
                <div class="muted"><At time={one.at} age /> {one.officer} · {one.command} · {t('request.row', { n: one.position })} · <code>{one.id.slice(0, 8)}</code>{one.basis && ` · ${one.basis}`}</div>
                {one.endedAt && <Status grave="off">{t(one.kind === 'AUTHORITY_SUSPENDED' ? 'register.lifted' : 'register.ended')} <At time={one.endedAt} /></Status>}
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
                {one.suspended && (
                  <> <Status grave="serious">{t('register.suspended')} <At time={one.suspended.from} /> – {one.suspended.until ? <At time={one.suspended.until} /> : t('app.open')}</Status></>
                )}
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('register.units')}>
          <ul class="plain" data-testid="units">
            {inTree(it.units).map(({ unit: one, depth }) => (
              <li key={one.code} class={`unit-${Math.min(depth, 5)}`}>
                {of(one.names)} <code class="muted">{one.code}</code> <span class="muted">{named(one.command, it.commands)}{one.parent && ` · ${t('register.below', { code: one.parent })}`}</span>
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('register.functions')}>
          <ul class="plain">
            {it.functions.map((one) => (
              <li key={one.code}>{of(one.names)} <code class="muted">{one.code}</code>{one.shared && <span class="muted"> · {t('register.sharedAs')} <code>{one.shared}</code></span>}</li>
            ))}
          </ul>
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
      {acting && <ActForm register={register.value ?? it} onClose={() => setActing(false)} onDone={() => { setActing(false); setAsked(NOW); register.reload(); }} />}
    </div>
  );
}

/** Each unit below the one above it. */
function inTree(units: Unit[]): { unit: Unit; depth: number }[] {
  const rows: { unit: Unit; depth: number }[] = [];
  const add = (parent: string | null, depth: number) => {
    for (const unit of units) {
      if (unit.parent === parent) {
        rows.push({ unit, depth });
        add(unit.code, depth + 1);
      }
    }
  };
  add(null, 0);
  return rows;
}

/** Who holds what answers to every word: each function with each unit that is meant. Where the register names no holding of
 * its own for a unit, that of every unit holds for it. */
function found(it: RegisterView, text: string): Holding[] {
  const words = folded(text).split(/\s+/).filter((word) => word !== '');
  const letters = (one: { code: string; names: { en: string; ja: string } }) => folded(`${one.code} ${one.names.en} ${one.names.ja}`);
  const rows: Holding[] = [];
  for (const one of it.functions) {
    const own = letters(one) + ' ' + (one.shared ?? '');
    const wide = it.holdings.find((row) => row.function === one.code && row.unit === null);
    if (!wide) continue;
    const left = words.filter((word) => !own.includes(word));
    if (left.length === 0) rows.push(...it.holdings.filter((row) => row.function === one.code));
    else {
      const units = it.units.filter((unit) => left.every((word) => letters(unit).includes(word)));
      for (const unit of units) rows.push(it.holdings.find((row) => row.function === one.code && row.unit === unit.code) ?? { ...wide, unit: unit.code });
    }
    if (rows.length >= FOUND_MAX) break;
  }
  return rows.slice(0, FOUND_MAX);
}

function ActWords(props: { act: RegisterAct; register: RegisterView }) {
  const { t, of } = useSpeech();
  const it = props.act.act;
  switch (it.kind) {
    case 'COMMAND_ESTABLISHED':
      return <>{of(it.names)} {it.from && <><At time={it.from} /> –</>} {it.until && <At time={it.until} />}</>;
    case 'UNIT_LISTED':
      return <>{of(it.names)} → {it.command}{it.parent && ` · ${t('register.below', { code: it.parent })}`}</>;
    case 'FUNCTION_LISTED':
      return <>{of(it.names)} <span class="muted">{it.coverage.map((one) => `${area(one.area)} → ${one.unit}`).join('; ')}</span>{it.shared && <> · {t('register.sharedAs')} <code>{it.shared}</code></>}</>;
    case 'AUTHORITY_SUSPENDED':
      return (
        <>
          {it.command ?? <code>{it.given?.slice(0, 8)}</code>} {it.from && <At time={it.from} />} – {it.until ? <At time={it.until} /> : t('app.open')}
        </>
      );
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
          {it.relation && <RelationWords code={it.relation} register={props.register} />}
        </>
      );
  }
}

/** A code in the words of each: not the same thing in all three, so none is translated into another. */
export function RelationWords(props: { code: string; register: RegisterView }) {
  const { t } = useSpeech();
  const it = props.register.relations.find((one) => one.code === props.code);
  return (
    <span class="muted">
      {' '}· {t('register.relation')} <code>{props.code}</code>{it && ` (${t('register.us')}: ${it.us}; ${t('register.nato')}: ${it.nato}; ${t('register.jp')}: ${it.ja})`}
    </span>
  );
}

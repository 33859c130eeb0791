// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import { post } from '../../call';
import { useSpeech, type Key } from '../../i18n';
import { Choice, Line, Send, useSending, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { fromField } from '../../time';

type Fields = Record<string, string>;
interface Props { onClose: () => void; onDone: () => void }

const number = (text: string | undefined) => Number((text ?? '').normalize('NFKC'));
const codes = (text: string | undefined) => (text ?? '').split(/[,\s]+/).filter((one) => one !== '').sort();
const good = (text: string | undefined) => (text ?? '').trim() !== '' && Number.isFinite(number(text));

/** A form whose fields are texts; `act` says what is listed, or null while something is missing. */
function Listing(props: Props & { name: string; title: Key; first: Fields; act: (it: Fields) => object | null; children: (it: Fields, put: (part: Fields) => void) => ComponentChildren }) {
  const { t } = useSpeech();
  const draft = useDraft<Fields>('list.' + props.name, props.first);
  const sending = useSending();
  const act = props.act(draft.value);
  const send = () => sending.send(async () => {
    if (!act) return;
    await post('/repair/register', { id: draft.id, act });
    draft.clear();
    props.onDone();
  });
  return (
    <Dialog title={t(props.title)} onClose={props.onClose} wide>
      <p class="hint">{t('repair.listHint')}</p>
      <form class="form" noValidate onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <div class="fields">{props.children(draft.value, draft.put)}</div>
        <Send sending={sending} label={t(props.title)} disabled={act === null} />
      </form>
    </Dialog>
  );
}

function Texts(props: { it: Fields; put: (part: Fields) => void; of: readonly (readonly [string, Key])[]; type?: 'number' }) {
  const { t } = useSpeech();
  return <>{props.of.map(([name, label]) => <Line key={name} label={t(label)} required value={props.it[name] ?? ''} onText={(text) => props.put({ [name]: text })} />)}</>;
}

const NAMES = [['code', 'repair.code'], ['en', 'repair.nameEn'], ['ja', 'repair.nameJa']] as const;
const SIZE = [['length', 'repair.length'], ['beam', 'repair.beam'], ['draught', 'repair.draught']] as const;

const named = (it: Fields) => ({ code: it.code, names: { en: it.en, ja: it.ja } });
const hasNames = (it: Fields) => [it.code, it.en, it.ja].every((one) => (one ?? '').trim() !== '');
const sized = (it: Fields) => ({ lengthMetres: number(it.length), beamMetres: number(it.beam), draughtMetres: number(it.draught) });
const hasSize = (it: Fields) => good(it.length) && good(it.beam) && good(it.draught);
const place = (it: Fields) => ({ latitude: number(it.latitude), longitude: number(it.longitude) });
const hasPlace = (it: Fields) => good(it.latitude) && good(it.longitude);

export function YardForm(props: Props) {
  return (
    <Listing {...props} name="yard" title="repair.listYard" first={{}} act={(it) => (hasNames(it) && hasPlace(it) ? { kind: 'YARD_LISTED', ...named(it), position: place(it) } : null)}>
      {(it, put) => <Texts it={it} put={put} of={[...NAMES, ['latitude', 'repair.latitude'], ['longitude', 'repair.longitude']]} />}
    </Listing>
  );
}

export function DockForm(props: Props & { yards: string[] }) {
  const { t } = useSpeech();
  const first: Fields = { yard: props.yards[0] ?? '', from: '', until: '', lift: '', capabilities: '' };
  const act = (it: Fields) => {
    const from = fromField(it.from ?? '');
    const until = it.until ? fromField(it.until) : null;
    const lift = it.lift === '' ? null : number(it.lift);
    const ready = hasNames(it) && hasSize(it) && it.yard && from && !(it.until && !until) && !(lift !== null && !Number.isInteger(lift));
    return ready ? { kind: 'DOCK_LISTED', yard: it.yard, ...named(it), ...sized(it), liftTonnes: lift, capabilities: codes(it.capabilities), from, until } : null;
  };
  return (
    <Listing {...props} name="dock" title="repair.listDock" first={first} act={act}>
      {(it, put) => (
        <>
          <Choice label={t('repair.yard')} required value={it.yard ?? ''} onPick={(yard) => put({ yard })} options={props.yards.map((one) => [one, one] as const)} />
          <Texts it={it} put={put} of={[...NAMES, ...SIZE]} />
          <Line label={t('repair.lift')} hint={t('repair.liftHint')} value={it.lift ?? ''} onText={(lift) => put({ lift })} />
          <Line label={t('repair.can')} hint={t('repair.canHint')} value={it.capabilities ?? ''} onText={(capabilities) => put({ capabilities })} />
          <Zulu label={t('repair.serviceFrom')} required value={it.from ?? ''} onText={(from) => put({ from })} />
          <Zulu label={t('repair.serviceUntil')} hint={t('repair.openEnd')} value={it.until ?? ''} onText={(until) => put({ until })} />
        </>
      )}
    </Listing>
  );
}

export function VesselForm(props: Props) {
  const { t } = useSpeech();
  const act = (it: Fields) => {
    const home = (it.homeEn ?? '') !== '';
    const first = home ? fromField(it.firstSlot ?? '') : null;
    const homeReady = !home || (hasPlace(it) && (it.homeJa ?? '') !== '' && Number.isInteger(number(it.knots)) && first !== null);
    if (!hasNames(it) || !hasSize(it) || !good(it.overall) || !Number.isInteger(number(it.tonnes)) || !homeReady) return null;
    return {
      kind: 'VESSEL_LISTED', ...named(it), ...sized(it), overallBeamMetres: number(it.overall), displacementTonnes: number(it.tonnes),
      home: home ? { names: { en: it.homeEn, ja: it.homeJa }, position: place(it), speedKnots: number(it.knots), firstSlot: first } : null,
    };
  };
  return (
    <Listing {...props} name="vessel" title="repair.listVessel" first={{}} act={act}>
      {(it, put) => (
        <>
          <Texts it={it} put={put} of={[...NAMES, ...SIZE, ['overall', 'repair.overallBeamMetres'], ['tonnes', 'repair.displacementTonnes']]} />
          <Line label={t('repair.homeEn')} hint={t('repair.homeHint')} value={it.homeEn ?? ''} onText={(homeEn) => put({ homeEn })} />
          {(it.homeEn ?? '') !== '' && (
            <>
              <Texts it={it} put={put} of={[['homeJa', 'repair.homeJa'], ['latitude', 'repair.latitude'], ['longitude', 'repair.longitude'], ['knots', 'repair.knots']]} />
              <Zulu label={t('repair.firstSlot')} required value={it.firstSlot ?? ''} onText={(firstSlot) => put({ firstSlot })} />
            </>
          )}
        </>
      )}
    </Listing>
  );
}

export function WorkForm(props: Props & { vessels: string[] }) {
  const { t } = useSpeech();
  const act = (it: Fields) => {
    const days = number(it.days);
    const ready = it.vessel && (it.code ?? '').trim() !== '' && (it.title ?? '').trim() !== '' && Number.isInteger(days) && days >= 1;
    return ready ? { kind: 'WORK_LISTED', vessel: it.vessel, code: it.code, title: it.title, capabilities: codes(it.capabilities), days } : null;
  };
  return (
    <Listing {...props} name="work" title="repair.listWork" first={{ vessel: props.vessels[0] ?? '' }} act={act}>
      {(it, put) => (
        <>
          <Choice label={t('repair.vessel')} required value={it.vessel ?? ''} onPick={(vessel) => put({ vessel })} options={props.vessels.map((one) => [one, one] as const)} />
          <Texts it={it} put={put} of={[['code', 'repair.code'], ['title', 'repair.workTitle'], ['days', 'repair.days']]} />
          <Line label={t('repair.capabilities')} hint={t('repair.canHint')} value={it.capabilities ?? ''} onText={(capabilities) => put({ capabilities })} />
        </>
      )}
    </Listing>
  );
}

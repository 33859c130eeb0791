// SPDX-License-Identifier: Apache-2.0
import type { Register, RegisterBody } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Send, Ticks, useSending, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { me } from '../../state/me';
import { fromField } from '../../time';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const KINDS = [
  'AUTHORITY_TRANSFERRED', 'AUTHORITY_DELEGATED', 'AUTHORITY_WIDENED', 'AUTHORITY_SUSPENDED', 'AUTHORITY_RETURNED', 'COMMAND_ESTABLISHED', 'UNIT_LISTED', 'FUNCTION_LISTED',
] as const;
const FIRST = {
  kind: 'AUTHORITY_TRANSFERRED' as RegisterBody['kind'], functions: [] as string[], units: [] as string[], giver: '', taker: '', given: '', code: '', en: '',
  ja: '', parent: '', unitAbove: '', shared: '', relation: '', rests: '', from: '', until: '', basis: '',
};

/** An act of our own register. It takes effect when it is recorded or later, never before. */
export function ActForm(props: { register: Register; onClose: () => void; onDone: () => void }) {
  const { t, of } = useSpeech();
  const { commands, units, functions, acts, relations } = props.register;
  const draft = useDraft('register', { ...FIRST, giver: me.read()?.command ?? '' });
  const sending = useSending();
  const it = draft.value;
  const act = actOf(it);
  const moved = it.kind === 'AUTHORITY_TRANSFERRED' || it.kind === 'AUTHORITY_DELEGATED';
  const scoped = moved || it.kind === 'AUTHORITY_WIDENED';
  const named = it.kind === 'COMMAND_ESTABLISHED' || it.kind === 'UNIT_LISTED' || it.kind === 'FUNCTION_LISTED';
  const choices = commands.map((one) => [one.code, `${of(one.names)} (${one.code})`] as const);
  const given = acts.filter((one) => one.kind.startsWith('AUTHORITY_') && one.kind !== 'AUTHORITY_RETURNED' && !one.endedAt);
  const givenChoices = given.map((one) => [one.id, `${t(`kind.${one.kind}`)} · ${one.id.slice(0, 8)} · ${
    'functions' in one.act ? one.act.functions.join(', ') : one.act.kind === 'AUTHORITY_SUSPENDED' ? one.act.command ?? '' : ''}`] as const);
  return (
    <Dialog title={t('register.act')} onClose={props.onClose} wide>
      {draft.restored && <p class="note">{t('app.restored')} <button type="button" onClick={draft.clear}>{t('app.discard')}</button></p>}
      <form class="form" onSubmit={(e) => {
        e.preventDefault();
        if (!act) return;
        void sending.send(async () => {
          await post('/register', { id: draft.id, act, ...(it.basis ? { basis: it.basis } : {}) });
          draft.clear();
          props.onDone();
        });
      }}>
        <Choice label={t('register.kind')} value={it.kind} onPick={(kind) => draft.put({ kind })} options={KINDS.map((one) => [one, t(`kind.${one}`)] as const)} />
        <p class="hint">{t(`explain.${it.kind}`)}</p>
        {scoped && (
          <>
            <Ticks label={t('support.function')} required values={it.functions} onPick={(next) => draft.put({ functions: next })} options={functions.map((one) => [one.code, of(one.names)] as const)} />
            <Ticks label={t('register.units')} values={it.units} onPick={(next) => draft.put({ units: next })} options={units.map((one) => [one.code, of(one.names)] as const)} />
            <p class="hint">{t('register.unitsHint')}</p>
          </>
        )}
        <div class="fields">
          {moved && <Choice label={t('register.giver')} required value={it.giver} onPick={(giver) => draft.put({ giver })} options={choices} />}
          {scoped && <Choice label={t('register.taker')} required value={it.taker} onPick={(taker) => draft.put({ taker })} options={choices} />}
          {moved && (
            <Choice label={t('register.relation')} value={it.relation} onPick={(relation) => draft.put({ relation })} empty={t('register.noRelation')}
              hint={t('register.relationHint')} options={relations.map((one) => [one.code, `${one.code} · ${one.us} · ${one.nato} · ${one.ja}`] as const)} />
          )}
          {it.kind === 'AUTHORITY_SUSPENDED' && (
            <Choice label={t('register.rests')} required value={it.rests} onPick={(rests) => draft.put({ rests })}
              options={[...choices.filter(([code]) => commands.some((one) => one.code === code && one.parent !== null)),
                ...givenChoices.filter(([id]) => given.some((one) => one.id === id && one.kind !== 'AUTHORITY_SUSPENDED'))]} />
          )}
          {it.kind === 'AUTHORITY_RETURNED' && (
            <Choice label={t('register.given')} required value={it.given} onPick={(next) => draft.put({ given: next })} options={givenChoices} />
          )}
          {named && (
            <>
              <Line label={t('register.code')} required value={it.code} onText={(code) => draft.put({ code })} max={64} hint={t('register.codeHint')} />
              <Line label="English" required value={it.en} onText={(en) => draft.put({ en })} />
              <Line label="日本語" required value={it.ja} onText={(ja) => draft.put({ ja })} />
            </>
          )}
          {(it.kind === 'COMMAND_ESTABLISHED' || it.kind === 'UNIT_LISTED') && (
            <Choice label={t('register.above')} value={it.parent} onPick={(parent) => draft.put({ parent })} empty={it.kind === 'UNIT_LISTED' ? undefined : t('register.root')} options={choices} />
          )}
          {it.kind === 'UNIT_LISTED' && (
            <Choice label={t('register.unitAbove')} value={it.unitAbove} onPick={(unitAbove) => draft.put({ unitAbove })} empty={t('register.noUnitAbove')}
              options={units.map((one) => [one.code, `${of(one.names)} (${one.code})`] as const)} />
          )}
          {it.kind === 'FUNCTION_LISTED' && (
            <Line label={t('register.shared')} value={it.shared} onText={(shared) => draft.put({ shared })} max={64} hint={t('register.sharedHint')} />
          )}
          {!(it.kind === 'UNIT_LISTED' || it.kind === 'FUNCTION_LISTED') && <Zulu label={t('support.from')} hint={t('form.emptyNow')} value={it.from} onText={(from) => draft.put({ from })} />}
          {(scoped || it.kind === 'COMMAND_ESTABLISHED' || it.kind === 'AUTHORITY_SUSPENDED') && <Zulu label={t('support.until')} hint={t('form.emptyOpen')} value={it.until} onText={(until) => draft.put({ until })} />}
          <Line label={t('request.basis')} hint={t('step.basisHint')} value={it.basis} onText={(basis) => draft.put({ basis })} />
        </div>
        <Send sending={sending} label={t('register.record')} disabled={!act} />
      </form>
    </Dialog>
  );
}

/** null while a field that the act needs is missing. */
function actOf(it: typeof FIRST): RegisterBody | null {
  const from = it.from === '' ? null : fromField(it.from);
  const until = it.until === '' ? null : fromField(it.until);
  if ((it.from !== '' && from === null) || (it.until !== '' && until === null)) return null;
  const names = { en: it.en.trim(), ja: it.ja.trim() };
  const named = CODE.test(it.code) && names.en !== '' && names.ja !== '';
  const { functions, units, giver, taker, code } = it;
  switch (it.kind) {
    case 'AUTHORITY_TRANSFERRED':
    case 'AUTHORITY_DELEGATED':
      return functions.length > 0 && giver && taker && giver !== taker ? { kind: it.kind, functions, units, giver, taker, relation: it.relation || null, from, until } : null;
    case 'AUTHORITY_WIDENED':
      return functions.length > 0 && taker ? { kind: it.kind, functions, units, taker, from, until } : null;
    case 'AUTHORITY_SUSPENDED':
      return it.rests ? { kind: it.kind, ...(/^[0-9a-f]{32}$/.test(it.rests) ? { given: it.rests } : { command: it.rests }), from, until } : null;
    case 'AUTHORITY_RETURNED':
      return it.given ? { kind: it.kind, given: it.given, from } : null;
    case 'COMMAND_ESTABLISHED':
      return named ? { kind: it.kind, code, names, parent: it.parent || null, from, until } : null;
    case 'UNIT_LISTED':
      return named && it.parent ? { kind: it.kind, code, names, command: it.parent, parent: it.unitAbove || null } : null;
    case 'FUNCTION_LISTED':
      return named && (it.shared === '' || CODE.test(it.shared)) ? { kind: it.kind, code, names, coverage: [], shared: it.shared || null } : null;
  }
}

// SPDX-License-Identifier: Apache-2.0
import { GRADES, TRACK_FIELDS, TRACK_KINDS, type FunctionScope, type Grade, type PartyId, type Proposals, type Register, type ReleaseRule, type TrackField, type TrackKind } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { AreaEditor } from '../../parts/AreaEditor';
import { Choice, Line, Send, Ticks, useSending, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { peers } from '../../state/me';
import { path } from '../../state/route';
import { fromField } from '../../time';
import { UnderChoice, underOf } from './Under';

type ScopeName = 'TRACKS' | 'READINESS' | FunctionScope['kind'];
const FIRST = {
  recipients: [] as PartyId[], scope: 'TRACKS' as ScopeName, kinds: [] as TrackKind[],
  area: { south: 34, west: 138, north: 36, east: 141 }, cell: '0.05', delay: '5', ageMax: '600', fields: [] as TrackField[],
  gradeMin: 'C' as Grade, functions: [] as string[], units: [] as string[], from: '', until: '', basis: '', under: '',
};

const number = (text: string) => (text.trim() === '' ? NaN : Number(text.normalize('NFKC')));

/** A release rule in words; nothing is released that the form does not say. */
export function RuleForm(props: { onClose: () => void; onDone: () => void }) {
  const { t, of } = useSpeech();
  const draft = useDraft('rule', FIRST);
  const sending = useSending();
  const it = draft.value;
  const register = useLoaded<Register>('/register', 'register').value;
  const functions = useFunctions(register);
  const rule = ruleOf(it);
  return (
    <Dialog title={t('release.adopt')} onClose={props.onClose} wide>
      {draft.restored && <p class="note">{t('app.restored')} <button type="button" onClick={draft.clear}>{t('app.discard')}</button></p>}
      <form class="form" onSubmit={(e) => {
        e.preventDefault();
        if (!rule) return;
        void sending.send(async () => {
          const under = underOf(it.under);
          await post('/rules', { id: draft.id, rule: { ...rule, ...(under ? { under } : {}) }, basis: it.basis });
          draft.clear();
          props.onDone();
        });
      }}>
        <Ticks label={t('release.to')} required values={it.recipients} onPick={(recipients) => draft.put({ recipients, under: '' })}
          options={(peers.read()?.rows ?? []).map((row) => [row.party, `${row.code} · ${of(row.names)}`] as const)} />
        {it.recipients.length > 0 && <UnderChoice recipients={it.recipients} value={it.under} onPick={(under) => draft.put({ under })} />}
        <Choice label={t('release.what')} value={it.scope} onPick={(scope) => draft.put({ scope })}
          options={(['TRACKS', 'PROGRESS', 'COUNTERPARTS', 'READINESS'] as const).map((one) => [one, t(`scope.${one}`)] as const)} />
        {it.scope === 'TRACKS' ? (
          <>
            <Ticks label={t('track.kind')} required values={it.kinds} onPick={(kinds) => draft.put({ kinds })}
              options={TRACK_KINDS.map((one) => [one, t(`track.${one}`)] as const)} />
            <AreaEditor label={t('release.area')} value={it.area} onArea={(next) => draft.put({ area: next })} />
            <div class="fields">
              <Line label={t('release.cellField')} hint={t('release.cellHint')} value={it.cell} onText={(cell) => draft.put({ cell })} max={8} />
              <Line label={t('release.delayField')} value={it.delay} onText={(delay) => draft.put({ delay })} max={8} />
              <Line label={t('release.ageField')} value={it.ageMax} onText={(ageMax) => draft.put({ ageMax })} max={8} />
              <Choice label={t('release.gradeField')} value={it.gradeMin} onPick={(gradeMin) => draft.put({ gradeMin })} options={GRADES.map((one) => [one, one] as const)} />
            </div>
            <Ticks label={t('release.fieldsField')} values={it.fields} onPick={(fields) => draft.put({ fields })}
              options={TRACK_FIELDS.map((one) => [one, t(`field.${one}`)] as const)} />
            <p class="hint">{t('release.preview', { fields: [t('release.always'), ...it.fields.map((one) => t(`field.${one}`))].join(', ') })}</p>
          </>
        ) : it.scope === 'READINESS' ? (
          <Ticks label={t('posture.units')} required values={it.units} onPick={(units) => draft.put({ units })}
            options={(register?.units ?? []).map((one) => [one.code, of(one.names)] as const)} />
        ) : functions.length === 0 ? (
          <p class="hint">{t('release.noFunction')} <a href={path('register')}>{t('nav.register')}</a></p>
        ) : (
          <Ticks label={t('support.function')} required values={it.functions} onPick={(next) => draft.put({ functions: next })}
            options={functions} />
        )}
        <div class="fields">
          <Zulu label={t('support.from')} hint={t('form.emptyNow')} value={it.from} onText={(from) => draft.put({ from })} />
          <Zulu label={t('support.until')} hint={t('form.emptyOpen')} value={it.until} onText={(until) => draft.put({ until })} />
          <Line label={t('request.basis')} hint={t('step.basisHint')} value={it.basis} onText={(basis) => draft.put({ basis })} />
        </div>
        {upsideDown(it) && <p class="wrong-words" role="alert">{t('release.areaTurned')}</p>}
        {reversed(it) && <p class="wrong-words" role="alert">{t('release.spanReversed')}</p>}
        <Send sending={sending} label={t('release.adopt')} disabled={!rule} />
      </form>
    </Dialog>
  );
}

/** Functions of our catalogue, and those that somebody asked us about though nobody listed them. */
function useFunctions(register: Register | undefined): (readonly [string, string])[] {
  const { of } = useSpeech();
  const asked = useLoaded<Proposals>('/proposals?profile=SUPPORT&limit=200', 'proposals').value?.rows ?? [];
  const known = new Map((register?.functions ?? []).map((one) => [one.shared ?? one.code, of(one.names)]));
  for (const row of asked) if (row.function && !known.has(row.function)) known.set(row.function, row.function);
  return [...known.entries()];
}

const upsideDown = (it: typeof FIRST) => it.scope === 'TRACKS' && it.area.south > it.area.north;

function reversed(it: typeof FIRST): boolean {
  const [from, until] = [it.from === '' ? null : fromField(it.from), it.until === '' ? null : fromField(it.until)];
  return from !== null && until !== null && from >= until;
}

/** null while something in it cannot be meant. */
function ruleOf(it: typeof FIRST): ReleaseRule | null {
  const from = it.from === '' ? null : fromField(it.from);
  const until = it.until === '' ? null : fromField(it.until);
  const times = (it.from === '' || from !== null) && (it.until === '' || until !== null);
  if (it.recipients.length === 0 || !times || reversed(it)) return null;
  const { recipients } = it;
  if (it.scope === 'READINESS') return it.units.length === 0 ? null : { recipients, scope: { kind: it.scope, units: it.units }, from, until };
  if (it.scope !== 'TRACKS') return it.functions.length === 0 ? null : { recipients, scope: { kind: it.scope, functions: it.functions }, from, until };
  const [cellDegrees, delaySeconds, ageMaxSeconds] = [number(it.cell), number(it.delay), number(it.ageMax)];
  const good = (cellDegrees === 0 || (cellDegrees >= 0.001 && cellDegrees <= 10)) && delaySeconds >= 0 && ageMaxSeconds > delaySeconds;
  const edges = [it.area.south, it.area.west, it.area.north, it.area.east].every(Number.isFinite);
  if (!good || !edges || it.kinds.length === 0 || it.area.south > it.area.north) return null;
  const { kinds, area, fields, gradeMin } = it;
  return { recipients, scope: { kind: 'TRACKS', kinds, area, cellDegrees, delaySeconds, ageMaxSeconds, fields, gradeMin }, from, until };
}

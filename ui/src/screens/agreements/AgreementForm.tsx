// SPDX-License-Identifier: Apache-2.0
import { LEVELS, type Level, type MembershipScope, type PartyId } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Send, Ticks, useSending, useTried, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { node, peers } from '../../state/me';
import { go } from '../../state/route';
import { useCell } from '../../store';
import { fromField, nodeNow, toField } from '../../time';
import { TextsEditor, textsOf, type Texts } from '../proposal/TextsEditor';

const DAY = 86_400_000;
const later = (days: number) => toField(new Date(nodeNow().getTime() + days * DAY));
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
type Authentic = 'both' | 'ja' | 'en';

/** Levels up to a ceiling, each meaning the same to whoever takes it. */
function scope(pillar: string, highest: Level, closed: boolean): MembershipScope {
  const upTo = LEVELS.slice(0, LEVELS.indexOf(highest) + 1);
  return { pillar, closed, highest, meanings: Object.fromEntries(upTo.map((level) => [level, level])) };
}

export function AgreementForm(props: { onClose: () => void }) {
  const { t, of } = useSpeech();
  const own = useCell(node);
  const known = useCell(peers)?.rows ?? [];
  const us = own?.party ?? '';
  const draft = useDraft('agreement', {
    others: [] as PartyId[], depositary: us as PartyId, pillars: '', texts: { ja: '', en: '' } as Texts, authentic: 'both' as Authentic, by: '',
    ratifications: '0', delayDays: '0', notBefore: '', until: '', civil: 'no' as 'no' | 'yes',
    highest: 'UNCLASSIFIED' as Level, closed: [] as string[], validUntil: later(90),
  });
  const [tried, tryIt] = useTried();
  const sending = useSending();
  const it = draft.value;
  const parties = [us, ...it.others];
  const pillars = it.pillars.split(/[\s,、]+/).filter(Boolean);
  const all = textsOf(it.texts);
  const binding = all.filter((one) => it.authentic === 'both' || one.language === it.authentic);
  const ratifications = Number(it.ratifications);
  const delayDays = Number(it.delayDays);
  const validUntil = fromField(it.validUntil);
  const date = it.notBefore === '' ? null : fromField(it.notBefore);
  const end = it.until === '' ? null : fromField(it.until);
  const times = (it.notBefore === '' || date !== null) && (it.until === '' || end !== null);
  const numbers = Number.isInteger(ratifications) && ratifications >= 0 && ratifications <= parties.length && Number.isInteger(delayDays) && delayDays >= 0;
  const ready = it.others.length > 0 && parties.includes(it.depositary) && pillars.every((one) => CODE.test(one)) && binding.length > 0 && times && numbers && validUntil !== null;
  const send = () => {
    tryIt();
    if (!ready) return;
    void sending.send(async () => {
      const scopes = ['', ...pillars].map((pillar) => scope(pillar, it.highest, it.closed.includes(pillar)));
      await post('/proposals', {
        id: draft.id,
        matter: {
          profile: 'AGREEMENT', parties, depositary: it.depositary, pillars,
          provisions: { ratifications, delayDays, notBefore: date, until: end, civil: it.civil === 'yes', scopes },
        },
        texts: binding,
        translations: all.filter((one) => !binding.includes(one)).map((one) => ({ ...one, by: it.by })),
        clocks: { acknowledgeBy: validUntil, answerBy: validUntil, validUntil },
      });
      draft.clear();
      go('agreements', draft.id);
    });
  };
  const options = known.map((row) => [row.party, `${row.code} · ${of(row.names)}`] as const);
  return (
    <Dialog title={t('agreements.new')} onClose={props.onClose} wide>
      <p class="hint">{t('agreements.newHint')}</p>
      {draft.restored && <p class="note">{t('app.restored')} <button type="button" onClick={draft.clear}>{t('app.discard')}</button></p>}
      <form class="form" noValidate onSubmit={(e) => { e.preventDefault(); send(); }}>
        <Ticks label={t('agreements.with')} required wrong={tried && it.others.length === 0} values={it.others} options={options} onPick={(others) => draft.put({ others })} />
        <div class="fields">
          <Choice label={t('agreement.depositary')} required wrong={tried && !parties.includes(it.depositary)} hint={t('agreements.depositaryHint')} value={it.depositary}
            onPick={(depositary) => draft.put({ depositary })} options={[[us, own?.code ?? ''] as const, ...options.filter(([party]) => it.others.includes(party))]} />
          <Line label={t('agreement.pillars')} hint={t('agreements.pillarsHint')} wrong={tried && !pillars.every((one) => CODE.test(one))} value={it.pillars} onText={(text) => draft.put({ pillars: text })} />
          <Choice label={t('agreements.civil')} value={it.civil} onPick={(civil) => draft.put({ civil })} options={[['no', t('agreements.civilNo')], ['yes', t('agreements.civilYes')]]} />
        </div>
        <TextsEditor texts={it.texts} onTexts={(texts) => draft.put({ texts })} />
        <div class="fields">
          <Choice label={t('agreements.authentic')} value={it.authentic} onPick={(authentic) => draft.put({ authentic })}
            options={[['both', t('agreements.authenticBoth')], ['ja', '日本語'], ['en', 'English']]} />
          {it.authentic !== 'both' && <Line label={t('agreements.translator')} value={it.by} onText={(by) => draft.put({ by })} />}
        </div>
        {tried && binding.length === 0 && <p class="wrong-words">{t('texts.missing')}</p>}
        <fieldset class="group">
          <legend>{t('agreements.clause')}</legend>
          <div class="fields">
            <Line label={t('agreements.ratifications')} type="number" hint={t('agreements.ratificationsHint')} wrong={tried && !numbers} value={it.ratifications} onText={(text) => draft.put({ ratifications: text })} />
            <Line label={t('agreements.delay')} type="number" wrong={tried && !numbers} value={it.delayDays} onText={(text) => draft.put({ delayDays: text })} />
            <Zulu label={t('agreements.notBefore')} hint={t('form.emptyOpen')} value={it.notBefore} onText={(text) => draft.put({ notBefore: text })} />
            <Zulu label={t('agreements.ends')} hint={t('form.emptyOpen')} value={it.until} onText={(text) => draft.put({ until: text })} />
            <Zulu label={t('clock.validUntil')} required wrong={tried && validUntil === null} value={it.validUntil} onText={(text) => draft.put({ validUntil: text })} />
          </div>
        </fieldset>
        <fieldset class="group">
          <legend>{t('agreements.release')}</legend>
          <Choice label={t('pairing.highest')} value={it.highest} onPick={(highest) => draft.put({ highest })} options={LEVELS.map((level) => [level, t(`level.${level}`)] as const)} />
          <Ticks label={t('agreements.closedTo')} values={it.closed} options={['', ...pillars].map((one) => [one, one || t('membership.itself')] as const)} onPick={(closed) => draft.put({ closed })} />
        </fieldset>
        {tried && !ready && <p class="wrong-words" role="alert">{t('app.fill')}</p>}
        <Send sending={sending} label={t('agreements.propose')} />
      </form>
    </Dialog>
  );
}

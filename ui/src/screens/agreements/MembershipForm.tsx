// SPDX-License-Identifier: Apache-2.0
import type { Hash, Id, KnownParty, MembershipPart, PartyId } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Send, Ticks, useSending, useTried, Zulu } from '../../parts/Form';
import { Dialog } from '../../parts/Panel';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { codeOf, node, peers } from '../../state/me';
import { path } from '../../state/route';
import { useCell } from '../../store';
import { fromField, nodeNow, toField } from '../../time';
import { TextsEditor, textsOf, type Texts } from '../proposal/TextsEditor';
import { heard } from './told';

export type MembershipAct = 'ACCESSION' | 'LEAVING' | 'INTEREST' | 'SUCCESSION';
const ID = /^[0-9a-f]{32}$/;
const MONTH = 30 * 86_400_000;

interface Props {
  act: MembershipAct;
  /** Left out for an agreement that is not held here: then the officer types what the sponsor told. */
  agreement?: Id; part?: MembershipPart;
  onClose: () => void; onDone: (id: Id) => void;
}

/** What was pasted, as the fields of the form. */
function filled(pasted: string) {
  const it = heard(pasted);
  return it ? { agreement: it.agreement, pillar: it.pillar, number: String(it.number), depositary: it.depositary, members: it.members, text: it.text } : {};
}

/** Joining, leaving, interest, another depositary: each on the number of the membership that the officer sees. */
export function MembershipForm(props: Props) {
  const { t, of } = useSpeech();
  const own = useCell(node);
  const known = useCell(peers)?.rows ?? [];
  const { act, part } = props;
  const us = own?.party ?? '';
  const draft = useDraft(`membership.${act}.${props.agreement ?? ''}.${part?.pillar ?? ''}`, {
    pasted: '', text: '' as Hash, agreement: props.agreement ?? '', pillar: part?.pillar ?? '', number: String(part?.number ?? 1), members: [] as PartyId[], depositary: '' as PartyId,
    sponsor: '' as PartyId, successor: '' as PartyId, from: '', texts: { ja: '', en: '' } as Texts, validUntil: toField(new Date(nodeNow().getTime() + MONTH)),
  });
  const [tried, tryIt] = useTried();
  const sending = useSending();
  const it = draft.value;
  const told = part === undefined;
  const members = part?.members ?? it.members;
  const introduced = useLoaded<{ rows: KnownParty[] }>(told ? '/known-parties' : null, 'peers').value?.rows ?? [];
  const reached = [us, ...known.map((row) => row.party), ...introduced.filter((row) => row.state === 'KNOWN').map((row) => row.party)];
  const unknown = told ? members.filter((party) => !reached.includes(party)) : [];
  const texts = textsOf(it.texts);
  const validUntil = fromField(it.validUntil);
  const from = it.from === '' ? null : fromField(it.from);
  const number = Number(it.number);
  const gone = part?.depositary ?? '';
  const named = !told || (ID.test(it.agreement) && members.length > 0 && members.includes(it.depositary));
  const ready = named && Number.isInteger(number) && number >= 1 && texts.length > 0 && validUntil !== null
    && (act !== 'ACCESSION' || members.includes(it.sponsor)) && (act !== 'SUCCESSION' || (it.successor !== '' && gone !== us))
    && (act !== 'LEAVING' || it.from === '' || from !== null);
  const send = () => {
    tryIt();
    if (!ready) return;
    void sending.send(async () => {
      const of = { agreement: it.agreement, pillar: it.pillar };
      const matter =
        act === 'ACCESSION' ? { profile: act, ...of, number, applicant: us, sponsor: it.sponsor, ...(it.text ? { textHash: it.text } : {}) }
        : act === 'LEAVING' ? { profile: act, ...of, number, from }
        : act === 'SUCCESSION' ? { profile: act, ...of, number, gone, successor: it.successor }
        : { profile: act, ...of };
      await post('/proposals', {
        id: draft.id, matter, texts, clocks: { acknowledgeBy: validUntil, answerBy: validUntil, validUntil },
        ...(told ? { members: { parties: members, depositary: it.depositary } } : {}),
      });
      draft.clear();
      props.onDone(draft.id);
    });
  };
  const codes = (parties: PartyId[]) => parties.map((party) => [party, codeOf(party)] as const);
  return (
    <Dialog title={t(`membershipAct.${act}`)} onClose={props.onClose} wide>
      <p class="hint">{t(`membershipHint.${act}`)}</p>
      <form class="form" noValidate onSubmit={(e) => { e.preventDefault(); send(); }}>
        {told && (
          <>
            <Prose label={t('agreements.pasted')} hint={t('agreements.pastedHint')} wrong={it.pasted.trim() !== '' && heard(it.pasted) === null} value={it.pasted} rows={4}
              onText={(pasted) => draft.put({ pasted, ...filled(pasted) })} />
            {it.pasted.trim() !== '' && heard(it.pasted) === null && <p class="wrong-words" role="alert">{t('agreements.pastedWrong')}</p>}
            {unknown.length > 0 && <p class="wrong-words" role="alert">{t('agreements.memberUnknown', { codes: unknown.map(codeOf).join(', ') })} <a href={path('agreements', 'known')}>{t('known.title')}</a></p>}
            <Line label={t('membership.agreement')} hint={t('agreements.idHint')} required wrong={tried && !ID.test(it.agreement)} value={it.agreement} onText={(text) => draft.put({ agreement: text.trim() })} max={32} />
            <div class="fields">
              <Line label={t('membership.pillar')} hint={t('agreements.pillarEmpty')} value={it.pillar} onText={(pillar) => draft.put({ pillar })} max={64} />
              <Line label={t('membership.number')} type="number" required value={it.number} onText={(text) => draft.put({ number: text })} />
            </div>
            <Ticks label={t('agreements.members')} required wrong={tried && members.length === 0} values={it.members} onPick={(next) => draft.put({ members: next })}
              options={[...known, ...introduced].map((row) => [row.party, `${row.code} · ${of(row.names)}`] as const)} />
            <Choice label={t('agreement.depositary')} required wrong={tried && !members.includes(it.depositary)} value={it.depositary} onPick={(depositary) => draft.put({ depositary })} options={codes(members)} />
          </>
        )}
        {!told && <p>{part.pillar || t('membership.itself')} · {t('agreements.onNumber', { n: part.number })} · {t('agreements.members')}: {members.map(codeOf).join(', ')}</p>}
        {act === 'ACCESSION' && <Choice label={t('accession.sponsor')} required wrong={tried && !members.includes(it.sponsor)} value={it.sponsor} onPick={(sponsor) => draft.put({ sponsor })} options={codes(members)} />}
        {act === 'SUCCESSION' && (
          <Choice label={t('agreements.successor')} required wrong={tried && it.successor === ''} hint={t('agreements.goneHint', { code: gone ? codeOf(gone) : '' })} value={it.successor}
            onPick={(successor) => draft.put({ successor })} options={codes(members.filter((party) => party !== gone))} />
        )}
        {act === 'LEAVING' && <Zulu label={t('withdrawal.from')} hint={t('form.emptyNow')} value={it.from} onText={(text) => draft.put({ from: text })} />}
        <TextsEditor texts={it.texts} onTexts={(next) => draft.put({ texts: next })} />
        {tried && texts.length === 0 && <p class="wrong-words">{t('texts.missing')}</p>}
        <Zulu label={t('clock.validUntil')} required wrong={tried && validUntil === null} value={it.validUntil} onText={(text) => draft.put({ validUntil: text })} />
        {tried && !ready && <p class="wrong-words" role="alert">{t('app.fill')}</p>}
        <Send sending={sending} label={t(`membershipAct.${act}`)} grave={act === 'LEAVING'} />
      </form>
    </Dialog>
  );
}

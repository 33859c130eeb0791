// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { LEVELS, type Invitation, type InviteDraft, type Level } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Send, useSending } from '../../parts/Form';
import { Facts, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { refreshPeers } from '../../state/me';
import { CeilingWords } from '../proposal/matter';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Invite, accept, read the words back: both people must do it before anything crosses. */
export function Pairing(props: { waiting: Invitation[] }) {
  const { t } = useSpeech();
  return (
    <Panel title={t('pairing.title')}>
      <p class="hint">{t('pairing.hint')}</p>
      {props.waiting.map((one) => <WaitingPair key={one.id} it={one} />)}
      <div class="columns">
        <details><summary>{t('pairing.invite')}</summary><Invite /></details>
        <details><summary>{t('pairing.accept')}</summary><Accept /></details>
      </div>
    </Panel>
  );
}

function Invite() {
  const { t } = useSpeech();
  const draft = useDraft('invite', { toCode: '', highest: 'RESTRICTED' as Level });
  const sending = useSending();
  const [made, setMade] = useState<Invitation | null>(null);
  const toCode = draft.value.toCode.normalize('NFKC').trim();
  const send = () =>
    sending.send(async () => {
      const body: InviteDraft = { id: draft.id, toCode, highest: draft.value.highest };
      setMade(await post<Invitation>('/peers/invite', body));
      draft.clear();
      await refreshPeers();
    });
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <Line label={t('pairing.code')} required value={draft.value.toCode} onText={(code) => draft.put({ toCode: code })} max={64} hint={t('pairing.codeHint')} />
      <Choice label={t('pairing.highest')} value={draft.value.highest} onPick={(highest) => draft.put({ highest })}
        options={LEVELS.map((level) => [level, t(`level.${level}`)] as const)} />
      <p class="hint">{t('pairing.highestHint')}</p>
      <Send sending={sending} label={t('pairing.invite')} disabled={!CODE.test(toCode)} />
      {made && <Prose label={t('pairing.handOver')} value={made.text} rows={4} onText={() => undefined} />}
    </form>
  );
}

function Accept() {
  const { t } = useSpeech();
  const draft = useDraft('accept', { text: '' });
  const sending = useSending();
  const [answer, setAnswer] = useState<Invitation | null>(null);
  const send = () =>
    sending.send(async () => {
      setAnswer(await post<Invitation>('/peers/accept', { id: draft.id, text: draft.value.text.trim() }));
      draft.clear();
      await refreshPeers();
    });
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <Prose label={t('pairing.pasted')} required value={draft.value.text} onText={(text) => draft.put({ text })} rows={4} />
      <Send sending={sending} label={t('pairing.accept')} disabled={draft.value.text.trim() === ''} />
      {answer && answer.text !== '' && <Prose label={t('pairing.handBack')} value={answer.text} rows={4} onText={() => undefined} />}
    </form>
  );
}

function WaitingPair(props: { it: Invitation }) {
  const { t, of, lang } = useSpeech();
  const { it } = props;
  const draft = useDraft('confirm.' + it.id, { words: '' });
  const sending = useSending();
  const own = lang === 'ja' ? it.ownWordsJa ?? it.ownWords : it.ownWords;
  const words = draft.value.words.normalize('NFKC').trim().split(/[\s,]+/).filter(Boolean);
  return (
    <section class="group">
      <h3>{it.code ?? t('pairing.invite')} {of(it.names)} <Status grave={it.state === 'LINKED' ? 'normal' : 'standby'}>{t(`invite.${it.state}`)}</Status></h3>
      <Facts rows={[
        own && [t('pairing.youRead'), <span class="words selectable">{own.join(' ')}</span>],
        it.words.length > 0 && [t('pairing.theyRead'), t('pairing.theyReadHint', { n: it.words.length })],
        ...(it.ceilings ?? []).map((one) => [t('links.ceiling', { to: one.toCode }), <CeilingWords ceiling={one} />] as const),
        it.validUntil !== undefined && [t('clock.validUntil'), <At time={it.validUntil} age />],
      ]} />
      {it.text && <details><summary>{t('pairing.handOver')}</summary><p class="prose mono selectable">{it.text}</p></details>}
      {it.party && it.state === 'WORDS_TO_READ' && (
        <form class="form" onSubmit={(e) => {
          e.preventDefault();
          void sending.send(async () => {
            await post('/peers/confirm', { id: draft.id, party: it.party, words });
            draft.clear();
            await refreshPeers();
          });
        }}>
          <Prose label={t('pairing.heard')} required value={draft.value.words} onText={(text) => draft.put({ words: text })} rows={2} hint={t('pairing.heardHint')} />
          <Send sending={sending} label={t('pairing.confirm')} disabled={words.length !== it.words.length} />
        </form>
      )}
    </section>
  );
}

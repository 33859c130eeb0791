// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { LEVELS, type Invitation, type Level, type LevelMap } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Choice, Line, Prose, Send, useSending } from '../../parts/Form';
import { Facts, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { node, refreshPeers } from '../../state/me';
import { nodeNow } from '../../time';
import { CeilingWords } from '../proposal/matter';

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

/** Levels up to the ceiling keep their meaning; everything above does not cross. */
function straight(policy: string, highest: Level): LevelMap {
  const meanings: LevelMap['meanings'] = {};
  for (const level of LEVELS.slice(0, LEVELS.indexOf(highest) + 1)) meanings[level] = level;
  return { policy, meanings };
}

function Invite() {
  const { t } = useSpeech();
  const draft = useDraft('invite', { highest: 'RESTRICTED' as Level, highestBack: 'RESTRICTED' as Level, address: '' });
  const sending = useSending();
  const [made, setMade] = useState<Invitation | null>(null);
  const levels = LEVELS.map((level) => [level, t(`level.${level}`)] as const);
  const send = () =>
    sending.send(async () => {
      const { highest, highestBack, address } = draft.value;
      const policy = node.read()?.policy ?? node.read()?.marking.policy ?? 'RENKEI';
      const validUntil = new Date(nodeNow().getTime() + 72 * 3_600_000).toISOString();
      setMade(await post<Invitation>('/peers/invite', {
        id: draft.id, highest, map: straight(policy, highest), highestBack, mapBack: straight(policy, highestBack), validUntil, ...(address ? { address } : {}),
      }));
      draft.clear();
      await refreshPeers();
    });
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <Choice label={t('pairing.out')} value={draft.value.highest} onPick={(highest) => draft.put({ highest })} options={levels} />
      <Choice label={t('pairing.back')} value={draft.value.highestBack} onPick={(highestBack) => draft.put({ highestBack })} options={levels} />
      <Line label={t('pairing.address')} value={draft.value.address} onText={(address) => draft.put({ address })} hint={t('pairing.addressHint')} />
      <Send sending={sending} label={t('pairing.invite')} />
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
  const { t, of } = useSpeech();
  const { it } = props;
  const draft = useDraft('confirm.' + it.id, { words: '' });
  const sending = useSending();
  const words = draft.value.words.normalize('NFKC').trim().split(/[\s,]+/).filter(Boolean);
  return (
    <section class="group">
      <h3>{it.code ?? t('pairing.invite')} {of(it.names)} <Status grave={it.state === 'LINKED' ? 'normal' : 'standby'}>{t(`invite.${it.state}`)}</Status></h3>
      <Facts rows={[
        it.ownWords && [t('pairing.youRead'), <span class="words selectable">{it.ownWords.join(' ')}</span>],
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

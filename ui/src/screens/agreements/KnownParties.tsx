// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Introduction, KnownParty } from '../../api';
import { post } from '../../call';
import { useSpeech } from '../../i18n';
import { Prose, Send, useSending } from '../../parts/Form';
import { Waiting } from '../../parts/Notice';
import { Facts, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { may } from '../../state/me';

/** Parties without a link: two officers hear the words of their letter, each for himself, before its keys count. */
export function KnownParties() {
  const { t, of } = useSpeech();
  const loaded = useLoaded<{ rows: KnownParty[] }>('/known-parties', 'peers');
  const rows = loaded.value?.rows ?? [];
  return (
    <Panel title={t('known.title')} class="screen">
      <p class="hint">{t('known.hint')}</p>
      <Waiting of={loaded} empty={rows.length === 0} none={<p>{t('known.none')}</p>} />
      {rows.length > 0 && (
        <table class="lines" data-testid="known">
          <thead><tr><th scope="col">{t('known.party')}</th><th scope="col">{t('request.state')}</th><th scope="col" class="num">{t('known.keys')}</th></tr></thead>
          <tbody>{rows.map((row) => (
            <tr key={row.party + row.state}>
              <th scope="row">{row.code} · {of(row.names)}</th>
              <td>
                <Status grave={row.state === 'KNOWN' ? 'normal' : 'caution'}>{t(`known.${row.state}`)}</Status>
                {row.readBy.length > 0 && <div class="muted">{t('known.readBy', { who: row.readBy.join(', ') })}</div>}
              </td>
              <td class="num">{row.officers}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {may('ADMINISTER') && <div class="columns"><Ours /><Theirs onDone={loaded.reload} /></div>}
    </Panel>
  );
}

function Ours() {
  const { t, lang } = useSpeech();
  const sending = useSending();
  const [made, setMade] = useState<Introduction | null>(null);
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); void sending.send(async () => setMade(await post<Introduction>('/known-parties/introduce', {}))); }}>
      <h3>{t('known.ours')}</h3>
      <Send sending={sending} label={t('known.introduce')} />
      {made && (
        <>
          <Facts rows={[[t('pairing.youRead'), <span class="words selectable">{(lang === 'ja' ? made.wordsJa : made.words).join(' ')}</span>]]} />
          <Prose label={t('known.letter')} value={made.text} rows={4} onText={() => undefined} />
        </>
      )}
    </form>
  );
}

function Theirs(props: { onDone: () => void }) {
  const { t, of } = useSpeech();
  const draft = useDraft('known', { text: '', words: '' });
  const reading = useSending();
  const sending = useSending();
  const [read, setRead] = useState<KnownParty | null>(null);
  const it = draft.value;
  const words = it.words.normalize('NFKC').trim().split(/[\s,、]+/).filter(Boolean);
  if (!read) {
    return (
      <form class="form" onSubmit={(e) => { e.preventDefault(); void reading.send(async () => setRead(await post<KnownParty>('/known-parties/read', { text: it.text.trim() + '\n' }))); }}>
        <h3>{t('known.theirs')}</h3>
        <Prose label={t('known.pasted')} required rows={4} value={it.text} onText={(text) => draft.put({ text })} />
        <Send sending={reading} label={t('known.read')} disabled={it.text.trim() === ''} />
      </form>
    );
  }
  return (
    <form class="form" onSubmit={(e) => {
      e.preventDefault();
      void sending.send(async () => {
        await post('/known-parties', { id: draft.id, text: it.text.trim() + '\n', words });
        draft.clear();
        setRead(null);
        props.onDone();
      });
    }}>
      <h3>{read.code} · {of(read.names)}</h3>
      <p>{t('known.call', { n: read.words.length })}</p>
      <Prose label={t('pairing.heard')} required rows={2} value={it.words} onText={(text) => draft.put({ words: text })} />
      <Send sending={sending} label={t('known.take')} disabled={words.length !== read.words.length} />
      <button type="button" onClick={() => setRead(null)}>{t('app.close')}</button>
    </form>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { useSpeech } from '../../i18n';
import { Prose, Send, useSending } from '../../parts/Form';
import { Dialog, Panel } from '../../parts/Panel';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { codeOf, may } from '../../state/me';
import { state, useStanding } from './act';
import { Quoted, Said, Tongues, Translate } from './Said';
import type { Item, Team } from './types';

/** What comes back each watch until somebody closes it. */
export function Items(props: { team: Team; onDone: () => void }) {
  const { t } = useSpeech();
  const { team } = props;
  const standing = useStanding(team);
  const [closing, setClosing] = useState<Item | null>(null);
  const [opening, setOpening] = useState(false);
  const acts = standing.open && standing.member && may('ANSWER');
  return (
    <Panel title={t('team.openItems')} class="team-items" aside={
      <span class="tools"><span class="count">{team.items.length}</span>
        {acts && <button type="button" onClick={() => setOpening(true)} data-testid="open-item">{t('team.item.new')}</button>}</span>
    }>
      <p class="hint">{t('team.item.hint')}</p>
      {team.items.length === 0 && <div class="empty"><p>{t('team.item.none')}</p></div>}
      <ul class="plain" data-testid="items">
        {team.items.map((item) => (
          <li key={item.id} class="card-still">
            <ItemWords item={item} />
            {acts && <div class="actions">
              <button type="button" onClick={() => setClosing(item)}>{t('team.item.close')}</button>
              <Translate team={team.id} of={item.id} words={item.words} onDone={props.onDone} />
            </div>}
          </li>
        ))}
      </ul>
      {team.closedItems.length > 0 && (
        <details>
          <summary>{t('team.item.closed')} ({team.closedItems.length})</summary>
          <ul class="plain">
            {[...team.closedItems].reverse().map((item) => (
              <li key={item.id}>
                <ItemWords item={item} />
                {item.closed && <p class="muted">{codeOf(item.closed.party)} {item.closed.officer} · <At time={item.closed.at} /> · {item.closed.left ? t('team.item.left') : <Quoted text={item.closed.reason} />}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {opening && <OpenForm team={team} onClose={() => setOpening(false)} onDone={() => { setOpening(false); props.onDone(); }} />}
      {closing && <CloseForm team={team} item={closing} onClose={() => setClosing(null)} onDone={() => { setClosing(null); props.onDone(); }} />}
    </Panel>
  );
}

export function ItemWords(props: { item: Item }) {
  const { t } = useSpeech();
  const { item } = props;
  return (
    <>
      <Said words={item.words} translations={item.translations} by={item} />
      <p class="muted">{codeOf(item.party)} {item.officer} · <At time={item.at} age /> · {item.carried === 0 ? t('team.item.fresh') : t('team.item.carried', { n: item.carried })}</p>
    </>
  );
}

function OpenForm(props: { team: Team; onClose: () => void; onDone: () => void }) {
  const { t, lang } = useSpeech();
  const draft = useDraft('team.item.' + props.team.id, { language: lang as string, text: '' });
  const sending = useSending();
  const it = draft.value;
  const send = () => sending.send(async () => {
    await state(props.team.id, draft.id, 'ITEM_OPENED', { words: { language: it.language, text: it.text } });
    draft.clear();
    props.onDone();
  });
  return (
    <Dialog title={t('team.item.new')} onClose={props.onClose}>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Prose label={t('team.openItems')} required value={it.text} lang={it.language} onText={(text) => draft.put({ text })} />
        <Tongues value={it.language} onPick={(language) => draft.put({ language })} />
        <Send sending={sending} label={t('team.item.new')} disabled={it.text.trim() === ''} />
      </form>
    </Dialog>
  );
}

function CloseForm(props: { team: Team; item: Item; onClose: () => void; onDone: () => void }) {
  const { t, lang } = useSpeech();
  const draft = useDraft('team.close.' + props.item.id, { reason: '' });
  const sending = useSending();
  const send = () => sending.send(async () => {
    await state(props.team.id, draft.id, 'ITEM_CLOSED', { item: props.item.id, reason: draft.value.reason });
    draft.clear();
    props.onDone();
  });
  return (
    <Dialog title={t('team.item.close')} onClose={props.onClose}>
      <ItemWords item={props.item} />
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Prose label={t('team.item.why')} required value={draft.value.reason} lang={lang} onText={(reason) => draft.put({ reason })} />
        <Send sending={sending} label={t('team.item.close')} disabled={draft.value.reason.trim() === ''} />
      </form>
    </Dialog>
  );
}

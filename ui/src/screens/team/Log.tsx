// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Outcome, Profile } from '../../api';
import { useSpeech, type Speaker } from '../../i18n';
import { Choice, Prose, Send, useSending, Zulu } from '../../parts/Form';
import { folded } from '../../parts/list';
import { Waiting } from '../../parts/Notice';
import { Dialog, Panel } from '../../parts/Panel';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { useKeys } from '../../state/keys';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { path } from '../../state/route';
import { fromField, nodeNow, toField } from '../../time';
import { memberOf, state, useStanding } from './act';
import { Quoted, Said, Tongues, Translate } from './Said';
import { TOPICS, type LogLine, type Team, type TeamLog, type TeamTopic, type What } from './types';

const SHELVES = ['all', 'typed', 'watch', 'items', 'proposals'] as const;
type Shelf = (typeof SHELVES)[number];
const ON: Record<Exclude<Shelf, 'all'>, readonly What[]> = {
  typed: ['TYPED'],
  watch: ['TEAM_OPENED', 'PARTY_LEAVES', 'TEAM_ENDS', 'MEMBER_LISTED', 'MEMBER_STRUCK', 'WATCH_TAKEN', 'WATCH_LEFT', 'HANDOVER_SIGNED', 'WATCH_HANDED_OVER'],
  items: ['ITEM_OPENED', 'ITEM_CLOSED'],
  proposals: ['PROPOSAL_OPENED', 'PROPOSAL_CLOSED'],
};
const PAGE = 200;

/** The log: automatic lines and typed ones, newest first, with a filter. */
export function Log(props: { team: Team }) {
  const speech = useSpeech();
  const { t } = speech;
  const { team } = props;
  const [limit, setLimit] = useState(PAGE);
  const loaded = useLoaded<TeamLog>(`/teams/${team.id}/log?limit=${limit}`, 'teams', 'proposals');
  const [shelf, setShelf] = useState<Shelf>('all');
  const [topic, setTopic] = useState<TeamTopic | ''>('');
  const [text, setText] = useState('');
  const [entering, setEntering] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const standing = useStanding(team);
  useKeys({ '/': () => search.current?.focus() });
  const rows = useMemo(() => {
    const wanted = folded(text.trim());
    return (loaded.value?.rows ?? []).filter((row) =>
      (shelf === 'all' || ON[shelf].includes(row.what)) && (topic === '' || row.topic === topic) &&
      (wanted === '' || folded(wordsOf(row, speech) + ' ' + codeOf(row.party) + ' ' + row.officer).includes(wanted))).reverse();
  }, [loaded.value, shelf, topic, text, speech.lang]);
  const more = (loaded.value?.lines ?? 0) > (loaded.value?.rows.length ?? 0) && limit < 1000;
  return (
    <Panel title={t('team.tab.log')} aside={
      <div class="tools">
        <select value={shelf} aria-label={t('team.log.kind')} onChange={(e) => setShelf(e.currentTarget.value as Shelf)}>
          {SHELVES.map((one) => <option value={one} key={one}>{t(`team.log.${one}`)}</option>)}
        </select>
        <select value={topic} aria-label={t('team.topic')} onChange={(e) => setTopic(e.currentTarget.value as TeamTopic | '')}>
          <option value="">{t('app.all')}</option>
          {TOPICS.map((one) => <option value={one} key={one}>{t(`topic.${one}`)}</option>)}
        </select>
        <input ref={search} type="search" class="search" value={text} maxLength={100} aria-label={t('watch.search')} placeholder={t('watch.search') + ' (/)'}
          onInput={(e) => setText(e.currentTarget.value)} />
        {standing.open && standing.member && may('ANSWER') && (
          <button type="button" class="primary" onClick={() => setEntering(true)} data-testid="enter-line">{t('team.log.enter')}</button>
        )}
      </div>
    }>
      <p class="hint">{t('team.log.hint')}</p>
      <Waiting of={loaded} empty={rows.length === 0} none={<p>{loaded.value?.lines ? t('team.log.nothing') : t('team.log.none')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="team-log">
            <thead><tr><th scope="col">{t('team.log.recorded')}</th><th scope="col">{t('team.log.who')}</th><th scope="col">{t('team.log.what')}</th></tr></thead>
            <tbody>{rows.map((row) => <LineRow key={row.id + row.what} team={team} row={row} onDone={loaded.reload} />)}</tbody>
          </table>
        </div>
      )}
      {more && <button type="button" onClick={() => setLimit(Math.min(1000, limit + PAGE))}>{t('team.log.older')}</button>}
      {entering && <LineForm team={team} onClose={() => setEntering(false)} onDone={() => { setEntering(false); loaded.reload(); }} />}
    </Panel>
  );
}

/** What the node says of a line: nothing that a person wrote is in it. */
function headOf(row: LogLine, { t }: Speaker): string {
  const subject = row.what === 'PROPOSAL_OPENED' ? t(`profile.${row.subject as Profile}`) : row.subject;
  return t(`line.${row.what}`, { subject, outcome: row.what === 'PROPOSAL_CLOSED' ? t(`outcome.${row.text as Outcome}`) : '' });
}

/** A line made by the node, with what people wrote in it quoted. */
export function LineWords(props: { row: LogLine }) {
  const speech = useSpeech();
  const { row } = props;
  const names = speech.of(row.names ?? undefined);
  const said = row.what === 'PROPOSAL_CLOSED' ? '' : row.text;
  return (
    <>
      {row.automatic && <span class="by-node">{speech.t('team.automatic')}</span>}
      {' '}{headOf(row, speech)}
      {names !== '' && <> · <Quoted text={names} /></>}
      {said !== '' && <> · <Quoted text={said} /></>}
    </>
  );
}

/** Everything that a line says, for the search. */
function wordsOf(row: LogLine, speech: Speaker): string {
  const { of } = speech;
  const head = headOf(row, speech);
  const rest = [of(row.names ?? undefined), row.what === 'PROPOSAL_CLOSED' ? '' : row.text, row.words?.text ?? ''];
  return [head, ...rest].filter((one) => one !== '').join(' · ');
}

function LineRow(props: { team: Team; row: LogLine; onDone: () => void }) {
  const { t, of } = useSpeech();
  const { row, team } = props;
  const standing = useStanding(team);
  const proposal = row.what === 'PROPOSAL_OPENED' ? row.id : row.what === 'PROPOSAL_CLOSED' ? row.about : null;
  return (
    <tr class={row.automatic ? 'automatic' : 'typed'}>
      <td><At time={row.at} /></td>
      <td>{codeOf(row.party)} <span class="muted">{of(memberOf(team, row.party, row.officer)?.names) || row.officer}</span></td>
      <td>
        {row.automatic || !row.words ? <LineWords row={row} /> : <strong>{t(`topic.${(row.topic || 'OTHER')}`)}</strong>}
        {row.what === 'TYPED' && row.happened && <> · <At time={row.happened} /></>}
        {(row.what === 'TEAM_ENDS' || row.what === 'PARTY_LEAVES') && row.happened && <> · <At time={row.happened} age /></>}
        {proposal && <> · <a href={path('requests', proposal)}><code>{proposal.slice(0, 8)}</code></a></>}
        {row.words && <Said words={row.words} translations={row.translations} by={row} />}
        {row.what === 'TYPED' && row.words && standing.open && standing.member && <Translate team={team.id} of={row.id} words={row.words} onDone={props.onDone} />}
      </td>
    </tr>
  );
}

function LineForm(props: { team: Team; onClose: () => void; onDone: () => void }) {
  const { t, lang } = useSpeech();
  const draft = useDraft('team.line.' + props.team.id, { at: toField(nodeNow()), topic: 'SITUATION' as TeamTopic, language: lang as string, text: '' });
  const sending = useSending();
  const it = draft.value;
  const at = fromField(it.at);
  const send = () => sending.send(async () => {
    await state(props.team.id, draft.id, 'LOG_LINE_ENTERED', { at, topic: it.topic, words: { language: it.language, text: it.text } });
    draft.clear();
    props.onDone();
  });
  return (
    <Dialog title={t('team.log.enter')} onClose={props.onClose}>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Prose label={t('team.log.what')} required value={it.text} lang={it.language} onText={(text) => draft.put({ text })} />
        <Zulu label={t('team.log.at')} required value={it.at} onText={(next) => draft.put({ at: next })} />
        <Choice label={t('team.topic')} value={it.topic} onPick={(topic) => draft.put({ topic })} options={TOPICS.map((one) => [one, t(`topic.${one}`)] as const)} />
        <Tongues value={it.language} onPick={(language) => draft.put({ language })} />
        <Send sending={sending} label={t('team.log.enter')} disabled={it.text.trim() === '' || !at} />
      </form>
    </Dialog>
  );
}

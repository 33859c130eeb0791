// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef, useState } from 'preact/hooks';
import { PROFILES, type Profile, type PartyId, type ProposalRow, type Proposals } from '../api';
import { useSpeech } from '../i18n';
import { type Item, grouped, PER_OPENER } from '../parts/groups';
import { folded, useLines } from '../parts/list';
import { Waiting } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { At, nextDue, settled, ThreeClocks } from '../parts/Time';
import { useKeys } from '../state/keys';
import { useLoaded } from '../state/loaded';
import { codeOf, may, node } from '../state/me';
import { go, path } from '../state/route';
import { CallBoard, TurnaroundBoard } from './CallBoard';
import { Ours, StateWords, Way } from './proposal/lines';

type Shelf = 'you' | 'ours' | 'new' | 'acknowledged' | 'deciding' | 'inForce' | 'closed' | 'all';
const SHELVES: Record<Shelf, (row: ProposalRow) => boolean> = {
  you: (row) => row.awaitsYou,
  ours: (row) => row.awaitsUs,
  new: (row) => row.state === 'OPEN',
  acknowledged: (row) => row.state === 'ACKNOWLEDGED',
  deciding: (row) => row.state === 'COUNTERED' || row.state === 'CONSENTED',
  inForce: (row) => row.state === 'IN_FORCE',
  closed: (row) => ['DECLINED', 'WITHDRAWN', 'LAPSED', 'VOID', 'DISPUTED'].includes(row.state),
  all: () => true,
};

export function Requests() {
  const { t } = useSpeech();
  const [only, setOnly] = useState<PartyId | null>(null);
  const list = useLoaded<Proposals>(only ? `/proposals?limit=5000&opener=${only}` : `/proposals?limit=500&perOpener=${PER_OPENER}`, 'proposals');
  const [shelf, setShelf] = useState<Shelf>('all');
  const [way, setWay] = useState<'both' | 'in' | 'out'>('both');
  const [profile, setProfile] = useState<Profile | ''>('');
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const own = node.read()?.party;
  const sided = useMemo(() => {
    const wanted = folded(text.trim());
    return (list.value?.rows ?? []).filter(
      (row) =>
        (way === 'both' || (row.opener === own) === (way === 'out')) && (profile === '' || row.profile === profile) &&
        (wanted === '' || folded(`${row.summary.en} ${row.summary.ja} ${row.id} ${codeOf(row.opener)}`).includes(wanted)),
    );
  }, [list.value, way, profile, text]);
  const rows = sided.filter(SHELVES[shelf]).sort((a, b) => (nextDue(a) ?? Infinity) - (nextDue(b) ?? Infinity) || b.version - a.version);
  const items: Item[] = only ? rows.map((row) => ({ row })) : grouped(rows, own, list.value?.more ?? []);
  const lines = useLines(items.flatMap((item) => ('row' in item ? [item.row] : [])), (row) => row.id, (row) => go('requests', row.id));
  useKeys({ '/': () => search.current?.focus() });
  return (
    <>
    <Panel
      title={t('nav.requests')} class="screen"
      aside={
        <div class="tools">
          <select value={way} aria-label={t('request.way')} onChange={(e) => setWay(e.currentTarget.value as typeof way)}>
            {(['both', 'in', 'out'] as const).map((one) => <option value={one} key={one}>{t(`request.${one}`)}</option>)}
          </select>
          <select value={profile} aria-label={t('request.profile')} onChange={(e) => setProfile(e.currentTarget.value as Profile | '')}>
            <option value="">{t('app.all')}</option>
            {PROFILES.map((one) => <option value={one} key={one}>{t(`profile.${one}`)}</option>)}
          </select>
          <input ref={search} type="search" class="search" value={text} maxLength={100} aria-label={t('watch.search')} placeholder={t('watch.search') + ' (/)'}
            onInput={(e) => setText(e.currentTarget.value)} />
          {may('ANSWER') && <a class="button primary" href={path('requests', 'new')}>{t('request.new')}</a>}
        </div>
      }
    >
      <div class="tabs" role="group" aria-label={t('request.shelf')}>
        {(Object.keys(SHELVES) as Shelf[]).map((one) => (
          <button type="button" key={one} aria-pressed={shelf === one} onClick={() => setShelf(one)}>
            {t(`shelf.${one}`)} <span class="count">{sided.filter(SHELVES[one]).length}</span>
          </button>
        ))}
      </div>
      {only && <p class="hint">{t('request.only', { party: codeOf(only) })} <button type="button" onClick={() => setOnly(null)}>{t('request.allParties')}</button></p>}
      <Waiting of={list} empty={rows.length === 0} none={<p>{t('request.empty')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="proposals">
            <thead>
              <tr>
                <th scope="col">{t('request.fromTo')}</th><th scope="col">{t('request.what')}</th><th scope="col">{t('request.state')}</th>
                <th scope="col">{t('request.clocks')}</th><th scope="col">{t('request.answers')}</th><th scope="col">{t('request.opened')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => 'more' in item ? (
                <tr key={item.more} data-testid="more">
                  <td colSpan={6}>
                    <button type="button" onClick={() => setOnly(item.more)}>{t('request.more', { party: codeOf(item.more), count: String(item.count) })}</button>
                  </td>
                </tr>
              ) : (
                <Line key={item.row.id} row={item.row} picked={item.row.id === lines.at} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
    <CallBoard />
    <TurnaroundBoard />
    </>
  );
}

/** Who answers now: our command where we are asked, what the other side told of its own where it is. */
function Answers({ row }: { row: ProposalRow }) {
  const { of } = useSpeech();
  const asked = row.opener !== node.read()?.party || row.awaitsUs;
  if (asked && row.answersHere) return <>{of(row.answersHere.names)}</>;
  if (!asked && row.answersThere) return <><strong>{codeOf(row.answersThere.party)}</strong> {of(row.answersThere.names)}</>;
  return <span class="muted">–</span>;
}

function Line({ row, picked }: { row: ProposalRow; picked: boolean }) {
  const { t, of } = useSpeech();
  return (
    <tr class={picked ? 'picked' : ''} data-at={picked} onClick={() => go('requests', row.id)}>
      <td><Way row={row} /></td>
      <td>
        <a href={path('requests', row.id)}>{of(row.summary)}</a>
        <div class="muted">
          {t(`profile.${row.profile}`)} · <code>{row.id.slice(0, 8)}</code>
          {row.priority && <> · <span class={`priority priority-${row.priority}`}>{t(`priority.${row.priority}`)}</span></>}
        </div>
      </td>
      <td><StateWords row={row} /><div><Ours row={row} /></div></td>
      <td>{settled(row) ? <span class="muted">–</span> : <ThreeClocks row={row} />}</td>
      <td><Answers row={row} /></td>
      <td><At time={row.openedAt} /></td>
    </tr>
  );
}

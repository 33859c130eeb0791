// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Area, Proposal, Proposals } from '../api';
import { useSpeech } from '../i18n';
import { Chart } from '../map/Chart';
import { ofOwn, ofReleased, type Thing } from '../map/things';
import { PER_OPENER } from '../parts/groups';
import { folded, useLines } from '../parts/list';
import { Waiting } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { settled } from '../parts/Time';
import { TrackTable } from '../parts/TrackTable';
import { useDuties } from '../state/duties';
import { shortcuts, useKeys } from '../state/keys';
import { own, picture, released } from '../state/live';
import { useLoaded } from '../state/loaded';
import { codeOf, node, peers } from '../state/me';
import { go, path } from '../state/route';
import { kept, useCell } from '../store';
import { AlarmList } from './AlarmList';
import { DutyCard, DutyLine, place } from './DutyCard';
import { JournalStrip } from './JournalStrip';
import { ProposalCard, ProposalLine } from './proposal/lines';
import { TrackCard } from './TrackCard';
import { inbox, WHOSE, type Line } from './watch';

const layout = kept<'both' | 'map' | 'table'>('watch', ['both', 'map', 'table'], 'both');

export function Watch() {
  const { t } = useSpeech();
  const list = useLoaded<Proposals>(`/proposals?limit=500&perOpener=${PER_OPENER}`, 'proposals');
  const { duties } = useDuties();
  const open = useMemo(() => (list.value?.rows ?? []).filter((row) => !settled(row)), [list.value]);
  const [track, setTrack] = useState<string | null>(null);
  const parts = inbox(duties, open, node.read()?.party, list.value?.more ?? []);
  const rows = WHOSE.flatMap((one) => parts[one]).filter((line): line is Chosen => 'key' in line);
  const lines = useLines(rows, (line) => line.key, (line) => ('duty' in line ? go(...place(line.duty)) : go('requests', line.row.id)));
  useEffect(() => {
    if (lines.at) setTrack(null);
  }, [lines.at]);
  const chosen = rows.find((line) => line.key === lines.at);
  const view = useCell(layout);
  const pick = (line: Chosen) => { setTrack(null); lines.setAt(line.key); };
  return (
    <div class="watch">
      <div class="watch-left">
        <AlarmList />
        <Panel title={t('watch.inbox')} aside={<span class="tools"><KeyHint /><span class="count">{open.length + duties.length}</span></span>}>
          <Waiting of={list} empty={rows.length === 0} none={<p>{t('watch.inboxEmpty')} <a href={path('requests', 'new')}>{t('request.new')}</a></p>} />
          {WHOSE.filter((one) => parts[one].length > 0).map((one) => (
            <section key={one} aria-label={t(`watch.${one}`)} data-testid={`inbox-${one}`}>
              <h3 class={one === 'forYou' ? 'whose ours' : 'whose'}>{t(`watch.${one}`)} <span class="count">{parts[one].filter((line) => 'key' in line).length}</span></h3>
              <ul class="cards">
                {parts[one].map((line) => {
                  if ('documents' in line) return <li key="documents"><a href={path('release', 'documents')}>{t('duty.more', { n: line.documents })}</a></li>;
                  if ('more' in line) return <li key={line.more}><a href={path('requests')}>{t('request.more', { party: codeOf(line.more), count: String(line.count) })}</a></li>;
                  const shown = { at: line.key === lines.at, picked: line.key === lines.at && !track, onPick: () => pick(line) };
                  return 'duty' in line ? <DutyLine key={line.key} duty={line.duty} {...shown} /> : <ProposalLine key={line.key} row={line.row} {...shown} />;
                })}
              </ul>
            </section>
          ))}
        </Panel>
      </div>
      <div class={`watch-middle watch-${view}`}>
        <Pictured track={track} setTrack={setTrack} />
      </div>
      <aside class="watch-right">
        {track ? <TrackCard id={track} onClose={() => setTrack(null)} /> : chosen ? <ChosenCard line={chosen} /> : (
          <Panel title={t('watch.chosen')}><p class="empty">{t('watch.chosenEmpty')}</p></Panel>
        )}
      </aside>
      <JournalStrip />
    </div>
  );
}

type Chosen = Extract<Line, { key: string }>;

function ChosenCard(props: { line: Chosen }) {
  const { line } = props;
  return 'duty' in line ? <DutyCard duty={line.duty} /> : <ProposalSide key={line.key} id={line.key} />;
}

/** The keys of the inbox, where they are used. */
function KeyHint() {
  const { t } = useSpeech();
  if (useCell(shortcuts) === 'off') return null;
  return <span class="hint" data-testid="key-hint"><kbd>j</kbd> <kbd>k</kbd> <kbd>Enter</kbd> {t('watch.keys')}</span>;
}

function ProposalSide(props: { id: string }) {
  const one = useLoaded<Proposal>('/proposals/' + props.id, 'proposals', 'tasks');
  return one.value ? <ProposalCard proposal={one.value} /> : <Waiting of={one} />;
}

function Pictured(props: { track: string | null; setTrack: (key: string | null) => void }) {
  const { t } = useSpeech();
  const tick = useCell(picture);
  const links = useCell(peers);
  const view = useCell(layout);
  const [text, setText] = useState('');
  const [seen, setSeen] = useState<Area | null>(null);
  const search = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => search.current?.focus() });
  const things = useMemo(() => {
    const all: Thing[] = [];
    for (const track of released.values()) all.push(ofReleased(track, codeOf(track.from ?? '')));
    for (const track of own.values()) all.push(ofOwn(track));
    const wanted = folded(text.trim());
    return wanted === '' ? all : all.filter((one) => folded(`${one.name} ${one.key} ${one.from}`).includes(wanted));
  }, [tick, text, links]);
  const inView = useMemo(
    () => things.filter((one) => view === 'table' || !seen || inside(one, seen)).sort((a, b) => a.name.localeCompare(b.name)),
    [things, seen, view],
  );
  return (
    <Panel
      title={t('watch.picture')}
      aside={
        <div class="tools">
          <span class="count" data-testid="counts">{t('watch.counts', { own: own.size, released: released.size })}</span>
          <input ref={search} type="search" class="search" value={text} maxLength={100} aria-label={t('watch.search')} placeholder={t('watch.search') + ' (/)'}
            onInput={(e) => setText(e.currentTarget.value)} />
          {(['both', 'map', 'table'] as const).map((one) => (
            <button type="button" key={one} class="quiet" aria-pressed={view === one} onClick={() => layout.write(one)}>{t(`watch.${one}`)}</button>
          ))}
        </div>
      }
    >
      {view !== 'table' && <Chart things={things} picked={props.track} onPick={props.setTrack} onView={setSeen} />}
      {view !== 'map' && (
        <TrackTable things={inView} picked={props.track} onPick={props.setTrack}
          caption={t(view === 'table' ? 'watch.tableAll' : 'watch.tableView', { n: inView.length, all: things.length })} />
      )}
    </Panel>
  );
}

export function inside(one: Thing, a: Area): boolean {
  const across = a.west <= a.east ? one.longitude >= a.west && one.longitude <= a.east : one.longitude >= a.west || one.longitude <= a.east;
  return across && one.latitude >= a.south && one.latitude <= a.north;
}

// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Area, Proposal, Proposals } from '../api';
import { useSpeech } from '../i18n';
import { Chart } from '../map/Chart';
import { ofOwn, ofReleased, type Thing } from '../map/things';
import { grouped, PER_OPENER } from '../parts/groups';
import { folded, useLines } from '../parts/list';
import { Waiting } from '../parts/Notice';
import { Panel } from '../parts/Panel';
import { settled, nextDue } from '../parts/Time';
import { TrackTable } from '../parts/TrackTable';
import { useKeys } from '../state/keys';
import { own, picture, released } from '../state/live';
import { useLoaded } from '../state/loaded';
import { codeOf, node, peers } from '../state/me';
import { go, path } from '../state/route';
import { kept, useCell } from '../store';
import { AlarmList } from './AlarmList';
import { JournalStrip } from './JournalStrip';
import { forMe, ProposalCard, ProposalLine } from './proposal/lines';
import { TrackCard } from './TrackCard';

const layout = kept<'both' | 'map' | 'table'>('watch', ['both', 'map', 'table'], 'both');

export function Watch() {
  const { t } = useSpeech();
  const list = useLoaded<Proposals>(`/proposals?limit=500&perOpener=${PER_OPENER}`, 'proposals');
  const open = useMemo(
    () => (list.value?.rows ?? []).filter((row) => !settled(row)).sort((a, b) => Number(forMe(b)) - Number(forMe(a)) || (nextDue(a) ?? Infinity) - (nextDue(b) ?? Infinity)),
    [list.value],
  );
  const [track, setTrack] = useState<string | null>(null);
  const items = useMemo(() => grouped(open, node.read()?.party, list.value?.more ?? []), [open, list.value]);
  const lines = useLines(items.flatMap((item) => ('row' in item ? [item.row] : [])), (row) => row.id, (row) => go('requests', row.id));
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    if (lines.at) setChosen(lines.at);
    if (lines.at) setTrack(null);
  }, [lines.at]);
  const view = useCell(layout);
  return (
    <div class="watch">
      <div class="watch-left">
        <AlarmList />
        <Panel title={t('watch.inbox')} aside={<span class="count">{open.length}</span>}>
          <Waiting of={list} empty={open.length === 0} none={<p>{t('watch.inboxEmpty')} <a href={path('requests', 'new')}>{t('request.new')}</a></p>} />
          <ul class="cards">
            {items.map((item) => 'row' in item ? (
              <ProposalLine key={item.row.id} row={item.row} picked={item.row.id === chosen && !track}
                onPick={() => { setTrack(null); lines.setAt(item.row.id); setChosen(item.row.id); }} />
            ) : (
              <li key={item.more}><a href={path('requests')}>{t('request.more', { party: codeOf(item.more), count: String(item.count) })}</a></li>
            ))}
          </ul>
        </Panel>
      </div>
      <div class={`watch-middle watch-${view}`}>
        <Pictured track={track} setTrack={setTrack} />
      </div>
      <aside class="watch-right">
        {track ? <TrackCard id={track} onClose={() => setTrack(null)} /> : chosen ? <Chosen id={chosen} /> : (
          <Panel title={t('watch.chosen')}><p class="empty">{t('watch.chosenEmpty')}</p></Panel>
        )}
      </aside>
      <JournalStrip />
    </div>
  );
}

function Chosen(props: { id: string }) {
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

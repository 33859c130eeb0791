// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import type { Peer } from '../api';
import { useSpeech } from '../i18n';
import { LINK_GRAVE } from '../parts/links';
import { ProblemNote } from '../parts/Notice';
import { Facts, Hex, Panel } from '../parts/Panel';
import { Status } from '../parts/Status';
import { AgeOnly, At } from '../parts/Time';
import { may, node, peers, useFresh } from '../state/me';
import { path } from '../state/route';
import { useCell } from '../store';
import { dtg, nodeNow, second, zuluClock } from '../time';
import { CeilingWords } from './proposal/matter';
import { Incarnation } from './links/Incarnation';
import { Pairing } from './links/Pairing';
import { Suspend } from './links/Suspend';

const SKEW_MILLIS = 2_000;

export function Links(props: { party?: string }) {
  const { t, of } = useSpeech();
  const held = useCell(peers);
  const own = useCell(node);
  useFresh();
  useEffect(() => {
    if (props.party) document.getElementById('link-' + props.party)?.scrollIntoView({ block: 'start' });
  }, [props.party]);
  return (
    <div class="screen-col">
      <Panel title={t('links.own')}>
        {own && (
          <>
            {own.readOnly && <ProblemNote problem={own.readOnly} />}
            {own.readOnly && may('ADMINISTER') && <Incarnation />}
            <Facts
              rows={[
                [t('links.party'), <>{own.code} · {of(own.names)} <Hex value={own.party} /></>],
                [t('links.words'), <span class="words selectable">{own.words.join(' ')}</span>],
                [t('links.incarnation'), String(own.incarnation)],
                [t('links.journal'), <>{own.position} <Hex value={own.head} /> <span class="muted">{t('links.asOf')} <At time={own.now} age /></span></>],
                [t('links.clock'), <NodeClock />],
                [t('links.started'), <At time={own.startedAt} age />],
                ...own.feeds.map((feed) => [
                  t('links.feed', { code: feed.code }),
                  <>
                    <Status grave={feed.state === 'RUNNING' ? 'normal' : feed.state === 'FAILED' ? 'critical' : 'caution'}>{t(`feed.${feed.state}`)}</Status>{' '}
                    {t('links.feedCounts', { received: feed.received, refused: feed.refused })} {feed.lastAt && <AgeOnly time={feed.lastAt} />} {of(feed.sentence)}
                  </>,
                ] as const),
              ]}
            />
            <Counters counters={own.counters} />
          </>
        )}
      </Panel>
      {held?.rows.length === 0 && <p class="empty">{t('links.none')}</p>}
      {held?.rows.map((row) => <PeerPanel key={row.party} peer={row} />)}
      {may('ADMINISTER') && <Pairing waiting={held?.waiting ?? []} />}
    </div>
  );
}

/** The node's own clock, now. */
function NodeClock() {
  useCell(second);
  const now = nodeNow();
  return <time dateTime={now.toISOString()} class="time" data-testid="node-clock">{dtg(now)} <span class="muted">{zuluClock(now)}Z</span></time>;
}

function PeerPanel(props: { peer: Peer }) {
  const { t, of, told } = useSpeech();
  const it = props.peer;
  const [stopping, setStopping] = useState(false);
  const skewed = it.skewMillis !== null && Math.abs(it.skewMillis) > SKEW_MILLIS;
  return (
    <Panel
      id={'link-' + it.party} title={`${it.code} · ${of(it.names)}`}
      aside={<span class="tools"><Status grave={LINK_GRAVE[it.state]}>{t(`link.${it.state}`)}</Status> <span class="muted"><At time={it.since} age /></span>
        <a class="button quiet" href={path('release', 'view', it.party)}>{t('release.viewAs', { code: it.code })}</a>
        {may('ADMINISTER') && it.state !== 'SUSPENDED' && <button type="button" class="grave" onClick={() => setStopping(true)}>{t('links.suspend')}</button>}</span>}
    >
      {stopping && <Suspend peer={it} onClose={() => setStopping(false)} />}
      {it.why && <p class="why">{told(it.why)}</p>}
      <div class="columns">
        <Facts
          rows={[
            [t('links.lastSent'), it.lastSent ? <>#{it.lastSent.sequence} <At time={it.lastSent.at} age /></> : t('links.nothing')],
            [t('links.acknowledged'), it.acknowledged > 0 ? `#${it.acknowledged}` : t('links.nothing')],
            [t('links.queued'), String(it.queued)],
            [t('links.lastReceived'), it.lastReceived ? <>#{it.lastReceived.sequence} <At time={it.lastReceived.at} age /></> : t('links.nothing')],
            [t('links.heard'), it.heardAt ? <At time={it.heardAt} age /> : t('app.unknown')],
            [t('links.skew'), it.skewMillis === null ? t('app.unknown') : (
              <Status grave={skewed ? 'caution' : 'normal'}>{(Math.round(it.skewMillis / 100) / 10 + 0).toFixed(1)} s</Status>)],
            it.lane && [t('links.lane'), t('links.laneWords', { tracks: it.lane.tracks, conflated: it.lane.conflated })],
          ]}
        />
        <Facts
          rows={[
            [t('links.party'), <Hex value={it.party} />],
            [t('links.words'), <span class="words selectable">{it.words.join(' ')}</span>],
            [t('links.address'), it.address || t('app.none')],
            [t('links.incarnation'), it.incarnation === undefined ? t('app.unknown') : String(it.incarnation)],
            it.headWitnessed && [t('links.witnessed'), <>{it.headWitnessed.position} <Hex value={it.headWitnessed.hash} /> <At time={it.headWitnessed.at} /></>],
            ...it.ceilings.map((one) => [t('links.ceiling', { to: one.toCode }), <CeilingWords ceiling={one} />] as const),
            it.pairing !== undefined && [t('profile.PAIRING'), <a href={path('requests', it.pairing)}>{it.pairing.slice(0, 8)}</a>],
          ]}
        />
      </div>
      {it.nothingCrossed.length > 0 && (
        <section class="group">
          <h3>{t('links.why')}</h3>
          <ul class="plain">{it.nothingCrossed.map((one) => <li key={one.en}>{told(one)}</li>)}</ul>
        </section>
      )}
      <section class="group">
        <h3>{t('links.refusals')}</h3>
        {it.refusals.length === 0 && <p class="muted">{t('app.none')}</p>}
        {it.refusals.length > 0 && (
          <div class="scroll">
            <table class="lines" data-testid="refusals">
              <thead><tr><th scope="col">{t('links.at')}</th><th scope="col">{t('links.by')}</th><th scope="col">{t('links.code')}</th><th scope="col">{t('links.sentence')}</th><th scope="col">{t('links.row')}</th></tr></thead>
              <tbody>
                {it.refusals.map((one, i) => (
                  <tr key={i}>
                    <td><At time={one.at} /></td><td>{t(one.by === 'US' ? 'links.byUs' : 'links.byThem', { code: it.code })}</td>
                    <td><code>{one.code}</code>{one.kind && <div class="muted">{t(`kind.${one.kind}`)}</div>}</td><td>{told(one.sentence)}</td><td class="num">{one.position ?? '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Counters counters={it.counters} />
      </section>
    </Panel>
  );
}

function Counters(props: { counters: Record<string, number> }) {
  const { t } = useSpeech();
  const rows = Object.entries(props.counters).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return null;
  return (
    <details data-testid="counters">
      <summary>{t('links.operators')} <span class="count">{rows.length}</span></summary>
      <p class="counters">{rows.map(([name, n]) => <span key={name} class="counter"><code>{name}</code> {n}</span>)}</p>
    </details>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Area, RuleRow, Rules, RulingOutcome, SeenBy } from '../../api';
import { asProblem, load } from '../../call';
import { useSpeech } from '../../i18n';
import { Chart } from '../../map/Chart';
import { ofOwn, ofReleased, type Thing } from '../../map/things';
import { LabelLine } from '../../parts/Label';
import { ProblemNote } from '../../parts/Notice';
import { Facts, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { TrackTable } from '../../parts/TrackTable';
import { useLoaded } from '../../state/loaded';
import { codeOf } from '../../state/me';
import type { Problem } from '../../api';
import { Reasons } from './Reasons';

const PAGE = 2_000;
const TRACKS_MAX = 20_000;
const AGAIN_MILLIS = 5_000;

/** Exactly what a peer sees of us, by the same code that sends, and why the rest is withheld. */
export function ViewAs(props: { party: string }) {
  const { t, told } = useSpeech();
  const { seen, problem, again } = useSeen(props.party);
  const rules = useLoaded<Rules>('/rules', 'rules').value;
  const [which, setWhich] = useState<'theirs' | 'withheld' | 'all'>('theirs');
  const [picked, setPicked] = useState<string | null>(null);
  const code = codeOf(props.party);
  const things = useMemo(() => (seen?.rows ?? []).map((row): Thing => {
    const thing = row.released ? ofReleased({ ...row.released, number: row.released.number }, '') : ofOwn(row.own);
    const name = row.released ? (row.released.name ?? `#${row.released.number}`) : row.own.name || row.own.id;
    return { ...thing, key: row.own.id, name, outcome: row.outcome, own: row.own };
  }), [seen]);
  const shown = things.filter((one) => which === 'all' || (one.outcome === 'WITHHELD') === (which === 'withheld'));
  const areas = useMemo(() => areasOf(rules, props.party), [rules, props.party]);
  const row = seen?.rows.find((one) => one.own.id === picked);
  if (!seen) return <Panel title={t('release.viewAs', { code })} class="screen">{problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{t('app.loading')} <progress aria-label={t('app.loading')} /></p>}</Panel>;
  const outcomes: [RulingOutcome, number][] = [['RELEASED', seen.counts.released], ['REDUCED', seen.counts.reduced], ['WITHHELD', seen.counts.withheld]];
  return (
    <div class="viewas">
      <p class="viewas-bar" role="note"><strong>{t('view.bar', { code })}</strong> {t('view.as', { n: seen.policyNumber })} <At time={seen.at} age /></p>
      <ProblemNote problem={problem} again={again} />
      <Panel title={t('release.viewAs', { code })} class="viewas-main" aside={
        <span class="tools">
          {outcomes.map(([outcome, n]) => <span key={outcome} class="count" data-testid={'count-' + outcome}>{t(`ruling.${outcome}`)} {n}</span>)}
          {(['theirs', 'withheld', 'all'] as const).map((one) => (
            <button type="button" key={one} class="quiet" aria-pressed={which === one} onClick={() => setWhich(one)}>{t(`view.${one}`, { code })}</button>
          ))}
        </span>
      }>
        <Chart things={shown} areas={areas} picked={picked} onPick={setPicked} />
        <TrackTable things={shown} picked={picked} onPick={setPicked} caption={t('view.caption', { n: shown.length, code })} />
      </Panel>
      <div class="viewas-side">
        {row && (
          <Panel title={row.own.name || row.own.id}>
            <Status grave={row.outcome === 'WITHHELD' ? 'off' : 'normal'}>{t(`ruling.${row.outcome}`)}</Status>
            <Reasons reasons={row.reasons} />
            <Facts rows={[[t('label.title'), <LabelLine label={row.own.label} />], [t('track.source'), t('track.sourceWords', { feed: row.own.source.feed, grade: row.own.source.grade })]]} />
          </Panel>
        )}
        <Panel title={t('view.reasons')}>
          {seen.reasons.length === 0 && <p class="empty">{t('app.none')}</p>}
          <ul class="plain reasons counted" data-testid="reasons">
            {[...seen.reasons].sort((a, b) => Number(a.allows) - Number(b.allows) || b.count - a.count).map((one) => (
              <li key={one.code + one.sentence.en}>
                <span class="num strong">{one.count}</span>
                <Status grave={one.allows ? 'normal' : 'serious'}><span class="muted">{t(one.allows ? 'ruling.allows' : 'ruling.denies')}</span> {told(one.sentence)}</Status>
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('release.documents')}>
          {(seen.documents ?? []).length === 0 && <p class="empty">{t('document.none')}</p>}
          <ul class="cards">
            {seen.documents?.map((one) => (
              <li key={one.id} class="card-still">
                <p class="card-head"><strong>{one.title}</strong> <LabelLine label={one.label} /></p>
                <Status grave={one.outcome === 'WITHHELD' ? 'off' : 'normal'}>{t(`ruling.${one.outcome}`)}{one.crossedAt ? ` · ${t('view.has')}` : ''}</Status>
                <Reasons reasons={one.reasons} />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}

/** All pages, again every few seconds while the screen is shown. */
function useSeen(party: string): { seen: SeenBy | null; problem: Problem | null; again: () => void } {
  const [state, set] = useState<{ seen: SeenBy | null; problem: Problem | null }>({ seen: null, problem: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    let timer = 0;
    const ask = () =>
      pages(party, stop.signal).then(
        (seen) => set({ seen, problem: null }),
        (e: unknown) => {
          if (!stop.signal.aborted) set((old) => ({ ...old, problem: asProblem(e) }));
        },
      ).finally(() => {
        if (!stop.signal.aborted) timer = window.setTimeout(() => void ask(), AGAIN_MILLIS);
      });
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [party, turn]);
  return { ...state, again: () => setTurn(turn + 1) };
}

async function pages(party: string, signal: AbortSignal): Promise<SeenBy> {
  const first = await load<SeenBy>(`/seen-by/${party}?limit=${PAGE}`, signal);
  let next = first.next;
  while (next !== null && first.rows.length < TRACKS_MAX) {
    const page = await load<SeenBy>(`/seen-by/${party}?limit=${PAGE}&after=${encodeURIComponent(next)}`, signal);
    first.rows.push(...page.rows);
    next = page.next;
  }
  return first;
}

function areasOf(rules: Rules | undefined, party: string): Area[] {
  const covers = (row: RuleRow) => row.state === 'HOLDS' && row.rule.recipients.includes(party);
  return (rules?.rows ?? []).filter(covers).flatMap((row) => (row.rule.scope.kind === 'TRACKS' ? [row.rule.scope.area] : []));
}

// SPDX-License-Identifier: Apache-2.0
import type { Proposal, ProposalRow, ProposalState } from '../../api';
import { useSpeech } from '../../i18n';
import { Facts, Panel } from '../../parts/Panel';
import { Status, type Grave } from '../../parts/Status';
import { At, settled, ThreeClocks } from '../../parts/Time';
import { codeOf, me, node } from '../../state/me';
import { path } from '../../state/route';
import { MatterFacts } from './matter';

export const STATE_GRAVE: Record<ProposalState, Grave> = {
  OPEN: 'caution', ACKNOWLEDGED: 'standby', COUNTERED: 'caution', CONSENTED: 'standby', IN_FORCE: 'normal', DECLINED: 'off',
  WITHDRAWN: 'off', LAPSED: 'off', VOID: 'off', DISPUTED: 'critical',
};

export function StateWords(props: { row: ProposalRow }) {
  const { t } = useSpeech();
  const row = props.row;
  const grave = STATE_GRAVE[row.state];
  return (
    <Status grave={grave === 'caution' && !row.awaitsUs ? 'standby' : grave}>
      {t(`state.${row.state}`)}{row.progress ? ` · ${t(`progress.${row.progress}`)}` : ''}
    </Status>
  );
}

/** From whom to whom: ours point out, theirs point in. */
export function Way(props: { row: ProposalRow }) {
  const { t } = useSpeech();
  const mine = props.row.opener === node.read()?.party;
  const others = (props.row.electorate ?? []).map((one) => codeOf(one.party)).filter((code) => code !== node.read()?.code);
  const to = others.length > 0 ? others.join(' ') : codeOf(props.row.keeper);
  return <span class="way">{mine ? t('way.out', { code: to }) : t('way.in', { code: codeOf(props.row.opener) })}</span>;
}

/** Whose turn it is on our side: this officer's, by right and command, or another command's, by its name. */
export function Ours(props: { row: ProposalRow }) {
  const { t, of } = useSpeech();
  const { row } = props;
  if (!row.awaitsUs) return null;
  if (row.awaitsYou) return <span class="ours">{t('request.awaitsYou')}</span>;
  if (!row.answersHere) return <span class="ours-other">{t('request.awaitsUs')}</span>;
  return row.answersHere.command === me.read()?.command
    ? <span class="ours-other">{t('request.awaitsRight')}</span>
    : <span class="ours-other">{t('request.awaitsOther', { command: of(row.answersHere.names) })}</span>;
}

/** Where this officer cannot answer what waits for us: who can. */
export function AnswersOnly(props: { row: ProposalRow }) {
  const { t, of } = useSpeech();
  const { row } = props;
  const own = me.read()?.command ?? '';
  if (!row.awaitsUs || row.awaitsYou || !row.answersHere || row.answersHere.command === own) return null;
  return <p class="why" data-testid="answers-only">{t('request.answersOnly', { command: `${of(row.answersHere.names)} (${row.answersHere.command})`, own })}</p>;
}

/** @param at whether the keys are at it; @param picked whether it is shown at the side */
export function ProposalLine(props: { row: ProposalRow; at: boolean; picked: boolean; onPick: () => void }) {
  const { t, of } = useSpeech();
  const row = props.row;
  return (
    <li>
      <button type="button" class={props.picked ? 'card picked' : 'card'} aria-pressed={props.picked} data-at={props.at} onClick={props.onPick}>
        <span class="card-head">
          <Way row={row} /> <span class="muted">{t(`profile.${row.profile}`)}</span>
          {row.priority && row.priority !== 'ROUTINE' && <span class={`priority priority-${row.priority}`}>{t(`priority.${row.priority}`)}</span>}
        </span>
        <span class="card-title">{of(row.summary)}</span>
        <span class="card-head">
          <StateWords row={row} />
          <Ours row={row} />
        </span>
        {!settled(row) && <ThreeClocks row={row} />}
      </button>
    </li>
  );
}

/** A proposal in short, beside the map; every decision is one step away on its own screen. */
export function ProposalCard(props: { proposal: Proposal }) {
  const { t, of, told } = useSpeech();
  const { row, terms, why, acts } = props.proposal;
  const last = acts[acts.length - 1];
  return (
    <Panel title={of(row.summary)} aside={<a class="button primary" href={path('requests', row.id)}>{t('request.openIt')} <kbd>Enter</kbd></a>}>
      <p class="card-head"><Way row={row} /> <StateWords row={row} /></p>
      <AnswersOnly row={row} />
      {!settled(row) && <ThreeClocks row={row} long />}
      <Facts
        rows={[
          row.answersHere && [t(row.opener === node.read()?.party ? 'request.asksHere' : 'request.answersHere'), of(row.answersHere.names)],
          row.answersThere && [t('request.counterpart'), of(row.answersThere.names)],
          last && [t('request.last'), <>{t(`kind.${last.kind}`)} · {codeOf(last.party)} · <At time={last.at} age /></>],
        ]}
      />
      {why.map((one) => <p key={one.en} class="why">{told(one)}</p>)}
      <MatterFacts matter={terms.matter} />
    </Panel>
  );
}

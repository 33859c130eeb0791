// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { newId } from '../../call';
import { useSpeech } from '../../i18n';
import { Line, Send, useSending } from '../../parts/Form';
import { Waiting } from '../../parts/Notice';
import { Dialog, Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { path } from '../../state/route';
import { dtg } from '../../time';
import { EndForm } from './EndForm';
import { Handover } from './Handover';
import { Items } from './Items';
import { Log } from './Log';
import { Notes } from './Notes';
import { Roster } from './Roster';
import { gone, memberOf, present, state, useStanding } from './act';
import { PHASE_GRAVE } from './phase';
import type { Team } from './types';

const TABS = ['notes', 'log', 'handover', 'roster'] as const;
type Tab = (typeof TABS)[number];

/** One team: who is on watch now, and its parts. */
export function TeamDesk(props: { id: string; tab: string | undefined }) {
  const { t, of } = useSpeech();
  const loaded = useLoaded<Team>(`/teams/${props.id}`, 'teams', 'proposals');
  const team = loaded.value;
  const [ending, setEnding] = useState(false);
  const tab: Tab = TABS.find((one) => one === props.tab) ?? 'notes';
  if (!team) return <Panel title={t('team.title')} class="screen"><Waiting of={loaded} /></Panel>;
  return (
    <div class="screen team" data-testid="team">
      <Panel title={of(team.names)} aside={
        <span class="tools">
          <Status grave={PHASE_GRAVE[team.phase]}>{t(`team.${team.phase}`)}</Status>
          <a class="button quiet" href={path('requests', team.id)}>{t('team.toCharter')}</a>
          <NoticeButton team={team} onPick={() => setEnding(true)} />
        </span>
      }>
        <Waiting of={loaded} />
        {team.ends && team.phase === 'OPEN' && <p class="note">{t('team.endsSoon', { at: dtg(new Date(team.ends)) })}</p>}
        <Leavings team={team} />
        <p class="hint">{t('team.noAuthority')}{team.charter.watchChanges.length > 0 && <> {t('team.changes')}: {team.charter.watchChanges.join(' ')}</>}</p>
        <WatchNow team={team} onDone={loaded.reload} />
        {ending && <EndForm team={team} onClose={() => setEnding(false)} onDone={() => { setEnding(false); loaded.reload(); }} />}
      </Panel>
      <nav class="subnav" aria-label={t('team.tab')}>
        {TABS.map((one) => <a key={one} href={path('team', team.id, one)} aria-current={tab === one ? 'page' : undefined}>{t(`team.tab.${one}`)}</a>)}
      </nav>
      <div class="team-parts">
        <div class="team-main">
          {tab === 'notes' && <Notes team={team} onDone={loaded.reload} />}
          {tab === 'log' && <Log team={team} />}
          {tab === 'handover' && <Handover team={team} onDone={loaded.reload} />}
          {tab === 'roster' && <Roster team={team} onDone={loaded.reload} />}
        </div>
        <Items team={team} onDone={loaded.reload} />
      </div>
    </div>
  );
}

/** Gives notice, of an officer whose party is in the team and has given none. */
function NoticeButton(props: { team: Team; onPick: () => void }) {
  const { t } = useSpeech();
  const { open, own } = useStanding(props.team);
  if (!open || props.team.ends || own?.leaving || !may('ANSWER')) return null;
  return <button type="button" class="quiet" onClick={props.onPick} data-testid="end-team">{present(props.team).length > 2 ? t('team.leaveTeam') : t('team.giveNotice')}</button>;
}

/** Who left or leaves, in the sequence of their numbers, and what waits for a notice that is not here. */
function Leavings(props: { team: Team }) {
  const { t } = useSpeech();
  const { team } = props;
  const leaving = team.parties.flatMap((one) => (one.leaving ? [{ ...one, leaving: one.leaving }] : [])).sort((a, b) => a.leaving.number - b.leaving.number);
  const waiting = team.parties.filter((one) => one.waiting > 0);
  if (leaving.length === 0 && waiting.length === 0) return null;
  return (
    <ul class="plain" data-testid="leavings">
      {leaving.map((one) => (
        <li key={one.party} class="note">
          {t(gone(team, one) ? 'team.hasLeft' : 'team.willLeave', { party: codeOf(one.party), at: dtg(new Date(one.leaving.from)), n: one.leaving.number })}
          {' '}<span class="muted">{codeOf(one.party)} {one.leaving.officer} · <At time={one.leaving.at} /></span>
        </li>
      ))}
      {waiting.map((one) => <li key={one.party} class="note">{t('team.waiting', { party: codeOf(one.party), n: one.waiting })}</li>)}
    </ul>
  );
}

/** Who has each party's watch now and how to reach them. */
function WatchNow(props: { team: Team; onDone: () => void }) {
  const { t, of } = useSpeech();
  const { team } = props;
  const standing = useStanding(team);
  const sending = useSending();
  const [leaving, setLeaving] = useState(false);
  const take = () => sending.send(async () => {
    await state(team.id, newId(), 'WATCH_TAKEN');
    props.onDone();
  });
  return (
    <div class="watches" data-testid="watch-now">
      {present(team).map((one) => {
        const member = one.watch ? memberOf(team, one.party, one.watch.officer) : undefined;
        return (
          <section class="watch-of" key={one.party} aria-label={t('team.watchNow') + ' ' + codeOf(one.party)}>
            <h3>{codeOf(one.party)} <span class="muted">{t('team.watchNow')}</span></h3>
            {one.watch ? (
              <>
                <p class="watch-who"><strong>{of(member?.names) || one.watch.officer}</strong> <code class="muted">{one.watch.officer}</code></p>
                {member && <p>{t('team.reach')}: <span class="selectable">{member.reach}</span></p>}
                <p class="muted">{t('team.since')} <At time={one.watch.since} age /></p>
              </>
            ) : <p><Status grave="caution">{t('team.nobody')}</Status></p>}
            <p class="muted">{t('team.coLead', { party: codeOf(one.party) })}: {of(one.coLead)}</p>
          </section>
        );
      })}
      {standing.open && may('ANSWER') && (
        <div class="actions">
          {standing.member && !standing.own?.watch && (
            <form onSubmit={(e) => { e.preventDefault(); void take(); }}><Send sending={sending} label={t('team.take')} /></form>
          )}
          {standing.onWatch && <button type="button" onClick={() => setLeaving(true)} data-testid="leave-watch">{t('team.leave')}</button>}
        </div>
      )}
      {leaving && <LeaveForm team={team} onClose={() => setLeaving(false)} onDone={() => { setLeaving(false); props.onDone(); }} />}
    </div>
  );
}

function LeaveForm(props: { team: Team; onClose: () => void; onDone: () => void }) {
  const { t } = useSpeech();
  const draft = useDraft('team.leave.' + props.team.id, { note: '' });
  const sending = useSending();
  const send = () => sending.send(async () => {
    await state(props.team.id, draft.id, 'WATCH_LEFT', { note: draft.value.note });
    draft.clear();
    props.onDone();
  });
  return (
    <Dialog title={t('team.leave')} onClose={props.onClose}>
      <p>{t('team.leaveWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Line label={t('team.note')} value={draft.value.note} onText={(note) => draft.put({ note })} />
        <Send sending={sending} label={t('team.leave')} grave />
      </form>
    </Dialog>
  );
}

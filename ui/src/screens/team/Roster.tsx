// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import type { Register } from '../../api';
import { useSpeech } from '../../i18n';
import { Choice, Line, Send, useSending } from '../../parts/Form';
import { Dialog, Panel } from '../../parts/Panel';
import { At } from '../../parts/Time';
import { useDraft } from '../../state/drafts';
import { useLoaded } from '../../state/loaded';
import { codeOf, may, me } from '../../state/me';
import { state, useStanding } from './act';
import type { Member, Team } from './types';

/** Who is in the team, by party; each party keeps its own lines. */
export function Roster(props: { team: Team; onDone: () => void }) {
  const { t, of } = useSpeech();
  const { team } = props;
  const standing = useStanding(team);
  const [listing, setListing] = useState(false);
  const [striking, setStriking] = useState<Member | null>(null);
  const acts = standing.open && may('ANSWER');
  return (
    <Panel title={t('team.roster')} aside={acts && <button type="button" class="primary" onClick={() => setListing(true)} data-testid="list-member">{t('team.list')}</button>}>
      <div class="scroll">
        <table class="lines" data-testid="roster">
          <thead><tr>
            <th scope="col">{t('team.parties')}</th><th scope="col">{t('team.member')}</th><th scope="col">{t('officer.command')}</th>
            <th scope="col">{t('team.reach')}</th><th scope="col">{t('team.since')}</th><th />
          </tr></thead>
          <tbody>
            {team.parties.flatMap((one) => one.members.map((member) => (
              <tr key={one.party + member.officer}>
                <td>{codeOf(one.party)}</td>
                <td>{of(member.names)} <code class="muted">{member.officer}</code></td>
                <td>{member.command}</td>
                <td class="selectable">{member.reach}</td>
                <td><At time={member.since} age /></td>
                <td>{acts && one.party === standing.own?.party && <button type="button" onClick={() => setStriking(member)}>{t('team.strike')}</button>}</td>
              </tr>
            )))}
            {team.parties.flatMap((one) => one.former.map((member) => (
              <tr key={one.party + member.officer} class="automatic" data-testid="former">
                <td>{t('team.left', { party: codeOf(one.party) })}</td>
                <td>{of(member.names)} <code class="muted">{member.officer}</code></td>
                <td>{member.command}</td>
                <td class="muted">{t('team.former')}</td>
                <td><At time={member.since} age /></td>
                <td />
              </tr>
            )))}
          </tbody>
        </table>
      </div>
      {listing && <ListForm team={team} onClose={() => setListing(false)} onDone={() => { setListing(false); props.onDone(); }} />}
      {striking && <StrikeForm team={team} member={striking} onClose={() => setStriking(null)} onDone={() => { setStriking(null); props.onDone(); }} />}
    </Panel>
  );
}

function ListForm(props: { team: Team; onClose: () => void; onDone: () => void }) {
  const { t, of } = useSpeech();
  const self = me.read();
  const draft = useDraft('team.member.' + props.team.id, {
    officer: self?.officer ?? '', en: self?.names.en ?? '', ja: self?.names.ja ?? '', command: self?.command ?? '', reach: '',
  });
  const commands = useLoaded<Register>('/register', 'register').value?.commands ?? [];
  const sending = useSending();
  const it = draft.value;
  const send = () => sending.send(async () => {
    await state(props.team.id, draft.id, 'MEMBER_LISTED', {
      officer: it.officer, names: { en: it.en, ja: it.ja }, command: it.command, reach: it.reach,
    });
    draft.clear();
    props.onDone();
  });
  const ready = [it.officer, it.en, it.ja, it.command, it.reach].every((one) => one.trim() !== '');
  return (
    <Dialog title={t('team.list')} onClose={props.onClose}>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <div class="fields">
          <Line label={t('team.officer')} required value={it.officer} max={64} onText={(officer) => draft.put({ officer })} />
          <Line label={t('team.nameEn')} required value={it.en} onText={(en) => draft.put({ en })} />
          <Line label={t('team.nameJa')} required value={it.ja} onText={(ja) => draft.put({ ja })} />
          <Choice label={t('officer.command')} required value={it.command} onPick={(command) => draft.put({ command })}
            options={commands.map((one) => [one.code, `${of(one.names)} (${one.code})`] as const)} />
          <Line label={t('team.reach')} required hint={t('team.reachHint')} value={it.reach} onText={(reach) => draft.put({ reach })} />
        </div>
        <Send sending={sending} label={t('team.list')} disabled={!ready} />
      </form>
    </Dialog>
  );
}

function StrikeForm(props: { team: Team; member: Member; onClose: () => void; onDone: () => void }) {
  const { t, of } = useSpeech();
  const draft = useDraft('team.strike.' + props.team.id + props.member.officer, { reason: '' });
  const sending = useSending();
  const send = () => sending.send(async () => {
    await state(props.team.id, draft.id, 'MEMBER_STRUCK', { officer: props.member.officer, reason: draft.value.reason });
    draft.clear();
    props.onDone();
  });
  return (
    <Dialog title={`${t('team.strike')}: ${of(props.member.names)}`} onClose={props.onClose}>
      <p>{t('team.strikeWords')}</p>
      <form class="form" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <Line label={t('step.reason')} required value={draft.value.reason} onText={(reason) => draft.put({ reason })} />
        <Send sending={sending} label={t('team.strike')} grave disabled={draft.value.reason.trim() === ''} />
      </form>
    </Dialog>
  );
}

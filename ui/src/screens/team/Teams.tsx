// SPDX-License-Identifier: Apache-2.0
import { useSpeech } from '../../i18n';
import { useLines } from '../../parts/list';
import { Waiting } from '../../parts/Notice';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { At } from '../../parts/Time';
import { useLoaded } from '../../state/loaded';
import { codeOf, may } from '../../state/me';
import { go, path } from '../../state/route';
import { CharterNew } from './CharterNew';
import { PHASE_GRAVE } from './phase';
import { TeamDesk } from './TeamDesk';
import { gone, memberOf, present } from './act';
import type { Team, TeamRow } from './types';

/** Standing teams: the list, one of them, or a new charter. */
export function Teams(props: { parts: string[] }) {
  const [id, tab] = props.parts;
  if (id === 'new') return <CharterNew />;
  return id ? <TeamDesk key={id} id={id} tab={tab} /> : <TeamList />;
}

function TeamList() {
  const { t, of } = useSpeech();
  const teams = useLoaded<{ rows: TeamRow[] }>('/teams', 'teams');
  const rows = teams.value?.rows ?? [];
  const lines = useLines(rows, (row) => row.id, (row) => go('team', row.id));
  return (
    <Panel title={t('team.title')} class="screen" aside={may('ANSWER') && <a class="button primary" href={path('team', 'new')}>{t('team.new')}</a>}>
      <p class="hint">{t('team.noAuthority')}</p>
      <Waiting of={teams} empty={rows.length === 0} none={<p>{t('team.none')}</p>} />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="lines" data-testid="teams">
            <thead><tr>
              <th scope="col">{t('team.name')}</th><th scope="col">{t('team.phase')}</th><th scope="col">{t('team.watchNow')}</th>
              <th scope="col" class="num">{t('team.openItems')}</th><th scope="col">{t('team.ends')}</th>
            </tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} class={row.id === lines.at ? 'picked' : ''} data-at={row.id === lines.at} onClick={() => go('team', row.id)}>
                  <td><a href={path('team', row.id)}>{of(row.names)}</a><div class="muted">{row.parties.map((one) => (gone(row, one) ? t('team.left', { party: codeOf(one.party) }) : codeOf(one.party))).join(' · ')}</div></td>
                  <td><Status grave={PHASE_GRAVE[row.phase]}>{t(`team.${row.phase}`)}</Status></td>
                  <td>{row.phase === 'OPEN' && present(row).map((one) => <div key={one.party}>{codeOf(one.party)}: <OnWatch team={row} party={one.party} /></div>)}</td>
                  <td class="num">{row.openItems}</td>
                  <td>{row.ends && <At time={row.ends} age />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** Who of a party has the watch, by name. */
export function OnWatch(props: { team: TeamRow | Team; party: string }) {
  const { t, of } = useSpeech();
  const watch = props.team.parties.find((one) => one.party === props.party)?.watch;
  if (!watch) return <span class="muted">{t('team.nobody')}</span>;
  return <strong>{of(memberOf(props.team as Team, props.party, watch.officer)?.names) || watch.officer}</strong>;
}

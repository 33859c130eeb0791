// SPDX-License-Identifier: Apache-2.0
import { post } from '../../call';
import { me, node } from '../../state/me';
import { useCell } from '../../store';
import type { InTeam, Member, Team, TeamRow } from './types';

/** States something in a team; what a handover needs signed is shown to the officer. */
export function state(team: string, id: string, kind: string, fields: object = {}): Promise<unknown> {
  return post(`/teams/${team}`, { id, kind, ...fields });
}

/** Whether a party has left the team. */
export function gone(team: TeamRow, one: InTeam): boolean {
  return one.leaving !== null && one.leaving.number <= team.number;
}

/** Those who are in the team now. */
export function present(team: TeamRow): InTeam[] {
  return team.parties.filter((one) => !gone(team, one));
}

export interface Standing { own: InTeam | undefined; officer: string; member: boolean; onWatch: boolean; open: boolean }

/** How the officer who is logged in stands in a team. */
export function useStanding(team: Team): Standing {
  const officer = useCell(me)?.officer ?? '';
  const self = useCell(node)?.party;
  const own = team.parties.find((one) => one.party === self);
  return {
    own, officer, open: team.phase === 'OPEN' && own !== undefined && !gone(team, own),
    member: own?.members.some((one) => one.officer === officer) ?? false,
    onWatch: own?.watch?.officer === officer,
  };
}

export function memberOf(team: Team, party: string, officer: string): Member | undefined {
  const one = team.parties.find((found) => found.party === party);
  return [...(one?.members ?? []), ...(one?.former ?? [])].find((found) => found.officer === officer);
}

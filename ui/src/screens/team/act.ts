// SPDX-License-Identifier: Apache-2.0
import { post } from '../../call';
import { me, node } from '../../state/me';
import { useCell } from '../../store';
import type { InTeam, Member, Team } from './types';

/** States something in a team; what a handover needs signed is shown to the officer. */
export function state(team: string, id: string, kind: string, fields: object = {}): Promise<unknown> {
  return post(`/teams/${team}`, { id, kind, ...fields });
}

export interface Standing { own: InTeam | undefined; officer: string; member: boolean; onWatch: boolean; open: boolean }

/** How the officer who is logged in stands in a team. */
export function useStanding(team: Team): Standing {
  const officer = useCell(me)?.officer ?? '';
  const self = useCell(node)?.party;
  const own = team.parties.find((one) => one.party === self);
  return {
    own, officer, open: team.phase === 'OPEN',
    member: own?.members.some((one) => one.officer === officer) ?? false,
    onWatch: own?.watch?.officer === officer,
  };
}

export function memberOf(team: Team, party: string, officer: string): Member | undefined {
  return team.parties.find((one) => one.party === party)?.members.find((one) => one.officer === officer);
}

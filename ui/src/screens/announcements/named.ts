// SPDX-License-Identifier: Apache-2.0
import type { PartyId, Profile, ProposalRow, ProposalState } from '../../api';
import { useSpeech, type Speaker } from '../../i18n';
import { codeOf } from '../../state/me';
import { dtg } from '../../time';

/** What a proposal is called by its state: what is in force is no application any more. */
export function profileWords(t: Speaker['t'], row: { profile: Profile; state: ProposalState }): string {
  return row.profile === 'ACCESSION' && row.state === 'IN_FORCE' ? t('announced.accession') : t(`profile.${row.profile}`);
}

/** The parties of a proposal, by their codes, each once. */
export function codes(parties: readonly PartyId[]): string {
  return [...new Set(parties)].map(codeOf).sort().join(' ');
}

/** A proposal so that it is told from another of the same kind: what, between whom, how it stands, when it was opened. */
export function useNamed(): (row: ProposalRow) => string {
  const { t, of } = useSpeech();
  return (row) => {
    const between = codes([row.opener, ...(row.electorate ?? []).map((one) => one.party)]);
    return `${profileWords(t, row)}: ${of(row.summary)} · ${between} · ${t(`state.${row.state}`)} · ${dtg(new Date(row.openedAt))}`;
  };
}

// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'preact/hooks';
import { LEVELS, type AgreementRow, type Level, type MembershipPart, type PartyId, type Peer, type Within } from '../../api';
import { useSpeech } from '../../i18n';
import { Choice } from '../../parts/Form';
import { useLoaded } from '../../state/loaded';
import { codeOf, node, peers } from '../../state/me';
import { heardTitles } from '../../state/titles';
import { useCell } from '../../store';
import { nodeNow } from '../../time';
import { ScopeWords } from '../proposal/matter';

/** An agreement or pillar in force within which something can be released. */
export interface Scope { key: string; under: Within; row: AgreementRow; part: MembershipPart }

const keyOf = (under: Within) => `${under.agreement}/${under.pillar}`;

/** The text of a choice back; undefined: within none but the pairing. */
export function underOf(key: string): Within | undefined {
  const slash = key.indexOf('/');
  return slash < 0 ? undefined : { agreement: key.slice(0, slash), pillar: key.slice(slash + 1) };
}

export const chosen = (under: Within | undefined) => (under ? keyOf(under) : '');

/** Who is a member at this moment: also who gave notice for a later time. */
export function isMember(part: MembershipPart, party: PartyId, now: Date): boolean {
  return part.members.includes(party) || (part.leaving ?? []).some((one) => one.party === party && new Date(one.from) > now);
}

/** What is in force with us and every one of them, and gives a ceiling. */
export function scopesWith(rows: readonly AgreementRow[], us: PartyId, recipients: readonly PartyId[], now: Date): Scope[] {
  return rows.filter((row) => row.stage === 'IN_FORCE').flatMap((row) =>
    row.memberships
      .filter((part) => part.scope !== undefined && [us, ...recipients].every((party) => isMember(part, party, now)))
      .map((part) => ({ key: keyOf({ agreement: row.id, pillar: part.pillar }), under: { agreement: row.id, pillar: part.pillar }, row, part })));
}

/** The levels that stay here: above a ceiling of theirs, or without a meaning there that is high enough. */
export function levelsThatStay(peer: Peer | undefined, us: PartyId, scope: Scope | undefined): Level[] {
  const outward = peer?.ceilings.find((one) => one.from === us);
  const within = scope?.part.scope;
  return LEVELS.filter((level) => {
    const means = outward?.map.meanings[level];
    if (!outward || !means || LEVELS.indexOf(level) > LEVELS.indexOf(outward.highest)) return true;
    if (!within) return false;
    const least = within.meanings[level];
    return !least || LEVELS.indexOf(level) > LEVELS.indexOf(within.highest) || LEVELS.indexOf(means) < LEVELS.indexOf(least);
  });
}

/**
 * Under which agreement or pillar it is released: only those in force with every recipient can be picked, each with its ceiling
 * and level map in words.
 */
export function UnderChoice(props: { recipients: readonly PartyId[]; value: string; onPick: (key: string) => void; only?: Within; label?: 'release.under' | 'document.under' }) {
  const { t, of } = useSpeech();
  const us = useCell(node)?.party ?? '';
  const known = useCell(peers)?.rows ?? [];
  const loaded = useLoaded<{ rows: AgreementRow[] }>('/agreements', 'proposals');
  const rows = loaded.value?.rows ?? [];
  useEffect(() => heardTitles(rows), [loaded.value]);
  const { recipients, only } = props;
  const scopes = scopesWith(rows, us, recipients, nodeNow());
  const offered = only ? scopes.filter((one) => one.key === keyOf(only)) : scopes;
  const at = offered.find((one) => one.key === props.value);
  const name = (one: Scope) => `${of(one.row.title)} · ${one.part.pillar || t('membership.itself')}`;
  const gone = props.value !== '' && !at && loaded.value !== undefined;
  return (
    <div data-testid="under">
      <Choice label={t(props.label ?? 'release.under')} hint={t(props.label === 'document.under' ? 'document.underHint' : 'release.underHint')}
        value={at ? props.value : ''} wrong={gone} onPick={props.onPick} empty={only ? '—' : t('release.underNone')}
        options={offered.map((one) => [one.key, name(one)] as const)} />
      {gone && <p class="wrong-words" role="alert">{t('release.underGone', { codes: recipients.map(codeOf).join(', ') })}</p>}
      {only && offered.length === 0 && <p class="wrong-words">{t('release.underOnly', { codes: recipients.map(codeOf).join(', ') })}</p>}
      {at?.part.scope && <p class="hint">{t('release.underCeiling')} <ScopeWords scope={at.part.scope} /> · {t('agreements.onNumber', { n: at.part.number })}</p>}
      {recipients.map((party) => {
        const stay = levelsThatStay(known.find((row) => row.party === party), us, at);
        return stay.length > 0 && (
          <p key={party} class="hint">{t('release.underStays', { code: codeOf(party), levels: stay.map((level) => t(`level.${level}`)).join(', ') })}</p>
        );
      })}
    </div>
  );
}

/** Within which agreement something is released, in a list. */
export function UnderWords(props: { under?: Within }) {
  const { t, of } = useSpeech();
  const loaded = useLoaded<{ rows: AgreementRow[] }>(props.under ? '/agreements' : null, 'proposals');
  if (!props.under) return null;
  const row = loaded.value?.rows.find((one) => one.id === props.under?.agreement);
  return <div class="muted">{t('release.within', { name: `${row ? of(row.title) : props.under.agreement.slice(0, 8)} · ${props.under.pillar || t('membership.itself')}` })}</div>;
}

// SPDX-License-Identifier: Apache-2.0
import type { Hash, Id, MembershipPart, PartyId } from '../../api';

/** What a member tells a party that does not hold the agreement, so that nobody types ids. */
export interface Told { agreement: Id; pillar: string; number: number; depositary: PartyId; members: PartyId[]; text: Hash }

const HEAD = 'renkei-membership-1';
const ID = /^[0-9a-f]{32}$/;
/** A party's id and a hash alike. */
const PARTY = /^[0-9a-f]{64}$/;
const CODE = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})?$/;

/** As a text to hand over; null while no number is known here. */
export function toldOf(agreement: Id, part: MembershipPart, text: Hash): string | null {
  if (part.number === 0 || !part.depositary) return null;
  return [
    HEAD, `agreement: ${agreement}`, `pillar: ${part.pillar}`, `number: ${part.number}`, `depositary: ${part.depositary}`,
    `members: ${part.members.join(' ')}`, `text: ${text}`,
  ].join('\n');
}

/** Back; null for anything else, however little differs. */
export function heard(pasted: string): Told | null {
  const [head, ...lines] = pasted.normalize('NFKC').trim().split(/\r?\n/).map((line) => line.trim());
  const names = ['agreement', 'pillar', 'number', 'depositary', 'members', 'text'];
  if (head !== HEAD || lines.length !== names.length) return null;
  const values = lines.map((line, i) => (line.startsWith(names[i] + ':') ? line.slice(names[i]!.length + 1).trim() : null));
  const [agreement, pillar, count, depositary, list, text] = values;
  if (agreement == null || pillar == null || count == null || depositary == null || list == null || text == null) return null;
  const members = list.split(/\s+/);
  const number = /^[1-9]\d{0,8}$/.test(count) ? Number(count) : 0;
  const good = ID.test(agreement) && CODE.test(pillar) && number > 0 && members.every((one) => PARTY.test(one)) && members.includes(depositary) && PARTY.test(text);
  return good ? { agreement, pillar, number, depositary, members, text } : null;
}

// SPDX-License-Identifier: Apache-2.0
import type { Code, Hash, Id, Names, OpenEnd, PartyId, TeamCharter, Time } from '../../api';

export type Phase = 'PROPOSED' | 'OPEN' | 'ENDED' | 'NOT_OPENED' | 'DISPUTED';
export const TOPICS = ['SITUATION', 'CONTACT', 'INCIDENT', 'SUPPORT', 'OTHER'] as const;
export type TeamTopic = (typeof TOPICS)[number];
export const WHATS = [
  'TEAM_OPENED', 'PARTY_LEAVES', 'TEAM_ENDS', 'MEMBER_LISTED', 'MEMBER_STRUCK', 'WATCH_TAKEN', 'WATCH_LEFT', 'HANDOVER_SIGNED', 'WATCH_HANDED_OVER', 'ITEM_OPENED',
  'ITEM_CLOSED', 'PROPOSAL_OPENED', 'PROPOSAL_CLOSED', 'TYPED',
] as const;
export type What = (typeof WHATS)[number];

export interface Member { officer: Code; names: Names; command: Code; reach: string; since: Time }
export interface InTeam {
  party: PartyId; coLead: Names; watch: { officer: Code; since: Time; by: Id } | null; members: Member[]; former: Member[];
  leaving: (Stated & { from: Time; number: number }) | null; waiting: number;
}
export interface TeamRow {
  id: Id; names: Names; phase: Phase; opened: OpenEnd; ends: OpenEnd; number: number; keeper: PartyId; parties: InTeam[]; openItems: number;
}
export interface Words { language: string; text: string }
interface Stated { id: Id; at: Time; party: PartyId; officer: Code; command: Code }
export interface Translation extends Stated { words: Words; translator: string }
export interface Note extends Stated { words: Words; translations: Translation[] }
export interface Item extends Note { carried: number; closed: (Stated & { reason: string; left: boolean }) | null }
export interface Sheet extends Note { incoming: Code; items: Id[]; hash: Hash; taken: Stated | null; waits: boolean }
export interface Team extends TeamRow {
  charter: Omit<TeamCharter, 'profile'>; notes: Note[]; items: Item[]; closedItems: Item[]; sheets: Sheet[];
}
export interface LogLine extends Stated {
  what: What; automatic: boolean; happened: string; topic: TeamTopic | ''; about: Id | null; subject: string; names: Names | null; text: string;
  words: Words | null; translations: Translation[];
}
export interface TeamLog { team: Id; lines: number; rows: LogLine[] }

// SPDX-License-Identifier: Apache-2.0
// The shapes of docs/api/openapi.yaml, kept equal by hand: the contract is the page, this is its reading.

export type Id = string;
export type PartyId = string;
export type Hash = string;
export type Code = string;
/** ISO 8601 in UTC. */
export type Time = string;
/** null: open. */
export type OpenEnd = Time | null;
export interface Sentence { en: string; ja: string }
export type Names = Sentence;

export const LEVELS = ['UNCLASSIFIED', 'RESTRICTED', 'CONFIDENTIAL', 'SECRET', 'TOP_SECRET'] as const;
export type Level = (typeof LEVELS)[number];
export const GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Grade = (typeof GRADES)[number];
export const RIGHTS = ['READ', 'ANSWER', 'RELEASE', 'REGISTER', 'ADMINISTER'] as const;
export type Right = (typeof RIGHTS)[number];
/** LOCAL: by the command line's token, on the node's own machine. */
export type KeyKind = 'PASSKEY' | 'BROWSER' | 'FILE' | 'LOCAL';
export const PROFILES = ['PAIRING', 'SUPPORT', 'INFORMATION', 'VISIT', 'ONWARD_RELEASE', 'WITHDRAWAL', 'AGREEMENT', 'ACCESSION', 'LEAVING', 'INTEREST', 'SUCCESSION', 'REPAIR_SLOT', 'TEAM_CHARTER', 'PROGRAMME_STAGE'] as const;
export type Profile = (typeof PROFILES)[number];
export const PROPOSAL_STATES = [
  'OPEN', 'ACKNOWLEDGED', 'COUNTERED', 'CONSENTED', 'IN_FORCE', 'DECLINED', 'WITHDRAWN', 'LAPSED', 'VOID', 'DISPUTED',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
export const PROGRESSES = ['ACKNOWLEDGED', 'IN_PROGRESS', 'FULFILLED', 'STOPPED'] as const;
export type Progress = (typeof PROGRESSES)[number];
export const PRIORITIES = ['ROUTINE', 'PRIORITY', 'IMMEDIATE'] as const;
export type Priority = (typeof PRIORITIES)[number];
export type LinkState = 'DOWN' | 'GREETING' | 'UP' | 'ROLLED_BACK' | 'SUSPENDED';
export const TRACK_KINDS = [
  'CARGO', 'TANKER', 'PASSENGER', 'FISHING', 'SERVICE', 'RESCUE', 'LEISURE', 'STATE', 'SHIP', 'AIRCRAFT', 'STATION', 'AID',
] as const;
export type TrackKind = (typeof TRACK_KINDS)[number];
export const TRACK_FIELDS = ['NAME', 'COURSE', 'SPEED'] as const;
export type TrackField = (typeof TRACK_FIELDS)[number];
export type RulingOutcome = 'RELEASED' | 'REDUCED' | 'WITHHELD';
export type Outcome = 'IN_FORCE' | 'DECLINED' | 'WITHDRAWN' | 'LAPSED' | 'VOID';
export const KINDS = [
  'PROPOSAL_OPENED', 'PROPOSAL_ACKNOWLEDGED', 'CONSENT_GIVEN', 'CONSENT_WITHDRAWN', 'TERMS_COUNTERED', 'PROPOSAL_DECLINED',
  'PROPOSAL_WITHDRAWN', 'PROPOSAL_CLOSED', 'PROGRESS_STATED', 'INFORMATION_GIVEN', 'DOCUMENT_RELEASED', 'RECALL_NOTICE', 'COUNTERPART_STATED',
  'INCARNATION_STARTED', 'COMMAND_ESTABLISHED', 'UNIT_LISTED', 'FUNCTION_LISTED', 'AUTHORITY_TRANSFERRED',
  'AUTHORITY_DELEGATED', 'AUTHORITY_WIDENED', 'AUTHORITY_SUSPENDED', 'AUTHORITY_RETURNED', 'RELEASE_RULE_ADOPTED', 'RELEASE_RULE_REVOKED',
  'DOCUMENT_FILED', 'RELEASE_DECIDED', 'RELEASE_REVOKED', 'TASK_ISSUED', 'TASK_REPORTED', 'NEED_CALLED', 'ALARM_RAISED', 'ALARM_TAKEN', 'OFFICER_ENROLLED',
  'OFFICER_REVOKED', 'PEER_PINNED', 'PEER_SUSPENDED', 'PARTY_KNOWN', 'OFFICER_KEY_ENTERED', 'OFFICER_KEY_REVOKED',
  'PROPOSAL_RATIFIED', 'MOVEMENT_STATED', 'ANNOUNCEMENT_RECORDED', 'ANNOUNCEMENT_LED',
  'MILESTONE_PLANNED', 'MILESTONE_MOVED', 'MILESTONE_REACHED', 'DOCUMENT_KEPT',
  'REPAIR_STATED', 'YARD_LISTED', 'DOCK_LISTED', 'DOCK_TAKEN_OUT', 'DOCK_PUT_BACK', 'VESSEL_LISTED', 'WORK_LISTED',
  'READINESS_STATED', 'POSTURE_ORDERED', 'POSTURE_ACKNOWLEDGED', 'READINESS_RELEASED',
  'TEAM_MEMBER_LISTED', 'TEAM_MEMBER_STRUCK', 'TEAM_WATCH_TAKEN', 'TEAM_WATCH_LEFT', 'TEAM_NOTE_SENT', 'TEAM_TRANSLATION_GIVEN',
  'TEAM_LOG_LINE_ENTERED', 'TEAM_ITEM_OPENED', 'TEAM_ITEM_CLOSED', 'TEAM_HANDOVER_SIGNED', 'TEAM_HANDOVER_TAKEN',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Label {
  policy: Code; level: Level; restrictive: Code[];
  /** null: the owner only. */
  releasableTo: Code[] | null;
  informative: Code[]; exercise: boolean;
}
/** WGS 84, degrees. */
export interface Position { latitude: number; longitude: number }
export interface Area { south: number; west: number; north: number; east: number }
export interface LevelMap { policy: Code; meanings: Partial<Record<Level, Level>> }
export interface Ceiling { from: PartyId; to: PartyId; toCode: Code; highest: Level; map: LevelMap }

export interface Problem {
  code: string; sentence: Sentence;
  /** The part of the body that is refused, as a JSON pointer. */
  at?: string;
  current?: { version: number; kind: Kind; party: PartyId; officer?: Code; at: Time };
  sign?: ToSign;
  retrySeconds?: number;
}
export interface ToSign {
  deed: string; says: Sentence; kind?: 'PASSKEY' | 'BROWSER' | 'FILE'; key?: string; credential?: string; onRoll?: boolean;
}
export interface OwnSignature { key: string; signature: string; authenticatorData?: string; clientData?: string }
export interface Recorded { id: Id; position: number; leavesAt?: Time }
export interface Reasoned { id: Id; reason: string }

export interface Marking { level: Level; policy: Code; text: Sentence }
export interface Front {
  code: Code; names: Names; exercise: boolean; marking: Marking; now: Time; browserKeys: boolean; passkeys: boolean;
}
export interface LoginStart { token?: string; officer?: Code }
export interface LoginChallenge {
  ceremony: string; challenge: string; officer: Code; names?: Names; create?: unknown; request?: unknown;
}
export interface LoginFinish { ceremony: string; kind: KeyKind; credential?: unknown; publicKey?: string; signature?: string }
export interface Me {
  officer: Code; names: Names; command: Code; commandNames?: Names; rights: Right[]; key: KeyKind; until: Time;
}
export interface Feed {
  code: Code; state: 'RUNNING' | 'SILENT' | 'ENDED' | 'FAILED'; received: number; refused: number; lastAt?: Time;
  sentence?: Sentence;
}
export interface Node {
  party: PartyId; code: Code; names: Names; words: string[]; marking: Marking; exercise: boolean; policy?: Code;
  incarnation: number; readOnly: Problem | null; position: number; head: Hash; now: Time; startedAt: Time; version: string;
  feeds: Feed[]; counters: Record<string, number>;
}
export interface Crossed { sequence: number; at: Time; kind?: Kind }
export interface HeadSeen { position: number; hash: Hash; at: Time }
export interface RefusalSeen { at: Time; by: 'US' | 'THEM'; code: string; sentence: Sentence; kind?: Kind; position?: number }
export interface Peer {
  party: PartyId; code: Code; names: Names; words: string[]; state: LinkState; why?: Sentence; since: Time; address?: string;
  incarnation?: number; heardAt?: Time; lastSent: Crossed | null; acknowledged: number; lastReceived: Crossed | null;
  queued: number; lastRefusal: RefusalSeen | null; skewMillis: number | null; headWitnessed?: HeadSeen;
  nothingCrossed: Sentence[]; refusals: RefusalSeen[]; counters: Record<string, number>; ceilings: Ceiling[]; pairing?: Id;
  lane?: { tracks: number; conflated: number; sentAt?: Time };
}
export interface Invitation {
  id: Id; text: string; state: 'HANDED_OUT' | 'WORDS_TO_READ' | 'CONFIRMED_HERE' | 'LINKED'; party?: PartyId; code?: Code;
  names?: Names; words: string[]; wordsJa?: string[]; ownWords?: string[]; ownWordsJa?: string[]; ceilings?: Ceiling[]; validUntil?: Time;
}
export interface Peers { rows: Peer[]; waiting?: Invitation[] }
export interface InviteDraft { id: Id; toCode: Code; highest: Level }

export interface Track {
  id: Code; kind: TrackKind; name: string; position: Position; course: number | null; speed: number | null; at: Time;
  label: Label; source: { feed: Code; grade: Grade };
}
export interface ReleasedTrack {
  from?: PartyId; number: number; kind: TrackKind; position: Position; cellDegrees: number; at: Time; name: string | null;
  course: number | null; speed: number | null; label: Label;
}
export interface Page<T> { rows: T[]; next: string | null; total: number }
export interface Reason { code: string; allows: boolean; sentence: Sentence }
export interface SeenTrack { own: Track; outcome: RulingOutcome; released?: ReleasedTrack; reasons: Reason[] }
export interface SeenDocument {
  id: Id; title: string; label: Label; outcome: RulingOutcome; crossedAt?: Time; reasons: Reason[];
}
export interface SeenBy {
  party: PartyId; code: Code; policyNumber: number; at: Time;
  counts: { released: number; reduced: number; withheld: number };
  reasons: (Reason & { count: number })[]; rows: SeenTrack[]; documents?: SeenDocument[]; next: string | null;
}

export interface Clocks { acknowledgeBy: Time; answerBy: Time; validUntil: Time }
export interface AuthenticText { language: string; text: string }
export interface Identity {
  party: PartyId; code: Code; names: Names; signingKey: string; linkKey: Hash; address: string;
}
export interface Pairing { profile: 'PAIRING'; inviter: Identity; invitee: Identity; ceilings: Ceiling[] }
export interface Support {
  profile: 'SUPPORT'; function: Code; capability: string; quantity: number; why: string; riskIfUnmet: string; where: Area;
  from: Time; until: Time; priority: Priority;
}
export interface Information {
  profile: 'INFORMATION'; function: Code; question: string; latest: Time; allowed: Level;
}
export interface Visit {
  profile: 'VISIT'; host: PartyId; force: string; place: string; from: Time; until: Time; headCount: number; purpose: string;
  agreement: Id | null; extended?: Id | null;
}
/** Metres, with at most two decimals. */
export interface ShipSize { lengthMetres: number; beamMetres: number; draughtMetres: number }
export interface Vessel extends ShipSize { party: PartyId; code: Code; names: Names; overallBeamMetres: number; displacementTonnes: number }
export interface RepairWork { code: Code; title: string; capabilities: Code[]; days: number }
/** `dock` is empty until the yard names one; `number`: at which its calendar stood. */
export interface Berth { party: PartyId; yard: string; dock: string; number: number; place: Position | null }
export interface Eligibility { rule: string; eligible: boolean; determinedBy: string }
export interface RepairSlot {
  profile: 'REPAIR_SLOT'; vessel: Vessel; work: RepairWork; berth: Berth; from: Time; until: Time; eligibility: Eligibility; extension: Id | null;
}
export interface Yard { code: Code; names: Names; position: Position }
export interface DockOut { id: Id; from: Time; until: OpenEnd; reason: string }
export interface Dock extends ShipSize {
  yard: Code; code: Code; names: Names; liftTonnes: number | null; capabilities: Code[]; from: Time; until: OpenEnd; number: number; outs: DockOut[];
}
export interface HomeYard { names: Names; position: Position; speedKnots: number; firstSlot: Time }
export interface OwnVessel { vessel: Vessel; home: HomeYard | null; works: RepairWork[] }
export const REPAIR_STAGES = ['DOCKED', 'WORK_DONE', 'UNDOCKED', 'EXTENSION_WANTED'] as const;
export type RepairStage = (typeof REPAIR_STAGES)[number];
export interface RepairSaid { party: PartyId; officer: Code; stage: RepairStage; at: Time; note: string; recorded: Time }
export interface DaysSaved {
  home: Names; distanceNauticalMiles: number; speedKnots: number; sailingDays: number; firstSlot: Time; waitingHomeDays: number;
  waitingHereDays: number; savedDays: number;
}
export interface SlotRow {
  proposal: Id; vessel: Vessel; work: RepairWork; party: PartyId; yard: string; dock: string; number: number; from: Time; until: Time; ends: Time;
  state: 'ASKED' | 'OFFERED' | 'FIRM' | 'OVER' | 'ENDED_BY_NOTICE' | 'DECLINED' | 'NOT_HELD' | 'DISPUTED'; eligibility: Eligibility;
  flags: ('DOCK' | 'LATE' | 'OVERSTAYED' | 'EXTENSION_WANTED')[]; against: Sentence[]; stated: RepairSaid[]; extension: Id | null; daysSaved: DaysSaved | null;
}
export interface DockList { document: Id; party: PartyId; at: Time; from: OpenEnd; until: OpenEnd; docks: number; problem: string }
export interface Repairs { yards: Yard[]; docks: Dock[]; vessels: OwnVessel[]; slots: SlotRow[]; lists: DockList[] }
export interface DockFound {
  yard: Code; dock: Code; names: Names; place: Position; possible: { number: number; from: Time; until: Time; latest: Time }[]; against: Sentence[];
  note: Sentence | null;
}
export interface ListFound { document: Id; party: PartyId; at: Time; from: Time; until: Time; docks: DockFound[] }
export interface OnwardRelease { profile: 'ONWARD_RELEASE'; entry: Hash; to: PartyId }
export interface Withdrawal { profile: 'WITHDRAWAL'; proposal: Id; from: OpenEnd }
export interface Agreement { profile: 'AGREEMENT'; parties: PartyId[]; depositary: PartyId; pillars: Code[]; provisions?: Provisions }
export interface Accession {
  profile: 'ACCESSION'; agreement: Id; pillar: string; number: number; applicant: PartyId; sponsor: PartyId;
  textHash?: Hash; text?: Terms;
}
export interface Leaving { profile: 'LEAVING'; agreement: Id; pillar: string; number: number; from: OpenEnd }
export interface MembershipScope { pillar: string; closed: boolean; highest: Level; meanings: Partial<Record<Level, Level>> }
export interface Provisions {
  ratifications: number; delayDays: number; notBefore: OpenEnd; until: OpenEnd; civil: boolean; scopes: MembershipScope[];
}
export interface Within { agreement: Id; pillar: string }
export interface Interest { profile: 'INTEREST'; agreement: Id; pillar: string }
export interface Succession { profile: 'SUCCESSION'; agreement: Id; pillar: string; number: number; gone: PartyId; successor: PartyId }
export interface CoLead { party: PartyId; names: Names }
export interface TeamCharter { profile: 'TEAM_CHARTER'; names: Names; coLeads: CoLead[]; purpose: string; watchChanges: string[] }
export type Matter = Pairing | Support | Information | Visit | OnwardRelease | Withdrawal | Agreement | Accession | Leaving | RepairSlot | Interest | Succession | TeamCharter | ProgrammeStage;
export type AgreementStage = 'PROPOSED' | 'SIGNED' | 'IN_FORCE' | 'ENDED' | 'NOT_HELD' | 'DISPUTED' | 'NOT_KNOWN';
export interface MembershipPart {
  pillar: string; closed: boolean; scope?: MembershipScope; number: number; ours: boolean; members: PartyId[]; depositary?: PartyId; since?: Time;
  closing?: Hash; contested?: boolean; leaving?: { party: PartyId; from: Time }[];
}
export interface AgreementRow {
  id: Id; stage: AgreementStage; title: Names; parties: PartyId[]; depositary: PartyId | null; civil: boolean; openedAt: OpenEnd; inForceSince: OpenEnd;
  until: OpenEnd; memberships: MembershipPart[]; applications: number; interested: number;
}
export interface MissingConsent { party: PartyId; since: Time; link: LinkState | 'OURS' | 'NONE'; heardAt: OpenEnd }
export interface MembershipApplication {
  id: Id; profile: Profile; pillar: string; number: number; party: PartyId; sponsor?: PartyId; shown?: boolean; successor?: PartyId; from?: Time; state: ProposalState;
  openedAt: Time; missing: MissingConsent[]; why: Sentence[];
}
export interface AgreementWhole {
  row: AgreementRow; terms: Terms | null; held: boolean; why: Sentence[];
  signatories: { party: PartyId; stance: 'SILENT' | 'ACKNOWLEDGED' | 'CONSENTED' | 'WITHDREW' | 'DECLINED'; since: OpenEnd; ratified: OpenEnd }[];
  applications: MembershipApplication[]; interests: { id: Id; party: PartyId; pillar: string; at: Time; until: OpenEnd; texts: AuthenticText[] }[];
}
export interface KnownParty {
  party: PartyId; code: Code; names: Names; words: string[]; wordsJa?: string[]; officers: number; state: 'READ' | 'SECOND_OFFICER' | 'KNOWN'; readBy: Code[];
}
export interface Introduction { text: string; words: string[]; wordsJa: string[] }
export interface Elector { party: PartyId; function: Code }
export interface Answerer { command: Code; names: Names; delegates?: Code[]; since?: Time; act?: Id; sentence?: Sentence }
export type Stance = 'SILENT' | 'ACKNOWLEDGED' | 'CONSENTED' | 'WITHDREW' | 'DECLINED';
export interface Consent extends Elector { stance: Stance; since?: Time }
export interface ProposalRow {
  id: Id; profile: Profile; state: ProposalState; opener: PartyId; keeper: PartyId; summary: Sentence; clocks: Clocks;
  openedAt: Time; version: number; awaitsUs: boolean; awaitsYou: boolean; acknowledged?: boolean; priority?: Priority; function?: Code;
  electorate?: Elector[]; answersHere?: Answerer; answersThere?: Counterpart; progress?: Progress; call?: Id;
}
export interface Proposals { rows: ProposalRow[]; next: string | null; more?: { opener: PartyId; count: number }[] }
export interface Translation { language: string; text: string; by: string }
export interface Terms { texts: AuthenticText[]; translations?: Translation[]; matter: Matter; documents: Id[]; hash: Hash; whole: boolean }
export interface Verdict { state: 'APPLIED' | 'QUARANTINED' | 'REFUSED'; code?: string; sentence?: Sentence }
export interface ActLine {
  id: Id; kind: Kind; party: PartyId; command?: Code; officer?: Code; at: Time; position: number; hash: Hash; terms?: Hash;
  newTerms?: Terms; reason?: string; basis?: string; outcome?: Outcome; restsOn?: Hash[]; progress?: Progress; note?: string;
  text?: string; document?: Enclosed; differs?: { told: Code; names: Names; from: Time; sentence: Sentence }; verdict: Verdict; crossed?: { party: PartyId; sequence: number; acknowledged: boolean }[];
}
export type ActName = 'acknowledge' | 'consent' | 'withdraw-consent' | 'counter' | 'decline' | 'withdraw' | 'progress' | 'answer' | 'ratify';
export interface May { act: ActName; allowed: boolean; sentence?: Sentence }
export interface Counterpart {
  party: PartyId; function: Code; command: Code; names: Names; from: Time; statedAt?: Time;
}
/** A document as released to one party; without a title nothing of it is held here. */
export interface Enclosed {
  statement: Id; held: boolean; title?: string; mediaType?: string; bytes?: number; hash?: Hash; label?: Label; owner?: PartyId;
  recalled?: boolean;
}
export interface Proposal {
  row: ProposalRow; basis: string; label: Label; terms: Terms; documents: Enclosed[]; rule: { kind: 'ALL' | 'AT_LEAST' | 'NONE'; count?: number };
  electorate: Elector[]; missing: Elector[]; consents: Consent[]; acts: ActLine[]; closing: ActLine | null; may: May[]; why: Sentence[];
  counterpart?: Counterpart; moves: Move[];
}
/** Authority for its function moved while it was open. */
export interface Move { party: PartyId; at: Time; from: string; to: string; act: number; sentence: Sentence }
/** What waits for the officer who asks, beside proposals. */
export interface Duty {
  kind: 'HANDOVER' | 'RECALL' | 'NOTES' | 'DOCUMENT'; id: Id; at: Time; party: PartyId; officer?: Code; title: Names; team?: Id; text?: string;
  language?: string; notes?: Id[];
}
export interface ClockAlarm {
  id: Id; number: number; proposal: Id; clock: 'ACKNOWLEDGE' | 'ANSWER' | 'VALID'; stage: 'NEAR' | 'PASSED'; at: Time; summary?: Sentence;
  profile?: Profile; opener?: PartyId; keeper?: PartyId; others?: PartyId[]; taken: { officer: Code; at: Time } | null;
}
export interface CallPart {
  party: PartyId; proposal: Id; state: ProposalState | null; firm: number; offered: number; delivered: number; otherCapability: boolean;
  progress: Progress | null;
}
export interface CallRow {
  id: Id; at: Time; function: Code; capability: string; quantity: number; firm: number; offered: number; delivered: number; open: number; beyond: number;
  offeredBeyond: number; parts: CallPart[]; position: number;
}
export interface Spans { count: number; medianMillis: number | null; worstMillis: number | null }
export interface Turnaround {
  function: Code; peer: PartyId; direction: 'IN' | 'OUT'; crossed: number; acknowledged: Spans; answered: Spans;
}
export interface OpenDraft {
  id: Id; to?: PartyId; matter: Matter; texts: AuthenticText[]; clocks: Clocks; basis?: string; label?: Label; documents?: Id[];
}

export const READINESS = ['READY', 'READY_WITH_LIMITS', 'NOT_READY'] as const;
export type Readiness = (typeof READINESS)[number];
export interface UnitReadiness {
  unit: Code; names: Names; command: Code;
  stated: { readiness: Readiness; noticeMinutes: number; note: string; at: Time; officer: Code; label: Label } | null;
  told: { party: PartyId; readiness: Readiness; since: Time }[];
}
export interface Posture {
  id: Id; at: Time; command: Code; posture: string; noticeMinutes: number; acknowledged: number; slowestMillis: number | null;
  allMillis: number | null; units: { unit: Code; tookMillis: number | null; at: Time | null; note: string }[];
}
export interface ReadinessBoard {
  units: UnitReadiness[]; postures: Posture[];
  theirs: { party: PartyId; unit: Code; names: Names; readiness: Readiness; noticeMinutes: number; since: Time; label: Label }[];
}
export type Movement = 'ARRIVED' | 'DEPARTED';
export interface MovementAccount {
  party: PartyId; movement: Movement; at: Time; headCount: number; note: string; statedAt: Time; entry: Id;
}
export interface VisitFlag {
  kind: 'EARLY' | 'LATE' | 'NOT_ARRIVED' | 'OVERSTAYED' | 'MORE_PEOPLE' | 'DIFFERS' | 'AGREEMENT_ENDS'; party?: PartyId; sentence: Sentence;
}
export interface VisitRow {
  proposal: Id; host: PartyId; sender: PartyId; force: string; place: string; from: Time; until: Time; endsAt?: Time;
  headCount: number; purpose: string; state: 'PROPOSED' | 'CONSENTED' | 'PRESENT' | 'ENDED' | 'NOT_CONSENTED'; notice?: Id;
  noticeBy?: PartyId; agreement: Id | null; extended: Id | null; extensions: Id[]; staysUntil?: Time; accounts: MovementAccount[];
  flags: VisitFlag[];
}
export interface SpaceToward { party: PartyId; reaches: boolean; cellDegrees?: number; reasons?: Reason[] }
export interface SpaceItem {
  sort: 'DOCUMENT' | 'PROPOSAL' | 'TRACK'; id: string; title: Sentence; by: PartyId; label: Label; at?: Time; profile?: Profile;
  state?: ProposalState; trackKind?: TrackKind; toward: SpaceToward[];
}
export interface Space {
  parties: PartyId[]; policyNumber: number; at: Time; counts: { inside: number; outside: number }; inside: SpaceItem[];
  outside?: SpaceItem[]; reasons?: { code: string; allows: boolean; count: number; sentence: Sentence }[];
}
export interface WorkPortion { partner: PartyId; basisPoints: number }
export interface ProgrammeSite { partner: PartyId; name: string; place: string }
export interface ProgrammeStage {
  profile: 'PROGRAMME_STAGE'; agreement: Id; pillar: string; development: Id | null; title: Names; lead: PartyId; portions: WorkPortion[]; sites: ProgrammeSite[];
}
export const GATES = ['NOT_PROPOSED', 'PROPOSED', 'OPEN', 'REFUSED', 'ENDED'] as const;
export interface Milestone {
  id: Id; partner: PartyId; name: Names; planned: Time; due: Time; moves: { at: Time; due: Time; reason: string }[]; reached: { at: Time; note: string } | null;
}
export interface StageOfProgramme {
  stage: 'DEVELOPMENT' | 'PRODUCTION'; gate: (typeof GATES)[number]; proposal: Id | null; state: ProposalState | null; missing: { party: PartyId; function: Code }[];
  milestones: Milestone[];
}
export interface Programme {
  id: Id; agreement: Id; pillar: string; title: Names; lead: PartyId; portions: WorkPortion[]; sites: ProgrammeSite[]; stages: StageOfProgramme[]; documents: Id[];
}
export interface OwnMembership { agreement: Id; pillar: string; number: number; members: PartyId[] }
export interface Programmes { rows: Programme[]; memberships: OwnMembership[] }
export const TENORS = ['DECIDED', 'PLANNED', 'UNDER_REVIEW', 'POSSIBLE', 'MESSAGE'] as const;
export const SOURCE_KINDS = ['MEDIA', 'OFFICIAL', 'OWN'] as const;
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export interface Announcement {
  id: Id; subject: Code; title: Names; text: Sentence; by: Names; place: string; at: Time; tenor: (typeof TENORS)[number];
  source: { kind: (typeof SOURCE_KINDS)[number]; name: string; reference: string; reliability: Grade; credibility: (typeof CREDIBILITIES)[number] };
  earlier?: { announcement: Id; change: 'CORRECTS' | 'SUPERSEDES' };
  /** null: it stands. */
  later: Id | null;
  recordedAt: Time; officer: Code; proposals: Id[]; position: number;
}
export interface SubjectProposal {
  proposal: Id; profile: Profile; state: ProposalState; summary: Names; opener: PartyId; keeper: PartyId; parties: PartyId[]; missing: { party: PartyId; function: Code }[];
  openedAt: Time; settledAt: OpenEnd; endsAt: OpenEnd;
}
export interface Subject {
  subject: Code; announced: Announcement[]; announcements: number; declared: SubjectProposal[]; open: SubjectProposal[]; inForce: SubjectProposal[]; over: SubjectProposal[];
}
export interface Task {
  id: Id; unit: Code; text: string; proposal: Id | null; at: Time; officer: Code; command: Code; progress: Progress | null;
  reports: { at: Time; progress: Progress; note: string }[]; position: number;
}

export interface TrackScope {
  kind: 'TRACKS'; kinds: TrackKind[]; area: Area; cellDegrees: number; delaySeconds: number; ageMaxSeconds: number;
  fields: TrackField[]; gradeMin: Grade;
}
export interface UnitScope { kind: 'READINESS'; units: Code[] }
export interface FunctionScope { kind: 'PROGRESS' | 'COUNTERPARTS'; functions: Code[] }
export interface ReleaseRule { recipients: PartyId[]; scope: TrackScope | FunctionScope | UnitScope; from: OpenEnd; until: OpenEnd; under?: Within }
export interface Revoked { at: Time; officer: Code; reason: string }
export interface RuleRow {
  id: Id; rule: ReleaseRule; at: Time; officer: Code; command: Code; basis: string;
  state: 'COMING' | 'HOLDS' | 'ENDED' | 'REVOKED'; revoked: Revoked | null; position: number;
}
export interface Rules { policyNumber: number; rows: RuleRow[] }
export type ReleaseState = 'HELD' | 'TAKEN_BACK' | 'QUEUED' | 'SENT' | 'ACKNOWLEDGED' | 'RECALLED' | 'WITHHELD';
export interface ReleaseRow {
  id: Id; recipient: PartyId; state: ReleaseState; at: Time; leavesAt: Time; officer: Code; reason: string;
  under?: Within; sequence?: number; why?: Reason[]; revoked?: Revoked;
}
export interface RenkeiDocument {
  id: Id; title: string; mediaType: string; bytes: number; hash: Hash; entryHash?: Hash; label: Label; originators: PartyId[];
  owner: PartyId; under?: Within; at: Time; position: number; recalled?: Revoked; releases: ReleaseRow[];
}
export interface DocumentRuling {
  outcome: RulingOutcome; reasons: Reason[];
  form: { title: string; mediaType: string; bytes: number; originators: PartyId[]; label: Label } | null;
}

export interface Command {
  code: Code; names: Names; parent: Code | null; from: Time; until: OpenEnd; standing: boolean;
  suspended: { act: Id; from: Time; until: OpenEnd } | null;
}
export interface Unit { code: Code; names: Names; command: Code; parent: Code | null }
export interface Relation { code: Code; us: string; nato: string; ja: string }
export interface Coverage { area: Area; unit: Code }
export interface RenkeiFunction { code: Code; names: Names; coverage: Coverage[]; shared: Code | null }
export interface Holding {
  function: Code; unit: Code | null; at: Time; knownAt: Time; holder: Code | null; standing: boolean; residue: boolean;
  delegates: Code[]; basis: Id | null; since: OpenEnd; until: OpenEnd;
  chain: { command: Code; act: Id | null; way: 'RESIDUE' | 'TRANSFERRED' | 'WIDENED' | 'DELEGATED'; from: Time; until: OpenEnd; position?: number }[];
}
export type RegisterBody =
  | { kind: 'COMMAND_ESTABLISHED'; code: Code; names: Names; parent: Code | null; from: OpenEnd; until: OpenEnd }
  | { kind: 'UNIT_LISTED'; code: Code; names: Names; command: Code; parent?: Code | null }
  | { kind: 'FUNCTION_LISTED'; code: Code; names: Names; coverage: Coverage[]; shared?: Code | null }
  | {
      kind: 'AUTHORITY_TRANSFERRED' | 'AUTHORITY_DELEGATED'; functions: Code[]; units: Code[]; giver: Code; taker: Code;
      relation?: Code | null; from: OpenEnd; until: OpenEnd;
    }
  | { kind: 'AUTHORITY_WIDENED'; functions: Code[]; units: Code[]; taker: Code; from: OpenEnd; until: OpenEnd }
  | { kind: 'AUTHORITY_SUSPENDED'; command?: Code | null; given?: Id | null; from: OpenEnd; until: OpenEnd }
  | { kind: 'AUTHORITY_RETURNED'; given: Id; from: OpenEnd };
export interface RegisterAct {
  id: Id; kind: Kind; word: Names; at: Time; officer: Code; command: Code; basis: string; position: number; act: RegisterBody;
  endedAt?: Time;
}
export interface Register {
  at: Time; knownAt: Time; relations: Relation[]; holdingsCut: boolean;
  commands: Command[]; units: Unit[]; functions: RenkeiFunction[]; holdings: Holding[]; acts: RegisterAct[];
  counterparts: Counterpart[];
}

export type RowName =
  | 'OWN' | 'RECEIVED' | 'SENT' | 'ACKNOWLEDGED' | 'VOIDED' | 'HEAD' | 'WITNESSED' | 'HEAD_TOLD' | 'LANE' | 'COUNTED' | 'READMITTED';
export interface JournalRow {
  position: number; row: RowName; at: Time; hash?: Hash; party?: PartyId; peer?: PartyId; kind?: Kind; entry?: Id;
  proposal?: Id; sequence?: number; officer?: Code; verdict?: Verdict; summary: Sentence;
}
export interface JournalRows { rows: JournalRow[]; head: HeadSeen; next?: number | null }
export interface Officer {
  code: Code; names: Names; command: Code; rights: Right[]; key: KeyKind | null; at: Time; seenAt?: Time;
  revoked: Revoked | null;
}
export interface RollRow {
  key: Hash; officer: Code; command: Code; kind: 'PASSKEY' | 'BROWSER' | 'FILE'; origin: string; state: 'ON_ROLL' | 'REVOKING' | 'WAITING' | 'NOT_ON_ROLL';
  enrolled: boolean; statedBy: Code[]; needed: number; mayState: Code[];
}
export interface UntoldRoll { proposal: Id; profile: string; to: Code[]; statedBy: Code[]; needed: number; mayState: Code[] }
export interface OfficerLink { id: Id; position: number; link: string; validUntil: Time }

export type Topic =
  | 'proposals' | 'visits' | 'repairs' | 'tasks' | 'readiness' | 'rules' | 'documents' | 'register' | 'peers' | 'officers' | 'node' | 'announcements' | 'teams' | 'programmes';
export interface StreamPosition { position: number; at: Time; changed: Topic[] }
export interface StreamPicture {
  at: Time; whole: boolean; own: Track[]; released: ReleasedTrack[]; gone: Code[];
  goneReleased: { from: PartyId; number: number }[];
}
export interface StreamLink { party: PartyId; state: LinkState; queued: number; heardAt?: Time; skewMillis?: number | null }

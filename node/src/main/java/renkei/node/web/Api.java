// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

/// Which page answers which route. The switch has no default: a new route must be answered here.
final class Api {
  private final NodePages node;
  private final PeerPages peers;
  private final AgreementPages agreements;
  private final KnownPages known;
  private final TrackPages tracks;
  private final SpacePages space;
  private final ProposalPages proposals;
  private final ProposalActs acts;
  private final BoardPages board;
  private final DutyPages duties;
  private final ContributionPages contributions;
  private final Called called;
  private final TaskPages tasks;
  private final AnnouncementPages announcements;
  private final VisitPages visits;
  private final RepairPages repairs;
  private final ReadinessPages readiness;
  private final TeamPages teams;
  private final ProgrammePages programmes;
  private final ReleasePages release;
  private final RegisterPages register;
  private final JournalPage journal;
  private final OfficerPages officers;
  private final RollPages roll;
  private final Entrance entrance;

  Api(Desk desk, WebSettings settings, Counters counters, Entrance entrance, LogIns logIns) {
    Signing signing = new Signing(desk);
    this.node = new NodePages(desk, settings, counters);
    this.peers = new PeerPages(desk, signing);
    this.agreements = new AgreementPages(desk);
    this.known = new KnownPages(desk);
    this.tracks = new TrackPages(desk);
    this.space = new SpacePages(desk);
    this.proposals = new ProposalPages(desk);
    this.acts = new ProposalActs(desk, signing);
    this.board = new BoardPages(desk);
    this.duties = new DutyPages(desk);
    this.contributions = new ContributionPages(desk);
    this.called = new Called(desk, signing);
    this.tasks = new TaskPages(desk);
    this.announcements = new AnnouncementPages(desk);
    this.visits = new VisitPages(desk);
    this.repairs = new RepairPages(desk);
    this.readiness = new ReadinessPages(desk);
    this.teams = new TeamPages(desk, signing);
    this.programmes = new ProgrammePages(desk);
    this.release = new ReleasePages(desk);
    this.register = new RegisterPages(desk);
    this.journal = new JournalPage(desk);
    this.officers = new OfficerPages(desk, settings, logIns);
    this.roll = new RollPages(desk, signing);
    this.entrance = entrance;
  }

  /// Answers a call that may be answered.
  Reply answer(Call call) {
    return switch (call.route()) {
      case FRONT -> node.front(call);
      case LOGIN_START -> entrance.start(call);
      case LOGIN_FINISH -> entrance.finish(call, node::me);
      case LOGOUT -> entrance.logout(call);
      case ME -> node.me(call);
      case NODE -> node.node(call);
      case START_INCARNATION -> node.startIncarnation(call);
      case PEERS -> peers.peers(call);
      case INVITE -> peers.invite(call);
      case ACCEPT -> peers.accept(call);
      case CONFIRM -> peers.confirm(call);
      case SUSPEND -> peers.suspend(call);
      case AGREEMENTS, AGREEMENT -> agreements.answer(call);
      case KNOWN_PARTIES, INTRODUCE, READ_INTRODUCTION, KNOW_PARTY -> known.answer(call);
      case TRACKS, RELEASED_TRACKS, SEEN_BY -> tracks.answer(call);
      case SPACE -> space.space(call);
      case PROPOSALS -> proposals.list(call);
      case OPEN -> acts.open(call);
      case PROPOSAL -> proposals.one(call);
      case ACKNOWLEDGE -> acts.acknowledge(call);
      case CONSENT -> acts.consent(call);
      case WITHDRAW_CONSENT -> acts.withdrawConsent(call);
      case COUNTER -> acts.counter(call);
      case RATIFY -> acts.ratify(call);
      case DECLINE -> acts.decline(call);
      case WITHDRAW -> acts.withdraw(call);
      case PROGRESS -> acts.progress(call);
      case ANSWER -> acts.answer(call);
      case DUTIES -> duties.duties(call);
      case ALARMS, TAKE_ALARM, CALLS, TURNAROUND -> board.answer(call);
      case CALL -> called.call(call);
      case CONTRIBUTIONS, FILE_CONTRIBUTIONS -> contributions.answer(call);
      case RECORD -> proposals.record(call);
      case PROGRAMMES, PROGRAMME, KEEP_DOCUMENT, PLAN_MILESTONE, MOVE_MILESTONE, REACH_MILESTONE ->
          programmes.answer(call);
      case REPAIRS, LIST_FOR_REPAIR, BRING_FOR_REPAIR, SEARCH_DOCKS, FILE_DOCKS, STATE_REPAIR ->
          repairs.answer(call);
      case ANNOUNCEMENTS, ANNOUNCE, BRING_ANNOUNCEMENTS, ANNOUNCEMENT_LEADS ->
          announcements.answer(call);
      case VISITS, STATE_MOVEMENT -> visits.answer(call);
      case TEAMS, TEAM, TEAM_LOG, TEAM_ENTRY -> teams.answer(call);
      case TASKS, ISSUE_TASK, REPORT_TASK -> tasks.answer(call);
      case READINESS, STATE_READINESS, ORDER_POSTURE, ACKNOWLEDGE_POSTURE -> readiness.answer(call);
      case RULES -> release.rules(call);
      case ADOPT_RULE -> release.adopt(call);
      case REVOKE_RULE -> release.revokeRule(call);
      case DOCUMENTS -> release.documents(call);
      case FILE_DOCUMENT -> release.file(call);
      case CONTENT -> release.content(call);
      case RULING -> release.ruling(call);
      case RELEASE -> release.release(call);
      case REVOKE_RELEASE -> release.revokeRelease(call);
      case REGISTER, REGISTER_ACT, WHO -> register.answer(call);
      case JOURNAL -> journal.rows(call);
      case OFFICERS -> officers.officers(call);
      case ENROL_OFFICER -> officers.enrol(call);
      case REVOKE_OFFICER -> officers.revoke(call);
      case OFFICER_KEY -> roll.keep(call);
      case ROLL -> roll.roll(call);
      case ENTER_KEY -> roll.enter(call);
      case STATE_ROLL -> roll.state(call);
      case REVOKE_KEY -> roll.revoke(call);
      case STREAM -> new Reply.Open();
      case LIVE, READY, METRICS -> node.probe(call);
      case SCREEN -> throw Refused.absent();
    };
  }
}

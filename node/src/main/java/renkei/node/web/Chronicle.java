// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryCodec;
import renkei.core.entry.EntryId;
import renkei.core.entry.Kind;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;
import renkei.core.journal.Row;
import renkei.core.profile.Turnaround;
import renkei.core.turn.RecordedRow;

/// What the screens show of the journal beside the state: who decided what when, what crossed under
/// which number, what was refused. A fold over the rows like the state itself, and like it owned by
/// the turn: read it only inside a question.
final class Chronicle {
  /// Refusals kept for one peer, and refused acts for one proposal; the oldest go first.
  static final int REFUSALS_MAX = 50;

  /// Newest rows kept for the journal's screen; older ones are read back.
  static final int LINES_MAX = 2_000;

  private static final int ROW_BYTES_KEPT = 4 << 10;

  private final EntryCodec codec;
  private final Map<EntryId, Stated> stated = new HashMap<>();
  private final Map<EntryId, List<Crossed>> crossed = new HashMap<>();
  private final Map<PartyId, PeerFacts> peers = new TreeMap<>();
  private final Map<EntryId, Deque<Long>> refusedActs = new HashMap<>();
  private final Map<EntryId, List<EntryId>> saidOf = new HashMap<>();
  private final Map<EntryId, List<Report>> reports = new HashMap<>();
  private final Map<EntryId, List<Decision>> decisions = new HashMap<>();
  private final Map<EntryId, Decision> decisionById = new HashMap<>();
  private final Map<EntryId, RuleFact> rules = new LinkedHashMap<>();
  private final Map<OfficerId, OfficerFact> officers = new TreeMap<>();
  private final Map<EntryId, Hash> contents = new HashMap<>();
  private final Map<EntryId, Revoked> recalls = new HashMap<>();
  private final Map<EntryId, Instant> arrived = new HashMap<>();
  private final Turnaround turnaround;
  private final Deque<Line> lines = new ArrayDeque<>();
  private final Map<Part, Long> changed = new EnumMap<>(Part.class);
  private Instant latest = Instant.EPOCH;

  Chronicle(EntryCodec codec, PartyId self) {
    this.codec = codec;
    this.turnaround = new Turnaround(self);
  }

  /// Parts of what screens show, each loaded by itself.
  enum Part {
    PROPOSALS,
    VISITS,
    TASKS,
    RULES,
    DOCUMENTS,
    REGISTER,
    PEERS,
    OFFICERS,
    NODE
  }

  private static final List<Part> PROPOSED = List.of(Part.PROPOSALS, Part.VISITS);

  /// Who stated an entry.
  record Stated(long position, Kind kind, Instant at, OfficerId officer) {}

  /// That an entry was given a number for a peer.
  record Crossed(PartyId to, int incarnation, long sequence, Instant at) {}

  /// A report on a task.
  record Report(Instant at, Domestic.TaskReported body) {}

  /// That something was taken back: when, by whom, why.
  record Revoked(Instant at, OfficerId officer, String reason) {}

  /// A decision to release one item.
  record Decision(
      EntryId id,
      Domestic.ReleaseDecided body,
      Instant at,
      OfficerId officer,
      @Nullable Revoked revoked) {}

  /// A rule as it was adopted.
  record RuleFact(
      Entry entry, Domestic.ReleaseRuleAdopted body, long position, @Nullable Revoked revoked) {}

  /// An officer as enrolled last.
  record OfficerFact(Domestic.OfficerEnrolled body, Instant at, @Nullable Revoked revoked) {}

  /// One row for the journal's screen.
  ///
  /// @param row null: too large to keep, read it back
  record Line(long position, Instant at, @Nullable Row row) {}

  /// What is known of the traffic with one peer.
  static final class PeerFacts {
    @Nullable Sight lastSent;
    @Nullable Sight lastReceived;
    Row.@Nullable Witnessed witnessed;
    final Deque<RefusalSeen> refusals = new ArrayDeque<>();
  }

  /// Something that crossed.
  record Sight(long sequence, Instant at, @Nullable Kind kind) {}

  /// Something that was refused.
  record RefusalSeen(Instant at, Refusal refusal, @Nullable Kind kind, long position) {}

  // ------------------------------------------------------------------------------------- fold

  /// Takes a row into account. Called by the owner.
  void row(RecordedRow recorded) {
    Row row = recorded.row();
    long position = recorded.position();
    Instant at = at(row);
    lines.addLast(new Line(position, at, size(row) <= ROW_BYTES_KEPT ? row : null));
    if (lines.size() > LINES_MAX) {
      lines.removeFirst();
    }
    parts(row).forEach(part -> changed.put(part, position));
    switch (row) {
      case Row.Own own -> own(own.entry().entry(), position);
      case Row.Readmitted back -> own(back.entry().entry(), position);
      case Row.Received received -> received(received, position);
      case Row.Sent sent -> sent(sent);
      case Row.Witnessed seen -> {
        PeerFacts facts = facts(seen.of());
        facts.witnessed = seen;
      }
      case Row.Acknowledged _, Row.Voided _, Row.BatchHead _, Row.LaneCounts _, Row.Counted _ -> {}
    }
  }

  /// What a row changes on the screens.
  private List<Part> parts(Row row) {
    return switch (row) {
      case Row.Own own -> parts(own.entry().entry().kind());
      case Row.Readmitted back -> parts(back.entry().entry().kind());
      case Row.Received received -> {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.PEERS);
        entry(received).ifPresent(entry -> parts.addAll(parts(entry.kind())));
        yield parts;
      }
      case Row.Sent _, Row.Acknowledged _, Row.Voided _ -> List.of(Part.PEERS, Part.DOCUMENTS);
      case Row.Witnessed _, Row.Counted _ -> List.of(Part.PEERS);
      case Row.BatchHead _, Row.LaneCounts _ -> List.of();
    };
  }

  private static List<Part> parts(Kind kind) {
    return switch (kind) {
      case PROPOSAL_OPENED,
          PROPOSAL_ACKNOWLEDGED,
          CONSENT_GIVEN,
          CONSENT_WITHDRAWN,
          TERMS_COUNTERED,
          PROPOSAL_DECLINED,
          PROPOSAL_WITHDRAWN,
          PROPOSAL_CLOSED,
          PROGRESS_STATED,
          INFORMATION_GIVEN ->
          PROPOSED;
      case DOCUMENT_RELEASED, RECALL_NOTICE, DOCUMENT_FILED, RELEASE_DECIDED, RELEASE_REVOKED ->
          List.of(Part.DOCUMENTS);
      case COUNTERPART_STATED,
          COMMAND_ESTABLISHED,
          UNIT_LISTED,
          FUNCTION_LISTED,
          AUTHORITY_TRANSFERRED,
          AUTHORITY_DELEGATED,
          AUTHORITY_WIDENED,
          AUTHORITY_SUSPENDED,
          AUTHORITY_RETURNED ->
          List.of(Part.REGISTER, Part.PROPOSALS);
      case RELEASE_RULE_ADOPTED, RELEASE_RULE_REVOKED -> List.of(Part.RULES);
      case TASK_ISSUED, TASK_REPORTED -> List.of(Part.TASKS);
      case NEED_CALLED, ALARM_RAISED, ALARM_TAKEN -> PROPOSED;
      case OFFICER_ENROLLED, OFFICER_REVOKED, OFFICER_KEY_ENTERED, OFFICER_KEY_REVOKED ->
          List.of(Part.OFFICERS);
      case INCARNATION_STARTED -> List.of(Part.NODE, Part.PEERS);
      case PEER_PINNED, PEER_SUSPENDED, PARTY_KNOWN -> List.of(Part.PEERS);
    };
  }

  /// When a row was written, as far as its kind says so; else the latest time known by then.
  Instant at(Row row) {
    Instant at =
        switch (row) {
          case Row.Own own -> own.entry().entry().recorded();
          case Row.Received received -> received.at();
          case Row.Sent sent -> sent.at();
          case Row.Witnessed seen -> seen.at();
          case Row.Counted counted -> counted.minute();
          case Row.LaneCounts counts -> counts.minute();
          case Row.Readmitted _, Row.Acknowledged _, Row.Voided _, Row.BatchHead _ -> latest;
        };
    latest = at.isAfter(latest) ? at : latest;
    return at;
  }

  private static int size(Row row) {
    return switch (row) {
      case Row.Own own -> own.entry().bytes().size();
      case Row.Readmitted back -> back.entry().bytes().size();
      case Row.Received received -> received.bytes().size();
      case Row _ -> 0;
    };
  }

  /// What a row states, own or received; empty when it states nothing or cannot be read.
  Optional<Entry> entry(Row row) {
    return switch (row) {
      case Row.Own own -> Optional.of(own.entry().entry());
      case Row.Readmitted back -> Optional.of(back.entry().entry());
      case Row.Received received -> Optional.ofNullable(decoded(received));
      case Row _ -> Optional.empty();
    };
  }

  private @Nullable Entry decoded(Row.Received received) {
    try {
      return received.bytes().size() == 0 ? null : codec.decode(received.bytes());
    } catch (Malformed _) {
      return null;
    }
  }

  private void own(Entry entry, long position) {
    if (stated.containsKey(entry.id())) {
      return;
    }
    stated.put(entry.id(), new Stated(position, entry.kind(), entry.recorded(), entry.officer()));
    turnaround.stated(entry);
    switch (entry.body()) {
      case Domestic.TaskReported report ->
          reports
              .computeIfAbsent(report.task(), _ -> new ArrayList<>())
              .add(new Report(entry.recorded(), report));
      case Domestic.ReleaseDecided decided ->
          decided(new Decision(entry.id(), decided, entry.recorded(), entry.officer(), null));
      case Domestic.ReleaseRevoked back ->
          Optional.ofNullable(decisionById.get(back.decision()))
              .ifPresent(found -> replace(found, revoked(entry, back.reason())));
      case Domestic.ReleaseRuleAdopted adopted ->
          rules.put(entry.id(), new RuleFact(entry, adopted, position, null));
      case Domestic.ReleaseRuleRevoked back ->
          rules.computeIfPresent(
              back.rule(),
              (_, rule) ->
                  new RuleFact(
                      rule.entry(), rule.body(), rule.position(), revoked(entry, back.reason())));
      case Domestic.OfficerEnrolled officer ->
          officers.put(officer.id(), new OfficerFact(officer, entry.recorded(), null));
      case Domestic.OfficerRevoked back ->
          officers.computeIfPresent(
              back.id(),
              (_, fact) -> new OfficerFact(fact.body(), fact.at(), revoked(entry, back.reason())));
      case Crossing.ProgressStated said -> said(said.proposal(), entry.id());
      case Crossing.InformationGiven given -> said(given.proposal(), entry.id());
      case Crossing.DocumentReleased out ->
          contents.put(entry.id(), Hash.sha256(out.content().unsafe()));
      case Domestic.DocumentFiled filed ->
          contents.put(entry.id(), Hash.sha256(filed.content().unsafe()));
      case Domestic _, Crossing _ -> {}
    }
  }

  private void said(EntryId proposal, EntryId id) {
    saidOf.computeIfAbsent(proposal, _ -> new ArrayList<>()).add(id);
  }

  private static Revoked revoked(Entry entry, String reason) {
    return new Revoked(entry.recorded(), entry.officer(), reason);
  }

  private void decided(Decision decision) {
    decisionById.put(decision.id(), decision);
    decisions.computeIfAbsent(decision.body().item(), _ -> new ArrayList<>()).add(decision);
  }

  private void replace(Decision found, Revoked revoked) {
    Decision with = new Decision(found.id(), found.body(), found.at(), found.officer(), revoked);
    decisionById.put(found.id(), with);
    decisions.computeIfPresent(
        found.body().item(),
        (_, all) -> {
          all.replaceAll(one -> one.id().equals(found.id()) ? with : one);
          return all;
        });
  }

  private void received(Row.Received received, long position) {
    Entry entry = decoded(received);
    PeerFacts facts = facts(received.from());
    Kind kind = entry == null ? null : entry.kind();
    facts.lastReceived = new Sight(received.seq(), received.at(), kind);
    if (entry != null && received.verdict().refusal() == null) {
      turnaround.came(entry, received.at());
      if (entry.body() instanceof Crossing.ProposalOpened) {
        arrived.putIfAbsent(entry.id(), received.at());
      }
    }
    Refusal refusal = received.verdict().refusal();
    if (refusal != null) {
      facts.refusals.addFirst(new RefusalSeen(received.at(), refusal, kind, position));
      if (facts.refusals.size() > REFUSALS_MAX) {
        facts.refusals.removeLast();
      }
      refusedAct(entry, position);
    } else if (entry != null && entry.body() instanceof Crossing.RecallNotice recall) {
      recalls.putIfAbsent(recall.released(), revoked(entry, recall.reason()));
    } else if (entry != null && entry.body() instanceof Crossing.DocumentReleased came) {
      contents.put(entry.id(), Hash.sha256(came.content().unsafe()));
    } else if (entry != null && entry.body() instanceof Crossing.ProgressStated said) {
      said(said.proposal(), entry.id());
    } else if (entry != null && entry.body() instanceof Crossing.InformationGiven given) {
      said(given.proposal(), entry.id());
    }
  }

  private void refusedAct(@Nullable Entry entry, long position) {
    EntryId proposal =
        entry != null && entry.body() instanceof Crossing body ? body.proposal() : null;
    if (proposal != null) {
      Deque<Long> places = refusedActs.computeIfAbsent(proposal, _ -> new ArrayDeque<>());
      places.addLast(position);
      if (places.size() > REFUSALS_MAX) {
        places.removeFirst();
      }
    }
  }

  private void sent(Row.Sent sent) {
    Stated what = stated.get(sent.entry());
    turnaround.sent(sent.entry(), sent.at());
    facts(sent.to()).lastSent = new Sight(sent.seq(), sent.at(), what == null ? null : what.kind());
    crossed
        .computeIfAbsent(sent.entry(), _ -> new ArrayList<>(1))
        .add(new Crossed(sent.to(), sent.incarnation(), sent.seq(), sent.at()));
  }

  private PeerFacts facts(PartyId peer) {
    return peers.computeIfAbsent(peer, _ -> new PeerFacts());
  }

  // ------------------------------------------------------------------------------------- asking

  /// How long requests take.
  Turnaround turnaround() {
    return turnaround;
  }

  /// When the opening of a proposal came here, by our clock; empty: it is our own.
  Optional<Instant> arrived(EntryId proposal) {
    return Optional.ofNullable(arrived.get(proposal));
  }

  /// For each part the position that changed it last.
  Map<Part, Long> changed() {
    return Map.copyOf(changed);
  }

  /// Who stated an own entry, and where it stands.
  Optional<Stated> stated(EntryId entry) {
    return Optional.ofNullable(stated.get(entry));
  }

  /// Under which numbers an own entry was sent.
  List<Crossed> crossed(EntryId entry) {
    return List.copyOf(crossed.getOrDefault(entry, List.of()));
  }

  /// The traffic with a peer.
  PeerFacts peer(PartyId peer) {
    return peers.getOrDefault(peer, new PeerFacts());
  }

  /// Rows that hold refused acts of a proposal.
  List<Long> refusedActs(EntryId proposal) {
    Deque<Long> places = refusedActs.get(proposal);
    return places == null ? List.of() : List.copyOf(places);
  }

  /// Statements of how far a proposal has come, and answers to it, oldest first.
  List<EntryId> said(EntryId proposal) {
    return List.copyOf(saidOf.getOrDefault(proposal, List.of()));
  }

  /// Reports on a task, oldest first.
  List<Report> reports(EntryId task) {
    return List.copyOf(reports.getOrDefault(task, List.of()));
  }

  /// Decisions to release an item, oldest first.
  List<Decision> decisions(EntryId item) {
    return List.copyOf(decisions.getOrDefault(item, List.of()));
  }

  /// One decision.
  Optional<Decision> decision(EntryId id) {
    return Optional.ofNullable(decisionById.get(id));
  }

  /// Every rule that was ever adopted, oldest first.
  List<RuleFact> rules() {
    return List.copyOf(rules.values());
  }

  /// Every officer that was ever enrolled, by code.
  Collection<OfficerFact> officers() {
    return List.copyOf(officers.values());
  }

  /// SHA-256 of a document's file.
  Hash content(EntryId document) {
    return contents.getOrDefault(document, Hash.ZERO);
  }

  /// That the owner of a document received here asks to use it no more.
  Optional<Revoked> recall(EntryId document) {
    return Optional.ofNullable(recalls.get(document));
  }

  /// The newest rows, newest first.
  List<Line> newest(int count) {
    List<Line> newest = new ArrayList<>();
    var all = lines.descendingIterator();
    while (all.hasNext() && newest.size() < count) {
      newest.add(all.next());
    }
    return newest;
  }

  /// An act held in a row, for the evidence of a refusal.
  Optional<SignedEntry> held(RecordedRow recorded) {
    return recorded.row() instanceof Row.Received received
        ? Optional.ofNullable(decoded(received))
            .map(entry -> SignedEntry.of(entry, received.bytes(), received.proof()))
        : Optional.empty();
  }
}

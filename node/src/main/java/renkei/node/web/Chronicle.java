// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryCodec;
import renkei.core.entry.EntryId;
import renkei.core.entry.Kind;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;
import renkei.core.journal.Row;
import renkei.core.profile.Turnaround;
import renkei.core.turn.RecordedRow;

/// What the screens show of the journal beside the state: who decided what when, what crossed under
/// which number, what was refused. A fold over the rows like the state itself, and like it owned by
/// the turn: read it only inside a question.
final class Chronicle {
  /// Newest rows kept for the journal's screen; older ones are read back.
  static final int LINES_MAX = 2_000;

  private static final int ROW_BYTES_KEPT = 4 << 10;

  private final EntryCodec codec;
  private final Map<EntryId, Stated> stated = new HashMap<>();
  private final Map<EntryId, List<EntryId>> saidOf = new HashMap<>();
  private final Map<EntryId, List<Report>> reports = new HashMap<>();
  private final Map<OfficerId, OfficerFact> officers = new TreeMap<>();
  private final Map<EntryId, Instant> arrived = new HashMap<>();
  private final ReleaseFacts releases = new ReleaseFacts();
  private final Traffic traffic = new Traffic();
  private final Turnaround turnaround;
  private final Deque<Line> lines = new ArrayDeque<>();
  private final Map<Part, Long> changed = new EnumMap<>(Part.class);
  private Instant latest = Instant.EPOCH;

  Chronicle(EntryCodec codec, PartyId self) {
    this.codec = codec;
    this.turnaround = new Turnaround(self);
  }

  /// Who stated an entry.
  record Stated(long position, Kind kind, Instant at, OfficerId officer) {}

  /// A report on a task.
  record Report(Instant at, Domestic.TaskReported body) {}

  /// An officer as enrolled last.
  record OfficerFact(OfficerEntry.OfficerEnrolled body, Instant at, @Nullable Revoked revoked) {}

  /// One row for the journal's screen.
  ///
  /// @param row null: too large to keep, read it back
  record Line(long position, Instant at, @Nullable Row row) {}

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
      case Row.Witnessed seen -> traffic.witnessed(seen);
      case Row.Acknowledged _,
          Row.Voided _,
          Row.BatchHead _,
          Row.HeadTold _,
          Row.LaneCounts _,
          Row.Counted _ -> {}
    }
  }

  /// What a row changes on the screens.
  private List<Part> parts(Row row) {
    return switch (row) {
      case Row.Own own -> Part.of(own.entry().entry().kind());
      case Row.Readmitted back -> Part.of(back.entry().entry().kind());
      case Row.Received received -> {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.PEERS);
        entry(received).ifPresent(entry -> parts.addAll(Part.of(entry.kind())));
        yield parts;
      }
      case Row.Sent _, Row.Acknowledged _, Row.Voided _ -> List.of(Part.PEERS, Part.DOCUMENTS);
      case Row.Witnessed _, Row.Counted _ -> List.of(Part.PEERS);
      case Row.BatchHead _, Row.HeadTold _, Row.LaneCounts _ -> List.of();
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
          case Row.HeadTold told -> told.at();
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
    releases.own(entry, position);
    switch (entry.body()) {
      case Domestic.TaskReported report ->
          reports
              .computeIfAbsent(report.task(), _ -> new ArrayList<>())
              .add(new Report(entry.recorded(), report));
      case OfficerEntry.OfficerEnrolled officer ->
          officers.put(officer.id(), new OfficerFact(officer, entry.recorded(), null));
      case OfficerEntry.OfficerRevoked back ->
          officers.computeIfPresent(
              back.id(),
              (_, fact) ->
                  new OfficerFact(fact.body(), fact.at(), Revoked.of(entry, back.reason())));
      case Crossing.ProgressStated said -> said(said.proposal(), entry.id());
      case Crossing.InformationGiven given -> said(given.proposal(), entry.id());
      case Domestic _, Crossing _ -> {}
    }
  }

  private void said(EntryId proposal, EntryId id) {
    saidOf.computeIfAbsent(proposal, _ -> new ArrayList<>()).add(id);
  }

  private void received(Row.Received received, long position) {
    Entry entry = decoded(received);
    boolean taken = received.verdict().refusal() == null;
    traffic.received(received, entry, position);
    if (entry == null || !taken) {
      return;
    }
    turnaround.came(entry, received.at());
    releases.received(entry);
    switch (entry.body()) {
      case Crossing.ProposalOpened _ -> arrived.putIfAbsent(entry.id(), received.at());
      case Crossing.ProgressStated said -> said(said.proposal(), entry.id());
      case Crossing.InformationGiven given -> said(given.proposal(), entry.id());
      case Crossing _, Domestic _ -> {}
    }
  }

  private void sent(Row.Sent sent) {
    turnaround.sent(sent.entry(), sent.at());
    Stated what = stated.get(sent.entry());
    traffic.sent(sent, what == null ? null : what.kind());
  }

  // ------------------------------------------------------------------------------------- asking

  /// How long requests take.
  Turnaround turnaround() {
    return turnaround;
  }

  /// What was released, filed and recalled.
  ReleaseFacts releases() {
    return releases;
  }

  /// What crossed, and what was refused.
  Traffic traffic() {
    return traffic;
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

  /// Statements of how far a proposal has come, and answers to it, oldest first.
  List<EntryId> said(EntryId proposal) {
    return List.copyOf(saidOf.getOrDefault(proposal, List.of()));
  }

  /// Reports on a task, oldest first.
  List<Report> reports(EntryId task) {
    return List.copyOf(reports.getOrDefault(task, List.of()));
  }

  /// Every officer that was ever enrolled, by code.
  Collection<OfficerFact> officers() {
    return List.copyOf(officers.values());
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

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.AnnouncementEntry;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.TeamEntry;
import renkei.core.entry.YardEntry;
import renkei.core.journal.Head;
import renkei.core.journal.Row;
import renkei.core.turn.RecordedRow;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows of the journal for whoever wants to see what is kept.
final class JournalPage {
  private static final int ROWS_MAX = 500;

  /// Rows that one search looks at, and how many of them are read at once.
  private static final int LOOKED_MAX = 2_000;

  private static final int CHUNK = 250;

  private final Desk desk;

  JournalPage(Desk desk) {
    this.desk = desk;
  }

  Reply rows(Call call) {
    Optional<Long> last = call.number("last", 1, ROWS_MAX);
    Optional<Long> from = call.number("from", 1, Long.MAX_VALUE);
    Malformed.unless(last.isEmpty() || from.isEmpty(), "ask for from or for last, not both");
    JournalSearch search = JournalSearch.of(call);
    Optional<Long> before = call.number("before", 1, Long.MAX_VALUE);
    boolean sought = before.isPresent() || !search.everything();
    Malformed.unless(
        !sought || last.isPresent(), "a search is made downwards: say with last how many rows");
    int limit = Math.min(ROWS_MAX, call.limit());
    return new Reply.Found(
        desk.ask(state ->
            sought
                ? sought(state, search, last.orElse(1L).intValue(), before.orElse(Long.MAX_VALUE))
                : last.isPresent()
                    ? newest(state, last.get().intValue())
                    : upwards(state, from.orElse(1L), limit)));
  }

  /// Rows that fit, newest first, from before a position on; `next` says where to go on when there
  /// are rows below that were not looked at. The owner waits while it looks, so it looks at so
  /// many.
  private ObjectNode sought(State state, JournalSearch search, int count, long before) {
    ArrayNode rows = Json.list();
    long at = Math.min(before, state.head().position() + 1);
    long end = Math.max(1, at - LOOKED_MAX);
    while (at > end && rows.size() < count) {
      long low = Math.max(end, at - CHUNK);
      List<RecordedRow> chunk = state.rows(low, (int) (at - low)).reversed();
      at = low;
      for (RecordedRow recorded : chunk) {
        fitting(state, search, recorded).ifPresent(rows::add);
        if (rows.size() == count) {
          at = recorded.position();
          break;
        }
      }
    }
    ObjectNode body = body(state, rows);
    if (at > 1) {
      body.put("next", at);
    } else {
      body.putNull("next");
    }
    return body;
  }

  private Optional<ObjectNode> fitting(State state, JournalSearch search, RecordedRow recorded) {
    Entry entry = desk.chronicle().entry(recorded.row()).orElse(null);
    if (!search.by(entry)) {
      return Optional.empty();
    }
    ObjectNode row = row(recorded);
    return search.holds(row, entry, key -> desk.code(state, new PartyId(Hash.fromHex(key))))
        ? Optional.of(row)
        : Optional.empty();
  }

  private ObjectNode newest(State state, int count) {
    ArrayNode rows = Json.list();
    for (Chronicle.Line line : desk.chronicle().newest(count)) {
      Row kept = line.row();
      Row row = kept != null ? kept : state.rows(line.position(), 1).getFirst().row();
      rows.add(row(new RecordedRow(line.position(), row)));
    }
    return body(state, rows);
  }

  private ObjectNode upwards(State state, long from, int limit) {
    List<RecordedRow> found = state.rows(from, limit);
    return body(state, Json.list(found, this::row));
  }

  private ObjectNode body(State state, ArrayNode rows) {
    Head end = state.head();
    ObjectNode body = Json.object();
    body.set("rows", rows);
    ObjectNode head = body.putObject("head");
    head.put("position", end.position());
    head.put("hash", end.hash().hex());
    head.put("at", Json.time(desk.now()));
    return body;
  }

  private ObjectNode row(RecordedRow recorded) {
    Row row = recorded.row();
    Entry entry = desk.chronicle().entry(row).orElse(null);
    ObjectNode node = Json.object();
    node.put("position", recorded.position());
    node.put("row", name(row));
    node.put("at", Json.time(desk.chronicle().at(row)));
    Hash hash = hash(row);
    if (hash != null) {
      node.put("hash", hash.hex());
    }
    if (entry != null) {
      entry(node, entry);
    }
    traffic(node, row);
    if (row instanceof Row.Received received) {
      node.set("verdict", Values.verdict(received.verdict()));
    }
    node.set("summary", summary(row, entry));
    return node;
  }

  private static void entry(ObjectNode node, Entry entry) {
    node.put("party", entry.party().key().hex());
    node.put("kind", entry.kind().name());
    node.put("entry", entry.id().hex());
    node.put("officer", entry.officer().code());
    EntryId proposal = proposal(entry.id(), entry.body());
    if (proposal != null) {
      node.put("proposal", proposal.hex());
    }
  }

  private static @Nullable EntryId proposal(EntryId id, Body body) {
    return switch (body) {
      case Crossing.ProposalOpened _ -> id;
      case Crossing act -> act.proposal();
      case Body _ -> null;
    };
  }

  private static void traffic(ObjectNode node, Row row) {
    switch (row) {
      case Row.Received it -> peer(node, it.from(), it.seq());
      case Row.Sent it -> {
        peer(node, it.to(), it.seq());
        node.put("entry", it.entry().hex());
      }
      case Row.Acknowledged it -> peer(node, it.by(), it.seq());
      case Row.Voided it -> peer(node, it.to(), it.seq());
      case Row.Witnessed it -> peer(node, it.of(), it.seq());
      case Row.Readmitted it -> peer(node, it.from(), it.seq());
      case Row.HeadTold it -> node.put("peer", it.to().key().hex());
      case Row.LaneCounts it -> node.put("peer", it.to().key().hex());
      case Row.Counted it -> node.put("peer", it.from().key().hex());
      case Row.Own _, Row.BatchHead _ -> {}
    }
  }

  private static void peer(ObjectNode node, PartyId peer, long sequence) {
    node.put("peer", peer.key().hex());
    node.put("sequence", sequence);
  }

  private static String name(Row row) {
    return switch (row) {
      case Row.Own _ -> "OWN";
      case Row.Received _ -> "RECEIVED";
      case Row.Sent _ -> "SENT";
      case Row.Acknowledged _ -> "ACKNOWLEDGED";
      case Row.Voided _ -> "VOIDED";
      case Row.BatchHead _ -> "HEAD";
      case Row.Witnessed _ -> "WITNESSED";
      case Row.HeadTold _ -> "HEAD_TOLD";
      case Row.LaneCounts _ -> "LANE";
      case Row.Counted _ -> "COUNTED";
      case Row.Readmitted _ -> "READMITTED";
    };
  }

  private static @Nullable Hash hash(Row row) {
    return switch (row) {
      case Row.Own own -> own.entry().hash();
      case Row.Readmitted back -> back.entry().hash();
      case Row.Received received -> Hash.sha256(received.bytes().unsafe());
      case Row.Sent sent -> sent.hash();
      case Row.BatchHead head -> head.root();
      case Row.Witnessed seen -> seen.journalHead();
      case Row.Acknowledged _, Row.Voided _, Row.HeadTold _, Row.LaneCounts _, Row.Counted _ ->
          null;
    };
  }

  /// What an entry is about, in the words of whoever stated it; its kind where nothing is named.
  private static Names about(Entry entry) {
    return switch (entry.body()) {
      case Crossing.ProposalOpened it -> TermsJson.summary(it.terms().terms().matter());
      case Crossing.TermsCountered it -> TermsJson.summary(it.terms().terms().matter());
      case Crossing.DocumentReleased it -> Names.same(it.title());
      case Crossing.CounterpartStated it -> it.names();
      case Domestic.CommandEstablished it -> it.names();
      case Domestic.UnitListed it -> it.names();
      case Domestic.FunctionListed it -> it.names();
      case Domestic.DocumentFiled it -> Names.same(it.title());
      case ProgrammeEntry.MilestonePlanned it -> it.name();
      case AnnouncementEntry.AnnouncementRecorded it -> it.said().title();
      case Domestic.TaskIssued it -> Names.same(it.unit().code());
      case ReadinessEntry.ReadinessStated it -> Names.same(it.unit().code());
      case ReadinessEntry.PostureOrdered it -> Names.same(it.posture());
      case ReadinessReleased it -> it.names();
      case TeamEntry.MemberListed it -> it.names();
      case TeamEntry.MemberStruck it -> Names.same(it.officer().code());
      case OfficerEntry.OfficerEnrolled it -> it.names();
      case OfficerEntry.OfficerRevoked it -> Names.same(it.id().code());
      case PeerEntry.PeerPinned it -> it.identity().names();
      case PeerEntry.PartyKnown it -> it.identity().names();
      case YardEntry it -> RepairJson.about(it);
      case Body _ -> Names.same(entry.kind().name());
    };
  }

  private static ObjectNode summary(Row row, @Nullable Entry entry) {
    return switch (row) {
      case Row.Own _, Row.Readmitted _, Row.Received _ ->
          entry == null
              ? Json.sentence("Something that could not be read", "読み取れないもの")
              : Values.names(about(entry));
      case Row.Sent it -> Json.sentence("Sent under number " + it.seq(), "番号 " + it.seq() + " で送付");
      case Row.Acknowledged it ->
          Json.sentence("Held by the peer up to " + it.seq(), "相手が " + it.seq() + " まで保持");
      case Row.Voided it ->
          Json.sentence("Number " + it.seq() + " is void: " + it.why(), "番号 " + it.seq() + " は無効");
      case Row.BatchHead it ->
          Json.sentence("Signed head of " + it.count() + " rows", it.count() + " 行の署名済み先頭");
      case Row.Witnessed _ -> Json.sentence("Head of the peer's journal", "相手の記録簿の先頭");
      case Row.HeadTold _ -> Json.sentence("Own head told to the peer", "自の記録簿の先頭を相手に通知");
      case Row.LaneCounts it ->
          Json.sentence(
              it.sent() + " track updates sent, " + it.conflated() + " conflated",
              "航跡更新 " + it.sent() + " 件送信、" + it.conflated() + " 件集約");
      case Row.Counted it ->
          Json.sentence(it.count() + " refused: " + it.code(), it.count() + " 件拒否");
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;
import renkei.core.release.EntryPermit;
import renkei.core.release.TestPermits;

/// One party with one link: a turn in small. Its journal is a list of rows of which a crash keeps
/// any prefix that was not forced; everything that it knows is folded from them.
final class Side implements Permits, OwnRecord {
  final TestParty party;
  final PartyId peer;
  PeerLink link;

  /// Rows, and own entries in their sequence, as a disk has them.
  final List<Row> rows = new ArrayList<>();

  int incarnation = 1;
  boolean up;

  /// What was sent after the last force, in sequence; the wire takes it from here.
  final List<OutFrame> outbox = new ArrayList<>();

  final List<Refusal> alarms = new ArrayList<>();
  final List<String> closed = new ArrayList<>();
  final List<Effect.ShowTracks> shown = new ArrayList<>();
  final Set<EntryId> revoked = new HashSet<>();

  /// Folded: own entries by id, hashes held, what was applied of the peer.
  final Map<EntryId, SignedEntry> own = new HashMap<>();

  final Set<Hash> held = new HashSet<>();
  final Set<Hash> heads = new HashSet<>();
  final List<Bytes> applied = new ArrayList<>();
  final Map<Hash, Row.Received> received = new HashMap<>();

  private final List<OutFrame> unsent = new ArrayList<>();
  private final List<Row> later = new ArrayList<>();
  private List<EntryId> open = List.of();
  private int forced;
  private long stated;

  Side(TestParty party, PartyId peer) {
    this.party = party;
    this.peer = peer;
    link = fresh();
  }

  private PeerLink fresh() {
    return new PeerLink(new LinkOwner(party.id(), TestParty.VERIFIER, this), peer, 1);
  }

  /// Records one more statement and gives it its number.
  SignedEntry state() {
    stated++;
    SignedEntry entry = party.entry(stated, peer);
    add(new Row.Own(entry));
    number(entry.entry().id());
    return entry;
  }

  /// Records a signed head that may leave.
  SignedHead stateHead() {
    return party.head(
        incarnation, Hash.sha256(("head " + rows.size()).getBytes(StandardCharsets.UTF_8)));
  }

  private void number(EntryId id) {
    SignedEntry entry = own.get(id);
    add(
        new Row.Sent(
            peer, incarnation, link.nextSeq(), id, entry.hash(), null, 1, "TEST", TestParty.T0));
  }

  /// Begins a new incarnation, as an officer does, and numbers again what the peer may not hold.
  void begin() {
    incarnation = Math.max(incarnation, link.highestClaimed()) + 1;
    add(new Row.LaneCounts(peer, new EntryId(0, incarnation), TestParty.T0, 0, 0, 0));
    List.copyOf(open).forEach(this::number);
  }

  /// Does what the effects say, up to the force.
  void take(List<Effect> effects, Instant now) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(OutFrame frame) -> unsent.add(frame);
        case Effect.Judge(int of, long seq, Bytes bytes, Proof proof, var _) ->
            add(new Row.Received(peer, of, seq, bytes, proof, judge(bytes, proof), now, List.of()));
        case Effect.NoteVoid(int of, long seq) -> add(Row.Received.nothing(peer, of, seq, now));
        case Effect.NoteAcknowledged(int of, long seq) -> add(new Row.Acknowledged(peer, of, seq));
        case Effect.NoteHead(Mark upTo, SignedHead head) ->
            add(
                new Row.Witnessed(
                    peer,
                    upTo.incarnation(),
                    upTo.seq(),
                    upTo.linkHead(),
                    head.hash(),
                    head.proof(),
                    now));
        case Effect.NoteVoided(int of, long seq) ->
            later.add(new Row.Voided(peer, of, seq, RefusalCode.NOT_RELEASABLE));
        case Effect.NumberAgain(List<EntryId> entries) -> entries.forEach(this::number);
        case Effect.Readmit(int _, long seq, Bytes bytes, Proof proof) -> {
          SignedEntry back = known(bytes, proof);
          if (!held.contains(back.hash())) {
            add(new Row.Readmitted(back, peer, seq));
          }
        }
        case Effect.ShowTracks beat -> shown.add(beat);
        case Effect.Alarm(Refusal refusal) -> alarms.add(refusal);
        case Effect.CloseLink(String sentence) -> closed.add(sentence);
      }
    }
  }

  /// Ends a turn: one force, then everything leaves.
  void force(Instant now) {
    forced = rows.size();
    take(link.afterAppend(this, now), now);
    outbox.addAll(unsent);
    unsent.clear();
    List<Row> next = new ArrayList<>(later);
    later.clear();
    next.forEach(this::add);
  }

  /// The edge finds the permits of what it still has out of date: none of it leaves.
  boolean stale() {
    OptionalLong first =
        outbox.stream()
            .filter(OutFrame.Carry.class::isInstance)
            .mapToLong(frame -> ((OutFrame.Carry) frame).seq())
            .findFirst();
    outbox.removeIf(frame -> frame instanceof OutFrame.Carry);
    first.ifPresent(link::stale);
    return first.isPresent();
  }

  /// Loses power: of the rows that were not forced any number survives, nothing is sent.
  void crash(int survivors) {
    rows.subList(Math.min(rows.size(), forced + survivors), rows.size()).clear();
    unsent.clear();
    outbox.clear();
    later.clear();
    up = false;
    replay();
  }

  /// Starts from other rows, as after a restore or a swapped disk.
  void restart(List<Row> kept) {
    List<Row> copy = new ArrayList<>(kept);
    rows.clear();
    rows.addAll(copy);
    forced = copy.size();
    crash(0);
  }

  private void replay() {
    own.clear();
    held.clear();
    applied.clear();
    received.clear();
    incarnation = 1;
    link = fresh();
    forced = rows.size();
    List.copyOf(rows).forEach(this::fold);
    stated = Math.max(stated, own.size());
  }

  /// What the peer should apply: every entry whose last number is not void, each once.
  List<Bytes> expected() {
    Map<EntryId, Row.Sent> last = new LinkedHashMap<>();
    Set<String> empty = new HashSet<>();
    for (Row row : rows) {
      if (row instanceof Row.Sent sent) {
        last.put(sent.entry(), sent);
      } else if (row instanceof Row.Voided voided) {
        empty.add(voided.incarnation() + "/" + voided.seq());
      }
    }
    return last.values().stream()
        .filter(sent -> !empty.contains(sent.incarnation() + "/" + sent.seq()))
        .map(sent -> Objects.requireNonNull(own.get(sent.entry())).bytes())
        .toList();
  }

  /// A link folded anew from the same rows: live must equal replay.
  LinkStatus replayed() {
    Side twin = new Side(party, peer);
    twin.restart(rows);
    return twin.link.status();
  }

  private void add(Row row) {
    rows.add(row);
    fold(row);
  }

  private void fold(Row row) {
    switch (row) {
      case Row.Own(SignedEntry entry) -> hold(entry);
      case Row.Readmitted(SignedEntry entry, PartyId _, long _) -> hold(entry);
      case Row.Sent sent -> link.sent(sent.incarnation(), sent.seq(), sent.entry(), sent.hash());
      case Row.Acknowledged(PartyId _, int of, long seq) -> link.acknowledged(of, seq);
      case Row.Voided(PartyId _, int of, long seq, RefusalCode _) -> link.voided(of, seq);
      case Row.Witnessed seen ->
          link.witnessed(new SignedHead(seen.incarnation(), seen.journalHead(), seen.proof()));
      case Row.Received came -> {
        link.received(came.incarnation(), came.seq(), came.bytes());
        Hash hash = Hash.sha256(came.bytes().unsafe());
        boolean first = came.bytes().size() > 0 && received.putIfAbsent(hash, came) == null;
        if (first && came.verdict().state() == Verdict.State.APPLIED) {
          applied.add(came.bytes());
        }
      }
      // Stands for the act that begins an incarnation.
      case Row.LaneCounts(PartyId _, EntryId mark, Instant _, long _, long _, long _) -> {
        incarnation = (int) mark.low();
        open = link.begin(incarnation);
      }
      case Row.BatchHead _, Row.HeadTold _, Row.Counted _ ->
          throw new IllegalStateException("not used here");
    }
  }

  private void hold(SignedEntry entry) {
    own.put(entry.entry().id(), entry);
    held.add(entry.hash());
  }

  private Verdict judge(Bytes bytes, Proof proof) {
    if (!TestParty.VERIFIER.verify(peer, bytes, proof)) {
      return Verdict.refused(new Refusal(RefusalCode.BAD_SIGNATURE, "not signed by the peer"));
    }
    try {
      if (new String(bytes.unsafe(), StandardCharsets.UTF_8).contains("poison")) {
        throw new ArithmeticException("a fold that this entry breaks");
      }
      return Verdict.APPLIED;
    } catch (ArithmeticException _) {
      return new Verdict(
          Verdict.State.QUARANTINED, new Refusal(RefusalCode.QUARANTINED, "could not be judged"));
    }
  }

  private SignedEntry known(Bytes bytes, Proof proof) {
    String text = new String(bytes.unsafe(), StandardCharsets.UTF_8);
    long n = Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
    return SignedEntry.of(party.entry(n, peer).entry(), bytes, proof);
  }

  @Override
  public Optional<EntryPermit> carry(long seq, EntryId entry) {
    return revoked.contains(entry)
        ? Optional.empty()
        : Optional.of(TestPermits.entry(own.get(entry), peer, 1));
  }

  @Override
  public Optional<EntryPermit> giveBack(int of, long seq, Hash entry) {
    Row.Received row = received.get(entry);
    String text = new String(row.bytes().unsafe(), StandardCharsets.UTF_8);
    long n = Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
    TestParty author = new TestParty(text.substring(0, text.indexOf(' ')));
    SignedEntry back =
        SignedEntry.of(author.entry(n, party.id()).entry(), row.bytes(), row.proof());
    return Optional.of(TestPermits.entry(back, peer, 1));
  }

  @Override
  public boolean holdsHead(Hash head) {
    return heads.contains(head);
  }

  @Override
  public boolean holdsEntry(Hash entry) {
    return held.contains(entry);
  }
}

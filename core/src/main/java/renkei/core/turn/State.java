// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.base.Hash;
import renkei.core.consent.Proposals;
import renkei.core.consent.Roll;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryCodec;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.exchange.LinkOwner;
import renkei.core.exchange.PeerLink;
import renkei.core.exchange.SignedHead;
import renkei.core.journal.Head;
import renkei.core.journal.Row;
import renkei.core.picture.Picture;
import renkei.core.profile.Counterparts;
import renkei.core.profile.Requests;
import renkei.core.profile.Routing;
import renkei.core.profile.Tasks;
import renkei.core.release.Ground;
import renkei.core.release.ReleaseDesk;

/// Everything a node knows, as a fold over the rows of its journal; beside it the picture, which is
/// never journaled. Live rows and replayed rows take the same way in. Owner: the turn; others ask
/// by [Submission.Question] and take immutable values away.
public final class State {
  private final Setup setup;
  private final EntryCodec codec;
  private final LinkOwner linkOwner;
  private final Archive archive;
  private final AuthorityRegister register = new AuthorityRegister();
  private final Proposals proposals;
  private final ReleaseDesk desk;
  private final Officers officers = new Officers();
  private final Peers peers = new Peers();
  private final Rolls rolls;
  private final Holdings holdings = new Holdings();
  private final Counterparts theirs;
  private final ToldCounterparts told = new ToldCounterparts();
  private final Routing routing;
  private final Tasks tasks;
  private final Requests requests;
  private final Folds folds;
  private final Tally tally = new Tally();
  private final EntryIndex index = new EntryIndex();
  private final Map<PartyId, PeerLink> links = new TreeMap<>();
  private final Grounds grounds;
  private final Unnumbered unnumbered = new Unnumbered();
  private final Consequences consequences;
  private final Set<EntryId> readmitted = new HashSet<>();
  private final List<Reopened> reopened = new ArrayList<>();
  private final Picture picture = new Picture();
  private final Carrier carrier;
  private final LiveLanes lanes;
  private final List<Consumer<RecordedRow>> followers = new ArrayList<>();
  private int incarnation;
  private boolean recovering;
  private boolean beginning;
  private boolean pinsChanged;
  private Instant lastRecorded = Instant.EPOCH;
  private long rows;
  private @Nullable String readOnly;

  /// Reads back what was recorded. Owner: the turn.
  interface Archive {
    Optional<SignedEntry> entry(EntryId id);

    List<RecordedRow> rows(long from, int limit);

    void all(Consumer<RecordedRow> reader);

    Head head();
  }

  State(Setup setup, EntryCodec codec, LinkOwner linkOwner, Archive archive) {
    this.archive = archive;
    this.setup = setup;
    this.grounds = new Grounds(setup.self());
    this.codec = codec;
    this.linkOwner = linkOwner;
    this.proposals = new Proposals(setup.self());
    this.theirs = new Counterparts(setup.self());
    this.routing = new Routing(setup.self(), register);
    this.tasks = new Tasks(setup.self(), register, proposals);
    this.folds = new Folds(setup.self(), proposals, register);
    this.requests = new Requests(setup.self(), proposals, routing, theirs);
    this.desk = new ReleaseDesk(setup.self(), setup.exercise());
    this.consequences = new Consequences(setup.self(), proposals, desk);
    this.rolls =
        new Rolls(
            setup.self(),
            new Roll.Checking(codec, linkOwner.verifier(), setup.browserKeys(), proposals));
    this.carrier = new Carrier(setup.self(), proposals, rolls, grounds, unnumbered);
    this.lanes = new LiveLanes(this);
  }

  // ------------------------------------------------------------------------------------- fold

  /// Folds one row. Nothing is judged here: a received entry counts by its recorded verdict.
  void fold(Row row, long position) {
    rows = position;
    followers.forEach(follower -> follower.accept(new RecordedRow(position, row)));
    switch (row) {
      case Row.Own own -> stated(own.entry(), position);
      case Row.Readmitted back -> {
        readmitted.add(back.entry().entry().id());
        // Who gave it back has it; whether the rest of its audience ever got it nobody knows.
        back.entry().entry().audience().stream()
            .filter(to -> !to.equals(back.from()))
            .forEach(to -> unnumbered.add(back.from(), back.entry().entry().id(), to));
        stated(back.entry(), position);
      }
      case Row.Received received -> received(received, position);
      case Row.Sent sent -> sent(sent);
      case Row.Acknowledged done -> link(done.by()).acknowledged(done.incarnation(), done.seq());
      case Row.Voided voided -> link(voided.to()).voided(voided.incarnation(), voided.seq());
      case Row.Witnessed seen ->
          link(seen.of())
              .witnessed(new SignedHead(seen.incarnation(), seen.journalHead(), seen.proof()));
      case Row.Counted counted -> tally.add(counted.from(), counted.code(), counted.count());
      case Row.BatchHead _, Row.HeadTold _, Row.LaneCounts _ -> {}
    }
  }

  private void stated(SignedEntry signed, long position) {
    Entry entry = signed.entry();
    if (index.find(entry.id()).isPresent()) {
      return;
    }
    index.put(signed, position);
    lastRecorded = entry.recorded().isAfter(lastRecorded) ? entry.recorded() : lastRecorded;
    Body body = entry.body();
    register.apply(entry, position);
    officers.apply(body);
    if (peers.counts(entry, officers)) {
      peers.apply(body);
      rolls.apply(body);
    }
    tasks.apply(entry, position);
    pinsChanged |= Peers.concerned(body);
    if (body instanceof PeerEntry.PeerPinned pinned) {
      PartyId peer = pinned.identity().party();
      links
          .computeIfAbsent(peer, _ -> new PeerLink(linkOwner, peer, Math.max(1, incarnation)))
          .resume();
    } else if (body instanceof Domestic.ReleaseDecided decided) {
      grounds.decided(entry.id(), decided.item());
    } else if (body instanceof Crossing.CounterpartStated stated) {
      told.apply(entry.audience().iterator().next(), stated);
    } else if (body instanceof Crossing.RecallNotice recall) {
      desk.recalled(recall.released());
    } else if (body instanceof Crossing.IncarnationStarted started) {
      incarnation = started.number();
      beginning |= recovering;
      recovering = false;
      links.forEach((peer, link) ->
          link.begin(incarnation).forEach(open -> reopened.add(new Reopened(peer, open))));
    }
    both(signed, position);
  }

  private void received(Row.Received row, long position) {
    link(row.from()).received(row.incarnation(), row.seq(), row.bytes());
    Refusal refused = row.verdict().refusal();
    if (refused != null) {
      tally.add(row.from(), refused.code(), 1);
    }
    boolean evidence = refused != null && Proposals.evidence(refused);
    if (row.bytes().size() == 0 || row.verdict().state() != Verdict.State.APPLIED && !evidence) {
      return;
    }
    SignedEntry signed = SignedEntry.of(codec.decode(row.bytes()), row.bytes(), row.proof());
    carrier.came(signed.entry(), row);
    if (index.find(signed.entry().id()).isPresent()) {
      return;
    }
    index.put(signed, position);
    theirs.apply(signed.entry(), position);
    both(signed, position);
  }

  private void both(SignedEntry signed, long position) {
    rolls.changed(signed.entry());
    proposals.apply(signed, position);
    desk.apply(signed);
    holdings.apply(signed, position);
    requests.apply(signed.entry(), position);
    folds.apply(signed);
    consequences.apply(signed.entry());
    proposals.takeSettled().forEach(consequences::closed);
  }

  /// Pairings that no closing settled yet.
  Set<EntryId> pairingsWaiting() {
    return consequences.pairingsWaiting();
  }

  private void sent(Row.Sent row) {
    link(row.to()).sent(row.incarnation(), row.seq(), row.entry(), row.hash());
    unnumbered.numbered(row.entry(), row.to());
    if (grounds.sent(row)) {
      desk.crossed(java.util.Objects.requireNonNull(row.ground()), row.to(), row.entry());
    }
  }

  PeerLink link(PartyId peer) {
    return links.computeIfAbsent(
        peer, _ -> new PeerLink(linkOwner, peer, Math.max(1, incarnation)));
  }

  /// Acts that wait to be carried on, or to be sent again after a restore.
  public int waitingToGoOn() {
    return unnumbered.size();
  }

  /// Such acts given up because too many waited.
  public long givenUp() {
    return unnumbered.givenUp();
  }

  /// Acts that are for a peer and wait for their number on its link.
  Unnumbered unnumbered() {
    return unnumbered;
  }

  /// What lets an entry that was given a number cross, as it was recorded then.
  Optional<Ground> ground(SignedEntry signed) {
    return grounds.of(signed);
  }

  /// Whether peers were pinned or suspended since this was asked last.
  boolean takePinsChanged() {
    boolean changed = pinsChanged;
    pinsChanged = false;
    return changed;
  }

  /// An entry that a peer is not known to hold when a new incarnation begins.
  record Reopened(PartyId peer, EntryId entry) {}

  /// A peer lost entries that it had: they need numbers again.
  void reopen(PartyId peer, List<EntryId> entries) {
    entries.forEach(entry -> reopened.add(new Reopened(peer, entry)));
  }

  List<Reopened> takeReopened() {
    List<Reopened> taken = List.copyOf(reopened);
    reopened.clear();
    return taken;
  }

  // ------------------------------------------------------------------------------------- views

  /// An entry held here, own or received, read back from the journal.
  public Optional<SignedEntry> entry(EntryId id) {
    return archive.entry(id);
  }

  /// Where an entry stands in this node's journal.
  public OptionalLong positionOf(EntryId id) {
    return index
        .find(id)
        .map(place -> OptionalLong.of(place.position()))
        .orElse(OptionalLong.empty());
  }

  /// Rows of the journal from a position on.
  ///
  /// @param limit 1 to 500
  public List<RecordedRow> rows(long from, int limit) {
    return archive.rows(from, limit);
  }

  /// Gives every row there is to a fold of the asker's own, and from then on every new one when it
  /// is folded here. The follower is called by the owner and must only fold.
  public void follow(Consumer<RecordedRow> follower) {
    archive.all(follower);
    followers.add(follower);
  }

  /// Where the journal's chain ends.
  public Head head() {
    return archive.head();
  }

  /// This party.
  public PartyId self() {
    return setup.self();
  }

  /// Whether the node's domain is the exercise (演習).
  public boolean exercise() {
    return setup.exercise();
  }

  /// Who decides what inside this party.
  public AuthorityRegister register() {
    return register;
  }

  /// Every proposal that this party takes part in.
  public Proposals proposals() {
    return proposals;
  }

  /// Rules, decisions and the policy made of them.
  public ReleaseDesk desk() {
    return desk;
  }

  /// Who may use this node.
  public Officers officers() {
    return officers;
  }

  /// By which keys the officers of each party sign.
  public Rolls rolls() {
    return rolls;
  }

  /// Whose keys are pinned.
  public Peers peers() {
    return peers;
  }

  /// Documents, and how far agreed things have come.
  public Holdings holdings() {
    return holdings;
  }

  /// What other parties released of their registers.
  public Counterparts theirCounterparts() {
    return theirs;
  }

  /// What each other party was told of our register.
  ToldCounterparts toldCounterparts() {
    return told;
  }

  /// Which command answers a proposal for this party.
  public Routing routing() {
    return routing;
  }

  /// Requests for support, as rows.
  public Requests requests() {
    return requests;
  }

  /// Instructions to own units.
  public Tasks tasks() {
    return tasks;
  }

  /// What parties state under proposals in force.
  public Folds folds() {
    return folds;
  }

  /// Refusals so far.
  public Tally tally() {
    return tally;
  }

  /// The own picture.
  public Picture picture() {
    return picture;
  }

  /// Released tracks, both ways.
  public LiveLanes lanes() {
    return lanes;
  }

  /// Every link, by peer.
  public Collection<PeerLink> links() {
    return Collections.unmodifiableCollection(links.values());
  }

  /// One link.
  public Optional<PeerLink> findLink(PartyId peer) {
    return Optional.ofNullable(links.get(peer));
  }

  /// Which life of the node this is, from 1; 0 before the first entry.
  public int incarnation() {
    return incarnation;
  }

  /// Whether the node was restored and its new incarnation has not begun.
  public boolean recovering() {
    return recovering;
  }

  /// Own entries that peers gave back after a restore.
  public int readmitted() {
    return readmitted.size();
  }

  /// The last position.
  public long position() {
    return rows;
  }

  /// How many entries are held, own and received.
  public int entries() {
    return index.size();
  }

  /// Why the node records nothing; empty: it records.
  public Optional<String> readOnly() {
    if (readOnly != null) {
      return Optional.of(readOnly);
    }
    if (recovering) {
      return Optional.of(
          "restored from a backup: wait until the peers gave back what they hold, then start a new"
              + " incarnation");
    }
    return links.values().stream().anyMatch(PeerLink::provenLoss)
        ? Optional.of(
            "a peer proved that this node lost a part of its past: start a new incarnation")
        : Optional.empty();
  }

  EntryIndex index() {
    return index;
  }

  boolean holdsEntry(Hash entry) {
    return index.find(entry).isPresent();
  }

  /// When the last own entry was recorded; ahead of the clock where entries came faster than it, or
  /// where the clock was set back.
  public Instant lastRecorded() {
    return lastRecorded;
  }

  /// Called once after the replay.
  void replayed() {
    reopened.clear();
    recovering = setup.restored();
  }

  /// Everything applied so far is on the disk.
  void kept() {
    beginning = false;
  }

  /// What was applied since the last [#kept] is not on the disk: an incarnation that began in it
  /// did not.
  void failed(String reason) {
    readOnly = reason;
    recovering |= beginning;
  }

  List<PartyId> linked() {
    return List.copyOf(links.keySet());
  }
}

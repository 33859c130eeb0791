// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.DiskFailure;
import renkei.core.base.Hash;
import renkei.core.consent.Proposals;
import renkei.core.consent.Roll;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Track;
import renkei.core.exchange.Control;
import renkei.core.exchange.Effect;
import renkei.core.exchange.LinkCounter;
import renkei.core.exchange.LinkOwner;
import renkei.core.exchange.OutFrame;
import renkei.core.exchange.OwnRecord;
import renkei.core.exchange.PeerLink;
import renkei.core.exchange.Permits;
import renkei.core.exchange.SignedHead;
import renkei.core.journal.Head;
import renkei.core.journal.Journal;
import renkei.core.journal.Opening;
import renkei.core.journal.Row;
import renkei.core.release.EntryPermit;
import renkei.core.release.Gate;
import renkei.core.release.Ground;
import renkei.core.turn.Speaker.Said;

/// The one owner of a node's state. A turn takes submissions, decides and folds each, appends all
/// rows with one force, and only then gives anything out. It reads no clock and starts no thread:
/// whoever calls [#turn] is the owner. A failed force is terminal: the node only reads until it is
/// started again.
public final class Kernel implements AutoCloseable {
  /// How old a track may grow before it leaves the picture.
  private static final Duration TRACK_AGE_MAX = Duration.ofHours(1);

  private final Ports ports;
  private final State state;
  private final Journal journal;
  private final EntryCache cache;
  private final Judgement judgement;
  private final Roll.Checking checking;
  private final Speaker speaker;
  private final Settling settling;
  private final Refusals refusals = new Refusals();
  private final HeadRhythm heads = new HeadRhythm();
  private final List<Effected> carriedOver = new ArrayList<>();
  private Instant last = Instant.EPOCH;
  private Instant clockBefore = Instant.MAX;
  private Instant beaten = Instant.EPOCH;
  private boolean pinsTold;

  private record Effected(PartyId peer, Effect effect) {}

  private Kernel(Setup setup, Ports ports) {
    this.ports = ports;
    OwnRecord record = new Record();
    this.state =
        new State(
            setup,
            ports.codec(),
            new LinkOwner(setup.self(), ports.verifier(), record),
            new Archive());
    this.cache = new EntryCache(state.index(), ports.codec(), ports.rows());
    this.journal =
        Journal.open(
            ports.disk(),
            ports.random(),
            (position, payload) -> state.fold(ports.rows().decode(payload), position));
    state.replayed();
    this.last = state.lastRecorded();
    this.checking = state.rolls().checking();
    this.judgement = new Judgement(state, ports.codec(), ports.verifier());
    this.speaker = new Speaker(state, ports, cache);
    this.settling = new Settling(state, ports, speaker, this::read);
  }

  /// Opens the journal and replays it: what was decided is repeated, nothing is decided anew.
  ///
  /// @throws renkei.core.journal.JournalDamaged when anything acknowledged is missing or changed
  /// @throws DiskFailure when the disk refuses
  public static Kernel open(Setup setup, Ports ports) {
    return new Kernel(setup, ports);
  }

  /// What the journal found when it was opened.
  public Opening opening() {
    return journal.opening();
  }

  /// The state; for the owner only.
  public State state() {
    return state;
  }

  /// The time of the last turn, which may be ahead of the clock; for the owner only.
  public Instant lastTurn() {
    return last;
  }

  /// An entry held here, own or received, by its id; for the owner only.
  public Optional<SignedEntry> read(EntryId id) {
    return cache.read(id, journal);
  }

  /// Takes one turn.
  ///
  /// @param clock the present; recorded times never go back even when it does
  /// @param submissions at most [renkei.core.base.Limits#TURN_MAX]
  public TurnOutput turn(Instant clock, List<Submission> submissions) {
    Instant now = advance(clock);
    Turn turn = new Turn(clock, now, new Batch(state, ports.rows(), journal.head().position()));
    List<Effected> before = List.copyOf(carriedOver);
    carriedOver.clear();
    before.forEach(effected -> turn.effect(effected.peer(), effected.effect()));
    submissions.forEach(turn::take);
    // Whole seconds: a rhythm counted from the last beat would move with every turn.
    boolean beat = now.getEpochSecond() > beaten.getEpochSecond();
    if (beat) {
      beaten = now;
      turn.beat();
    }
    if ((beat || !turn.batch.isEmpty()) && state.readOnly().isEmpty()) {
      settling.settle(now, turn.batch);
      speaker.reopen(this::read, now, turn.batch);
      speaker.carry(this::read, beat, now, turn.batch);
    }
    return turn.end();
  }

  /// Recorded time is the clock's. While that is not later than the last, since the clock was set
  /// back, it goes on at half the clock's pace until the clock has caught up: no time comes twice,
  /// and beats, pings and deadlines do not stand still meanwhile.
  private Instant advance(Instant clock) {
    Instant millis = Instant.ofEpochMilli(clock.toEpochMilli());
    Instant before = state.lastRecorded().isAfter(last) ? state.lastRecorded() : last;
    long passed =
        clockBefore.isBefore(millis) ? Duration.between(clockBefore, millis).toMillis() : 0;
    clockBefore = millis;
    last = millis.isAfter(before) ? millis : before.plusMillis(Math.max(1, passed / 2));
    return last;
  }

  @Override
  public void close() {
    journal.close();
  }

  /// One turn's work in hand.
  private final class Turn {
    private final Instant clock;
    private final Instant now;
    private final Batch batch;
    private final boolean founding = state.position() == 0;
    private final List<Runnable> replies = new ArrayList<>();
    private final List<TurnOutput.ToPeer> frames = new ArrayList<>();
    private final List<TurnOutput.Close> closes = new ArrayList<>();
    private final List<TurnOutput.Alarm> alarms = new ArrayList<>();

    Turn(Instant clock, Instant now, Batch batch) {
      this.clock = Instant.ofEpochMilli(clock.toEpochMilli());
      this.now = now;
      this.batch = batch;
    }

    void take(Submission submission) {
      switch (submission) {
        case Submission.Stated stated -> stated(stated);
        case Submission.FrameCame(var from, var frame) -> {
          if (state.peers().open(from)) {
            effects(from, state.link(from).frame(frame, now));
          }
        }
        case Submission.LinkOpened(var peer) -> effects(peer, state.link(peer).up(now));
        case Submission.LinkClosed(var peer, var reason) -> state.link(peer).down(reason, now);
        case Submission.TracksSeen(var tracks) -> {
          for (Track track : tracks) {
            state.picture().offer(track, now);
          }
        }
        case Submission.Heard(var peer) -> state.link(peer).heard(now);
        case Submission.PermitStale(var peer, var seq) -> state.link(peer).stale(seq);
        case Submission.Question<?> question -> replies.add(() -> question.answer(state));
      }
    }

    void beat() {
      for (PeerLink link : state.links()) {
        effects(link.status().peer(), link.tick(now));
      }
      state.picture().expire(now, TRACK_AGE_MAX);
      state.lanes().beat(now).forEach(row -> batch.add(row));
      refusals.beat(now).forEach(row -> batch.add(row));
      heads.beat(state.links(), now).forEach(row -> batch.add(row));
    }

    // ------------------------------------------------------------------------------ statements

    private void stated(Submission.Stated stated) {
      Answer answer = answer(stated.draft());
      replies.add(() -> stated.reply().accept(confirmed(answer)));
    }

    /// An answer that says "on disk" is given as a refusal when the force failed after it was made.
    private Answer confirmed(Answer answer) {
      Optional<String> failed = journal.failed();
      return failed.isPresent() && answer instanceof Answer.Accepted
          ? refused(RefusalCode.READ_ONLY, failed.get())
          : answer;
    }

    private Answer answer(Draft draft) {
      Optional<EntryIndex.Place> held = state.index().find(draft.id());
      if (held.isPresent()) {
        return again(draft, held.get());
      }
      if (draft.by().officer().equals(Draft.NODE) && !founding) {
        return refused(RefusalCode.NO_RIGHT, "nobody acts under the code of the node itself");
      }
      Optional<String> readOnly = state.readOnly();
      if (readOnly.isPresent() && !(draft.body() instanceof Crossing.IncarnationStarted)) {
        return refused(RefusalCode.READ_ONLY, readOnly.get());
      }
      return switch (speaker.say(draft, null, now, batch)) {
        case Said.Recorded(SignedEntry entry, long position) ->
            new Answer.Accepted(draft.id(), position, entry.hash());
        case Said.Refused(Refusal refusal) -> new Answer.Refused(refusal);
      };
    }

    /// The same id again: the same answer when it is the same draft, else a refusal.
    private Answer again(Draft draft, EntryIndex.Place place) {
      boolean same =
          read(draft.id())
              .filter(held -> held.entry().party().equals(state.self()))
              .filter(held -> held.entry().body().equals(draft.body()))
              .isPresent();
      return same
          ? new Answer.Accepted(draft.id(), place.position(), place.hash())
          : refused(RefusalCode.ID_REUSED, "this id names another entry; choose a new one");
    }

    private Answer refused(RefusalCode code, String sentence) {
      return new Answer.Refused(new Refusal(code, sentence));
    }

    // --------------------------------------------------------------------------------- effects

    private void effects(PartyId peer, List<Effect> effects) {
      effects.forEach(effect -> effect(peer, effect));
    }

    void effect(PartyId peer, Effect effect) {
      switch (effect) {
        case Effect.Send(var frame) -> send(peer, frame);
        case Effect.Judge judge -> judge(peer, judge);
        case Effect.NoteVoid(int incarnation, long seq) ->
            batch.add(Row.Received.nothing(peer, incarnation, seq, now));
        case Effect.NoteAcknowledged(int incarnation, long seq) ->
            batch.add(new Row.Acknowledged(peer, incarnation, seq));
        case Effect.NoteHead(var upTo, var head) ->
            batch.add(
                new Row.Witnessed(
                    peer,
                    upTo.incarnation(),
                    upTo.seq(),
                    upTo.linkHead(),
                    head.hash(),
                    head.proof(),
                    now));
        case Effect.NumberAgain(var entries) -> state.reopen(peer, entries);
        case Effect.NoteVoided(int incarnation, long seq) ->
            batch.add(new Row.Voided(peer, incarnation, seq, RefusalCode.NOT_RELEASABLE));
        case Effect.Readmit back -> readmit(peer, back);
        case Effect.ShowTracks(var part, var tracks) -> {
          if (!state.lanes().came(peer, part, tracks, now)) {
            state.link(peer).count(LinkCounter.TRACKS_BEYOND);
          }
        }
        case Effect.Alarm(Refusal why) -> {
          if (!state.link(peer).wanted() || refusals.told(peer, why.code())) {
            alarms.add(new TurnOutput.Alarm(peer, why.sentence()));
            batch.add(new Row.Counted(peer, why.code(), 1, now));
          }
        }
        case Effect.CloseLink(var sentence) -> closes.add(new TurnOutput.Close(peer, sentence));
      }
    }

    private void judge(PartyId peer, Effect.Judge arrived) {
      Judgement.Judged judged = judgement.judge(peer, arrived.bytes(), arrived.proof());
      SignedEntry entry = judged.entry();
      // Of a repetition the first stays, with the signatures that came with it.
      boolean held = entry != null && state.index().find(entry.entry().id()).isPresent();
      batch.add(
          new Row.Received(
              peer,
              arrived.incarnation(),
              arrived.seq(),
              arrived.bytes(),
              arrived.proof(),
              judged.verdict(),
              now,
              arrived.further()));
      Refusal why = judged.verdict().refusal();
      if (why != null) {
        state.link(peer).refused(arrived.seq(), why, judged.told());
        alarms.add(new TurnOutput.Alarm(peer, why.code() + ": " + why.sentence()));
      }
      if (entry != null && !held && (why == null || Proposals.evidence(why))) {
        cache.keep(entry);
      }
    }

    private void readmit(PartyId peer, Effect.Readmit back) {
      SignedEntry entry =
          SignedEntry.of(ports.codec().decode(back.bytes()), back.bytes(), back.proof());
      Optional<Refusal> unsigned =
          state.rolls().own().check(entry.entry(), back.proof().officer(), checking);
      if (unsigned.isPresent()) {
        effect(peer, new Effect.Alarm(unsigned.get()));
      } else if (state.index().find(entry.entry().id()).isEmpty()) {
        batch.add(new Row.Readmitted(entry, peer, back.seq()));
        cache.keep(entry);
      }
    }

    // ------------------------------------------------------------------------------------- end

    TurnOutput end() {
      boolean changed = !batch.isEmpty();
      if (changed) {
        append();
      }
      if (journal.failed().isEmpty()) {
        afterAppend();
      } else {
        frames.clear();
      }
      alarms.addAll(speaker.takeAlarms());
      return new TurnOutput(
          journal.head().position(), changed, replies, frames, closes, pins(), alarms);
    }

    private void append() {
      try {
        journal.append(batch.close(ports.signer()));
        state.kept();
      } catch (DiskFailure failure) {
        String sentence =
            "the disk refused ("
                + failure.getMessage()
                + "); nothing more is recorded until the node is started again";
        state.failed(sentence);
        alarms.add(new TurnOutput.Alarm(null, sentence));
      }
    }

    private void afterAppend() {
      SignedHead head = null;
      for (PeerLink link : state.links()) {
        PartyId peer = link.status().peer();
        out(peer, link.afterAppend(new Handover(peer, now), now));
        if (!batch.isEmpty()) {
          heads.recorded(link, batch.carried());
        }
        if (now.equals(beaten) && heads.tells(link)) {
          head = head == null ? signedHead() : head;
          out(peer, link.tellHead(head));
        }
        state.lanes().due(peer, now).forEach(permit -> out(peer, link.tracks(permit)));
      }
    }

    private SignedHead signedHead() {
      Hash hash = journal.head().hash();
      int incarnation = Math.max(1, state.incarnation());
      Bytes signed = SignedHead.signedForm(incarnation, hash);
      return new SignedHead(incarnation, hash, ports.signer().signHead(signed));
    }

    /// What must be recorded waits for the next turn; frames go now, after the force.
    private void out(PartyId peer, List<Effect> effects) {
      for (Effect effect : effects) {
        if (effect instanceof Effect.Send(var frame)) {
          send(peer, frame);
        } else {
          carriedOver.add(new Effected(peer, effect));
        }
      }
    }

    private void send(PartyId peer, OutFrame frame) {
      frames.add(new TurnOutput.ToPeer(peer, Control.at(frame, clock)));
    }

    private List<Peers.Peer> pins() {
      boolean changed = state.takePinsChanged() || !pinsTold;
      pinsTold = true;
      List<Peers.Peer> pins = new ArrayList<>(changed ? state.peers().all() : List.of());
      pins.addAll(changed ? state.peers().known() : List.of());
      return pins;
    }
  }

  /// Rules again at each hand-over.
  private final class Handover implements Permits {
    private final PartyId peer;
    private final Instant now;

    Handover(PartyId peer, Instant now) {
      this.peer = peer;
      this.now = now;
    }

    @Override
    public Optional<EntryPermit> carry(long seq, EntryId entry) {
      Optional<SignedEntry> signed = read(entry);
      Optional<Ground> ground = signed.flatMap(state::ground);
      return ground.flatMap(by -> Gate.permit(signed.get(), by, peer, state.desk().policy(), now));
    }

    @Override
    public Optional<EntryPermit> giveBack(int incarnation, long seq, Hash entry) {
      return state
          .index()
          .find(entry)
          .flatMap(Kernel.this::read)
          .filter(held -> held.entry().party().equals(peer))
          .flatMap(held ->
              Gate.permit(held, new Ground.OwnReturned(), peer, state.desk().policy(), now));
    }
  }

  /// Reads rows back for questions.
  private final class Archive implements State.Archive {
    @Override
    public Optional<SignedEntry> entry(EntryId id) {
      return read(id);
    }

    @Override
    public List<RecordedRow> rows(long from, int limit) {
      List<RecordedRow> rows = new ArrayList<>();
      long first = Math.max(1, from);
      journal.replay(
          first,
          first + Math.clamp(limit, 1, 500) - 1,
          (position, payload) -> rows.add(new RecordedRow(position, ports.rows().decode(payload))));
      return List.copyOf(rows);
    }

    @Override
    public void all(Consumer<RecordedRow> reader) {
      journal.replay(
          1,
          Long.MAX_VALUE,
          (position, payload) ->
              reader.accept(new RecordedRow(position, ports.rows().decode(payload))));
    }

    @Override
    public Head head() {
      return journal.head();
    }
  }

  /// What links ask of the journal.
  private final class Record implements OwnRecord {
    @Override
    public boolean holdsHead(Hash head) {
      return journal.find(head).isPresent();
    }

    @Override
    public boolean holdsEntry(Hash entry) {
      @Nullable State present = state;
      return present != null && present.holdsEntry(entry);
    }
  }
}

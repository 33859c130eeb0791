// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.release.TrackPermit;

/// One link, as a state machine over frames: it sends nothing, stores nothing and reads no clock.
/// The turn owns it and does what its [Effect]s say.
///
/// | From | On | To |
/// |---|---|---|
/// | Down | [#up] | Greeting: a hello goes out |
/// | Greeting | a hello that agrees | Up: entries go from the first that the peer does not hold |
/// | Greeting, Up | a hello that shows our past as shorter | RolledBack(OURS): asks for it back |
/// | Greeting, Up | a hello that shows the peer's past as shorter | RolledBack(THEIRS) |
/// | RolledBack(OURS) | [#begin] of a new incarnation | Greeting; Down without a clean stream |
/// | RolledBack, not proven ours | a hello that agrees | Up |
/// | any with a stream | [#down], 30 s of silence, a wrong version, much unreadable | Down |
/// | any | a number with two contents, a lasting gap, too large, false head, own key | Suspended |
/// | any | [#suspend] by an officer | Suspended |
/// | Suspended | [#resume] by an officer | Down |
///
/// RolledBack and Suspended outlive the stream. In a turn: inputs give effects; rows are appended
/// and folded ([#sent], [#received], [#acknowledged], [#voided], [#witnessed], [#begin]); after the
/// force [#afterAppend] gives receipts and hands over entries. Everything sent leaves after the
/// force, because a hello tells what is held. Replay folds the same rows and nothing else.
public final class PeerLink {
  private static final String FRESH = "a new incarnation greets on a fresh stream";
  private final PartyId peer;
  private final Tally tally = new Tally();
  private final Outgoing outgoing;
  private final Incoming incoming;
  private final Greeting greeting;
  private final Heartbeat heartbeat = new Heartbeat();
  private final LiveLane lane;
  private final Recovery recovery;
  private final Heads heads;
  private final List<Control> due = new ArrayList<>();

  private boolean stream;
  private boolean greeted;
  private boolean anew;
  private boolean underway;
  private String downReason = "not linked since the start";
  private @Nullable Refusal suspended;
  private @Nullable Refusal lastRefusal;
  private @Nullable SignedHead witnessed;
  private int unreadable;

  /// A link that never was up.
  ///
  /// @param owner this node
  /// @param peer the other party; itself is refused
  /// @param incarnation of this node, from 1
  public PeerLink(LinkOwner owner, PartyId peer, int incarnation) {
    Malformed.unless(!peer.equals(owner.self()), "a node does not link to itself");
    Malformed.unless(incarnation >= 1, "an incarnation is numbered from 1");
    this.peer = peer;
    this.outgoing = new Outgoing(peer, incarnation, tally);
    this.incoming = new Incoming(tally);
    this.greeting = new Greeting(owner, peer, outgoing, incoming);
    this.lane = new LiveLane(tally);
    this.recovery = new Recovery(owner, tally);
    this.heads = new Heads(owner, peer, tally);
  }

  /// A stream to the pinned peer stands.
  public List<Effect> up(Instant now) {
    List<Effect> out = new ArrayList<>();
    stream = true;
    tally.add(LinkCounter.LINK_UPS);
    startStream(now);
    Refusal why = suspended;
    if (why != null) {
      out.add(new Effect.Send(new Control.Bye(why.code())));
      out.add(new Effect.CloseLink("the link is suspended"));
    } else {
      out.add(hello(false, now));
    }
    return out;
  }

  /// The stream ended.
  public void down(String reason, Instant now) {
    stream = false;
    downReason = reason + " at " + now;
    startStream(now);
  }

  private void startStream(Instant now) {
    greeted = false;
    recovery.stop();
    unreadable = 0;
    due.clear();
    outgoing.stop();
    incoming.stop();
    heartbeat.start(now);
    lane.stop();
    heads.stop();
  }

  /// Something of a frame came, which is not whole yet: a slow link is not a silent one.
  public void heard(Instant now) {
    heartbeat.heard(now);
  }

  /// A frame came.
  public List<Effect> frame(InFrame frame, Instant now) {
    List<Effect> out = new ArrayList<>();
    if (!stream) {
      tally.add(LinkCounter.OUT_OF_STATE);
      return out;
    }
    heartbeat.heard(now);
    switch (frame) {
      case Control.Hello hello -> onHello(hello, now, out);
      case Control.Bye bye -> onBye(bye, now, out);
      case Control.Refused refused -> onRefused(refused);
      case InFrame.Unreadable bytes -> onUnreadable(bytes, now, out);
      case Control.Pong pong -> heartbeat.answered(pong, now);
      case Control.Ping ping -> onPing(ping, now, out);
      case InFrame.Arrived _,
          Control.Voided _,
          Control.Receipt _,
          Control.Head _,
          Control.AskReturn _,
          Control.ReturnEnd _,
          InFrame.Returned _,
          InFrame.TracksArrived _ -> {
        if (greeted) {
          onGreeted(frame, now, out);
        } else {
          tally.add(LinkCounter.OUT_OF_STATE);
        }
      }
    }
    return out;
  }

  private void onGreeted(InFrame frame, Instant now, List<Effect> out) {
    boolean up = state() instanceof LinkState.Up;
    boolean takes = up && !recovery.asks();
    switch (frame) {
      case Control.AskReturn ask -> incoming.askedBack(ask);
      case InFrame.Returned given ->
          recovery.returned(given, out).ifPresent(why -> refused(why, out));
      case Control.ReturnEnd end -> recovery.ended(end, out);
      case InFrame.Arrived arrived when takes ->
          incoming.arrived(arrived, out).ifPresent(why -> stop(why, now, out));
      case Control.Voided empty when takes ->
          incoming.voided(empty.seq(), out).ifPresent(why -> stop(why, now, out));
      case Control.Receipt receipt when up ->
          outgoing.receipt(receipt, now, out).ifPresent(why -> mismatch(why, now, out));
      case Control.Head head when up -> onHead(head.head(), now, out);
      case InFrame.TracksArrived beat when up -> lane.arrived(beat, out);
      case InFrame _ -> tally.add(LinkCounter.OUT_OF_STATE);
    }
    askMissing(now, out);
  }

  private void askMissing(Instant now, List<Effect> out) {
    if (state() instanceof LinkState.Up && !recovery.asks()) {
      incoming.askMissing(now).ifPresent(why -> stop(why, now, out));
    }
  }

  /// Time passed; called about once a second.
  public List<Effect> tick(Instant now) {
    List<Effect> out = new ArrayList<>();
    if (!stream) {
      return out;
    }
    if (heartbeat.silent(now)) {
      hangUp("nothing heard for " + LinkLimits.SILENCE_MAX.toSeconds() + " s", now, out);
      return out;
    }
    if (heartbeat.due(now)) {
      Effect ping = new Effect.Send(heartbeat.ping(outgoing.handed(), now));
      out.add(greeted ? ping : hello(false, now));
      recovery.askAgain(out);
    }
    askMissing(now, out);
    heads.due(now, out);
    return out;
  }

  /// The permit of a number was out of date at the last hand-over; nothing from it on left.
  public void stale(long seq) {
    tally.add(LinkCounter.STALE_PERMITS);
    outgoing.unsent(seq);
  }

  /// Counts what the turn found in a frame.
  public void count(LinkCounter what) {
    tally.add(what);
  }

  /// One part of a beat for the live lane.
  public List<Effect> tracks(TrackPermit permit) {
    Malformed.unless(permit.recipient().equals(peer), "a permit is for its recipient only");
    return lane.offer(permit, state() instanceof LinkState.Up);
  }

  /// Tells the peer this node's present journal head, to have it back at every later link-up.
  public List<Effect> tellHead(SignedHead head) {
    boolean up = state() instanceof LinkState.Up;
    return up ? List.of(new Effect.Send(new Control.Head(head))) : List.of();
  }

  /// Notes that an entry of the peer was judged and refused; the peer is told after the append.
  ///
  /// @param told what it is told; null: nothing
  public void refused(long seq, Refusal why, @Nullable Refusal told) {
    lastRefusal = why;
    tally.add(LinkCounter.REFUSED_HERE);
    if (told != null && due.size() < LinkLimits.REORDER_MAX) {
      due.add(new Control.Refused(seq, told.code()));
    }
  }

  /// An officer, or an alarm, stops the link. Also a fold: outlives restarts when it is a row.
  public List<Effect> suspend(Refusal why, Instant now) {
    List<Effect> out = new ArrayList<>();
    stop(why, now, out);
    return out;
  }

  /// An officer takes the link up again.
  public void resume() {
    suspended = null;
    recovery.settleClaim();
    downReason = "taken up again";
  }

  /// Everything folded so far is on disk: receipts leave, and entries as far as the window allows,
  /// each under a fresh permit.
  public List<Effect> afterAppend(Permits permits, Instant now) {
    List<Effect> out = new ArrayList<>();
    outgoing.appended();
    if (!stream) {
      return out;
    }
    if (anew) {
      greeted = false;
      anew = false;
      // Frames on their way do not say of which life they are: then on a fresh stream.
      out.add(underway ? new Effect.CloseLink(FRESH) : hello(false, now));
      stream = !underway;
    }
    if (!greeted) {
      return out;
    }
    due.forEach(frame -> out.add(new Effect.Send(frame)));
    due.clear();
    incoming.giveBack(permits, out);
    if (state() instanceof LinkState.Up) {
      incoming.receipt(out);
      if (!recovery.asks()) {
        outgoing.handOver(permits, out);
      }
    }
    return out;
  }

  /// The number for the next entry to this peer; taken when its row is folded.
  public long nextSeq() {
    return outgoing.last() + 1;
  }

  /// Whether the outbox is full: new releases to this peer are refused.
  public boolean full() {
    return outgoing.full();
  }

  /// Folds a sent row.
  public void sent(int incarnation, long seq, EntryId entry, Hash hash) {
    outgoing.sent(incarnation, seq, entry, hash);
  }

  /// Folds a voided row.
  public void voided(int incarnation, long seq) {
    outgoing.voided(incarnation, seq);
  }

  /// Folds an acknowledged row.
  public void acknowledged(int incarnation, long seq) {
    outgoing.acknowledged(incarnation, seq);
  }

  /// Folds a received row, whatever its verdict.
  ///
  /// @param incarnation of the peer
  /// @param seq the next number in it
  /// @param bytes of the entry; empty: the number carried nothing
  public void received(int incarnation, long seq, Bytes bytes) {
    incoming.received(incarnation, seq, Hash.sha256(bytes.unsafe()), bytes.size());
  }

  /// Folds a witnessed row.
  public void witnessed(SignedHead head) {
    witnessed = head;
  }

  /// Folds a new incarnation of ours; returns what the peer may not hold, for new numbers.
  public List<EntryId> begin(int incarnation) {
    recovery.begin();
    anew = stream;
    underway = outgoing.underway();
    return outgoing.begin(incarnation);
  }

  /// Where it stands.
  public LinkState state() {
    Refusal why = suspended;
    if (why != null) {
      return new LinkState.Suspended(why);
    }
    return recovery.state().<LinkState>map(back -> back).orElseGet(this::streamState);
  }

  private LinkState streamState() {
    if (!stream) {
      return new LinkState.Down(downReason);
    }
    return greeted ? new LinkState.Up() : new LinkState.Greeting();
  }

  /// Whether a stream is wanted at all.
  public boolean wanted() {
    return suspended == null;
  }

  /// Whether our own signature proves a lost past: nothing is signed before a new incarnation.
  public boolean provenLoss() {
    return recovery.provenOurs();
  }

  /// Whether the peer gives back our own past and has not done yet.
  public boolean givesBack() {
    return stream && recovery.asks();
  }

  /// The highest incarnation of ours that the peer says it holds; a new one must be higher.
  public int highestClaimed() {
    return recovery.claimed();
  }

  /// What officers see.
  public LinkStatus status() {
    return new LinkStatus(
        peer,
        state(),
        outgoing.status(),
        incoming.status(heartbeat.lastHeard()),
        lastRefusal,
        heartbeat.skew(),
        tally.counts());
  }

  private Effect hello(boolean answer, Instant now) {
    return new Effect.Send(greeting.hello(answer, witnessed, now));
  }

  private void onHello(Control.Hello hello, Instant now, List<Effect> out) {
    // Heard on this stream before: the peer lacks our answer, or it came late.
    if (greeted && hello.sent().incarnation() <= incoming.incarnation()) {
      tally.add(LinkCounter.DUPLICATES);
      if (!hello.answer()) {
        out.add(hello(true, now));
      }
      return;
    }
    heartbeat.skewSeen(Duration.between(now, hello.at()));
    Greeting.Finding finding = greeting.read(hello);
    if (finding instanceof Greeting.Finding.Unfit(Refusal why, boolean lasting)) {
      if (lasting) {
        stop(why, now, out);
      } else {
        refused(why, out);
        out.add(hello(true, now));
        bye(why, why.sentence(), now, out);
      }
      return;
    }
    recovery.claims(hello.memory().received().incarnation(), outgoing.incarnation());
    if (!hello.answer()) {
      out.add(hello(true, now));
    }
    greeted = true;
    incoming.resume(hello.sent().incarnation());
    outgoing.resume(outgoing.acknowledged());
    switch (finding) {
      case Greeting.Finding.Agreed(long held, Control.@Nullable AskReturn back) ->
          agreed(hello.memory().received(), held, back, out);
      case Greeting.Finding.OursIsShort(
              boolean proven,
              Control.@Nullable AskReturn back,
              String sentence) -> {
        recovery.rollBack(LinkState.Whose.OURS, proven, sentence);
        refused(new Refusal(RefusalCode.ROLLED_BACK, sentence), out);
        recovery.ask(back, out);
      }
      case Greeting.Finding.TheirsIsShort(RefusalCode code, String sentence) -> {
        recovery.rollBack(LinkState.Whose.THEIRS, false, sentence);
        refused(new Refusal(code, sentence), out);
        out.add(new Effect.Send(new Control.Refused(0, code)));
      }
      case Greeting.Finding.Unfit _ -> throw new IllegalStateException("answered above");
    }
  }

  private void agreed(Mark theirs, long held, Control.@Nullable AskReturn back, List<Effect> out) {
    recovery.settleClaim();
    outgoing.agreed(theirs, held, out);
    recovery.ask(back, out);
  }

  /// Not what we sent: perhaps our past is short, which only a new greeting can tell.
  private void mismatch(Refusal why, Instant now, List<Effect> out) {
    refused(why, out);
    hangUp(why.sentence(), now, out);
  }

  private void hangUp(String sentence, Instant now, List<Effect> out) {
    out.add(new Effect.CloseLink(sentence));
    down(sentence, now);
  }

  private void onHead(SignedHead head, Instant now, List<Effect> out) {
    if (head.incarnation() != incoming.incarnation()) {
      String other = "the peer told a head of another incarnation";
      refused(new Refusal(RefusalCode.OLD_INCARNATION, other), out);
    } else {
      Mark upTo = incoming.markOf(head.incarnation());
      heads.came(new Effect.NoteHead(upTo, head), now, out).ifPresent(why -> stop(why, now, out));
    }
  }

  private void onPing(Control.Ping ping, Instant now, List<Effect> out) {
    out.add(new Effect.Send(new Control.Pong(ping.number(), now)));
    incoming.told(ping.sent());
    askMissing(now, out);
  }

  private void onRefused(Control.Refused refused) {
    tally.add(LinkCounter.REFUSED_BY_PEER);
    String what = refused.seq() == 0 ? " a frame: " : " number " + refused.seq() + ": ";
    lastRefusal = new Refusal(refused.code(), "the peer refused" + what + refused.code());
  }

  private void onBye(Control.Bye bye, Instant now, List<Effect> out) {
    RefusalCode code = bye.code();
    String reason = code == null ? "the peer closed the link" : "the peer closed the link: " + code;
    if (code != null) {
      tally.add(LinkCounter.REFUSED_BY_PEER);
      lastRefusal = new Refusal(code, reason);
    }
    hangUp(reason, now, out);
  }

  private void onUnreadable(InFrame.Unreadable bytes, Instant now, List<Effect> out) {
    tally.add(LinkCounter.UNREADABLE);
    refused(bytes.why(), out);
    out.add(new Effect.Send(new Control.Refused(0, bytes.why().code())));
    unreadable++;
    if (unreadable >= LinkLimits.UNREADABLE_MAX) {
      bye(bytes.why(), unreadable + " frames of the peer could not be read", now, out);
    }
  }

  private void stop(Refusal why, Instant now, List<Effect> out) {
    suspended = why;
    refused(why, out);
    if (stream) {
      bye(why, why.sentence(), now, out);
    }
  }

  private void refused(Refusal why, List<Effect> out) {
    lastRefusal = why;
    tally.add(LinkCounter.REFUSED_HERE);
    out.add(new Effect.Alarm(why));
  }

  private void bye(Refusal why, String sentence, Instant now, List<Effect> out) {
    out.add(new Effect.Send(new Control.Bye(why.code())));
    hangUp(sentence, now, out);
  }
}

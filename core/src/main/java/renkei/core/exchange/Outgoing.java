// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.release.EntryPermit;

/// The outgoing direction: numbers, the window, and what the peer is known to hold. What is durable
/// is folded from rows; the cursor and the marks of the present stream are not.
final class Outgoing {
  private final PartyId peer;
  private final Tally tally;
  private final TreeMap<Integer, LinkLog> former = new TreeMap<>();
  private LinkLog log = new LinkLog();
  private int incarnation;

  /// The last number whose row is certainly on disk.
  private long durable;

  /// The next number to hand over.
  private long cursor = 1;

  /// The highest number handed over on this stream: the peer may hold it without our knowing.
  private long handed;

  /// What the peer held when this stream was greeted.
  private long resumed;

  /// What may have left before the peer asked for it again: a stale permit later does not undo
  /// that.
  private long leftBefore;

  /// A number that the turn was asked to void; nothing after it goes before that is on disk.
  private long voiding;

  private Instant sentAgainAt = Instant.MIN;

  Outgoing(PartyId peer, int incarnation, Tally tally) {
    this.peer = peer;
    this.tally = tally;
    this.incarnation = incarnation;
  }

  int incarnation() {
    return incarnation;
  }

  long last() {
    return log.last();
  }

  long acknowledged() {
    return log.settled();
  }

  long handed() {
    return handed;
  }

  /// Whether entries left on this stream and may be on their way.
  boolean underway() {
    return handed > resumed;
  }

  boolean full() {
    return log.last() - log.settled() >= Limits.OUTBOX_MAX;
  }

  /// Where this direction stands, as a hello tells it.
  Mark mark() {
    return new Mark(incarnation, log.last(), log.head(log.last()).orElseThrow());
  }

  void sent(int of, long seq, EntryId id, Hash hash) {
    require(of == incarnation && seq == log.last() + 1, of, seq);
    log.append(id, hash, 0);
  }

  void voided(int of, long seq) {
    require(of == incarnation, of, seq);
    log.makeVoid(seq);
    voiding = 0;
  }

  void acknowledged(int of, long seq) {
    require(of == incarnation, of, seq);
    log.settle(seq);
    cursor = Math.max(cursor, seq + 1);
  }

  LinkStatus.Out status() {
    return new LinkStatus.Out(incarnation, log.last(), log.settled(), log.last() - log.settled());
  }

  /// Everything numbered is now on disk.
  void appended() {
    durable = log.last();
  }

  /// Numbering starts again; returns what the peer is not known to hold, in its sequence.
  List<EntryId> begin(int next) {
    require(next > incarnation, next, 0);
    List<EntryId> open = new ArrayList<>();
    for (long seq = log.settled() + 1; seq <= log.last(); seq++) {
      if (!log.isVoid(seq)) {
        open.add(log.id(seq));
      }
    }
    former.put(incarnation, log);
    if (former.size() > LinkLimits.INCARNATIONS_MAX) {
      former.pollFirstEntry();
    }
    log = new LinkLog();
    incarnation = next;
    durable = 0;
    stop();
    return open;
  }

  /// No stream any more.
  void stop() {
    cursor = log.settled() + 1;
    handed = 0;
    resumed = 0;
    leftBefore = 0;
    voiding = 0;
  }

  /// A new stream, on which the peer holds everything up to a number.
  void resume(long held) {
    cursor = held + 1;
    handed = held;
    resumed = held;
    leftBefore = held;
    voiding = 0;
  }

  /// Both remember the same, the peer up to a number: goes on from there.
  void agreed(Mark theirs, long held, List<Effect> out) {
    resume(held);
    if (held != log.settled()) {
      out.add(new Effect.NoteAcknowledged(incarnation, held));
    }
    List<EntryId> lost = lostAfter(theirs);
    if (!lost.isEmpty()) {
      out.add(new Effect.NumberAgain(lost));
    }
  }

  /// The link head that a peer which holds everything up to a number must have; empty: not known.
  Optional<Hash> headAt(long seq) {
    return log.head(seq);
  }

  /// The same for a former incarnation.
  Optional<Hash> formerHeadAt(int of, long seq) {
    LinkLog old = former.get(of);
    return old == null ? Optional.empty() : old.head(seq);
  }

  /// What had a number in former incarnations of ours, has none in the present one, and is not held
  /// by the peer: because the peer lost it, or because we stopped before we numbered it again.
  private List<EntryId> lostAfter(Mark held) {
    Set<EntryId> lost = new LinkedHashSet<>();
    for (Map.Entry<Integer, LinkLog> old : former.entrySet()) {
      LinkLog one = old.getValue();
      long from = firstNotHeld(old.getKey(), one, held);
      for (long seq = Math.max(from, one.first()); seq <= one.last(); seq++) {
        if (!one.isVoid(seq)) {
          lost.add(one.id(seq));
        }
      }
    }
    for (long seq = log.first(); seq <= log.last() && !lost.isEmpty(); seq++) {
      lost.remove(log.id(seq));
    }
    return List.copyOf(lost);
  }

  /// From which number on it is not certain that the peer holds what had one then. Of incarnations
  /// before that of which it told, only what it acknowledged is certain.
  private static long firstNotHeld(int of, LinkLog log, Mark held) {
    if (of < held.incarnation()) {
      return log.settled() + 1;
    }
    return of == held.incarnation() ? held.seq() + 1 : 1;
  }

  /// The last number acknowledged in an incarnation; 0: none.
  long acknowledgedIn(int of) {
    LinkLog one = of == incarnation ? log : former.get(of);
    return one == null ? 0 : one.settled();
  }

  /// The peer's receipt. Returns why it cannot be true.
  Optional<Refusal> receipt(Control.Receipt receipt, Instant now, List<Effect> out) {
    Mark upTo = receipt.upTo();
    if (upTo.incarnation() != incarnation || upTo.seq() < log.settled()) {
      tally.add(LinkCounter.OLD_RECEIPTS);
      return Optional.empty();
    }
    Optional<Hash> head = log.head(upTo.seq());
    if (upTo.seq() > handed || !head.equals(Optional.of(upTo.linkHead()))) {
      return Optional.of(
          new Refusal(
              RefusalCode.ROLLED_BACK,
              "the peer's receipt for number "
                  + upTo.seq()
                  + " is not for what was sent; greeting anew"));
    }
    if (upTo.seq() > log.settled()) {
      out.add(new Effect.NoteAcknowledged(incarnation, upTo.seq()));
    }
    if (receipt.again()) {
      sendAgain(upTo.seq(), now);
    }
    return Optional.empty();
  }

  private void sendAgain(long after, Instant now) {
    if (now.isBefore(sentAgainAt.plus(LinkLimits.ASK_EVERY))) {
      tally.add(LinkCounter.ASKED_TOO_OFTEN);
    } else if (after + 1 < cursor) {
      cursor = after + 1;
      leftBefore = handed;
      sentAgainAt = now;
      tally.add(LinkCounter.SENT_AGAIN);
    }
  }

  /// The stream did not take a number or anything after it; none of it left.
  void unsent(long seq) {
    if (seq > log.settled() && seq < cursor) {
      cursor = seq;
      handed = Math.max(leftBefore, Math.min(handed, seq - 1));
    }
  }

  /// Hands over as much as the window allows, each under a fresh permit.
  void handOver(Permits permits, List<Effect> out) {
    long bytes = 0;
    for (long seq = log.settled() + 1; seq < cursor; seq++) {
      bytes += log.size(seq);
    }
    while (cursor <= durable
        && voiding == 0
        && cursor - log.settled() <= Limits.WINDOW_MAX
        && bytes < LinkLimits.WINDOW_BYTES) {
      if (log.isVoid(cursor)) {
        out.add(new Effect.Send(new Control.Voided(cursor)));
      } else {
        Optional<EntryPermit> permit = permits.carry(cursor, log.id(cursor));
        if (permit.isEmpty()) {
          withhold(out);
          return;
        }
        int size = checked(permit.get()).entry().bytes().size();
        log.size(cursor, size);
        bytes += size;
        out.add(new Effect.Send(new OutFrame.Carry(cursor, permit.get())));
      }
      handed = Math.max(handed, cursor);
      cursor++;
    }
  }

  private void withhold(List<Effect> out) {
    if (cursor <= handed) {
      out.add(new Effect.CloseLink("a release was taken back while on its way; greeting anew"));
    } else {
      voiding = cursor;
      out.add(new Effect.NoteVoided(incarnation, cursor));
    }
  }

  private EntryPermit checked(EntryPermit permit) {
    if (!permit.recipient().equals(peer) || !permit.entry().hash().equals(log.hash(cursor))) {
      throw new IllegalStateException("a permit for something else than number " + cursor);
    }
    return permit;
  }

  private static void require(boolean holds, int incarnation, long seq) {
    if (!holds) {
      throw new IllegalStateException(
          "number " + seq + " of incarnation " + incarnation + " does not follow in this link");
    }
  }
}

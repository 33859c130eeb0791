// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.release.EntryPermit;

/// The incoming direction: what was received for certain, what arrived ahead of a missing number,
/// and what the peer asked back.
final class Incoming {
  private static final Duration ASK_AT_MOST = Duration.ofSeconds(30);

  private final Tally tally;
  private final TreeMap<Integer, LinkLog> logs = new TreeMap<>();
  private final TreeMap<Long, Ahead> ahead = new TreeMap<>();
  private final Deque<Place> asked = new ArrayDeque<>();
  private Control.@Nullable ReturnEnd returnEnd;
  private long bytesHeld;

  /// The peer's incarnation on this stream.
  private int incarnation;

  /// The last number handed to the turn on this stream.
  private long judged;

  /// The highest number that is known to exist.
  private long known;

  private long aheadBytes;
  private long askedFor;
  private int asks;
  private Instant askAgainAt = Instant.MIN;
  private boolean receiptDue;
  private boolean againDue;

  /// Arrived ahead; no bytes: a number that carries nothing.
  private record Ahead(Bytes bytes, @Nullable Proof proof, List<PartyId> further) {
    /// Against the bytes that may come from this peer.
    int counts() {
      return Math.max(bytes.size(), LinkLimits.NUMBER_BYTES);
    }
  }

  /// One number of the peer to give back.
  private record Place(int incarnation, long seq, Hash entry) {}

  Incoming(Tally tally) {
    this.tally = tally;
  }

  /// The newest incarnation of the peer of which anything is held; 0: none.
  int newest() {
    return logs.isEmpty() ? 0 : logs.lastKey();
  }

  int incarnation() {
    return incarnation;
  }

  LinkStatus.In status(@Nullable Instant lastHeard) {
    Mark in = mark();
    return new LinkStatus.In(in.incarnation(), in.seq(), bytesHeld, lastHeard);
  }

  /// The last number received of an incarnation, on disk or about to be.
  long last(int of) {
    LinkLog log = logs.get(of);
    return log == null ? 0 : log.last();
  }

  /// What a hello tells of this direction.
  Mark mark() {
    return markOf(newest());
  }

  /// Where one incarnation stands.
  Mark markOf(int of) {
    LinkLog log = logs.get(of);
    return log == null
        ? new Mark(of, 0, Hash.ZERO)
        : new Mark(of, log.last(), log.head(log.last()).orElseThrow());
  }

  Optional<Hash> headAt(int of, long seq) {
    LinkLog log = logs.get(of);
    return log == null ? Optional.empty() : log.head(seq);
  }

  void received(int of, long seq, Hash entry, int sizeBytes) {
    if (of < newest() || seq != last(of) + 1) {
      throw new IllegalStateException(
          "number " + seq + " of incarnation " + of + " does not follow in this link");
    }
    logs.computeIfAbsent(of, _ -> new LinkLog()).receive(entry, sizeBytes);
    if (logs.size() > LinkLimits.INCARNATIONS_MAX) {
      logs.pollFirstEntry();
    }
    bytesHeld += Math.max(sizeBytes, LinkLimits.NUMBER_BYTES);
    receiptDue = true;
  }

  /// A new stream, on which the peer is in this incarnation.
  void resume(int of) {
    stop();
    incarnation = of;
    judged = last(of);
    known = judged;
    receiptDue = judged > 0;
  }

  /// No stream any more.
  void stop() {
    ahead.clear();
    asked.clear();
    returnEnd = null;
    aheadBytes = 0;
    askedFor = 0;
    asks = 0;
    receiptDue = false;
    againDue = false;
  }

  /// A number came with an entry. Returns why the link must stop.
  Optional<Refusal> arrived(InFrame.Arrived frame, List<Effect> out) {
    return arrived(frame.seq(), new Ahead(frame.bytes(), frame.proof(), frame.further()), out);
  }

  /// A number came that carries nothing. Returns why the link must stop.
  Optional<Refusal> voided(long seq, List<Effect> out) {
    return arrived(seq, new Ahead(Bytes.EMPTY, null, List.of()), out);
  }

  private Optional<Refusal> arrived(long seq, Ahead came, List<Effect> out) {
    Bytes bytes = came.bytes;
    if (bytes.size() > Limits.ENTRY_BYTES_MAX) {
      return stop(
          RefusalCode.TOO_LARGE,
          "number " + seq + " has " + bytes.size() + " bytes, more than " + Limits.ENTRY_BYTES_MAX);
    }
    if (seq <= judged) {
      tally.add(LinkCounter.DUPLICATES);
      receiptDue = true;
      return checkSame(seq, bytes);
    }
    known = Math.max(known, seq);
    if (seq > judged + 1) {
      return holdAhead(seq, came);
    }
    if (bytesHeld + aheadBytes + came.counts() > Limits.PEER_BYTES_MAX) {
      return stop(
          RefusalCode.FULL, "more than " + Limits.PEER_BYTES_MAX + " bytes came from this peer");
    }
    judge(came, out);
    while (!ahead.isEmpty() && ahead.firstKey() == judged + 1) {
      Ahead next = ahead.pollFirstEntry().getValue();
      aheadBytes -= next.bytes.size();
      judge(next, out);
    }
    return Optional.empty();
  }

  private void judge(Ahead next, List<Effect> out) {
    judged++;
    asks = 0;
    Proof proof = next.proof;
    out.add(
        proof == null
            ? new Effect.NoteVoid(incarnation, judged)
            : new Effect.Judge(incarnation, judged, next.bytes, proof, next.further));
  }

  private Optional<Refusal> holdAhead(long seq, Ahead came) {
    Bytes bytes = came.bytes;
    Proof proof = came.proof;
    Ahead held = ahead.get(seq);
    if (held != null && proof != null && held.proof != null && !held.bytes.equals(bytes)) {
      return reused(seq, Hash.sha256(held.bytes.unsafe()), Hash.sha256(bytes.unsafe()));
    }
    if (held == null
        && (seq > judged + LinkLimits.REORDER_MAX
            || aheadBytes + bytes.size() > LinkLimits.WINDOW_BYTES)) {
      tally.add(LinkCounter.TOO_FAR_AHEAD);
    } else if (held == null || proof == null) {
      tally.add(LinkCounter.HELD_AHEAD);
      aheadBytes += bytes.size() - (held == null ? 0 : held.bytes.size());
      ahead.put(seq, came);
    } else {
      tally.add(LinkCounter.DUPLICATES);
    }
    return Optional.empty();
  }

  /// The same number with other content is the act of a peer with two faces. A voided number is
  /// not: its release was taken back.
  private Optional<Refusal> checkSame(long seq, Bytes bytes) {
    LinkLog log = logs.get(incarnation);
    if (bytes.size() == 0 || log == null || !log.holds(seq) || log.isVoid(seq)) {
      return Optional.empty();
    }
    Hash now = Hash.sha256(bytes.unsafe());
    Hash before = log.hash(seq);
    return now.equals(before) ? Optional.empty() : reused(seq, before, now);
  }

  private Optional<Refusal> reused(long seq, Hash before, Hash now) {
    return stop(
        RefusalCode.SEQUENCE_REUSED,
        "number " + seq + " came with two contents: first " + before.hex() + ", now " + now.hex());
  }

  private static Optional<Refusal> stop(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence + "; the link is suspended"));
  }

  /// The peer says that it handed over everything up to a number.
  void told(long sent) {
    known = Math.max(known, sent);
    receiptDue = receiptDue || sent > 0;
  }

  /// Asks for a missing number, less and less often; returns why the link must stop.
  Optional<Refusal> askMissing(Instant now) {
    long missing = judged + 1;
    if (known < missing) {
      return Optional.empty();
    }
    if (askedFor != missing) {
      askedFor = missing;
      asks = 0;
    } else if (now.isBefore(askAgainAt)) {
      return Optional.empty();
    }
    if (asks >= LinkLimits.ASKS_MAX) {
      return stop(
          RefusalCode.GAP, "number " + missing + " did not come, asked for " + asks + " times");
    }
    Duration pause = LinkLimits.ASK_EVERY.multipliedBy(1L << asks);
    askAgainAt = now.plus(pause.compareTo(ASK_AT_MOST) < 0 ? pause : ASK_AT_MOST);
    asks++;
    againDue = true;
    tally.add(LinkCounter.ASKED_AGAIN);
    return Optional.empty();
  }

  /// The receipt that is due now that everything folded is on disk.
  void receipt(List<Effect> out) {
    if (receiptDue || againDue) {
      out.add(new Effect.Send(new Control.Receipt(markOf(incarnation), againDue)));
    }
    receiptDue = false;
    againDue = false;
  }

  /// The peer lost a part of its own past: notes the next portion of it that we hold.
  void askedBack(Control.AskReturn ask) {
    asked.clear();
    int lastIncarnation = ask.incarnation();
    long lastSeq = ask.after();
    for (Map.Entry<Integer, LinkLog> held : logs.tailMap(ask.incarnation(), true).entrySet()) {
      LinkLog log = held.getValue();
      long after = held.getKey() == ask.incarnation() ? ask.after() : 0;
      if (after >= log.last()) {
        continue;
      }
      for (long seq = Math.max(after + 1, log.first()); seq <= log.last(); seq++) {
        if (asked.size() == LinkLimits.RETURN_MAX) {
          returnEnd = new Control.ReturnEnd(lastIncarnation, lastSeq, true);
          return;
        }
        if (log.holds(seq) && !log.isVoid(seq)) {
          asked.add(new Place(held.getKey(), seq, log.hash(seq)));
        }
        lastIncarnation = held.getKey();
        lastSeq = seq;
      }
    }
    returnEnd = new Control.ReturnEnd(lastIncarnation, lastSeq, false);
  }

  /// Gives back the portion that was noted.
  void giveBack(Permits permits, List<Effect> out) {
    Control.ReturnEnd end = returnEnd;
    if (end == null) {
      return;
    }
    List<Place> places = new ArrayList<>(asked);
    for (Place place : places) {
      Optional<EntryPermit> permit = permits.giveBack(place.incarnation, place.seq, place.entry);
      permit.ifPresent(leave ->
          out.add(new Effect.Send(new OutFrame.Return(place.incarnation, place.seq, leave))));
    }
    out.add(new Effect.Send(end));
    asked.clear();
    returnEnd = null;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// The last look at every frame before it reaches the socket of one peer. It reads the bytes by
/// itself, lets go only what is in its own table, and compares audience, party and label with what
/// it was told of that peer. It decides nothing that the gate decides; when it objects, something
/// before it is broken, and the link should stop.
///
/// Any thread. [#check] never throws for what the bytes hold.
public final class OutboundGuard {
  private static final int PARTY_BYTES = 32;
  private static final int HELLO = 1;
  private static final int CARRY = 16;
  private static final int RETURN = 17;
  private static final int TRACKS = 18;
  private static final int FIRST_BODY = 16;
  private static final int LAST_ACT = 23;
  private static final int RATIFIED = 55;
  private static final int ROLL_STATED = 80;

  /// Bodies have numbers up to here; which of them are there says [Contract].
  private static final int LAST_BODY = 83;

  /// Kinds that are made for one recipient: progress, document, counterpart.
  private static final Set<Integer> FOR_ONE = Set.of(24, 25, 27);

  /// The one restrictive category that the originators' consent answers; no agreement gives others.
  private static final String ORCON = "ORCON";

  private final byte[] own;
  private final byte[] recipient;
  private volatile Ceiling ceiling;
  private volatile Canaries canaries = Canaries.NONE;
  private final LongAdder checked = new LongAdder();
  private final AtomicLongArray refused = new AtomicLongArray(Breach.values().length);

  /// A guard for the frames of one party to one other.
  ///
  /// @param own the id of the sending party, 32 bytes
  /// @param recipient the id of the party at the other end, 32 bytes
  /// @param ceiling what labels may go there now
  public OutboundGuard(byte[] own, byte[] recipient, Ceiling ceiling) {
    if (own.length != PARTY_BYTES || recipient.length != PARTY_BYTES) {
      throw new IllegalArgumentException("a party's id has " + PARTY_BYTES + " bytes");
    }
    this.own = own.clone();
    this.recipient = recipient.clone();
    this.ceiling = ceiling;
  }

  /// Another ceiling from the next frame on, when an agreement begins or ends.
  public void ceiling(Ceiling next) {
    ceiling = next;
  }

  /// Byte strings that must be in no frame, in place of those named before: at least 8 bytes each,
  /// at most 10,000 of them. They are found as they are, not in other encodings.
  public void forbidden(byte[]... strings) {
    canaries = new Canaries(List.of(strings));
  }

  /// Frames looked at so far.
  public long checked() {
    return checked.sum();
  }

  /// Frames stopped so far.
  public long refused() {
    long sum = 0;
    for (int i = 0; i < refused.length(); i++) {
      sum += refused.get(i);
    }
    return sum;
  }

  /// Frames stopped for one reason.
  public long refused(Breach breach) {
    return refused.get(breach.ordinal());
  }

  /// Why a frame may not leave; empty: it may.
  public Optional<Objection> check(byte[] frame) {
    checked.increment();
    try {
      look(frame);
      return Optional.empty();
    } catch (Stopped stopped) {
      refused.incrementAndGet(stopped.objection().breach().ordinal());
      return Optional.of(stopped.objection());
    }
  }

  private void look(byte[] frame) throws Stopped {
    if (frame.length > Contract.FRAME_BYTES_MAX) {
      throw new Stopped(Breach.TOO_LONG, "the frame has " + frame.length + " bytes");
    }
    if (canaries.in(frame)) {
      throw new Stopped(Breach.FORBIDDEN, "the frame holds a forbidden byte string");
    }
    Slice whole = new Slice(frame, 0, frame.length);
    crossingOnly(whole);
    boolean anothers = anothers(whole);
    (anothers ? Contract.CARRIED_FRAME : Contract.FRAME).check(whole);
    Optional<Slice.Field> hello = whole.one(HELLO);
    if (hello.isPresent() && !hello.get().content().content(3).holds(own)) {
      throw new Stopped(Breach.OTHER_PARTY, "the hello names another party than its sender");
    }
    Optional<Slice.Field> carry = whole.one(CARRY);
    if (carry.isPresent()) {
      Slice entry = carry.get().content().content(2);
      if (anothers) {
        carried(entry);
      } else {
        ours(entry);
      }
    }
    Optional<Slice.Field> back = whole.one(RETURN);
    if (back.isPresent()) {
      theirs(back.get().content().content(3));
    }
    Optional<Slice.Field> tracks = whole.one(TRACKS);
    if (tracks.isPresent()) {
      for (Slice.Field track : tracks.get().content().all(3)) {
        label(track.content().content(10));
      }
    }
  }

  /// Looked at first, so that a task in a frame is called what it is and not an odd field.
  private static void crossingOnly(Slice frame) throws Stopped {
    for (int kind : new int[] {CARRY, RETURN}) {
      Optional<Slice.Field> found = frame.one(kind);
      if (found.isPresent()) {
        Slice entry = found.get().content().content(kind == CARRY ? 2 : 3);
        entry.visit(OutboundGuard::crosses);
      }
    }
  }

  private static void crosses(Slice.Field field) throws Stopped {
    // Field 1 of a crossing entry is its version, a varint; domestic entries have their header
    // there.
    boolean domestic = field.number() == 1 && field.wireType() == Slice.DELIMITED;
    if (domestic || field.number() > LAST_BODY) {
      throw new Stopped(
          Breach.NOT_CROSSING, "an entry with field " + field.number() + " stays in its party");
    }
  }

  /// Another party's entry: only an act of a proposal, or the roll that verifies them, that names
  /// sender and recipient, and only under the lowest level.
  private void carried(Slice entry) throws Stopped {
    int kind = body(entry);
    boolean through = entry.all(9).stream().anyMatch(party -> party.content().holds(own));
    boolean act = kind >= FIRST_BODY && kind <= LAST_ACT || kind == RATIFIED || kind == ROLL_STATED;
    if (!through || entry.content(2).holds(recipient) || !act) {
      throw new Stopped(
          Breach.OTHER_PARTY, "an entry with body " + kind + " is not stated by its sender");
    }
    boolean to = entry.all(9).stream().anyMatch(party -> party.content().holds(recipient));
    if (!to) {
      throw new Stopped(Breach.OTHER_AUDIENCE, "an act of another party is not for the recipient");
    }
    Slice label = entry.content(10);
    if (label.number(2) != 1 || !label.all(3).isEmpty()) {
      throw new Stopped(
          Breach.LABEL, "an act of another party is carried only when it is unclassified");
    }
  }

  private void ours(Slice entry) throws Stopped {
    List<Slice.Field> audience = entry.all(9);
    boolean named = audience.stream().anyMatch(party -> party.content().holds(recipient));
    int kind = body(entry);
    if (!named || FOR_ONE.contains(kind) && audience.size() != 1) {
      throw new Stopped(
          Breach.OTHER_AUDIENCE,
          "an entry with body "
              + kind
              + " for "
              + audience.size()
              + " parties is not for this recipient"
              + (named ? " alone" : ""));
    }
    label(entry.content(10));
  }

  private void theirs(Slice entry) throws Stopped {
    if (!entry.content(2).holds(recipient)) {
      throw new Stopped(Breach.OTHER_PARTY, "only the recipient's own entries go back to it");
    }
  }

  private boolean anothers(Slice frame) throws Stopped {
    Optional<Slice.Field> carry = frame.one(CARRY);
    return carry.isPresent() && !carry.get().content().content(2).content(2).holds(own);
  }

  private static int body(Slice entry) throws Stopped {
    List<Integer> bodies = new ArrayList<>();
    entry.visit(field -> {
      if (field.number() >= FIRST_BODY) {
        bodies.add(field.number());
      }
    });
    return bodies.isEmpty() ? 0 : bodies.getFirst();
  }

  private void label(Slice label) throws Stopped {
    Ceiling now = ceiling;
    long level = label.number(2);
    if (level < 1 || level > now.highestLevel()) {
      throw new Stopped(
          Breach.LABEL, "level " + level + " is above the ceiling " + now.highestLevel());
    }
    for (Slice.Field category : label.all(3)) {
      if (!category.content().text().equals(ORCON)) {
        throw new Stopped(
            Breach.LABEL, "the label has a restrictive category that the recipient does not hold");
      }
    }
    boolean named =
        label.content(4).all(1).stream()
            .anyMatch(code -> code.content().text().equals(now.recipientCode()));
    if (!named) {
      throw new Stopped(Breach.LABEL, "the label is not releasable to " + now.recipientCode());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Reads a peer's hello against what this node remembers. Pure: it decides, [PeerLink] acts.
final class Greeting {

  /// What a hello means for the link.
  sealed interface Finding {
    /// Both remember the same; entries flow.
    ///
    /// @param held the last number of ours that the peer holds
    /// @param askBack what to ask for, when the peer holds more than we do of an incarnation of
    ///   ours that has ended; null: nothing is missing
    record Agreed(long held, Control.@Nullable AskReturn askBack) implements Finding {}

    /// Our past is shorter than what the peer remembers.
    ///
    /// @param proven by our own signature
    /// @param askBack what to ask for; null: the peer holds nothing of ours
    /// @param sentence for the officer
    record OursIsShort(boolean proven, Control.@Nullable AskReturn askBack, String sentence)
        implements Finding {}

    /// The peer's past is shorter than what we remember.
    record TheirsIsShort(RefusalCode code, String sentence) implements Finding {}

    /// This is not a peer to speak with.
    ///
    /// @param lasting whether only an officer may take the link up again
    record Unfit(Refusal why, boolean lasting) implements Finding {}
  }

  private final LinkOwner owner;
  private final PartyId peer;
  private final Outgoing outgoing;
  private final Incoming incoming;

  Greeting(LinkOwner owner, PartyId peer, Outgoing outgoing, Incoming incoming) {
    this.owner = owner;
    this.peer = peer;
    this.outgoing = outgoing;
    this.incoming = incoming;
  }

  /// This node's hello.
  Control.Hello hello(boolean answer, @Nullable SignedHead witnessed, Instant now) {
    return new Control.Hello(
        LinkLimits.VERSION,
        answer,
        owner.self(),
        now,
        outgoing.mark(),
        new Control.Memory(incoming.mark(), outgoing.acknowledged(), witnessed));
  }

  Finding read(Control.Hello hello) {
    Optional<Finding> unfit = identity(hello);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    Optional<Finding> lost = ownHead(hello).or(() -> ownReceived(hello));
    if (lost.isPresent()) {
      return lost.get();
    }
    Optional<Finding> theirs = theirSent(hello);
    return theirs.isPresent() ? theirs.get() : ownSent(hello);
  }

  private Optional<Finding> identity(Control.Hello hello) {
    if (hello.party().equals(owner.self())) {
      return unfit(
          RefusalCode.NOT_YOUR_MATTER,
          "the peer has this node's own key: a link to itself, or two nodes with one key",
          true);
    }
    if (!hello.party().equals(peer)) {
      return unfit(
          RefusalCode.NOT_YOUR_MATTER, "the peer greets as another party than it is", true);
    }
    if (hello.version() != LinkLimits.VERSION) {
      return unfit(
          RefusalCode.UNKNOWN_KIND,
          "the peer speaks version "
              + hello.version()
              + " of the link, this node version "
              + LinkLimits.VERSION
              + ": bring both nodes to one version",
          false);
    }
    return Optional.empty();
  }

  private static Optional<Finding> unfit(RefusalCode code, String sentence, boolean lasting) {
    return Optional.of(new Finding.Unfit(new Refusal(code, sentence), lasting));
  }

  /// A head that we signed and do not hold proves that a part of our journal is gone.
  private Optional<Finding> ownHead(Control.Hello hello) {
    SignedHead head = hello.memory().head();
    if (head == null
        || head.incarnation() < outgoing.incarnation()
        || owner.record().holdsHead(head.hash())
        || !owner.verifier().verifyHead(owner.self(), head.signed(), head.proof())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding.OursIsShort(
            true,
            askBack(hello),
            "the peer returned a head that this node signed and does not hold: a part of our"
                + " journal is lost; an officer starts a new incarnation"));
  }

  /// The peer remembers our receipt for more than we hold.
  private Optional<Finding> ownReceived(Control.Hello hello) {
    long held = incoming.last(hello.sent().incarnation());
    boolean toldOfOurs = hello.memory().received().incarnation() == outgoing.incarnation();
    if (hello.sent().incarnation() < incoming.newest()
        || hello.memory().acknowledged() <= held
        || !toldOfOurs && outgoing.incarnation() > 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding.OursIsShort(
            false,
            askBack(hello),
            "the peer says that we acknowledged number "
                + hello.memory().acknowledged()
                + ", and we hold "
                + held));
  }

  private Optional<Finding> theirSent(Control.Hello hello) {
    Mark sent = hello.sent();
    int newest = incoming.newest();
    if (sent.incarnation() < newest) {
      return theirs(
          RefusalCode.OLD_INCARNATION,
          "the peer is in incarnation " + sent.incarnation() + ", and we know its " + newest);
    }
    long held = incoming.last(sent.incarnation());
    if (sent.seq() < held) {
      return theirs(
          RefusalCode.ROLLED_BACK,
          "the peer says that it sent up to " + sent.seq() + ", and we hold " + held);
    }
    Hash head = incoming.headAt(sent.incarnation(), held).orElse(Hash.ZERO);
    if (sent.seq() == held && !sent.linkHead().equals(head)) {
      return theirs(
          RefusalCode.ROLLED_BACK,
          "what the peer says that it sent up to " + held + " is not what it sent");
    }
    return Optional.empty();
  }

  private static Optional<Finding> theirs(RefusalCode code, String sentence) {
    return Optional.of(
        new Finding.TheirsIsShort(code, sentence + "; it must begin a new incarnation"));
  }

  private Finding ownSent(Control.Hello hello) {
    Mark held = hello.memory().received();
    boolean begunAnew = hello.sent().incarnation() > Math.max(1, incoming.newest());
    if (held.incarnation() < outgoing.incarnation()) {
      if (outgoing.acknowledged() > 0 && !begunAnew) {
        return fewer(0);
      }
      return new Finding.Agreed(0, knownBefore(held) ? null : askBack(hello));
    }
    if (held.incarnation() > outgoing.incarnation()) {
      return ours(hello, "the peer holds entries of our incarnation " + held.incarnation());
    }
    if (held.seq() > outgoing.last()) {
      return ours(
          hello, "the peer holds our number " + held.seq() + ", and we gave " + outgoing.last());
    }
    Optional<Hash> head = outgoing.headAt(held.seq());
    if (head.isEmpty()) {
      return new Finding.TheirsIsShort(
          RefusalCode.ROLLED_BACK,
          "the peer is at our number " + held.seq() + ", older than what is kept at hand");
    }
    if (!head.get().equals(held.linkHead())) {
      return ours(hello, "the peer holds other entries than we sent up to " + held.seq());
    }
    return held.seq() < outgoing.acknowledged() && !begunAnew
        ? fewer(held.seq())
        : new Finding.Agreed(held.seq(), null);
  }

  private Finding fewer(long held) {
    return new Finding.TheirsIsShort(
        RefusalCode.ROLLED_BACK,
        "the peer acknowledged "
            + outgoing.acknowledged()
            + " and now holds "
            + held
            + "; it must begin a new incarnation");
  }

  private Finding ours(Control.Hello hello, String sentence) {
    return new Finding.OursIsShort(false, askBack(hello), sentence);
  }

  private boolean knownBefore(Mark held) {
    return held.seq() == 0
        || outgoing
            .formerHeadAt(held.incarnation(), held.seq())
            .filter(held.linkHead()::equals)
            .isPresent();
  }

  /// From where on to ask for our own past: after what the peer had acknowledged of it, because
  /// that both had alike, and had what was before it. An incarnation of which it acknowledged
  /// nothing may be another one that had the same number, after two restores of one copy.
  private Control.@Nullable AskReturn askBack(Control.Hello hello) {
    int held = hello.memory().received().incarnation();
    if (held == 0) {
      return null;
    }
    int from = Math.min(held, outgoing.incarnation());
    while (from > 1 && outgoing.acknowledgedIn(from) == 0) {
      from--;
    }
    return new Control.AskReturn(from, outgoing.acknowledgedIn(from));
  }
}

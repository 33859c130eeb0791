// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// What follows when one party's past turns out shorter than the other remembers it: asking for it,
/// taking it back, and what is proven by it.
final class Recovery {
  private final LinkOwner owner;
  private final Tally tally;
  private LinkState.@Nullable RolledBack rolledBack;
  private Control.@Nullable AskReturn asking;
  private int claimed;
  private int repeated;

  Recovery(LinkOwner owner, Tally tally) {
    this.owner = owner;
    this.tally = tally;
  }

  Optional<LinkState.RolledBack> state() {
    return Optional.ofNullable(rolledBack);
  }

  boolean provenOurs() {
    LinkState.RolledBack back = rolledBack;
    return back != null && back.whose() == LinkState.Whose.OURS && back.proven();
  }

  /// Whether the peer was asked for our own past and has not given all of it back. What it states
  /// meanwhile can rest on what is still missing, so nothing is taken; and nothing is handed over,
  /// because a receipt for something of this life would end the asking for the lives before it.
  boolean asks() {
    return asking != null;
  }

  int claimed() {
    return claimed;
  }

  /// No stream any more.
  void stop() {
    asking = null;
  }

  /// The peer says that it holds entries of this incarnation of ours.
  void claims(int incarnation, int present) {
    if (incarnation - present <= LinkLimits.CLAIM_MAX) {
      claimed = Math.max(claimed, incarnation);
    } else {
      tally.add(LinkCounter.CLAIMS_BEYOND);
    }
  }

  void rollBack(LinkState.Whose whose, boolean proven, String sentence) {
    if (!provenOurs()) {
      rolledBack = new LinkState.RolledBack(whose, proven, sentence);
    }
  }

  /// Both remember the same, or an officer looks away from a mere claim.
  void settleClaim() {
    if (!provenOurs()) {
      rolledBack = null;
    }
  }

  /// This node begins a new incarnation.
  void begin() {
    LinkState.RolledBack back = rolledBack;
    if (back != null && back.whose() == LinkState.Whose.OURS) {
      rolledBack = null;
    }
  }

  void ask(Control.@Nullable AskReturn back, List<Effect> out) {
    asking = back;
    repeated = 0;
    if (back != null) {
      out.add(new Effect.Send(back));
    }
  }

  /// The asking or its end was perhaps lost: asks again, and gives up on a peer that gives nothing.
  void askAgain(List<Effect> out) {
    Control.AskReturn ask = asking;
    if (ask != null && repeated < LinkLimits.ASKS_MAX) {
      repeated++;
      tally.add(LinkCounter.ASKED_AGAIN);
      out.add(new Effect.Send(ask));
    } else {
      asking = null;
    }
  }

  /// An own entry came back. Returns why it is refused.
  Optional<Refusal> returned(InFrame.Returned given, List<Effect> out) {
    if (asking == null) {
      tally.add(LinkCounter.OUT_OF_STATE);
      return Optional.empty();
    }
    if (!owner.verifier().verify(owner.self(), given.bytes(), given.proof())) {
      return Optional.of(
          new Refusal(
              RefusalCode.BAD_SIGNATURE,
              "the peer gave back number " + given.seq() + ", which this node did not sign"));
    }
    if (owner.record().holdsEntry(Hash.sha256(given.bytes().unsafe()))) {
      tally.add(LinkCounter.DUPLICATES);
      return Optional.empty();
    }
    LinkState.RolledBack back = rolledBack;
    if (back != null && back.whose() == LinkState.Whose.OURS && !back.proven()) {
      String sentence =
          "the peer gave back an entry that this node signed and lost; an officer starts a new"
              + " incarnation";
      rolledBack = new LinkState.RolledBack(LinkState.Whose.OURS, true, sentence);
      out.add(new Effect.Alarm(new Refusal(RefusalCode.ROLLED_BACK, sentence)));
    }
    out.add(new Effect.Readmit(given.incarnation(), given.seq(), given.bytes(), given.proof()));
    return Optional.empty();
  }

  /// A portion ended: asks for the next.
  void ended(Control.ReturnEnd end, List<Effect> out) {
    Control.AskReturn ask = asking;
    if (ask == null) {
      tally.add(LinkCounter.OUT_OF_STATE);
      return;
    }
    boolean onward =
        end.incarnation() > ask.incarnation()
            || end.incarnation() == ask.incarnation() && end.upTo() > ask.after();
    if (end.more() && !onward) {
      tally.add(LinkCounter.DUPLICATES);
      return;
    }
    ask(end.more() ? new Control.AskReturn(end.incarnation(), end.upTo()) : null, out);
  }
}

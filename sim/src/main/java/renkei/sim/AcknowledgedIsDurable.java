// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import renkei.core.base.Bytes;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.exchange.Control;
import renkei.core.exchange.LinkStatus;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;

/// What was acknowledged, to an officer or to a peer, is there after any crash (DESIGN rule 9).
final class AcknowledgedIsDurable implements Invariant {
  private record Stream(PartyId from, int incarnation) {}

  private final Map<PartyId, Map<EntryId, Answer.Accepted>> accepted = new HashMap<>();
  private final Map<PartyId, Map<Stream, Long>> receipts = new HashMap<>();
  private long checked;

  long checked() {
    return checked;
  }

  @Override
  public void answered(SimParty party, Draft draft, Answer answer) {
    if (answer instanceof Answer.Accepted yes) {
      Answer.Accepted before =
          accepted.computeIfAbsent(party.id(), _ -> new HashMap<>()).put(draft.id(), yes);
      unless(
          before == null || before.equals(yes),
          () -> party.code() + " answered one draft as " + before + " and as " + yes);
    }
  }

  @Override
  public void leaves(Leaving frame) {
    // Number 0 of a life acknowledges nothing: its receiver has heard of that life by a greeting
    // only.
    if (frame.read() instanceof Control.Receipt receipt && receipt.upTo().seq() > 0) {
      receipts
          .computeIfAbsent(frame.from().id(), _ -> new HashMap<>())
          .merge(
              new Stream(frame.to(), receipt.upTo().incarnation()),
              receipt.upTo().seq(),
              Math::max);
    }
  }

  @Override
  public void restored(SimParty party) {
    Map<EntryId, Answer.Accepted> its = accepted.getOrDefault(party.id(), new HashMap<>());
    its.values().removeIf(yes -> yes.position() > party.rows().size());
    receipts.remove(party.id());
  }

  @Override
  public void started(SimParty party) {
    accepted
        .getOrDefault(party.id(), Map.of())
        .forEach((id, yes) -> {
          checked++;
          unless(
              party.kernel().read(id).filter(held -> held.hash().equals(yes.hash())).isPresent()
                  && party.state().positionOf(id).orElse(0) == yes.position(),
              () ->
                  party.code() + " acknowledged " + id + " at " + yes.position() + " and lost it");
        });
    receipts
        .getOrDefault(party.id(), Map.of())
        .forEach((stream, seq) -> receipt(party, stream, seq));
  }

  private void receipt(SimParty party, Stream stream, long seq) {
    LinkStatus.In in =
        party.state().findLink(stream.from()).map(link -> link.status().in()).orElseThrow();
    unless(
        in.incarnation() > stream.incarnation()
            || in.incarnation() == stream.incarnation() && in.lastReceived() >= seq,
        () ->
            party.code() + " gave a receipt for number " + seq + " and holds " + in.lastReceived());
  }

  /// What is on a disk after a start: everything acknowledged, and at most one whole batch more.
  /// Returns whether there is more.
  static boolean compare(SimParty party, List<RowTap.Seen> doubtful, List<RowTap.Seen> found) {
    List<RowTap.Seen> durable = party.rows();
    if (found.size() < durable.size()) {
      throw broken(party, "acknowledged " + durable.size() + " rows and found " + found.size());
    }
    for (int i = 0; i < durable.size(); i++) {
      if (!same(durable.get(i).bytes(), found.get(i).bytes())) {
        throw broken(party, "found another row at " + (i + 1) + " than it acknowledged");
      }
    }
    int more = found.size() - durable.size();
    boolean whole = more == 0 || more == doubtful.size();
    for (int i = 0; whole && i < more; i++) {
      whole = same(doubtful.get(i).bytes(), found.get(durable.size() + i).bytes());
    }
    if (!whole) {
      throw broken(party, "found " + more + " rows that were not written so");
    }
    return more > 0;
  }

  private static Violation broken(SimParty party, String sentence) {
    return new Violation("AcknowledgedIsDurable", party.code() + " " + sentence);
  }

  private static boolean same(Bytes a, Bytes b) {
    return a == b || a.equals(b);
  }
}

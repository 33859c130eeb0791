// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.List;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Verdict;
import renkei.core.exchange.InFrame;
import renkei.core.journal.Row;
import renkei.node.codec.ProtoCodec;

/// No entry of a kind that stays at home leaves a node, and one that a liar sends is refused by
/// name (DESIGN rule 2).
final class NoTaskCrosses implements Invariant {
  private final ProtoCodec codec = new ProtoCodec();
  private final Readings readings;
  private long refused;

  NoTaskCrosses(Readings readings) {
    this.readings = readings;
  }

  long refused() {
    return refused;
  }

  @Override
  public void leaves(Leaving frame) {
    switch (frame.read()) {
      case InFrame.Arrived arrived -> mayCross(codec.decode(arrived.bytes()));
      case InFrame.Returned back -> mayCross(codec.decode(back.bytes()));
      case InFrame _ -> {}
    }
  }

  private void mayCross(Entry entry) {
    unless(!(entry.body() instanceof Domestic), () -> "an entry of kind " + entry.kind());
  }

  @Override
  public void recorded(SimParty party, List<Placed> rows) {
    for (Placed placed : rows) {
      if (placed.row() instanceof Row.Received received && atHome(received)) {
        refused++;
        Verdict verdict = received.verdict();
        unless(
            verdict.refusal() != null && verdict.refusal().code() == RefusalCode.UNKNOWN_KIND,
            () -> party.code() + " did not refuse an instruction of a peer: " + verdict);
      }
    }
  }

  private boolean atHome(Row.Received received) {
    return readings
        .of(received)
        .filter(read -> read.entry().body() instanceof Domestic)
        .isPresent();
  }
}

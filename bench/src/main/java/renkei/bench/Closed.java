// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import renkei.core.entry.EntryId;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;

/// Many requests at once, each asked, consented to and closed: three acts, each signed by one party
/// and verified by the other, durable at both.
final class Closed implements Measurement {
  private static final int TOGETHER = 200;

  @Override
  public String name() {
    return "closed";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    int rounds = bench.effort().rounds();
    double[] rate = new double[rounds];
    double[] signed = new double[rounds];
    double[] verified = new double[rounds];
    try (EmbeddedNode jpn = EmbeddedNode.found(bench.folder("closed-jpn"), "JPN", "JJOC");
        EmbeddedNode usa = EmbeddedNode.found(bench.folder("closed-usa"), "USA", "INDOPACOM")) {
      jpn.pairWith(usa);
      Bench.until("linked", () -> jpn.linked(1) && usa.linked(1));
      for (int i = -1; i < rounds; i++) {
        int tried = bench.effort().of(10_000, 100);
        double signatures = Ceilings.signatures(Ceilings.Timed.CLOCK, tried) / 3;
        double verifications = Ceilings.verifications(Ceilings.Timed.CLOCK, tried) / 3;
        double now = round(jpn, usa, bench.effort().of(10, 1));
        if (i >= 0) {
          rate[i] = now;
          signed[i] = signatures;
          verified[i] = verifications;
        }
      }
    }
    return List.of(
        Figure.plain(
            new String[] {name(), "proposals closed over a link, 200 at once", "proposals/s"},
            Spread.of(rate),
            List.of(
                new Beside("a third of the signatures/s", Spread.of(signed).median()),
                new Beside("a third of the verifications/s", Spread.of(verified).median())),
            "opened, consented, closed and in force at both nodes, which share this machine"));
  }

  private static double round(EmbeddedNode jpn, EmbeddedNode usa, int times)
      throws InterruptedException {
    long from = System.nanoTime();
    for (int i = 0; i < times; i++) {
      List<EntryId> requests = new ArrayList<>();
      List<Draft> openings = new ArrayList<>();
      for (int k = 0; k < TOGETHER; k++) {
        openings.add(Acts.request(jpn, usa));
      }
      stated(jpn, openings).forEach(requests::add);
      List<Draft> consents = new ArrayList<>();
      for (EntryId request : requests) {
        Bench.until("asked", () -> CatchUp.held(usa, request));
        consents.add(Acts.consent(usa, jpn, request));
      }
      stated(usa, consents);
      for (EntryId request : requests) {
        Bench.until("in force", () -> CatchUp.inForce(jpn, request));
      }
    }
    return times * TOGETHER * 1e9 / (System.nanoTime() - from);
  }

  private static List<EntryId> stated(EmbeddedNode node, List<Draft> drafts) {
    List<CompletableFuture<Answer>> answers = drafts.stream().map(node.port()::state).toList();
    return answers.stream().map(answer -> Acts.taken(answer.join())).toList();
  }
}

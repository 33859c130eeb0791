// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import renkei.core.consent.ProposalState;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.Progress;
import renkei.core.entry.ReleaseRule;
import renkei.core.exchange.LinkStatus;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;

/// A peer comes back and is given everything that was released to it meanwhile: ruled again,
/// carried, verified, judged, forced and receipted.
final class CatchUp implements Measurement {
  private static final int AHEAD = 400;
  private static final int WINDOW = 256;

  @Override
  public String name() {
    return "catch-up";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    int rounds = bench.effort().rounds();
    int count = bench.effort().of(20_000, 2 * WINDOW);
    double[] rate = new double[rounds];
    double[] cpu = new double[rounds];
    double[] raw = new double[rounds];
    double[] verified = new double[rounds];
    double[] grouped = new double[rounds];
    EmbeddedNode usa = EmbeddedNode.found(bench.folder("catch-usa"), "USA", "INDOPACOM");
    EmbeddedNode jpn = EmbeddedNode.found(bench.folder("catch-jpn"), "JPN", "JJOC");
    try {
      EntryId request = agreed(jpn, usa);
      for (int i = -1; i < rounds; i++) {
        double carried = RawStream.rate(Ceilings.ENTRY_BYTES, bench.effort().of(100_000, 500));
        double verifying =
            Ceilings.verifications(Ceilings.Timed.CLOCK, bench.effort().of(10_000, 100));
        double forced =
            Ceilings.grouped(bench.home(), Ceilings.ENTRY_BYTES, WINDOW, bench.effort().of(200, 5));
        jpn.close();
        states(usa, jpn, request, count);
        jpn = jpn.again();
        Caught caught = await(usa, jpn);
        if (i >= 0) {
          rate[i] = caught.perSecond();
          cpu[i] = caught.cpuMicros();
          raw[i] = carried;
          verified[i] = verifying;
          grouped[i] = forced;
        }
      }
    } finally {
      jpn.close();
      usa.close();
    }
    double alone = Ceilings.verifications(Ceilings.Timed.CPU, bench.effort().of(10_000, 100));
    Figure cost =
        Figure.plain(
            new String[] {name(), "CPU for an entry, both nodes", "µs"},
            Spread.of(cpu),
            List.of(new Beside("one verification", 1e6 / alone)),
            "of the whole process");
    return List.of(figure(Spread.of(rate), raw, verified, grouped), cost);
  }

  private Figure figure(Spread rate, double[] raw, double[] verified, double[] grouped) {
    List<Beside> ceilings =
        List.of(
            new Beside("bare gRPC, mutual TLS, 432 bytes", Spread.of(raw).median()),
            new Beside("verifications/s", Spread.of(verified).median()),
            new Beside("256 entries under one force", Spread.of(grouped).median()));
    return Figure.rate(
        new String[] {name(), "entries caught up over a link", "entries/s"},
        rate,
        ceilings,
        0.5,
        "statements of progress, to the sender's durable receipt of the last; both nodes on this"
            + " machine");
  }

  /// @param perSecond entries
  /// @param cpuMicros for each
  private record Caught(double perSecond, double cpuMicros) {}

  /// A request in force and a rule that lets its progress cross.
  private static EntryId agreed(EmbeddedNode jpn, EmbeddedNode usa) throws InterruptedException {
    jpn.pairWith(usa);
    Bench.until("linked", () -> jpn.linked(1) && usa.linked(1));
    EntryId request = Acts.must(jpn, Acts.request(jpn, usa));
    Bench.until("asked", () -> held(usa, request));
    Acts.must(usa, Acts.consent(usa, jpn, request));
    Bench.until("in force", () -> inForce(jpn, request));
    ReleaseRule rule =
        new ReleaseRule(
            Set.of(jpn.party()),
            new ReleaseRule.ProgressOf(Set.of(Acts.AIRLIFT)),
            Instant.ofEpochMilli(Instant.now().toEpochMilli()),
            null);
    Body adopted = new Domestic.ReleaseRuleAdopted(rule);
    Acts.must(usa, Draft.of(usa.newId(), usa.officer(), Acts.home(), adopted));
    return request;
  }

  static boolean held(EmbeddedNode node, EntryId proposal) {
    return node.port().ask(state -> state.proposals().find(proposal).isPresent()).join();
  }

  static boolean inForce(EmbeddedNode node, EntryId proposal) {
    return node.port()
        .ask(state ->
            state
                .proposals()
                .find(proposal)
                .filter(view -> view.state() == ProposalState.IN_FORCE)
                .isPresent())
        .join();
  }

  private static void states(EmbeddedNode usa, EmbeddedNode jpn, EntryId request, int count) {
    List<CompletableFuture<Answer>> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Body body =
          new Crossing.ProgressStated(
              request, Progress.IN_PROGRESS, "sortie " + i + ": landed, unloaded, on its way back");
      waiting.add(usa.port().state(Acts.statement(usa, jpn, body)));
      if (waiting.size() == AHEAD || i == count - 1) {
        waiting.forEach(answer -> Acts.taken(answer.join()));
        waiting.clear();
      }
    }
  }

  /// From the first receipt seen to the last.
  private static Caught await(EmbeddedNode usa, EmbeddedNode jpn) throws InterruptedException {
    long before = out(usa, jpn).acknowledged();
    Bench.until("first receipt", () -> out(usa, jpn).acknowledged() > before);
    long cpuFrom = Bench.processCpu();
    long from = System.nanoTime();
    LinkStatus.Out first = out(usa, jpn);
    Bench.until("last receipt", () -> out(usa, jpn).queued() == 0);
    long nanos = System.nanoTime() - from;
    double entries = Math.max(1, first.queued());
    return new Caught(entries * 1e9 / nanos, (Bench.processCpu() - cpuFrom) / 1e3 / entries);
  }

  private static LinkStatus.Out out(EmbeddedNode from, EmbeddedNode to) {
    return from.port().ask(state -> state.findLink(to.party()).orElseThrow().status().out()).join();
  }
}

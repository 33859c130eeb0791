// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.util.List;
import renkei.core.entry.EntryId;
import renkei.node.app.EmbeddedNode;

/// A request and its answer over a line such as a satellite gives: 64 kbit/s, 800 ms there and
/// back, one segment of twenty lost.
final class SlowLink implements Measurement {
  private static final SlowWire.Line LINE = new SlowWire.Line(64_000, 800, 5);

  @Override
  public String name() {
    return "slow";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    int count = bench.effort().of(12, 1);
    double[] seconds = new double[count];
    double[] bytes = new double[count];
    try (SlowWire there = new SlowWire(LINE);
        SlowWire back = new SlowWire(LINE);
        EmbeddedNode jpn =
            EmbeddedNode.behind(bench.folder("slow-jpn"), "JPN", "JJOC", back.port());
        EmbeddedNode usa =
            EmbeddedNode.behind(bench.folder("slow-usa"), "USA", "INDOPACOM", there.port())) {
      back.leadsTo(jpn.peerPort());
      there.leadsTo(usa.peerPort());
      jpn.pairWith(usa);
      Bench.until("linked", () -> jpn.linked(1) && usa.linked(1));
      for (int i = 0; i < count; i++) {
        long before = there.bytes() + back.bytes();
        long from = System.nanoTime();
        EntryId request = Acts.must(jpn, Acts.request(jpn, usa));
        Bench.until("asked", () -> CatchUp.held(usa, request));
        Acts.must(usa, Acts.consent(usa, jpn, request));
        Bench.until("in force", () -> CatchUp.inForce(jpn, request));
        seconds[i] = (System.nanoTime() - from) / 1e9;
        bytes[i] = there.bytes() + back.bytes() - before;
      }
    }
    double way = LINE.roundTripMillis() / 1e3;
    double sent = Spread.of(bytes).median() * 8 / LINE.bitsPerSecond();
    return List.of(
        Figure.plain(
            new String[] {name(), "request to answer, 64 kbit/s, 800 ms, 5 % loss", "s"},
            Spread.of(seconds),
            List.of(new Beside("one round trip", way), new Beside("its bytes on the line", sent)),
            "asked, held, consented, closed, in force at the asker; a lost segment costs TCP one"
                + " more round trip"),
        Figure.plain(
            new String[] {name(), "bytes of it on the line, both ways", "bytes"},
            Spread.of(bytes),
            List.of(),
            "with receipts, pings and the framing of TLS and HTTP/2"));
  }
}

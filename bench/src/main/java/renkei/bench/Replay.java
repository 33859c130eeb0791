// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import renkei.core.journal.JournalCheck;
import renkei.core.turn.Answer;
import renkei.core.turn.Kernel;
import renkei.core.turn.Ports;
import renkei.core.turn.Setup;
import renkei.node.app.EmbeddedNode;
import renkei.node.codec.ProtoCodec;
import renkei.node.codec.ProtoRowCodec;
import renkei.node.keys.Keyring;
import renkei.node.keys.SigningKey;
import renkei.node.store.DataFolder;
import renkei.node.store.FileDisk;

/// Opening a journal: every row read, checked, chained, decoded and folded.
final class Replay implements Measurement {
  private static final int AHEAD = 400;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    int rounds = bench.effort().rounds();
    Path folder = bench.folder("replay");
    long bytes = fill(folder, bench.effort().of(100_000, 200));
    double[] opened = new double[rounds];
    double[] checked = new double[rounds];
    double[] hashed = new double[rounds];
    double[] cpu = new double[rounds];
    long rows = 0;
    for (int i = -1; i < rounds; i++) {
      long from = Bench.threadCpu();
      rows = open(folder);
      long nanos = Bench.threadCpu() - from;
      from = Bench.threadCpu();
      JournalCheck.verify(FileDisk.reading(new DataFolder(folder).journal()));
      long verifying = Bench.threadCpu() - from;
      int rowBytes = (int) (bytes / rows);
      double hashes =
          Ceilings.hashes(Ceilings.Timed.CPU, rowBytes, bench.effort().of(400_000, 1_000));
      if (i >= 0) {
        opened[i] = rows * 1e9 / nanos;
        checked[i] = rows * 1e9 / verifying;
        hashed[i] = hashes;
        cpu[i] = nanos / 1e3 / rows;
      }
    }
    Beside ceiling =
        new Beside("SHA-256/s of " + bytes / rows + " bytes", Spread.of(hashed).median());
    return List.of(
        Figure.rate(
            new String[] {name(), "journal verified and folded", "rows/s"},
            Spread.of(opened),
            List.of(ceiling),
            0.5,
            rows
                + " rows: acts of the register and batch heads; by CPU of the one thread that"
                + " opens"),
        Figure.rate(
            new String[] {name(), "journal verified, not folded", "rows/s"},
            Spread.of(checked),
            List.of(ceiling),
            0.5,
            "the chain alone, without officers' signatures; by CPU of one thread"),
        Figure.plain(
            new String[] {name(), "CPU to verify and fold a row", "µs"},
            Spread.of(cpu),
            List.of(new Beside("one SHA-256", 1e6 / Spread.of(hashed).median())),
            "the same as a cost"),
        Figure.plain(
            new String[] {name(), "journal of a million signed acts", "MB"},
            Spread.one(1.0 * bytes / rows),
            List.of(),
            "acts of the register with names of an ordinary length; with signatures, rows, chain"
                + " and batch heads"));
  }

  private static long fill(Path folder, int acts) throws IOException {
    try (EmbeddedNode node = EmbeddedNode.found(folder, "JPN", "JJOC")) {
      List<CompletableFuture<Answer>> waiting = new ArrayList<>();
      for (int i = 0; i < acts; i++) {
        waiting.add(node.port().state(Acts.listing(node, i)));
        if (waiting.size() == AHEAD) {
          waiting.forEach(answer -> Acts.taken(answer.join()));
          waiting.clear();
        }
      }
      waiting.forEach(answer -> Acts.taken(answer.join()));
    }
    try (var files = java.nio.file.Files.list(new DataFolder(folder).journal())) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static long open(Path folder) {
    SigningKey key = SigningKey.read(new DataFolder(folder).keys().resolve("signing.key"));
    Keyring ring = new Keyring();
    ring.pin(key.party(), key.publicKey());
    Ports ports =
        new Ports(
            FileDisk.of(new DataFolder(folder).journal()),
            new ProtoCodec(),
            new ProtoRowCodec(),
            key,
            ring,
            new SecureRandom()::nextLong);
    try (Kernel kernel = Kernel.open(new Setup(key.party(), true, false), ports)) {
      return kernel.state().position();
    }
  }
}

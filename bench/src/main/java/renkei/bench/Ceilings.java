// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Proof;
import renkei.node.keys.Keyring;
import renkei.node.keys.SigningKey;

/// What this machine does without us: bare loops over the disk and the same libraries, one thread.
/// What is compared with a rate by the clock is measured by the clock, what is compared with CPU
/// time by CPU time: others at work on the machine then spoil both alike.
final class Ceilings {
  /// An entry of a few lines of text has about this many bytes.
  static final int ENTRY_BYTES = 432;

  /// By what a loop is timed.
  enum Timed {
    CLOCK,
    CPU;

    long nanos() {
      return this == CLOCK ? System.nanoTime() : Bench.threadCpu();
    }
  }

  private Ceilings() {}

  /// One append and one force after the other; nanoseconds each, sorted.
  static double[] forces(Path folder, int bytes, int count) throws IOException {
    double[] nanos = new double[count];
    try (RawForce force = new RawForce(folder, bytes)) {
      for (int i = 0; i < count; i++) {
        nanos[i] = force.once();
      }
    }
    Arrays.sort(nanos);
    return nanos;
  }

  /// Rows per second when so many go under one force.
  static double grouped(Path folder, int rowBytes, int rows, int forces) throws IOException {
    double[] nanos = forces(folder, rowBytes * rows, forces);
    return rows * 1e9 * forces / Arrays.stream(nanos).sum();
  }

  /// Ed25519 signatures per second over entries.
  static double signatures(Timed by, int count) {
    SigningKey key = SigningKey.fresh(new SecureRandom());
    Bytes entry = entry();
    int made = 0;
    long from = by.nanos();
    for (int i = 0; i < count; i++) {
      made += key.sign(entry).signature().size();
    }
    return made == 0 ? 0 : perSecond(count, by.nanos() - from);
  }

  /// Ed25519 verifications per second over entries, with the key pinned.
  static double verifications(Timed by, int count) {
    SigningKey key = SigningKey.fresh(new SecureRandom());
    Keyring ring = new Keyring();
    ring.pin(key.party(), key.publicKey());
    Bytes entry = entry();
    Proof proof = key.sign(entry);
    int good = 0;
    long from = by.nanos();
    for (int i = 0; i < count; i++) {
      good += ring.verify(key.party(), entry, proof) ? 1 : 0;
    }
    if (good != count) {
      throw new IllegalStateException("a good signature was not verified");
    }
    return perSecond(count, by.nanos() - from);
  }

  /// SHA-256 of so many bytes, per second.
  static double hashes(Timed by, int bytes, int count) {
    byte[] row = new byte[bytes];
    long from = by.nanos();
    for (int i = 0; i < count; i++) {
      Hash hash = Hash.sha256(row);
      row[0] = (byte) hash.a();
    }
    return perSecond(count, by.nanos() - from);
  }

  private static Bytes entry() {
    byte[] bytes = new byte[ENTRY_BYTES];
    Arrays.fill(bytes, (byte) 'r');
    return Bytes.owning(bytes);
  }

  private static double perSecond(int count, long nanos) {
    return count * 1e9 / nanos;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.security.SecureRandom;
import renkei.core.base.Bytes;
import renkei.core.entry.Proof;

/// Prints how many signatures and checks of a 432-byte entry one thread does per second, for
/// planning. Run by hand; no test depends on a rate.
final class KeyFigures {
  private static final int ENTRY_BYTES = 432;
  private static final int EACH = 10_000;
  private static final int ROUNDS = 4;

  private KeyFigures() {}

  public static void main(String[] args) {
    SigningKey key = SigningKey.fresh(new SecureRandom());
    Keyring ring = new Keyring();
    if (ring.pin(key.party(), key.publicKey()).isPresent()) {
      throw new IllegalStateException("a fresh key is not pinned");
    }
    Bytes entry = Bytes.of(new byte[ENTRY_BYTES]);
    Proof proof = key.sign(entry);
    for (int round = 1; round <= ROUNDS; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < EACH; i++) {
        proof = key.sign(entry);
      }
      long signed = System.nanoTime();
      int good = 0;
      for (int i = 0; i < EACH; i++) {
        good += ring.verify(key.party(), entry, proof) ? 1 : 0;
      }
      long checked = System.nanoTime();
      System.out.printf(
          "round %d: %,.0f signatures/s, %,.0f verifications/s (%d good)%n",
          round, EACH * 1e9 / (signed - begin), EACH * 1e9 / (checked - signed), good);
    }
  }
}

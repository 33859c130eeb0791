// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.security.SecureRandom;
import renkei.core.base.Malformed;
import renkei.core.entry.Matter.Identity;
import renkei.core.turn.Kernel;
import renkei.core.turn.Ports;
import renkei.core.turn.Setup;
import renkei.node.codec.ProtoCodec;
import renkei.node.codec.ProtoRowCodec;
import renkei.node.keys.Keyring;
import renkei.node.store.DataFolder;
import renkei.node.store.FileDisk;

/// Opens the kernel of a data folder with the real disk, codec and keys.
final class KernelOpening {
  private KernelOpening() {}

  /// What the configuration says to the kernel.
  ///
  /// @param exercise whether everything here is invented
  /// @param browserKeys whether officers' keys that are kept in a browser are taken
  record Rules(boolean exercise, boolean browserKeys) {}

  /// Opens it with a keyring of its own, for whoever needs no peers.
  static Kernel open(DataFolder folder, KeyFolder keys, Rules rules, SecureRandom random) {
    return open(folder, keys, rules, random, new Keyring());
  }

  /// Opens it; the keyring learns this party's key, and every pinned peer's after the replay.
  static Kernel open(
      DataFolder folder, KeyFolder keys, Rules rules, SecureRandom random, Keyring keyring) {
    refuse(keyring, keys.signing().party(), keys.signing().publicKey());
    ProtoCodec codec = new ProtoCodec();
    return Kernel.open(
        new Setup(
            keys.signing().party(),
            rules.exercise(),
            folder.restored().isPresent(),
            rules.browserKeys()),
        new Ports(
            FileDisk.of(folder.journal()),
            codec,
            new ProtoRowCodec(),
            keys.signing(),
            keyring,
            random::nextLong));
  }

  /// Pins a peer's key; the same key again changes nothing.
  static void pin(Keyring keyring, Identity identity) {
    refuse(keyring, identity.party(), identity.signingKey());
  }

  private static void refuse(
      Keyring keyring, renkei.core.entry.PartyId party, renkei.core.base.Bytes key) {
    keyring
        .pin(party, key)
        .ifPresent(refusal -> {
          throw new Malformed(refusal.sentence());
        });
  }
}

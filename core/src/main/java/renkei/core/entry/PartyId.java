// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Hash;

/// A party (当事者), for ever: the SHA-256 of its first signing key (raw Ed25519 public key, RFC
/// 8032). Names and country codes are only shown beside it, never compared.
///
/// @param key hash of the first signing key
public record PartyId(Hash key) implements Comparable<PartyId> {
  @Override
  public int compareTo(PartyId other) {
    return key.compareTo(other.key);
  }

  @Override
  public String toString() {
    return key.shortHex();
  }
}

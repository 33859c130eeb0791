// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;

/// An entry with the bytes that were signed, stored and sent, and the signature over them.
///
/// @param entry the bytes, decoded
/// @param bytes as signed = as stored = as sent
/// @param hash SHA-256 of the bytes; what consents and closings point at
/// @param proof the signature of the party that states it; null for what is neither an act nor may
///   cross: the signed head of its batch covers that
public record SignedEntry(Entry entry, Bytes bytes, Hash hash, @Nullable Proof proof) {
  /// Computes the hash.
  public static SignedEntry of(Entry entry, Bytes bytes, @Nullable Proof proof) {
    return new SignedEntry(entry, bytes, Hash.sha256(bytes.unsafe()), proof);
  }
}

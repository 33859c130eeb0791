// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Bytes;
import renkei.core.base.Hash;

/// Terms with the exact bytes that a consent binds to.
///
/// @param terms the bytes, decoded
/// @param bytes the exact bytes
/// @param hash SHA-256 over the context `renkei terms 1`, a zero byte and the bytes
/// @param whole false when the bytes hold a field that this version cannot show: then nobody here
///   can consent to them
public record SealedTerms(Terms terms, Bytes bytes, Hash hash, boolean whole) {
  private static final byte[] CONTEXT =
      "renkei terms 1\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  /// Computes the hash.
  public static SealedTerms of(Terms terms, Bytes bytes, boolean whole) {
    return new SealedTerms(terms, bytes, Hash.sha256(CONTEXT, bytes.unsafe()), whole);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Bytes;

/// Entries and terms to bytes and back. One form for signing, storing and sending; what it decodes
/// it can show whole, or it says so. Thread-safe.
public interface EntryCodec {
  /// The bytes of an entry.
  Bytes encode(Entry entry);

  /// The entry in the bytes. @throws renkei.core.base.Malformed when the bytes break the form, hold
  /// an unknown kind, or a field that this version does not know outside terms
  Entry decode(Bytes bytes);

  /// Terms as the exact bytes that consents bind to.
  SealedTerms seal(Terms terms);
}

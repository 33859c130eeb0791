// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Bytes;
import renkei.core.base.Malformed;

/// Entries and terms to bytes and back. One form for signing, storing and sending; what it decodes
/// it can show whole, or it says so. Thread-safe.
public interface EntryCodec {
  /// The bytes of an entry.
  Bytes encode(Entry entry);

  /// What an officer signs of an entry: its bytes without the time of recording, and without the
  /// time from which it holds where that is the same.
  Bytes deed(Entry entry);

  /// The entry in the bytes. @throws Malformed when the bytes break the form, hold an unknown kind,
  /// or a field that this version does not know outside terms
  Entry decode(Bytes bytes);

  /// The entry in bytes that came from a peer, where only crossing kinds may be.
  ///
  /// @throws Malformed as [#decode], and with `UNKNOWN_KIND` for what never crosses
  default Entry decodeCrossing(Bytes bytes) {
    Entry entry = decode(bytes);
    if (!(entry.body() instanceof Crossing)) {
      throw new Malformed(
          Malformed.Why.UNKNOWN_KIND, "an entry of that kind stays in its party and never crosses");
    }
    return entry;
  }

  /// Terms as the exact bytes that consents bind to.
  SealedTerms seal(Terms terms);
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.entry.SignedEntry;
import renkei.core.journal.Row;
import renkei.node.codec.ProtoCodec;

/// Entries that were received, each decoded once for all who look at it.
final class Readings {
  private final ProtoCodec codec = new ProtoCodec();
  private final Map<Bytes, Optional<SignedEntry>> read = new IdentityHashMap<>();

  /// The entry of a received row; empty: it carried nothing, or nothing that can be read.
  Optional<SignedEntry> of(Row.Received received) {
    return read.computeIfAbsent(received.bytes(), _ -> read(received));
  }

  private Optional<SignedEntry> read(Row.Received received) {
    if (received.bytes().size() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          SignedEntry.of(codec.decode(received.bytes()), received.bytes(), received.proof()));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import java.util.Optional;

/// The guard of one peer, between encoder and socket. Any thread.
@FunctionalInterface
public interface OutboundCheck {
  /// Why these bytes may not leave; empty: they may.
  Optional<String> objection(byte[] frame);
}

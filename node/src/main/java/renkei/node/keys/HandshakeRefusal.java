// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.time.Instant;
import renkei.core.base.Hash;

/// A handshake that was refused, for the list that an officer reads when a link does not come up.
///
/// @param at when
/// @param why the reason, countable
/// @param linkKey hash of the key that was shown; zero when none was
/// @param sentence what happened and what to do
public record HandshakeRefusal(Instant at, Reason why, Hash linkKey, String sentence) {
  /// Why a certificate was refused.
  public enum Reason {
    /// No certificate was shown.
    NO_CERTIFICATE,
    /// More than one certificate: nobody vouches for another here.
    NOT_ALONE,
    /// The key is not ECDSA P-256.
    OTHER_KEY_KIND,
    /// It is this node's own key.
    OWN_KEY,
    /// The key is not pinned for any party.
    NOT_PINNED,
    /// Its first day has not come.
    NOT_YET_VALID,
    /// Its last day is past.
    EXPIRED,
    /// The certificate is not signed by its own key.
    NOT_SELF_MADE
  }
}

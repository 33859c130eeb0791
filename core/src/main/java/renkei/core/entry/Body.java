// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// What an entry states. Sealed twice: what may cross a link ([Crossing]) and what never does
/// ([Domestic]). There is no order and no task among the crossing kinds, so none can be encoded for
/// a peer.
public sealed interface Body permits Crossing, Domestic {
  /// Whether it decides or binds, and is therefore signed by itself when it is recorded (行為). What
  /// is no act is covered by the signed head of its batch.
  boolean act();
}

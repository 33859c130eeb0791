// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import renkei.core.entry.Refusal;

/// Where a link stands. [PeerLink] lists every transition.
public sealed interface LinkState {
  /// No stream.
  ///
  /// @param reason one line for the officer
  record Down(String reason) implements LinkState {}

  /// A stream, and no valid hello of the peer yet.
  record Greeting() implements LinkState {}

  /// Entries flow.
  record Up() implements LinkState {}

  /// One party's past is shorter than what the other remembers of it. No entry flows until that
  /// party begins a new incarnation.
  ///
  /// @param whose past
  /// @param proven by a signature of that party over something that it no longer holds. Only a
  ///   proven loss of ours stops this node from signing: a mere claim of a peer harms its own link
  ///   alone
  /// @param sentence for the officer
  record RolledBack(Whose whose, boolean proven, String sentence) implements LinkState {}

  /// Stopped until an officer takes it up again.
  ///
  /// @param why with a sentence for the officer
  record Suspended(Refusal why) implements LinkState {}

  /// Whose past is shorter.
  enum Whose {
    /// This node's.
    OURS,
    /// The peer's.
    THEIRS
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import renkei.core.entry.PartyId;

/// What a kernel is told once, when it is opened.
///
/// @param self the party
/// @param exercise whether the node's domain is the exercise (演習); real and exercise data never
///   share a node
/// @param restored whether the data folder came from a backup and no incarnation began since: until
///   one begins the node records nothing else
/// @param browserKeys whether officers' keys that are kept in a browser are taken, own and peers'
public record Setup(PartyId self, boolean exercise, boolean restored, boolean browserKeys) {
  /// Takes keys that are kept in a browser.
  public Setup(PartyId self, boolean exercise, boolean restored) {
    this(self, exercise, restored, true);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import renkei.core.entry.PartyId;

/// What a kernel is told once, when it is opened.
///
/// @param self the party
/// @param exercise whether the node's domain is the exercise (演習); real and exercise data never
///   share a node
/// @param restoredAt the last position of the journal when it was restored from a backup; 0: it was
///   not. Until an incarnation begins after it the node records nothing else
public record Setup(PartyId self, boolean exercise, long restoredAt) {}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// A party that must consent. Which command answers inside it is its own matter: the holder of the
/// function, when it is answered.
///
/// @param party who
/// @param function the matter that the answer belongs to
public record Elector(PartyId party, FunctionId function) {}

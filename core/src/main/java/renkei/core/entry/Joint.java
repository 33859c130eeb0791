// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// What a party states under a proposal in force, whole and to every other party of it: that its
/// force arrived, who is on watch for it. Each party states its own matters; a joint entry binds
/// nobody and grants nothing, so there is no order among them and no right follows from one.
///
/// It crosses as the acts of its proposal do, within the ceiling agreed with each of its parties.
/// It is not carried: only acts are.
public sealed interface Joint extends Crossing
    permits VisitEntry, RepairEntry, TeamEntry, ProgrammeEntry {
  /// Entry id of the opening of the proposal that it is stated under.
  @Override
  EntryId proposal();

  /// Whether it may still be stated after a notice ended the proposal: a force leaves after its
  /// visit has ended.
  default boolean afterTheEnd() {
    return false;
  }
}

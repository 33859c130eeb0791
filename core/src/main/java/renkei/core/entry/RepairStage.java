// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// How far a repair has come.
public enum RepairStage {
  /// The vessel is in the dock.
  DOCKED,
  /// The work package is done.
  WORK_DONE,
  /// The vessel left the dock.
  UNDOCKED,
  /// More time is wanted than the slot has.
  EXTENSION_WANTED
}

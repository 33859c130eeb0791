// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// How far something agreed or tasked has come.
public enum Progress {
  /// Taken note of.
  ACKNOWLEDGED,
  /// Being done.
  IN_PROGRESS,
  /// Done.
  FULFILLED,
  /// Stopped before it was done.
  STOPPED
}

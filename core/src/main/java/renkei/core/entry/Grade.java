// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// Reliability of a source as intelligence staffs grade it (AJP-2.1: A to F), best first.
public enum Grade {
  /// Completely reliable.
  A,
  /// Usually reliable.
  B,
  /// Fairly reliable.
  C,
  /// Not usually reliable.
  D,
  /// Unreliable.
  E,
  /// Cannot be judged.
  F
}

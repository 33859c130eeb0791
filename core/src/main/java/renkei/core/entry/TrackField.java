// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// Fields of a track that a rule may let go.
public enum TrackField {
  /// Its name.
  NAME,
  /// Its course over ground.
  COURSE,
  /// Its speed over ground.
  SPEED
}

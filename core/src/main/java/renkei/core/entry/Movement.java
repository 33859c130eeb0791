// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// What a force that visits did.
public enum Movement {
  /// It came to the place.
  ARRIVED,
  /// It left the place.
  DEPARTED
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// How ready a unit is (即応性), as its own party states it.
public enum Readiness {
  /// Ready for what it is listed for.
  READY,
  /// Ready for a part of it.
  READY_WITH_LIMITS,
  /// Not ready.
  NOT_READY
}

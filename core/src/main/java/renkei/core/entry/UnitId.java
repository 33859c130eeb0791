// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// A unit (部隊) of one party; unique in that party only.
///
/// @param code ASCII, 1 to 64 characters
public record UnitId(String code) implements Comparable<UnitId> {
  /// Checks the form.
  public UnitId {
    Form.code("a unit's code", code);
  }

  @Override
  public int compareTo(UnitId other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}

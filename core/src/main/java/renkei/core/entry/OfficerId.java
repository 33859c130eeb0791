// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// An officer of one party. A code and not a name: entries that cross carry it.
///
/// @param code ASCII, 1 to 64 characters
public record OfficerId(String code) implements Comparable<OfficerId> {
  /// Checks the form.
  public OfficerId {
    Form.code("an officer's code", code);
  }

  @Override
  public int compareTo(OfficerId other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// A function (所掌): a matter that can be decided, such as `relief-airlift`. Parties share codes by
/// agreement.
///
/// @param code ASCII, 1 to 64 characters
public record FunctionId(String code) implements Comparable<FunctionId> {
  /// Checks the form.
  public FunctionId {
    Form.code("a function's code", code);
  }

  @Override
  public int compareTo(FunctionId other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}

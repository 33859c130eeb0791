// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// A command (司令部) inside one party; unique in that party only.
///
/// @param code ASCII, 1 to 64 characters
public record CommandId(String code) implements Comparable<CommandId> {
  /// Checks the form.
  public CommandId {
    Form.code("a command's code", code);
  }

  @Override
  public int compareTo(CommandId other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}

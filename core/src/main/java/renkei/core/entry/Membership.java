// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// What parties are members of: an agreement itself, or one of its pillars. Each has members and
/// numbers of its own; being in one says nothing about another.
///
/// @param agreement entry id of the opening of the agreement
/// @param pillar code of the pillar; empty: the agreement itself
public record Membership(EntryId agreement, String pillar) implements Comparable<Membership> {
  /// Checks the form.
  public Membership {
    if (!pillar.isEmpty()) {
      Form.code("a pillar", pillar);
    }
  }

  /// The agreement itself.
  public static Membership of(EntryId agreement) {
    return new Membership(agreement, "");
  }

  @Override
  public int compareTo(Membership other) {
    int first = agreement.compareTo(other.agreement);
    return first != 0 ? first : pillar.compareTo(other.pillar);
  }

  @Override
  public String toString() {
    return pillar.isEmpty() ? agreement.toString() : agreement + " pillar " + pillar;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.Comparator;

/// A dock: its calendar is numbered by the closings of the party that owns the yard.
///
/// @param party whose yard
/// @param yard code of the yard, unique in that party
/// @param dock code of the dock, unique in that yard
public record DockId(PartyId party, String yard, String dock) implements Comparable<DockId> {
  private static final Comparator<DockId> BY_CODE =
      Comparator.comparing(DockId::party).thenComparing(DockId::yard).thenComparing(DockId::dock);

  /// Checks the form.
  public DockId {
    Form.code("a yard's code", yard);
    Form.code("a dock's code", dock);
  }

  @Override
  public int compareTo(DockId other) {
    return BY_CODE.compare(this, other);
  }

  @Override
  public String toString() {
    return yard + "/" + dock;
  }
}

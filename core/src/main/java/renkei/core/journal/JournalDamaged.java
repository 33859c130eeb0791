// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

/// A journal that is not opened, because something that was acknowledged is missing or changed.
/// Nothing on disk was touched.
public final class JournalDamaged extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient BadRecord bad;

  JournalDamaged(BadRecord bad) {
    super(
        "The journal is damaged and stays closed; "
            + bad.sentence()
            + ". Nothing was changed. Keep this folder, and restore the last backup into a new one"
            + " (renkei restore).");
    this.bad = bad;
  }

  /// The first bad record.
  public BadRecord bad() {
    return bad;
  }
}

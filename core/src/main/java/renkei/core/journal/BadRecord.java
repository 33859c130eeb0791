// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

/// The first thing in a journal that is not as it was written.
///
/// @param file the segment or the head file
/// @param offset bytes from the beginning of that file
/// @param position of the row that should be there
/// @param what is wrong, for a person
public record BadRecord(String file, long offset, long position, String what) {
  /// One sentence that names it.
  public String sentence() {
    return "first bad record: "
        + file
        + " at byte "
        + offset
        + ", position "
        + position
        + ": "
        + what;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// One moving thing in one party's picture, such as `mmsi-431000001`. Never crosses a link.
///
/// @param code ASCII, 1 to 64 characters
public record TrackId(String code) implements Comparable<TrackId> {
  /// Checks the form.
  public TrackId {
    Form.code("a track's code", code);
  }

  @Override
  public int compareTo(TrackId other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}

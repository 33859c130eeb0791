// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

/// How much is done: the whole, or just enough to see that it works.
///
/// @param rounds of which the median counts
/// @param work what a number of operations is divided by
record Effort(int rounds, int work) {
  /// For figures that may be cited.
  static final Effort WHOLE = new Effort(5, 1);

  /// For the test that this still runs. Its figures mean nothing.
  static final Effort QUICK = new Effort(2, 200);

  /// A number of operations, fewer in a hurry.
  int of(int whole, int least) {
    return Math.max(least, whole / work);
  }

  /// Seconds, fewer in a hurry.
  double seconds(double whole) {
    return work == 1 ? whole : Math.max(0.2, whole / work);
  }
}

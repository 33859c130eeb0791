// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.util.Arrays;

/// What several rounds gave.
///
/// @param median of all rounds
/// @param low the lowest
/// @param high the highest
record Spread(double median, double low, double high) {
  /// Of the rounds' values, in any sequence; at least one.
  static Spread of(double... rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return new Spread(at(sorted, 0.5), sorted[0], sorted[sorted.length - 1]);
  }

  /// A value of which there is only one.
  static Spread one(double value) {
    return new Spread(value, value, value);
  }

  /// The smallest value that at least this part of all is not above.
  static double at(double[] sorted, double part) {
    int place = (int) Math.ceil(part * sorted.length) - 1;
    return sorted[Math.clamp(place, 0, sorted.length - 1)];
  }
}

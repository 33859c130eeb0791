// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

/// Where random bits come from: a strong generator in a node, a seeded one in the simulator.
public interface RandomSource {
  /// The next 64 random bits.
  long nextLong();
}

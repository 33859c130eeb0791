// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.entry.Level;

/// What a recipient may see by labels alone.
///
/// @param highest the highest level of the label's policy
/// @param held restrictive categories that it holds
/// @param code its code in "Releasable To"
public record Clearance(Level highest, Set<String> held, String code) {
  /// Copies the set in a fixed order.
  public Clearance {
    held = Collections.unmodifiableSet(new TreeSet<>(held));
  }
}

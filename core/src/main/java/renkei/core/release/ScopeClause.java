// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Membership;

/// Before a decision is made: would the agreement or pillar that the officer has in mind let the
/// document go? Once it is made the cover clause asks the same of it.
///
/// @param under what the officer has in mind; null: none
record ScopeClause(@Nullable Membership under) implements Clause {
  @Override
  public String name() {
    return "cover";
  }

  /// Whether there is anything to ask: the officer names a scope, or the document belongs to one.
  boolean asks(Policy policy, Thing.OfDocument document) {
    return under != null || belongs(policy, document) != null;
  }

  @Override
  public void judge(Case about) {
    if (about.thing instanceof Thing.OfDocument document) {
      ScopeCover.of(about, under).lets(belongs(about.policy, document));
    }
  }

  private static @Nullable Membership belongs(Policy policy, Thing.OfDocument document) {
    Optional<Known.Held> held = policy.held(document.item());
    return held.isPresent() ? held.get().under() : null;
  }
}

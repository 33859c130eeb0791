// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Duration;
import java.time.Instant;

/// What another party learns of the readiness of a unit of ours: made for one recipient under a
/// release rule. It asks nothing of anybody.
///
/// @param unit which unit
/// @param names its names
/// @param readiness how ready
/// @param notice to move
/// @param since when that was stated at home
public record ReadinessReleased(
    UnitId unit, Names names, Readiness readiness, Duration notice, Instant since)
    implements Crossing {
  /// Checks the form.
  public ReadinessReleased {
    ReadinessEntry.notice(notice);
    Form.time("since", since);
  }

  @Override
  public boolean act() {
    return false;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import renkei.core.base.Malformed;

/// The three clocks of a proposal; the keeper's clock decides.
///
/// @param acknowledgeBy until when the other side says that it has it
/// @param answerBy until when it answers
/// @param validUntil when it lapses by itself
public record Clocks(Instant acknowledgeBy, Instant answerBy, Instant validUntil) {
  /// Checks that they follow each other.
  public Clocks {
    Form.time("acknowledge-by", acknowledgeBy);
    Form.time("answer-by", answerBy);
    Form.time("valid-until", validUntil);
    Malformed.unless(
        !acknowledgeBy.isAfter(answerBy) && !answerBy.isAfter(validUntil),
        "acknowledge-by, answer-by and valid-until follow each other");
  }
}

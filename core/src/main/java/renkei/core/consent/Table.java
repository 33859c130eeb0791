// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.List;
import renkei.core.entry.Elector;
import renkei.core.entry.PartyId;
import renkei.core.entry.SealedTerms;

/// The terms that are to be answered now, or that were settled, and how each party stands to them.
///
/// @param terms the terms
/// @param author who put them there
/// @param since when its author recorded that
/// @param answers one for each elector, and for the opener
/// @param missing whose consent to exactly these terms the rule still asks for
public record Table(
    SealedTerms terms, PartyId author, Instant since, List<Answer> answers, List<Elector> missing) {
  /// Copies the lists.
  public Table {
    answers = List.copyOf(answers);
    missing = List.copyOf(missing);
  }
}

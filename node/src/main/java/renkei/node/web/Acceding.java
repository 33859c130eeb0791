// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.AgreementText;
import renkei.core.entry.Matter;
import renkei.core.entry.SealedTerms;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// The text of an agreement inside an application to join it. A node that is bound by the agreement
/// puts in its own copy, whatever was drafted, so that no officer ever copies a text by hand.
final class Acceding {
  private Acceding() {}

  /// An application with the text as it is held here; else with what the terms on the table show;
  /// else as drafted. Every other matter as it is.
  ///
  /// @param onTable what it is to replace; null: it opens a proposal
  static Matter shown(State state, Matter drafted, @Nullable Matter onTable) {
    if (!(drafted instanceof Matter.Accession joins)) {
      return drafted;
    }
    Optional<SealedTerms> held = state.proposals().agreed(joins.membership().agreement());
    if (held.isPresent()) {
      return joins.showing(held.get());
    }
    AgreementText before = onTable instanceof Matter.Accession other ? other.text() : null;
    return before == null
        ? joins
        : new Matter.Accession(
            joins.membership(), joins.number(), joins.applicant(), joins.sponsor(), before);
  }

  static void write(ObjectNode node, Matter.Accession accession) {
    AgreementText text = accession.text();
    if (text != null) {
      node.put("textHash", text.hash().hex());
      SealedTerms terms = text.terms();
      if (terms != null) {
        node.set("text", TermsJson.write(terms));
      }
    }
  }

  /// What an applicant was told that it accedes to; null: nothing.
  static @Nullable AgreementText text(Fields fields) {
    return fields
        .maybe("textHash", fields::hash)
        .map(hash -> new AgreementText(hash, null))
        .orElse(null);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// What an applicant accedes to: the terms of the agreement as their signatories sealed them. The
/// hash is the one that their consents bind to, so that nobody can put another text under it.
///
/// @param hash of these terms
/// @param terms the terms themselves, with every authentic text; null: only named, not shown yet
public record AgreementText(Hash hash, @Nullable SealedTerms terms) {
  /// Checks that the terms are those whose hash is named, and an agreement's.
  public AgreementText {
    if (terms != null) {
      Malformed.unless(
          terms.hash().equals(hash),
          "the terms that come with an accession are not those whose hash it names");
      Malformed.unless(
          terms.terms().matter() instanceof Matter.Agreement,
          "what one accedes to is an agreement, and nothing else");
    }
  }

  /// The terms with their hash.
  public static AgreementText of(SealedTerms terms) {
    return new AgreementText(terms.hash(), terms);
  }

  /// Whether everything in it can be shown here.
  public boolean whole() {
    return terms == null || terms.whole();
  }

  /// What the terms say; null: they are not shown.
  public Matter.@Nullable Agreement agreement() {
    return terms != null && terms.terms().matter() instanceof Matter.Agreement agreement
        ? agreement
        : null;
  }
}

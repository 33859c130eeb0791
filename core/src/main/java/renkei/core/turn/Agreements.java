// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.List;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Matter;
import renkei.core.release.Agreement;
import renkei.core.release.OnwardConsent;

/// What the gate takes from the proposals in force, as its own plain values.
final class Agreements {
  private Agreements() {}

  /// Pairings in force, the later one of a pair last.
  static List<Agreement> of(List<renkei.core.consent.Agreement> inForce) {
    return inForce.stream()
        .map(one ->
            new Agreement(one.proposal(), one.peer().party(), one.ours(), one.theirs(), one.ends()))
        .toList();
  }

  /// The onward release that a proposal in force is: its one elector is the originator.
  static List<OnwardConsent> onward(ProposalView view) {
    return view.matter() instanceof Matter.OnwardRelease terms
        ? view.electorate().stream()
            .map(originator ->
                new OnwardConsent(
                    view.id(), originator.party(), terms.entry(), terms.to(), view.ends()))
            .toList()
        : List.of();
  }
}

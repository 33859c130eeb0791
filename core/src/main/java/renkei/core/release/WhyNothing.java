// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.ArrayList;
import java.util.List;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleaseRule;

/// Why little or nothing crosses to a peer: counts for the officer who wonders at an empty link.
final class WhyNothing {
  private WhyNothing() {}

  static List<Reason> of(Policy policy, PartyId peer) {
    List<Reason> why = new ArrayList<>();
    String who = policy.shown(peer);
    if (policy.agreement(peer).isEmpty()) {
      why.add(
          Reason.of(
              ReasonCode.NOT_LINKED,
              "no agreement with " + who + " is in force",
              who + " との協定が発効していない"));
    }
    List<Thing.OfDocument> documents = policy.documents();
    long decided =
        documents.stream()
            .filter(document ->
                policy.decisions(document.item(), peer).stream()
                    .anyMatch(found -> !policy.revoked(found)))
            .count();
    ReasonCode code = decided > 0 ? ReasonCode.BY_DECISION : ReasonCode.NO_DECISION;
    why.add(
        Reason.of(
            code,
            decided + " of " + documents.size() + " documents have a release decision for " + who,
            "文書 " + documents.size() + " 件のうち、" + who + " への提供決定があるのは " + decided + " 件"));
    why.add(rules(policy, peer, new Sort(ReleaseRule.Tracks.class, "tracks", "航跡")));
    why.add(
        rules(
            policy,
            peer,
            new Sort(ReleaseRule.ProgressOf.class, "the progress of requests", "要請の進み具合")));
    why.add(
        rules(policy, peer, new Sort(ReleaseRule.Counterparts.class, "who answers here", "当方の担当")));
    why.add(rules(policy, peer, new Sort(ReleaseRule.ReadinessOf.class, "readiness", "即応性")));
    return why;
  }

  /// A sort of rule, and what it is called.
  private record Sort(Class<? extends ReleaseRule.Scope> scope, String en, String ja) {
    boolean holds(AdoptedRule adopted) {
      return scope.isInstance(adopted.rule().scope());
    }
  }

  private static Reason rules(Policy policy, PartyId peer, Sort sort) {
    long naming = policy.rulesFor(peer).stream().filter(sort::holds).count();
    long all = policy.rules().stream().filter(sort::holds).count();
    String who = policy.shown(peer);
    return Reason.of(
        naming > 0 ? ReasonCode.BY_RULE : ReasonCode.NO_RULE,
        naming + " of " + all + " release rules on " + sort.en() + " name " + who,
        sort.ja() + "の提供規則 " + all + " 件のうち、" + who + " を提供先とするのは " + naming + " 件");
  }
}

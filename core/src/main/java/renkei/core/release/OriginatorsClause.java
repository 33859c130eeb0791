// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Optional;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;

/// Every originator other than this party and the recipient consented, for that entry and that
/// recipient. Consent is not transitive.
final class OriginatorsClause implements Clause {
  @Override
  public String name() {
    return "originators";
  }

  @Override
  public void judge(Case about) {
    boolean own = true;
    for (PartyId originator : about.facts.originators()) {
      if (originator.equals(about.policy.self())) {
        continue;
      }
      own = false;
      if (about.addressed()) {
        about.give(
            ReasonCode.ORIGIN_ADDRESSED,
            about.policy.shown(originator) + " addressed it to " + about.who() + " itself",
            about.policy.shown(originator) + " 自身が " + about.who() + " に宛てた");
      } else if (originator.equals(about.recipient)) {
        about.give(
            ReasonCode.ORIGIN_RECIPIENT,
            about.who() + " is an originator itself",
            about.who() + " 自身が作成元である");
      } else {
        consent(about, originator);
      }
    }
    if (own) {
      about.give(
          ReasonCode.ORIGIN_OWN, "nothing of it comes from another party", "他の当事者から得たものを含まない");
    }
  }

  private static void consent(Case about, PartyId originator) {
    String from = about.policy.shown(originator);
    Optional<EntryId> proposal = about.consent(originator);
    if (proposal.isPresent()) {
      about.give(
          ReasonCode.ORIGINATOR_CONSENTED,
          "originator " + from + " consented to " + about.who() + " by proposal " + proposal.get(),
          "作成元 " + from + " は提案 " + proposal.get() + " で " + about.who() + " への提供に同意した");
    } else {
      about.give(
          ReasonCode.ORIGINATOR_NO_CONSENT,
          "originator " + from + " has not consented to " + about.who() + " for this entry",
          "作成元 " + from + " は、この記録の " + about.who() + " への提供に同意していない");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Optional;
import java.util.Set;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;

/// The label allows the recipient: it holds every restrictive category, and "Releasable To" names
/// it. `ORCON` is answered by the originators' clause; no agreement gives other categories yet.
final class LabelClause implements Clause {
  @Override
  public String name() {
    return "label";
  }

  @Override
  public void judge(Case about) {
    if (about.returns()) {
      about.give(
          ReasonCode.LABEL_OF_RECIPIENT,
          "the label is " + about.who() + "'s own",
          "秘密区分表示は " + about.who() + " 自身のものである");
      return;
    }
    categories(about);
    if (about.addressed()) {
      about.give(
          ReasonCode.LABEL_ADDRESSED,
          "its author addressed it to " + about.who() + " itself",
          "行為者自身が " + about.who() + " に宛てた");
      return;
    }
    if (about.facts.statedBy().equals(about.policy.self())) {
      ownLabel(about);
    } else {
      foreignLabel(about);
    }
  }

  private static void categories(Case about) {
    for (String category : Labels.missing(about.facts.label(), Set.of())) {
      about.give(
          ReasonCode.LABEL_CATEGORY,
          "the label asks for category " + category + ", which " + about.who() + " does not hold",
          "区分 " + category + " が必要だが、" + about.who() + " は保有しない");
    }
  }

  private static void ownLabel(Case about) {
    Set<String> to = about.facts.label().releasableTo();
    Optional<String> code = code(about);
    if (to == null) {
      about.give(
          ReasonCode.LABEL_OWNER_ONLY,
          "the label has no \"Releasable To\": it is for its owner only",
          "「提供可能先」がないため、所有者限りである");
    } else if (code.isEmpty()) {
      about.give(
          ReasonCode.LABEL_NO_CODE,
          "party " + about.who() + " has no code in our labels, because no agreement gives it one",
          "当事者 " + about.who() + " には協定がなく、秘密区分表示に用いる符号がない");
    } else if (Labels.names(about.facts.label(), code.get())) {
      about.give(
          ReasonCode.LABEL_NAMES,
          "the label is releasable to " + code.get(),
          "「提供可能先」に " + code.get() + " がある");
    } else {
      about.give(
          ReasonCode.LABEL_OTHERS,
          "the label is releasable to " + list(to) + ", not to " + code.get(),
          "「提供可能先」は " + list(to) + " であり、" + code.get() + " を含まない");
    }
  }

  /// Codes in a peer's label are that peer's: only its signed consent can name a further party.
  private static void foreignLabel(Case about) {
    boolean consented = true;
    for (PartyId originator : about.facts.originators()) {
      consented &=
          originator.equals(about.policy.self())
              || originator.equals(about.recipient)
              || about.consent(originator).isPresent();
    }
    String from = about.policy.shown(about.facts.statedBy());
    if (consented) {
      about.give(
          ReasonCode.LABEL_WIDENED,
          "the label is "
              + from
              + "'s; the originators consented to "
              + about.who()
              + " for this entry",
          "秘密区分表示は " + from + " のものだが、作成元がこの記録の " + about.who() + " への提供に同意した");
    } else {
      about.give(
          ReasonCode.LABEL_OTHERS,
          "the label is " + from + "'s and made for us; it names nobody further",
          "秘密区分表示は " + from + " が当方に宛てたもので、それ以外の提供先を含まない");
    }
  }

  private static Optional<String> code(Case about) {
    Optional<String> agreed =
        about.policy.agreement(about.recipient).map(found -> found.outward().toCode());
    if (agreed.isPresent()) {
      return agreed;
    }
    Optional<EntryId> proposal = about.proposal();
    return proposal
        .flatMap(about.policy::circle)
        .flatMap(circle -> Optional.ofNullable(circle.codes().get(about.recipient)));
  }

  private static String list(Set<String> codes) {
    return codes.isEmpty() ? "nobody" : String.join(", ", codes);
  }
}

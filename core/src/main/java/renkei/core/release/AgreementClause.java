// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Optional;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;

/// An agreement in force gives a ceiling, and says what the level means on the other side.
final class AgreementClause implements Clause {
  @Override
  public String name() {
    return "agreement";
  }

  @Override
  public void judge(Case about) {
    if (about.returns()) {
      about.give(
          ReasonCode.AGREEMENT_NOT_NEEDED,
          "what goes back to its owner needs no ceiling",
          "所有者へ返すものに上限は要らない");
      return;
    }
    Level stated = about.facts.label().level();
    if (about.thing instanceof Thing.OfCarried && stated != Level.UNCLASSIFIED) {
      about.give(
          ReasonCode.CARRIED_TOO_HIGH,
          "between parties without an agreement only UNCLASSIFIED acts are carried, not " + stated,
          "協定のない当事者の間で運べる行為は UNCLASSIFIED に限られ、" + stated + " は運べない");
      return;
    }
    Optional<Agreement> agreement = about.agreement(about.recipient);
    if (agreement.isPresent()) {
      ownLevel(about).ifPresent(level -> ceiling(about, agreement.get(), level));
    } else if (about.proposal().flatMap(about.policy::circle).filter(Circle::pairing).isPresent()) {
      pairing(about);
    } else {
      about.give(
          ReasonCode.NOT_LINKED,
          "no agreement with " + about.who() + " is in force",
          about.who() + " との協定が発効していない");
    }
  }

  private static void pairing(Case about) {
    Level level = about.facts.label().level();
    if (level == Level.UNCLASSIFIED) {
      about.give(
          ReasonCode.PAIRING_UNCLASSIFIED,
          "an unclassified act about the link itself needs no agreement yet",
          "連接そのものに関する非秘の行為は、協定の発効前でも渡せる");
    } else {
      about.give(
          ReasonCode.PAIRING_TOO_HIGH,
          "without an agreement an act about the link is UNCLASSIFIED, not " + level,
          "協定の発効前の行為は UNCLASSIFIED に限られ、" + level + " は渡せない");
    }
  }

  /// The level in our own policy: as labelled, or as our agreement with who stated it maps it.
  private static Optional<Level> ownLevel(Case about) {
    Label label = about.facts.label();
    PartyId statedBy = about.facts.statedBy();
    if (statedBy.equals(about.policy.self())) {
      return Optional.of(label.level());
    }
    Optional<Agreement> with = about.agreement(statedBy);
    if (with.isEmpty()) {
      about.give(
          ReasonCode.NOT_LINKED,
          "no agreement with " + about.policy.shown(statedBy) + ", whose label it is, is in force",
          "秘密区分表示の主である " + about.policy.shown(statedBy) + " との協定が発効していない");
      return Optional.empty();
    }
    return meaning(about, with.get(), with.get().inward(), label);
  }

  private static Optional<Level> meaning(
      Case about, Agreement agreement, Ceiling ceiling, Label label) {
    if (!label.policy().equals(ceiling.map().policy())) {
      about.give(
          ReasonCode.OTHER_POLICY,
          "the label speaks of policy "
              + label.policy()
              + "; agreement "
              + agreement.id()
              + " maps policy "
              + ceiling.map().policy(),
          "秘密区分表示の基準は "
              + label.policy()
              + " だが、協定 "
              + agreement.id()
              + " の対応表の基準は "
              + ceiling.map().policy()
              + " である");
      return Optional.empty();
    }
    Optional<Level> meaning = Optional.ofNullable(ceiling.map().meanings().get(label.level()));
    if (meaning.isEmpty()) {
      about.give(
          ReasonCode.LEVEL_NOT_MAPPED,
          "level " + label.level() + " has no agreed meaning under agreement " + agreement.id(),
          "区分 " + label.level() + " には協定 " + agreement.id() + " に定められた対応がない");
    }
    return meaning;
  }

  private static void ceiling(Case about, Agreement agreement, Level level) {
    Ceiling ceiling = agreement.outward();
    if (level.compareTo(ceiling.highest()) > 0) {
      about.give(
          ReasonCode.ABOVE_CEILING,
          "level "
              + level
              + " is above the ceiling "
              + ceiling.highest()
              + " for "
              + about.who()
              + " under agreement "
              + agreement.id(),
          "区分 "
              + level
              + " は協定 "
              + agreement.id()
              + " に定める "
              + about.who()
              + " への上限 "
              + ceiling.highest()
              + " を超える");
      return;
    }
    // What was received speaks in its owner's policy; as ours it carries our level.
    boolean own = about.facts.statedBy().equals(about.policy.self());
    Label label = about.facts.label();
    String policy = own ? label.policy() : ceiling.map().policy();
    Label ours =
        new Label(
            policy,
            level,
            label.restrictive(),
            label.releasableTo(),
            label.informative(),
            label.exercise());
    meaning(about, agreement, ceiling, ours)
        .ifPresent(meaning ->
            about.give(
                ReasonCode.WITHIN_CEILING,
                "level "
                    + level
                    + " is within the ceiling "
                    + ceiling.highest()
                    + " for "
                    + about.who()
                    + " under agreement "
                    + agreement.id()
                    + " and means "
                    + meaning
                    + " there",
                "区分 "
                    + level
                    + " は協定 "
                    + agreement.id()
                    + " に定める "
                    + about.who()
                    + " への上限 "
                    + ceiling.highest()
                    + " 以内で、相手側では "
                    + meaning
                    + " に当たる"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;

/// What a proposal is about, in one sentence that says to whom, what, how much, where and until
/// when: what an officer reads before they sign.
///
/// @param code how a party is called here
record MatterWords(Function<PartyId, String> code) {

  /// The same in both languages; of any length.
  record Said(String en, String ja) {
    private static Said of(Names names) {
      return new Said(names.en(), names.ja());
    }
  }

  /// What kind of proposal it is.
  static Said kind(Profile profile) {
    return switch (profile) {
      case PAIRING -> new Said("link", "連接");
      case SUPPORT -> new Said("support request", "支援要請");
      case INFORMATION -> new Said("information request", "情報要求");
      case VISIT -> new Said("visit", "訪問");
      case ONWARD_RELEASE -> new Said("onward release", "再提供");
      case WITHDRAWAL -> new Said("notice of withdrawal", "終了の通告");
      case AGREEMENT -> new Said("agreement", "協定");
      case ACCESSION -> new Said("accession", "加盟申請");
      case LEAVING -> new Said("notice of leaving", "脱退通告");
      case INTEREST -> new Said("interest declared", "関心の表明");
      case SUCCESSION -> new Said("another depositary", "寄託者の交代");
      case TEAM_CHARTER -> new Said("team charter", "合同チーム憲章");
      case PROGRAMME_STAGE -> new Said("stage of a programme", "共同事業の段階");
      case REPAIR_SLOT -> new Said("repair slot", "修理枠");
    };
  }

  /// @param to the other parties that it goes to
  Said of(Matter matter, Collection<PartyId> to) {
    Said kind = kind(Profile.of(matter));
    String others = codes(to);
    Said what = what(matter);
    return new Said(
        kind.en() + " with " + others + ": " + what.en(),
        others + " との" + kind.ja() + "：" + what.ja());
  }

  private String codes(Collection<PartyId> parties) {
    return parties.stream().map(code).collect(Collectors.joining(", "));
  }

  private Said what(Matter matter) {
    return switch (matter) {
      case Matter.Support support -> support(support);
      case Matter.Information asked -> {
        String question = TermsJson.summary(asked).en();
        yield new Said(
            "“" + question + "”, of use until " + asked.latest(),
            "「" + question + "」、" + asked.latest() + " まで有用");
      }
      case Matter.Visit visit -> visit(visit);
      case Matter.RepairSlot slot -> {
        Said summary = Said.of(TermsJson.summary(slot));
        yield new Said(
            summary.en() + span(slot.from(), slot.until()),
            summary.ja() + spanJa(slot.from(), slot.until()));
      }
      case Matter.Agreement agreement -> agreement(agreement);
      case Matter.OnwardRelease release ->
          new Said(
              "release of " + release.entry().shortHex() + " onward to " + code.apply(release.to()),
              release.entry().shortHex() + " の " + code.apply(release.to()) + " への再提供");
      case Matter.Withdrawal withdrawal ->
          new Said(
              withdrawal.proposal().hex().substring(0, 8) + " ends from " + withdrawal.from(),
              withdrawal.proposal().hex().substring(0, 8) + " は " + withdrawal.from() + " に終了");
      case Matter.Leaving leaving ->
          new Said(
              "leaves " + leaving.membership() + " from " + leaving.from(),
              leaving.membership() + " から " + leaving.from() + " に脱退");
      case Matter.Pairing _,
          Matter.Accession _,
          Matter.Interest _,
          Matter.Succession _,
          Matter.TeamCharter _,
          Matter.ProgrammeStage _ ->
          Said.of(TermsJson.summary(matter));
    };
  }

  private static Said support(Matter.Support support) {
    return new Said(
        support.quantity()
            + " × "
            + support.capability()
            + ", function "
            + support.function()
            + span(support.from(), support.until()),
        support.capability()
            + " × "
            + support.quantity()
            + "、所掌 "
            + support.function()
            + spanJa(support.from(), support.until()));
  }

  private Said visit(Matter.Visit visit) {
    return new Said(
        visit.force()
            + ", "
            + visit.headCount()
            + " persons, to "
            + visit.place()
            + " of "
            + code.apply(visit.host())
            + span(visit.from(), visit.until()),
        visit.force()
            + "、"
            + visit.headCount()
            + " 人、"
            + code.apply(visit.host())
            + " の "
            + visit.place()
            + spanJa(visit.from(), visit.until()));
  }

  private Said agreement(Matter.Agreement agreement) {
    String pillars = String.join(", ", agreement.pillars());
    return new Said(
        "between "
            + codes(agreement.parties())
            + (pillars.isEmpty() ? "" : ", pillars " + pillars)
            + ", depositary "
            + code.apply(agreement.depositary()),
        "当事者 "
            + codes(agreement.parties())
            + (pillars.isEmpty() ? "" : "、柱 " + pillars)
            + "、寄託者 "
            + code.apply(agreement.depositary()));
  }

  private static String span(java.time.Instant from, java.time.Instant until) {
    return ", from " + from + " until " + until;
  }

  private static String spanJa(java.time.Instant from, java.time.Instant until) {
    return "、" + from + " から " + until + " まで";
  }
}

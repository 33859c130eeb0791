// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Optional;
import java.util.Set;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Level;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.UnitId;

/// Whether the ground that is named for a statement really lets it go to this recipient.
final class StatementCover {
  private final Case about;
  private final SignedEntry statement;

  StatementCover(Case about, SignedEntry statement) {
    this.about = about;
    this.statement = statement;
  }

  void judge(Ground ground) {
    switch (ground) {
      case Ground.OwnReturned _ -> returned();
      case Ground.Notice _ -> notice();
      case Ground.Electorate _ -> other("an electorate");
      case Ground.Carried _ -> other("carrying");
      case Ground.Decision(EntryId decision, EntryId item) -> {
        if (forRecipientAlone()) {
          decision(decision, item);
        }
      }
      case Ground.Rule(EntryId rule) -> {
        if (forRecipientAlone()) {
          rule(rule);
        }
      }
      case Ground.Asked(EntryId proposal) -> {
        if (forRecipientAlone()) {
          asked(proposal);
        }
      }
    }
  }

  static void audience(Case about) {
    about.give(
        ReasonCode.NOT_IN_AUDIENCE,
        "what was signed is not addressed to " + about.who() + " as it must be",
        "署名された宛先が " + about.who() + " への提供と一致しない");
  }

  private boolean forRecipientAlone() {
    boolean alone = statement.entry().audience().equals(Set.of(about.recipient));
    if (!alone) {
      audience(about);
    }
    return alone;
  }

  private void other(String ground) {
    about.give(
        ReasonCode.OTHER_GROUND,
        ground + " lets no entry of kind " + statement.entry().kind() + " cross",
        "この根拠では種別 " + statement.entry().kind() + " の記録を渡せない");
  }

  private void returned() {
    if (about.returns()) {
      about.give(
          ReasonCode.RETURNED_TO_OWNER,
          about.who() + " stated it itself and asks for it back",
          about.who() + " 自身の記録であり、返還を求めている");
    } else {
      about.give(
          ReasonCode.RETURN_NOT_OWN,
          "only its own entries go back to " + about.who(),
          about.who() + " に返せるのは、その当事者自身の記録だけである");
    }
  }

  private void notice() {
    if (!statement.entry().audience().contains(about.recipient)) {
      audience(about);
      return;
    }
    switch (statement.entry().body()) {
      case Crossing.IncarnationStarted _,
          Crossing.OfficerKeyEntered _,
          Crossing.OfficerKeyRevoked _ ->
          noticed();
      case Crossing.RecallNotice(EntryId released, String _) -> {
        if (about.policy.didCross(released, about.recipient)) {
          noticed();
        } else {
          about.give(
              ReasonCode.NOTHING_CROSSED,
              "entry " + released + " never crossed to " + about.who() + ", so there is no recall",
              "記録 " + released + " は " + about.who() + " へ渡っておらず、回収の対象がない");
        }
      }
      case Crossing _ -> other("a notice");
      case renkei.core.entry.Domestic _ -> other("a notice");
    }
  }

  private void noticed() {
    about.give(
        ReasonCode.BY_NOTICE,
        "a notice of this node to " + about.who() + ", which it concerns",
        "本ノードから、関係する " + about.who() + " への通知である");
  }

  private void decision(EntryId id, EntryId item) {
    Optional<Known.Decided> decision =
        about
            .policy
            .decision(id)
            .filter(found -> found.item.equals(item) && found.recipient.equals(about.recipient));
    if (!(statement.entry().body() instanceof Crossing.DocumentReleased)) {
      other("a release decision");
    } else if (decision.isEmpty() || about.policy.held(item).isEmpty()) {
      about.give(
          ReasonCode.NO_DECISION,
          "no release decision " + id + " about document " + item + " names " + about.who(),
          "文書 " + item + " を " + about.who() + " へ提供する決定 " + id + " がない");
    } else if (about.policy.revoked(decision.get())) {
      CoverClause.revoked(about, id);
    } else {
      CoverClause.held(about, decision.get());
    }
  }

  private void asked(EntryId proposal) {
    if (!(statement.entry().body() instanceof Crossing.InformationGiven given)
        || !given.proposal().equals(proposal)) {
      other("a request for information");
      return;
    }
    Optional<OpenAnswer> open =
        about
            .policy
            .answer(proposal)
            .filter(found -> found.asker().equals(about.recipient) && found.holds(about.at));
    if (open.isEmpty()) {
      about.give(
          ReasonCode.NOT_ASKED,
          "no request for information " + proposal + " of " + about.who() + " is in force",
          about.who() + " の情報要求 " + proposal + " は発効していない");
    } else {
      allowed(open.get());
    }
  }

  /// The asker said how high an answer may be labelled, in its own policy.
  private void allowed(OpenAnswer open) {
    Level level = statement.entry().label().level();
    Optional<Level> means =
        about
            .agreement(about.recipient)
            .map(with -> with.outward().map().meanings())
            .flatMap(meanings -> Optional.ofNullable(meanings.get(level)));
    if (means.filter(found -> found.compareTo(open.allowed()) <= 0).isPresent()) {
      about.give(
          ReasonCode.BY_QUESTION,
          about.who() + " asked for it by request " + open.proposal(),
          about.who() + " が情報要求 " + open.proposal() + " で求めた");
    } else {
      about.give(
          ReasonCode.ABOVE_ALLOWED,
          "level "
              + level
              + " is above what "
              + about.who()
              + " allowed for an answer, "
              + open.allowed(),
          "区分 " + level + " は、" + about.who() + " が回答に認めた " + open.allowed() + " を超える");
    }
  }

  private void rule(EntryId id) {
    Optional<AdoptedRule> adopted =
        about.policy.rule(id, found -> found.rule().recipients().contains(about.recipient));
    if (adopted.isEmpty()) {
      about.give(
          ReasonCode.NO_RULE,
          "no release rule " + id + " that names " + about.who() + " is adopted",
          about.who() + " を提供先とする提供規則 " + id + " がない");
    } else if (inWindow(adopted.get())
        && ScopeCover.of(about, adopted.get().rule().under()).lets(null)) {
      scope(adopted.get());
    }
  }

  private boolean inWindow(AdoptedRule adopted) {
    ReleaseRule rule = adopted.rule();
    if (about.at.isBefore(rule.from())) {
      about.give(
          ReasonCode.RULE_NOT_YET,
          "release rule " + adopted.id() + " holds from " + rule.from(),
          "提供規則 " + adopted.id() + " は " + rule.from() + " から有効である");
      return false;
    }
    if (rule.until() != null && !about.at.isBefore(rule.until())) {
      about.give(
          ReasonCode.RULE_ENDED,
          "release rule " + adopted.id() + " ended at " + rule.until(),
          "提供規則 " + adopted.id() + " は " + rule.until() + " に終了した");
      return false;
    }
    return true;
  }

  private void scope(AdoptedRule adopted) {
    if (adopted.rule().scope() instanceof ReleaseRule.ProgressOf(Set<FunctionId> functions)
        && statement.entry().body() instanceof Crossing.ProgressStated stated) {
      progress(adopted, functions, stated.proposal());
    } else if (adopted.rule().scope() instanceof ReleaseRule.Counterparts(Set<FunctionId> functions)
        && statement.entry().body() instanceof Crossing.CounterpartStated stated) {
      functions(adopted, functions, Set.of(stated.function()));
    } else if (adopted.rule().scope() instanceof ReleaseRule.ReadinessOf(Set<UnitId> units)
        && statement.entry().body() instanceof ReadinessReleased released) {
      unit(adopted, units, released.unit());
    } else {
      other("release rule " + adopted.id());
    }
  }

  private void unit(AdoptedRule adopted, Set<UnitId> allowed, UnitId unit) {
    if (allowed.contains(unit)) {
      about.give(
          ReasonCode.BY_RULE,
          "release rule " + adopted.id() + " covers it for " + about.who(),
          "提供規則 " + adopted.id() + " が " + about.who() + " への提供を認めている");
    } else {
      about.give(
          ReasonCode.RULE_UNIT,
          "release rule " + adopted.id() + " does not cover unit " + unit,
          "提供規則 " + adopted.id() + " は部隊 " + unit + " を対象としない");
    }
  }

  private void progress(AdoptedRule adopted, Set<FunctionId> functions, EntryId proposal) {
    Optional<Circle> circle = about.policy.circle(proposal);
    if (circle.isEmpty()) {
      CoverClause.unknown(about, proposal);
    } else if (!circle.get().opener().equals(about.recipient)) {
      about.give(
          ReasonCode.NOT_THE_ASKER,
          "how far proposal " + proposal + " has come is for its opener, not for " + about.who(),
          "提案 " + proposal + " の進み具合は提案した当事者へのもので、" + about.who() + " へのものではない");
    } else {
      functions(adopted, functions, about.policy.functions(circle.get()));
    }
  }

  private void functions(AdoptedRule adopted, Set<FunctionId> allowed, Set<FunctionId> asked) {
    if (!asked.isEmpty() && allowed.containsAll(asked)) {
      about.give(
          ReasonCode.BY_RULE,
          "release rule " + adopted.id() + " covers it for " + about.who(),
          "提供規則 " + adopted.id() + " が " + about.who() + " への提供を認めている");
    } else {
      about.give(
          ReasonCode.RULE_FUNCTION,
          "release rule " + adopted.id() + " does not cover function " + asked,
          "提供規則 " + adopted.id() + " は所掌 " + asked + " を対象としない");
    }
  }
}

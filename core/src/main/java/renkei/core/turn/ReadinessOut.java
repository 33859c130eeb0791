// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import renkei.core.authority.UnitLine;
import renkei.core.entry.Ceiling;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.UnitId;
import renkei.core.profile.ReadinessBoard;
import renkei.core.release.AdoptedRule;
import renkei.core.release.Agreement;

/// Which statements of readiness release rules make due: one for each recipient whenever what was
/// stated at home differs from what it was told last. Owner: the turn.
final class ReadinessOut {
  private final State state;

  ReadinessOut(State state) {
    this.state = state;
  }

  /// A statement that is due.
  ///
  /// @param rule by which rule
  /// @param to its one recipient
  /// @param label as high as that of what was stated at home, for this recipient alone
  record Due(EntryId rule, PartyId to, ReadinessReleased body, Label label) {}

  List<Due> due(Instant now) {
    List<Due> due = new ArrayList<>();
    for (AdoptedRule rule : state.desk().policy().rules()) {
      if (rule.rule().scope() instanceof ReleaseRule.ReadinessOf(Set<UnitId> units)
          && Settling.inForce(rule, now)) {
        for (UnitId unit : units) {
          state
              .folds()
              .readiness()
              .of(unit)
              .ifPresent(own -> rule.rule().recipients().forEach(to -> add(rule, own, to, due)));
        }
      }
    }
    return due;
  }

  /// Two rules that cover one unit for one party make one statement.
  private void add(AdoptedRule rule, ReadinessBoard.Own own, PartyId to, List<Due> due) {
    UnitId unit = own.body().unit();
    Optional<Label> label = label(own.entry().label(), to);
    ReadinessReleased body =
        new ReadinessReleased(
            unit, names(unit), own.body().readiness(), own.body().notice(), own.entry().recorded());
    boolean news =
        state.folds().readiness().told(to, unit).filter(body::equals).isEmpty()
            && due.stream().noneMatch(one -> one.to().equals(to) && one.body().equals(body));
    if (news && label.isPresent()) {
      due.add(new Due(rule.id(), to, body, label.get()));
    }
  }

  /// The label for one recipient; empty: the label at home does not name it, or the agreement with
  /// it gives the level no meaning, so nothing is due.
  private Optional<Label> label(Label home, PartyId to) {
    Agreement with = state.desk().policy().agreements().get(to);
    Set<String> names = home.releasableTo();
    if (with == null || names == null) {
      return Optional.empty();
    }
    Ceiling outward = with.outward();
    boolean fits =
        names.contains(outward.toCode())
            && home.level().compareTo(outward.highest()) <= 0
            && outward.map().meanings().containsKey(home.level());
    return fits
        ? Optional.of(
            new Label(
                home.policy(),
                home.level(),
                home.restrictive(),
                Set.of(outward.toCode()),
                home.informative(),
                home.exercise()))
        : Optional.empty();
  }

  private Names names(UnitId unit) {
    return state.register().unit(unit).map(UnitLine::names).orElse(Names.same(unit.code()));
  }
}

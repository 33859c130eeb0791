// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Joint;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// The one exit: a pure function from a thing, a recipient, a policy and a time to a ruling with
/// all its reasons. Default withhold: every clause must speak, and none against.
public final class Gate {
  private static final Gate STANDARD = new Gate(clauses());

  private final List<Clause> clauses;

  /// A gate of some clauses, so that a test can leave one out.
  Gate(List<Clause> clauses) {
    this.clauses = List.copyOf(clauses);
  }

  /// The clauses in their sequence.
  static List<Clause> clauses() {
    return List.of(
        new DomainClause(),
        new LabelClause(),
        new AgreementClause(),
        new OriginatorsClause(),
        new CoverClause(),
        new ReductionClause());
  }

  /// Rules on one thing for one recipient.
  public static Ruling rule(Thing thing, PartyId recipient, Policy policy, Instant at) {
    return STANDARD.judge(new Case(thing, recipient, policy, at));
  }

  /// What the gate would say of a document if an officer decided now to release it, for the release
  /// desk and before a decision is recorded.
  public static Ruling foresee(
      Thing.OfDocument document, PartyId recipient, Policy policy, Instant at) {
    return new Gate(clauses().stream().filter(clause -> !(clause instanceof CoverClause)).toList())
        .judge(new Case(document, recipient, policy, at));
  }

  /// The same of a decision to release it within an agreement or pillar, or within none: also
  /// whether both are members of it now, and whether the level fits its ceiling.
  ///
  /// @param under within which it is to go; null: within none but the pairing
  public static Ruling foresee(
      Thing.OfDocument document,
      @Nullable Membership under,
      PartyId recipient,
      Policy policy,
      Instant at) {
    ScopeClause scope = new ScopeClause(under);
    List<Clause> asked = new ArrayList<>();
    for (Clause clause : clauses()) {
      if (!(clause instanceof CoverClause)) {
        asked.add(clause);
      } else if (scope.asks(policy, document)) {
        asked.add(scope);
      }
    }
    return new Gate(asked).judge(new Case(document, recipient, policy, at));
  }

  /// A permit for a signed entry to one recipient, if the ruling lets it.
  public static Optional<EntryPermit> permit(
      SignedEntry crossing, Ground ground, PartyId recipient, Policy policy, Instant at) {
    Ruling ruling = rule(thing(crossing, ground), recipient, policy, at);
    Set<PartyId> further = further(crossing, ground, recipient, policy, at);
    return switch (ruling) {
      case Ruling.Released released ->
          Optional.of(
              new EntryPermit(
                  crossing,
                  ground,
                  recipient,
                  new EntryPermit.Basis(policy.number(), released.codes()),
                  further));
      case Ruling.Reduced _, Ruling.Withheld _ -> Optional.empty();
    };
  }

  /// The ruling that [#permit] rests on, for whoever must say why there is none.
  public static Ruling rule(
      SignedEntry crossing, Ground ground, PartyId recipient, Policy policy, Instant at) {
    return rule(thing(crossing, ground), recipient, policy, at);
  }

  /// The same permit under a later policy, if that policy still lets it.
  public static Optional<EntryPermit> renew(EntryPermit permit, Policy policy, Instant at) {
    return permit(permit.entry(), permit.ground(), permit.recipient(), policy, at);
  }

  /// Whether a permit was made under the present policy: compared at the last hand-over.
  public static boolean current(Permit permit, Policy policy) {
    return permit.policyNumber() == policy.number();
  }

  /// Whom of its audience this node cannot reach: whoever gets it and takes part may carry it to
  /// them.
  private static Set<PartyId> further(
      SignedEntry crossing, Ground ground, PartyId recipient, Policy policy, Instant at) {
    if (crossing.entry().body() instanceof Joint
        || thing(crossing, ground) instanceof Thing.OfStatement) {
      return Set.of();
    }
    Set<PartyId> further = new TreeSet<>(crossing.entry().audience());
    further.remove(recipient);
    further.remove(policy.self());
    further.removeIf(to -> policy.agreement(to).filter(found -> found.holds(at)).isPresent());
    return further;
  }

  private static Thing thing(SignedEntry crossing, Ground ground) {
    boolean act =
        ground.entry() != null
            && Case.proposalOf(crossing.entry()).filter(ground.entry()::equals).isPresent();
    return switch (ground) {
      case Ground.Electorate _ when act -> new Thing.OfAct(crossing);
      case Ground.Carried _ when act -> new Thing.OfCarried(crossing);
      case Ground _ -> new Thing.OfStatement(crossing, ground);
    };
  }

  /// Runs every clause, whatever the ones before it said.
  Ruling judge(Case about) {
    for (Clause clause : clauses) {
      int before = about.reasons().size();
      try {
        clause.judge(about);
      } catch (RuntimeException failure) {
        about.give(
            ReasonCode.CLAUSE_FAILED,
            "clause " + clause.name() + " failed with " + failure.getClass().getSimpleName(),
            "判定条項 " + clause.name() + " が失敗した (" + failure.getClass().getSimpleName() + ")");
      }
      if (about.reasons().size() == before) {
        about.give(
            ReasonCode.CLAUSE_SILENT,
            "clause " + clause.name() + " gave no reason, which counts as no",
            "判定条項 " + clause.name() + " が理由を示さないため、不可とみなす");
      }
    }
    return ruling(about);
  }

  private static Ruling ruling(Case about) {
    List<Reason> reasons = new ArrayList<>(about.reasons());
    boolean lets = !reasons.isEmpty() && reasons.stream().allMatch(Reason::allows);
    if (lets && about.thing instanceof Thing.OfTrack) {
      if (about.form().isPresent() && about.covering().isPresent()) {
        return new Ruling.Reduced(about.form().get(), about.covering().get().id(), reasons);
      }
      reasons.add(
          Reason.of(
              ReasonCode.NO_FORM, "nothing says in which form it would cross", "提供の形を定めるものがない"));
      lets = false;
    }
    return lets ? new Ruling.Released(reasons) : new Ruling.Withheld(reasons);
  }
}

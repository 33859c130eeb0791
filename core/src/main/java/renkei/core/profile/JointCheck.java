// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Joint;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// What holds for every joint entry, whatever it states: it is stated under a proposal in force, by
/// one of its parties, to all the others. Owned by the turn; not thread-safe.
public final class JointCheck {
  /// Joint entries of one author held of which the proposal is not.
  static final int EARLY_PER_PARTY_MAX = 1_000;

  private final PartyId self;
  private final Proposals proposals;
  private final Map<PartyId, Integer> early = new HashMap<>();

  /// Nothing held yet.
  public JointCheck(PartyId self, Proposals proposals) {
    this.self = self;
    this.proposals = proposals;
  }

  /// Why a joint entry, own or received, is refused. What its author cannot have known to be over
  /// is kept: a received one counts once its proposal is in force here, and is refused only when
  /// that came to another end.
  public Optional<Refusal> check(Entry entry, Joint joint) {
    Optional<ProposalView> found = proposals.find(joint.proposal());
    boolean own = entry.party().equals(self);
    if (found.isEmpty()) {
      return early(entry);
    }
    ProposalView view = found.get();
    if (!view.parties().contains(entry.party()) || !view.parties().contains(self)) {
      return refuse(
          RefusalCode.NOT_YOUR_MATTER,
          "Only the parties of a proposal state something under it, to each other.");
    }
    boolean inForce = view.state() == ProposalState.IN_FORCE;
    boolean holds =
        own
            ? inForce && (joint.afterTheEnd() || view.inForce(self, entry.recorded()))
            : inForce || !view.state().settled();
    if (holds) {
      return addressed(entry, view)
          ? Optional.empty()
          : refuse(
              RefusalCode.NOT_ADDRESSED,
              "What is stated under a proposal is for all its other parties, and nobody else.");
    }
    return refuse(
        RefusalCode.STALE,
        "The proposal that it is stated under is not in force: "
            + (view.state() != ProposalState.IN_FORCE
                ? "it is " + view.state() + "."
                : view.inForce(entry.recorded())
                    ? "this party has left it."
                    : "it ended at " + view.ends() + "."));
  }

  /// An own entry is for everybody who has not left. An author may have heard of a leaving that is
  /// not held here yet: whether what it states counts is read once that is here.
  private boolean addressed(Entry entry, ProposalView view) {
    Set<PartyId> others = new HashSet<>(view.others(entry.party()));
    if (entry.audience().equals(others) && !entry.party().equals(self)) {
      return true;
    }
    return entry.party().equals(self)
        ? entry.audience().equals(Set.copyOf(view.others(self, entry.recorded())))
        : view.profile() == Profile.TEAM_CHARTER && others.containsAll(entry.audience());
  }

  /// Why what is stated under a proposal that is not held here is refused. Of three parties one may
  /// hear of the opening later than of what another states under it.
  public Optional<Refusal> early(Entry entry) {
    boolean own = entry.party().equals(self);
    boolean third =
        entry.audience().stream().anyMatch(p -> !p.equals(self) && !p.equals(entry.party()));
    if (own || !third) {
      return refuse(
          RefusalCode.NO_SUCH_PROPOSAL,
          "The proposal that it is stated under is not held here: name one that is in force.");
    }
    return early.getOrDefault(entry.party(), 0) < EARLY_PER_PARTY_MAX
        ? Optional.empty()
        : refuse(
            RefusalCode.FULL,
            "Too many statements of " + entry.party() + " came before what they are stated under.");
  }

  /// Counts what came before its proposal. Called for every joint entry that is folded.
  public void apply(Entry entry) {
    if (entry.body() instanceof Joint joint
        && !entry.party().equals(self)
        && proposals.find(joint.proposal()).isEmpty()) {
      early.merge(entry.party(), 1, Integer::sum);
    }
  }

  /// Whether what is stated under a proposal counts: it came into force, and still is or has ended.
  public static boolean counts(Proposals proposals, EntryId proposal) {
    return proposals
        .find(proposal)
        .filter(view -> view.state() == ProposalState.IN_FORCE)
        .isPresent();
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;
import renkei.core.turn.TurnOutput;

/// A keeper closes only what its record bears out, once, and everybody who holds the closing reads
/// the same outcome; two different closings settle nothing (DESIGN rules 3 and 5).
final class OneOutcome implements Invariant {
  private final Expected expected;
  private final World world;
  private final Readings readings;
  private final Map<PartyId, Minutes> minutes = new HashMap<>();
  private final Set<EntryId> touched = new HashSet<>();
  private final Map<EntryId, SignedEntry> closings = new HashMap<>();
  private long closed;
  private long voided;

  OneOutcome(Expected expected, World world, Readings readings) {
    this.readings = readings;
    this.expected = expected;
    this.world = world;
  }

  long closed() {
    return closed;
  }

  /// How many of them as void.
  long voided() {
    return voided;
  }

  @Override
  public void recorded(SimParty party, List<Placed> rows) {
    rows.forEach(placed -> take(party, placed.row(), true));
  }

  @Override
  public void restored(SimParty party) {
    minutes.remove(party.id());
    Set<Hash> known = new HashSet<>();
    world.parties().forEach(any -> known.addAll(hashes(any)));
    // A closing that was lost before anybody else had it never was.
    closings
        .values()
        .removeIf(closing ->
            closing.entry().party().equals(party.id()) && !known.contains(closing.hash()));
    party.rows().forEach(seen -> take(party, seen.row(), false));
  }

  /// A closing that was lost and that only a liar holds comes back when the liar pleases.
  private boolean heldHonestly(SignedEntry closing) {
    return world.honest().stream().anyMatch(party -> hashes(party).contains(closing.hash()));
  }

  private static Set<Hash> hashes(SimParty party) {
    Set<Hash> hashes = new HashSet<>();
    for (RowTap.Seen seen : party.rows()) {
      switch (seen.row()) {
        case Row.Own own -> hashes.add(own.entry().hash());
        case Row.Received received -> hashes.add(Hash.sha256(received.bytes().unsafe()));
        case Row _ -> {}
      }
    }
    return hashes;
  }

  private void take(SimParty party, Row row, boolean anew) {
    switch (row) {
      case Row.Own own -> act(party, own.entry(), anew);
      case Row.Readmitted back -> act(party, back.entry(), false);
      case Row.Received received -> {
        boolean evidence =
            received.verdict().refusal() != null
                && Proposals.evidence(received.verdict().refusal());
        if (evidence || received.verdict().state() == Verdict.State.APPLIED) {
          readings.of(received).ifPresent(signed -> act(party, signed, false));
        }
      }
      case Row _ -> {}
    }
  }

  private void act(SimParty party, SignedEntry signed, boolean stated) {
    Optional<EntryId> proposal = Proposals.proposalOf(signed.entry());
    if (proposal.isEmpty() || !Proposals.handles(signed.entry())) {
      return;
    }
    Minutes its = minutes.computeIfAbsent(party.id(), _ -> new Minutes());
    if (signed.entry().body() instanceof Crossing.ProposalClosed closing) {
      touched.add(proposal.get());
      if (stated) {
        closes(party, its, signed, closing);
      }
    }
    its.take(proposal.get(), signed);
  }

  private void closes(
      SimParty party, Minutes its, SignedEntry signed, Crossing.ProposalClosed closing) {
    closed++;
    Expected.Circle circle = expected.circle(closing.proposal()).orElseThrow();
    String told = party.code() + " closed " + closing.proposal() + " as " + closing.outcome();
    unless(circle.keeper().equals(party.id()), () -> told + " and is not its keeper");
    SignedEntry before = closings.put(closing.proposal(), signed);
    unless(
        before == null || Minutes.same(before, signed) || !heldHonestly(before),
        () -> told + " after it closed it otherwise");
    long at = signed.entry().recorded().toEpochMilli();
    long until = circle.opened().clocks().validUntil().toEpochMilli();
    boolean notice = circle.opened().rule() instanceof ConsentRule.None;
    switch (closing.outcome()) {
      case IN_FORCE -> {
        unless(notice || at < until, () -> told + " after it had lapsed");
        unless(notice || enough(circle, its, closing), () -> told + " without consents it needs");
      }
      case DECLINED ->
          unless(
              circle.parties().stream()
                  .anyMatch(voice ->
                      its.said(closing.proposal(), voice, closing.terms()) == Minutes.Said.NO),
              () -> told + " though nobody declined");
      case WITHDRAWN ->
          unless(
              its.withdrawn(closing.proposal(), circle.opening().entry().party()),
              () -> told + " though its opener did not");
      case LAPSED -> unless(at >= until, () -> told + " before its time");
      case VOID -> {
        voided++;
        unless(
            Numbers.change(circle).filter(change -> taken(party.id(), its, change)).isPresent()
                || dockTaken(party, its, closing),
            () -> told + " though nothing took its number or its window");
      }
    }
    if (closing.outcome() == Outcome.IN_FORCE) {
      Numbers.change(circle).ifPresent(change -> makes(told, circle, its, change));
    }
  }

  private boolean dockTaken(SimParty keeper, Minutes its, Crossing.ProposalClosed closing) {
    Matter matter = expected.terms(closing.proposal()).get(closing.terms());
    return matter != null
        && new Numbers(keeper.id(), expected, its).dockTaken(closing.proposal(), matter);
  }

  /// Whether by the keeper's own record the next number was made, by another proposal.
  private boolean taken(PartyId keeper, Minutes its, Numbers.Change change) {
    return new Numbers(keeper, expected, its)
        .made(change.of()).stream().anyMatch(made -> made.number() >= change.number());
  }

  /// A number is made once, for a proposal that asked every member at the number before.
  private void makes(String told, Expected.Circle circle, Minutes its, Numbers.Change change) {
    unless(!taken(circle.keeper(), its, change), () -> told + " though its number was made before");
    Set<PartyId> members =
        new Numbers(circle.keeper(), expected, its)
            .members(change.of(), change.number())
            .orElse(Set.of());
    Set<PartyId> asked = new HashSet<>(members);
    asked.add(change.party());
    unless(asked.equals(circle.parties()), () -> told + " without asking exactly its members");
    unless(
        members.contains(change.party()) != change.joins(),
        () -> told + " for a party that is a member, or is none");
  }

  private static boolean enough(
      Expected.Circle circle, Minutes its, Crossing.ProposalClosed closing) {
    Set<PartyId> yes = new HashSet<>();
    for (PartyId voice : circle.parties()) {
      if (its.said(closing.proposal(), voice, closing.terms()) == Minutes.Said.YES) {
        yes.add(voice);
      }
    }
    return enough(circle, yes);
  }

  /// Whether a closing in force lists a consent of everybody whom the rule asks for. A liar's may
  /// leave one out though it is held: it is not borne out by what is held beside it.
  private static boolean listsEnough(Expected.Circle circle, Minutes its, SignedEntry act) {
    return !(act.entry().body() instanceof Crossing.ProposalClosed closing)
        || closing.outcome() != Outcome.IN_FORCE
        || circle.opened().rule() instanceof ConsentRule.None
        || enough(circle, its.consented(closing));
  }

  /// The rule once more, by itself: the opener, the depositary of an agreement, and as many of the
  /// electorate, or those of it, as the opening says.
  private static boolean enough(Expected.Circle circle, Set<PartyId> yes) {
    PartyId opener = circle.opening().entry().party();
    boolean agreement = circle.opened().terms().terms().matter() instanceof Matter.Agreement;
    boolean keeper = !agreement || yes.contains(circle.keeper());
    return yes.contains(opener)
        && keeper
        && switch (circle.opened().rule()) {
          case ConsentRule.All _ -> yes.containsAll(circle.parties());
          case ConsentRule.AtLeast(int count) ->
              circle.opened().electorate().stream().filter(e -> yes.contains(e.party())).count()
                  >= count;
          case ConsentRule.Named(var named) -> yes.containsAll(named);
          case ConsentRule.None _ -> true;
        };
  }

  @Override
  public void turned(SimParty party, TurnOutput output) {
    if (!output.changed() || touched.isEmpty()) {
      return;
    }
    List<EntryId> now = List.copyOf(touched);
    touched.clear();
    for (EntryId proposal : now) {
      for (SimParty one : world.honest()) {
        if (one.sound() && one.state().incarnation() > 0) {
          read(one, proposal);
        }
      }
    }
  }

  /// What a node reads is what the closings that it holds say.
  private void read(SimParty party, EntryId proposal) {
    Optional<ProposalView> view = party.state().proposals().find(proposal);
    Optional<Expected.Circle> circle = expected.circle(proposal);
    Minutes its = minutes.get(party.id());
    if (view.isEmpty() || circle.isEmpty() || its == null) {
      return;
    }
    List<SignedEntry> held = new ArrayList<>();
    for (SignedEntry act : its.of(proposal)) {
      if (act.entry().body() instanceof Crossing.ProposalClosed
          && act.entry().party().equals(circle.get().keeper())) {
        held.add(act);
      }
    }
    // A closing that rests on acts which never came says nothing yet: a liar may keep them back,
    // and
    // a restored node can have its own closing back before them.
    held.removeIf(act -> !its.bears(proposal, act));
    held.removeIf(act -> !listsEnough(circle.get(), its, act));
    if (!numbered(party, its, circle.get())) {
      held.removeIf(act ->
          act.entry().body() instanceof Crossing.ProposalClosed closed
              && closed.outcome() == Outcome.IN_FORCE);
    }
    if (held.isEmpty()) {
      unless(
          !view.get().state().settled(),
          () -> party.code() + " reads " + view.get().state() + " without a closing");
      return;
    }
    ProposalState state = view.get().state();
    boolean many = held.stream().anyMatch(act -> !Minutes.same(act, held.getFirst()));
    if (many) {
      unless(
          state == ProposalState.DISPUTED,
          () -> party.code() + " reads " + state + " from two different closings");
      return;
    }
    if (held.getFirst().entry().body() instanceof Crossing.ProposalClosed closing) {
      unless(
          state == state(closing.outcome()),
          () ->
              party.code()
                  + " reads "
                  + state
                  + " of "
                  + proposal
                  + " from a closing as "
                  + closing.outcome()
                  + ": "
                  + view.get().why());
      Hash terms = view.get().onTable().hash();
      unless(
          closing.outcome() != Outcome.IN_FORCE || terms.equals(closing.terms()),
          () -> party.code() + " reads other terms in force than the closing names");
    }
  }

  /// Whether the number that it was opened on is known here; who joins knows none before its own.
  private boolean numbered(SimParty party, Minutes its, Expected.Circle circle) {
    Optional<Numbers.Change> change = Numbers.change(circle);
    return change.isEmpty()
        || change.get().joins() && change.get().party().equals(party.id())
        || new Numbers(party.id(), expected, its)
            .members(change.get().of(), change.get().number())
            .isPresent();
  }

  private static ProposalState state(Outcome outcome) {
    return switch (outcome) {
      case IN_FORCE -> ProposalState.IN_FORCE;
      case DECLINED -> ProposalState.DECLINED;
      case WITHDRAWN -> ProposalState.WITHDRAWN;
      case LAPSED -> ProposalState.LAPSED;
      case VOID -> ProposalState.VOID;
    };
  }
}

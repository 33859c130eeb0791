// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;
import renkei.core.journal.Row;
import renkei.core.turn.TurnOutput;

/// All honest nodes that hold the closing which made a number of a membership have the same members
/// at that number; nobody is a member without the consent of every member before it; and no member
/// is lost but by its own notice (DESIGN 3 and 5).
///
/// What a closing says is read from the closing and the acts that it lists, whoever holds them. It
/// cannot tell which of two closings for one number comes first: where a depositary lies the number
/// is contested, and nobody shows it as made.
final class OneMembership implements Invariant {
  private final Expected expected;
  private final World world;
  private final Readings readings;
  private final Map<Hash, SignedEntry> acts = new HashMap<>();
  private final Map<Made, Set<PartyId>> seen = new HashMap<>();
  private final Set<PartyId> touched = new HashSet<>();
  private long checked;
  private long joined;
  private long left;

  /// A number and the closing that made it.
  private record Made(Membership of, long number, Hash closing) {}

  OneMembership(Expected expected, World world, Readings readings) {
    this.expected = expected;
    this.world = world;
    this.readings = readings;
  }

  /// How many numbers with other members than before were looked at.
  long checked() {
    return checked;
  }

  /// How many of them somebody joined by, and how many somebody left by.
  long joined() {
    return joined;
  }

  long left() {
    return left;
  }

  @Override
  public void recorded(SimParty party, List<Placed> rows) {
    for (Placed placed : rows) {
      SignedEntry signed =
          switch (placed.row()) {
            case Row.Own own -> own.entry();
            case Row.Readmitted back -> back.entry();
            case Row.Received received -> readings.of(received).orElse(null);
            case Row _ -> null;
          };
      if (signed != null && Proposals.handles(signed.entry())) {
        acts.putIfAbsent(signed.hash(), signed);
        touched.add(party.id());
      }
    }
  }

  @Override
  public void turned(SimParty party, TurnOutput output) {
    if (touched.remove(party.id()) && party.sound()) {
      party.state().proposals().memberships().forEach(line -> look(party, line));
    }
  }

  private void look(SimParty party, MembershipLine line) {
    String told = party.code() + " shows number " + line.number() + " of " + line.membership();
    Made made = new Made(line.membership(), line.number(), line.made().closing());
    Set<PartyId> members = new TreeSet<>(line.members());
    Set<PartyId> before = seen.putIfAbsent(made, members);
    unless(
        before == null || before.equals(members),
        () -> told + " with other members than another node");
    if (before == null) {
      checked++;
      SignedEntry closing = acts.get(made.closing());
      unless(closing != null, () -> told + " by a closing that nobody stated");
      if (closing != null && closing.entry().body() instanceof Crossing.ProposalClosed closed) {
        consented(told, made, members, closed);
      }
    }
  }

  private void consented(
      String told, Made made, Set<PartyId> members, Crossing.ProposalClosed closed) {
    unless(closed.outcome() == Outcome.IN_FORCE, () -> told + " by a closing as " + closed);
    Set<PartyId> yes = new TreeSet<>();
    Set<PartyId> ratified = new TreeSet<>();
    List<Hash> listed = new ArrayList<>(closed.acts());
    SignedEntry opening =
        expected.circle(closed.proposal()).map(Expected.Circle::opening).orElse(null);
    if (opening != null) {
      listed.add(opening.hash());
    }
    for (Hash hash : listed) {
      SignedEntry act = acts.get(hash);
      if (act != null && Numbers.consents(act, closed.terms())) {
        yes.add(act.entry().party());
      } else if (act != null && Numbers.ratifies(act, closed.terms())) {
        ratified.add(act.entry().party());
      }
    }
    Matter matter = expected.terms(closed.proposal()).get(closed.terms());
    if (matter != null && Numbers.ratifies(matter)) {
      yes.retainAll(ratified);
    }
    Optional<Numbers.Change> change = expected.circle(closed.proposal()).flatMap(Numbers::change);
    if (change.isEmpty()) {
      unless(yes.equals(members), () -> told + " with founders that are not those who consented");
    } else if (change.get().joins()) {
      joined++;
      unless(
          yes.containsAll(members),
          () -> told + " without the consent of every member: " + codes(members, yes));
    } else {
      left++;
      unless(!members.contains(change.get().party()), () -> told + " with a member that left");
    }
    follows(told, made, members, change.orElse(null));
  }

  /// The number before it, as any node showed it, differs by the one who joined or left.
  private void follows(
      String told, Made made, Set<PartyId> members, Numbers.@Nullable Change change) {
    List<Set<PartyId>> before =
        seen.entrySet().stream()
            .filter(one -> one.getKey().of().equals(made.of()))
            .filter(one -> one.getKey().number() == made.number() - 1)
            .map(Map.Entry::getValue)
            .toList();
    if (change == null || before.size() != 1) {
      return;
    }
    Set<PartyId> expectedNow = new TreeSet<>(before.getFirst());
    if (change.joins()) {
      expectedNow.add(change.party());
    } else {
      expectedNow.remove(change.party());
    }
    unless(
        expectedNow.equals(members),
        () -> told + " with members that do not follow from the number before");
  }

  private String codes(Set<PartyId> members, Set<PartyId> but) {
    List<String> codes = new ArrayList<>();
    for (PartyId party : members) {
      if (!but.contains(party)) {
        codes.add(world.party(party).code());
      }
    }
    return String.join(", ", codes);
  }

  /// In the end whoever holds the same closings, with what they rest on, is at the same number.
  @Override
  public void ended(World world) {
    Map<Membership, Map<Set<Hash>, MembershipLine>> byClosings = new HashMap<>();
    for (SimParty party : world.honest()) {
      for (MembershipLine line : party.state().proposals().memberships()) {
        MembershipLine other =
            byClosings
                .computeIfAbsent(line.membership(), _ -> new HashMap<>())
                .putIfAbsent(closings(party, line.membership()), line);
        unless(
            other == null || other.equals(line),
            () ->
                party.code()
                    + " is at number "
                    + line.number()
                    + " of "
                    + line.membership()
                    + " and another with the same closings is not");
      }
    }
  }

  /// The closings about a membership that a party holds, with every act that they list.
  private Set<Hash> closings(SimParty party, Membership of) {
    Set<Hash> closings = new HashSet<>();
    for (var view : party.state().proposals().all()) {
      if (of.agreement().equals(view.id()) || changes(view.opening(), of)) {
        Set<Hash> held = new HashSet<>();
        view.acts().forEach(act -> held.add(act.hash()));
        for (SignedEntry act : view.acts()) {
          if (act.entry().body() instanceof Crossing.ProposalClosed closed
              && held.containsAll(closed.acts())) {
            closings.add(act.hash());
          }
        }
      }
    }
    return closings;
  }

  private static boolean changes(Entry opening, Membership of) {
    if (!(opening.body() instanceof Crossing.ProposalOpened opened)) {
      return false;
    }
    return switch (opened.terms().terms().matter()) {
      case Matter.Accession joins -> joins.membership().equals(of);
      case Matter.Leaving leaves -> leaves.membership().equals(of);
      case Matter _ -> false;
    };
  }
}

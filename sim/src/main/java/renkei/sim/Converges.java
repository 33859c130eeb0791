// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.List;
import java.util.Optional;
import renkei.core.consent.ProposalView;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Verdict;
import renkei.core.exchange.LinkState;
import renkei.core.exchange.LinkStatus;
import renkei.core.exchange.PeerLink;
import renkei.core.journal.Row;
import renkei.core.release.Agreement;

/// When everything is healed all links are up, all outboxes are empty, and all ends of every
/// proposal read the same (DESIGN rule 10).
///
/// Of a proposal of three and more parties, whoever was restored or carried: every two honest ones
/// that reach each other, by a link or by an honest carrier, hold it, in the same state and with
/// the same terms on the table. What is not promised, and why:
///
/// * **A liar takes part.** It gives an act to one and keeps it from another, and nobody is bound
///   to carry it on: who lacks an act that a closing rests on waits. So two honest ones may stand
///   differently before the outcome; two that both read an outcome read the same one, unless the
///   liar is the keeper and gave each another closing.
/// * **A way is missing.** Notice was given of a link and no honest party carries between the two,
///   or the officers' keys of one changed and it was not told the other.
/// * **One of them refused the opening**, because it asks other parties than the members known to
///   it, names a number that the depositary knows not to be, or there is nothing left to join: it
///   said so to who brought it, and carries it to nobody.
final class Converges implements Invariant {
  @Override
  public void ended(World world) {
    String open = open(world);
    unless(open.isEmpty(), () -> open);
    List<SimParty> parties = world.honest();
    for (SimParty one : parties) {
      for (ProposalView view : one.state().proposals().all()) {
        for (PartyId other : view.parties()) {
          SimParty there = world.party(other);
          if (there.id().equals(one.id()) || there.taken()) {
            continue;
          }
          if (view.parties().size() == 2 && linked(one, there)) {
            if (!MembershipActs.among(view) || !refused(there, view)) {
              same(one, there, view);
            }
          } else if (view.parties().size() > 2) {
            among(world, new Two(one, there), view);
          }
        }
      }
    }
  }

  private record Two(SimParty one, SimParty there) {}

  private void among(World world, Two two, ProposalView view) {
    List<SimParty> parties = view.parties().stream().map(world::party).toList();
    List<SimParty> honest = parties.stream().filter(party -> !party.taken()).toList();
    if (!whole(world, honest, view)) {
      return;
    }
    if (honest.size() == parties.size()) {
      if (!refused(two.there, view)) {
        same(two.one, two.there, view);
      }
    } else if (!world.party(view.keeper()).taken()) {
      sameOutcome(two, view);
    }
  }

  /// Whether each of these reaches each: by a link, or by who carries.
  private static boolean whole(World world, List<SimParty> parties, ProposalView view) {
    return parties.stream()
        .allMatch(one ->
            parties.stream()
                .allMatch(there ->
                    one == there
                        || linked(one, there)
                        || carried(world.honest(), one, there, view)));
  }

  private static boolean refused(SimParty there, ProposalView view) {
    return there.rows().stream()
        .anyMatch(seen ->
            seen.row() instanceof Row.Received received
                && received.verdict().state() == Verdict.State.REFUSED
                && received.bytes().equals(view.acts().getFirst().bytes()));
  }

  private void sameOutcome(Two two, ProposalView here) {
    two.there
        .state()
        .proposals()
        .find(here.id())
        .filter(found -> found.state().settled() && here.state().settled())
        .ifPresent(_ -> same(two.one, two.there, here));
  }

  /// Whether one still knows the officers' keys of the other: a changed roll goes over links only.
  private static boolean knows(SimParty one, SimParty other) {
    return one.state().rolls().of(other.id()).keys().equals(other.state().rolls().own().keys());
  }

  /// Two that were never linked hold the same when somebody honest carries between them.
  private static boolean carried(
      List<SimParty> honest, SimParty one, SimParty there, ProposalView view) {
    return !there.taken()
        && knows(one, there)
        && knows(there, one)
        && one.state().findLink(there.id()).isEmpty()
        && there.state().findLink(one.id()).isEmpty()
        && honest.stream()
            .filter(by -> view.parties().contains(by.id()))
            .filter(by -> !by.id().equals(one.id()) && !by.id().equals(there.id()))
            .filter(by -> !refused(by, view))
            .anyMatch(by -> linked(one, by) && linked(by, there));
  }

  /// What one of them gave notice of cannot bring anything over any more.
  static boolean linked(SimParty one, SimParty there) {
    if (there.taken()) {
      return false;
    }
    Agreement here = one.state().desk().policy().agreements().get(there.id());
    Agreement back = there.state().desk().policy().agreements().get(one.id());
    return here != null && here.ends() == null && back != null && back.ends() == null;
  }

  private void same(SimParty one, SimParty there, ProposalView here) {
    EntryId id = here.id();
    Optional<ProposalView> other = there.state().proposals().find(id);
    unless(
        other.isPresent(),
        () ->
            one.code()
                + " holds "
                + here.profile()
                + " "
                + id
                + " and "
                + there.code()
                + " does not");
    ProposalView found = other.orElseThrow();
    unless(
        found.state() == here.state() && found.onTable().hash().equals(here.onTable().hash()),
        () ->
            here.profile()
                + " "
                + id
                + " is "
                + here.state()
                + " at "
                + one.code()
                + " and "
                + found.state()
                + " at "
                + there.code());
  }

  /// Numbers given on all links so far.
  static long sent(World world) {
    return world.honest().stream()
        .flatMap(party -> party.state().links().stream())
        .mapToLong(link -> link.status().out().lastSent())
        .sum();
  }

  /// What is not settled between two nodes yet; empty: nothing.
  static String open(World world) {
    List<SimParty> parties = world.honest();
    for (SimParty one : parties) {
      if (!one.sound() || one.state().recovering()) {
        return one.code() + " does not run";
      }
      for (SimParty other : parties) {
        Optional<PeerLink> link = one.state().findLink(other.id());
        if (link.isPresent() && !one.id().equals(other.id())) {
          String open = open(one, other, link.get().status());
          if (!open.isEmpty()) {
            return open;
          }
        }
      }
    }
    return "";
  }

  private static String open(SimParty one, SimParty other, LinkStatus status) {
    String told = one.code() + " to " + other.code() + ": ";
    if (!(status.state() instanceof LinkState.Up)) {
      return told + status.state();
    }
    if (status.out().queued() > 0) {
      return told + status.out().queued() + " entries wait";
    }
    LinkStatus.In there =
        other.state().findLink(one.id()).map(link -> link.status().in()).orElseThrow();
    boolean same =
        status.out().lastSent() == 0
            || there.lastReceived() == status.out().lastSent()
                && there.incarnation() == status.out().incarnation();
    return same ? "" : told + "sent " + status.out() + ", received " + there;
  }
}

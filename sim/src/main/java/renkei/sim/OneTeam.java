// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.TeamEntry;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;
import renkei.core.profile.TeamLine;
import renkei.core.profile.TeamView;

/// Nothing new of a team is for a party that had left it, as far as the author's journal says, and
/// a party states nothing in a team that it left. In the end the parties that remain read one log,
/// the same leavings, and nothing waits.
///
/// Who left is read here from the rows alone: an opening of a notice and its closing, by the same
/// party. A node that was restored knows less than its rows did, and is not looked at.
final class OneTeam implements Invariant {
  private final World world;
  private final Readings readings;
  private final Map<PartyId, Memory> memories = new HashMap<>();
  private final Set<PartyId> restored = new HashSet<>();
  private long entries;
  private long compared;
  private long leavings;

  /// A notice that a party gave.
  private record Notice(PartyId by, EntryId team, Instant from) {}

  /// What one journal says.
  private static final class Memory {
    final Map<EntryId, Notice> opened = new HashMap<>();
    final Map<EntryId, Map<PartyId, Instant>> left = new HashMap<>();

    void take(Entry entry) {
      if (entry.body() instanceof Crossing.ProposalOpened opening
          && opening.terms().terms().matter() instanceof Matter.Withdrawal notice) {
        opened.put(entry.id(), new Notice(entry.party(), notice.proposal(), notice.from()));
      } else if (entry.body() instanceof Crossing.ProposalClosed closed
          && closed.outcome() == Outcome.IN_FORCE
          && opened.containsKey(closed.proposal())) {
        Notice notice = opened.get(closed.proposal());
        left.computeIfAbsent(notice.team(), _ -> new HashMap<>())
            .merge(notice.by(), notice.from(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }

    boolean gone(EntryId team, PartyId party, Instant at) {
      Instant from = left.getOrDefault(team, Map.of()).get(party);
      return from != null && !from.isAfter(at);
    }
  }

  OneTeam(World world, Readings readings) {
    this.world = world;
    this.readings = readings;
  }

  /// Entries stated where somebody had left.
  long entries() {
    return entries;
  }

  /// Teams that two nodes were compared in.
  long compared() {
    return compared;
  }

  /// Leavings seen in them.
  long leavings() {
    return leavings;
  }

  @Override
  public void restored(SimParty party) {
    restored.add(party.id());
  }

  @Override
  public void recorded(SimParty party, List<Placed> rows) {
    if (restored.contains(party.id())) {
      return;
    }
    Memory memory = memories.computeIfAbsent(party.id(), _ -> new Memory());
    for (Placed placed : rows) {
      switch (placed.row()) {
        case Row.Own own -> {
          memory.take(own.entry().entry());
          states(party, memory, own.entry().entry());
        }
        case Row.Received received when received.verdict().state() == Verdict.State.APPLIED ->
            readings
                .of(received)
                .filter(found -> !world.party(found.entry().party()).taken())
                .ifPresent(found -> memory.take(found.entry()));
        case Row _ -> {}
      }
    }
  }

  private void states(SimParty party, Memory memory, Entry entry) {
    if (!(entry.body() instanceof TeamEntry body)) {
      return;
    }
    Instant at = entry.recorded();
    unless(
        !memory.gone(body.team(), party.id(), at),
        () -> party.code() + " states " + entry.kind() + " in a team that it left");
    entries += memory.left.containsKey(body.team()) ? 1 : 0;
    for (PartyId to : entry.audience()) {
      unless(
          !memory.gone(body.team(), to, at),
          () ->
              party.code()
                  + " states "
                  + entry.kind()
                  + " to "
                  + world.party(to).code()
                  + ", which had left the team");
    }
  }

  // ---------------------------------------------------------------------------------- in the end

  @Override
  public void ended(World world) {
    for (SimParty one : world.honest()) {
      for (ProposalView view : one.state().proposals().all()) {
        if (view.profile() == Profile.TEAM_CHARTER && view.state() == ProposalState.IN_FORCE) {
          team(one, view);
        }
      }
    }
  }

  /// Compares one node with each other that is still in the team, where all of it reached all.
  private void team(SimParty one, ProposalView view) {
    List<SimParty> parties = view.parties().stream().map(world::party).toList();
    boolean whole =
        parties.stream()
            .allMatch(party ->
                !party.taken()
                    && !restored.contains(party.id())
                    && parties.stream()
                        .allMatch(other -> party == other || Converges.linked(party, other)));
    TeamView here = read(one, view.id());
    if (!whole || leaves(here, one)) {
      return;
    }
    leavings += here.parties().stream().filter(found -> found.leaving() != null).count();
    unless(
        here.parties().stream().allMatch(found -> found.waiting() == 0),
        () -> "at " + one.code() + " something of team " + view.id() + " waits for a notice");
    for (SimParty there : parties) {
      if (there != one && !leaves(here, there)) {
        compared++;
        TeamView other = read(there, view.id());
        unless(
            other.parties().equals(here.parties()),
            () -> one.code() + " and " + there.code() + " read other parties of " + view.id());
        unless(
            log(one, view.id()).equals(log(there, view.id())),
            () ->
                one.code()
                    + " and "
                    + there.code()
                    + " read two logs of "
                    + view.id()
                    + ": "
                    + log(one, view.id())
                    + " and "
                    + log(there, view.id()));
      }
    }
  }

  private TeamView read(SimParty party, EntryId team) {
    Instant then = Instant.parse("2100-01-01T00:00:00Z");
    return party.state().folds().teams().find(team, then).orElseThrow();
  }

  private static boolean leaves(TeamView view, SimParty party) {
    return view.parties().stream()
        .anyMatch(one -> one.party().equals(party.id()) && one.leaving() != null);
  }

  /// The lines of the team's own: of other proposals, which one may refuse and the other hold,
  /// [Converges] tells.
  private List<String> log(SimParty party, EntryId team) {
    return party.state().folds().teams().log(team).stream()
        .filter(line -> line.what() != TeamLine.What.PROPOSAL_OPENED)
        .filter(line -> line.what() != TeamLine.What.PROPOSAL_CLOSED)
        .map(line ->
            world.party(line.entry().party()).code() + " " + line.what() + " " + line.entry().id())
        .toList();
  }
}

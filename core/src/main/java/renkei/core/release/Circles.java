// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;

/// Learns from openings and counters who a proposal's acts may cross to, and about which functions
/// it is. The electorate is fixed by the opening; nothing that comes later widens it.
final class Circles {
  private final Known known;

  Circles(Known known) {
    this.known = known;
  }

  /// Whether anything was learned.
  boolean apply(Entry entry, Crossing body, long horizon) {
    return switch (body) {
      case Crossing.ProposalOpened opened -> open(entry, opened, horizon);
      case Crossing.TermsCountered countered ->
          function(countered.terms().terms().matter())
              .map(function -> known.addFunction(countered.proposal(), function, horizon))
              .orElse(false);
      case Crossing _ -> false;
    };
  }

  private boolean open(Entry entry, Crossing.ProposalOpened opened, long horizon) {
    if (known.circle(entry.id(), horizon).isPresent()) {
      return false;
    }
    Set<PartyId> parties = new HashSet<>();
    parties.add(entry.party());
    parties.add(opened.keeper());
    opened.electorate().forEach(elector -> parties.add(elector.party()));
    Map<PartyId, String> codes = new HashMap<>();
    boolean pairing = false;
    Matter matter = opened.terms().terms().matter();
    if (matter instanceof Matter.Pairing(Matter.Identity inviter, Matter.Identity invitee, var _)) {
      pairing = parties.equals(Set.of(inviter.party(), invitee.party()));
      codes.put(inviter.party(), inviter.code());
      codes.put(invitee.party(), invitee.code());
    } else if (matter instanceof Matter.Withdrawal(EntryId named, var _)) {
      Optional<Circle> ends = known.circle(named, horizon);
      // A notice goes to those with whom the thing was agreed, if the one who gives it was among
      // them.
      if (ends.isPresent() && ends.get().parties().contains(entry.party())) {
        parties.addAll(ends.get().parties());
        codes.putAll(ends.get().codes());
        pairing = ends.get().pairing();
      }
    }
    List<Circle.OnTable> functions =
        function(matter)
            .map(found -> List.of(new Circle.OnTable(found, horizon)))
            .orElse(List.of());
    known.add(
        new Circle(
            entry.id(), entry.party(), Set.copyOf(parties), pairing, codes, functions, horizon));
    return true;
  }

  private static Optional<FunctionId> function(Matter matter) {
    return switch (matter) {
      case Matter.Support support -> Optional.of(support.function());
      case Matter.Information asked -> Optional.of(asked.function());
      case Matter.Pairing _,
          Matter.Visit _,
          Matter.OnwardRelease _,
          Matter.Withdrawal _,
          Matter.Agreement _,
          Matter.Accession _,
          Matter.Leaving _,
          Matter.RepairSlot _,
          Matter.Interest _,
          Matter.Succession _,
          Matter.TeamCharter _,
          Matter.ProgrammeStage _ ->
          Optional.empty();
    };
  }
}

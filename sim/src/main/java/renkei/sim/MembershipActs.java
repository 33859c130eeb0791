// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Provisions;
import renkei.core.turn.Answer;
import renkei.core.turn.State;

/// Officers agree among two to five parties, join agreements and pillars, and leave them; often two
/// apply at once, and on a number that is passing.
final class MembershipActs {
  private static final int PARTIES_MAX = 5;

  private final Cast cast;
  private final ProposalActs proposals;

  MembershipActs(Cast cast, ProposalActs proposals) {
    this.cast = cast;
    this.proposals = proposals;
  }

  void act(Desk desk) {
    int dice = cast.random().nextInt(100);
    if (dice < 22) {
      agreement(desk);
    } else if (dice < 52) {
      applies(desk);
    } else if (dice < 62) {
      leaves(desk);
    } else if (dice < 66) {
      interest(desk);
    } else {
      council(desk);
    }
  }

  /// Whether more than two can take part, some of them without a link.
  static boolean among(ProposalView view) {
    return switch (view.profile()) {
      case AGREEMENT, ACCESSION, LEAVING, INTEREST -> true;
      case Profile _ -> false;
    };
  }

  private String[] codes(List<PartyId> parties) {
    return parties.stream().map(cast.world()::party).map(SimParty::code).toArray(String[]::new);
  }

  /// All must consent, some of them, or those named.
  private void agreement(Desk desk) {
    List<PartyId> between = new ArrayList<>(List.of(desk.party().id()));
    int size = 2 + cast.random().nextInt(PARTIES_MAX - 1);
    for (SimParty other : cast.world().parties()) {
      if (!other.equals(desk.party()) && reached(desk, other.id()) && between.size() < size) {
        between.add(other.id());
      }
    }
    if (between.size() < 2) {
      return;
    }
    PartyId depositary = cast.one(between);
    List<PartyId> asked = between.subList(1, between.size());
    ConsentRule rule =
        switch (cast.random().nextInt(3)) {
          case 0 -> new ConsentRule.All();
          case 1 -> new ConsentRule.AtLeast(1 + cast.random().nextInt(asked.size()));
          default -> new ConsentRule.Named(List.of(cast.one(asked)));
        };
    Matter matter =
        new Matter.Agreement(
            between.stream().sorted().toList(),
            depositary,
            List.of("pillar-1", "pillar-2"),
            provisions(between.size()));
    opens(desk, matter, depositary, asked, rule);
  }

  /// In force when signed, or when some or all ratified.
  private Provisions provisions(int parties) {
    int ratifications = cast.chance(75) ? 0 : 1 + cast.random().nextInt(parties);
    return new Provisions(new Provisions.Clause(ratifications, 0, null), null, false, List.of());
  }

  /// Linked, or its keys are known.
  private static boolean reached(Desk desk, PartyId other) {
    State state = desk.party().state();
    return state.findLink(other).isPresent()
        || state.peers().known().stream().anyMatch(one -> one.identity().party().equals(other));
  }

  /// Opens a proposal, and lets those asked come together for it.
  Optional<Answer.Accepted> opens(
      Desk desk, Matter matter, PartyId keeper, List<PartyId> asked, ConsentRule rule) {
    FunctionId function = cast.one(Desk.WHOLE);
    Label label = cast.chance(85) ? Desk.open(codes(asked)) : Desk.to(codes(asked));
    Optional<Answer.Accepted> opened =
        cast.submit(desk, desk.byRoot(), label, desk.asking(matter, keeper, asked, function, rule));
    if (!(rule instanceof ConsentRule.None)) {
      opened.ifPresent(yes -> meetings(yes.id()));
    }
    return opened;
  }

  /// Those asked come together for it once or twice, while acts of others are on their way.
  private void meetings(EntryId proposal) {
    int times = cast.random().nextInt(4);
    for (int i = 0; i < times; i++) {
      cast.world().later(1_000 + cast.random().nextInt(9_000), () -> council(proposal));
    }
  }

  /// Memberships as one of their members tells an applicant of them.
  private List<MembershipLine> told(SimParty by) {
    return by.running() && !by.taken() ? by.state().proposals().memberships() : List.of();
  }

  private Optional<MembershipLine> line(SimParty by) {
    List<MembershipLine> told = told(by);
    return told.isEmpty() ? Optional.empty() : Optional.of(cast.one(told));
  }

  /// It applies by what some member tells it; often somebody else applies at the same moment.
  private void applies(Desk desk) {
    SimParty sponsor = cast.other(desk.party());
    Optional<MembershipLine> found = line(sponsor);
    if (found.isEmpty()) {
      return;
    }
    MembershipLine line = found.get();
    accession(desk, line, sponsor);
    for (Desk other : cast.desks()) {
      if (!other.equals(desk) && other.party().running() && cast.chance(60)) {
        accession(other, line, sponsor);
      }
    }
  }

  private void accession(Desk desk, MembershipLine line, SimParty by) {
    PartyId sponsor = by.id();
    PartyId applicant = desk.party().id();
    boolean fits =
        !line.members().contains(applicant)
            && line.members().contains(sponsor)
            && !desk.party().taken()
            && line.members().stream().allMatch(member -> reached(desk, member));
    if (fits) {
      opens(
          desk,
          shown(by, new Matter.Accession(line.membership(), line.number(), applicant, sponsor)),
          line.depositary(),
          asked(line, sponsor),
          new ConsentRule.All());
    }
  }

  /// Every member; now and then one is passed over, of whom the applicant was not told or who does
  /// not answer: then no member may go along.
  private List<PartyId> asked(MembershipLine line, PartyId sponsor) {
    List<PartyId> silent =
        line.members().stream()
            .filter(member -> !member.equals(sponsor) && !member.equals(line.depositary()))
            .toList();
    if (silent.isEmpty() || cast.chance(70)) {
      return line.members();
    }
    PartyId left = cast.one(silent);
    return line.members().stream().filter(member -> !member.equals(left)).toList();
  }

  /// Who is no member says that it is interested, to some that are: that grants nothing.
  private void interest(Desk desk) {
    SimParty teller = cast.other(desk.party());
    PartyId self = desk.party().id();
    line(teller)
        .filter(line -> !line.members().contains(self) && !desk.party().taken())
        .ifPresent(line -> {
          List<PartyId> told =
              line.members().stream().filter(member -> reached(desk, member)).toList();
          if (!told.isEmpty()) {
            opens(desk, new Matter.Interest(line.membership()), self, told, new ConsentRule.None());
          }
        });
  }

  /// Most sponsors hand over the text before; the others are to show it by a counter.
  private Matter shown(SimParty sponsor, Matter.Accession joins) {
    return cast.chance(75) && sponsor.running() && !sponsor.taken()
        ? ProposalActs.shown(sponsor.state(), joins)
        : joins;
  }

  private void leaves(Desk desk) {
    Optional<MembershipLine> found = line(desk.party());
    PartyId self = desk.party().id();
    if (found.isEmpty()
        || !found.get().members().contains(self)
        || found.get().depositary().equals(self)) {
      return;
    }
    Membership membership = found.get().membership();
    List<PartyId> asked = found.get().members().stream().filter(one -> !one.equals(self)).toList();
    opens(
        desk,
        new Matter.Leaving(membership, found.get().number(), cast.soon(desk.party(), 20)),
        found.get().depositary(),
        asked,
        new ConsentRule.None());
  }

  /// One proposal is taken up by everybody who can be reached: most consent, some do otherwise.
  private void council(Desk desk) {
    List<ProposalView> open =
        desk.party().state().proposals().all().stream()
            .filter(view -> !view.state().settled() && among(view))
            .filter(view -> !(view.rule() instanceof ConsentRule.None))
            .toList();
    if (open.isEmpty()) {
      return;
    }
    council(cast.one(open).id());
  }

  private void council(EntryId proposal) {
    for (Desk one : cast.desks()) {
      if (one.party().running() && !one.party().restoredAndSilent() && cast.chance(85)) {
        one.party().state().proposals().find(proposal).ifPresent(held -> answers(one, held));
      }
    }
  }

  private void answers(Desk desk, ProposalView held) {
    boolean asked = held.missing().stream().map(Elector::party).anyMatch(desk.party().id()::equals);
    if (held.state().settled()) {
      return;
    }
    if (!asked) {
      if (held.profile() == Profile.AGREEMENT && cast.chance(70)) {
        proposals.say(desk, held, new Crossing.ProposalRatified(held.id(), held.onTable().hash()));
      }
      return;
    }
    if (held.matter() instanceof Matter.Accession joins
        && joins.text() == null
        && cast.chance(80)) {
      proposals.shows(desk, held);
    } else if (cast.chance(90)) {
      proposals.say(desk, held, new Crossing.ConsentGiven(held.id(), held.onTable().hash()));
    } else {
      proposals.answers(desk, held);
    }
  }
}

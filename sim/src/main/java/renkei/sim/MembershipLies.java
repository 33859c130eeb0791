// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;

/// What a liar says of who is a member: it applies past those who would say no, gives notice to a
/// keeper of its own choice, and as a depositary makes numbers out of what it heard.
final class MembershipLies {
  /// A body, the proposal's opening or an act, and whom it names as audience.
  record Told(String name, Crossing body, Set<PartyId> audience) {}

  private final SimParty party;
  private final World world;
  private final SplittableRandom random;

  MembershipLies(SimParty party, World world, SplittableRandom random) {
    this.party = party;
    this.world = world;
    this.random = random;
  }

  /// Empty: it knows nothing to lie about.
  Optional<Told> next(PartyId to, List<SignedEntry> heard) {
    return switch (random.nextInt(5)) {
      case 0 -> agreement(heard).map(found -> applies(to, found));
      case 1 -> agreement(heard).map(found -> leaves(to, found));
      case 2 -> opening(heard, to, false).map(found -> consents(to, found));
      default -> opening(heard, to, true).map(found -> closes(to, found, heard));
    };
  }

  private Optional<SignedEntry> one(List<SignedEntry> found) {
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }

  private Optional<SignedEntry> agreement(List<SignedEntry> heard) {
    return one(
        heard.stream()
            .filter(act ->
                act.entry().body() instanceof Crossing.ProposalOpened opened
                    && opened.terms().terms().matter() instanceof Matter.Agreement)
            .toList());
  }

  /// An opening of three and more that the recipient takes part in.
  private Optional<SignedEntry> opening(List<SignedEntry> heard, PartyId to, boolean kept) {
    return one(
        heard.stream()
            .filter(act ->
                act.entry().body() instanceof Crossing.ProposalOpened opened
                    && opened.electorate().size() > 1
                    && (!kept || opened.keeper().equals(party.id()))
                    && (act.entry().audience().contains(to) || act.entry().party().equals(to)))
            .toList());
  }

  private static Crossing.ProposalOpened opened(SignedEntry opening) {
    return (Crossing.ProposalOpened) opening.entry().body();
  }

  private Crossing.ProposalOpened asks(
      Matter matter, PartyId keeper, Set<PartyId> asked, ConsentRule rule) {
    Terms terms =
        new Terms(
            List.of(new AuthenticText("en", "let us in"), new AuthenticText("ja", "加わる")), matter);
    var now = world.now();
    return new Crossing.ProposalOpened(
        party.codec().seal(terms),
        keeper,
        asked.stream().map(one -> new Elector(one, Desk.WHOLE.getFirst())).toList(),
        rule,
        new Clocks(now.plusSeconds(60), now.plusSeconds(120), now.plusSeconds(600)));
  }

  /// It asks one member only.
  private Told applies(PartyId to, SignedEntry agreement) {
    Membership of = Membership.of(agreement.entry().id());
    Set<PartyId> asked = new TreeSet<>(Set.of(to));
    Matter matter = new Matter.Accession(of, 1L + random.nextInt(2), party.id(), to);
    return new Told("false accession", asks(matter, to, asked, new ConsentRule.All()), asked);
  }

  /// It names a keeper that is not the depositary.
  private Told leaves(PartyId to, SignedEntry agreement) {
    Membership of = Membership.of(agreement.entry().id());
    Set<PartyId> asked = new TreeSet<>(agreement.entry().audience());
    asked.add(to);
    asked.remove(party.id());
    Matter matter = new Matter.Leaving(of, 1L + random.nextInt(2), world.now().plusSeconds(30));
    return new Told("false leaving", asks(matter, to, asked, new ConsentRule.None()), asked);
  }

  /// A consent for one of those asked and not for the others.
  private Told consents(PartyId to, SignedEntry opening) {
    Hash terms = opened(opening).terms().hash();
    return new Told(
        "consent for one", new Crossing.ConsentGiven(opening.entry().id(), terms), Set.of(to));
  }

  /// In force, with every yes that it heard, whether that is enough or not.
  private Told closes(PartyId to, SignedEntry opening, List<SignedEntry> heard) {
    Hash terms = opened(opening).terms().hash();
    EntryId proposal = opening.entry().id();
    List<Hash> yes = new ArrayList<>(List.of(opening.hash()));
    for (SignedEntry act : heard) {
      if (act.entry().body() instanceof Crossing.ConsentGiven given
          && given.proposal().equals(proposal)
          && given.terms().equals(terms)
          && yes.size() < 32
          && !yes.contains(act.hash())) {
        yes.add(act.hash());
      }
    }
    return new Told(
        "number made",
        new Crossing.ProposalClosed(proposal, Outcome.IN_FORCE, terms, yes),
        Set.of(to));
  }
}

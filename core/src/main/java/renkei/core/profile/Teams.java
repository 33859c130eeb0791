// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.consent.Ending;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TeamEntry;

/// Standing teams (常設合同チーム): roster, watches, messages, log, open items and handovers of every
/// charter that this party takes part in.
///
/// A team has no authority: nothing in here is asked by the register, by what answers a proposal,
/// by tasks or by the gate. It tells who is there and what they told each other.
///
/// Owned by the turn; not thread-safe.
public final class Teams {
  private final PartyId self;
  private final AuthorityRegister register;
  private final Proposals proposals;
  private final Map<EntryId, TeamBook> books = new HashMap<>();
  private final Set<EntryId> charters = new LinkedHashSet<>();
  private final Map<Set<PartyId>, Set<EntryId>> openings = new HashMap<>();

  /// Nothing stated yet.
  public Teams(PartyId self, AuthorityRegister register, Proposals proposals) {
    this.self = self;
    this.register = register;
    this.proposals = proposals;
  }

  /// Why an entry of a team, own or received, is refused; empty for every other entry. That its
  /// charter is in force and its author a party of it is asked before, as of all joint entries.
  ///
  /// Of what is received only that is asked which its author knew: its own entries. What it names
  /// of others may be on its way.
  public Optional<Refusal> check(Entry entry) {
    if (!(entry.body() instanceof TeamEntry body)) {
      return Optional.empty();
    }
    Optional<ProposalView> view = proposals.find(body.team());
    if (view.isPresent() && view.get().profile() != Profile.TEAM_CHARTER) {
      return TeamParty.refuse(
          RefusalCode.NOT_YOUR_MATTER, "That proposal is no charter of a team, so it has no log.");
    }
    TeamBook book = held(body.team());
    view.ifPresent(charter -> book.between(charter.parties(), charter.ending()));
    Optional<Refusal> refusal = book.check(entry, body);
    return refusal.isPresent() || !entry.party().equals(self)
        ? refusal
        : own(book.reading(), body, entry.recorded());
  }

  private Optional<Refusal> own(TeamReading reading, TeamEntry body, Instant at) {
    return switch (body) {
      case TeamEntry.MemberListed listed ->
          register.commands().stream().anyMatch(line -> line.id().equals(listed.command()))
              ? Optional.empty()
              : TeamParty.refuse(
                  RefusalCode.NOT_LISTED,
                  "The command " + listed.command() + " is not in our register. Name one of ours.");
      case TeamEntry.ItemClosed closed -> closes(reading.items(at), closed.item());
      case TeamEntry.TranslationGiven given -> translates(reading, given);
      case TeamEntry.HandoverSigned signed ->
          signed.items().equals(listed(reading.items(at)))
              ? Optional.empty()
              : TeamParty.refuse(
                  RefusalCode.STALE,
                  "The open items are others by now. Read the sheet again before it is signed.");
      case TeamEntry.MemberStruck _,
          TeamEntry.WatchTaken _,
          TeamEntry.WatchLeft _,
          TeamEntry.NoteSent _,
          TeamEntry.LogLineEntered _,
          TeamEntry.ItemOpened _,
          TeamEntry.HandoverTaken _ ->
          Optional.empty();
    };
  }

  private static Optional<Refusal> closes(List<TeamView.Item> items, EntryId item) {
    Optional<TeamView.Item> found =
        items.stream().filter(one -> one.entry().id().equals(item)).findFirst();
    if (found.isEmpty()) {
      return TeamParty.refuse(
          RefusalCode.NOT_LISTED, "No open item of this team has that id here.");
    }
    return found.get().open()
        ? Optional.empty()
        : TeamParty.refuse(RefusalCode.STALE, "That item is closed already.");
  }

  private static Optional<Refusal> translates(
      TeamReading reading, TeamEntry.TranslationGiven given) {
    Optional<TeamEntry.Words> words = reading.words(given.of());
    if (words.isEmpty()) {
      return TeamParty.refuse(
          RefusalCode.NOT_LISTED, "What it translates is nothing written in this team.");
    }
    return words.get().language().equals(given.words().language())
        ? TeamParty.refuse(
            RefusalCode.MALFORMED, "A translation is in another language than what it translates.")
        : Optional.empty();
  }

  private static List<EntryId> listed(List<TeamView.Item> items) {
    return items.stream()
        .filter(TeamView.Item::open)
        .limit(TeamEntry.ITEMS_MAX)
        .map(item -> item.entry().id())
        .sorted()
        .toList();
  }

  /// Takes an entry of a team into account; one that is held already changes nothing. May come
  /// before what it names.
  public void apply(SignedEntry signed) {
    if (signed.entry().body() instanceof TeamEntry body) {
      books.computeIfAbsent(body.team(), _ -> new TeamBook()).add(signed, body);
    } else if (signed.entry().body() instanceof Crossing.ProposalOpened opened) {
      opened(signed.entry(), opened);
    }
  }

  /// Notes charters, and proposals by who takes part in them: nobody who looks at a team walks all.
  private void opened(Entry entry, Crossing.ProposalOpened opened) {
    if (opened.terms().terms().profile() == Profile.TEAM_CHARTER) {
      charters.add(entry.id());
    }
    Set<PartyId> parties = new TreeSet<>();
    parties.add(entry.party());
    opened.electorate().forEach(elector -> parties.add(elector.party()));
    openings.computeIfAbsent(parties, _ -> new LinkedHashSet<>()).add(entry.id());
  }

  /// When this party stated something in that team last: the next is later, so that every reader
  /// knows the sequence.
  public Optional<Instant> last(EntryId team) {
    return held(team).last(self).map(Entry::recorded);
  }

  private TeamBook held(EntryId team) {
    TeamBook book = books.get(team);
    return book == null ? new TeamBook() : book;
  }

  /// What is stated under a charter counts once that came into force.
  private TeamBook book(ProposalView charter) {
    if (charter.state() != ProposalState.IN_FORCE) {
      return new TeamBook();
    }
    TeamBook book = held(charter.id());
    book.between(charter.parties(), charter.ending());
    return book;
  }

  // -------------------------------------------------------------------------------------- views

  /// Every team whose charter is held, by the time of its proposal, then by id.
  public List<TeamView> all(Instant at) {
    return charters.stream()
        .flatMap(id -> proposals.find(id).stream())
        .sorted(Comparator.comparing(ProposalView::opening, TeamLine.SEQUENCE))
        .map(view -> view(view, at))
        .flatMap(Optional::stream)
        .toList();
  }

  /// One team; empty: no such charter is held.
  public Optional<TeamView> find(EntryId team, Instant at) {
    return proposals.find(team).flatMap(view -> view(view, at));
  }

  private Optional<TeamView> view(ProposalView view, Instant at) {
    if (!(view.matter() instanceof Matter.TeamCharter charter)) {
      return Optional.empty();
    }
    TeamBook book = book(view);
    TeamReading reading = book.reading();
    return Optional.of(
        new TeamView(
            view.id(),
            charter,
            new TeamView.Life(phase(view, at), opened(view), view.ends(), number(view, at)),
            charter.parties().stream().map(party -> inTeam(view, party, at)).toList(),
            reading.items(at),
            reading.notes(),
            reading.sheets(at)));
  }

  private static int number(ProposalView charter, Instant at) {
    return 1
        + (int)
            charter.ending().partings().stream()
                .filter(parting -> !parting.from().isAfter(at))
                .count();
  }

  private TeamView.InTeam inTeam(ProposalView charter, PartyId party, Instant at) {
    TeamBook book = book(charter);
    TeamParty read = book.party(party);
    Ending.Parting leaving =
        charter.ending().partings().stream()
            .filter(parting -> parting.party().equals(party))
            .findFirst()
            .orElse(null);
    List<TeamView.Member> members = List.copyOf(read.members().values());
    boolean gone = charter.ending().gone(party, at);
    return new TeamView.InTeam(
        party,
        gone ? List.of() : members,
        gone ? null : read.watch(),
        leaving,
        gone ? members : List.of(),
        book.waiting(party));
  }

  private static TeamView.Phase phase(ProposalView view, Instant at) {
    return switch (view.state()) {
      case OPEN, ACKNOWLEDGED, COUNTERED, CONSENTED -> TeamView.Phase.PROPOSED;
      case DECLINED, WITHDRAWN, LAPSED, VOID -> TeamView.Phase.NOT_OPENED;
      case DISPUTED -> TeamView.Phase.DISPUTED;
      case IN_FORCE -> view.inForce(at) ? TeamView.Phase.OPEN : TeamView.Phase.ENDED;
    };
  }

  private static @Nullable Entry opened(ProposalView view) {
    SignedEntry closing = view.closing();
    return closing != null && view.state() == ProposalState.IN_FORCE ? closing.entry() : null;
  }

  /// The team's log, oldest first: the same at every party of it that holds the same entries.
  public List<TeamLine> log(EntryId team) {
    Optional<ProposalView> charter =
        proposals.find(team).filter(view -> view.profile() == Profile.TEAM_CHARTER);
    if (charter.isEmpty()) {
      return List.of();
    }
    List<TeamLine> lines = new ArrayList<>(book(charter.get()).reading().lines());
    Entry opened = opened(charter.get());
    if (opened != null) {
      lines.add(new TeamLine(opened, TeamLine.What.TEAM_OPENED, List.of()));
      notices(charter.get(), lines);
      among(charter.get()).forEach(view -> between(charter.get(), opened, view, lines));
    }
    lines.sort(Comparator.comparing(TeamLine::entry, TeamLine.SEQUENCE));
    return lines;
  }

  /// Proposals among all parties of the team that never leave it, and perhaps more.
  private Stream<ProposalView> among(ProposalView charter) {
    Set<PartyId> stay = new TreeSet<>(charter.parties());
    charter.ending().partings().forEach(parting -> stay.remove(parting.party()));
    return openings.entrySet().stream()
        .filter(one -> one.getKey().containsAll(stay))
        .flatMap(one -> one.getValue().stream())
        .flatMap(id -> proposals.find(id).stream());
  }

  /// Who leaves, and whose notice ends the team with that.
  private static void notices(ProposalView charter, List<TeamLine> lines) {
    for (Ending.Parting parting : charter.ending().partings()) {
      boolean ends = parting.party().equals(charter.ending().by());
      lines.add(
          new TeamLine(
              parting.notice(),
              ends ? TeamLine.What.TEAM_ENDS : TeamLine.What.PARTY_LEAVES,
              List.of()));
    }
  }

  /// What all parties of the team hold of another proposal, while the team is open.
  private static void between(
      ProposalView charter, Entry opened, ProposalView other, List<TeamLine> lines) {
    Entry opening = other.opening();
    boolean all = other.parties().containsAll(charter.present(opening.recorded()));
    boolean notice =
        other.matter() instanceof Matter.Withdrawal withdrawal
            && withdrawal.proposal().equals(charter.id());
    if (!all || notice || other.id().equals(charter.id()) || other.profile() == Profile.PAIRING) {
      return;
    }
    if (meanwhile(charter, opened, opening)) {
      lines.add(new TeamLine(opening, TeamLine.What.PROPOSAL_OPENED, List.of()));
    }
    SignedEntry closing = other.closing();
    if (closing != null && meanwhile(charter, opened, closing.entry())) {
      lines.add(new TeamLine(closing.entry(), TeamLine.What.PROPOSAL_CLOSED, List.of()));
    }
  }

  private static boolean meanwhile(ProposalView charter, Entry opened, Entry entry) {
    Instant ends = charter.ends();
    return !entry.recorded().isBefore(opened.recorded())
        && (ends == null || entry.recorded().isBefore(ends));
  }
}

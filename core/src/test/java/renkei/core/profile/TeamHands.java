// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Clocks;
import renkei.core.entry.CommandId;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TeamEntry;
import renkei.core.entry.Terms;

/// A team of some parties, of which each states things by hand or at random. The clock of each is
/// its own and never goes back.
final class TeamHands {
  static final List<String> OFFICERS = List.of("sato", "mori", "ito", "reyes");
  private static final FunctionId TEAM = new FunctionId("team");

  final List<Party> parties = new ArrayList<>();
  final EntryId team = new EntryId(7, 7);
  private final long[] clocks;
  private long ids = 100;

  TeamHands(String... codes) {
    for (String code : codes) {
      Party party = new Party(code);
      party.apply(
          party.states(
              new EntryId(1, parties.size()),
              Party.at(-1),
              "ROOT",
              Set.of(),
              new Domestic.CommandEstablished(
                  new CommandId("ROOT"), Names.same("ROOT"), null, Party.at(-1_000), null)));
      parties.add(party);
    }
    clocks = new long[codes.length];
    open();
  }

  private void open() {
    Party opener = parties.getFirst();
    List<PartyId> all = parties.stream().map(party -> party.id).sorted().toList();
    SealedTerms terms =
        Party.seal(
            new Terms(List.of(new AuthenticText("en", "EXERCISE")), StoryTeam.charter(all)), true);
    List<Elector> electors =
        parties.stream().skip(1).map(party -> new Elector(party.id, TEAM)).toList();
    Body opening =
        new Crossing.ProposalOpened(
            terms,
            opener.id,
            electors,
            new ConsentRule.All(),
            new Clocks(Party.at(1), Party.at(2), Party.at(100)));
    List<SignedEntry> acts = new ArrayList<>();
    acts.add(states(opener, team, 0, "duty", opening));
    parties.stream()
        .skip(1)
        .forEach(party ->
            acts.add(
                states(party, fresh(), 0, "duty", new Crossing.ConsentGiven(team, terms.hash()))));
    parties.forEach(party -> acts.forEach(party::apply));
    Crossing.ProposalClosed closing = opener.proposals.due(Party.at(1)).getFirst();
    SignedEntry closed = states(opener, fresh(), 1, "duty", closing);
    parties.forEach(party -> party.apply(closed));
  }

  EntryId fresh() {
    return new EntryId(9, ids++);
  }

  /// An entry for all the others, so many minutes after hour 1.
  SignedEntry says(Party author, String officer, long minute, Body body) {
    java.time.Instant at = Party.at(1).plusSeconds(60 * minute);
    return author.states(
        fresh(),
        at,
        new Party.By(officer, "ROOT"),
        new TreeSet<>(author.proposals.find(team).orElseThrow().others(author.id, at)),
        body);
  }

  private SignedEntry states(Party author, EntryId id, long hour, String officer, Body body) {
    return author.states(id, Party.at(hour), new Party.By(officer, "ROOT"), others(author), body);
  }

  Set<PartyId> others(Party author) {
    Set<PartyId> others = new TreeSet<>();
    parties.stream().filter(party -> party != author).forEach(party -> others.add(party.id));
    return others;
  }

  /// A notice that the author leaves, with its closing, so many minutes from its own now; none when
  /// its node refuses it.
  List<SignedEntry> leaves(Party author, int minutes) {
    int index = parties.indexOf(author);
    clocks[index] += 1;
    java.time.Instant now = Party.at(1).plusSeconds(60 * clocks[index]);
    List<PartyId> told = author.proposals.find(team).orElseThrow().others(author.id, now);
    SealedTerms terms =
        Party.seal(
            new Terms(
                List.of(new AuthenticText("en", "EXERCISE notice " + ids)),
                new renkei.core.entry.Matter.Withdrawal(team, now.plusSeconds(60L * minutes))),
            true);
    SignedEntry opening =
        author.states(
            fresh(),
            now,
            new Party.By("duty", "ROOT"),
            Set.copyOf(told),
            new Crossing.ProposalOpened(
                terms,
                author.id,
                told.stream().map(party -> new Elector(party, TEAM)).toList(),
                new ConsentRule.None(),
                new Clocks(now, now, now)));
    if (author.check(opening).isPresent()) {
      return List.of();
    }
    author.apply(opening);
    SignedEntry closing =
        author.states(
            fresh(),
            now.plusMillis(1),
            new Party.By("duty", "ROOT"),
            Set.copyOf(told),
            author.proposals.due(now.plusMillis(1)).getFirst());
    author.apply(closing);
    return List.of(opening, closing);
  }

  /// What the author's own node lets it state next, drawn at random; null: it was refused.
  SignedEntry some(Random random, Party author) {
    int index = parties.indexOf(author);
    // Clocks run apart: one party's may be hours behind.
    clocks[index] += 1 + random.nextInt(90);
    SignedEntry entry =
        says(author, OFFICERS.get(random.nextInt(4)), clocks[index], body(random, author));
    if (author.check(entry).isPresent()) {
      return null;
    }
    author.apply(entry);
    return entry;
  }

  private TeamEntry body(Random random, Party author) {
    TeamView view = author.teams.find(team, Party.at(2)).orElseThrow();
    OfficerId officer = new OfficerId(OFFICERS.get(random.nextInt(4)));
    List<EntryId> items = view.items().stream().map(item -> item.entry().id()).toList();
    return switch (random.nextInt(13)) {
      case 0, 1 ->
          new TeamEntry.MemberListed(
              team, officer, Names.same(officer.code()), new CommandId("ROOT"), "229-1000");
      case 2 ->
          random.nextInt(3) == 0
              ? new TeamEntry.MemberStruck(team, officer, "posted")
              : new TeamEntry.WatchTaken(team);
      case 3 -> new TeamEntry.WatchTaken(team);
      case 4 -> new TeamEntry.WatchLeft(team, "");
      case 5 -> new TeamEntry.NoteSent(team, words("ja"));
      case 6 -> new TeamEntry.LogLineEntered(team, Party.at(1), TeamEntry.Topic.OTHER, words("en"));
      case 7, 8 -> new TeamEntry.ItemOpened(team, words("en"));
      case 9 ->
          new TeamEntry.ItemClosed(
              team, items.isEmpty() ? fresh() : items.get(random.nextInt(items.size())), "done");
      case 10, 11 ->
          new TeamEntry.HandoverSigned(
              team,
              officer,
              words("en"),
              view.openItems().stream().map(item -> item.entry().id()).sorted().toList());
      default -> taken(view, author);
    };
  }

  private TeamEntry taken(TeamView view, Party author) {
    return view.sheets().stream()
        .filter(sheet -> sheet.waits() && sheet.entry().party().equals(author.id))
        .findFirst()
        .map(sheet -> new TeamEntry.HandoverTaken(team, sheet.entry().id(), sheet.hash()))
        .orElseGet(() -> new TeamEntry.HandoverTaken(team, fresh(), new Hash(1, 1, 1, 1)));
  }

  static TeamEntry.Words words(String language) {
    return new TeamEntry.Words(language, "EXERCISE 演習");
  }
}

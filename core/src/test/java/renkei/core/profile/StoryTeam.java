// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TeamEntry;

/// What parties of a story state in a team, and what they then see of it:
///
/// - `2 JPN lists-member t1 sato` puts an officer on the roster, `strikes-member` takes them off;
/// - `3 JPN takes-watch t1 officer sato`, `leaves-watch`;
/// - `4 JPN writes t1 officer sato as n1`, `translates t1 of n1 in en officer sato`;
/// - `4 JPN logs t1 at 3 officer sato`;
/// - `5 JPN opens-item t1 officer sato as i1`, `closes-item t1 item i1 officer sato`;
/// - `6 JPN signs-handover t1 incoming mori officer sato as h1`, with every open item or those
///   after `listing`; `7 JPN takes-handover t1 sheet h1 officer mori`;
/// - any of them `for JPN,USA` and nobody else, whoever is in the team;
/// - `expect team t1`, `watch t1 of JPN`, `roster t1 of JPN`, `former t1 of JPN`, `items t1`, `log
///   t1`, `notes t1`, `sheet h1 in t1`, `left t1` with the numbers that the leavings make, `waiting
///   t1 of JPN`.
final class StoryTeam {
  private final Story story;
  private final Party author;
  private final long hour;

  StoryTeam(Story story, Party author, long hour) {
    this.story = story;
    this.author = author;
    this.hour = hour;
  }

  static Matter.TeamCharter charter(List<PartyId> parties) {
    return new Matter.TeamCharter(
        new Names("EXERCISE standing joint team", "演習 常設合同チーム"),
        parties.stream()
            .map(party -> new Matter.CoLead(party, new Names("Co-lead", "共同長")))
            .toList(),
        "Each tells the other how things stand.",
        List.of(0, 480, 960));
  }

  Body body(String verb, EntryId team, List<String> words) {
    return switch (verb) {
      case "lists-member" ->
          new TeamEntry.MemberListed(
              team,
              new OfficerId(words.getFirst()),
              Names.same(words.getFirst()),
              new CommandId(word(words, "of", "ROOT")),
              "EXERCISE exchange 229-1000");
      case "strikes-member" ->
          new TeamEntry.MemberStruck(team, new OfficerId(words.getFirst()), "posted elsewhere");
      case "takes-watch" -> new TeamEntry.WatchTaken(team);
      case "leaves-watch" -> new TeamEntry.WatchLeft(team, "");
      case "writes" -> new TeamEntry.NoteSent(team, said("ja", "演習 道路は通れる"));
      case "translates" ->
          new TeamEntry.TranslationGiven(
              team,
              story.id(word(words, "of", "nothing")),
              said(word(words, "in", "en"), "EXERCISE The road is open."),
              "Ito");
      case "logs" ->
          new TeamEntry.LogLineEntered(
              team,
              Party.at(Long.parseLong(word(words, "at", String.valueOf(hour)))),
              TeamEntry.Topic.SITUATION,
              said("en", "EXERCISE Convoy left."));
      case "opens-item" -> new TeamEntry.ItemOpened(team, said("en", "EXERCISE Fuel at pier 3?"));
      case "closes-item" ->
          new TeamEntry.ItemClosed(team, story.id(word(words, "item", "nothing")), "answered");
      case "signs-handover" ->
          new TeamEntry.HandoverSigned(
              team,
              new OfficerId(word(words, "incoming", "mori")),
              said("en", "EXERCISE Two convoys under way."),
              listing(team, Story.after(words, "listing")));
      case "takes-handover" -> takes(team, words);
      default -> throw new IllegalArgumentException("no such verb: " + verb);
    };
  }

  private Body takes(EntryId team, List<String> words) {
    EntryId sheet = story.id(word(words, "sheet", "nothing"));
    boolean changed = words.remove("changed");
    Hash hash =
        author.teams.find(team, Party.at(hour)).stream()
            .flatMap(view -> view.sheets().stream())
            .filter(one -> one.entry().id().equals(sheet))
            .map(TeamView.Sheet::hash)
            .findFirst()
            .filter(_ -> !changed)
            .orElse(new Hash(1, 2, 3, 4));
    return new TeamEntry.HandoverTaken(team, sheet, hash);
  }

  private List<EntryId> listing(EntryId team, String named) {
    if (named != null) {
      return Stream.of(named.split(",")).map(story::id).sorted().toList();
    }
    return author.teams.find(team, Party.at(hour)).stream()
        .flatMap(view -> view.openItems().stream())
        .map(item -> item.entry().id())
        .sorted()
        .toList();
  }

  private static TeamEntry.Words said(String language, String text) {
    return new TeamEntry.Words(language, text);
  }

  private static String word(List<String> words, String key, String otherwise) {
    String found = Story.after(words, key);
    return found == null ? otherwise : found;
  }

  // -------------------------------------------------------------------------------------- cells

  /// Where the officer who states it stands in the team.
  enum Standing {
    NOT_CHARTERED,
    ENDED,
    LEFT,
    NO_MEMBER,
    NOBODY_HAS_IT,
    HAS_THE_WATCH,
    ANOTHER_HAS_IT,
    SIGNED_THE_SHEET,
    NAMED_ON_THE_SHEET
  }

  static Standing standing(Party author, SignedEntry act, TeamEntry body) {
    ProposalView charter = author.proposals.find(body.team()).orElseThrow();
    if (charter.closing() == null) {
      return Standing.NOT_CHARTERED;
    }
    if (!charter.inForce(act.entry().recorded())) {
      return Standing.ENDED;
    }
    if (!charter.inForce(author.id, act.entry().recorded())) {
      return Standing.LEFT;
    }
    OfficerId officer = act.entry().officer();
    TeamView view = author.teams.find(body.team(), act.entry().recorded()).orElseThrow();
    TeamView.InTeam own =
        view.parties().stream().filter(p -> p.party().equals(author.id)).findFirst().orElseThrow();
    if (own.members().stream().noneMatch(member -> member.officer().equals(officer))) {
      return Standing.NO_MEMBER;
    }
    List<TeamView.Sheet> waiting =
        view.sheets().stream()
            .filter(sheet -> sheet.waits() && sheet.entry().party().equals(author.id))
            .toList();
    if (waiting.stream().anyMatch(sheet -> sheet.entry().officer().equals(officer))) {
      return Standing.SIGNED_THE_SHEET;
    }
    if (waiting.stream().anyMatch(sheet -> sheet.body().incoming().equals(officer))) {
      return Standing.NAMED_ON_THE_SHEET;
    }
    if (own.watch() == null) {
      return Standing.NOBODY_HAS_IT;
    }
    return own.watch().officer().equals(officer) ? Standing.HAS_THE_WATCH : Standing.ANOTHER_HAS_IT;
  }

  // -------------------------------------------------------------------------------------- looking

  static String found(Story story, String what, Party party, List<String> words, long hour) {
    String sheet = what.equals("sheet") ? words.removeFirst() : "";
    String team = what.equals("sheet") ? Story.after(words, "in") : words.getFirst();
    String of = Story.after(words, "of");
    TeamView view = party.teams.find(story.named(team), Party.at(hour)).orElseThrow();
    return switch (what) {
      case "team" -> view.life().phase().name();
      case "watch" -> {
        TeamView.Watch watch = in(view, story, of).watch();
        yield watch == null ? "nobody" : watch.officer().code();
      }
      case "left" ->
          joined(
              view.parties().stream()
                  .filter(one -> one.leaving() != null)
                  .sorted(
                      java.util.Comparator.comparing(
                          (TeamView.InTeam one) -> one.leaving().number()))
                  .map(one ->
                      story.code(one.party())
                          + "-"
                          + one.leaving().number()
                          + (one.gone(Party.at(hour)) ? "" : "-to-come"))
                  .toList());
      case "former" ->
          joined(in(view, story, of).former().stream().map(m -> m.officer().code()).toList());
      case "waiting" -> String.valueOf(in(view, story, of).waiting());
      case "roster" ->
          joined(in(view, story, of).members().stream().map(m -> m.officer().code()).toList());
      case "items" ->
          joined(
              view.items().stream()
                  .map(item ->
                      name(story, item.entry().id())
                          + (item.open() ? "" : item.left() ? "-left" : "-closed")
                          + (item.carried() == 0 ? "" : "-carried-" + item.carried()))
                  .toList());
      case "notes" ->
          joined(
              view.notes().stream()
                  .map(note ->
                      name(story, note.entry().id())
                          + (note.translations().isEmpty()
                              ? ""
                              : "-in-"
                                  + joined(
                                      note.translations().stream()
                                          .map(one -> one.words().language())
                                          .toList())))
                  .toList());
      case "log" ->
          joined(
              party.teams.log(view.id()).stream()
                  .map(line -> story.code(line.entry().party()) + ":" + line.what())
                  .toList());
      case "sheet" -> sheet(view, story.named(sheet));
      default -> throw new IllegalArgumentException("nothing to look at: " + what);
    };
  }

  private static String sheet(TeamView view, EntryId id) {
    return view.sheets().stream()
        .filter(one -> one.entry().id().equals(id))
        .map(one -> one.taken() != null ? "signed by both" : one.waits() ? "waits" : "dropped")
        .findFirst()
        .orElse("not held");
  }

  private static TeamView.InTeam in(TeamView view, Story story, String code) {
    return view.parties().stream()
        .filter(one -> one.party().equals(story.party(code).id))
        .findFirst()
        .orElseThrow();
  }

  private static String name(Story story, EntryId id) {
    String name = story.nameOf(id);
    assertThat(name).as("a name for what is looked at").isNotNull();
    return name;
  }

  private static String joined(List<String> all) {
    return all.isEmpty() ? "none" : String.join(",", new ArrayList<>(all));
  }
}

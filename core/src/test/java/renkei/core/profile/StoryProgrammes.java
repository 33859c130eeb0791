// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import renkei.core.entry.Body;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Names;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;

/// Programmes of a story:
///
/// - `9 JPN opens g1 programme of a1 pillar p2 shares JPN:6000,USA:4000 lead USA`, and with
///   `development g1` its production
/// - `12 JPN plans g1 called m1 due 40`, `moves g1 milestone m1 due 50`, `reaches g1 milestone m1
///   done 13`
/// - `expect programme g1 at JPN hour 9 is DEVELOPMENT OPEN m1@50 PRODUCTION NOT_PROPOSED`
record StoryProgrammes(Story story) {
  static boolean handles(String verb) {
    return List.of("plans", "moves", "reaches").contains(verb);
  }

  Matter.ProgrammeStage stage(Party author, List<String> words, List<Elector> electorate) {
    String of = Story.after(words, "of");
    String pillar = Story.after(words, "pillar");
    String lead = Story.after(words, "lead");
    String development = Story.after(words, "development");
    List<Programme.Portion> portions =
        Stream.of(Story.after(words, "shares").split(","))
            .map(one -> one.split(":"))
            .map(one -> new Programme.Portion(story.party(one[0]).id, Integer.parseInt(one[1])))
            .sorted(Comparator.comparing(Programme.Portion::partner))
            .toList();
    portions.stream()
        .map(Programme.Portion::partner)
        .filter(party -> !party.equals(author.id))
        .forEach(party -> electorate.add(new Elector(party, new FunctionId("programmes"))));
    return new Matter.ProgrammeStage(
        new Membership(story.id(of), pillar == null ? "" : pillar),
        development == null ? null : story.id(development),
        new Names("EXERCISE rescue robot", "演習用救助ロボット"),
        story.party(lead).id,
        portions,
        List.of(new Programme.Site(portions.getFirst().partner(), "EXERCISE site", "")));
  }

  Body body(String verb, EntryId proposal, List<String> words) {
    String milestone = Story.after(words, "milestone");
    String due = Story.after(words, "due");
    return switch (verb) {
      case "plans" ->
          new ProgrammeEntry.MilestonePlanned(
              proposal, new Names("EXERCISE first walk", "演習 初歩行"), Party.at(Long.parseLong(due)));
      case "moves" ->
          new ProgrammeEntry.MilestoneMoved(
              proposal, story.id(milestone), Party.at(Long.parseLong(due)), "parts are late");
      case "reaches" ->
          new ProgrammeEntry.MilestoneReached(
              proposal,
              story.id(milestone),
              Party.at(Long.parseLong(Story.after(words, "done"))),
              "");
      default -> throw new IllegalArgumentException("no such verb: " + verb);
    };
  }

  String found(Party party, String name, long hour) {
    return party
        .programmes
        .find(story.named(name), Party.at(hour))
        .map(line -> line.stages().stream().map(this::stage).collect(Collectors.joining(" ")))
        .orElse("not known");
  }

  private String stage(Programmes.StageLine stage) {
    return stage.stage()
        + " "
        + stage.gate()
        + stage.milestones().stream().map(this::milestone).collect(Collectors.joining());
  }

  private String milestone(Programmes.Milestone milestone) {
    return " "
        + story.name(milestone.id())
        + (milestone.reached() != null
            ? "!"
            : "@" + Duration.between(Party.BEGIN, milestone.due()).toHours());
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;
import renkei.core.entry.Progress;
import renkei.core.entry.Readiness;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.UnitId;

/// Makes the domestic entries of a story from its words.
final class StoryRegister {
  private static final Set<String> VERBS =
      Set.of(
          "establishes",
          "lists-unit",
          "lists-function",
          "transfers",
          "delegates",
          "widens",
          "suspends",
          "returns",
          "tasks",
          "reports",
          "reads",
          "orders-posture",
          "acknowledges-posture",
          "announces",
          "notes");

  private final Story story;

  StoryRegister(Story story) {
    this.story = story;
  }

  static boolean handles(String verb) {
    return VERBS.contains(verb);
  }

  Body body(String verb, List<String> words) {
    List<String> rest = new ArrayList<>(words);
    String first = rest.removeFirst();
    return switch (verb) {
      case "establishes" -> {
        String above = Story.after(rest, "below");
        String until = Story.after(rest, "until");
        yield new Domestic.CommandEstablished(
            new CommandId(first),
            Names.same(first),
            above == null ? null : new CommandId(above),
            Party.at(Long.parseLong(word(rest, "from", "-1000"))),
            until == null ? null : Party.at(Long.parseLong(until)));
      }
      case "lists-unit" ->
          new Domestic.UnitListed(
              new UnitId(first),
              Names.same(first),
              new CommandId(word(rest, "of", "ROOT")),
              unit(Story.after(rest, "below")));
      case "lists-function" -> {
        String unit = Story.after(rest, "falls-to");
        String shared = Story.after(rest, "shared-as");
        yield new Domestic.FunctionListed(
            new FunctionId(first),
            Names.same(first),
            unit == null
                ? List.of()
                : List.of(new Domestic.Coverage(new Area(34, 138, 37, 141), new UnitId(unit))),
            shared == null ? null : new FunctionId(shared));
      }
      case "transfers" ->
          new Domestic.AuthorityTransferred(
              scope(first, rest),
              new CommandId(word(rest, "giver", "ROOT")),
              new CommandId(word(rest, "taker", "ROOT")));
      case "delegates" ->
          new Domestic.AuthorityDelegated(
              scope(first, rest),
              new CommandId(word(rest, "giver", "ROOT")),
              new CommandId(word(rest, "taker", "ROOT")));
      case "widens" ->
          new Domestic.AuthorityWidened(
              scope(first, rest), new CommandId(word(rest, "taker", "ROOT")));
      case "suspends" -> {
        String until = Story.after(rest, "until");
        String act = Story.after(rest, "act");
        yield new Domestic.AuthoritySuspended(
            act == null
                ? new Domestic.Resting.Of(new CommandId(first))
                : new Domestic.Resting.Given(story.named(act)),
            Party.at(Long.parseLong(word(rest, "from", "0"))),
            until == null ? null : Party.at(Long.parseLong(until)));
      }
      case "returns" ->
          new Domestic.AuthorityReturned(
              story.named(first), Party.at(Long.parseLong(word(rest, "from", "0"))));
      case "tasks" -> {
        String serving = Story.after(rest, "serving");
        yield new Domestic.TaskIssued(
            new UnitId(first), "fly", serving == null ? null : story.named(serving));
      }
      case "reads" ->
          new ReadinessEntry.ReadinessStated(
              new UnitId(first),
              Readiness.valueOf(rest.getFirst()),
              Duration.ofHours(Long.parseLong(word(rest, "notice", "2"))),
              "");
      case "orders-posture" ->
          new ReadinessEntry.PostureOrdered(
              Stream.of(first.split(",")).map(UnitId::new).collect(Collectors.toSet()),
              "alert",
              Duration.ofHours(Long.parseLong(word(rest, "notice", "2"))));
      case "acknowledges-posture" ->
          new ReadinessEntry.PostureAcknowledged(
              story.named(first), new UnitId(word(rest, "unit", "none")), "");
      case "reports" ->
          new Domestic.TaskReported(story.named(first), Progress.valueOf(rest.getFirst()), "");
      case "announces", "notes" -> new StoryAnnouncements(story).body(verb, first, rest);
      default -> throw new IllegalArgumentException("no such verb: " + verb);
    };
  }

  private static @Nullable UnitId unit(@Nullable String code) {
    return code == null ? null : new UnitId(code);
  }

  private static Domestic.Scope scope(String functions, List<String> words) {
    String units = Story.after(words, "over");
    String until = Story.after(words, "until");
    return new Domestic.Scope(
        Stream.of(functions.split(",")).map(FunctionId::new).collect(Collectors.toSet()),
        units == null
            ? Set.of()
            : Stream.of(units.split(",")).map(UnitId::new).collect(Collectors.toSet()),
        Party.at(Long.parseLong(word(words, "from", "0"))),
        until == null ? null : Party.at(Long.parseLong(until)));
  }

  private static String word(List<String> words, String key, String otherwise) {
    String found = Story.after(words, key);
    return found == null ? otherwise : found;
  }
}

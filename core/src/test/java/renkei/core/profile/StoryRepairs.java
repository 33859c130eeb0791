// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import renkei.core.entry.Body;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.Position;
import renkei.core.entry.Repair;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.RepairStage;
import renkei.core.entry.YardEntry;

/// Makes repair slots, what is listed for them and what is stated under them from the words of a
/// story. Times are hours.
final class StoryRepairs {
  private static final Set<String> VERBS =
      Set.of("lists-yard", "lists-dock", "takes-out", "puts-back", "lists-vessel");

  private final Story story;
  private final Party author;

  StoryRepairs(Story story, Party author) {
    this.story = story;
    this.author = author;
  }

  static boolean handles(String verb) {
    return VERBS.contains(verb);
  }

  Body body(String verb, List<String> words) {
    List<String> rest = new ArrayList<>(words);
    String first = rest.removeFirst();
    return switch (verb) {
      case "lists-yard" ->
          new YardEntry.YardListed(first, Names.same(first), new Position(35.29, 139.67));
      case "lists-dock" -> {
        String until = Story.after(rest, "until");
        String lift = Story.after(rest, "lifts");
        yield new YardEntry.DockListed(
            word(rest, "of", "yard"),
            first,
            Names.same(first),
            new Repair.Size(
                100 * number(rest, "length", "400"),
                100 * number(rest, "beam", "60"),
                100 * number(rest, "draught", "14")),
            lift == null ? null : Integer.valueOf(lift),
            List.of(word(rest, "can", "hull").split(",")),
            Party.at(number(rest, "from", "-1000")),
            until == null ? null : Party.at(Long.parseLong(until)));
      }
      case "takes-out" -> {
        String until = Story.after(rest, "until");
        yield new YardEntry.DockTakenOut(
            word(rest, "of", "yard"),
            first,
            Party.at(number(rest, "from", "0")),
            until == null ? null : Party.at(Long.parseLong(until)),
            "gate repair");
      }
      case "puts-back" ->
          new YardEntry.DockPutBack(story.named(first), Party.at(number(rest, "from", "0")));
      case "lists-vessel" ->
          new YardEntry.VesselListed(
              vessel(story.party(word(rest, "owner", author.code)), first, rest), null);
      default -> throw new IllegalArgumentException("no such verb: " + verb);
    };
  }

  private static Repair.Vessel vessel(Party owner, String code, List<String> words) {
    int beam = 100 * number(words, "beam", "30");
    return new Repair.Vessel(
        owner.id,
        code,
        Names.same(code),
        new Repair.Size(
            100 * number(words, "length", "200"), beam, 100 * number(words, "draught", "9")),
        beam,
        number(words, "weighs", "40000"));
  }

  /// Terms of a slot: `slot of CV-X by USA in yard/d6 number 0 from 24 until 72 needs hull`.
  Matter.RepairSlot slot(List<String> words) {
    Party owner = story.party(word(words, "by", author.code));
    Party yard = story.party(word(words, "yard-of", "JPN"));
    String dock = Story.after(words, "in");
    String code = word(words, "of", "CV-X");
    String determined = word(words, "determined", "eligible");
    String extended = Story.after(words, "extends");
    int from = number(words, "from", "24");
    int until = number(words, "until", "72");
    return new Matter.RepairSlot(
        vessel(owner, code, words),
        new Repair.Work(
            "W-1",
            "hull survey",
            List.of(word(words, "needs", "hull").split(",")),
            Math.max(1, (until - from) / 24)),
        dock == null
            ? Repair.Berth.any(yard.id)
            : new Repair.Berth(
                yard.id,
                dock.split("/")[0],
                dock.split("/")[1],
                number(words, "number", "0"),
                null),
        Party.at(from),
        Party.at(until),
        new Repair.Eligibility("rule 4(2)", determined.equals("eligible"), "A. Example, legal"),
        extended == null ? null : story.id(extended));
  }

  /// `states-repair s1 DOCKED at 30`.
  static RepairEntry.RepairStated stated(renkei.core.entry.EntryId slot, List<String> words) {
    return new RepairEntry.RepairStated(
        slot, RepairStage.valueOf(words.getFirst()), Party.at(number(words, "happened", "0")), "");
  }

  private static int number(List<String> words, String key, String otherwise) {
    return Integer.parseInt(word(words, key, otherwise));
  }

  private static String word(List<String> words, String key, String otherwise) {
    String found = Story.after(words, key);
    return found == null ? otherwise : found;
  }
}

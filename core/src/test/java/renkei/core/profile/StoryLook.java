// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.authority.Holding;
import renkei.core.base.Hash;
import renkei.core.consent.Because;
import renkei.core.consent.Explain;
import renkei.core.consent.ProposalView;
import renkei.core.entry.CommandId;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.UnitId;

/// Looks at what a party of a story holds:
///
/// - `expect state r1 at JPN,USA is IN_FORCE`
/// - `expect missing r1 at JPN is USA`
/// - `expect cause r1 at JPN is WAITS_FOR_KEEPER`
/// - `expect terms r1 at JPN,USA is two`
/// - `expect who relief-airlift over 374AW at USA hour 12 known 3 is USFJ`
/// - `expect answers r1 at USA hour 12 is USFJ`
/// - `expect visit v1 at JPN,PHL hour 30 is ENDED_BY_NOTICE`
/// - `expect flags v1 at JPN,PHL hour 30 is LATE:JPN NOT_ARRIVED`, or `none`
/// - `expect readiness 1HB at JPN is READY 2`
/// - `expect posture p1 at JPN is 1 of 2 slowest 3 all waiting`
/// - `expect accounts v1 at JPN,PHL is JPN:ARRIVED:24:40`
/// - `expect slot s1 at JPN,USA hour 30 is FIRM`, and flags, against, calendar
/// - `expect request r1 at JPN hour 3 is OUT ANSWER USA`
/// - `expect agreements at JPN hour 3 is 1`
/// - `expect agreed a1 at JPN,USA is the same`, or `none`
final class StoryLook {
  private final Story story;

  StoryLook(Story story) {
    this.story = story;
  }

  void look(List<String> words) {
    words.removeFirst();
    String what = words.removeFirst();
    String is = String.join(" ", words.subList(words.indexOf("is") + 1, words.size()));
    words.subList(words.indexOf("is"), words.size()).clear();
    String parties = Story.after(words, "at");
    for (String code : parties.split(",")) {
      String found = found(what, story.party(code), new java.util.ArrayList<>(words));
      assertThat(found).as("%s at %s", what, code).isEqualTo(expected(what, is));
    }
  }

  private String expected(String what, String is) {
    return what.equals("terms") ? story.terms(is).hex() : is;
  }

  private String found(String what, Party party, List<String> words) {
    String hours = Story.after(words, "hour");
    String knowns = Story.after(words, "known");
    long hour = hours == null ? 0 : Long.parseLong(hours);
    long known = knowns == null ? 1_000_000 : Long.parseLong(knowns);
    return switch (what) {
      case "who" -> who(party, words, hour, known);
      case "standing" ->
          String.valueOf(party.register.standing(new CommandId(words.getFirst()), Party.at(hour)));
      case "agreements" ->
          String.valueOf(
              party.proposals.agreements().stream()
                  .filter(a -> a.holds(Party.at(hour)) && a.ours().from().equals(party.id))
                  .count());
      case "onward" ->
          String.join(
              ",",
              Onward.onwardConsents(party.proposals, Party.at(hour)).stream()
                  .filter(c -> c.entry().equals(new Hash(5, 5, 5, 5)))
                  .map(c ->
                      story.code(c.originator())
                          + ">"
                          + story.code(c.holder())
                          + ">"
                          + story.code(c.to()))
                  .toList());
      case "task" ->
          String.valueOf(party.tasks.find(story.named(words.getFirst())).orElseThrow().progress());
      case "programme" -> new StoryProgrammes(story).found(party, words.getFirst(), hour);
      case "subject" ->
          new StoryAnnouncements(story).subject(party, words.getFirst(), Party.at(hour));
      case "readiness" ->
          party
              .readiness
              .of(new UnitId(words.getFirst()))
              .map(own -> own.body().readiness() + " " + own.body().notice().toHours())
              .orElse("nothing");
      case "posture" -> posture(party, words);
      case "members" -> members(party, words);
      case "agreed" -> agreed(party, words);
      case "calendar" -> {
        String[] dock = words.getFirst().split("/");
        PartyId of = story.party(Story.after(words, "of")).id;
        yield String.valueOf(party.proposals.calendar(new DockId(of, dock[0], dock[1])));
      }
      case "team",
          "watch",
          "roster",
          "items",
          "log",
          "notes",
          "sheet",
          "left",
          "former",
          "waiting" ->
          StoryTeam.found(story, what, party, words, hour);
      default -> ofProposal(what, party, words, hour);
    };
  }

  private static SlotLine slot(Party party, ProposalView view, long hour) {
    return party.slots.line(view, Party.at(hour)).orElseThrow();
  }

  private String posture(Party party, List<String> words) {
    ReadinessBoard.Posture posture =
        party.readiness.postures().stream()
            .filter(one -> one.id().equals(story.named(words.getFirst())))
            .findFirst()
            .orElseThrow();
    return posture.acknowledged()
        + " of "
        + posture.units().size()
        + " slowest "
        + posture.slowest().map(took -> String.valueOf(took.toHours())).orElse("none")
        + " all "
        + posture.all().map(took -> String.valueOf(took.toHours())).orElse("waiting");
  }

  private String members(Party party, List<String> words) {
    String pillar = Story.after(words, "pillar");
    Membership of = new Membership(story.named(words.getFirst()), pillar == null ? "" : pillar);
    return party.proposals.memberships().stream()
        .filter(line -> line.membership().equals(of))
        .map(line ->
            "number "
                + line.number()
                + " "
                + String.join(",", line.members().stream().map(story::code).sorted().toList())
                + (line.contested() ? " contested" : ""))
        .findFirst()
        .orElse("not known");
  }

  /// Whether it holds the agreement's terms, to the last byte as a signatory holds them.
  private String agreed(Party party, List<String> words) {
    EntryId id = story.named(words.getFirst());
    return party
        .proposals
        .agreed(id)
        .map(held ->
            story.all().stream()
                    .flatMap(one -> one.proposals.find(id).stream())
                    .allMatch(signed -> signed.onTable().bytes().equals(held.bytes()))
                ? "the same"
                : "another")
        .orElse("none");
  }

  private static String who(Party party, List<String> words, long hour, long known) {
    String unit = Story.after(words, "over");
    Holding holding =
        party.register.who(
            new FunctionId(words.getFirst()),
            unit == null ? null : new UnitId(unit),
            Party.at(hour),
            Party.at(known));
    return holding.holder().map(CommandId::code).orElse("nobody");
  }

  private String ofProposal(String what, Party party, List<String> words, long hour) {
    ProposalView view = party.proposals.find(story.named(words.getFirst())).orElse(null);
    if (view == null) {
      return "not held";
    }
    Explain explain = new Explain(story::code);
    assertThat(explain.en(view)).isNotEmpty().allMatch(s -> s.endsWith(".") && !s.contains("null"));
    assertThat(explain.ja(view)).hasSameSizeAs(view.why()).allMatch(s -> s.endsWith("。"));
    return switch (what) {
      case "state" -> view.state().name();
      case "missing" -> missing(view);
      case "cause" -> last(view.why()).cause().name();
      case "terms" -> view.onTable().hash().hex();
      case "in-force" -> String.valueOf(party.proposals.inForce(view.id(), Party.at(hour)));
      case "answers" ->
          party
              .routing
              .answers(view, Party.at(hour))
              .flatMap(Holding::holder)
              .map(CommandId::code)
              .orElse("nobody");
      case "visit" -> party.visits.line(view, Party.at(hour)).orElseThrow().state().name();
      case "flags" -> flags(party.visits.line(view, Party.at(hour)).orElseThrow());
      case "accounts" -> accounts(party.visits.line(view, Party.at(hour)).orElseThrow());
      case "slot" -> slot(party, view, hour).state().name();
      case "slot-flags" -> slot(party, view, hour).flags().toString();
      case "against" ->
          slot(party, view, hour).against().stream().map(o -> o.cause().name()).toList().toString();
      case "request" -> request(party.requests.line(view, Party.at(hour)).orElseThrow());
      case "answered" -> String.valueOf(party.requests.answers(view.id()).size());
      case "progress" ->
          String.valueOf(party.requests.line(view, Party.at(hour)).orElseThrow().progress());
      default -> throw new IllegalArgumentException("nothing to look at: " + what);
    };
  }

  private String flags(VisitLine line) {
    VisitWords words = new VisitWords(story::code);
    List<String> flags = new java.util.ArrayList<>();
    for (VisitFlag flag : line.stay().flags()) {
      assertThat(words.en(flag)).endsWith(".").doesNotContain("null");
      assertThat(words.ja(flag)).endsWith("。").doesNotContain("null");
      flags.add(
          switch (flag) {
            case VisitFlag.Early early -> "EARLY:" + story.code(early.by());
            case VisitFlag.Late late -> "LATE:" + story.code(late.by());
            case VisitFlag.NotArrived _ -> "NOT_ARRIVED";
            case VisitFlag.Overstayed over -> "OVERSTAYED:" + story.code(over.by());
            case VisitFlag.NotDeparted _ -> "OVERSTAYED";
            case VisitFlag.MorePeople more -> "MORE_PEOPLE:" + story.code(more.by());
            case VisitFlag.Differs two -> "DIFFERS:" + two.movement();
            case VisitFlag.AgreementEnds _ -> "AGREEMENT_ENDS";
          });
    }
    return flags.isEmpty() ? "none" : String.join(" ", flags);
  }

  private String accounts(VisitLine line) {
    List<String> said =
        line.stay().accounts().stream()
            .map(account ->
                story.code(account.party())
                    + ":"
                    + account.body().movement()
                    + ":"
                    + java.time.Duration.between(Party.BEGIN, account.body().at()).toHours()
                    + ":"
                    + account.body().headCount())
            .sorted()
            .toList();
    return said.isEmpty() ? "none" : String.join(" ", said);
  }

  private String missing(ProposalView view) {
    Set<String> codes = new TreeSet<>();
    view.missing().forEach(elector -> codes.add(story.code(elector.party())));
    return codes.isEmpty() ? "nobody" : String.join(",", codes);
  }

  private static Because last(List<Because> why) {
    return why.getLast();
  }

  private String request(RequestLine line) {
    return line.direction()
        + " "
        + (line.clocks().next() == null ? "none" : line.clocks().next())
        + (line.clocks().unacknowledged() ? " unacknowledged" : "")
        + (line.clocks().unanswered() ? " unanswered" : "")
        + " "
        + (line.answers().party() == null ? "nobody" : story.code(line.answers().party()))
        + (line.answers().command() == null ? "" : "/" + line.answers().command());
  }
}

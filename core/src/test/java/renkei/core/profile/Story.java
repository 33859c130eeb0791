// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TeamEntry;

/// A story in text, played through the registers and proposals of its parties. One line is one
/// step:
///
/// - `5 USA consents r1` states an act at hour 5; it is checked by its author, then by every other
///   party. `=> CODE` at its end says that the author's own node refuses it.
/// - `forged 5 XAA consents r1 => CODE` is not checked by its author; the others refuse it so. With
///   `reaching JPN,PHL` it comes to those only.
/// - `evidence 5 USA closes r1 VOID` is a second, different closing that its keeper let out.
/// - `quietly 5 USA consents r1 as k` stays under way until `deliver k to JPN`.
/// - `cell 5 USA consents r1 => ok` only asks what would be answered; the table in the documents is
///   made of these.
/// - `expect ...` looks at what a party holds.
final class Story {
  final String title;
  private final Map<String, Party> parties = new LinkedHashMap<>();
  private final Map<String, EntryId> names = new LinkedHashMap<>();
  private final Map<String, SealedTerms> terms = new LinkedHashMap<>();
  private final Map<String, SignedEntry> underway = new LinkedHashMap<>();
  private final List<String> lines;
  private final Map<String, String> cells;
  private long next = 1;

  /// @param cells verdicts of `cell` lines, by act and state: filled as the story is played
  Story(String title, List<String> lines, Map<String, String> cells) {
    this.title = title;
    this.lines = lines;
    this.cells = cells;
    for (String code : List.of("JPN", "USA", "PHL", "XAA", "AUS", "GBR")) {
      parties.put(code, new Party(code));
    }
  }

  Party party(String code) {
    Party party = parties.get(code);
    assertThat(party).as("party %s", code).isNotNull();
    return party;
  }

  EntryId named(String name) {
    EntryId id = names.get(name);
    assertThat(id).as("a thing called %s", name).isNotNull();
    return id;
  }

  void play() {
    for (String line : lines) {
      try {
        step(line);
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError(title + "\n  at: " + line + "\n" + wrong.getMessage(), wrong);
      }
    }
  }

  private void step(String line) {
    List<String> words = new ArrayList<>(List.of(line.split("\\s+")));
    String expected = null;
    int arrow = words.indexOf("=>");
    if (arrow >= 0) {
      expected = words.get(arrow + 1);
      words = new ArrayList<>(words.subList(0, arrow));
    }
    switch (words.getFirst()) {
      case "expect" -> new StoryLook(this).look(words);
      case "deliver" -> deliver(words, expected);
      case "cell", "forged", "quietly", "evidence" -> act(words.removeFirst(), words, expected);
      default -> act("", words, expected);
    }
  }

  private void deliver(List<String> words, String expected) {
    SignedEntry act = underway.get(words.get(1));
    assertThat(act).as("something under way called %s", words.get(1)).isNotNull();
    expect(party(words.get(3)).receive(act), expected);
  }

  private static void expect(Optional<Refusal> refusal, String expected) {
    String found = refusal.map(Refusal::code).map(RefusalCode::name).orElse("ok");
    assertThat(found)
        .as("%s", refusal.map(Refusal::sentence).orElse("accepted"))
        .isEqualTo(expected == null ? "ok" : expected);
    refusal.ifPresent(r -> assertThat(r.sentence()).endsWith(".").doesNotContain("null"));
  }

  private void act(String how, List<String> words, String expected) {
    long hour = Long.parseLong(words.removeFirst());
    Party author = party(words.removeFirst());
    String verb = words.removeFirst();
    String as = after(words, "as");
    String under = after(words, "under");
    String reaching = after(words, "reaching");
    String by = after(words, "officer");
    if (verb.equals("closes-what-is-due")) {
      closeDue(author, hour);
      return;
    }
    if (StoryRegister.handles(verb) || StoryRepairs.handles(verb)) {
      SignedEntry entry =
          author.states(
              id(as == null ? words.getFirst() : as),
              Party.at(hour),
              under == null ? "ROOT" : under,
              Set.of(),
              StoryRepairs.handles(verb)
                  ? new StoryRepairs(this, author).body(verb, words)
                  : new StoryRegister(this).body(verb, words));
      domestic(author, entry, expected);
      return;
    }
    StoryActs made = new StoryActs(this, author, hour);
    Body body = made.body(verb, words);
    if (body instanceof TeamEntry && as != null) {
      made.named(as);
    }
    SignedEntry act =
        author.states(
            made.id(),
            Party.at(hour),
            new Party.By(by == null ? "duty" : by, under == null ? "ROOT" : under),
            made.audience(),
            body);
    switch (how) {
      case "cell" -> cell(author, act, expected);
      case "forged" ->
          others(author).stream()
              .filter(p -> reaching == null || List.of(reaching.split(",")).contains(p.code))
              .forEach(p -> forged(p, act, expected));
      case "evidence" -> {
        author.apply(act);
        others(author).forEach(p -> forged(p, act, RefusalCode.EQUIVOCATION.name()));
      }
      case "quietly" -> {
        own(author, act, under, expected);
        underway.put(as, act);
      }
      default -> {
        if (own(author, act, under, expected)) {
          others(author).stream()
              .filter(p -> act.entry().audience().contains(p.id))
              .forEach(p -> expect(p.receive(act), null));
        }
      }
    }
  }

  private static void forged(Party reader, SignedEntry act, String expected) {
    if (act.entry().audience().contains(reader.id)) {
      expect(reader.receive(act), expected);
    }
  }

  private static void domestic(Party author, SignedEntry entry, String expected) {
    Optional<Refusal> refusal = author.check(entry);
    expect(refusal, expected);
    if (refusal.isEmpty()) {
      author.apply(entry);
    }
  }

  /// Whether the author's own node let it pass; the command named must be the one that answers.
  private static boolean own(Party author, SignedEntry act, String under, String expected) {
    Optional<Refusal> refusal = author.check(act);
    if (refusal.isEmpty() && under != null) {
      Optional<ProposalView> view =
          Proposals.proposalOf(act.entry()).flatMap(author.proposals::find);
      refusal =
          view.flatMap(
              v -> author.routing.answering(v, new CommandId(under), act.entry().recorded()));
    }
    expect(refusal, expected);
    if (refusal.isEmpty()) {
      author.apply(act);
    }
    return refusal.isEmpty();
  }

  private void cell(Party author, SignedEntry act, String expected) {
    Optional<Refusal> refusal = author.check(act);
    expect(refusal, expected);
    if (act.entry().body() instanceof TeamEntry body) {
      told(act.entry().kind() + " " + StoryTeam.standing(author, act, body), refusal);
      return;
    }
    EntryId proposal = ((Crossing) act.entry().body()).proposal();
    ProposalView view = author.proposals.find(proposal).orElseThrow();
    String state =
        author
            .slots
            .line(view, act.entry().recorded())
            .map(line -> "a slot " + line.state())
            .orElseGet(() -> numbered(view) + view.state());
    told(act.entry().kind() + " " + state, refusal);
  }

  /// What changes a membership, and interest in one, have a table of their own.
  private static String numbered(ProposalView view) {
    return switch (view.profile()) {
      case SUCCESSION, INTEREST, LEAVING -> "a " + view.profile() + " ";
      case Profile _ -> "";
    };
  }

  private void told(String cell, Optional<Refusal> refusal) {
    String verdict = refusal.map(Refusal::code).map(Enum::name).orElse("ok");
    String before = cells.put(cell, verdict);
    assertThat(before).as("the same cell told twice").isIn(null, verdict);
  }

  private void closeDue(Party keeper, long hour) {
    Instant at = Party.at(hour);
    List<Crossing.ProposalClosed> due = keeper.proposals.due(at);
    assertThat(due).as("closings due").isNotEmpty();
    for (Crossing.ProposalClosed closed : due) {
      ProposalView view = keeper.proposals.find(closed.proposal()).orElseThrow();
      SignedEntry act =
          keeper.states(
              id("closing" + next), at, "ROOT", new TreeSet<>(view.others(keeper.id)), closed);
      expect(keeper.receive(act), null);
      others(keeper).stream()
          .filter(p -> act.entry().audience().contains(p.id))
          .forEach(p -> expect(p.receive(act), null));
    }
  }

  List<Party> others(Party than) {
    return parties.values().stream().filter(p -> p != than).toList();
  }

  List<Party> all() {
    return List.copyOf(parties.values());
  }

  String code(PartyId id) {
    return parties.values().stream()
        .filter(p -> p.id.equals(id))
        .map(p -> p.code)
        .findFirst()
        .orElseThrow();
  }

  EntryId id(String name) {
    return names.computeIfAbsent(name, _ -> fresh());
  }

  /// What the story calls it.
  String name(EntryId id) {
    return names.entrySet().stream()
        .filter(one -> one.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  EntryId fresh() {
    return new EntryId(42, next++);
  }

  /// What a thing is called in this story; null: nothing.
  String nameOf(EntryId id) {
    return names.entrySet().stream()
        .filter(one -> one.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  void stated(String label, SealedTerms sealed) {
    terms.put(label, sealed);
  }

  Hash terms(String label) {
    SealedTerms found = terms.get(label);
    return found == null
        ? Hash.sha256(label.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        : found.hash();
  }

  /// The word after a key word, both taken out; null when it is not there.
  static String after(List<String> words, String key) {
    int at = words.indexOf(key);
    if (at < 0) {
      return null;
    }
    String value = words.get(at + 1);
    words.remove(at + 1);
    words.remove(at);
    return value;
  }

  static Outcome outcome(String word) {
    return Outcome.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// Reads the stories of a file: `題` and `title` begin one, `#` is a remark.
  static List<Story> read(String text, Map<String, String> cells) {
    List<Story> stories = new ArrayList<>();
    String ja = null;
    String title = null;
    List<String> lines = new ArrayList<>();
    for (String raw : (text + "\n題 end\n").lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("題 ")) {
        if (title != null) {
          stories.add(new Story(title + " / " + ja, List.copyOf(lines), cells));
        }
        ja = line.substring(2).strip();
        title = null;
        lines.clear();
      } else if (line.startsWith("title ")) {
        title = line.substring(6).strip();
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        assertThat(title).as("a title before: %s", line).isNotNull();
        lines.add(line);
      }
    }
    return stories;
  }

  /// The verdicts of the cells told so far, for the documents.
  static Map<String, String> cells() {
    return new TreeMap<>();
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Area;
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
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Progress;
import renkei.core.entry.Readiness;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;
import renkei.core.entry.Track;
import renkei.core.entry.TrackField;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;
import renkei.core.entry.UnitId;

/// One story of the case files, played through the desk up to its question. README.md beside the
/// files says how they are written.
final class Story {
  private static final FunctionId VISITS = new FunctionId("visits");

  private String self = "JPN";
  private ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
  private final Map<String, SignedEntry> entries = new HashMap<>();
  private final List<Roster> rosters = new ArrayList<>();
  private final Map<String, Crossing.DocumentReleased> contents = new HashMap<>();

  /// What was asked.
  record Question(Thing thing, PartyId recipient, Policy policy) {}

  private Story() {}

  static Question play(List<String> lines) {
    Story story = new Story();
    Question question = null;
    for (String line : lines) {
      Line words = new Line(line);
      if (words.head.equals("ask")) {
        Thing thing = story.thing(words);
        question = new Question(thing, Cast.party(words.name), story.desk.policy());
      } else {
        story.happens(words);
      }
    }
    if (question == null) {
      throw new IllegalArgumentException("a story ends with a question: " + lines);
    }
    return question;
  }

  private void happens(Line line) {
    switch (line.head) {
      case "node" -> {
        self = line.name;
        desk = new ReleaseDesk(Cast.party(self), line.value("domain", "real").equals("exercise"));
      }
      case "linked" -> linked(line);
      case "unlinked" -> desk.agreementEnded(Cast.party(line.name));
      case "rule" ->
          own(line.name, line.at("adopted", "-1000"), new Domestic.ReleaseRuleAdopted(rule(line)));
      case "rule-revoked" ->
          own(
              "-" + line.name,
              Cast.NOW,
              new Domestic.ReleaseRuleRevoked(Cast.id(line.name), "why"));
      case "document" -> document(line);
      case "decide" ->
          own(
              line.name,
              line.at("at", "-60"),
              new Domestic.ReleaseDecided(
                  entry(line.value("document")).entry().id(),
                  Cast.party(line.value("to")),
                  "why",
                  under(line)));
      case "decision-revoked" ->
          own("-" + line.name, Cast.NOW, new Domestic.ReleaseRevoked(Cast.id(line.name), "why"));
      case "consent" ->
          desk.consented(
              new OnwardConsent(
                  Cast.id(line.name),
                  Cast.party(line.value("of")),
                  entry(line.value("document")).hash(),
                  Cast.party(line.value("to"))));
      case "question" ->
          desk.answers(
              new OpenAnswer(
                  Cast.id(line.name),
                  Cast.party(line.value("of")),
                  Level.valueOf(line.value("allowed")),
                  line.has("ends") ? line.at("ends", "0") : null));
      case "members" -> rosters.add(Scopes.roster(line));
      case "consent-ended" -> desk.consentEnded(Cast.id(line.name));
      case "proposal" -> proposal(line);
      case "counter" -> counter(line);
      case "crossed" -> {
        SignedEntry statement =
            statement(line, new Ground.Decision(Cast.id(line.value("by")), Cast.id("-")));
        entries.put(line.name, statement);
        desk.crossed(
            Cast.id(line.value("by")), Cast.party(line.value("to")), statement.entry().id());
      }
      default -> throw new IllegalArgumentException("no such line: " + line.text);
    }
    desk.rosters(rosters);
    line.done();
  }

  /// `aukus/p2` is a pillar, `aukus` the agreement itself.
  private static @Nullable Membership under(Line line) {
    return line.has("within") ? Scopes.named(line.value("within")) : null;
  }

  private SignedEntry entry(String name) {
    SignedEntry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("nothing is called " + name);
    }
    return entry;
  }

  private void own(String name, Instant at, Domestic body) {
    Label label = Label.of(Cast.policyOf(self), Level.UNCLASSIFIED);
    SignedEntry entry = Cast.entry(self, name, at, Set.of(), label, body);
    entries.put(name, entry);
    desk.apply(entry);
  }

  private void linked(Line line) {
    Level highest = Level.valueOf(line.value("up-to"));
    Set<Level> mapped = EnumSet.noneOf(Level.class);
    if (line.has("mapped")) {
      Cast.codes(line.value("mapped")).forEach(level -> mapped.add(Level.valueOf(level)));
    } else {
      mapped.addAll(Cast.upTo(highest));
    }
    desk.agreed(
        new Agreement(
            Cast.id("pairing " + line.name),
            Cast.party(line.name),
            Cast.ceiling(self, line.name, highest, mapped),
            Cast.ceiling(line.name, self, highest, mapped)));
  }

  private static ReleaseRule rule(Line line) {
    ReleaseRule.Scope scope =
        switch (line.value("of", "tracks")) {
          case "tracks" -> tracks(line);
          case "progress" -> new ReleaseRule.ProgressOf(functions(line));
          case "counterparts" -> new ReleaseRule.Counterparts(functions(line));
          case "readiness" -> new ReleaseRule.ReadinessOf(Set.of(new UnitId(line.value("unit"))));
          default -> throw new IllegalArgumentException("no such rule: " + line.text);
        };
    Instant from = line.at("from", "-1000");
    Instant until = line.has("until") ? line.at("until", "0") : null;
    return new ReleaseRule(Cast.parties(line.value("to")), scope, from, until, under(line));
  }

  private static Set<FunctionId> functions(Line line) {
    Set<FunctionId> functions = new HashSet<>();
    Cast.codes(line.value("function")).forEach(code -> functions.add(new FunctionId(code)));
    return functions;
  }

  private static ReleaseRule.Tracks tracks(Line line) {
    Set<TrackKind> kinds = EnumSet.noneOf(TrackKind.class);
    Cast.codes(line.value("kinds", "CARGO")).forEach(kind -> kinds.add(TrackKind.valueOf(kind)));
    Set<TrackField> fields = EnumSet.noneOf(TrackField.class);
    Cast.codes(line.value("fields", "")).forEach(field -> fields.add(TrackField.valueOf(field)));
    return new ReleaseRule.Tracks(
        kinds,
        area(line.value("in", "30,130,40,145")),
        Double.parseDouble(line.value("cell", "0.05")),
        Duration.ofSeconds(Long.parseLong(line.value("delay", "5"))),
        Duration.ofSeconds(Long.parseLong(line.value("age", "600"))),
        fields,
        Grade.valueOf(line.value("grade", "F")));
  }

  private static Area area(String text) {
    double[] edges = Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    return new Area(edges[0], edges[1], edges[2], edges[3]);
  }

  private void document(Line line) {
    String by = line.value("by", self);
    Label label = Cast.label(line.value("label"), Cast.policyOf(by));
    Bytes content = Bytes.of(line.name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Set<PartyId> originators = Cast.parties(line.value("originators", by));
    contents.put(
        line.name, new Crossing.DocumentReleased(line.name, "text/plain", content, originators));
    if (by.equals(self)) {
      Body filed =
          new Domestic.DocumentFiled(line.name, "text/plain", content, originators, under(line));
      keep(
          line.name,
          Cast.entry(self, line.name, Cast.NOW.minusSeconds(500), Set.of(), label, filed));
    } else {
      Body received = new Crossing.DocumentReleased(line.name, "text/plain", content, originators);
      Set<PartyId> us = Set.of(Cast.party(self));
      keep(line.name, Cast.entry(by, line.name, Cast.NOW.minusSeconds(500), us, label, received));
    }
  }

  private void keep(String name, SignedEntry entry) {
    entries.put(name, entry);
    desk.apply(entry);
  }

  private SealedTerms terms(String by, Line line, String what) {
    Matter matter =
        switch (what) {
          case "pairing" -> pairing(by, line.value("with"));
          case "support" -> support(line.value("function", "relief-airlift"));
          case "visit" ->
              new Matter.Visit(
                  Cast.party(by),
                  "a force",
                  "a port",
                  Cast.NOW,
                  Cast.NOW.plusSeconds(9),
                  5,
                  "why",
                  null,
                  null);
          case "notice" -> new Matter.Withdrawal(Cast.id(line.value("ends")), Cast.NOW);
          default -> throw new IllegalArgumentException("no such proposal: " + line.text);
        };
    Terms terms = new Terms(List.of(new AuthenticText("en", "terms")), matter);
    return SealedTerms.of(
        terms, Bytes.of(terms.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)), true);
  }

  private static Matter support(String function) {
    return new Matter.Support(
        new FunctionId(function),
        "airlift",
        1,
        "why",
        "risk",
        Area.WORLD,
        Cast.NOW,
        Cast.NOW.plusSeconds(100),
        Matter.Priority.ROUTINE);
  }

  private static Matter pairing(String inviter, String invitee) {
    return new Matter.Pairing(
        identity(inviter),
        identity(invitee),
        List.of(
            Cast.ceiling(inviter, invitee, Level.SECRET, Cast.upTo(Level.SECRET)),
            Cast.ceiling(invitee, inviter, Level.SECRET, Cast.upTo(Level.SECRET))));
  }

  private static Matter.Identity identity(String code) {
    Hash link = Hash.sha256(("link " + code).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new Matter.Identity(
        Cast.party(code), code, Names.same(code), Cast.signingKey(code), link, "");
  }

  private void proposal(Line line) {
    String by = line.value("by", self);
    List<Elector> electorate = new ArrayList<>();
    String with = line.value("with", "");
    Cast.parties(with).forEach(party -> electorate.add(new Elector(party, VISITS)));
    String what = line.value("about");
    Body body =
        new Crossing.ProposalOpened(
            terms(by, line, what),
            Cast.party(line.value("keeper", by)),
            electorate,
            what.equals("notice") ? new ConsentRule.None() : new ConsentRule.All(),
            new Clocks(Cast.NOW, Cast.NOW, Cast.NOW));
    Set<PartyId> audience = Cast.parties(line.value("audience", with));
    Label label =
        Cast.label(line.value("label", "UNCLASSIFIED//REL_TO:JPN,USA,PHL"), Cast.policyOf(by));
    keep(line.name, Cast.entry(by, line.name, Cast.NOW.minusSeconds(400), audience, label, body));
  }

  private void counter(Line line) {
    String by = line.value("by", self);
    Body body =
        new Crossing.TermsCountered(Cast.id(line.name), Hash.ZERO, terms(by, line, "support"));
    Label label = Cast.label("UNCLASSIFIED", Cast.policyOf(by));
    keep(
        "counter " + line.name,
        Cast.entry(by, "counter " + line.name, Cast.NOW, Set.of(), label, body));
  }

  // ------------------------------------------------------------------------------------ asking

  private Thing thing(Line line) {
    Thing thing =
        switch (line.value("for")) {
          case "track" -> new Thing.OfTrack(track(line));
          case "document" ->
              desk.policy().document(entry(line.value("name")).entry().id()).orElseThrow();
          case "act" -> new Thing.OfAct(act(line));
          case "carrying" -> new Thing.OfCarried(act(line));
          case "opening" -> new Thing.OfAct(entry(line.value("name")));
          case "statement" -> {
            Ground ground = ground(line);
            yield new Thing.OfStatement(statement(line, ground), ground);
          }
          case "return" ->
              new Thing.OfStatement(entry(line.value("name")), new Ground.OwnReturned());
          default -> throw new IllegalArgumentException("no such thing: " + line.text);
        };
    line.done();
    return thing;
  }

  private Track track(Line line) {
    String[] position = line.value("at", "35.01,139.01").split(",");
    return new Track(
        new TrackId("mmsi-431000001"),
        TrackKind.valueOf(line.value("kind", "CARGO")),
        "SECRET NAME",
        new Position(Double.parseDouble(position[0]), Double.parseDouble(position[1])),
        12.5,
        8,
        Cast.NOW.minusSeconds(Long.parseLong(line.value("age", "30"))),
        Cast.label(line.value("label", "RESTRICTED//REL_TO:JPN,USA"), Cast.policyOf(self)),
        new TrackSource("ais", Grade.valueOf(line.value("grade", "B"))));
  }

  private SignedEntry act(Line line) {
    String by = line.value("by", self);
    Body body =
        line.value("that", "consent").equals("progress")
            ? new Crossing.ProgressStated(Cast.id(line.value("name")), Progress.values()[0], "")
            : new Crossing.ConsentGiven(Cast.id(line.value("name")), Hash.ZERO);
    Label label =
        Cast.label(line.value("label", "UNCLASSIFIED//REL_TO:JPN,USA,PHL"), Cast.policyOf(by));
    Set<PartyId> audience = Cast.parties(line.value("audience", line.name));
    return Cast.entry(by, "an act", Cast.NOW, audience, label, body);
  }

  private Ground ground(Line line) {
    if (line.has("by-decision")) {
      EntryId item = Cast.id(line.value("document"));
      return new Ground.Decision(Cast.id(line.value("by-decision")), item);
    }
    if (line.has("by-rule")) {
      return new Ground.Rule(Cast.id(line.value("by-rule")));
    }
    if (line.has("by-question")) {
      return new Ground.Asked(Cast.id(line.value("by-question")));
    }
    return line.has("by-electorate")
        ? new Ground.Electorate(Cast.id(line.value("by-electorate")))
        : new Ground.Notice();
  }

  private SignedEntry statement(Line line, Ground ground) {
    String to = line.has("to") ? line.value("to") : line.name;
    Body body =
        switch (line.value("that", "document")) {
          case "document" -> says(line);
          case "progress" ->
              new Crossing.ProgressStated(
                  Cast.id(line.value("proposal")), Progress.values()[0], "");
          case "answer" ->
              new Crossing.InformationGiven(Cast.id(line.value("proposal")), "Route 57.", null);
          case "readiness" ->
              new ReadinessReleased(
                  new UnitId(line.value("unit")),
                  Names.same("1st helicopter brigade"),
                  Readiness.READY,
                  Duration.ofHours(2),
                  Cast.NOW);
          case "counterpart" ->
              new Crossing.CounterpartStated(
                  new FunctionId(line.value("function")),
                  new CommandId("usfj"),
                  Names.same("USFJ"),
                  Cast.NOW);
          case "incarnation" -> new Crossing.IncarnationStarted(2, "restored");
          case "recall" -> new Crossing.RecallNotice(Cast.id(line.value("statement")), "why");
          default -> throw new IllegalArgumentException("no such statement: " + line.text);
        };
    Label label =
        Cast.label(line.value("label", "UNCLASSIFIED//REL_TO:" + to), Cast.policyOf(self));
    Set<PartyId> audience = Cast.parties(line.value("audience", to));
    String name =
        ground instanceof Ground.Decision && line.head.equals("crossed") ? line.name : "it";
    return Cast.entry(self, name, Cast.NOW, audience, label, body);
  }

  private Body says(Line line) {
    Crossing.DocumentReleased held = contents.get(line.value("document", ""));
    if (held == null) {
      return new Crossing.DocumentReleased(
          "t", "text/plain", Bytes.EMPTY, Set.of(Cast.party(self)));
    }
    Set<PartyId> originators = new HashSet<>(held.originators());
    originators.add(Cast.party(self));
    String title = line.value("title", held.title());
    String text = line.value("content", held.title());
    return new Crossing.DocumentReleased(
        title,
        held.mediaType(),
        Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        line.has("originators") ? Cast.parties(line.value("originators")) : originators);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Area;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Clocks;
import renkei.core.entry.CommandId;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Position;
import renkei.core.entry.Proof;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.Mark;
import renkei.core.profile.PairingTerms;
import renkei.core.turn.Draft;
import renkei.core.turn.Submission;
import renkei.node.codec.ProtoCodec;
import renkei.node.keys.SigningKey;

/// Another party and things to see, stated to a node by the ways in that a node has: keys pinned by
/// an officer, acts signed by the other party's own key and brought as frames of its link.
final class World {
  final WebNode node;
  final SigningKey usa = SigningKey.fresh(new SecureRandom());
  final ProtoCodec codec = new ProtoCodec();
  private long sequence;

  World(WebNode node) {
    this.node = node;
  }

  PartyId party() {
    return usa.party();
  }

  String usaHex() {
    return usa.party().key().hex();
  }

  Identity usaIdentity() {
    return new Identity(
        usa.party(),
        "USA",
        new Names("United States", "アメリカ"),
        usa.publicKey(),
        Hash.sha256(usa.publicKey().unsafe()),
        "127.0.0.1:2");
  }

  /// The register, a picture, a document.
  World settle() {
    must(
        "/api/v1/register",
        registerAct(
            "UNIT_LISTED", Map.of("code", "lift-1", "names", names("Lift"), "command", "JJOC")));
    must(
        "/api/v1/register",
        registerAct(
            "FUNCTION_LISTED",
            Map.of(
                "code", "relief-airlift",
                "names", names("Relief airlift"),
                "coverage", List.of(Map.of("area", area(), "unit", "lift-1")))));
    Map<String, Object> command = new HashMap<>();
    command.put("code", "JTF-RELIEF");
    command.put("names", names("Relief force"));
    command.put("parent", "JJOC");
    command.put("from", null);
    command.put("until", null);
    must("/api/v1/register", registerAct("COMMAND_ESTABLISHED", command));
    Map<String, Object> moved = new HashMap<>();
    moved.put("functions", List.of("relief-airlift"));
    moved.put("units", List.of("lift-1"));
    moved.put("giver", "JJOC");
    moved.put("taker", "JTF-RELIEF");
    moved.put("from", null);
    moved.put("until", null);
    must("/api/v1/register", registerAct("AUTHORITY_DELEGATED", moved));
    tracks(12);
    return this;
  }

  private Map<String, Object> registerAct(String kind, Map<String, Object> body) {
    Map<String, Object> act = new HashMap<>(body);
    act.put("kind", kind);
    return Map.of("id", node.id(), "act", act, "basis", "for the test");
  }

  static Map<String, String> names(String en) {
    return Map.of("en", en, "ja", "名 " + en);
  }

  static Map<String, Object> area() {
    return Map.of("south", 30, "west", 130, "north", 40, "east", 145);
  }

  static Map<String, Object> label(String... to) {
    return Map.of(
        "policy",
        "COALITION",
        "level",
        "UNCLASSIFIED",
        "restrictive",
        List.of(),
        "releasableTo",
        List.of(to),
        "informative",
        List.of(),
        "exercise",
        true);
  }

  void tracks(int count) {
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tracks.add(
          new Track(
              new TrackId("mmsi-%09d".formatted(431_000_000 + i)),
              TrackKind.CARGO,
              "ship " + i,
              new Position(35 + i * 0.01, 139),
              i % 2 == 0 ? Double.NaN : 90,
              12,
              Values.millis(node.now()),
              Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA").asExercise(),
              new TrackSource("ais", Grade.B)));
    }
    node.submit(new Submission.TracksSeen(tracks));
    node.ask(state -> state.picture().size()).join();
  }

  WebNode.Answered must(String path, Map<String, ?> body) {
    WebNode.Answered answered = node.post(path, body);
    if (answered.status() != 200) {
      throw new IllegalStateException(path + ": " + answered.text());
    }
    return answered;
  }

  // ------------------------------------------------------------------------------------ the peer

  /// Both officers accepted; the other party's consent arrives over its link.
  World pair() {
    node.keyring.pin(usa.party(), usa.publicKey());
    Identity jpn = node.identity();
    LevelMap map =
        new LevelMap(
            "COALITION",
            Map.of(Level.UNCLASSIFIED, Level.UNCLASSIFIED, Level.RESTRICTED, Level.RESTRICTED));
    var pairing =
        new Matter.Pairing(
            jpn,
            usaIdentity(),
            List.of(
                new Ceiling(jpn.party(), usa.party(), "USA", Level.RESTRICTED, map),
                new Ceiling(usa.party(), jpn.party(), "JPN", Level.RESTRICTED, map)));
    SealedTerms terms = codec.seal(PairingTerms.of(pairing));
    Draft.By chief = new Draft.By(WebNode.CHIEF, WebNode.ROOT);
    node.state(
            Draft.of(
                node.newEntryId(),
                chief,
                node.home(),
                new PeerEntry.PeerPinned(usaIdentity(), terms.hash())))
        .join();
    EntryId opening = node.newEntryId();
    Instant now = Values.millis(node.now());
    node.state(
            Draft.of(
                opening,
                chief,
                Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA").asExercise(),
                new Crossing.ProposalOpened(
                    terms,
                    jpn.party(),
                    List.of(new Elector(usa.party(), new FunctionId("pairing"))),
                    new ConsentRule.All(),
                    new Clocks(
                        now.plusSeconds(600), now.plusSeconds(1200), now.plusSeconds(86_400)))))
        .join();
    greet();
    arrives(new Crossing.ConsentGiven(opening, terms.hash()));
    until(() -> node.ask(state -> state.desk().policy().agreement(usa.party()).isPresent()).join());
    return this;
  }

  /// A proposal that this node holds with a third party.
  EntryId heldWithAnother() {
    SigningKey third = SigningKey.fresh(new SecureRandom());
    Identity phl =
        new Identity(
            third.party(),
            "PHL",
            new Names("Philippines", "フィリピン"),
            third.publicKey(),
            Hash.sha256(third.publicKey().unsafe()),
            "127.0.0.1:3");
    Identity jpn = node.identity();
    LevelMap map = new LevelMap("COALITION", Map.of(Level.UNCLASSIFIED, Level.UNCLASSIFIED));
    SealedTerms terms =
        codec.seal(
            PairingTerms.of(
                new Matter.Pairing(
                    jpn,
                    phl,
                    List.of(
                        new Ceiling(jpn.party(), phl.party(), "PHL", Level.UNCLASSIFIED, map),
                        new Ceiling(phl.party(), jpn.party(), "JPN", Level.UNCLASSIFIED, map)))));
    Draft.By chief = new Draft.By(WebNode.CHIEF, WebNode.ROOT);
    node.state(
            Draft.of(
                node.newEntryId(), chief, node.home(), new PeerEntry.PeerPinned(phl, terms.hash())))
        .join();
    EntryId opening = node.newEntryId();
    Instant now = Values.millis(node.now());
    node.state(
            Draft.of(
                opening,
                chief,
                Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "PHL").asExercise(),
                new Crossing.ProposalOpened(
                    terms,
                    jpn.party(),
                    List.of(new Elector(phl.party(), new FunctionId("pairing"))),
                    new ConsentRule.All(),
                    new Clocks(
                        now.plusSeconds(600), now.plusSeconds(1200), now.plusSeconds(86_400)))))
        .join();
    until(() -> node.get("/api/v1/proposals/" + opening.hex()).status() == 200);
    return opening;
  }

  private void greet() {
    node.submit(new Submission.LinkOpened(usa.party()));
    node.submit(
        new Submission.FrameCame(
            usa.party(),
            new Control.Hello(
                1,
                true,
                usa.party(),
                Values.millis(node.now()),
                new Mark(1, 0, Hash.ZERO),
                new Control.Memory(Mark.NONE, 0, null))));
  }

  /// The other party asks for an airlift; the answer is the proposal.
  EntryId isAsked() {
    return isAskedWith(List.of());
  }

  /// The same, with documents that it released before.
  EntryId isAskedWith(List<EntryId> documents) {
    EntryId opening = isAskedQuietly(documents, 600);
    until(() -> node.get("/api/v1/proposals/" + opening.hex()).status() == 200);
    return opening;
  }

  /// The same, to be acknowledged within so many seconds, without waiting for it.
  EntryId isAskedQuietly(long acknowledge) {
    return isAskedQuietly(List.of(), acknowledge);
  }

  private EntryId isAskedQuietly(List<EntryId> documents, long acknowledge) {
    Instant now = Values.millis(node.now());
    FunctionId airlift = new FunctionId("relief-airlift");
    Matter.Support support =
        new Matter.Support(
            airlift,
            "medium lift",
            2,
            "roads are cut",
            "nobody is fed",
            new Area(30, 130, 40, 145),
            now,
            now.plusSeconds(86_400),
            Matter.Priority.IMMEDIATE);
    SealedTerms terms =
        codec.seal(new Terms(List.of(new AuthenticText("en", "Please lift.")), support, documents));
    Entry opening =
        arrives(
            new Crossing.ProposalOpened(
                terms,
                node.key.party(),
                List.of(new Elector(node.key.party(), airlift)),
                new ConsentRule.All(),
                new Clocks(
                    now.plusSeconds(acknowledge), now.plusSeconds(1200), now.plusSeconds(86_400))));
    return opening.id();
  }

  /// Waits for what another thread does.
  static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it did not come to be within ten seconds");
      }
      LockSupport.parkNanos(20_000_000L);
    }
  }

  /// Clocks of a draft.
  Map<String, Object> clocks() {
    Instant now = Values.millis(node.now());
    return Map.of(
        "acknowledgeBy", now.plusSeconds(600).toString(),
        "answerBy", now.plusSeconds(1200).toString(),
        "validUntil", now.plusSeconds(86_400).toString());
  }

  /// A request of ours.
  Map<String, Object> request() {
    Instant now = Values.millis(node.now());
    Map<String, Object> matter = new HashMap<>();
    matter.put("profile", "SUPPORT");
    matter.put("function", "relief-airlift");
    matter.put("capability", "heavy lift");
    matter.put("quantity", 3);
    matter.put("why", "roads are cut");
    matter.put("riskIfUnmet", "nobody is fed");
    matter.put("where", area());
    matter.put("from", now.toString());
    matter.put("until", now.plusSeconds(86_400).toString());
    matter.put("priority", "IMMEDIATE");
    return Map.of(
        "id", node.id(),
        "to", usaHex(),
        "matter", matter,
        "texts", List.of(Map.of("language", "en", "text", "Please lift.")),
        "clocks", clocks());
  }

  /// A visit of ours to the other party.
  Map<String, Object> visit() {
    Instant now = Values.millis(node.now());
    Map<String, Object> matter = new HashMap<>();
    matter.put("profile", "VISIT");
    matter.put("host", usaHex());
    matter.put("force", "1st field hospital");
    matter.put("place", "Guam");
    matter.put("from", now.plusSeconds(600).toString());
    matter.put("until", now.plusSeconds(86_400).toString());
    matter.put("headCount", 40);
    matter.put("purpose", "relief");
    matter.put("agreement", null);
    return Map.of(
        "id", node.id(),
        "to", usaHex(),
        "matter", matter,
        "texts", List.of(Map.of("language", "en", "text", "We come.")),
        "clocks", clocks());
  }

  /// A rule that releases the picture to the other party.
  Map<String, Object> trackRule() {
    Map<String, Object> scope = new HashMap<>();
    scope.put("kind", "TRACKS");
    scope.put("kinds", List.of("CARGO"));
    scope.put("area", area());
    scope.put("cellDegrees", 0.05);
    scope.put("delaySeconds", 0);
    scope.put("ageMaxSeconds", 600);
    scope.put("fields", List.of("NAME"));
    scope.put("gradeMin", "C");
    return rule(scope);
  }

  Map<String, Object> rule(Map<String, Object> scope) {
    Map<String, Object> rule = new HashMap<>();
    rule.put("recipients", List.of(usaHex()));
    rule.put("scope", scope);
    rule.put("from", null);
    rule.put("until", null);
    return Map.of("id", node.id(), "rule", rule, "basis", "test");
  }

  /// A document, filed; the answer is its id.
  String document(String title, String mediaType, String content) {
    String id = node.id();
    must(
        "/api/v1/documents",
        Map.of(
            "id", id,
            "title", title,
            "mediaType", mediaType,
            "content", base64(content),
            "label", label("JPN", "USA")));
    return id;
  }

  /// An act of the other party, as its link would bring it.
  Entry arrives(Crossing body) {
    return arrives(node.newEntryId(), body);
  }

  /// The same, under an id of the other party's choice.
  Entry arrives(EntryId id, Crossing body) {
    return arrives(id, Set.of(node.key.party()), body);
  }

  /// The same, and for whom it says that it is.
  Entry arrives(EntryId id, Set<PartyId> audience, Crossing body) {
    Entry entry =
        new Entry(
            usa.party(),
            id,
            Values.millis(node.now()),
            Values.millis(node.now()),
            new OfficerId("watch-7"),
            new CommandId("INDOPACOM"),
            "",
            audience,
            Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA").asExercise(),
            body);
    Bytes bytes = codec.encode(entry);
    Proof proof = usa.sign(bytes);
    sequence++;
    node.submit(new Submission.FrameCame(usa.party(), new InFrame.Arrived(sequence, bytes, proof)));
    return entry;
  }

  /// Bytes that the other party signed, whatever they are.
  void arrivesAs(Bytes bytes) {
    sequence++;
    node.submit(
        new Submission.FrameCame(
            usa.party(), new InFrame.Arrived(sequence, bytes, usa.sign(bytes))));
  }

  static String base64(String text) {
    return Base64.getEncoder()
        .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.AgreementText;
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
import renkei.core.entry.KeyKind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Movement;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.Progress;
import renkei.core.entry.Provisions;
import renkei.core.entry.Readiness;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Repair;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.RepairStage;
import renkei.core.entry.RollKey;
import renkei.core.entry.RollStated;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.entry.Translation;
import renkei.core.entry.UnitId;
import renkei.core.entry.VisitEntry;

/// The entries of docs/protocol/vectors/entries.json, written out by hand: one of each crossing
/// kind and of each profile. They are published; a change here changes what others have built
/// against.
final class SampleEntries {
  /// One published entry.
  ///
  /// @param about what it shows
  /// @param entry the entry
  record Sample(String about, Entry entry) {}

  /// Public key of RFC 8032 section 7.1 test 1, whose secret key signs the vectors.
  static final Bytes STATER_KEY =
      hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

  /// Public key of test 2.
  static final Bytes OTHER_KEY =
      hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

  /// The key of the officer, whose secret is that of test 2.
  static final RollKey FILE =
      new RollKey(
          new OfficerId("duty-1"),
          new CommandId("JJOC"),
          KeyKind.FILE,
          hex(
              "302a300506032b6570032100"
                  + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
          "");

  private static final PartyId STATER = party(STATER_KEY);
  static final PartyId OTHER = party(OTHER_KEY);
  private static final PartyId THIRD = party(hex("00".repeat(32)));
  private static final EntryId PROPOSAL = id(0x51);
  private static final Instant RECORDED = Instant.parse("2024-04-10T03:15:00.250Z");
  static final Instant FROM = Instant.parse("2024-04-11T00:00:00Z");
  static final Instant UNTIL = Instant.parse("2024-04-13T00:00:00Z");
  static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  private final ProtoCodec codec = new ProtoCodec();
  private final List<Sample> samples = new ArrayList<>();
  private int number;

  static List<Sample> all() {
    SampleEntries made = new SampleEntries();
    made.openings();
    made.acts();
    made.statements();
    made.questions();
    made.officers();
    made.memberships();
    made.visits();
    made.readiness();
    made.joint();
    made.repairs();
    made.agreements();
    made.teams();
    made.programmes();
    made.rolls();
    made.accessions();
    return List.copyOf(made.samples);
  }

  private void openings() {
    opened("opens a pairing: the first agreement between two parties", pairing(), true);
    opened("asks for support: a capability, not a named unit", SampleMatters.support(6), true);
    opened(
        "asks to visit, without an agreement that it is made under",
        SampleMatters.visit(null, null),
        true);
    opened("asks to visit, under an agreement", SampleMatters.visit(id(0x77), null), true);
    opened("asks an originator for onward release", new Matter.OnwardRelease(hash(3), THIRD), true);
    opened("gives notice of withdrawal", new Matter.Withdrawal(id(0x52), UNTIL), false);
  }

  private void readiness() {
    add(
        "says how ready a unit of its own is",
        new ReadinessReleased(
            new UnitId("1HB"),
            new Names("1st helicopter brigade", "第1ヘリコプター団"),
            Readiness.READY_WITH_LIMITS,
            java.time.Duration.ofHours(2),
            FROM));
  }

  private void visits() {
    opened("asks to lengthen a visit", SampleMatters.visit(id(0x77), id(0x52)), true);
  }

  private void memberships() {
    List<PartyId> parties = List.of(STATER, OTHER, THIRD).stream().sorted().toList();
    Membership pillar = new Membership(id(0x52), "pillar-2");
    opened(
        "proposes an agreement with two pillars",
        new Matter.Agreement(parties, OTHER, List.of("pillar-1", "pillar-2")),
        true);
    opened("applies for a pillar", new Matter.Accession(pillar, 3, STATER, OTHER), true);
    opened(
        "leaves the agreement itself",
        new Matter.Leaving(Membership.of(id(0x52)), 3, UNTIL),
        false);
    Clocks clocks = new Clocks(RECORDED.plusSeconds(900), RECORDED.plusSeconds(7200), UNTIL);
    add(
        "asks three and needs two that it names",
        new Crossing.ProposalOpened(
            seal(new Matter.Agreement(parties, OTHER, List.of())),
            OTHER,
            List.of(new Elector(OTHER, AIRLIFT), new Elector(THIRD, AIRLIFT)),
            new ConsentRule.Named(List.of(OTHER)),
            clocks));
  }

  /// What an applicant accedes to, named by its hash and shown whole.
  private void accessions() {
    Membership pillar = new Membership(id(0x52), "pillar-2");
    List<PartyId> parties = List.of(OTHER, THIRD).stream().sorted().toList();
    SealedTerms agreed =
        seal(new Matter.Agreement(parties, OTHER, List.of("pillar-1", "pillar-2")));
    opened(
        "applies and names the text by its hash",
        new Matter.Accession(pillar, 3, STATER, OTHER, new AgreementText(agreed.hash(), null)),
        true);
    opened(
        "applies with the text of the agreement",
        new Matter.Accession(pillar, 3, STATER, OTHER).showing(agreed),
        true);
  }

  private void agreements() {
    List<PartyId> parties = List.of(STATER, OTHER, THIRD).stream().sorted().toList();
    Provisions provisions =
        new Provisions(
            new Provisions.Clause(2, 30, FROM),
            UNTIL,
            true,
            List.of(
                new Provisions.Scope(
                    "", true, Level.UNCLASSIFIED, Map.of(Level.UNCLASSIFIED, Level.UNCLASSIFIED)),
                new Provisions.Scope(
                    "pillar-2",
                    false,
                    Level.RESTRICTED,
                    Map.of(
                        Level.UNCLASSIFIED, Level.UNCLASSIFIED,
                        Level.RESTRICTED, Level.CONFIDENTIAL))));
    Matter agreement =
        new Matter.Agreement(parties, OTHER, List.of("pillar-1", "pillar-2"), provisions);
    opened("proposes an agreement in force thirty days after two ratified", agreement, true);
    Terms translated =
        new Terms(
            List.of(
                new AuthenticText("en", "Agreed as follows."), new AuthenticText("ja", "次のとおり")),
            agreement,
            List.of(),
            List.of(new Translation("fr", "Convenu comme suit.", "EXERCISE translator")));
    add(
        "proposes it with a translation that binds nobody",
        new Crossing.ProposalOpened(
            codec.seal(translated),
            OTHER,
            List.of(new Elector(OTHER, AIRLIFT)),
            new ConsentRule.All(),
            new Clocks(RECORDED.plusSeconds(900), RECORDED.plusSeconds(7200), UNTIL)));
    add("ratifies", new Crossing.ProposalRatified(PROPOSAL, codec.seal(translated).hash()));
    Membership pillar = new Membership(id(0x52), "pillar-2");
    opened("declares its interest in a pillar", new Matter.Interest(pillar), false);
    opened(
        "proposes another depositary in place of one that is gone",
        new Matter.Succession(pillar, 3, THIRD, OTHER),
        true);
  }

  private void opened(String about, Matter matter, boolean asks) {
    List<Elector> electors = asks ? List.of(new Elector(OTHER, AIRLIFT)) : List.of();
    ConsentRule rule = asks ? new ConsentRule.All() : new ConsentRule.None();
    Clocks clocks = new Clocks(RECORDED.plusSeconds(900), RECORDED.plusSeconds(7200), UNTIL);
    add(
        about,
        new Crossing.ProposalOpened(seal(matter), asks ? OTHER : STATER, electors, rule, clocks));
  }

  private void acts() {
    Hash terms = seal(SampleMatters.support(6)).hash();
    add("has it and owns it", new Crossing.ProposalAcknowledged(PROPOSAL));
    add("consents to the exact terms", new Crossing.ConsentGiven(PROPOSAL, terms));
    add(
        "takes its consent back",
        new Crossing.ConsentWithdrawn(PROPOSAL, terms, "the runway is closed\n滑走路閉鎖のため"));
    add(
        "offers other terms: four in place of six",
        new Crossing.TermsCountered(PROPOSAL, terms, seal(SampleMatters.support(4))));
    add("declines", new Crossing.ProposalDeclined(PROPOSAL, terms, "no crew until Friday"));
    add("no longer wants it", new Crossing.ProposalWithdrawn(PROPOSAL, "the road is open again"));
    add(
        "closes it in force, on two acts",
        new Crossing.ProposalClosed(PROPOSAL, Outcome.IN_FORCE, terms, List.of(hash(1), hash(2))));
    add(
        "closes it as lapsed, on none",
        new Crossing.ProposalClosed(PROPOSAL, Outcome.LAPSED, terms, List.of()));
    add(
        "asks to stop using what crossed",
        new Crossing.RecallNotice(id(0x60), "superseded by a later survey"));
    add("began anew after a restore", new Crossing.IncarnationStarted(2, "disk replaced"));
  }

  private void statements() {
    add(
        "says how far it has come, with an empty note",
        new Crossing.ProgressStated(PROPOSAL, Progress.IN_PROGRESS, ""));
    Bytes content = Bytes.of("給水所 12 か所\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    add(
        "releases a document to one recipient",
        new Crossing.DocumentReleased(
            "Water points 給水所", "text/plain", content, Set.of(STATER, THIRD)));
    add(
        "names its counterpart for a function",
        new Crossing.CounterpartStated(
            AIRLIFT,
            new CommandId("JJOC"),
            new Names("Joint Operations Command", "統合作戦司令部"),
            FROM));
  }

  private void joint() {
    add(
        "says that the visiting force arrived",
        new VisitEntry.MovementStated(PROPOSAL, Movement.ARRIVED, FROM, 40, "at pier 3"));
  }

  private void repairs() {
    Repair.Vessel vessel =
        new Repair.Vessel(
            STATER,
            "CV-X",
            new Names("EXERCISE carrier", "演習用空母"),
            new Repair.Size(33_300, 4_100, 1_130),
            7_680,
            97_000);
    Repair.Work work = new Repair.Work("W-1", "EXERCISE hull survey", List.of("crane", "hull"), 2);
    Repair.Eligibility eligibility =
        new Repair.Eligibility("EXERCISE rule 4(2)", true, "EXERCISE A. Example, legal officer");
    opened(
        "asks for a dock, which the yard is to name",
        new Matter.RepairSlot(
            vessel, work, Repair.Berth.any(OTHER), FROM, UNTIL, eligibility, null),
        true);
    Repair.Berth berth =
        new Repair.Berth(OTHER, "yokosuka", "dock-6", 3, new Position(35.25, 139.75));
    opened(
        "asks for a slot on number 3 of a dock's calendar that continues another",
        new Matter.RepairSlot(vessel, work, berth, FROM, UNTIL, eligibility, id(0x78)),
        true);
    add(
        "says that the vessel is in the dock",
        new RepairEntry.RepairStated(PROPOSAL, RepairStage.DOCKED, FROM, "keel on the blocks"));
  }

  private void teams() {
    new SampleTeams(STATER, OTHER).charters((about, matter) -> opened(about, matter, true));
    SampleTeams.entries(PROPOSAL).forEach(this::add);
  }

  private void programmes() {
    List<Programme.Portion> portions =
        java.util.stream.Stream.of(
                new Programme.Portion(STATER, 4_500),
                new Programme.Portion(OTHER, 3_333),
                new Programme.Portion(THIRD, 2_167))
            .sorted(java.util.Comparator.comparing(Programme.Portion::partner))
            .toList();
    Names title = new Names("EXERCISE rescue robot", "演習用救助ロボット");
    Membership under = new Membership(id(0x52), "pillar-2");
    opened(
        "opens the development of a programme, with the shares of three partners",
        new Matter.ProgrammeStage(
            under,
            null,
            title,
            OTHER,
            portions,
            List.of(new Programme.Site(STATER, "EXERCISE test field", "Fukushima"))),
        true);
    opened(
        "opens its production, by a consent of its own",
        new Matter.ProgrammeStage(under, id(0x53), title, OTHER, portions, List.of()),
        true);
    Names reached = new Names("EXERCISE first walk", "初歩行");
    add("plans a milestone", new ProgrammeEntry.MilestonePlanned(PROPOSAL, reached, UNTIL));
    add(
        "moves it",
        new ProgrammeEntry.MilestoneMoved(
            PROPOSAL, id(0x54), UNTIL.plusSeconds(86_400), "EXERCISE parts are late"));
    add(
        "says that it is reached",
        new ProgrammeEntry.MilestoneReached(PROPOSAL, id(0x54), RECORDED, ""));
  }

  private void questions() {
    Matter asked =
        new Matter.Information(
            AIRLIFT,
            "Which roads to the three villages are open?\n三集落への道路のうち通れるもの",
            UNTIL,
            Level.RESTRICTED);
    opened("asks a question, and says how high an answer may be labelled", asked, true);
    add(
        "asks for support with two documents that were released before",
        new Crossing.ProposalOpened(
            codec.seal(
                new Terms(
                    List.of(new AuthenticText("en", "As the two sheets show.")),
                    SampleMatters.support(6),
                    List.of(id(0x61), id(0x62)))),
            OTHER,
            List.of(new Elector(OTHER, AIRLIFT)),
            new ConsentRule.All(),
            new Clocks(RECORDED.plusSeconds(900), RECORDED.plusSeconds(7200), UNTIL)));
    add(
        "answers a question in words",
        new Crossing.InformationGiven(PROPOSAL, "Route 57 as far as the bridge.\n橋まで", null));
    add(
        "answers a question by a document that was released to the asker",
        new Crossing.InformationGiven(PROPOSAL, "", id(0x63)));
  }

  private void officers() {
    opened("opens a pairing between parties whose officers have keys", rolled(), true);
    add("enters a key that an officer keeps in a file", new Crossing.OfficerKeyEntered(FILE));
    add("enters a passkey", new Crossing.OfficerKeyEntered(passkey()));
    add("revokes a key", new Crossing.OfficerKeyRevoked(FILE.hash(), "lost 紛失"));
  }

  private void rolls() {
    add(
        "states the changed roll to the parties of a proposal of whom one has no link",
        new RollStated(id(0x52), 1, 2, List.of(FILE, passkey()), List.of(hash(9))));
  }

  /// Coordinates that are on no curve: the form is checked here, the key where it is entered.
  private static RollKey passkey() {
    return new RollKey(
        new OfficerId("duty-2"),
        new CommandId("JJOC"),
        KeyKind.PASSKEY,
        hex("a5010203262001215820" + "11".repeat(32) + "225820" + "22".repeat(32)),
        "https://node.example:8443");
  }

  private static Matter rolled() {
    Matter.Pairing bare = (Matter.Pairing) pairing();
    return new Matter.Pairing(
        bare.inviter().with(List.of(passkey(), FILE)), bare.invitee(), bare.ceilings());
  }

  private void add(String about, Crossing body) {
    boolean labelled = !(body instanceof Crossing.ProposalAcknowledged);
    Label label =
        labelled
            ? new Label(
                "JPN-DEMO",
                Level.RESTRICTED,
                Set.of(Label.ORCON),
                Set.of("USA", "JPN"),
                Set.of("RELIEF"),
                true)
            : Label.of("JPN-DEMO", Level.UNCLASSIFIED, "USA");
    number++;
    samples.add(
        new Sample(
            about,
            new Entry(
                STATER,
                id(number),
                RECORDED.plusSeconds(number),
                RECORDED.plusSeconds(number),
                new OfficerId("duty-1"),
                new CommandId("JJOC"),
                "SOP 4.2 大規模災害",
                Set.of(OTHER),
                label,
                body)));
  }

  private SealedTerms seal(Matter matter) {
    return codec.seal(
        new Terms(
            List.of(
                new AuthenticText("ja", "次のとおり要請する。\n以上"),
                new AuthenticText("en", "Requested as follows.\nEnd")),
            matter));
  }

  private static Matter pairing() {
    Matter.Identity inviter =
        new Matter.Identity(
            STATER, "JPN", new Names("Japan", "日本"), STATER_KEY, hash(8), "node.example:7443");
    Matter.Identity invitee =
        new Matter.Identity(OTHER, "USA", new Names("US Forces", "米軍"), OTHER_KEY, hash(9), "");
    LevelMap map =
        new LevelMap(
            "JPN-DEMO",
            Map.of(
                Level.UNCLASSIFIED, Level.UNCLASSIFIED,
                Level.RESTRICTED, Level.CONFIDENTIAL,
                Level.CONFIDENTIAL, Level.CONFIDENTIAL));
    LevelMap back = new LevelMap("USA-DEMO", Map.of(Level.UNCLASSIFIED, Level.UNCLASSIFIED));
    return new Matter.Pairing(
        inviter,
        invitee,
        List.of(
            new Ceiling(STATER, OTHER, "USA", Level.CONFIDENTIAL, map),
            new Ceiling(OTHER, STATER, "JPN", Level.UNCLASSIFIED, back)));
  }

  private static PartyId party(Bytes key) {
    return new PartyId(Hash.sha256(key.unsafe()));
  }

  private static EntryId id(int number) {
    return new EntryId(0x0123_4567_89ab_cdefL, number);
  }

  private static Hash hash(int number) {
    return Hash.sha256(new byte[] {(byte) number});
  }

  private static Bytes hex(String digits) {
    return Bytes.owning(HexFormat.of().parseHex(digits));
  }
}

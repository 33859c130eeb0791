// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.AgreementText;
import renkei.core.entry.Area;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Ceiling;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Kind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Profile;
import renkei.core.entry.Proof;
import renkei.core.entry.Provisions;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.RollKey;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.entry.TrackKind;
import renkei.core.entry.Translation;
import renkei.core.entry.UnitId;

/// Random well-formed entries of every kind, the same for the same seed. For any test that wants
/// "all that can be said"; what they say makes no sense together.
public final class RandomEntries {
  private static final String CODE_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  private static final String[] WORDS = {
    "airlift", "water", "給水", "輸送", "Kumamoto", "熊本", "é", "🚁", "<b>&amp;", "'; --", "=1+1", "ｶﾅ"
  };

  private final SplittableRandom random;
  private final RandomBodies bodies;

  /// Entries drawn from one seed.
  public RandomEntries(long seed) {
    this.random = new SplittableRandom(seed);
    this.bodies = new RandomBodies(this);
  }

  /// An entry of any kind.
  public Entry next() {
    return of(Kind.values()[below(Kind.values().length)]);
  }

  /// An entry of a kind.
  public Entry of(Kind kind) {
    return of(party(), bodies.of(kind));
  }

  /// An entry of a kind that may cross, as that party would state it for those.
  public Entry crossing(PartyId party, Set<PartyId> audience, Label label, Crossing body) {
    return new Entry(
        party, id(), time(), time(), officer(), command(), line(40), audience, label, body);
  }

  /// A body of a kind.
  public Body body(Kind kind) {
    return bodies.of(kind);
  }

  private Entry of(PartyId party, Body body) {
    Set<PartyId> audience = body instanceof Crossing ? set(0, 4, this::party) : Set.of();
    return new Entry(
        party, id(), time(), time(), officer(), command(), line(60), audience, label(), body);
  }

  /// Terms of a profile.
  public Terms terms(Profile profile) {
    List<AuthenticText> texts = new ArrayList<>();
    texts.add(new AuthenticText("ja", prose(80)));
    if (chance()) {
      texts.add(new AuthenticText("en", prose(80)));
    }
    List<EntryId> documents =
        chance() ? List.of() : new ArrayList<>(new java.util.TreeSet<>(list(3, this::id)));
    List<Translation> translations =
        chance() ? List.of() : List.of(new Translation("fr", prose(80), line(20)));
    return new Terms(texts, matter(profile), documents, translations);
  }

  private Matter matter(Profile profile) {
    Instant from = time();
    Instant until = from.plusMillis(1 + below(100_000_000));
    return switch (profile) {
      case PAIRING -> pairing();
      case SUPPORT ->
          new Matter.Support(
              function(),
              "wanted " + line(40),
              1 + below(1_000_000),
              prose(100),
              prose(100),
              area(),
              from,
              until,
              Matter.Priority.values()[below(3)]);
      case INFORMATION ->
          new Matter.Information(
              function(),
              "asked " + prose(100),
              from,
              Level.values()[below(Level.values().length)]);
      case VISIT ->
          new Matter.Visit(
              party(),
              line(30),
              line(30),
              from,
              until,
              1 + below(1_000_000),
              prose(50),
              chance() ? id() : null,
              chance() ? id() : null);
      case ONWARD_RELEASE -> new Matter.OnwardRelease(hash(), party());
      case WITHDRAWAL -> new Matter.Withdrawal(id(), from);
      case AGREEMENT -> agreement();
      case ACCESSION -> accession();
      case PROGRAMME_STAGE -> new RandomProgrammes(this).stage();
      case REPAIR_SLOT -> new RandomRepairs(this).slot(from);
      case LEAVING -> new Matter.Leaving(membership(), 1 + below(1_000), from);
      case INTEREST -> new Matter.Interest(membership());
      case SUCCESSION -> new Matter.Succession(membership(), 1 + below(1_000), party(), party());
      case TEAM_CHARTER -> new RandomTeams(this).charter();
    };
  }

  private Matter accession() {
    Matter.Accession joins = new Matter.Accession(membership(), 1 + below(1_000), party(), party());
    SealedTerms agreed = new ProtoCodec().seal(terms(Profile.AGREEMENT));
    boolean fits =
        agreed.terms().matter() instanceof Matter.Agreement agreement
            && agreement.pillars().contains(joins.membership().pillar());
    return switch (below(3)) {
      case 0 -> joins;
      case 1 ->
          new Matter.Accession(
              joins.membership(),
              joins.number(),
              joins.applicant(),
              joins.sponsor(),
              new AgreementText(hash(), null));
      default -> fits || joins.membership().pillar().isEmpty() ? joins.showing(agreed) : joins;
    };
  }

  Membership membership() {
    return new Membership(id(), chance() ? "" : code());
  }

  private Matter.Agreement agreement() {
    List<PartyId> parties =
        Stream.generate(this::party).limit(2 + below(4)).distinct().sorted().toList();
    List<String> pillars = Stream.generate(this::code).limit(below(4)).distinct().sorted().toList();
    Instant date = chance() ? time() : null;
    return new Matter.Agreement(
        parties,
        parties.get(below(parties.size())),
        pillars,
        new Provisions(
            new Provisions.Clause(below(parties.size() + 1), below(3_651), date),
            chance() && date != null ? date.plusMillis(1 + below(1_000)) : null,
            chance(),
            pillars.stream().filter(_ -> chance()).map(this::scope).toList()));
  }

  private Provisions.Scope scope(String pillar) {
    Map<Level, Level> meanings = new EnumMap<>(Level.class);
    meanings.putAll(levelMap().meanings());
    Level highest = Level.TOP_SECRET;
    meanings.put(highest, highest);
    return new Provisions.Scope(pillar, chance(), highest, meanings);
  }

  private Matter.Pairing pairing() {
    Matter.Identity inviter = identity();
    Matter.Identity invitee = identity();
    return new Matter.Pairing(
        inviter,
        invitee,
        List.of(
            new Ceiling(inviter.party(), invitee.party(), code(), level(), levelMap()),
            new Ceiling(invitee.party(), inviter.party(), code(), level(), levelMap())));
  }

  /// A party's public identity whose id is the hash of its key.
  public Matter.Identity identity() {
    Bytes key = bytes(32);
    PartyId party = new PartyId(Hash.sha256(key.unsafe()));
    List<RollKey> roll = Stream.generate(this::rollKey).limit(below(4)).distinct().toList();
    return new Matter.Identity(party, code(), names(), key, hash(), line(30), roll);
  }

  private LevelMap levelMap() {
    Map<Level, Level> meanings = new EnumMap<>(Level.class);
    int lowest = 0;
    for (Level level : Level.values()) {
      if (chance()) {
        lowest = Math.max(lowest, below(Level.values().length));
        meanings.put(level, Level.values()[lowest]);
      }
    }
    return new LevelMap(code(), meanings);
  }

  /// A label with any mix of categories.
  public Label label() {
    return new Label(
        code(),
        level(),
        set(0, 3, this::code),
        chance() ? set(0, 3, this::code) : null,
        set(0, 3, this::code),
        chance());
  }

  /// A released track.
  public ReleasedTrack track(Label label) {
    return new ReleasedTrack(
        1 + below(100_000),
        TrackKind.values()[below(TrackKind.values().length)],
        new Position(random.nextDouble(-90, 90), random.nextDouble(-180, 180)),
        chance() ? 0 : 0.25,
        time(),
        chance() ? line(20) : null,
        chance() ? random.nextDouble(360) : null,
        chance() ? random.nextDouble(100) : null,
        label);
  }

  /// A proof whose signature is 64 random bytes.
  public Proof proof() {
    return new Proof(hash(), bytes(Proof.SIGNATURE_BYTES));
  }

  /// A proof of an entry: some carry an officer's signature, of a passkey or of another key.
  public Proof entryProof() {
    return switch (below(3)) {
      case 0 -> proof();
      case 1 -> proof().with(new OfficerProof(hash(), bytes(Proof.SIGNATURE_BYTES), null));
      default ->
          proof()
              .with(
                  new OfficerProof(
                      hash(),
                      bytes(8 + below(65)),
                      new OfficerProof.Assertion(bytes(37 + below(476)), bytes(1 + below(1_024)))));
    };
  }

  /// A key on a roll.
  public RollKey rollKey() {
    KeyKind kind = KeyKind.values()[below(KeyKind.values().length)];
    return new RollKey(
        new OfficerId(code()),
        new CommandId(code()),
        kind,
        bytes(1 + below(RollKey.PUBLIC_BYTES_MAX)),
        kind == KeyKind.PASSKEY ? "https://node.example.org:8443" : "");
  }

  Area area() {
    double south = random.nextDouble(-90, 90);
    return new Area(
        south,
        random.nextDouble(-180, 180),
        random.nextDouble(south, 90),
        random.nextDouble(-180, 180));
  }

  Level level() {
    return Level.values()[below(Level.values().length)];
  }

  /// A party.
  public PartyId party() {
    return new PartyId(hash());
  }

  /// An entry's id.
  public EntryId id() {
    return new EntryId(random.nextLong(), random.nextLong());
  }

  /// 32 random bytes.
  public Hash hash() {
    return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  /// That many random bytes.
  public Bytes bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return Bytes.owning(bytes);
  }

  Instant time() {
    // Also before 1970, so that negative times are met.
    return Instant.ofEpochMilli(random.nextLong(-2_000_000_000_000L, 7_000_000_000_000L));
  }

  Duration duration(Duration atMost) {
    return Duration.ofMillis(random.nextLong(atMost.toMillis() + 1));
  }

  OfficerId officer() {
    return new OfficerId(code());
  }

  CommandId command() {
    return new CommandId(code());
  }

  FunctionId function() {
    return new FunctionId(code());
  }

  UnitId unit() {
    return new UnitId(code());
  }

  Names names() {
    return new Names(line(20), line(20));
  }

  String code() {
    int length = 1 + below(chance() ? 8 : 64);
    StringBuilder code = new StringBuilder(length);
    code.append(CODE_CHARS.charAt(below(62)));
    while (code.length() < length) {
      code.append(CODE_CHARS.charAt(below(CODE_CHARS.length())));
    }
    return code.toString();
  }

  String line(int atMost) {
    return text(atMost, " ");
  }

  String prose(int atMost) {
    return text(atMost, "\n");
  }

  private String text(int atMost, String between) {
    int length = below(atMost + 1);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(WORDS[below(WORDS.length)]).append(chance() ? " " : between);
    }
    return text.toString();
  }

  boolean chance() {
    return random.nextBoolean();
  }

  /// A number from 0 to under the bound.
  public int below(int bound) {
    return random.nextInt(bound);
  }

  <T> Set<T> set(int least, int most, Supplier<T> one) {
    int size = least + below(most - least + 1);
    Set<T> set = new HashSet<>();
    while (set.size() < size) {
      set.add(one.get());
    }
    return set;
  }

  <T> List<T> list(int most, Supplier<T> one) {
    return java.util.stream.Stream.generate(one).limit(below(most + 1)).toList();
  }

  <E extends Enum<E>> Set<E> some(Class<E> type, @Nullable E least) {
    EnumSet<E> some = EnumSet.noneOf(type);
    for (E one : type.getEnumConstants()) {
      if (one == least || chance()) {
        some.add(one);
      }
    }
    return some;
  }
}

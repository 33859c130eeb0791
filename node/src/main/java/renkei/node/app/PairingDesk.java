// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Clock;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Refusal;
import renkei.core.entry.RollKey;
import renkei.core.entry.SealedTerms;
import renkei.core.profile.PairingTerms;
import renkei.core.turn.Answer;
import renkei.core.turn.Deeds;
import renkei.core.turn.Draft;
import renkei.node.codec.ProtoCodec;
import renkei.node.keys.Introduction;
import renkei.node.keys.Invite;
import renkei.node.keys.Offer;
import renkei.node.keys.OfficerSignatures;
import renkei.node.keys.OpenInvites;
import renkei.node.keys.Reply;
import renkei.node.keys.SigningKey;
import renkei.node.keys.Words;
import renkei.node.web.PairingStopped;
import renkei.node.web.WebPort;

/// Pairs this node with others: letters out and in, words read back, then pinning. An invite
/// outlasts a restart; a letter that came in and waits for its words is then accepted again.
/// Thread-safe.
final class PairingDesk implements WebPort.Pairing {
  /// The function under which the invitee's command answers a pairing.
  static final FunctionId FUNCTION = new FunctionId("pairing");

  private static final int LETTERS_MAX = 64;
  private static final int WORDS_MIN = 3;
  private static final Spoken NONE = new Spoken(List.of(), List.of());

  private final Identity self;
  private final String policy;
  private final boolean exercise;
  private final SigningKey key;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final ProtoCodec codec = new ProtoCodec();
  private final OpenInvites issued;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final boolean browserKeys;
  private final Duration inviteFor;
  private @Nullable TurnThread turn;

  /// A letter that waits for its words.
  ///
  /// @param peer the other party
  /// @param heard hash of the letter whose words the other party reads
  /// @param matter the terms that both compute
  /// @param invite hash of the invite that it all began with
  /// @param opening what we then open; null: we were invited
  private record Waiting(
      Identity peer,
      Hash heard,
      Matter.Pairing matter,
      Hash invite,
      @Nullable AtomicReference<Draft> opening) {
    Identity own() {
      return opening == null ? matter.invitee() : matter.inviter();
    }
  }

  PairingDesk(Config config, Identity self, SigningKey key, OpenInvites issued, Clock clock) {
    this.self = self;
    this.policy = config.party().policy();
    this.exercise = config.exercise();
    this.browserKeys = config.web().browserKeys();
    this.inviteFor = config.inviteFor();
    this.key = key;
    this.issued = issued;
    this.clock = clock;
  }

  /// Whom it asks and where drafts go; set once, before the first step.
  void turnsTo(TurnThread owner) {
    turn = owner;
  }

  private TurnThread turn() {
    TurnThread present = turn;
    if (present == null) {
      throw new IllegalStateException("the desk has no node yet");
    }
    return present;
  }

  /// This party with the keys of its officers as they are now.
  private Identity self() {
    List<RollKey> roll = turn().ask(state -> state.rolls().own().keys()).join();
    PairingStopped.unless(
        !roll.isEmpty(),
        PairingStopped.Why.NO_OFFICER_KEY,
        "no officer of this node has a key to sign with: make one first, by the officer's link or"
            + " by: renkei officer key",
        "このノードには署名鍵を持つ担当者がいません。先に担当者のリンクか renkei officer key で鍵を作ってください。");
    return self.with(roll);
  }

  /// What a letter names must be fit to sign with, and somebody must be named.
  private void checkRoll(Identity peer) {
    PairingStopped.unless(
        !peer.roll().isEmpty(),
        PairingStopped.Why.NO_OFFICER_KEY,
        "the letter names no key of an officer, so nobody could sign for that party; they make one"
            + " and write again",
        "書状に担当者の鍵がなく、相手を代表して署名できる人がいません。相手が鍵を作り、書き直す必要があります。");
    for (RollKey key : peer.roll()) {
      Malformed.unless(
          OfficerSignatures.fit(key.kind(), key.publicKey()),
          "the letter names an officer's key that cannot sign");
      PairingStopped.unless(
          browserKeys || key.kind() != KeyKind.BROWSER,
          PairingStopped.Why.KEY_NOT_TAKEN,
          "the letter names a key that is kept in a browser, which web.browser-keys forbids here",
          "書状にブラウザーの鍵がありますが、ここでは web.browser-keys が禁じています。");
    }
  }

  @Override
  public synchronized Letter invite(String toCode, Level highest) {
    LevelMap map = sameLevels(highest);
    Invite invite =
        new Invite(
            self(),
            new Offer(toCode, highest, map),
            new Offer(self.code(), highest, map),
            Invite.nonce(random),
            clock.now().plus(inviteFor));
    Bytes letter = invite.sealed(key);
    issued.add(invite, letter);
    return new Letter(text(letter), self, spoken(invite.hash()), NONE);
  }

  private LevelMap sameLevels(Level highest) {
    EnumMap<Level, Level> same = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      if (level.compareTo(highest) <= 0) {
        same.put(level, level);
      }
    }
    return new LevelMap(policy, same);
  }

  @Override
  public synchronized Letter accept(String letter) {
    Bytes bytes = Bytes.owning(letter.getBytes(StandardCharsets.UTF_8));
    return letter.startsWith("renkei-invite ") ? invited(bytes) : replied(bytes);
  }

  private Letter invited(Bytes bytes) {
    Invite invite = Invite.open(bytes);
    PairingStopped.unless(
        !invite.expiredAt(clock.now()),
        PairingStopped.Why.LETTER_EXPIRED,
        "the invite has expired; ask for a new one",
        "招待の期限が切れています。新しい招待状を求めてください。");
    checkRoll(invite.inviter());
    Reply reply = Reply.to(invite, self());
    Waiting one =
        new Waiting(invite.inviter(), invite.hash(), reply.pairing(invite), invite.hash(), null);
    wait(one);
    return new Letter(
        text(reply.sealed(key)), invite.inviter(), spoken(reply.hash()), spoken(invite.hash()));
  }

  private Letter replied(Bytes bytes) {
    Reply reply = Reply.open(bytes);
    Invite invite =
        issued
            .find(reply.invite())
            .orElseThrow(() ->
                new PairingStopped(
                    PairingStopped.Why.NO_SUCH_LETTER,
                    "the letter answers no open invite of this node; invite again",
                    "この書状は、本ノードの有効な招待への返書ではありません。招待し直してください。"));
    PairingStopped.unless(
        !invite.expiredAt(clock.now()),
        PairingStopped.Why.LETTER_EXPIRED,
        "the answer came after the invite expired; invite again",
        "返書が招待の期限後に届きました。招待し直してください。");
    checkRoll(reply.invitee());
    wait(
        new Waiting(
            reply.invitee(),
            reply.hash(),
            reply.pairing(invite),
            invite.hash(),
            new AtomicReference<>()));
    return new Letter("", reply.invitee(), spoken(invite.hash()), spoken(reply.hash()));
  }

  private void wait(Waiting one) {
    Malformed.unless(waiting.size() < LETTERS_MAX, "too many letters wait for their words");
    waiting.put(one.peer().code(), one);
  }

  @Override
  public synchronized CompletableFuture<Answer> confirm(Heard heard, Draft.By by, EntryId id) {
    Waiting one = waiting.get(heard.code());
    if (one == null) {
      throw new PairingStopped(
          PairingStopped.Why.NO_SUCH_LETTER,
          "no letter of " + heard.code() + " waits; accept its letter first",
          heard.code() + " の書状は待っていません。先に書状を受け取ってください。");
    }
    PairingStopped.unless(
        agree(heard.words(), one.heard()),
        PairingStopped.Why.WORDS_DIFFER,
        "the words do not agree: stop, the letter may not be the one that was sent",
        "言葉が一致しません。中止してください。送られた書状ではないおそれがあります。");
    PairingStopped.unless(
        one.own().equals(self()),
        PairingStopped.Why.LETTER_OUTDATED,
        "the keys of this party's officers changed since the letter was written: begin again",
        "書状を作った後に担当者の鍵が変わりました。最初からやり直してください。");
    SealedTerms terms = codec.seal(PairingTerms.of(one.matter()));
    Draft opening = opening(one, terms, by);
    if (opening != null) {
      OfficerProof proof = heard.proof();
      Draft whole = proof == null ? opening : opening.signed(proof);
      Optional<Refusal> unsigned = turn().ask(state -> Deeds.unsigned(state, whole)).join();
      if (unsigned.isPresent()) {
        return CompletableFuture.completedFuture(new Answer.Refused(unsigned.get()));
      }
      opening = whole;
    }
    waiting.remove(heard.code());
    issued.drop(one.invite());
    Draft pinned = draft(id, by, home(), new PeerEntry.PeerPinned(one.peer(), terms.hash()));
    CompletableFuture<Answer> answer = turn().state(pinned);
    Draft opens = opening;
    return opens == null
        ? answer
        : answer.thenCompose(given ->
            given instanceof Answer.Accepted
                ? turn().state(opens).thenApply(_ -> given)
                : CompletableFuture.completedFuture(given));
  }

  @Override
  public Letter introduce() {
    Introduction letter = new Introduction(self(), clock.now());
    return new Letter(text(letter.sealed(key)), self, spoken(letter.hash()), NONE);
  }

  @Override
  public Letter introduced(String letter) {
    Introduction opened = Introduction.open(bytes(letter));
    PairingStopped.unless(
        !opened.who().party().equals(self.party()),
        PairingStopped.Why.NO_SUCH_LETTER,
        "the letter comes from this node itself",
        "この書状は本ノード自身のものです。");
    checkRoll(opened.who());
    return new Letter("", opened.who(), NONE, spoken(opened.hash()));
  }

  @Override
  public CompletableFuture<Answer> know(String letter, String words, Draft.By by, EntryId id) {
    Identity who = introduced(letter).party();
    PairingStopped.unless(
        agree(words, Introduction.open(bytes(letter)).hash()),
        PairingStopped.Why.WORDS_DIFFER,
        "the words do not agree: stop, the letter may not be the one that was sent",
        "言葉が一致しません。中止してください。送られた書状ではないおそれがあります。");
    return turn().state(draft(id, by, home(), new PeerEntry.PartyKnown(who)));
  }

  private static Bytes bytes(String letter) {
    return Bytes.owning(letter.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Optional<Draft> toSign(String code) {
    return Optional.ofNullable(waiting.get(code)).map(Waiting::opening).map(AtomicReference::get);
  }

  /// The same for as long as the letter waits: what was shown is what is signed. Null: we were
  /// invited.
  private @Nullable Draft opening(Waiting one, SealedTerms terms, Draft.By by) {
    AtomicReference<Draft> kept = one.opening();
    if (kept == null) {
      return null;
    }
    Draft before = kept.get();
    if (before == null || !before.by().equals(by)) {
      kept.set(opens(one, terms, by));
    }
    return kept.get();
  }

  private Draft opens(Waiting one, SealedTerms terms, Draft.By by) {
    Instant now = clock.now();
    Crossing.ProposalOpened body =
        new Crossing.ProposalOpened(
            terms,
            self.party(),
            List.of(new Elector(one.peer().party(), FUNCTION)),
            new ConsentRule.All(),
            new Clocks(
                millis(now.plus(Duration.ofHours(1))),
                millis(now.plus(Duration.ofDays(1))),
                millis(now.plus(Duration.ofDays(7)))));
    return draft(new EntryId(random.nextLong(), random.nextLong()), by, open(one.peer()), body);
  }

  private static Instant millis(Instant at) {
    return Instant.ofEpochMilli(at.toEpochMilli());
  }

  private Draft draft(EntryId id, Draft.By by, Label label, renkei.core.entry.Body body) {
    return new Draft(id, null, by, "words read back by both officers", Set.of(), label, body, null);
  }

  private Label home() {
    Label label = Label.of(policy, Level.UNCLASSIFIED);
    return exercise ? label.asExercise() : label;
  }

  private Label open(Identity peer) {
    Label label = Label.of(policy, Level.UNCLASSIFIED, peer.code(), self.code());
    return exercise ? label.asExercise() : label;
  }

  private static boolean agree(String heard, Hash hash) {
    List<String> said = List.of(heard.strip().toLowerCase(Locale.ROOT).split("[\\s,、。]+"));
    boolean enough = said.size() >= WORDS_MIN && said.size() <= Words.COUNT;
    return enough
        && (said.equals(Words.english(hash).subList(0, said.size()))
            || said.equals(Words.japanese(hash).subList(0, said.size())));
  }

  private static Spoken spoken(Hash hash) {
    return new Spoken(Words.english(hash), Words.japanese(hash));
  }

  private static String text(Bytes letter) {
    return new String(letter.unsafe(), StandardCharsets.UTF_8);
  }

  /// Codes of letters that wait for their words.
  synchronized List<String> waiting() {
    return new ArrayList<>(waiting.keySet());
  }
}

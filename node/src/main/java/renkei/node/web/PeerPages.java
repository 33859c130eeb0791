// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.consent.Agreement;
import renkei.core.entry.EntryId;
import renkei.core.entry.Level;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.LinkState;
import renkei.core.exchange.LinkStatus;
import renkei.core.journal.Row;
import renkei.core.picture.Lane;
import renkei.core.release.Reason;
import renkei.core.release.ReasonCode;
import renkei.core.turn.Draft;
import renkei.core.turn.Peers;
import renkei.core.turn.State;
import renkei.node.keys.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Links with their health, and the steps of a pairing.
final class PeerPages {
  /// Letters kept for the screen until their words are read back; after a restart one pairs anew.
  private static final int LETTERS_MAX = 64;

  private final Desk desk;
  private final Signing signing;
  private final Map<String, Letter> letters = new LinkedHashMap<>();

  PeerPages(Desk desk, Signing signing) {
    this.desk = desk;
    this.signing = signing;
  }

  /// A letter of this run.
  private record Letter(EntryId id, String state, WebPort.Pairing.Letter letter) {}

  // ------------------------------------------------------------------------------------- peers

  Reply peers(Call call) {
    Instant now = desk.now();
    ObjectNode body = desk.ask(state -> rows(state, now));
    ArrayNode waiting = body.putArray("waiting");
    synchronized (letters) {
      letters.values().forEach(letter -> waiting.add(invitation(letter)));
    }
    return new Reply.Found(body);
  }

  private ObjectNode rows(State state, Instant now) {
    ObjectNode body = Json.object();
    ArrayNode rows = body.putArray("rows");
    for (Peers.Peer peer : state.peers().all()) {
      rows.add(peer(state, peer, now));
    }
    return body;
  }

  private ObjectNode peer(State state, Peers.Peer peer, Instant now) {
    Identity identity = peer.identity();
    PartyId party = identity.party();
    Traffic.PeerFacts facts = desk.chronicle().traffic().peer(party);
    ObjectNode row = Json.object();
    row.put("party", party.key().hex());
    row.put("code", identity.code());
    row.set("names", Values.names(identity.names()));
    row.set("words", Json.texts(Words.english(party.key())));
    row.put("address", identity.address());
    Optional<LinkStatus> status = state.findLink(party).map(link -> link.status());
    row.put("state", peer.suspended() ? "SUSPENDED" : status.map(PeerPages::name).orElse("DOWN"));
    status.flatMap(PeerPages::why).ifPresent(why -> row.set("why", why));
    Optional<Instant> heard = status.map(found -> found.in().lastHeard());
    row.put("since", Json.time(heard.orElse(now)));
    heard.ifPresent(at -> row.put("heardAt", Json.time(at)));
    status.ifPresent(found -> row.put("incarnation", found.in().incarnation()));
    sight(row, "lastSent", facts.lastSent);
    row.put("acknowledged", status.map(found -> found.out().acknowledged()).orElse(0L));
    sight(row, "lastReceived", facts.lastReceived);
    row.put("queued", status.map(found -> found.out().queued()).orElse(0L));
    lastRefusal(row, facts, status.orElse(null), now);
    skew(row, status.orElse(null));
    Row.Witnessed witnessed = facts.witnessed;
    if (witnessed != null) {
      row.set("headWitnessed", head(witnessed));
    }
    row.set("nothingCrossed", nothing(state.desk().whyNothing(party)));
    row.set("refusals", Json.list(facts.refusals, seen -> refusal(seen)));
    ObjectNode counters = row.putObject("counters");
    status.ifPresent(found -> found.counters().forEach((what, n) -> counters.put(what.name(), n)));
    state.tally().of(party).forEach((code, n) -> counters.put("REFUSED_" + code.name(), n));
    agreement(state, row, party);
    row.set("lane", lane(state, party));
    return row;
  }

  private static void agreement(State state, ObjectNode row, PartyId party) {
    ArrayNode ceilings = row.putArray("ceilings");
    for (Agreement agreement : state.proposals().agreements()) {
      if (agreement.peer().party().equals(party)) {
        ceilings.removeAll();
        ceilings.add(Values.ceiling(agreement.ours()));
        ceilings.add(Values.ceiling(agreement.theirs()));
        row.put("pairing", agreement.proposal().hex());
      }
    }
  }

  private static String name(LinkStatus status) {
    return name(status.state());
  }

  static String name(LinkState state) {
    return switch (state) {
      case LinkState.Down _ -> "DOWN";
      case LinkState.Greeting _ -> "GREETING";
      case LinkState.Up _ -> "UP";
      case LinkState.RolledBack _ -> "ROLLED_BACK";
      case LinkState.Suspended _ -> "SUSPENDED";
    };
  }

  private static Optional<ObjectNode> why(LinkStatus status) {
    return switch (status.state()) {
      case LinkState.Down(String reason) ->
          Optional.of(
              Json.sentence(reason.isEmpty() ? "No stream yet." : reason, "接続がありません。自動的に再試行します。"));
      case LinkState.RolledBack back ->
          Optional.of(Json.sentence(back.sentence(), "一方の履歴が、他方の記憶より短くなっています。"));
      case LinkState.Suspended(Refusal why) -> Optional.of(Values.refusal(why));
      case LinkState.Greeting _, LinkState.Up _ -> Optional.empty();
    };
  }

  private static void sight(ObjectNode row, String name, Traffic.@Nullable Sight sight) {
    if (sight == null) {
      row.putNull(name);
      return;
    }
    ObjectNode node = row.putObject(name);
    node.put("sequence", sight.sequence());
    node.put("at", Json.time(sight.at()));
    if (sight.kind() != null) {
      node.put("kind", sight.kind().name());
    }
  }

  /// The newest refusal that the journal keeps; else what the link itself refused or was told.
  private static void lastRefusal(
      ObjectNode row, Traffic.PeerFacts facts, @Nullable LinkStatus status, Instant now) {
    Refusal told = status == null ? null : status.lastRefusal();
    Traffic.RefusalSeen kept = facts.refusals.peekFirst();
    if (kept != null && (told == null || told.equals(kept.refusal()))) {
      row.set("lastRefusal", refusal(kept));
    } else if (status != null && told != null) {
      boolean ours = status.state() instanceof LinkState.Suspended(Refusal why) && why.equals(told);
      Instant heard = status.in().lastHeard();
      ObjectNode node = row.putObject("lastRefusal");
      node.put("at", Json.time(heard == null ? now : heard));
      node.put("by", ours ? "US" : "THEM");
      node.put("code", told.code().name());
      node.set("sentence", Values.refusal(told));
    } else {
      row.putNull("lastRefusal");
    }
  }

  private static ObjectNode refusal(Traffic.RefusalSeen seen) {
    ObjectNode node = Json.object();
    node.put("at", Json.time(seen.at()));
    node.put("by", "US");
    node.put("code", seen.refusal().code().name());
    node.set("sentence", Values.refusal(seen.refusal()));
    if (seen.kind() != null) {
      node.put("kind", seen.kind().name());
    }
    node.put("position", seen.position());
    return node;
  }

  private static void skew(ObjectNode row, @Nullable LinkStatus status) {
    java.time.Duration skew = status == null ? null : status.skew();
    if (skew == null) {
      row.putNull("skewMillis");
    } else {
      row.put("skewMillis", skew.toMillis());
    }
  }

  private static ObjectNode head(Row.Witnessed witnessed) {
    ObjectNode node = Json.object();
    node.put("position", witnessed.seq());
    node.put("hash", witnessed.journalHead().hex());
    node.put("at", Json.time(witnessed.at()));
    return node;
  }

  /// Only the reasons for what does not cross.
  private static ArrayNode nothing(List<Reason> reasons) {
    ArrayNode why = Json.list();
    for (Reason reason : reasons) {
      if (reason.code() != ReasonCode.BY_DECISION && reason.code() != ReasonCode.BY_RULE) {
        why.add(Json.sentence(reason.en(), reason.ja()));
      }
    }
    return why;
  }

  private static ObjectNode lane(State state, PartyId party) {
    long conflated = 0;
    for (Lane.Counts counts : state.lanes().counts(party)) {
      conflated += counts.conflated();
    }
    ObjectNode node = Json.object();
    node.put("tracks", state.lanes().sentNow(party));
    node.put("conflated", conflated);
    return node;
  }

  // ------------------------------------------------------------------------------------- pairing

  Reply invite(Call call) {
    record Draft(EntryId id, String code, Level highest) {}
    Draft draft =
        call.read(fields ->
            new Draft(
                fields.id("id"), fields.text("toCode"), fields.choice("highest", Level.class)));
    synchronized (letters) {
      Letter made = letters.get(draft.id().hex());
      if (made == null) {
        made =
            new Letter(
                draft.id(),
                "HANDED_OUT",
                desk.port().pairing().invite(draft.code(), draft.highest()));
        keep(draft.id().hex(), made);
      }
      return new Reply.Found(invitation(made));
    }
  }

  Reply accept(Call call) {
    record Draft(EntryId id, String text) {}
    Draft draft = call.read(fields -> new Draft(fields.id("id"), fields.text("text")));
    synchronized (letters) {
      Letter made = letters.get(draft.id().hex());
      if (made == null) {
        made = new Letter(draft.id(), "WORDS_TO_READ", desk.port().pairing().accept(draft.text()));
        keep(draft.id().hex(), made);
      }
      return new Reply.Found(invitation(made));
    }
  }

  private void keep(String id, Letter letter) {
    letters.put(id, letter);
    if (letters.size() > LETTERS_MAX) {
      letters.remove(letters.keySet().iterator().next());
    }
  }

  Reply confirm(Call call) {
    record Draft(EntryId id, PartyId party, List<String> words, @Nullable OfficerProof proof) {}
    Draft draft =
        call.read(fields ->
            new Draft(
                fields.id("id"),
                fields.party("party"),
                fields.words("words"),
                Signing.proof(fields)));
    String code =
        code(draft.party())
            .orElseThrow(() -> new renkei.core.base.Malformed("no letter of that party waits"));
    WebPort.Pairing pairing = desk.port().pairing();
    WebPort.Pairing.Heard heard =
        new WebPort.Pairing.Heard(code, String.join(" ", draft.words()), draft.proof());
    var answer = desk.await(pairing.confirm(heard, call.who().by(), draft.id()));
    if (answer instanceof renkei.core.turn.Answer.Accepted accepted) {
      synchronized (letters) {
        letters.values().removeIf(letter -> of(letter, draft.party()));
      }
      return Desk.recorded(accepted);
    }
    Refusal why = ((renkei.core.turn.Answer.Refused) answer).refusal();
    Refused refused = Refused.of(why, null);
    throw why.code() == RefusalCode.OFFICER_UNSIGNED
        ? pairing
            .toSign(code)
            .map(opening -> signing.needed(refused, call.who(), opening))
            .orElse(refused)
        : refused;
  }

  private Optional<String> code(PartyId party) {
    synchronized (letters) {
      return letters.values().stream()
          .filter(letter -> of(letter, party))
          .map(letter -> letter.letter().party().code())
          .findFirst();
    }
  }

  private static boolean of(Letter letter, PartyId party) {
    return letter.state().equals("WORDS_TO_READ") && letter.letter().party().party().equals(party);
  }

  private static ObjectNode invitation(Letter letter) {
    WebPort.Pairing.Letter it = letter.letter();
    ObjectNode node = Json.object();
    node.put("id", letter.id().hex());
    node.put("text", it.letter());
    node.put("state", letter.state());
    if (letter.state().equals("WORDS_TO_READ")) {
      node.put("party", it.party().party().key().hex());
      node.put("code", it.party().code());
      node.set("names", Values.names(it.party().names()));
    }
    node.set("words", Json.texts(it.theyRead().en()));
    node.set("wordsJa", Json.texts(it.theyRead().ja()));
    node.set("ownWords", Json.texts(it.weRead().en()));
    node.set("ownWordsJa", Json.texts(it.weRead().ja()));
    return node;
  }

  // -------------------------------------------------------------------------------------- suspend

  /// Stops the link to a peer at once: its stream ends, its key is pinned no more, and nothing of
  /// it is taken until both parties pair anew.
  Reply suspend(Call call) {
    record Reasoned(EntryId id, String reason) {}
    Reasoned why = call.read(fields -> new Reasoned(fields.id("id"), ProposalActs.reason(fields)));
    PartyId peer = party(call.names().getOrDefault("party", "")).orElseThrow(Refused::absent);
    return Desk.recorded(
        desk.record(
            why.id(),
            state -> {
              if (state.peers().find(peer).isEmpty()) {
                throw Refused.absent();
              }
              return Draft.of(
                  why.id(),
                  call.who().by(),
                  desk.home(state),
                  new PeerEntry.PeerSuspended(peer, why.reason()));
            }));
  }

  private static Optional<PartyId> party(String hex) {
    try {
      return Optional.of(new PartyId(Hash.fromHex(hex)));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }
}

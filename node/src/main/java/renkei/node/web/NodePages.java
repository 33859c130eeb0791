// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Level;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.PeerLink;
import renkei.core.journal.Head;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import renkei.node.keys.Words;
import tools.jackson.databind.node.ObjectNode;

/// The node itself, who is logged in, and whether it is well.
final class NodePages {
  private final Desk desk;
  private final WebSettings settings;
  private final Counters counters;

  NodePages(Desk desk, WebSettings settings, Counters counters) {
    this.desk = desk;
    this.settings = settings;
    this.counters = counters;
  }

  Reply front(Call call) {
    Identity identity = desk.port().identity();
    boolean exercise = desk.ask(State::exercise);
    ObjectNode body = Json.object();
    body.put("code", identity.code());
    body.set("names", Values.names(identity.names()));
    body.put("exercise", exercise);
    body.set("marking", marking());
    body.put("now", Json.time(desk.now()));
    body.put("browserKeys", settings.browserKeys());
    body.put("passkeys", Passkeys.possible(call.origin()));
    return new Reply.Found(body);
  }

  private ObjectNode marking() {
    Level highest = settings.about().get().highest();
    ObjectNode marking = Json.object();
    marking.put("level", highest.name());
    marking.put("policy", desk.port().labelPolicy());
    // The screens say EXERCISE 演習 themselves, from `exercise` beside it.
    marking.set(
        "text", Json.sentence("Up to " + Sentences.en(highest), Sentences.ja(highest) + "まで"));
    return marking;
  }

  Reply me(Call call) {
    return new Reply.Found(me(call.who()));
  }

  /// Who an officer is.
  ObjectNode me(Caller caller) {
    ObjectNode body = Json.object();
    body.put("officer", caller.officer().code());
    body.set("names", Values.names(caller.names()));
    body.put("command", caller.command().code());
    body.set(
        "commandNames",
        desk.ask(
            state -> Values.commandNames(state.register().commands(), caller.command().code())));
    body.set("rights", Json.names(caller.rights()));
    body.put("key", caller.key() == null ? "LOCAL" : caller.key().name());
    body.put("until", Json.time(caller.until()));
    return body;
  }

  /// What only the owner knows of the node.
  private record Whole(boolean exercise, int incarnation, @Nullable String readOnly, Head head) {}

  Reply node(Call call) {
    Whole whole =
        desk.ask(state ->
            new Whole(
                state.exercise(),
                state.incarnation(),
                state.readOnly().orElse(null),
                state.head()));
    Identity identity = desk.port().identity();
    WebSettings.About about = settings.about().get();
    ObjectNode body = Json.object();
    body.put("party", identity.party().key().hex());
    body.put("code", identity.code());
    body.set("names", Values.names(identity.names()));
    body.set("words", Json.texts(Words.english(identity.party().key())));
    body.set("marking", marking());
    body.put("exercise", whole.exercise());
    body.put("policy", desk.port().labelPolicy());
    body.put("incarnation", whole.incarnation());
    String readOnly = whole.readOnly();
    if (readOnly == null) {
      body.putNull("readOnly");
    } else {
      Refusal why = new Refusal(RefusalCode.READ_ONLY, readOnly);
      body.set("readOnly", Refused.of(why, null).problem());
    }
    body.put("position", whole.head().position());
    body.put("head", whole.head().hash().hex());
    body.put("now", Json.time(desk.now()));
    body.put("startedAt", Json.time(about.startedAt()));
    body.put("version", about.version());
    body.set("feeds", Json.list(about.feeds(), NodePages::feed));
    ObjectNode counts = body.putObject("counters");
    about.counters().forEach(counts::put);
    counters.all().forEach((name, count) -> counts.put("web." + name, count));
    return new Reply.Found(body);
  }

  private static ObjectNode feed(WebSettings.Feed feed) {
    ObjectNode node = Json.object();
    node.put("code", feed.code());
    node.put("state", feed.state().name());
    node.put("received", feed.received());
    node.put("refused", feed.refused());
    Instant last = feed.lastAt();
    if (last != null) {
      node.put("lastAt", Json.time(last));
    }
    if (!feed.sentence().isEmpty()) {
      node.set("sentence", Json.sentence(feed.sentence(), feed.sentence()));
    }
    return node;
  }

  /// The next number after every one that this node or a peer knows of.
  Reply startIncarnation(Call call) {
    record Begun(EntryId id, String reason) {}
    Begun begun = call.read(fields -> new Begun(fields.id("id"), ProposalActs.reason(fields)));
    return Desk.recorded(
        desk.record(
            begun.id(),
            state -> {
              int number = number(state, begun.id());
              List<PartyId> peers =
                  state.peers().all().stream().map(peer -> peer.identity().party()).toList();
              return new Draft(
                  begun.id(),
                  null,
                  call.who().by(),
                  "",
                  Set.of(),
                  desk.releasable(state, peers, Level.UNCLASSIFIED),
                  new Crossing.IncarnationStarted(number, begun.reason()),
                  null);
            }));
  }

  private static int number(State state, EntryId id) {
    int held =
        state
            .entry(id)
            .map(entry ->
                entry.entry().body() instanceof Crossing.IncarnationStarted s ? s.number() : 0)
            .orElse(0);
    int highest = state.incarnation();
    for (PeerLink link : state.links()) {
      highest = Math.max(highest, link.highestClaimed());
    }
    return held > 0 ? held : highest + 1;
  }

  // -------------------------------------------------------------------------------------- probes

  /// Answers what a monitor asks.
  Reply probe(Call call) {
    return switch (call.route()) {
      case LIVE -> live();
      case READY -> ready();
      default -> metrics();
    };
  }

  /// The process runs and answers.
  private Reply live() {
    return new Reply.Plain(200, "live\n");
  }

  /// The owner answers and records.
  private Reply ready() {
    @Nullable String why;
    try {
      why = desk.ask(State::readOnly).orElse(null);
    } catch (Refused refused) {
      why = String.valueOf(refused.getMessage());
    }
    return why == null ? new Reply.Plain(200, "ready\n") : new Reply.Plain(503, "not ready\n");
  }

  private Reply metrics() {
    return new Reply.Plain(200, settings.metrics().get() + counters.scrape());
  }
}

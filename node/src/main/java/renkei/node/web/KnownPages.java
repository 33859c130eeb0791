// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import java.util.Set;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.OfficerId;
import renkei.core.entry.Refusal;
import renkei.core.turn.Answer;
import renkei.core.turn.State;
import renkei.node.keys.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Parties that this node has no link with: whose keys two officers took as theirs, so that their
/// acts can be taken from whoever carries them.
final class KnownPages {
  private final Desk desk;

  KnownPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case KNOWN_PARTIES -> list();
      case INTRODUCE -> introduce(call);
      case READ_INTRODUCTION -> read(call);
      case KNOW_PARTY -> know(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  private Reply list() {
    return new Reply.Found(desk.ask(KnownPages::rows));
  }

  private static ObjectNode rows(State state) {
    ObjectNode body = Json.object();
    ArrayNode rows = body.putArray("rows");
    state.peers().known().forEach(one -> rows.add(row(one.identity(), "KNOWN", Set.of())));
    state.peers().half().forEach((who, readers) -> rows.add(row(who, "SECOND_OFFICER", readers)));
    return body;
  }

  private static ObjectNode row(Identity who, String state, Set<OfficerId> readers) {
    ObjectNode row = Json.object();
    row.put("party", who.party().key().hex());
    row.put("code", who.code());
    row.set("names", Values.names(who.names()));
    row.set("words", Json.texts(Words.english(who.party().key())));
    row.put("officers", who.roll().size());
    row.put("state", state);
    row.set("readBy", Json.texts(readers.stream().map(OfficerId::code).sorted().toList()));
    return row;
  }

  /// Our own letter, and what our officer reads from it.
  private Reply introduce(Call call) {
    call.read(fields -> fields.maybe("id", fields::id));
    WebPort.Pairing.Letter letter = desk.port().pairing().introduce();
    ObjectNode body = Json.object();
    body.put("text", letter.letter());
    body.set("words", Json.texts(letter.weRead().en()));
    body.set("wordsJa", Json.texts(letter.weRead().ja()));
    return new Reply.Found(body);
  }

  /// What another party's letter says; nothing is recorded.
  private Reply read(Call call) {
    String text =
        call.read(fields -> {
          fields.maybe("id", fields::id);
          return fields.text("text");
        });
    WebPort.Pairing.Letter letter = desk.port().pairing().introduced(text);
    ObjectNode body = row(letter.party(), "READ", Set.of());
    body.set("words", Json.texts(letter.theyRead().en()));
    body.set("wordsJa", Json.texts(letter.theyRead().ja()));
    return new Reply.Found(body);
  }

  private Reply know(Call call) {
    record Heard(EntryId id, String text, List<String> words) {}
    Heard heard =
        call.read(fields -> new Heard(fields.id("id"), fields.text("text"), fields.words("words")));
    Answer answer =
        desk.await(
            desk.port()
                .pairing()
                .know(heard.text(), String.join(" ", heard.words()), call.who().by(), heard.id()));
    return switch (answer) {
      case Answer.Accepted accepted -> Desk.recorded(accepted);
      case Answer.Refused(Refusal why) -> throw Refused.of(why, null);
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerEntry.OfficerEnrolled;
import renkei.core.entry.OfficerEntry.OfficerKey;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.entry.RefusalCode;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import renkei.node.keys.OneTimeLinks;
import tools.jackson.databind.node.ObjectNode;

/// Who may use this node. A link is shown once and kept nowhere.
final class OfficerPages {
  private final Desk desk;
  private final WebSettings settings;
  private final LogIns logIns;

  OfficerPages(Desk desk, WebSettings settings, LogIns logIns) {
    this.desk = desk;
    this.settings = settings;
    this.logIns = logIns;
  }

  Reply officers(Call call) {
    var facts = desk.ask(_ -> desk.chronicle().officers());
    ObjectNode body = Json.object();
    body.set("rows", Json.list(facts, this::officer));
    return new Reply.Found(body);
  }

  private ObjectNode officer(Chronicle.OfficerFact fact) {
    OfficerEnrolled officer = fact.body();
    ObjectNode row = Json.object();
    row.put("code", officer.id().code());
    row.set("names", Values.names(officer.names()));
    row.put("command", officer.command().code());
    row.set("rights", Json.names(officer.rights()));
    OfficerKey key = officer.key();
    if (key == null) {
      row.putNull("key");
    } else {
      row.put("key", key.kind().name());
    }
    row.put("at", Json.time(fact.at()));
    logIns.seenAt(officer.id()).ifPresent(at -> row.put("seenAt", Json.time(at)));
    Revoked revoked = fact.revoked();
    if (revoked == null) {
      row.putNull("revoked");
    } else {
      row.set("revoked", ReleasePages.revoked(revoked));
    }
    return row;
  }

  /// Enrols an officer without a key, or changes one and leaves the key; then makes a link, whose
  /// first use enrols a key in the name of whoever made it.
  Reply enrol(Call call) {
    record Enrolment(
        EntryId id, OfficerId officer, Names names, CommandId command, Set<Right> rights) {}
    Enrolment draft =
        call.read(fields ->
            new Enrolment(
                fields.id("id"),
                fields.code("code", OfficerId::new),
                fields.object("names", Values::names),
                fields.code("command", CommandId::new),
                fields.choices("rights", Right.class)));
    Malformed.unless(!draft.rights().isEmpty(), "an officer has at least one right");
    Malformed.unless(
        !draft.officer().equals(Draft.NODE), "that code is the node's own; choose another");
    OfficerId by = call.who().officer();
    Answer.Accepted accepted =
        desk.record(
            draft.id(),
            state -> {
              known(state, draft.command());
              @Nullable OfficerKey key =
                  state
                      .entry(draft.id())
                      .flatMap(found -> enrolment(found.entry().body()))
                      .or(() -> state.officers().find(draft.officer()))
                      .map(OfficerEnrolled::key)
                      .orElse(null);
              OfficerEnrolled body =
                  new OfficerEnrolled(
                      draft.officer(), draft.names(), draft.command(), draft.rights(), key);
              return Draft.of(draft.id(), call.who().by(), desk.home(state), body);
            });
    String token =
        settings.links().issue(Entrance.purpose(draft.officer(), by), OneTimeLinks.VALIDITY);
    ObjectNode body = Desk.recordedBody(accepted);
    body.put("link", call.origin() + "/#/login/" + token);
    body.put("validUntil", Json.time(desk.now().plus(OneTimeLinks.VALIDITY)));
    return new Reply.Found(body);
  }

  /// Nobody is enrolled for a command that the register does not have.
  private static void known(State state, CommandId command) {
    List<String> commands =
        state.register().commands().stream().map(line -> line.id().code()).sorted().toList();
    if (!commands.contains(command.code())) {
      throw Refused.of(
          422,
          RefusalCode.NOT_LISTED.name(),
          "There is no command "
              + command
              + ". There are: "
              + String.join(", ", commands)
              + ". Establish another with: renkei authority establish",
          "司令部 " + command + " は登録されていません。登録済み：" + String.join("、", commands) + "。");
    }
  }

  private static Optional<OfficerEnrolled> enrolment(Body body) {
    return body instanceof OfficerEnrolled officer ? Optional.of(officer) : Optional.empty();
  }

  Reply revoke(Call call) {
    record Reasoned(EntryId id, String reason) {}
    Reasoned why = call.read(fields -> new Reasoned(fields.id("id"), ProposalActs.reason(fields)));
    OfficerId officer = officer(call.names().getOrDefault("code", ""));
    Malformed.unless(
        !officer.equals(call.who().officer()),
        "nobody revokes the own officer; another administrator does");
    Answer.Accepted accepted =
        desk.record(
            why.id(),
            state -> {
              boolean known =
                  state.officers().find(officer).isPresent() || state.entry(why.id()).isPresent();
              if (!known) {
                throw Refused.absent();
              }
              return Draft.of(
                  why.id(),
                  call.who().by(),
                  desk.home(state),
                  new OfficerEntry.OfficerRevoked(officer, why.reason()));
            });
    logIns.endAll(officer);
    return Desk.recorded(accepted);
  }

  private static OfficerId officer(String code) {
    try {
      return new OfficerId(code);
    } catch (Malformed _) {
      throw Refused.absent();
    }
  }
}

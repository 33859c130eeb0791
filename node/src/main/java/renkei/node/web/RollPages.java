// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.OfficerEntry.OfficerEnrolled;
import renkei.core.entry.OfficerEntry.OfficerKey;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.RollKey;
import renkei.core.entry.RollStated;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import renkei.node.keys.OfficerSignatures;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The keys by which this party's officers sign, and how two of them change that.
final class RollPages {
  private final Desk desk;
  private final Signing signing;

  RollPages(Desk desk, Signing signing) {
    this.desk = desk;
    this.signing = signing;
  }

  /// Keys on the roll, keys that wait for a second officer, and enrolled keys that sign nothing.
  Reply roll(Call call) {
    return new Reply.Found(desk.ask(RollPages::rows));
  }

  private static ObjectNode rows(State state) {
    ObjectNode body = Json.object();
    Set<Hash> shown = new TreeSet<>();
    ArrayNode rows = body.putArray("rows");
    Map<Hash, Set<OfficerId>> revoking = state.rolls().own().revoking();
    for (RollKey key : state.rolls().own().keys()) {
      shown.add(key.hash());
      Set<OfficerId> officers = revoking.get(key.hash());
      rows.add(
          officers == null
              ? row(state, key, "ON_ROLL", Set.of())
              : row(state, key, "REVOKING", officers));
    }
    state
        .rolls()
        .own()
        .waiting()
        .forEach((key, officers) -> {
          shown.add(key.hash());
          rows.add(row(state, key, "WAITING", officers));
        });
    for (OfficerEnrolled officer : state.officers().all()) {
      OfficerKey key = officer.key();
      if (key != null && shown.add(Hash.sha256(key.publicKey().unsafe())) && fit(key)) {
        rows.add(row(state, of(officer, key), "NOT_ON_ROLL", Set.of()));
      }
    }
    ArrayNode untold = body.putArray("untold");
    for (ProposalView view : state.proposals().all()) {
      untold(state, view).ifPresent(untold::add);
    }
    return body;
  }

  /// A proposal with somebody who has no link and was not told the roll as it is now.
  private static Optional<ObjectNode> untold(State state, ProposalView view) {
    List<PartyId> unlinked =
        view.others(state.self()).stream().filter(state.peers()::carried).toList();
    boolean over = view.state().settled() && !view.inForce(state.lastRecorded());
    Optional<RollStated> roll =
        unlinked.isEmpty() || over
            ? Optional.empty()
            : state.rolls().own().statement(view.id(), state.incarnation());
    return roll.filter(now -> state.rolls().own().needed(state.rolls().said(now)) > 0)
        .map(now -> {
          Set<OfficerId> said = state.rolls().said(now);
          ObjectNode row = Json.object();
          row.put("proposal", view.id().hex());
          row.put("profile", view.profile().name());
          row.set("to", Json.texts(unlinked.stream().map(state.peers()::code).sorted().toList()));
          row.set("statedBy", codes(said));
          row.put("needed", state.rolls().own().needed(said));
          row.set("mayState", codes(state.rolls().own().mayState(said)));
          return row;
        });
  }

  /// States the roll as it is now under a proposal, to those of it that no change reaches.
  Reply state(Call call) {
    record Under(EntryId id, EntryId proposal, @Nullable OfficerProof proof) {}
    Under draft =
        call.read(
            fields -> new Under(fields.id("id"), fields.id("proposal"), Signing.proof(fields)));
    return signing.record(
        new Signing.Brought(call.who(), draft.id(), draft.proof()),
        state -> {
          ProposalView view = state.proposals().find(draft.proposal()).orElseThrow(Refused::absent);
          RollStated roll =
              state
                  .rolls()
                  .own()
                  .statement(draft.proposal(), state.incarnation())
                  .orElseThrow(() ->
                      Refused.of(
                          422,
                          "STALE",
                          "The roll is as it was in the letters: there is nothing to tell.",
                          "鍵名簿は交換した書面のままで、知らせる変更がありません。"));
          Label label = desk.releasable(state, view.others(state.self()), Level.UNCLASSIFIED);
          return Draft.of(draft.id(), call.who().by(), label, roll);
        });
  }

  private static ObjectNode row(State state, RollKey key, String stands, Set<OfficerId> statedBy) {
    ObjectNode row = Json.object();
    row.put("key", key.hash().hex());
    row.put("officer", key.officer().code());
    row.put("command", key.command().code());
    row.put("kind", key.kind().name());
    row.put("origin", key.origin());
    row.put("state", stands);
    row.put(
        "enrolled",
        state
            .officers()
            .find(key.officer())
            .map(OfficerEnrolled::key)
            .filter(own -> own.publicKey().equals(key.publicKey()))
            .isPresent());
    row.set("statedBy", codes(statedBy));
    boolean open = !statedBy.isEmpty();
    row.put("needed", open ? state.rolls().own().needed(statedBy) : 0);
    row.set("mayState", codes(open ? state.rolls().own().mayState(statedBy) : Set.of()));
    return row;
  }

  private static ArrayNode codes(Set<OfficerId> officers) {
    return Json.texts(officers.stream().map(OfficerId::code).sorted().toList());
  }

  private static boolean fit(OfficerKey key) {
    return OfficerSignatures.fit(key.kind(), key.publicKey())
        && (key.kind() != KeyKind.PASSKEY || !key.origin().isEmpty());
  }

  private static RollKey of(OfficerEnrolled officer, OfficerKey key) {
    return new RollKey(officer.id(), officer.command(), key.kind(), key.publicKey(), key.origin());
  }

  /// Enrols the key that an officer keeps in a file, where the officer has none.
  Reply keep(Call call) {
    record Kept(EntryId id, Bytes publicKey) {}
    Kept kept = call.read(fields -> new Kept(fields.id("id"), fields.base64("publicKey")));
    Malformed.unless(
        OfficerSignatures.fit(KeyKind.FILE, kept.publicKey()),
        "a file key is an Ed25519 key as SubjectPublicKeyInfo");
    OfficerId code = officer(call.names().getOrDefault("code", ""));
    OfficerKey key = new OfficerKey(KeyKind.FILE, Bytes.EMPTY, kept.publicKey(), "");
    return Desk.recorded(
        desk.record(
            kept.id(),
            state -> {
              OfficerEnrolled officer = state.officers().find(code).orElseThrow(Refused::absent);
              Malformed.unless(
                  officer.key() == null || key.equals(officer.key()),
                  "the officer has a key already; a second one is for another code");
              return Draft.of(
                  kept.id(),
                  call.who().by(),
                  desk.home(state),
                  new OfficerEnrolled(
                      officer.id(), officer.names(), officer.command(), officer.rights(), key));
            }));
  }

  /// Puts the enrolled key of an officer on the roll, as far as one officer can.
  Reply enter(Call call) {
    record Entering(EntryId id, OfficerId officer, @Nullable OfficerProof proof) {}
    Entering draft =
        call.read(fields ->
            new Entering(
                fields.id("id"), fields.code("officer", OfficerId::new), Signing.proof(fields)));
    return signing.record(
        new Signing.Brought(call.who(), draft.id(), draft.proof()),
        state -> {
          OfficerEnrolled officer =
              state.officers().find(draft.officer()).orElseThrow(Refused::absent);
          OfficerKey key = officer.key();
          if (key == null || !fit(key)) {
            throw Refused.of(
                422,
                "NO_OFFICER_KEY",
                "Officer "
                    + draft.officer()
                    + " has no key that could sign: the officer makes one by the link, or in a file"
                    + " by: renkei officer key "
                    + draft.officer(),
                "担当者 "
                    + draft.officer()
                    + " には署名できる鍵がありません。リンクか renkei officer key "
                    + draft.officer()
                    + " で鍵を作ってください。");
          }
          return change(state, call, draft.id(), new Crossing.OfficerKeyEntered(of(officer, key)));
        });
  }

  /// Takes a key off the roll, as far as one officer can.
  Reply revoke(Call call) {
    record Reasoned(EntryId id, String reason, @Nullable OfficerProof proof) {}
    Reasoned why =
        call.read(fields ->
            new Reasoned(fields.id("id"), ProposalActs.reason(fields), Signing.proof(fields)));
    Hash key = key(call.names().getOrDefault("key", ""));
    return signing.record(
        new Signing.Brought(call.who(), why.id(), why.proof()),
        state -> change(state, call, why.id(), new Crossing.OfficerKeyRevoked(key, why.reason())));
  }

  private Draft change(State state, Call call, EntryId id, Crossing body) {
    List<PartyId> peers = List.copyOf(state.desk().policy().agreements().keySet());
    Label label = desk.releasable(state, peers, Level.UNCLASSIFIED);
    return Draft.of(id, call.who().by(), label, body);
  }

  private static Hash key(String hex) {
    try {
      return Hash.fromHex(hex);
    } catch (Malformed _) {
      throw Refused.absent();
    }
  }

  private static OfficerId officer(String code) {
    try {
      return new OfficerId(code);
    } catch (Malformed _) {
      throw Refused.absent();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerEntry.OfficerEnrolled;
import renkei.core.entry.OfficerEntry.OfficerKey;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.turn.Deeds;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// Acts that an officer signs: the first call says what is to be signed and records nothing, the
/// second brings the signature. What was shown for signing is what is recorded. Any thread.
final class Signing {
  /// How long an officer may take.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// "At once" for whoever signs without a person.
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /// Drafts that wait for their signature; the oldest goes first.
  private static final int WAITING_MAX = 1_000;

  private final Desk desk;
  private final Map<Key, Waiting> waiting = new LinkedHashMap<>();

  Signing(Desk desk) {
    this.desk = desk;
  }

  private record Key(OfficerId officer, EntryId id) {}

  private record Waiting(Draft draft, Instant until) {}

  /// The signature that a call brings; null: none.
  static @Nullable OfficerProof proof(Fields fields) {
    return fields.maybe("signature", name -> fields.object(name, Signing::signature)).orElse(null);
  }

  static OfficerProof signature(Fields fields) {
    Bytes data = fields.maybe("authenticatorData", fields::base64).orElse(null);
    Bytes client = fields.maybe("clientData", fields::base64).orElse(null);
    return new OfficerProof(
        fields.hash("key"),
        fields.base64("signature"),
        data == null || client == null ? null : new OfficerProof.Assertion(data, client));
  }

  /// Who calls, and what the call brings.
  ///
  /// @param caller the officer
  /// @param id of the entry that is to be
  /// @param proof the signature; null: none yet
  record Brought(Caller caller, EntryId id, @Nullable OfficerProof proof) {}

  /// Records an act, or says what is to be signed.
  ///
  /// @param drafting the draft as this call would make it
  /// @throws Refused with what is to be signed, when only the signature is missing
  Reply record(Brought brought, Function<State, Draft> drafting) {
    OfficerProof proof = brought.proof();
    Draft shown =
        proof == null
            ? null
            : shown(brought.caller(), brought.id()).map(one -> one.signed(proof)).orElse(null);
    Draft draft = shown == null ? desk.ask(drafting) : shown;
    try {
      return Desk.recorded(desk.record(brought.id(), _ -> draft));
    } catch (Refused refused) {
      throw refused.code().equals("OFFICER_UNSIGNED")
          ? needed(refused, brought.caller(), draft)
          : refused;
    }
  }

  /// As [#record], of what holds from a time on, which may be "at once": then it holds as soon as
  /// the officer had time to sign.
  ///
  /// @param given the time; null: at once
  Reply recordFrom(
      Brought brought, @Nullable Instant given, BiFunction<State, Instant, Draft> drafting) {
    return record(
        brought,
        state -> {
          if (given != null) {
            return drafting.apply(state, given);
          }
          Optional<Instant> held =
              state.entry(brought.id()).flatMap(entry -> TermsJson.from(entry.entry().body()));
          return drafting.apply(state, held.orElseGet(() -> soon(state, brought.caller())));
        });
  }

  /// The command line signs by itself; a person needs time.
  private Instant soon(State state, Caller caller) {
    boolean signs = !state.rolls().own().isEmpty();
    Duration margin = !signs ? Duration.ofMillis(200) : caller.key() == null ? AT_ONCE : PATIENCE;
    return desk.now().plus(margin);
  }

  private synchronized Optional<Draft> shown(Caller caller, EntryId id) {
    return Optional.ofNullable(waiting.get(new Key(caller.officer(), id)))
        .filter(one -> desk.now().isBefore(one.until()))
        .map(Waiting::draft);
  }

  /// The refusal of a draft that only lacks its signature, with what is to be signed.
  Refused needed(Refused refused, Caller caller, Draft draft) {
    synchronized (this) {
      waiting.put(
          new Key(caller.officer(), draft.id()), new Waiting(draft, desk.now().plus(PATIENCE)));
      if (waiting.size() > WAITING_MAX) {
        waiting.remove(waiting.keySet().iterator().next());
      }
    }
    return refused.toSign(desk.ask(state -> sign(state, caller, draft)));
  }

  private ObjectNode sign(State state, Caller caller, Draft draft) {
    Hash deed = Deeds.of(state, draft);
    ObjectNode sign = Json.object();
    sign.put("deed", deed.hex());
    sign.set("says", DeedWords.of(state, draft, party -> desk.code(state, party)));
    OfficerKey key = state.officers().find(caller.officer()).map(OfficerEnrolled::key).orElse(null);
    if (key != null) {
      sign.put("kind", key.kind().name());
      sign.put("key", Hash.sha256(key.publicKey().unsafe()).hex());
      if (key.kind() == KeyKind.PASSKEY) {
        sign.put("credential", Json.base64(key.credential()));
      }
      boolean known =
          state.rolls().own().keys().stream()
              .anyMatch(one -> one.publicKey().equals(key.publicKey()));
      sign.put("onRoll", known);
    }
    return sign;
  }
}

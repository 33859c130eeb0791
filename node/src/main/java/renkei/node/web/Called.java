// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Terms;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts one need to several parties: a proposal of its own to each, and one entry at home that ties
/// them. What a party gets is the same, to the byte, whoever else is asked: its id tells nothing,
/// its label names it alone, and only documents that it holds are named.
final class Called {
  private static final byte[] CONTEXT = "renkei call 1\0".getBytes(StandardCharsets.US_ASCII);

  private final Desk desk;
  private final Enclosed enclosed;
  private final Signing signing;

  Called(Desk desk, Signing signing) {
    this.desk = desk;
    this.signing = signing;
    this.enclosed = new Enclosed(desk);
  }

  /// What an officer wants to put to several parties.
  private record Asked(
      EntryId id,
      List<PartyId> to,
      Matter.Support need,
      Wording wording,
      Clocks clocks,
      String basis,
      Map<EntryId, OfficerProof> signatures) {
    static Asked of(Fields fields) {
      return new Asked(
          fields.id("id"),
          List.copyOf(fields.texts("to", Fields::party64)),
          fields.object("matter", Called::need),
          Wording.of(fields),
          fields.object("clocks", TermsJson::clocks),
          fields.text("basis", ""),
          fields.has("signatures") ? Called.signatures(fields) : Map.of());
    }
  }

  /// One own signature for each proposal.
  private static Map<EntryId, OfficerProof> signatures(Fields fields) {
    Map<EntryId, OfficerProof> read = new HashMap<>();
    record One(EntryId proposal, OfficerProof proof) {}
    for (One one :
        fields.objects(
            "signatures", part -> new One(part.id("proposal"), Signing.signature(part)))) {
      read.put(one.proposal(), one.proof());
    }
    return read;
  }

  private record Wording(List<AuthenticText> texts, List<EntryId> documents, Level level) {
    static Wording of(Fields fields) {
      return new Wording(
          TermsJson.texts(fields),
          TermsJson.documents(fields),
          fields.has("level") ? fields.choice("level", Level.class) : Level.UNCLASSIFIED);
    }
  }

  private static Matter.Support need(Fields fields) {
    TermsJson.Drafted drafted = TermsJson.matter(fields);
    Malformed.unless(
        drafted.profile() == Profile.SUPPORT, "only a request for support goes to several parties");
    return (Matter.Support) drafted.made().apply(java.time.Instant.EPOCH);
  }

  /// The entry at home is first: whoever is asked is in it, also when the node stops in between.
  /// The same call again asks whoever was not asked yet.
  Reply call(Call call) {
    Asked asked = call.read(Asked::of);
    List<Domestic.Called> parts = new ArrayList<>();
    asked.to().forEach(party -> parts.add(new Domestic.Called(party, id(asked.id(), party))));
    Domestic.NeedCalled body =
        new Domestic.NeedCalled(
            asked.need().function(), asked.need().capability(), asked.need().quantity(), parts);
    Answer.Accepted tied =
        desk.record(
            asked.id(),
            state ->
                new Draft(
                    asked.id(),
                    null,
                    call.who().by(),
                    asked.basis(),
                    Set.of(),
                    desk.home(state),
                    body,
                    null));
    ObjectNode answer = Desk.recordedBody(tied);
    ArrayNode told = answer.putArray("parts");
    parts.forEach(part -> told.add(asks(call, asked, part)));
    return new Reply.Found(answer);
  }

  private ObjectNode asks(Call call, Asked asked, Domestic.Called part) {
    ObjectNode told = Json.object();
    told.put("party", part.party().key().hex());
    told.put("proposal", part.proposal().hex());
    @Nullable Refused problem = null;
    try {
      signing.record(
          new Signing.Brought(call.who(), part.proposal(), asked.signatures().get(part.proposal())),
          state -> opening(state, call, asked, part));
    } catch (Refused refused) {
      problem = refused;
    }
    told.put("asked", problem == null);
    if (problem != null) {
      told.set("problem", problem.problem());
    }
    return told;
  }

  private Draft opening(State state, Call call, Asked asked, Domestic.Called part) {
    PartyId to = part.party();
    List<EntryId> documents =
        enclosed.statements(state, asked.wording().documents(), to, List.of());
    Label label = desk.releasable(state, List.of(to), asked.wording().level());
    Crossing body =
        new Crossing.ProposalOpened(
            desk.port().seal(new Terms(asked.wording().texts(), asked.need(), documents)),
            to,
            List.of(new Elector(to, asked.need().function())),
            new ConsentRule.All(),
            asked.clocks());
    return new Draft(
        part.proposal(), null, call.who().by(), asked.basis(), Set.of(), label, body, null);
  }

  /// The id of the proposal to one party: looks random to whoever does not hold the call's id,
  /// which never leaves, so that two who were asked cannot tell from their ids that they were asked
  /// together.
  static EntryId id(EntryId call, PartyId party) {
    ByteBuffer bytes =
        ByteBuffer.allocate(CONTEXT.length + 16 + 32)
            .put(CONTEXT)
            .putLong(call.high())
            .putLong(call.low())
            .putLong(party.key().a())
            .putLong(party.key().b())
            .putLong(party.key().c())
            .putLong(party.key().d());
    Hash hash = Hash.sha256(bytes.array());
    return new EntryId(hash.a(), hash.b());
  }
}

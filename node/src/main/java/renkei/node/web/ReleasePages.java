// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TrackField;
import renkei.core.entry.TrackKind;
import renkei.core.entry.UnitId;
import renkei.core.exchange.LinkStatus;
import renkei.core.release.Gate;
import renkei.core.release.Ruling;
import renkei.core.release.Thing;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.Holdings;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// Release rules, documents and decisions about them.
final class ReleasePages {
  private final Desk desk;

  ReleasePages(Desk desk) {
    this.desk = desk;
  }

  // -------------------------------------------------------------------------------------- rules

  Reply rules(Call call) {
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          ObjectNode body = Json.object();
          body.put("policyNumber", state.desk().policy().number());
          body.set(
              "rows",
              Json.list(desk.chronicle().releases().rules().reversed(), rule -> rule(rule, now)));
          return body;
        }));
  }

  private static ObjectNode rule(ReleaseFacts.RuleFact fact, Instant now) {
    ReleaseRule rule = fact.body().rule();
    ObjectNode row = Json.object();
    row.put("id", fact.entry().id().hex());
    row.set("rule", rule(rule));
    row.put("at", Json.time(fact.entry().recorded()));
    row.put("officer", fact.entry().officer().code());
    row.put("command", fact.entry().command().code());
    row.put("basis", fact.entry().basis());
    row.put("state", state(fact, now));
    Revoked revoked = fact.revoked();
    if (revoked == null) {
      row.putNull("revoked");
    } else {
      row.set("revoked", revoked(revoked));
    }
    row.put("position", fact.position());
    return row;
  }

  private static String state(ReleaseFacts.RuleFact fact, Instant now) {
    Instant until = fact.body().rule().until();
    if (fact.revoked() != null) {
      return "REVOKED";
    }
    if (until != null && !now.isBefore(until)) {
      return "ENDED";
    }
    return now.isBefore(fact.body().rule().from()) ? "COMING" : "HOLDS";
  }

  static ObjectNode revoked(Revoked revoked) {
    ObjectNode node = Json.object();
    node.put("at", Json.time(revoked.at()));
    node.put("officer", revoked.officer().code());
    node.put("reason", revoked.reason());
    return node;
  }

  private static ObjectNode rule(ReleaseRule rule) {
    ObjectNode node = Json.object();
    node.set("recipients", parties(rule.recipients()));
    ObjectNode scope = node.putObject("scope");
    switch (rule.scope()) {
      case ReleaseRule.Tracks tracks -> {
        scope.put("kind", "TRACKS");
        scope.set("kinds", Json.names(tracks.kinds()));
        scope.set("area", Values.area(tracks.area()));
        scope.put("cellDegrees", tracks.cellDegrees());
        scope.put("delaySeconds", tracks.delay().toMillis() / 1000.0);
        scope.put("ageMaxSeconds", tracks.ageMax().toMillis() / 1000.0);
        scope.set("fields", Json.names(tracks.fields()));
        scope.put("gradeMin", tracks.gradeMin().name());
      }
      case ReleaseRule.ProgressOf progress -> {
        scope.put("kind", "PROGRESS");
        scope.set("functions", Json.texts(progress.functions()));
      }
      case ReleaseRule.Counterparts counterparts -> {
        scope.put("kind", "COUNTERPARTS");
        scope.set("functions", Json.texts(counterparts.functions()));
      }
      case ReleaseRule.ReadinessOf readiness -> {
        scope.put("kind", "READINESS");
        scope.set("units", Json.texts(readiness.units()));
      }
    }
    Json.open(node, "from", rule.from());
    Json.open(node, "until", rule.until());
    AgreementJson.under(node, rule.under());
    return node;
  }

  static tools.jackson.databind.node.ArrayNode parties(Set<PartyId> parties) {
    tools.jackson.databind.node.ArrayNode list = Json.list();
    parties.forEach(party -> list.add(party.key().hex()));
    return list;
  }

  /// A rule as an officer drafts it; without a time it holds at once.
  private record DraftedRule(
      Set<PartyId> recipients,
      ReleaseRule.Scope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Membership under) {
    static DraftedRule of(Fields fields) {
      return new DraftedRule(
          fields.texts("recipients", Fields::party64),
          fields.object("scope", DraftedRule::scope),
          fields.nullable("from", fields::time).orElse(null),
          fields.nullable("until", fields::time).orElse(null),
          AgreementJson.under(fields));
    }

    private static ReleaseRule.Scope scope(Fields fields) {
      return switch (fields.text("kind")) {
        case "TRACKS" ->
            new ReleaseRule.Tracks(
                fields.choices("kinds", TrackKind.class),
                fields.object("area", Values::area),
                fields.number("cellDegrees"),
                seconds(fields.number("delaySeconds")),
                seconds(fields.number("ageMaxSeconds")),
                fields.choices("fields", TrackField.class),
                fields.choice("gradeMin", Grade.class));
        case "PROGRESS" -> new ReleaseRule.ProgressOf(fields.texts("functions", FunctionId::new));
        case "COUNTERPARTS" ->
            new ReleaseRule.Counterparts(fields.texts("functions", FunctionId::new));
        case "READINESS" -> new ReleaseRule.ReadinessOf(fields.texts("units", UnitId::new));
        case String _ -> throw new Malformed("kind is TRACKS, PROGRESS, COUNTERPARTS or READINESS");
      };
    }

    private static Duration seconds(double seconds) {
      Malformed.unless(seconds >= 0 && seconds <= 1e7, "a number of seconds is out of range");
      return Duration.ofMillis(Math.round(seconds * 1000));
    }

    ReleaseRule at(Instant at) {
      return new ReleaseRule(recipients, scope, from == null ? at : from, until, under);
    }
  }

  Reply adopt(Call call) {
    record Adoption(EntryId id, DraftedRule rule, String basis) {}
    Adoption adoption =
        call.read(fields ->
            new Adoption(
                fields.id("id"), fields.object("rule", DraftedRule::of), fields.text("basis")));
    return Desk.recorded(
        desk.record(
            adoption.id(),
            state -> {
              Instant at =
                  state.entry(adoption.id()).flatMap(ReleasePages::from).orElseGet(desk::now);
              Body body = new Domestic.ReleaseRuleAdopted(adoption.rule().at(at));
              return home(state, call, adoption.id(), adoption.basis(), body);
            }));
  }

  private static Optional<Instant> from(SignedEntry held) {
    return held.entry().body() instanceof Domestic.ReleaseRuleAdopted adopted
        ? Optional.of(adopted.rule().from())
        : Optional.empty();
  }

  private Draft home(State state, Call call, EntryId id, String basis, Body body) {
    return new Draft(id, null, call.who().by(), basis, Set.of(), desk.home(state), body, null);
  }

  /// An id and a reason.
  private record Reasoned(EntryId id, String reason) {
    static Reasoned of(Fields fields) {
      return new Reasoned(fields.id("id"), ProposalActs.reason(fields));
    }
  }

  Reply revokeRule(Call call) {
    Reasoned why = call.read(Reasoned::of);
    EntryId rule = call.id();
    Body body = new Domestic.ReleaseRuleRevoked(rule, why.reason());
    return Desk.recorded(desk.record(why.id(), state -> home(state, call, why.id(), "", body)));
  }

  Reply revokeRelease(Call call) {
    Reasoned why = call.read(Reasoned::of);
    Body body = new Domestic.ReleaseRevoked(call.id(), why.reason());
    return Desk.recorded(desk.record(why.id(), state -> home(state, call, why.id(), "", body)));
  }

  // ---------------------------------------------------------------------------------- documents

  Reply documents(Call call) {
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          List<Holdings.Document> all = new ArrayList<>(state.holdings().documents());
          all.removeIf(document -> document.owner().equals(state.self()) && sent(document));
          all.sort(Comparator.comparingLong(Holdings.Document::position).reversed());
          ObjectNode body = Json.object();
          body.set("rows", Json.list(all, document -> document(state, document, now)));
          return body;
        }));
  }

  /// Our own statements to peers are shown as releases of the document that they were made of.
  private static boolean sent(Holdings.Document document) {
    return document.releasedTo() != null;
  }

  private ObjectNode document(State state, Holdings.Document document, Instant now) {
    ObjectNode row = Json.object();
    row.put("id", document.id().hex());
    row.put("title", document.title());
    row.put("mediaType", document.mediaType());
    row.put("bytes", document.sizeBytes());
    row.put("hash", desk.chronicle().releases().content(document.id()).hex());
    state
        .desk()
        .policy()
        .document(document.id())
        .ifPresent(held -> row.put("entryHash", held.hash().hex()));
    row.set("label", Values.label(document.label()));
    row.set("originators", parties(originators(document)));
    desk.chronicle()
        .releases()
        .under(document.id())
        .ifPresent(under -> AgreementJson.under(row, under));
    row.put("owner", document.owner().key().hex());
    row.put("at", Json.time(document.at()));
    row.put("position", document.position());
    desk.chronicle()
        .releases()
        .recall(document.id())
        .ifPresent(recalled -> row.set("recalled", revoked(recalled)));
    row.set(
        "releases",
        Json.list(
            desk.chronicle().releases().decisions(document.id()),
            decision -> release(state, document.id(), decision, now)));
    return row;
  }

  private static Set<PartyId> originators(Holdings.Document document) {
    Set<PartyId> all = new LinkedHashSet<>(document.originators());
    all.add(document.owner());
    return all;
  }

  private ObjectNode release(
      State state, EntryId item, ReleaseFacts.Decision decision, Instant now) {
    PartyId recipient = decision.body().recipient();
    Optional<Traffic.Crossed> crossed =
        state
            .desk()
            .statement(decision.id())
            .flatMap(
                statement -> desk.chronicle().traffic().crossed(statement).stream().findFirst());
    ObjectNode row = Json.object();
    row.put("id", decision.id().hex());
    row.put("recipient", recipient.key().hex());
    row.put("at", Json.time(decision.at()));
    row.put("leavesAt", Json.time(decision.at().plus(Limits.RELEASE_HOLD)));
    row.put("officer", decision.officer().code());
    row.put("reason", decision.body().reason());
    AgreementJson.under(row, decision.body().under());
    crossed.ifPresent(found -> row.put("sequence", found.sequence()));
    Revoked revoked = decision.revoked();
    if (revoked != null) {
      row.set("revoked", revoked(revoked));
      row.put("state", crossed.isPresent() ? "RECALLED" : "TAKEN_BACK");
    } else if (crossed.isPresent()) {
      row.put("state", state(state, recipient, crossed.get()));
    } else if (now.isBefore(decision.at().plus(Limits.RELEASE_HOLD))) {
      row.put("state", "HELD");
    } else {
      undelivered(state, row, item, recipient);
    }
    return row;
  }

  private static String state(State state, PartyId recipient, Traffic.Crossed crossed) {
    Optional<LinkStatus.Out> out = state.findLink(recipient).map(link -> link.status().out());
    boolean acknowledged =
        out.filter(found ->
                found.incarnation() > crossed.incarnation()
                    || found.acknowledged() >= crossed.sequence())
            .isPresent();
    return acknowledged ? "ACKNOWLEDGED" : "SENT";
  }

  private void undelivered(State state, ObjectNode row, EntryId item, PartyId recipient) {
    Ruling ruling =
        state
            .desk()
            .policy()
            .document(item)
            .map(held -> Gate.rule(held, recipient, state.desk().policy(), desk.now(state)))
            .orElseThrow(Refused::absent);
    row.put("state", ruling.lets() ? "QUEUED" : "WITHHELD");
    if (!ruling.lets()) {
      row.set("why", Json.list(ruling.against(), Values::reason));
    }
  }

  Reply file(Call call) {
    record Filed(EntryId id, Domestic.DocumentFiled body, Label label, String basis) {}
    PartyId self = desk.port().identity().party();
    Filed filed =
        call.read(fields ->
            new Filed(
                fields.id("id"),
                new Domestic.DocumentFiled(
                    fields.text("title"),
                    fields.text("mediaType"),
                    fields.base64("content"),
                    Set.of(self),
                    AgreementJson.under(fields)),
                fields.object("label", Values::label),
                fields.text("basis", "")));
    return Desk.recorded(
        desk.record(
            filed.id(),
            _ ->
                new Draft(
                    filed.id(),
                    null,
                    call.who().by(),
                    filed.basis(),
                    Set.of(),
                    filed.label(),
                    filed.body(),
                    null)));
  }

  /// The file of a document, never shown by the browser itself.
  Reply content(Call call) {
    EntryId id = call.id();
    SignedEntry held = desk.ask(state -> state.entry(id)).orElseThrow(Refused::absent);
    return switch (held.entry().body()) {
      case Domestic.DocumentFiled filed ->
          new Reply.Download("document-" + id.hex(), filed.content());
      case Crossing.DocumentReleased came ->
          new Reply.Download("document-" + id.hex(), came.content());
      case Body _ -> throw Refused.absent();
    };
  }

  Reply ruling(Call call) {
    EntryId id = call.id();
    PartyId recipient = new PartyId(Hash.fromHex(call.needed("recipient")));
    Membership under = AgreementJson.under(call);
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          Thing.OfDocument thing = state.desk().policy().document(id).orElseThrow(Refused::absent);
          Ruling ruling = Gate.foresee(thing, under, recipient, state.desk().policy(), now);
          ObjectNode body = Json.object();
          body.put("outcome", outcome(ruling));
          body.set("reasons", Json.list(ruling.reasons(), Values::reason));
          Optional<Holdings.Document> held = state.holdings().document(id);
          if (ruling.lets() && held.isPresent()) {
            body.set("form", form(held.get()));
          } else {
            body.putNull("form");
          }
          return body;
        }));
  }

  static String outcome(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Released _ -> "RELEASED";
      case Ruling.Reduced _ -> "REDUCED";
      case Ruling.Withheld _ -> "WITHHELD";
    };
  }

  private static ObjectNode form(Holdings.Document held) {
    ObjectNode form = Json.object();
    form.put("title", held.title());
    form.put("mediaType", held.mediaType());
    form.put("bytes", held.sizeBytes());
    form.set("originators", parties(originators(held)));
    form.set("label", Values.label(held.label()));
    return form;
  }

  Reply release(Call call) {
    record Decided(
        EntryId id,
        PartyId recipient,
        String reason,
        @Nullable String typed,
        @Nullable Membership under) {}
    Decided decided =
        call.read(fields ->
            new Decided(
                fields.id("id"),
                fields.party("recipient"),
                ProposalActs.reason(fields),
                fields.maybe("typedCode", fields::text).orElse(null),
                AgreementJson.under(fields)));
    EntryId item = call.id();
    Answer.Accepted accepted =
        desk.record(
            decided.id(),
            state -> {
              Holdings.Document held = state.holdings().document(item).orElseThrow(Refused::absent);
              String code = desk.code(state, decided.recipient());
              boolean typed = code.equals(decided.typed());
              boolean high = held.label().level().compareTo(Level.SECRET) >= 0;
              Malformed.unless(
                  typed || !high && decided.typed() == null,
                  "type the code of the party that is to get it, exactly as it is shown");
              Body body =
                  new Domestic.ReleaseDecided(
                      item, decided.recipient(), decided.reason(), decided.under());
              return home(state, call, decided.id(), "", body);
            });
    ObjectNode body = Desk.recordedBody(accepted);
    desk.ask(_ -> desk.chronicle().releases().decision(decided.id()))
        .ifPresent(made -> body.put("leavesAt", Json.time(made.at().plus(Limits.RELEASE_HOLD))));
    return new Reply.Found(body);
  }
}

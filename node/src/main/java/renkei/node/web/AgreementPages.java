// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.Answer;
import renkei.core.consent.Explain;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.entry.AgreementText;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Provisions;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;
import renkei.core.exchange.LinkStatus;
import renkei.core.profile.AgreementBoard;
import renkei.core.profile.AgreementLine;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Agreements, their pillars, who is a member at which number, and who must still say what.
final class AgreementPages {
  private final Desk desk;

  AgreementPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return call.route() == Route.AGREEMENTS ? list() : one(call);
  }

  private Reply list() {
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          ObjectNode body = Json.object();
          List<AgreementLine> lines = AgreementBoard.lines(state.proposals(), now);
          body.set("rows", Json.list(lines, line -> row(state, line)));
          return body;
        }));
  }

  private Reply one(Call call) {
    EntryId id = call.id();
    return new Reply.Found(
        desk.ask(state ->
            whole(
                state,
                AgreementBoard.line(state.proposals(), id, desk.now(state))
                    .orElseThrow(Refused::absent))));
  }

  // --------------------------------------------------------------------------------------- rows

  private static ObjectNode row(State state, AgreementLine line) {
    ProposalView view = line.view();
    ObjectNode row = Json.object();
    row.put("id", line.agreement().hex());
    row.put("stage", line.stage().name());
    row.set("title", Values.names(title(line)));
    row.set("parties", parties(signatories(line)));
    if (view == null) {
      row.putNull("depositary");
    } else {
      row.put("depositary", AgreementJson.hex(view.keeper()));
    }
    Provisions provisions = provisions(line.terms()).orElse(Provisions.NONE);
    row.put("civil", provisions.civil());
    Json.open(row, "openedAt", view == null ? null : view.opening().recorded());
    Json.open(row, "inForceSince", since(view));
    Json.open(row, "until", provisions.until());
    row.set("memberships", Json.list(line.parts(), part -> part(state, part, provisions)));
    row.put("applications", open(line).size());
    row.put("interested", line.interests().stream().filter(one -> one.until() == null).count());
    return row;
  }

  /// Whose names stand in its terms.
  private static List<PartyId> signatories(AgreementLine line) {
    SealedTerms held = line.terms();
    ProposalView view = line.view();
    return view != null
        ? view.parties()
        : held != null && held.terms().matter() instanceof Matter.Agreement terms
            ? terms.parties()
            : List.of();
  }

  /// The first line of the text in either language.
  private static Names title(AgreementLine line) {
    SealedTerms held = line.terms();
    if (held == null) {
      String id = line.agreement().hex().substring(0, 8);
      return new Names("Agreement " + id + ", not held here", "協定 " + id + "(本ノードにはない)");
    }
    Terms terms = held.terms();
    String first = first(terms.texts().getFirst().text());
    return new Names(text(terms, "en", first), text(terms, "ja", first));
  }

  private static String text(Terms terms, String language, String otherwise) {
    return terms.texts().stream()
        .filter(text -> text.language().equals(language))
        .map(AuthenticText::text)
        .map(AgreementPages::first)
        .findFirst()
        .orElse(otherwise);
  }

  private static String first(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    int[] points = line.codePoints().limit(120).toArray();
    return new String(points, 0, points.length);
  }

  private static Optional<Provisions> provisions(@Nullable SealedTerms held) {
    return held != null && held.terms().matter() instanceof Matter.Agreement terms
        ? Optional.of(terms.provisions())
        : Optional.empty();
  }

  private static @Nullable Instant since(@Nullable ProposalView view) {
    SignedEntry closing = view == null ? null : view.closing();
    boolean holds =
        closing != null
            && closing.entry().body() instanceof Crossing.ProposalClosed closed
            && closed.outcome() == renkei.core.entry.Outcome.IN_FORCE;
    return holds && closing != null ? closing.entry().recorded() : null;
  }

  private static List<AgreementLine.Application> open(AgreementLine line) {
    return line.applications().stream().filter(one -> !one.view().state().settled()).toList();
  }

  private static ArrayNode parties(List<PartyId> parties) {
    return Json.texts(parties.stream().map(AgreementJson::hex).toList());
  }

  private static ObjectNode part(State state, AgreementLine.Part part, Provisions provisions) {
    ObjectNode node = Json.object();
    String pillar = part.of().pillar();
    node.put("pillar", pillar);
    node.put("closed", provisions.closed(pillar));
    provisions.scope(pillar).ifPresent(scope -> node.set("scope", AgreementJson.scope(scope)));
    MembershipLine line = part.line();
    node.put("number", line == null ? 0 : line.number());
    node.put("ours", line != null && line.members().contains(state.self()));
    node.set("members", parties(line == null ? List.of() : line.members()));
    if (line != null) {
      node.put("depositary", AgreementJson.hex(line.depositary()));
      node.put("since", Json.time(line.made().since()));
      node.put("closing", line.made().closing().hex());
      node.put("contested", line.contested());
      node.set("leaving", Json.list(line.leaving(), AgreementPages::leaver));
    }
    return node;
  }

  private static ObjectNode leaver(MembershipLine.Leaver one) {
    ObjectNode node = Json.object();
    node.put("party", AgreementJson.hex(one.party()));
    node.put("from", Json.time(one.from()));
    return node;
  }

  // ---------------------------------------------------------------------------------------- one

  private ObjectNode whole(State state, AgreementLine line) {
    ObjectNode node = Json.object();
    node.set("row", row(state, line));
    ProposalView view = line.view();
    SealedTerms held = line.terms();
    if (held == null) {
      node.putNull("terms");
    } else {
      node.set("terms", TermsJson.write(held));
    }
    node.put("held", view != null);
    if (view == null) {
      node.set("why", Json.list());
      node.set("signatories", Json.list());
    } else {
      node.set("why", why(state, view));
      node.set("signatories", Json.list(view.table().answers(), answer -> answer(view, answer)));
    }
    node.set(
        "applications", Json.list(line.applications(), application -> applied(state, application)));
    node.set("interests", Json.list(line.interests(), AgreementPages::interested));
    return node;
  }

  private ArrayNode why(State state, ProposalView view) {
    Explain explain = new Explain(party -> desk.code(state, party));
    return Json.sentences(explain.en(view), explain.ja(view));
  }

  private static ObjectNode answer(ProposalView view, Answer answer) {
    PartyId party = answer.elector().party();
    ObjectNode node = Json.object();
    node.put("party", AgreementJson.hex(party));
    node.put("stance", answer.stance().name());
    Json.open(node, "since", answer.since());
    Json.open(
        node,
        "ratified",
        view.acts().stream()
            .map(SignedEntry::entry)
            .filter(entry ->
                entry.party().equals(party)
                    && entry.body() instanceof Crossing.ProposalRatified body
                    && body.terms().equals(view.onTable().hash()))
            .map(entry -> entry.recorded())
            .findFirst()
            .orElse(null));
    return node;
  }

  private ObjectNode applied(State state, AgreementLine.Application one) {
    ProposalView view = one.view();
    ObjectNode node = Json.object();
    node.put("id", view.id().hex());
    node.put("profile", view.profile().name());
    node.put("pillar", one.of().pillar());
    node.put("number", one.number());
    node.put("party", AgreementJson.hex(one.party()));
    if (view.matter() instanceof Matter.Accession accession) {
      node.put("sponsor", AgreementJson.hex(accession.sponsor()));
      AgreementText text = accession.text();
      node.put("shown", text != null && text.terms() != null);
    } else if (view.matter() instanceof Matter.Succession after) {
      node.put("successor", AgreementJson.hex(after.successor()));
    } else if (view.matter() instanceof Matter.Leaving leaving) {
      node.put("from", Json.time(leaving.from()));
    }
    node.put("state", view.state().name());
    node.put("openedAt", Json.time(view.opening().recorded()));
    boolean open = !view.state().settled();
    node.set(
        "missing",
        Json.list(
            open ? view.missing() : List.of(),
            elector -> missing(state, elector.party(), view.table().since())));
    node.set("why", why(state, view));
    return node;
  }

  /// Who is missing, since when, and whether it can be reached at all: nobody's yes is assumed.
  private static ObjectNode missing(State state, PartyId party, Instant since) {
    ObjectNode node = Json.object();
    node.put("party", AgreementJson.hex(party));
    node.put("since", Json.time(since));
    Optional<LinkStatus> link = state.findLink(party).map(found -> found.status());
    node.put(
        "link",
        party.equals(state.self())
            ? "OURS"
            : link.map(found -> PeerPages.name(found.state())).orElse("NONE"));
    Json.open(node, "heardAt", link.map(found -> found.in().lastHeard()).orElse(null));
    return node;
  }

  private static ObjectNode interested(AgreementLine.Interested one) {
    ObjectNode node = Json.object();
    node.put("id", one.view().id().hex());
    node.put("party", AgreementJson.hex(one.view().opener()));
    node.put("pillar", one.in().pillar());
    node.put("at", Json.time(one.view().opening().recorded()));
    Json.open(node, "until", one.until());
    node.set(
        "texts",
        Json.list(
            one.view().onTable().terms().texts(),
            text -> {
              ObjectNode said = Json.object();
              said.put("language", text.language());
              said.put("text", text.text());
              return said;
            }));
    return node;
  }
}

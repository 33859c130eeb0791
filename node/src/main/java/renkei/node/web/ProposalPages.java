// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.Holding;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.consent.Answer;
import renkei.core.consent.Explain;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Stance;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Joint;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.RollStated;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.turn.RecordedRow;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Proposals as lists and one by one, with everything that is held of them.
final class ProposalPages {
  private final Desk desk;
  private final Possible possible;
  private final Enclosed enclosed;

  ProposalPages(Desk desk) {
    this.desk = desk;
    this.possible = new Possible(desk);
    this.enclosed = new Enclosed(desk);
  }

  // ------------------------------------------------------------------------------------- list

  Reply list(Call call) {
    Optional<Profile> profile = call.asked("profile").map(ProposalPages::profile);
    Optional<ProposalState> in = call.asked("state").map(ProposalPages::state);
    Optional<PartyId> opener = call.asked("opener").map(hex -> new PartyId(Hash.fromHex(hex)));
    long perOpener = call.number("perOpener", 1, Call.PAGE_MAX).orElse(Long.MAX_VALUE);
    long before = call.number("after", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
    int limit = call.limit();
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          List<ProposalView> views = new ArrayList<>();
          for (ProposalView view : state.proposals().all()) {
            if (profile.filter(asked -> asked != view.profile()).isEmpty()
                && in.filter(asked -> asked != view.state()).isEmpty()
                && opener.filter(asked -> !asked.equals(view.opener())).isEmpty()
                && Desk.version(state, view) < before) {
              views.add(view);
            }
          }
          views.sort(
              Comparator.comparingLong((ProposalView view) -> Desk.version(state, view))
                  .reversed());
          Map<PartyId, Integer> more = new TreeMap<>();
          List<ProposalView> page = fair(state, views, perOpener, more);
          ObjectNode body = rows(state, page, limit, new Asking(call.who(), now));
          if (!more.isEmpty()) {
            ArrayNode left = body.putArray("more");
            more.forEach((party, count) -> {
              ObjectNode one = left.addObject();
              one.put("opener", party.key().hex());
              one.put("count", count);
            });
          }
          return body;
        }));
  }

  /// Of every other party at most so many, so that whoever opens many hides nobody's (P26).
  private static List<ProposalView> fair(
      State state, List<ProposalView> views, long perOpener, Map<PartyId, Integer> more) {
    Map<PartyId, Integer> taken = new HashMap<>();
    List<ProposalView> fair = new ArrayList<>();
    for (ProposalView view : views) {
      boolean own = view.opener().equals(state.self());
      if (own || taken.merge(view.opener(), 1, Integer::sum) <= perOpener) {
        fair.add(view);
      } else {
        more.merge(view.opener(), 1, Integer::sum);
      }
    }
    return fair;
  }

  /// Who asks, when: what waits for one officer does not wait for another.
  private record Asking(Caller who, Instant at) {}

  private ObjectNode rows(State state, List<ProposalView> views, int limit, Asking asking) {
    ObjectNode body = Json.object();
    List<ProposalView> page = Values.page(views, limit);
    body.set("rows", Json.list(page, view -> row(state, view, asking)));
    if (page.size() < views.size()) {
      body.put("next", Long.toString(Desk.version(state, page.getLast())));
    } else {
      body.putNull("next");
    }
    return body;
  }

  private static Profile profile(String name) {
    return Values.constant(Profile.class, "profile", name);
  }

  private static ProposalState state(String name) {
    return Values.constant(ProposalState.class, "state", name);
  }

  /// One proposal as a row.
  private ObjectNode row(State state, ProposalView view, Asking asking) {
    Instant now = asking.at();
    ObjectNode row = Json.object();
    row.put("id", view.id().hex());
    row.put("profile", view.profile().name());
    row.put("state", view.state().name());
    row.put("opener", view.opener().key().hex());
    row.put("keeper", view.keeper().key().hex());
    Names summary = TermsJson.summary(view.matter());
    row.set("summary", Values.names(summary));
    row.set("clocks", TermsJson.clocks(view.clocks()));
    row.put("openedAt", Json.time(view.opening().recorded()));
    row.put("version", Desk.version(state, view));
    boolean awaits = awaits(state, view);
    row.put("awaitsUs", awaits);
    row.put("awaitsYou", awaits && answers(state, view, asking));
    row.put("acknowledged", acknowledged(view));
    if (view.matter() instanceof Matter.Support support) {
      row.put("priority", support.priority().name());
      row.put("function", support.function().code());
    } else if (view.matter() instanceof Matter.Information asked) {
      row.put("function", asked.function().code());
    }
    row.set("electorate", Json.list(view.electorate(), Values::elector));
    state.requests().calls().of(view.id()).ifPresent(call -> row.put("call", call.hex()));
    state
        .routing()
        .answers(view, now)
        .filter(holding -> holding.holder().isPresent())
        .ifPresent(holding -> row.set("answersHere", answerer(state, holding)));
    counterpart(state, view, now).ifPresent(found -> row.set("answersThere", counterpart(found)));
    state
        .requests()
        .line(view, now)
        .filter(line -> line.progress() != null)
        .ifPresent(line -> row.put("progress", String.valueOf(line.progress())));
    return row;
  }

  /// Whether our acknowledgement, answer or consent to a counter is outstanding.
  private static boolean awaits(State state, ProposalView view) {
    if (view.state().settled() || view.profile() == Profile.WITHDRAWAL) {
      return false;
    }
    return view.missing().stream().map(Elector::party).anyMatch(state.self()::equals);
  }

  /// Whether the officer who asks may answer it: by right, and for the command that holds it now.
  private static boolean answers(State state, ProposalView view, Asking asking) {
    Caller who = asking.who();
    return who.may(Right.ANSWER)
        && state.routing().answering(view, who.command(), asking.at()).isEmpty();
  }

  private static boolean acknowledged(ProposalView view) {
    return view.state() != ProposalState.OPEN
        || view.table().answers().stream()
            .filter(answer -> !answer.elector().party().equals(view.opener()))
            .anyMatch(answer -> answer.stance() != Stance.SILENT);
  }

  private ObjectNode answerer(State state, Holding holding) {
    String code = holding.holder().orElseThrow().code();
    ObjectNode node = Json.object();
    node.put("command", code);
    node.set("names", Values.commandNames(state.register().commands(), code));
    node.set("delegates", Json.texts(holding.delegates().stream().map(CommandId::code).toList()));
    node.put("since", Json.time(holding.since()));
    EntryId basis = holding.basis();
    if (basis != null) {
      String act = basis.hex().substring(0, 8);
      String since = Json.time(holding.since());
      node.put("act", basis.hex());
      node.set(
          "sentence",
          Json.sentence(
              "Holds it since " + since + " by act " + act + ".",
              since + " から、行為 " + act + " による。"));
    }
    return node;
  }

  // ------------------------------------------------------------------------------------- one

  Reply one(Call call) {
    EntryId id = call.id();
    return new Reply.Found(
        desk.ask(state -> whole(state, Desk.view(state, id), call.who(), desk.now(state))));
  }

  private ObjectNode whole(State state, ProposalView view, Caller caller, Instant now) {
    ObjectNode node = Json.object();
    node.set("row", row(state, view, new Asking(caller, now)));
    node.put("basis", view.opening().basis());
    node.set("label", Values.label(view.opening().label()));
    node.set("terms", TermsJson.write(view.onTable()));
    node.set("documents", enclosed.rows(state, view));
    node.set("rule", TermsJson.rule(view.rule()));
    node.set("electorate", Json.list(view.electorate(), Values::elector));
    node.set("missing", Json.list(view.missing(), Values::elector));
    node.set("consents", Json.list(List.copyOf(view.table().answers()), ProposalPages::consent));
    node.set("acts", acts(state, view));
    if (view.closing() == null) {
      node.putNull("closing");
    } else {
      node.set("closing", act(state, view, new Said(view.closing(), Verdict.APPLIED, null)));
    }
    node.set("may", possible.list(state, view, caller, now));
    Explain explain = new Explain(party -> desk.code(state, party));
    node.set("why", Json.sentences(explain.en(view), explain.ja(view)));
    counterpart(state, view, now).ifPresent(found -> node.set("counterpart", counterpart(found)));
    node.set("moves", new Histories(desk).moves(state, view, now));
    return node;
  }

  /// How one of those that must consent stands to the terms on the table.
  private static ObjectNode consent(Answer answer) {
    ObjectNode node = Values.elector(answer.elector());
    node.put("stance", answer.stance().name());
    if (answer.since() != null) {
      node.put("since", Json.time(answer.since()));
    }
    return node;
  }

  /// Who answers on the other side, as far as it told us.
  private record Told(PartyId party, Crossing.CounterpartStated stated) {}

  private static Optional<Told> counterpart(State state, ProposalView view, Instant now) {
    for (PartyId other : view.others(state.self())) {
      FunctionId function = view.functionOf(other);
      Optional<Crossing.CounterpartStated> stated =
          function == null ? Optional.empty() : state.theirCounterparts().of(other, function, now);
      if (stated.isPresent()) {
        return Optional.of(new Told(other, stated.get()));
      }
    }
    return Optional.empty();
  }

  private static ObjectNode counterpart(Told told) {
    return counterpart(told.party(), told.stated());
  }

  /// What a party released of its register.
  static ObjectNode counterpart(PartyId party, Crossing.CounterpartStated stated) {
    ObjectNode node = Json.object();
    node.put("party", party.key().hex());
    node.put("function", stated.function().code());
    node.put("command", stated.command().code());
    node.set("names", Values.names(stated.names()));
    node.put("from", Json.time(stated.from()));
    return node;
  }

  // ------------------------------------------------------------------------------------- acts

  /// An act or statement with its place.
  private record Placed(long position, ObjectNode line) {}

  private ArrayNode acts(State state, ProposalView view) {
    List<Placed> placed = new ArrayList<>();
    for (SignedEntry act : view.acts()) {
      placed.add(
          new Placed(
              state.positionOf(act.entry().id()).orElse(0),
              act(state, view, new Said(act, Verdict.APPLIED, null))));
    }
    for (EntryId stated : desk.chronicle().said(view.id())) {
      state
          .entry(stated)
          .ifPresent(said ->
              placed.add(
                  new Placed(
                      state.positionOf(stated).orElse(0),
                      act(state, view, new Said(said, Verdict.APPLIED, null)))));
    }
    for (long position : desk.chronicle().traffic().refusedActs(view.id())) {
      refused(state, view, position).ifPresent(line -> placed.add(new Placed(position, line)));
    }
    placed.sort(Comparator.comparingLong(Placed::position));
    ArrayNode lines = Json.list();
    placed.forEach(one -> lines.add(one.line()));
    return lines;
  }

  private Optional<ObjectNode> refused(State state, ProposalView view, long position) {
    List<RecordedRow> rows = state.rows(position, 1);
    if (rows.size() == 1
        && rows.getFirst().row() instanceof renkei.core.journal.Row.Received received) {
      return desk.chronicle()
          .held(rows.getFirst())
          .map(act -> act(state, view, new Said(act, received.verdict(), position)));
    }
    return Optional.empty();
  }

  /// An act or statement with what became of it.
  ///
  /// @param position null: where the state says
  private record Said(SignedEntry act, Verdict verdict, @Nullable Long position) {}

  private ObjectNode act(State state, ProposalView view, Said said) {
    Entry entry = said.act().entry();
    Long position = said.position();
    ObjectNode line = Json.object();
    line.put("id", entry.id().hex());
    line.put("kind", entry.kind().name());
    line.put("party", entry.party().key().hex());
    line.put("command", entry.command().code());
    line.put("officer", entry.officer().code());
    line.put("at", Json.time(entry.recorded()));
    line.put("position", position == null ? state.positionOf(entry.id()).orElse(0) : position);
    line.put("hash", said.act().hash().hex());
    if (entry.body() instanceof Crossing body) {
      body(line, body);
      new Histories(desk)
          .differs(state, view, entry)
          .ifPresent(found -> line.set("differs", found));
      EntryId document = body instanceof Crossing.InformationGiven given ? given.document() : null;
      if (document != null) {
        line.set("document", enclosed.row(state, view, document));
      }
    }
    if (!entry.basis().isEmpty()) {
      line.put("basis", entry.basis());
    }
    line.set("verdict", Values.verdict(said.verdict()));
    line.set(
        "crossed",
        Json.list(
            desk.chronicle().traffic().crossed(entry.id()), crossed -> crossed(state, crossed)));
    return line;
  }

  private static ObjectNode crossed(State state, Traffic.Crossed crossed) {
    boolean acknowledged =
        state
            .findLink(crossed.to())
            .map(link -> link.status().out())
            .filter(out ->
                out.incarnation() > crossed.incarnation()
                    || out.incarnation() == crossed.incarnation()
                        && out.acknowledged() >= crossed.sequence())
            .isPresent();
    ObjectNode node = Json.object();
    node.put("party", crossed.to().key().hex());
    node.put("sequence", crossed.sequence());
    node.put("acknowledged", acknowledged);
    return node;
  }

  private static void body(ObjectNode line, Crossing body) {
    switch (body) {
      case Crossing.ProposalOpened opened -> {
        line.put("terms", opened.terms().hash().hex());
        line.set("newTerms", TermsJson.write(opened.terms()));
      }
      case Crossing.ConsentGiven given -> line.put("terms", given.terms().hex());
      case Crossing.ConsentWithdrawn taken -> {
        line.put("terms", taken.terms().hex());
        line.put("reason", taken.reason());
      }
      case Crossing.TermsCountered countered -> {
        line.put("terms", countered.replaces().hex());
        line.set("newTerms", TermsJson.write(countered.terms()));
      }
      case Crossing.ProposalDeclined declined -> {
        line.put("terms", declined.terms().hex());
        line.put("reason", declined.reason());
      }
      case Crossing.ProposalWithdrawn withdrawn -> line.put("reason", withdrawn.reason());
      case Crossing.ProposalClosed closed -> {
        line.put("terms", closed.terms().hex());
        line.put("outcome", closed.outcome().name());
        line.set("restsOn", Json.list());
        ArrayNode rests = line.putArray("restsOn");
        closed.acts().forEach(hash -> rests.add(hash.hex()));
      }
      case Crossing.ProposalRatified ratified -> line.put("terms", ratified.terms().hex());
      case Crossing.ProgressStated stated -> {
        line.put("progress", stated.progress().name());
        line.put("note", stated.note());
      }
      case Crossing.InformationGiven given -> line.put("text", given.text());
      case Crossing.ProposalAcknowledged _,
          Crossing.DocumentReleased _,
          Crossing.RecallNotice _,
          Crossing.CounterpartStated _,
          Crossing.IncarnationStarted _,
          Crossing.OfficerKeyEntered _,
          Crossing.OfficerKeyRevoked _,
          RollStated _,
          ReadinessReleased _,
          Joint _ -> {}
    }
  }

  /// The record of a proposal as a file. Its name says whose it is, so that those of both sides can
  /// lie in one folder.
  Reply record(Call call) {
    EntryId id = call.id();
    Bytes file = desk.await(desk.port().export(id)).orElseThrow(Refused::absent);
    return new Reply.Download(
        "record-" + desk.port().identity().code() + "-" + id.hex() + ".renkei", file);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Movement;
import renkei.core.entry.PartyId;
import renkei.core.entry.VisitEntry;
import renkei.core.profile.Movements;
import renkei.core.profile.VisitFlag;
import renkei.core.profile.VisitLine;
import renkei.core.profile.VisitWords;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// The calendar of visits, and what we state of arrivals and departures.
final class VisitPages {
  private final Desk desk;

  VisitPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case VISITS -> visits(call);
      case STATE_MOVEMENT -> state(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  Reply visits(Call call) {
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          VisitWords words = new VisitWords(party -> desk.code(state, party));
          ObjectNode body = Json.object();
          body.set(
              "rows",
              Json.list(state.folds().visits().lines(now), line -> visit(state, line, words)));
          return body;
        }));
  }

  private static ObjectNode visit(State state, VisitLine line, VisitWords words) {
    Matter.Visit terms = line.terms();
    ObjectNode row = Json.object();
    row.put("proposal", line.proposal().hex());
    row.put("host", line.host().key().hex());
    row.put("sender", line.sender().key().hex());
    row.put("force", terms.force());
    row.put("place", terms.place());
    row.put("from", Json.time(terms.from()));
    row.put("until", Json.time(terms.until()));
    if (line.ends().isBefore(terms.until())) {
      row.put("endsAt", Json.time(line.ends()));
    }
    row.put("headCount", terms.headCount());
    row.put("purpose", terms.purpose());
    Json.id(row, "agreement", terms.agreement());
    Json.id(row, "extended", terms.extended());
    row.put("state", state(line.state()));
    if (line.notice() != null) {
      row.put("noticeBy", line.notice().key().hex());
      notice(state, line).ifPresent(id -> row.put("notice", id.hex()));
    }
    VisitLine.Stay stay = line.stay();
    if (stay.ends() != null) {
      row.put("staysUntil", Json.time(stay.ends()));
    }
    row.set("extensions", Json.texts(stay.extensions().stream().map(EntryId::hex).toList()));
    row.set("accounts", Json.list(stay.accounts(), VisitPages::account));
    row.set("flags", Json.list(stay.flags(), flag -> flag(flag, words)));
    return row;
  }

  private static ObjectNode account(Movements.Account account) {
    ObjectNode node = Json.object();
    node.put("party", account.party().key().hex());
    node.put("movement", account.body().movement().name());
    node.put("at", Json.time(account.body().at()));
    node.put("headCount", account.body().headCount());
    node.put("note", account.body().note());
    node.put("statedAt", Json.time(account.recorded()));
    node.put("entry", account.entry().hex());
    return node;
  }

  private static ObjectNode flag(VisitFlag flag, VisitWords words) {
    ObjectNode node = Json.object();
    node.put("kind", kind(flag));
    PartyId by = by(flag);
    if (by != null) {
      node.put("party", by.key().hex());
    }
    node.set("sentence", Json.sentence(words.en(flag), words.ja(flag)));
    return node;
  }

  private static String kind(VisitFlag flag) {
    return switch (flag) {
      case VisitFlag.Early _ -> "EARLY";
      case VisitFlag.Late _ -> "LATE";
      case VisitFlag.NotArrived _ -> "NOT_ARRIVED";
      case VisitFlag.Overstayed _, VisitFlag.NotDeparted _ -> "OVERSTAYED";
      case VisitFlag.MorePeople _ -> "MORE_PEOPLE";
      case VisitFlag.Differs _ -> "DIFFERS";
      case VisitFlag.AgreementEnds _ -> "AGREEMENT_ENDS";
    };
  }

  private static @Nullable PartyId by(VisitFlag flag) {
    return switch (flag) {
      case VisitFlag.Early early -> early.by();
      case VisitFlag.Late late -> late.by();
      case VisitFlag.Overstayed over -> over.by();
      case VisitFlag.MorePeople more -> more.by();
      case VisitFlag.NotArrived _,
          VisitFlag.NotDeparted _,
          VisitFlag.Differs _,
          VisitFlag.AgreementEnds _ ->
          null;
    };
  }

  /// The notice that ends it first.
  private static Optional<EntryId> notice(State state, VisitLine line) {
    return state.proposals().all().stream()
        .filter(view -> view.state() == ProposalState.IN_FORCE)
        .filter(view ->
            view.matter() instanceof Matter.Withdrawal withdrawal
                && withdrawal.proposal().equals(line.proposal())
                && withdrawal.from().equals(line.ends()))
        .map(ProposalView::id)
        .findFirst();
  }

  private static String state(VisitLine.State state) {
    return switch (state) {
      case ASKED -> "PROPOSED";
      case PLANNED -> "CONSENTED";
      case IN_FORCE -> "PRESENT";
      case OVER, ENDED_BY_NOTICE -> "ENDED";
      case DECLINED, NOT_HELD, DISPUTED -> "NOT_CONSENTED";
    };
  }

  // ----------------------------------------------------------------------------------- statements

  /// What we state of a movement; "at" may be left empty for now.
  Reply state(Call call) {
    EntryId visit = call.id();
    Drafted drafted =
        call.read(fields ->
            new Drafted(
                fields.id("id"),
                fields.choice("movement", Movement.class),
                fields.nullable("at", fields::time).orElse(null),
                fields.small("headCount"),
                fields.text("note")));
    return Desk.recorded(
        desk.record(
            drafted.id(),
            state -> {
              ProposalView view = Desk.view(state, visit);
              return desk.under(
                  state, call, drafted.id(), view, drafted.body(visit, at(state, drafted)));
            }));
  }

  private Instant at(State state, Drafted drafted) {
    if (drafted.at() != null) {
      return drafted.at();
    }
    return state
        .entry(drafted.id())
        .map(held -> held.entry().body())
        .filter(VisitEntry.MovementStated.class::isInstance)
        .map(held -> ((VisitEntry.MovementStated) held).at())
        .orElseGet(desk::now);
  }

  private record Drafted(
      EntryId id, Movement movement, @Nullable Instant at, int headCount, String note) {
    VisitEntry body(EntryId visit, Instant when) {
      return new VisitEntry.MovementStated(visit, movement, when, headCount, note);
    }
  }
}

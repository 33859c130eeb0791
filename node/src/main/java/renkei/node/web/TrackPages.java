// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.Track;
import renkei.core.release.Ruling;
import renkei.core.release.SeenBy;
import renkei.core.turn.Peers;
import tools.jackson.databind.node.ObjectNode;

/// The own picture, what peers released of theirs, and the own picture as a peer has it.
final class TrackPages {
  private final Desk desk;

  TrackPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case TRACKS -> tracks(call);
      case RELEASED_TRACKS -> released(call);
      case SEEN_BY -> seenBy(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  private Reply tracks(Call call) {
    List<Track> all = new ArrayList<>(desk.ask(state -> List.copyOf(state.picture().tracks())));
    int total = all.size();
    call.asked("after")
        .ifPresent(after -> all.removeIf(one -> one.id().code().compareTo(after) <= 0));
    all.sort(Comparator.comparing(Track::id));
    List<Track> page = Values.page(all, call.limit());
    ObjectNode body = Json.object();
    body.set("rows", Json.list(page, Values::track));
    next(body, page.size() < all.size() ? page.getLast().id().code() : "");
    body.put("total", total);
    return new Reply.Found(body);
  }

  private static void next(ObjectNode body, String next) {
    if (next.isEmpty()) {
      body.putNull("next");
    } else {
      body.put("next", next);
    }
  }

  /// A released track with the party that states it.
  record From(PartyId party, ReleasedTrack track) {
    /// What it sorts by, as text.
    String key() {
      return party.key().hex() + "-" + "%010d".formatted(track.number());
    }
  }

  /// Everything that peers release to us at this moment.
  List<From> released() {
    return desk.ask(state -> {
      List<From> all = new ArrayList<>();
      for (Peers.Peer peer : state.peers().all()) {
        PartyId party = peer.identity().party();
        state.lanes().from(party).forEach(track -> all.add(new From(party, track)));
      }
      return List.copyOf(all);
    });
  }

  private Reply released(Call call) {
    List<From> all = new ArrayList<>(released());
    int total = all.size();
    call.asked("after").ifPresent(after -> all.removeIf(one -> one.key().compareTo(after) <= 0));
    all.sort(Comparator.comparing(From::key));
    List<From> page = Values.page(all, call.limit());
    ObjectNode body = Json.object();
    body.set("rows", Json.list(page, one -> Values.released(one.party(), one.track())));
    next(body, page.size() < all.size() ? page.getLast().key() : "");
    body.put("total", total);
    return new Reply.Found(body);
  }

  // ------------------------------------------------------------------------------------ view as

  /// What a peer has, with its code.
  private record As(SeenBy seen, String code, Map<EntryId, Instant> crossed) {}

  private Reply seenBy(Call call) {
    PartyId party = call.party();
    Instant now = desk.now();
    As as =
        desk.ask(state -> {
          if (state.peers().find(party).isEmpty()) {
            throw Refused.absent();
          }
          SeenBy seen = state.lanes().seenBy(party, now);
          Map<EntryId, Instant> crossed = new HashMap<>();
          for (SeenBy.SeenDocument row : seen.documents()) {
            EntryId item = row.document().item();
            desk.chronicle().releases().decisions(item).stream()
                .filter(made -> made.body().recipient().equals(party))
                .flatMap(made -> state.desk().statement(made.id()).stream())
                .flatMap(made -> desk.chronicle().traffic().crossed(made).stream())
                .forEach(made -> crossed.put(item, made.at()));
          }
          return new As(seen, desk.code(state, party), crossed);
        });
    return new Reply.Found(page(as, call, now));
  }

  private static ObjectNode page(As as, Call call, Instant now) {
    SeenBy seen = as.seen();
    ObjectNode body = Json.object();
    body.put("party", seen.recipient().key().hex());
    body.put("code", as.code());
    body.put("policyNumber", seen.policyNumber());
    body.put("at", Json.time(now));
    ObjectNode counts = body.putObject("counts");
    counts.put("released", outcomes(seen, "RELEASED"));
    counts.put("reduced", outcomes(seen, "REDUCED"));
    counts.put("withheld", outcomes(seen, "WITHHELD"));
    body.set("reasons", Json.list(seen.counts(), TrackPages::count));
    List<SeenBy.SeenTrack> rows = new ArrayList<>(seen.tracks());
    Optional<String> after = call.asked("after");
    Malformed.unless(after.filter(text -> text.length() > 200).isEmpty(), "after is too long");
    after.ifPresent(text -> rows.removeIf(row -> row.own().id().code().compareTo(text) <= 0));
    rows.sort(Comparator.comparing(row -> row.own().id()));
    List<SeenBy.SeenTrack> page = Values.page(rows, call.limit());
    body.set("rows", Json.list(page, TrackPages::track));
    if (after.isEmpty()) {
      var documents = body.putArray("documents");
      for (SeenBy.SeenDocument row : seen.documents()) {
        documents.add(document(row, as.crossed().get(row.document().item())));
      }
    }
    next(body, page.size() < rows.size() ? page.getLast().own().id().code() : "");
    return body;
  }

  private static long outcomes(SeenBy seen, String outcome) {
    return seen.tracks().stream().map(SeenBy.SeenTrack::ruling).filter(is(outcome)).count()
        + seen.documents().stream().map(SeenBy.SeenDocument::ruling).filter(is(outcome)).count();
  }

  private static java.util.function.Predicate<Ruling> is(String outcome) {
    return ruling -> ReleasePages.outcome(ruling).equals(outcome);
  }

  static ObjectNode count(SeenBy.Count count) {
    ObjectNode node = Json.object();
    node.put("code", count.example().code().name());
    node.put("allows", count.example().allows());
    node.put("count", count.things());
    node.set("sentence", Json.sentence(count.example().en(), count.example().ja()));
    return node;
  }

  private static ObjectNode track(SeenBy.SeenTrack row) {
    ObjectNode node = Json.object();
    node.set("own", Values.track(row.own()));
    node.put("outcome", ReleasePages.outcome(row.ruling()));
    ReleasedTrack released = row.released();
    if (released != null) {
      node.set("released", Values.released(null, released));
    }
    node.set("reasons", Json.list(row.ruling().reasons(), Values::reason));
    return node;
  }

  private static ObjectNode document(SeenBy.SeenDocument row, @Nullable Instant crossed) {
    ObjectNode node = Json.object();
    node.put("id", row.document().item().hex());
    node.put("title", row.document().title());
    node.set("label", Values.label(row.document().label()));
    node.put("outcome", ReleasePages.outcome(row.ruling()));
    if (crossed != null) {
      node.put("crossedAt", Json.time(crossed));
    }
    node.set("reasons", Json.list(row.ruling().reasons(), Values::reason));
    return node;
  }
}

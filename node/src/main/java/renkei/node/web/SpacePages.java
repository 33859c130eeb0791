// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalView;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Track;
import renkei.core.release.Ruling;
import renkei.core.release.Thing;
import renkei.core.turn.Holdings;
import renkei.core.turn.Space;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// What every party of a group has or gets from us, and for officers of the release desk why the
/// rest is outside.
final class SpacePages {
  private final Desk desk;

  SpacePages(Desk desk) {
    this.desk = desk;
  }

  Reply space(Call call) {
    Set<PartyId> others = new TreeSet<>();
    for (String one : call.needed("parties").split(",", -1)) {
      Malformed.unless(others.add(Fields.party64(one)), "parties names one twice");
    }
    boolean reasons = call.who().may(Right.RELEASE);
    int limit = call.limit();
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          Malformed.unless(!others.contains(state.self()), "parties are those beside our own");
          if (!others.stream().allMatch(party -> state.peers().find(party).isPresent())) {
            throw Refused.absent();
          }
          return new Page(state, now, limit).body(others, reasons);
        }));
  }

  /// One answer. Owner: the turn.
  private static final class Page {
    private final State state;
    private final Instant now;
    private final int limit;
    private final Map<String, ProposalView> proposals = new HashMap<>();
    private final Map<String, Track> tracks = new HashMap<>();

    Page(State state, Instant now, int limit) {
      this.state = state;
      this.now = now;
      this.limit = limit;
      state.proposals().all().stream()
          .filter(view -> view.profile() != Profile.PAIRING)
          .forEach(view -> proposals.put(view.id().hex(), view));
      state.picture().tracks().forEach(track -> tracks.put(track.id().code(), track));
    }

    ObjectNode body(Set<PartyId> others, boolean reasons) {
      Space.Held held =
          new Space.Held(
              tracks.values(),
              proposals.values().stream()
                  .map(view -> new Space.Proposed(view.acts().getFirst(), view.parties()))
                  .toList());
      Space space = Space.of(others, held, state.desk().policy(), now);
      ObjectNode body = Json.object();
      body.set(
          "parties", Json.texts(space.group().stream().map(party -> party.key().hex()).toList()));
      body.put("policyNumber", space.policyNumber());
      body.put("at", Json.time(now));
      ObjectNode counts = body.putObject("counts");
      counts.put("inside", space.inside().size());
      counts.put("outside", space.outside().size());
      body.set("inside", rows(space.inside(), false));
      if (reasons) {
        body.set("outside", rows(space.outside(), true));
        body.set("reasons", Json.list(space.counts(), TrackPages::count));
      }
      return body;
    }

    private tools.jackson.databind.node.ArrayNode rows(List<Space.Item> items, boolean reasons) {
      return Json.list(Values.page(items, limit), item -> row(item, reasons));
    }

    private ObjectNode row(Space.Item item, boolean reasons) {
      ObjectNode row = Json.object();
      row.put("sort", item.sort().name());
      row.put("id", item.id());
      switch (item.sort()) {
        case DOCUMENT -> document(row, EntryId.fromHex(item.id()));
        case PROPOSAL -> proposal(row, Objects.requireNonNull(proposals.get(item.id())));
        case TRACK -> track(row, Objects.requireNonNull(tracks.get(item.id())));
      }
      row.set("toward", Json.list(item.toward(), one -> toward(one, reasons)));
      return row;
    }

    private void document(ObjectNode row, EntryId item) {
      Thing.OfDocument held = state.desk().policy().document(item).orElseThrow(Refused::absent);
      row.set("title", Values.names(Names.same(held.title())));
      row.put("by", held.statedBy().key().hex());
      row.set("label", Values.label(held.label()));
      state
          .holdings()
          .document(item)
          .map(Holdings.Document::at)
          .ifPresent(at -> row.put("at", Json.time(at)));
    }

    private void proposal(ObjectNode row, ProposalView view) {
      row.set("title", Values.names(TermsJson.summary(view.matter())));
      row.put("by", view.opener().key().hex());
      row.set("label", Values.label(view.opening().label()));
      row.put("at", Json.time(view.opening().recorded()));
      row.put("profile", view.profile().name());
      row.put("state", view.state().name());
    }

    private void track(ObjectNode row, Track track) {
      row.set(
          "title",
          Values.names(Names.same(track.name().isEmpty() ? track.id().code() : track.name())));
      row.put("by", state.self().key().hex());
      row.set("label", Values.label(track.label()));
      row.put("at", Json.time(track.at()));
      row.put("trackKind", track.kind().name());
    }

    private ObjectNode toward(Space.Toward one, boolean reasons) {
      ObjectNode node = Json.object();
      node.put("party", one.party().key().hex());
      node.put("reaches", one.reaches());
      Ruling ruling = one.ruling();
      if (ruling instanceof Ruling.Reduced reduced) {
        node.put("cellDegrees", reduced.form().cellDegrees());
      }
      if (reasons && ruling != null) {
        node.set("reasons", Json.list(ruling.against(), Values::reason));
      }
      return node;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalView;
import renkei.core.entry.DockId;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Refusal;
import renkei.core.entry.Repair;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.RepairStage;
import renkei.core.entry.YardEntry;
import renkei.core.profile.DaysSaved;
import renkei.core.profile.DockSearch;
import renkei.core.profile.Objection;
import renkei.core.profile.SlotLine;
import renkei.core.profile.Yards;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Yards, docks, vessels, the calendar of repair slots, and the search for one.
final class RepairPages {
  /// Possible slots of one dock that are told.
  private static final int POSSIBLE_MAX = 50;

  private final Desk desk;

  RepairPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case REPAIRS -> all(call);
      case LIST_FOR_REPAIR -> list(call);
      case BRING_FOR_REPAIR -> bring(call);
      case SEARCH_DOCKS -> search(call);
      case FILE_DOCKS -> file(call);
      case STATE_REPAIR -> state(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  // ------------------------------------------------------------------------------------- reading

  Reply all(Call call) {
    Instant now = desk.now();
    record Everything(ObjectNode body, List<DockLists.Came> lists) {}
    Everything all =
        desk.ask(state -> {
          Yards yards = state.folds().yards();
          ObjectNode body = Json.object();
          body.set("yards", Json.list(yards.yards(), YardJson::yard));
          body.set(
              "docks",
              Json.list(
                  yards.docks(),
                  line -> YardJson.dock(line, state.proposals().calendar(line.id()))));
          body.set("vessels", Json.list(yards.vessels(), YardJson::vessel));
          body.set("slots", Json.list(state.folds().slots().lines(now), line -> slot(state, line)));
          return new Everything(body, DockLists.came(state));
        });
    all.body().set("lists", Json.list(DockLists.read(all.lists()), RepairPages::list));
    return new Reply.Found(all.body());
  }

  /// A list of docks that another party released to this one.
  private static ObjectNode list(DockLists.Released list) {
    ObjectNode row = Json.object();
    row.put("document", list.document().hex());
    row.put("party", list.party().key().hex());
    row.put("at", Json.time(list.at()));
    DockLists.Told told = list.told();
    Json.open(row, "from", told == null ? null : told.from());
    Json.open(row, "until", told == null ? null : told.until());
    row.put("docks", told == null ? 0 : told.docks().size());
    row.put("problem", list.problem());
    return row;
  }

  private static ObjectNode slot(State state, SlotLine line) {
    Matter.RepairSlot terms = line.terms();
    ObjectNode row = Json.object();
    row.put("proposal", line.proposal().hex());
    row.set("vessel", RepairJson.vessel(terms.vessel()));
    row.set("work", RepairJson.work(terms.work()));
    row.put("party", terms.berth().party().key().hex());
    row.put("yard", terms.berth().yard());
    row.put("dock", terms.berth().dock());
    row.put("number", terms.berth().number());
    row.put("from", Json.time(terms.from()));
    row.put("until", Json.time(terms.until()));
    row.put("ends", Json.time(line.ends()));
    row.put("state", line.state().name());
    row.set("eligibility", RepairJson.eligibility(terms.eligibility()));
    row.set("flags", Json.names(line.flags()));
    row.set("against", Json.list(line.against(), RepairPages::sentence));
    row.set("stated", Json.list(line.stated(), RepairPages::stated));
    Json.id(row, "extension", terms.extension());
    Optional<ObjectNode> saved = saved(state, line);
    if (saved.isPresent()) {
      row.set("daysSaved", saved.get());
    } else {
      row.putNull("daysSaved");
    }
    return row;
  }

  private static ObjectNode sentence(Objection against) {
    return Json.sentence(against.en(), against.ja());
  }

  private static ObjectNode stated(Entry entry) {
    RepairEntry.RepairStated said = (RepairEntry.RepairStated) entry.body();
    ObjectNode node = Json.object();
    node.put("party", entry.party().key().hex());
    node.put("officer", entry.officer().code());
    node.put("stage", said.stage().name());
    node.put("at", Json.time(said.at()));
    node.put("note", said.note());
    node.put("recorded", Json.time(entry.recorded()));
    return node;
  }

  /// Only for an own vessel whose home yard is listed, once the yard told where it is.
  private static Optional<ObjectNode> saved(State state, SlotLine line) {
    Matter.RepairSlot terms = line.terms();
    @Nullable Position place = terms.berth().place();
    if (place == null || !terms.vessel().party().equals(state.self())) {
      return Optional.empty();
    }
    Instant ready =
        state
            .proposals()
            .find(line.proposal())
            .map(ProposalView::opened)
            .map(opened -> opened.terms().terms().matter())
            .filter(Matter.RepairSlot.class::isInstance)
            .map(matter -> ((Matter.RepairSlot) matter).from())
            .orElse(terms.from());
    return state
        .folds()
        .yards()
        .vessel(terms.vessel().code())
        .flatMap(vessel -> Optional.ofNullable(vessel.listed().home()))
        .map(home -> saved(home, DaysSaved.of(place, home, ready, terms.from())));
  }

  private static ObjectNode saved(YardEntry.Home home, DaysSaved saved) {
    ObjectNode node = Json.object();
    node.set("home", Values.names(home.names()));
    node.put("distanceNauticalMiles", Math.round(saved.distanceNauticalMiles()));
    node.put("speedKnots", saved.speedKnots());
    node.put("sailingDays", days(saved.sailing()));
    node.put("firstSlot", Json.time(home.firstSlot()));
    node.put("waitingHomeDays", days(saved.waitingHome()));
    node.put("waitingHereDays", days(saved.waitingHere()));
    node.put("savedDays", days(saved.saved()));
    return node;
  }

  private static double days(Duration length) {
    return Math.round(length.toSeconds() / 8_640.0) / 10.0;
  }

  // -------------------------------------------------------------------------------------- search

  private record Wanted(
      Repair.Vessel vessel,
      Repair.Work work,
      Instant from,
      Instant until,
      Repair.@Nullable Eligibility eligibility) {
    static Wanted of(Fields fields) {
      if (fields.has("id")) {
        fields.id("id"); // every POST may name itself; a search records nothing
      }
      Wanted wanted =
          new Wanted(
              fields.object("vessel", RepairJson::vessel),
              fields.object("work", RepairJson::work),
              fields.time("from"),
              fields.time("until"),
              fields
                  .nullable("eligibility", name -> fields.object(name, RepairJson::eligibility))
                  .orElse(null));
      Malformed.unless(wanted.from().isBefore(wanted.until()), "the window ends before it begins");
      Malformed.unless(
          Duration.between(wanted.from(), wanted.until()).toDays() <= 3_700,
          "a window is at most ten years long");
      return wanted;
    }
  }

  Reply search(Call call) {
    Wanted wanted = call.read(Wanted::of);
    record Asked(DockSearch search, List<DockSearch.Busy> elsewhere, List<DockLists.Came> lists) {}
    Asked asked =
        desk.ask(state ->
            new Asked(
                state.folds().slots().search(),
                state.folds().slots().of(wanted.vessel()),
                DockLists.came(state)));
    List<DockSearch.Found> found = asked.search().search(wanted(wanted, asked.elsewhere()));
    ObjectNode body = Json.object();
    body.set("docks", Json.list(found, one -> found(wanted, one)));
    ArrayNode released = body.putArray("released");
    for (DockLists.Released list : DockLists.read(asked.lists())) {
      DockLists.Told told = list.told();
      if (told != null) {
        released.add(released(wanted, asked.elsewhere(), list, told));
      }
    }
    return new Reply.Found(body);
  }

  /// What another party's list says to it, in the time of which it tells.
  private static ObjectNode released(
      Wanted wanted,
      List<DockSearch.Busy> elsewhere,
      DockLists.Released list,
      DockLists.Told told) {
    Instant from = wanted.from().isBefore(told.from()) ? told.from() : wanted.from();
    Instant until = wanted.until().isAfter(told.until()) ? told.until() : wanted.until();
    Wanted within = new Wanted(wanted.vessel(), wanted.work(), from, until, wanted.eligibility());
    List<DockSearch.Found> found =
        new DockSearch(told.docks(), java.util.Map.of(), java.util.Map.of())
            .search(wanted(within, elsewhere));
    ObjectNode node = list(list);
    node.remove("problem");
    node.set("docks", Json.list(found, one -> found(wanted, one)));
    return node;
  }

  /// Makes a list of own docks, a document that nobody has until it is released.
  Reply file(Call call) {
    record Filed(
        EntryId id,
        String title,
        Set<DockId> docks,
        Instant from,
        Instant until,
        Label label,
        @Nullable Membership under) {}
    PartyId self = desk.port().identity().party();
    Filed filed =
        call.read(fields ->
            new Filed(
                fields.id("id"),
                fields.text("title"),
                fields
                    .objects("docks", one -> new DockId(self, one.text("yard"), one.text("dock")))
                    .stream()
                    .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new)),
                fields.time("from"),
                fields.time("until"),
                fields.object("label", Values::label),
                AgreementJson.under(fields)));
    Malformed.unless(!filed.docks().isEmpty(), "a list names at least one dock");
    Malformed.unless(filed.from().isBefore(filed.until()), "the window ends before it begins");
    return Desk.recorded(
        desk.record(
            filed.id(),
            state ->
                new Draft(
                    filed.id(),
                    null,
                    call.who().by(),
                    "",
                    Set.of(),
                    filed.label(),
                    new renkei.core.entry.Domestic.DocumentFiled(
                        filed.title(),
                        DockLists.MEDIA_TYPE,
                        DockLists.content(state, filed.docks(), filed.from(), filed.until()),
                        Set.of(self),
                        filed.under()),
                    null)));
  }

  private static DockSearch.Wanted wanted(Wanted asked, List<DockSearch.Busy> elsewhere) {
    Repair.Eligibility determined = asked.eligibility();
    return determined == null
        ? new DockSearch.Wanted(
            asked.vessel(), asked.work(), asked.from(), asked.until(), elsewhere)
        : new DockSearch.Wanted(
            asked.vessel(), asked.work(), asked.from(), asked.until(), determined, elsewhere);
  }

  private static ObjectNode found(Wanted wanted, DockSearch.Found found) {
    Yards.DockLine dock = found.dock();
    ObjectNode node = Json.object();
    node.put("yard", dock.id().yard());
    node.put("dock", dock.id().dock());
    node.set("names", Values.names(dock.facts().names()));
    node.set("place", Values.position(dock.yard().position()));
    node.set(
        "possible", Json.list(Values.page(found.possible(), POSSIBLE_MAX), RepairPages::possible));
    node.set("against", Json.list(found.against(), RepairPages::sentence));
    int over = wanted.vessel().overallBeamCm();
    int wall = dock.facts().size().beamCm();
    if (over > wall && wanted.vessel().size().beamCm() <= wall) {
      node.set(
          "note",
          Json.sentence(
              "The overall beam is wider than the dock: a person checks that it clears the wall.",
              "最大幅がドックの幅を超えます。側壁と干渉しないことを担当者が確かめてください。"));
    } else {
      node.putNull("note");
    }
    return node;
  }

  private static ObjectNode possible(DockSearch.Possible possible) {
    ObjectNode node = Json.object();
    node.put("number", possible.number());
    node.put("from", Json.time(possible.from()));
    node.put("until", Json.time(possible.until()));
    node.put("latest", Json.time(possible.latest()));
    return node;
  }

  // ------------------------------------------------------------------------------------- stating

  Reply state(Call call) {
    record Stated(EntryId id, RepairEntry.RepairStated body) {}
    EntryId proposal = call.id();
    Stated stated =
        call.read(fields ->
            new Stated(
                fields.id("id"),
                new RepairEntry.RepairStated(
                    proposal,
                    fields.choice("stage", RepairStage.class),
                    fields.time("at"),
                    fields.text("note"))));
    return Desk.recorded(
        desk.record(stated.id(), state -> joint(state, call, stated.id(), stated.body())));
  }

  private Draft joint(State state, Call call, EntryId id, RepairEntry body) {
    ProposalView view = Desk.view(state, body.proposal());
    return Desk.draft(
        call,
        id,
        desk.releasable(state, view.others(state.self()), renkei.core.entry.Level.UNCLASSIFIED),
        body);
  }

  Reply list(Call call) {
    YardJson.Item item = call.read(fields -> json().item(fields));
    return Desk.recorded(
        desk.record(item.id(), state -> desk.home(state, call, item.id(), item.body())));
  }

  private YardJson json() {
    return new YardJson(desk.ask(State::self));
  }

  // --------------------------------------------------------------------------------------- files

  private record Brought(boolean dryRun, List<YardJson.Item> items) {}

  private record Found(YardJson.Item item, boolean held, @Nullable Refusal refusal) {}

  /// The whole file is read and checked, each line as if those before it were listed, before the
  /// first of it is recorded; a file that is refused has left nothing.
  Reply bring(Call call) {
    YardJson json = json();
    Brought brought =
        call.read(fields -> {
          if (fields.has("id")) {
            fields.id("id"); // every POST may name itself; a file records under the ids inside it
          }
          return new Brought(fields.flag("dryRun"), fields.objects("items", json::item));
        });
    List<Found> found = desk.ask(state -> look(state, call, brought.items()));
    ObjectNode body = Json.object();
    body.put("dryRun", brought.dryRun());
    ArrayNode rows = body.putArray("rows");
    if (!brought.dryRun()) {
      for (int i = 0; i < found.size(); i++) {
        refuse(i + 1, found.get(i).refusal());
      }
    }
    for (Found one : found) {
      rows.add(row(call, brought.dryRun(), one));
    }
    return new Reply.Found(body);
  }

  private ObjectNode row(Call call, boolean dryRun, Found one) {
    ObjectNode row = Json.object();
    row.put("id", one.item().id().hex());
    row.put("kind", renkei.core.entry.Kind.of(one.item().body()).name());
    Refusal refusal = one.refusal();
    if (refusal != null) {
      row.put("state", "REFUSED");
      row.set("problem", Refused.of(refusal, null).problem());
    } else if (one.held() || dryRun) {
      row.put("state", one.held() ? "HELD" : "NEW");
    } else {
      desk.record(
          one.item().id(), state -> desk.home(state, call, one.item().id(), one.item().body()));
      row.put("state", "RECORDED");
    }
    return row;
  }

  private static void refuse(int place, @Nullable Refusal refusal) {
    if (refusal != null) {
      throw Refused.of(
          new Refusal(
              refusal.code(),
              "Line "
                  + place
                  + " of the file: "
                  + refusal.sentence()
                  + " Nothing of the file was recorded."),
          null);
    }
  }

  private List<Found> look(State state, Call call, List<YardJson.Item> items) {
    Yards trial = state.folds().yards().copy();
    List<Found> found = new ArrayList<>();
    for (YardJson.Item item : items) {
      boolean held = trial.lists(item.body());
      Entry entry = entry(state, call, item);
      Refusal refusal = held ? null : trial.check(entry).orElse(null);
      if (refusal == null && !held) {
        trial.apply(entry);
      }
      found.add(new Found(item, held, refusal));
    }
    return found;
  }

  private Entry entry(State state, Call call, YardJson.Item item) {
    Instant now = desk.now();
    return new Entry(
        state.self(),
        item.id(),
        now,
        now,
        call.who().by().officer(),
        call.who().by().command(),
        "",
        Set.of(),
        desk.home(state),
        item.body());
  }
}

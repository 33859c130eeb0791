// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.entry.Crossing;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.YardEntry;
import renkei.core.profile.DockSearch;
import renkei.core.profile.Yards;
import renkei.core.turn.Holdings;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// Lists of docks that cross (ADR 0011): a document like every other, made of the own registers and
/// released by an officer's decision to one party. It tells what fits into a dock and when it is
/// not free, and neither whose vessels are there nor how many, nor a number of its calendar.
final class DockLists {
  static final String MEDIA_TYPE = "application/vnd.renkei.docks+json";

  private static final String FORMAT = "renkei-docks-1";

  private DockLists() {}

  /// A list that another party released to this one and did not recall.
  ///
  /// @param document entry id of the document
  /// @param party whose docks
  /// @param at when it was made
  /// @param told what it says; null: it cannot be read
  /// @param problem why it cannot be read; empty: it can
  record Released(
      EntryId document, PartyId party, Instant at, @Nullable Told told, String problem) {}

  /// What a list says.
  ///
  /// @param from it tells of no time before
  /// @param until and of none after
  /// @param docks the docks; a time in which one is not free is one out of service without a reason
  record Told(Instant from, Instant until, List<Yards.DockLine> docks) {}

  // ------------------------------------------------------------------------------------- writing

  /// The content of a list.
  ///
  /// @param chosen the docks to tell of
  static Bytes content(State state, Set<DockId> chosen, Instant from, Instant until) {
    DockSearch search = state.folds().slots().search();
    Map<DockId, Yards.DockLine> docks = new LinkedHashMap<>();
    state.folds().yards().docks().forEach(dock -> docks.put(dock.id(), dock));
    List<Yards.DockLine> told = new ArrayList<>();
    for (DockId id : chosen) {
      Yards.DockLine dock = docks.get(id);
      if (dock == null) {
        throw new Malformed("a dock that is named is not listed here");
      }
      told.add(dock);
    }
    ObjectNode node = Json.object();
    node.put("format", FORMAT);
    node.put("from", Json.time(from));
    node.put("until", Json.time(until));
    node.set("docks", Json.list(told, dock -> dock(dock, search.taken(dock, from, until))));
    return Bytes.of(Json.bytes(node));
  }

  private static ObjectNode dock(Yards.DockLine dock, List<DockSearch.Window> taken) {
    ObjectNode node = YardJson.dock(dock, 0);
    node.remove("number");
    node.remove("outs");
    node.set("yardFacts", YardJson.yard(dock.yard()));
    node.set(
        "taken",
        Json.list(
            taken,
            window -> {
              ObjectNode span = Json.object();
              span.put("from", Json.time(window.from()));
              span.put("until", Json.time(window.until()));
              return span;
            }));
    return node;
  }

  // ------------------------------------------------------------------------------------- reading

  /// A list as it came, not read yet.
  record Came(EntryId document, PartyId party, Instant at, Bytes content) {}

  /// Every list that was released to this party and not recalled, the latest first.
  static List<Came> came(State state) {
    List<Came> all = new ArrayList<>();
    for (Holdings.Document document : List.copyOf(state.holdings().documents()).reversed()) {
      boolean list = document.mediaType().equals(MEDIA_TYPE) && document.recalled() == null;
      if (list && !document.owner().equals(state.self())) {
        state
            .entry(document.id())
            .filter(held -> held.entry().body() instanceof Crossing.DocumentReleased)
            .map(held -> ((Crossing.DocumentReleased) held.entry().body()).content())
            .map(content -> new Came(document.id(), document.owner(), document.at(), content))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  /// Reads them, on any thread; of each dock only the latest list tells.
  static List<Released> read(List<Came> all) {
    Set<DockId> seen = new HashSet<>();
    return all.stream().map(DockLists::read).map(list -> latest(list, seen)).toList();
  }

  private static Released read(Came list) {
    try {
      Told told = told(list.party(), list.content());
      return new Released(list.document(), list.party(), list.at(), told, "");
    } catch (Malformed wrong) {
      String why = Optional.ofNullable(wrong.getMessage()).orElse("");
      return new Released(list.document(), list.party(), list.at(), null, why);
    }
  }

  private static Released latest(Released list, Set<DockId> seen) {
    Told told = list.told();
    return told == null
        ? list
        : new Released(
            list.document(),
            list.party(),
            list.at(),
            new Told(
                told.from(),
                told.until(),
                told.docks().stream().filter(dock -> seen.add(dock.id())).toList()),
            "");
  }

  /// Reads a list strictly: what another party wrote is bounded before it is believed.
  static Told told(PartyId owner, Bytes content) {
    return Fields.read(
        Json.read(content.unsafe()),
        fields -> {
          Malformed.unless(fields.text("format").equals(FORMAT), "format is " + FORMAT);
          Instant from = fields.time("from");
          Instant until = fields.time("until");
          Malformed.unless(from.isBefore(until), "the time that it tells of ends after it begins");
          return new Told(from, until, fields.objects("docks", one -> dock(owner, one)));
        });
  }

  private static Yards.DockLine dock(PartyId owner, Fields fields) {
    YardEntry.DockListed facts = YardJson.dock(fields);
    YardEntry.YardListed yard = fields.object("yardFacts", YardJson::yardFacts);
    Malformed.unless(yard.code().equals(facts.yard()), "a dock is told with its own yard");
    List<Yards.Out> taken = fields.objects("taken", DockLists::taken);
    return new Yards.DockLine(new DockId(owner, facts.yard(), facts.code()), yard, facts, taken);
  }

  private static Yards.Out taken(Fields fields) {
    Instant from = fields.time("from");
    Instant until = fields.time("until");
    Malformed.unless(from.isBefore(until), "a dock is taken until after it begins to be");
    return new Yards.Out(new EntryId(0, 0), from, until, "");
  }
}

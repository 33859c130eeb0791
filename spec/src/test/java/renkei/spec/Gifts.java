// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.UnitId;

/// The acts of `Authority.tla` as entries of core, within the bounds of one `.cfg`. An hour of the
/// model is an hour after one beginning.
final class Gifts {
  static final String ROOT = "ROOT";
  static final String EVERY = "every";
  static final FunctionId FUNCTION = new FunctionId("f");
  private static final Instant BEGIN = Instant.parse("2025-03-24T00:00:00Z");
  private static final PartyId PARTY = new PartyId(new Hash(1, 2, 3, 4));
  private static final int GIFT = 7;
  private static final int REST = 8;
  private static final int OTHER = 9;

  private final String bounds;
  final Set<String> commands;
  final Set<String> strangers;
  final Set<String> units;
  final int horizon;

  /// One act of the model.
  ///
  /// @param kind which of the bounds it counts against
  /// @param id of the entry
  record Deed(String kind, EntryId id, Body body) {}

  Gifts(String name) {
    try {
      bounds = Files.readString(Path.of("Authority." + name + ".cfg"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    commands = names("Commands");
    strangers = names("Strangers");
    units = names("Units");
    horizon = Integer.parseInt(bound("Horizon"));
  }

  private String bound(String name) {
    Matcher matcher = Pattern.compile("(?m)^  " + name + " (?:=|<-) (.*)$").matcher(bounds);
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }

  private Set<String> names(String name) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = Pattern.compile("[\\w]+").matcher(bound(name));
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  Set<String> ours() {
    Set<String> ours = new LinkedHashSet<>(commands);
    ours.add(ROOT);
    return ours;
  }

  List<String> cells() {
    List<String> cells = new ArrayList<>(units);
    cells.add(EVERY);
    return cells;
  }

  static Instant at(int hour) {
    return BEGIN.plus(Duration.ofHours(hour));
  }

  @Nullable Instant until(int hour) {
    return hour > horizon ? null : at(hour);
  }

  Entry entry(Deed deed, int hour) {
    return new Entry(
        PARTY,
        deed.id,
        at(hour),
        at(hour),
        new OfficerId("duty"),
        new CommandId(ROOT),
        "",
        Set.of(),
        Label.of("EX", Level.UNCLASSIFIED),
        deed.body);
  }

  /// A register with the catalogue of the model, before any act.
  AuthorityRegister fresh(Value first) {
    List<Body> bodies = new ArrayList<>();
    bodies.add(
        new Domestic.CommandEstablished(new CommandId(ROOT), Names.same(ROOT), null, at(-9), null));
    for (String command : commands) {
      Value life = first.at("lives").at(command).row().getFirst();
      bodies.add(established(command, life));
    }
    bodies.add(new Domestic.FunctionListed(FUNCTION, Names.same("f"), List.of()));
    for (String unit : units) {
      boolean below = bound("Above").equals("Nested") && unit.equals("v");
      bodies.add(
          new Domestic.UnitListed(
              new UnitId(unit),
              Names.same(unit),
              new CommandId(ROOT),
              below ? new UnitId("u") : null));
    }
    AuthorityRegister register = new AuthorityRegister();
    for (int i = 0; i < bodies.size(); i++) {
      Entry entry = entry(new Deed("catalogue", new EntryId(1, i), bodies.get(i)), -5);
      assertThat(register.check(entry)).isEmpty();
      register.apply(entry, i);
    }
    return register;
  }

  private Body established(String command, Value life) {
    return new Domestic.CommandEstablished(
        new CommandId(command),
        Names.same(command),
        new CommandId(ROOT),
        at(life.at("from").number()),
        until(life.at("until").number()));
  }

  /// The act between two states; empty: only time passed.
  Optional<Deed> step(Value before, Value after) {
    for (String kind : List.of("gifts", "rests")) {
      List<Value> was = before.at(kind).row();
      List<Value> is = after.at(kind).row();
      if (is.size() > was.size()) {
        return Optional.of(
            kind.equals("gifts")
                ? gift(is.size(), is.getLast())
                : suspended(is.size(), is.getLast()));
      }
      for (int i = 0; i < was.size(); i++) {
        Set<Value> more = new LinkedHashSet<>(is.get(i).at("returned").set());
        more.removeAll(was.get(i).at("returned").set());
        if (!more.isEmpty()) {
          int from = more.iterator().next().at("from").number();
          return Optional.of(returned(kind.equals("gifts") ? GIFT : REST, i + 1, from));
        }
      }
    }
    for (String command : commands) {
      List<Value> lives = after.at("lives").at(command).row();
      if (lives.size() > before.at("lives").at(command).row().size()) {
        return Optional.of(
            new Deed(
                "lives", new EntryId(OTHER, lives.size()), established(command, lives.getLast())));
      }
    }
    return Optional.empty();
  }

  private Deed gift(int number, Value gift) {
    return gift(
        number,
        gift.at("way").text(),
        gift.at("giver").text(),
        gift.at("taker").text(),
        scope(gift.at("unit").text(), gift.at("from").number(), gift.at("until").number()));
  }

  private Domestic.Scope scope(String unit, int from, int until) {
    return new Domestic.Scope(
        Set.of(FUNCTION),
        unit.equals(EVERY) ? Set.of() : Set.of(new UnitId(unit)),
        at(from),
        until(until));
  }

  private static Deed gift(
      int number, String way, String giver, String taker, Domestic.Scope scope) {
    CommandId to = new CommandId(taker);
    Body body =
        switch (way) {
          case "transferred" -> new Domestic.AuthorityTransferred(scope, new CommandId(giver), to);
          case "delegated" -> new Domestic.AuthorityDelegated(scope, new CommandId(giver), to);
          case "widened" -> new Domestic.AuthorityWidened(scope, to);
          default -> throw new IllegalStateException(way);
        };
    return new Deed("GiftsMax", new EntryId(GIFT, number), body);
  }

  private Deed suspended(int number, Value rest) {
    List<Value> what = rest.at("what").row();
    Domestic.Resting resting =
        what.getFirst().text().equals("command")
            ? new Domestic.Resting.Of(new CommandId(what.getLast().text()))
            : new Domestic.Resting.Given(new EntryId(GIFT, what.getLast().number()));
    return suspended(number, resting, rest.at("from").number(), rest.at("until").number());
  }

  private Deed suspended(int number, Domestic.Resting what, int from, int until) {
    return new Deed(
        "RestsMax",
        new EntryId(REST, number),
        new Domestic.AuthoritySuspended(what, at(from), until(until)));
  }

  private static Deed returned(int kind, int number, int from) {
    return new Deed(
        "ReturnsMax",
        new EntryId(OTHER, 100 * kind + 10 * number + from),
        new Domestic.AuthorityReturned(new EntryId(kind, number), at(from)));
  }

  /// Every act that might be stated in this state, allowed or not, as far as the bounds leave room.
  Set<Deed> candidates(Value state) {
    Set<Deed> all = new LinkedHashSet<>();
    List<Value> gifts = state.at("gifts").row();
    List<Value> rests = state.at("rests").row();
    for (int from = 0; from <= horizon; from++) {
      for (String end : names("Ends")) {
        int until = Integer.parseInt(end);
        if (until > from && gifts.size() < max("GiftsMax")) {
          gifts(all, gifts.size() + 1, from, until);
        }
        if (until > from && rests.size() < max("RestsMax")) {
          for (String command : commands) {
            all.add(
                suspended(
                    rests.size() + 1,
                    new Domestic.Resting.Of(new CommandId(command)),
                    from,
                    until));
          }
          for (int i = 1; i <= gifts.size(); i++) {
            all.add(
                suspended(
                    rests.size() + 1,
                    new Domestic.Resting.Given(new EntryId(GIFT, i)),
                    from,
                    until));
          }
        }
      }
      if (ended(gifts) + ended(rests) < max("ReturnsMax")) {
        for (int i = 1; i <= gifts.size(); i++) {
          all.add(returned(GIFT, i, from));
        }
        for (int i = 1; i <= rests.size(); i++) {
          all.add(returned(REST, i, from));
        }
      }
    }
    lives(state, all);
    return all;
  }

  private static long ended(List<Value> acts) {
    return acts.stream().mapToLong(act -> act.at("returned").set().size()).sum();
  }

  private int max(String bound) {
    return Integer.parseInt(bound(bound));
  }

  private void gifts(Set<Deed> all, int number, int from, int until) {
    Set<String> takers = new LinkedHashSet<>(ours());
    takers.addAll(strangers);
    for (String taker : takers) {
      for (String unit : cells()) {
        Domestic.Scope scope = scope(unit, from, until);
        all.add(gift(number, "widened", "", taker, scope));
        for (String giver : ours()) {
          if (!giver.equals(taker)) {
            all.add(gift(number, "transferred", giver, taker, scope));
            all.add(gift(number, "delegated", giver, taker, scope));
          }
        }
      }
    }
  }

  private void lives(Value state, Set<Deed> all) {
    for (String command : commands) {
      List<Value> lives = state.at("lives").at(command).row();
      int begins = lives.getLast().at("from").number();
      int ends = lives.getLast().at("until").number();
      for (int until = begins + 1; until <= horizon + 1; until++) {
        if (lives.size() <= max("LivesMax") && until != ends) {
          all.add(
              new Deed(
                  "lives",
                  new EntryId(OTHER, lives.size() + 1),
                  new Domestic.CommandEstablished(
                      new CommandId(command),
                      Names.same(command),
                      new CommandId(ROOT),
                      at(begins),
                      until(until))));
        }
      }
    }
  }
}

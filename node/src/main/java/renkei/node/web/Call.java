// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import tools.jackson.databind.node.ObjectNode;

/// One call of an officer, after every check of its form.
///
/// @param route which way in
/// @param names what stands for the names in the route's path
/// @param query the decoded query, each name once and known to the route
/// @param caller who calls; null where nobody need be known
/// @param body the object of a POST; null for a GET
/// @param from from where it came
record Call(
    Route route,
    Map<String, String> names,
    Map<String, String> query,
    @Nullable Caller caller,
    @Nullable ObjectNode body,
    From from) {
  private static final int QUERY_CHARS_MAX = 2_000;
  private static final int PAGE = 500;
  static final int PAGE_MAX = 5_000;

  /// From where a call came.
  ///
  /// @param origin our own origin under the name by which the caller reached us
  /// @param address the caller's address
  /// @param cookie the log-in that it showed; null: none
  record From(String origin, String address, @Nullable String cookie) {}

  /// Our own origin under the name by which the caller reached us.
  String origin() {
    return from.origin();
  }

  /// Reads a query. @throws Malformed when a name is unknown or doubled
  static Map<String, String> query(Route route, @Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    Malformed.unless(raw.length() <= QUERY_CHARS_MAX, "the query is too long");
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      Malformed.unless(equals > 0, "a query is written name=value");
      String name = pair.substring(0, equals);
      Malformed.unless(
          route.queries().contains(name),
          "the query has a name that is not known here; known are " + route.queries());
      Malformed.unless(
          query.put(name, decoded(pair.substring(equals + 1))) == null,
          "the query names something twice");
    }
    return query;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new Malformed("the query is not encoded as it should be");
    }
  }

  /// Who calls, where somebody must.
  Caller who() {
    if (caller == null) {
      throw Refused.unknown();
    }
    return caller;
  }

  /// The entry that the path names. An id of another form names nothing.
  EntryId id() {
    return absentUnless(EntryId::fromHex, names.getOrDefault("id", ""));
  }

  /// The party that the path names.
  PartyId party() {
    return absentUnless(text -> new PartyId(Hash.fromHex(text)), names.getOrDefault("party", ""));
  }

  private static <T> T absentUnless(Function<String, T> reading, String text) {
    if (!text.equals(text.toLowerCase(java.util.Locale.ROOT))) {
      throw Refused.absent();
    }
    try {
      return reading.apply(text);
    } catch (Malformed _) {
      throw Refused.absent();
    }
  }

  Optional<String> asked(String name) {
    return Optional.ofNullable(query.get(name));
  }

  String needed(String name) {
    return asked(name).orElseThrow(() -> new Malformed("the query lacks " + name));
  }

  /// A time of the query.
  Optional<Instant> time(String name) {
    try {
      return asked(name).map(Instant::parse);
    } catch (DateTimeException _) {
      throw new Malformed(name + " is a time such as 2026-11-22T05:41:00.000Z");
    }
  }

  /// A whole number of the query.
  Optional<Long> number(String name, long min, long max) {
    try {
      Optional<Long> number = asked(name).map(Long::parseLong);
      Malformed.unless(
          number.isEmpty() || number.get() >= min && number.get() <= max,
          name + " is between " + min + " and " + max);
      return number;
    } catch (NumberFormatException _) {
      throw new Malformed(name + " is a whole number");
    }
  }

  /// Rows of a page.
  int limit() {
    return number("limit", 1, PAGE_MAX).map(Long::intValue).orElse(PAGE);
  }

  /// Reads the body whole.
  <T> T read(Function<Fields, T> reading) {
    if (body == null) {
      throw new IllegalStateException(route + " has no body to read");
    }
    return Fields.read(body, reading);
  }
}

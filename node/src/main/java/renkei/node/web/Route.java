// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.OfficerEntry.Right;

/// Every way in, with the right that it asks for. What has no row here is not there: no code sees
/// it. docs/api/openapi.yaml says the same, and a test compares both.
enum Route {
  FRONT("GET", "/api/v1/front", null),
  LOGIN_START("POST", "/api/v1/login/start", null),
  LOGIN_FINISH("POST", "/api/v1/login/finish", null),
  LOGOUT("POST", "/api/v1/logout", Right.READ),
  ME("GET", "/api/v1/me", Right.READ),
  NODE("GET", "/api/v1/node", Right.READ),
  START_INCARNATION("POST", "/api/v1/node/incarnation", Right.ADMINISTER),
  PEERS("GET", "/api/v1/peers", Right.READ),
  INVITE("POST", "/api/v1/peers/invite", Right.ADMINISTER),
  ACCEPT("POST", "/api/v1/peers/accept", Right.ADMINISTER),
  CONFIRM("POST", "/api/v1/peers/confirm", Right.ADMINISTER),
  SUSPEND("POST", "/api/v1/peers/{party}/suspend", Right.ADMINISTER),
  AGREEMENTS("GET", "/api/v1/agreements", Right.READ),
  AGREEMENT("GET", "/api/v1/agreements/{id}", Right.READ),
  KNOWN_PARTIES("GET", "/api/v1/known-parties", Right.READ),
  INTRODUCE("POST", "/api/v1/known-parties/introduce", Right.ADMINISTER),
  READ_INTRODUCTION("POST", "/api/v1/known-parties/read", Right.ADMINISTER),
  KNOW_PARTY("POST", "/api/v1/known-parties", Right.ADMINISTER),
  TRACKS("GET", "/api/v1/tracks", Right.READ, "after", "limit"),
  RELEASED_TRACKS("GET", "/api/v1/released-tracks", Right.READ, "after", "limit"),
  SEEN_BY("GET", "/api/v1/seen-by/{party}", Right.RELEASE, "after", "limit"),
  SPACE("GET", "/api/v1/space", Right.READ, "parties", "limit"),
  PROPOSALS(
      "GET",
      "/api/v1/proposals",
      Right.READ,
      "profile",
      "state",
      "opener",
      "perOpener",
      "after",
      "limit"),
  OPEN("POST", "/api/v1/proposals", Right.ANSWER),
  PROPOSAL("GET", "/api/v1/proposals/{id}", Right.READ),
  ACKNOWLEDGE("POST", "/api/v1/proposals/{id}/acknowledge", Right.ANSWER),
  CONSENT("POST", "/api/v1/proposals/{id}/consent", Right.ANSWER),
  WITHDRAW_CONSENT("POST", "/api/v1/proposals/{id}/withdraw-consent", Right.ANSWER),
  COUNTER("POST", "/api/v1/proposals/{id}/counter", Right.ANSWER),
  RATIFY("POST", "/api/v1/proposals/{id}/ratify", Right.ANSWER),
  DECLINE("POST", "/api/v1/proposals/{id}/decline", Right.ANSWER),
  WITHDRAW("POST", "/api/v1/proposals/{id}/withdraw", Right.ANSWER),
  PROGRESS("POST", "/api/v1/proposals/{id}/progress", Right.ANSWER),
  ANSWER("POST", "/api/v1/proposals/{id}/answer", Right.ANSWER),
  DUTIES("GET", "/api/v1/duties", Right.READ),
  ALARMS("GET", "/api/v1/alarms", Right.READ),
  TAKE_ALARM("POST", "/api/v1/alarms/{id}/take", Right.ANSWER),
  CALLS("GET", "/api/v1/calls", Right.READ),
  CALL("POST", "/api/v1/calls", Right.ANSWER),
  CONTRIBUTIONS("GET", "/api/v1/contributions", Right.READ),
  FILE_CONTRIBUTIONS("POST", "/api/v1/calls/{id}/file", Right.ANSWER),
  TURNAROUND("GET", "/api/v1/turnaround", Right.READ),
  RECORD("GET", "/api/v1/records/{id}", Right.READ),
  VISITS("GET", "/api/v1/visits", Right.READ),
  STATE_MOVEMENT("POST", "/api/v1/visits/{id}/movement", Right.ANSWER),
  REPAIRS("GET", "/api/v1/repair", Right.READ),
  LIST_FOR_REPAIR("POST", "/api/v1/repair/register", Right.REGISTER),
  BRING_FOR_REPAIR("POST", "/api/v1/repair/import", Right.REGISTER),
  SEARCH_DOCKS("POST", "/api/v1/repair/search", Right.READ),
  FILE_DOCKS("POST", "/api/v1/repair/docks/file", Right.ANSWER),
  STATE_REPAIR("POST", "/api/v1/repair/slots/{id}/state", Right.ANSWER),
  PROGRAMMES("GET", "/api/v1/programmes", Right.READ),
  PROGRAMME("GET", "/api/v1/programmes/{id}", Right.READ),
  KEEP_DOCUMENT("POST", "/api/v1/programmes/{id}/documents", Right.ANSWER),
  PLAN_MILESTONE("POST", "/api/v1/proposals/{id}/milestones", Right.ANSWER),
  MOVE_MILESTONE("POST", "/api/v1/milestones/{id}/move", Right.ANSWER),
  REACH_MILESTONE("POST", "/api/v1/milestones/{id}/reach", Right.ANSWER),
  ANNOUNCEMENTS("GET", "/api/v1/announcements", Right.READ, "after", "limit"),
  ANNOUNCE("POST", "/api/v1/announcements", Right.ANSWER),
  BRING_ANNOUNCEMENTS("POST", "/api/v1/announcements/import", Right.ANSWER),
  ANNOUNCEMENT_LEADS("POST", "/api/v1/announcements/{id}/lead", Right.ANSWER),
  TEAMS("GET", "/api/v1/teams", Right.READ),
  TEAM("GET", "/api/v1/teams/{id}", Right.READ),
  TEAM_LOG("GET", "/api/v1/teams/{id}/log", Right.READ, "before", "limit"),
  TEAM_ENTRY("POST", "/api/v1/teams/{id}", Right.ANSWER),
  TASKS("GET", "/api/v1/tasks", Right.READ, "proposal"),
  ISSUE_TASK("POST", "/api/v1/tasks", Right.ANSWER),
  REPORT_TASK("POST", "/api/v1/tasks/{id}/report", Right.ANSWER),
  READINESS("GET", "/api/v1/readiness", Right.READ),
  STATE_READINESS("POST", "/api/v1/readiness", Right.ANSWER),
  ORDER_POSTURE("POST", "/api/v1/postures", Right.ANSWER),
  ACKNOWLEDGE_POSTURE("POST", "/api/v1/postures/{id}/acknowledge", Right.ANSWER),
  RULES("GET", "/api/v1/rules", Right.READ),
  ADOPT_RULE("POST", "/api/v1/rules", Right.RELEASE),
  REVOKE_RULE("POST", "/api/v1/rules/{id}/revoke", Right.RELEASE),
  DOCUMENTS("GET", "/api/v1/documents", Right.READ),
  FILE_DOCUMENT("POST", "/api/v1/documents", Right.ANSWER),
  CONTENT("GET", "/api/v1/documents/{id}/content", Right.READ),
  RULING("GET", "/api/v1/documents/{id}/ruling", Right.RELEASE, "recipient", "agreement", "pillar"),
  RELEASE("POST", "/api/v1/documents/{id}/release", Right.RELEASE),
  REVOKE_RELEASE("POST", "/api/v1/releases/{id}/revoke", Right.RELEASE),
  REGISTER("GET", "/api/v1/register", Right.READ, "at", "knownAt"),
  REGISTER_ACT("POST", "/api/v1/register", Right.REGISTER),
  WHO("GET", "/api/v1/who", Right.READ, "function", "unit", "at", "knownAt"),
  JOURNAL(
      "GET",
      "/api/v1/journal",
      Right.READ,
      "from",
      "last",
      "limit",
      "before",
      "by",
      "text",
      "kinds"),
  OFFICERS("GET", "/api/v1/officers", Right.ADMINISTER),
  ENROL_OFFICER("POST", "/api/v1/officers", Right.ADMINISTER),
  REVOKE_OFFICER("POST", "/api/v1/officers/{code}/revoke", Right.ADMINISTER),
  OFFICER_KEY("POST", "/api/v1/officers/{code}/key", Right.ADMINISTER),
  ROLL("GET", "/api/v1/roll", Right.READ),
  ENTER_KEY("POST", "/api/v1/roll", Right.ANSWER),
  STATE_ROLL("POST", "/api/v1/roll/statements", Right.ANSWER),
  REVOKE_KEY("POST", "/api/v1/roll/{key}/revoke", Right.ANSWER),
  STREAM("GET", "/api/v1/stream", Right.READ),
  LIVE("GET", "/health/live", null),
  READY("GET", "/health/ready", null),
  METRICS("GET", "/metrics", null),
  /// A file of the screens; which ones there are is known only once they are built.
  SCREEN("GET", "/*", null);

  private static final Map<String, List<Route>> EXACT = new HashMap<>();

  static {
    for (Route route : values()) {
      EXACT
          .computeIfAbsent(
              route.method + parts(route.path).length, _ -> new java.util.ArrayList<>())
          .add(route);
    }
  }

  private final String method;
  private final String path;
  private final @Nullable Right right;
  private final String queries;

  Route(String method, String path, @Nullable Right right, String... queries) {
    this.method = method;
    this.path = path;
    this.right = right;
    this.queries = String.join(" ", queries);
  }

  /// A route that a path belongs to, with what stands for its names.
  record Match(Route route, Map<String, String> names) {}

  /// The route of a path as it came, compared by its bytes; nothing is decoded or mended.
  static Optional<Match> find(String method, String path) {
    String[] given = parts(path);
    for (Route route : EXACT.getOrDefault(method + given.length, List.of())) {
      Map<String, String> names = route == SCREEN ? null : route.match(given);
      if (names != null) {
        return Optional.of(new Match(route, names));
      }
    }
    return Optional.empty();
  }

  private static String[] parts(String path) {
    return path.split("/", -1);
  }

  private @Nullable Map<String, String> match(String[] given) {
    String[] parts = parts(path);
    Map<String, String> names = Map.of();
    for (int i = 0; i < parts.length; i++) {
      boolean name = parts[i].startsWith("{");
      if (name && !given[i].isEmpty()) {
        names = Map.of(parts[i].substring(1, parts[i].length() - 1), given[i]);
      } else if (!parts[i].equals(given[i])) {
        return null;
      }
    }
    return names;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /// The right that the officer needs; null: nobody need be logged in.
  @Nullable Right right() {
    return right;
  }

  /// Names that may stand in the query.
  Set<String> queries() {
    return queries.isEmpty() ? Set.of() : Set.of(queries.split(" ", -1));
  }

  boolean posts() {
    return method.equals("POST");
  }

  /// Whether it is for this machine unless the settings say otherwise.
  boolean probe() {
    return this == LIVE || this == READY || this == METRICS;
  }

  /// Bytes of a body at most.
  int bodyMax() {
    return this == FILE_DOCUMENT ? DOCUMENT_BODY_MAX : BODY_MAX;
  }

  /// Bytes of a body that holds no document.
  static final int BODY_MAX = 640 << 10;

  /// Bytes of a body that holds a document: its base64 and the rest.
  static final int DOCUMENT_BODY_MAX =
      renkei.core.base.Limits.DOCUMENT_BYTES_MAX / 3 * 4 + (64 << 10);
}

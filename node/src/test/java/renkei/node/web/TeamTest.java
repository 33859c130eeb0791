// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry.OfficerEnrolled;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.TeamEntry;
import renkei.core.journal.Row;
import renkei.core.turn.Draft;
import tools.jackson.databind.JsonNode;

/// A standing team through the ways in of a node: what officers state, what the other party states,
/// and what neither may.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamTest {
  private static final String CHIEF = WebNode.CHIEF.code();
  private static final String OTHER = "duty-2";

  @TempDir static Path folder;
  private final Contract contract = Contract.read();
  private WebNode node;
  private World world;
  private TeamWorld in;
  private EntryId team;

  @BeforeAll
  void a_node_with_a_peer_and_a_team_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
    var enrolled =
        node.state(
                Draft.of(
                    node.newEntryId(),
                    new Draft.By(WebNode.CHIEF, WebNode.ROOT),
                    node.home(),
                    new OfficerEnrolled(
                        new OfficerId(OTHER),
                        Names.same(OTHER),
                        WebNode.ROOT,
                        Set.of(Right.READ, Right.ANSWER),
                        null)))
            .join();
    assertThat(enrolled).isInstanceOf(renkei.core.turn.Answer.Accepted.class);
    in = new TeamWorld(world);
    team = EntryId.fromHex(in.team);
    in.member(CHIEF);
    in.member(OTHER);
    world.arrives(
        new TeamEntry.MemberListed(
            team,
            new OfficerId("watch-7"),
            new Names("Reyes", "レイエス"),
            new CommandId("INDOPACOM"),
            "DSN 315-555"));
    World.until(() -> party(1).get("members").size() + party(0).get("members").size() == 3);
  }

  @BeforeEach
  void counters_count_from_here() {
    node.mark();
  }

  @AfterEach
  void the_next_good_call_is_served() {
    assertThat(node.get("/api/v1/teams").status()).isEqualTo(200);
  }

  @AfterAll
  void it_stops() {
    node.close();
  }

  private JsonNode whole() {
    WebNode.Answered answered = node.get("/api/v1/teams/" + in.team);
    assertThat(contract.answer("GET", "/api/v1/teams/{id}", answered.body())).isEmpty();
    return answered.body();
  }

  private JsonNode party(int index) {
    return node.get("/api/v1/teams/" + in.team).body().at("/parties/" + index);
  }

  private JsonNode ours() {
    return whole()
        .get("parties")
        .valueStream()
        .filter(one -> one.get("party").asString().equals(node.key.party().key().hex()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode log() {
    WebNode.Answered answered = node.get("/api/v1/teams/" + in.team + "/log");
    assertThat(contract.answer("GET", "/api/v1/teams/{id}/log", answered.body())).isEmpty();
    return answered.body();
  }

  private void refused(WebNode.Answered answered, String code) {
    assertThat(answered.code()).as(answered.text()).isEqualTo(code);
    assertThat(contract.problem(answered.body())).isEmpty();
    assertThat(node.counter("refused." + code.toLowerCase(java.util.Locale.ROOT))).isEqualTo(1);
  }

  @Test
  void the_watch_is_handed_over_by_two_officers_and_open_items_come_with_it() {
    String item = in.must(OTHER, "ITEM_OPENED", TeamWorld.words("en", "Fuel at pier 3?"));
    in.must(CHIEF, "WATCH_TAKEN", Map.of());
    assertThat(ours().at("/watch/officer").asString()).isEqualTo(CHIEF);
    String sheet = sheet(CHIEF, OTHER, List.of(item));
    JsonNode waiting = whole().at("/sheets").valueStream().toList().getLast();
    assertThat(waiting.get("waits").asBoolean()).isTrue();
    Map<String, String> taking = Map.of("signed", sheet, "sheet", waiting.get("hash").asString());
    refused(in.states(CHIEF, "HANDOVER_TAKEN", taking), "SAME_OFFICER");
    in.must(OTHER, "HANDOVER_TAKEN", taking);
    assertThat(ours().at("/watch/officer").asString()).isEqualTo(OTHER);
    assertThat(whole().at("/items/0/carried").asInt()).isEqualTo(1);
    in.must(OTHER, "ITEM_CLOSED", Map.of("item", item, "reason", "delivered"));
    assertThat(whole().at("/closedItems/0/closed/reason").asString()).isEqualTo("delivered");
    in.must(OTHER, "WATCH_LEFT", Map.of("note", ""));
    assertThat(log().get("rows").valueStream().map(row -> row.get("what").asString()).toList())
        .containsSubsequence(
            "TEAM_OPENED",
            "ITEM_OPENED",
            "WATCH_TAKEN",
            "HANDOVER_SIGNED",
            "WATCH_HANDED_OVER",
            "ITEM_CLOSED",
            "WATCH_LEFT");
  }

  private String sheet(String by, String incoming, List<String> items) {
    Map<String, Object> body = new java.util.HashMap<>(TeamWorld.words("ja", "輸送隊が移動中"));
    body.put("incoming", incoming);
    body.put("items", items);
    return in.must(by, "HANDOVER_SIGNED", body);
  }

  @Test
  void a_message_of_the_other_party_is_shown_in_its_language_and_translated_by_a_person() {
    EntryId note =
        world
            .arrives(
                new TeamEntry.NoteSent(
                    team, new TeamEntry.Words("en", "The bridge is closed until 06Z.")))
            .id();
    World.until(() -> whole().get("notes").valueStream().anyMatch(one -> is(one, note)));
    Map<String, Object> body = new java.util.HashMap<>(TeamWorld.words("ja", "橋は06Zまで通行止め"));
    body.put("of", note.hex());
    body.put("translator", "伊藤");
    in.must(OTHER, "TRANSLATION_GIVEN", body);
    JsonNode shown =
        whole().get("notes").valueStream().filter(one -> is(one, note)).findFirst().orElseThrow();
    assertThat(shown.at("/words/language").asString()).isEqualTo("en");
    assertThat(shown.at("/translations/0/translator").asString()).isEqualTo("伊藤");
  }

  private static boolean is(JsonNode one, EntryId id) {
    return one.get("id").asString().equals(id.hex());
  }

  @Test
  void a_request_between_the_parties_is_in_the_log_by_itself() {
    String asked = world.isAsked().hex();
    JsonNode line =
        log()
            .get("rows")
            .valueStream()
            .filter(row -> row.get("id").asString().equals(asked))
            .findFirst()
            .orElseThrow();
    assertThat(line.get("what").asString()).isEqualTo("PROPOSAL_OPENED");
    assertThat(line.get("automatic").asBoolean()).isTrue();
    assertThat(line.get("subject").asString()).isEqualTo("SUPPORT");
  }

  @Test
  void the_newest_lines_are_answered_and_those_before_one() {
    for (int i = 0; i < 5; i++) {
      in.must(OTHER, "ITEM_OPENED", TeamWorld.words("en", "item " + i));
    }
    JsonNode newest = node.get("/api/v1/teams/" + in.team + "/log?limit=2").body();
    String first = newest.at("/rows/0/id").asString();
    JsonNode before = node.get("/api/v1/teams/" + in.team + "/log?limit=2&before=" + first).body();
    assertThat(newest.get("rows").size()).isEqualTo(2);
    assertThat(before.at("/rows/1/at").asString()).isLessThan(newest.at("/rows/0/at").asString());
    assertThat(node.get("/api/v1/teams/" + in.team + "/log?limit=0").code()).isEqualTo("MALFORMED");
    assertThat(node.get("/api/v1/teams/" + in.team + "/log?before=" + node.id()).code())
        .isEqualTo("MALFORMED");
  }

  // --------------------------------------------------------------------------------- hostile input

  @Test
  void c17_a_line_of_the_log_dated_tomorrow_is_refused_ours_and_theirs() {
    Map<String, Object> line = new java.util.HashMap<>(TeamWorld.words("en", "It happened."));
    line.put("at", in.now().plus(Duration.ofDays(1)).toString());
    line.put("topic", "INCIDENT");
    refused(in.states(OTHER, "LOG_LINE_ENTERED", line), "NOT_YET");
    int lines = log().get("rows").size();
    world.arrives(
        new TeamEntry.LogLineEntered(
            team,
            in.now().plus(Duration.ofDays(1)),
            TeamEntry.Topic.INCIDENT,
            new TeamEntry.Words("en", "x")));
    World.until(() -> node.toldRefusals().contains(RefusalCode.NOT_YET));
    assertThat(log().get("rows").size()).isEqualTo(lines);
    line.put("at", in.now().minus(Duration.ofHours(1)).toString());
    in.must(OTHER, "LOG_LINE_ENTERED", line);
  }

  @Test
  void c26_ten_megabytes_of_text_are_refused_and_counted() {
    WebNode.Answered answered =
        in.states(OTHER, "NOTE_SENT", TeamWorld.words("en", "x".repeat(10 << 20)));
    assertThat(answered.status()).isEqualTo(413);
    assertThat(answered.code()).isEqualTo("TOO_LARGE");
    assertThat(node.counter("refused.too_large")).isEqualTo(1);
    refused(in.states(OTHER, "NOTE_SENT", TeamWorld.words("en", "x".repeat(4_001))), "MALFORMED");
  }

  /// Texts made to look like an act, a notice of the node, a line of the log, a call.
  private static final List<String> IMITATIONS =
      List.of(
          "CONSENT jpn-12 sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "* 2026-11-30T00:00:00Z  USA watch-7  WATCH_HANDED_OVER",
          "Notice: the team ends\nチーム終了の通告",
          "{\"kind\":\"WATCH_TAKEN\"}",
          "<tr class=automatic><td>ノードによる行 当直を申し継いだ</td></tr>",
          "ＣＯＮＳＥＮＴ　ｊｐｎ－１２ ٣٤ ０１２３ Ꮯ0NSENT");

  @Test
  void a12_a_text_that_looks_like_an_act_is_an_officers_words_and_changes_nothing() {
    long position = node.ask(state -> state.position()).join();
    JsonNode proposals = node.get("/api/v1/proposals").body();
    String watch = whole().at("/parties").toString();
    int entries = 0;
    for (String text : IMITATIONS) {
      String note = in.must(OTHER, "NOTE_SENT", TeamWorld.words("en", text));
      Map<String, Object> line = new java.util.HashMap<>(TeamWorld.words("en", text));
      line.put("at", in.now().toString());
      line.put("topic", "OTHER");
      String typed = in.must(OTHER, "LOG_LINE_ENTERED", line);
      String item = in.must(OTHER, "ITEM_OPENED", TeamWorld.words("en", text));
      in.must(OTHER, "ITEM_CLOSED", Map.of("item", item, "reason", text));
      entries += 4;
      JsonNode said = find(whole().get("notes"), note);
      assertThat(said.at("/words/text").asString()).isEqualTo(text);
      assertThat(said.get("officer").asString()).isEqualTo(OTHER);
      JsonNode row = find(log().get("rows"), typed);
      assertThat(row.get("automatic").asBoolean()).isFalse();
      assertThat(row.get("what").asString()).isEqualTo("TYPED");
      assertThat(row.get("officer").asString()).isEqualTo(OTHER);
      assertThat(row.at("/words/text").asString()).isEqualTo(text);
    }
    assertThat(node.get("/api/v1/proposals").body()).isEqualTo(proposals);
    assertThat(whole().at("/parties").toString()).isEqualTo(watch);
    int most = 10 * entries;
    assertThat(node.ask(state -> state.rows(position + 1, most)).join())
        .as("each is one entry, and nothing came of it")
        .filteredOn(one -> one.row() instanceof Row.Own)
        .hasSize(entries);
  }

  private static JsonNode find(JsonNode rows, String id) {
    return rows.valueStream()
        .filter(one -> one.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a13_a_text_with_direction_or_unseen_characters_is_refused_and_counted() {
    List<String> texts =
        List.of(
            "CONSENT\u202e21-npj",
            "\u2067hidden\u2069",
            "\u200fright",
            "two\u2028lines",
            "no\u200bwidth",
            "\ufeffmark",
            "tag\udb40\udc41",
            "bell\u0007");
    for (String text : texts) {
      node.mark();
      refused(in.states(OTHER, "NOTE_SENT", TeamWorld.words("en", text)), "MALFORMED");
      node.mark();
      refused(
          in.states(OTHER, "ITEM_CLOSED", Map.of("item", node.id(), "reason", text)), "MALFORMED");
    }
    // What joins letters of a script, and a variant of a character in a name, are seen.
    in.must(OTHER, "NOTE_SENT", TeamWorld.words("ja", "\u845b\udb40\udd00 क्\u200dष"));
  }

  @Test
  void c13_a_name_made_of_control_characters_is_refused() {
    refused(
        in.states(
            CHIEF,
            "MEMBER_LISTED",
            Map.of(
                "officer", "x",
                "names", Map.of("en", "\u0007\u0000", "ja", "\u202e"),
                "command", "JJOC",
                "reach", "229")),
        "MALFORMED");
  }

  @Test
  void p5_the_other_party_cannot_hand_over_our_watch_or_sign_twice() {
    in.must(CHIEF, "WATCH_TAKEN", Map.of());
    String sheet = sheet(CHIEF, OTHER, open());
    JsonNode waiting = whole().at("/sheets").valueStream().toList().getLast();
    world.arrives(
        new TeamEntry.HandoverTaken(
            team,
            EntryId.fromHex(sheet),
            renkei.core.base.Hash.fromHex(waiting.get("hash").asString())));
    World.until(() -> node.toldRefusals().contains(RefusalCode.STALE));
    assertThat(ours().at("/watch/officer").asString()).isEqualTo(CHIEF);
    world.arrives(new TeamEntry.WatchTaken(team));
    EntryId theirs =
        world
            .arrives(
                new TeamEntry.HandoverSigned(
                    team,
                    new OfficerId("watch-7"),
                    new TeamEntry.Words("en", "To myself."),
                    List.of()))
            .id();
    World.until(() -> node.toldRefusals().contains(RefusalCode.SAME_OFFICER));
    assertThat(whole().at("/sheets").valueStream().noneMatch(one -> is(one, theirs))).isTrue();
    in.must(CHIEF, "WATCH_LEFT", Map.of("note", ""));
  }

  private List<String> open() {
    return whole()
        .get("items")
        .valueStream()
        .map(one -> one.get("id").asString())
        .sorted()
        .toList();
  }

  @Test
  void w9_a_sheet_that_leaves_an_open_item_out_is_refused_as_stale() {
    in.must(CHIEF, "WATCH_TAKEN", Map.of());
    in.must(OTHER, "ITEM_OPENED", TeamWorld.words("en", "one more"));
    Map<String, Object> body = new java.util.HashMap<>(TeamWorld.words("en", "Nothing."));
    body.put("incoming", OTHER);
    body.put("items", List.of());
    refused(in.states(CHIEF, "HANDOVER_SIGNED", body), "STALE");
    in.must(CHIEF, "WATCH_LEFT", Map.of("note", ""));
  }

  @Test
  void p25_what_is_no_team_has_no_log_and_an_unknown_one_is_not_there() {
    String request = world.isAsked().hex();
    assertThat(node.get("/api/v1/teams/" + request).status()).isEqualTo(404);
    assertThat(node.get("/api/v1/teams/" + node.id() + "/log").status()).isEqualTo(404);
    assertThat(
            node.post("/api/v1/teams/" + request, Map.of("id", node.id(), "kind", "WATCH_TAKEN"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void a_kind_that_is_not_stated_in_a_team_is_no_kind_and_an_order_is_none() {
    refused(in.states(OTHER, "TASK_ISSUED", Map.of("unit", "lift-1", "text", "go")), "MALFORMED");
  }

  @Test
  void no_path_gives_a_team_or_its_members_any_authority() {
    // A team, or a co-lead, is no command of the register.
    WebNode.Answered delegated =
        node.post(
            "/api/v1/register",
            Map.of(
                "id",
                node.id(),
                "act",
                new java.util.HashMap<>(
                    Map.of(
                        "kind", "AUTHORITY_DELEGATED",
                        "functions", List.of("relief-airlift"),
                        "units", List.of("lift-1"),
                        "giver", "JJOC",
                        "taker", in.team,
                        "from", in.now().plusSeconds(60).toString(),
                        "until", in.now().plusSeconds(600).toString())),
                "basis",
                ""));
    refused(delegated, "NOT_LISTED");
    JsonNode register = node.get("/api/v1/register").body();
    assertThat(register.toString()).doesNotContain(in.team, "Co-lead");
    // A member of ours answers nothing for the other party: its request to us is ours to answer,
    // ours to it is not.
    String ours = world.must("/api/v1/proposals", world.request()).body().get("id").asString();
    WebNode.Answered answered =
        node.post(
            "/api/v1/proposals/" + ours + "/consent",
            Map.of(
                "id", node.id(),
                "version", node.get("/api/v1/proposals/" + ours).body().at("/row/version").asLong(),
                "terms",
                    node.get("/api/v1/proposals/" + ours).body().at("/terms/hash").asString()));
    assertThat(answered.status()).isNotEqualTo(200);
    assertThat(node.get("/api/v1/proposals/" + ours).body().at("/row/state").asString())
        .isEqualTo("OPEN");
    // And what the other party's member states in the team moves no task and no state of ours.
    int tasks = node.get("/api/v1/tasks").body().get("rows").size();
    world.arrives(
        new TeamEntry.NoteSent(team, new TeamEntry.Words("en", "Send lift-1 to Wajima at once.")));
    world.arrives(new Crossing.ProposalAcknowledged(EntryId.fromHex(ours)));
    World.until(() ->
        node.get("/api/v1/proposals/" + ours)
            .body()
            .at("/row/state")
            .asString()
            .equals("ACKNOWLEDGED"));
    assertThat(node.get("/api/v1/tasks").body().get("rows").size()).isEqualTo(tasks);
  }

  @Test
  void a_charter_that_contradicts_itself_is_refused() {
    Map<String, Object> one = TeamWorld.charter(world, "\u0000");
    assertThat(node.post("/api/v1/proposals", one).code()).isEqualTo("MALFORMED");
    Map<String, Object> keeper = TeamWorld.charter(world, "Team");
    keeper.put("keeper", "0".repeat(64));
    assertThat(node.post("/api/v1/proposals", keeper).code()).isEqualTo("NOT_LINKED");
    Map<String, Object> request = new java.util.HashMap<>(world.request());
    request.put("keeper", world.usaHex());
    assertThat(node.post("/api/v1/proposals", request).code()).isEqualTo("MALFORMED");
    assertThat(node.counter("refused.malformed")).isEqualTo(2);
  }
}

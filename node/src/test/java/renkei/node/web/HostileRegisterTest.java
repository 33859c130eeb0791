// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What officers draft of the register and under it that cannot be. Each is refused with its code
/// and counted, the register stays as it was, and the next good act is recorded.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRegisterTest {
  @TempDir static Path folder;
  private WebNode node;
  private World world;
  private int made;

  @BeforeAll
  void a_node_with_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
  }

  @BeforeEach
  void counters_count_from_here() {
    node.mark();
  }

  @AfterEach
  void the_next_good_act_is_recorded() {
    unit("good-" + ++made, "JJOC", null);
  }

  @AfterAll
  void it_stops() {
    node.close();
  }

  // --------------------------------------------------------------------------------- what is
  // drafted

  private static Map<String, Object> fields(Object... pairs) {
    Map<String, Object> fields = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i].toString(), pairs[i + 1]);
    }
    return fields;
  }

  private WebNode.Answered act(String kind, Map<String, Object> body) {
    Map<String, Object> act = new HashMap<>(body);
    act.put("kind", kind);
    return node.post(
        "/api/v1/register", Map.of("id", node.id(), "act", act, "basis", "for the test"));
  }

  private void taken(WebNode.Answered answered) {
    assertThat(answered.status()).as(answered.text()).isEqualTo(200);
  }

  private void refused(String code, WebNode.Answered... answers) {
    for (WebNode.Answered answered : answers) {
      assertThat(answered.code()).as(answered.text()).isEqualTo(code);
      assertThat(Contract.read().problem(answered.body())).isEmpty();
      assertThat(answered.body().at("/sentence/ja").asString()).isNotBlank();
    }
    assertThat(node.counter("refused." + code.toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(answers.length);
  }

  private String at(long seconds) {
    return Values.millis(node.now()).plusSeconds(seconds).toString();
  }

  private WebNode.Answered unitAct(String code, String command, String parent) {
    return act(
        "UNIT_LISTED",
        fields("code", code, "names", World.names(code), "command", command, "parent", parent));
  }

  private void unit(String code, String command, String parent) {
    taken(unitAct(code, command, parent));
  }

  private WebNode.Answered commandAct(String code, String parent, String from, String until) {
    return act(
        "COMMAND_ESTABLISHED",
        fields(
            "code",
            code,
            "names",
            World.names(code),
            "parent",
            parent,
            "from",
            from,
            "until",
            until));
  }

  private Map<String, Object> move(String function, String unit, String taker, String... span) {
    return fields(
        "functions",
        List.of(function),
        "units",
        unit == null ? List.of() : List.of(unit),
        "giver",
        "JJOC",
        "taker",
        taker,
        "from",
        span.length == 0 ? null : span[0],
        "until",
        span.length == 0 ? null : span[1]);
  }

  private Map<String, Object> widen(String function, String... span) {
    Map<String, Object> widened = move(function, null, "JTF-RELIEF", span);
    widened.remove("giver");
    return widened;
  }

  private void officer(String code, String command) {
    world.must(
        "/api/v1/officers",
        Map.of(
            "id", node.id(),
            "code", code,
            "names", World.names(code),
            "command", command,
            "rights", List.of("READ", "ANSWER")));
  }

  private Map<String, Object> answer(String proposal) {
    JsonNode found = node.get("/api/v1/proposals/" + proposal).body();
    return fields(
        "id", node.id(),
        "version", found.at("/row/version").asLong(),
        "terms", found.at("/terms/hash").asString());
  }

  private String state(String proposal) {
    return node.get("/api/v1/proposals/" + proposal).body().at("/row/state").asString();
  }

  // ------------------------------------------------------------------------------------- the tests

  @Test
  void b1_an_answer_by_a_command_that_lost_the_function_a_moment_ago_is_refused() {
    taken(commandAct("NEW-HOLDER", "JJOC", null, null));
    officer("holder-1", "NEW-HOLDER");
    String asked = world.isAsked().hex();
    String path = "/api/v1/proposals/" + asked + "/consent";
    // The screen was open when the function moved: what is sent is still the newest version.
    Map<String, Object> yes = answer(asked);
    taken(act("AUTHORITY_TRANSFERRED", move("relief-airlift", "lift-1", "NEW-HOLDER")));
    refused("NO_AUTHORITY", node.post(path, yes));
    assertThat(state(asked)).isEqualTo("OPEN");
    assertThat(node.post(path, answer(asked), "holder-1").status()).isEqualTo(200);
    World.until(() -> state(asked).equals("IN_FORCE"));
  }

  @Test
  void b2_a_consent_one_bit_off_the_terms_on_the_table_is_refused() {
    String asked = world.isAsked().hex();
    String path = "/api/v1/proposals/" + asked + "/decline";
    Map<String, Object> off = answer(asked);
    off.put("reason", "no");
    byte[] hash = java.util.HexFormat.of().parseHex(off.get("terms").toString());
    for (int place : new int[] {0, 16, 31}) {
      byte[] other = Arrays.copyOf(hash, hash.length);
      other[place] ^= 1;
      off.put("terms", java.util.HexFormat.of().formatHex(other));
      off.put("id", node.id());
      assertThat(node.post(path, off, decider()).code()).isEqualTo("OTHER_TERMS");
    }
    assertThat(node.counter("refused.other_terms")).isEqualTo(3);
    assertThat(state(asked)).isEqualTo("OPEN");
    Map<String, Object> right = answer(asked);
    right.put("reason", "no");
    assertThat(node.post(path, right, decider()).status()).isEqualTo(200);
  }

  /// An officer of whichever command holds the airlift now.
  private String decider() {
    String who = node.get("/api/v1/who?function=relief-airlift&unit=lift-1").body().toString();
    return who.contains("NEW-HOLDER") ? "holder-1" : "duty-1";
  }

  @Test
  void b5_dates_that_end_before_they_start_are_refused_in_every_act_and_rule() {
    String late = at(7_200);
    String early = at(3_600);
    refused(
        "MALFORMED",
        commandAct("SHORT", "JJOC", late, early),
        commandAct("NONE", "JJOC", early, early),
        act("AUTHORITY_TRANSFERRED", move("relief-airlift", null, "JTF-RELIEF", late, early)),
        act("AUTHORITY_DELEGATED", move("relief-airlift", null, "JTF-RELIEF", late, early)),
        act("AUTHORITY_WIDENED", widen("relief-airlift", late, early)),
        act(
            "AUTHORITY_SUSPENDED",
            fields("command", "JTF-RELIEF", "given", null, "from", late, "until", early)),
        rule(late, early),
        rule(early, early),
        visit(late, early));
    assertThat(node.get("/api/v1/register").text()).doesNotContain("SHORT");
  }

  private WebNode.Answered rule(String from, String until) {
    Map<String, Object> draft = new HashMap<>(world.trackRule());
    Map<String, Object> rule = new HashMap<>();
    ((Map<?, ?>) draft.get("rule")).forEach((key, value) -> rule.put(key.toString(), value));
    rule.put("from", from);
    rule.put("until", until);
    draft.put("rule", rule);
    return node.post("/api/v1/rules", draft);
  }

  private WebNode.Answered visit(String from, String until) {
    Map<String, Object> draft = new HashMap<>(world.visit());
    Map<String, Object> matter = new HashMap<>();
    ((Map<?, ?>) draft.get("matter")).forEach((key, value) -> matter.put(key.toString(), value));
    matter.put("from", from);
    matter.put("until", until);
    draft.put("matter", matter);
    return node.post("/api/v1/proposals", draft);
  }

  @Test
  void b6_a_unit_in_two_places_is_refused() {
    unit("wing-a", "JJOC", null);
    unit("wing-b", "JJOC", null);
    unit("squadron", "JJOC", "wing-a");
    refused("NOT_A_TREE", unitAct("squadron", "JJOC", "wing-b"));
    assertThat(where("squadron")).isEqualTo("wing-a");
  }

  private String where(String code) {
    for (JsonNode unit : node.get("/api/v1/register").body().get("units")) {
      if (unit.get("code").asString().equals(code)) {
        return unit.get("parent").asString("");
      }
    }
    return "nowhere";
  }

  @Test
  void b7_a_cycle_of_units_or_of_commands_is_refused() {
    unit("top", "JJOC", null);
    unit("middle", "JJOC", "top");
    unit("bottom", "JJOC", "middle");
    taken(commandAct("C-TOP", "JJOC", null, null));
    taken(commandAct("C-BOTTOM", "C-TOP", null, null));
    refused(
        "NOT_A_TREE",
        unitAct("top", "JJOC", "bottom"),
        unitAct("top", "JJOC", "top"),
        commandAct("C-TOP", "C-BOTTOM", null, null),
        commandAct("JJOC", "C-BOTTOM", null, null));
    assertThat(where("bottom")).isEqualTo("middle");
  }

  @Test
  void b8_a_function_that_nobody_listed_is_given_to_nobody() {
    refused(
        "NOT_LISTED",
        act("AUTHORITY_TRANSFERRED", move("unheard-of", null, "JTF-RELIEF")),
        act("AUTHORITY_DELEGATED", move("unheard-of", null, "JTF-RELIEF")),
        act("AUTHORITY_WIDENED", widen("unheard-of")));
    assertThat(node.get("/api/v1/who?function=unheard-of").text()).doesNotContain("JTF-RELIEF");
  }

  @Test
  void b9_a_command_that_has_not_begun_is_given_nothing_and_decides_nothing() {
    taken(commandAct("LATER", "JJOC", at(86_400), null));
    officer("later-1", "LATER");
    String asked = world.isAsked().hex();
    refused(
        "COMMAND_NOT_STANDING",
        act("AUTHORITY_TRANSFERRED", move("relief-airlift", null, "LATER")),
        act("AUTHORITY_DELEGATED", move("relief-airlift", null, "LATER")),
        node.post("/api/v1/proposals/" + asked + "/consent", answer(asked), "later-1"));
    assertThat(state(asked)).isEqualTo("OPEN");
  }
}

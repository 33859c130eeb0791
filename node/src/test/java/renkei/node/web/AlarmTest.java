// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Alarms through the ways in; time passes here, so each test has a node of its own.
class AlarmTest {
  @TempDir private Path folder;
  private final Contract contract = Contract.read();
  private WebNode node;
  private World world;

  @BeforeEach
  void a_node_with_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
    node.mark();
  }

  @AfterEach
  void the_next_good_call_is_served_and_it_stops() {
    assertThat(node.get("/api/v1/me").status()).isEqualTo(200);
    node.close();
  }

  private JsonNode proposal(String id) {
    return node.get("/api/v1/proposals/" + id).body();
  }

  private List<JsonNode> alarms(String proposal) {
    WebNode.Answered answered = node.get("/api/v1/alarms");
    assertThat(contract.answer("GET", "/api/v1/alarms", answered.body())).isEmpty();
    return answered
        .body()
        .get("rows")
        .valueStream()
        .filter(row -> row.get("proposal").asString().equals(proposal))
        .toList();
  }

  private Map<String, Object> act(String id) {
    Map<String, Object> body = new HashMap<>();
    body.put("id", node.id());
    body.put("version", proposal(id).at("/row/version").asLong());
    return body;
  }

  @Test
  void an_alarm_stands_until_a_named_officer_takes_it_and_comes_back_when_the_time_ran_out() {
    String asked = world.isAsked().hex();
    assertThat(alarms(asked)).isEmpty();
    node.pass(Duration.ofSeconds(500));
    World.until(() -> !alarms(asked).isEmpty());
    JsonNode near = alarms(asked).getFirst();
    assertThat(near.get("clock").asString()).isEqualTo("ACKNOWLEDGE");
    assertThat(near.get("stage").asString()).isEqualTo("NEAR");
    String path = "/api/v1/alarms/" + near.get("id").asString() + "/take";
    assertThat(node.post(path, Map.of("id", node.id()), "reader-1").status()).isEqualTo(403);
    world.must(path, Map.of("id", node.id()));
    assertThat(alarms(asked)).isEmpty();
    WebNode.Answered again = node.post(path, Map.of("id", node.id()));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text()).contains("took alarm " + near.get("number").asLong());
    assertThat(node.counter("refused.stale")).isEqualTo(1);
    node.pass(Duration.ofSeconds(150));
    World.until(() -> !alarms(asked).isEmpty());
    assertThat(alarms(asked).getFirst().get("stage").asString()).isEqualTo("PASSED");
    world.must("/api/v1/proposals/" + asked + "/acknowledge", act(asked));
    assertThat(alarms(asked).stream().map(row -> row.get("clock").asString()).toList())
        .doesNotContain("ACKNOWLEDGE");
    boolean past =
        node.get("/api/v1/alarms")
            .body()
            .get("past")
            .valueStream()
            .anyMatch(row -> row.at("/taken/officer").asString("").equals("duty-1"));
    assertThat(past).isTrue();
  }
}

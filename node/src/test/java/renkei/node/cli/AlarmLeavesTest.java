// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static renkei.node.cli.NodeProcesses.done;
import static renkei.node.cli.NodeProcesses.until;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An alarm leaves a whole node: a process with a configuration, a request that a peer sent over a
/// link, a clock that runs out, and a receiver that speaks HTTP.
final class AlarmLeavesTest {
  @TempDir private Path folder;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private NodeProcesses nodes;
  private HttpServer receiver;
  private Path jpn;
  private Path usa;

  @BeforeEach
  void two_nodes_and_a_receiver() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    receiver.createContext(
        "/alarm",
        call -> {
          heads.add(call.getRequestMethod() + " " + call.getRequestHeaders());
          byte[] body = call.getRequestBody().readAllBytes();
          call.sendResponseHeaders(204, -1);
          call.close();
          bodies.add(new String(body, StandardCharsets.UTF_8));
        });
    receiver.start();
    nodes = new NodeProcesses(folder);
    jpn = nodes.node("JPN", "Japan", "");
    usa =
        nodes.node(
            "USA",
            "United States",
            "alarm.webhook = http://127.0.0.1:" + receiver.getAddress().getPort() + "/alarm\n");
  }

  @AfterEach
  void stop() throws InterruptedException {
    nodes.close();
    receiver.stop(0);
  }

  @Test
  void an_unanswered_request_leaves_as_a_number_and_nothing_else() throws IOException {
    nodes.pair(jpn, usa);
    done("function", "add", "relief-airlift", "--name", "Relief airlift", "--data", usa);
    String id =
        done(
                "request",
                "ask",
                "--to",
                "USA",
                "--function",
                "relief-airlift",
                "--capability",
                "helicopters",
                "--why",
                "bridges are down",
                "--area",
                "34,138,36,140",
                "--answer-within",
                "1",
                "--json",
                "--key",
                NodeProcesses.keyOf(jpn),
                "--data",
                jpn)
            .json()
            .path("id")
            .asString();
    until(() -> !bodies.isEmpty());
    JsonNode told = JsonMapper.builder().build().readTree(bodies.getFirst());
    assertThat(told.properties()).hasSize(1);
    long number = told.properties().iterator().next().getValue().asLong();
    assertThat(number).isPositive();
    assertThat(heads.getFirst()).startsWith("POST ");
    for (String text : bodies) {
      assertThat(text).doesNotContain(id, "helicopters", "bridges", "relief", "JPN", "USA");
    }
    assertThat(String.join(" ", heads)).doesNotContain(id, "helicopters", "JPN", "USA");
    assertThat(done("request", "alarms", "--data", usa).out()).contains(String.valueOf(number));
    // The officer who takes it at the node is known by name there, and nothing more leaves of it.
    done("request", "take", number, "--data", usa);
    assertThat(Files.readString(usa.resolveSibling("USA.log"))).doesNotContain("bridges");
  }
}

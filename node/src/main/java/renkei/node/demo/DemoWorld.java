// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Names;
import renkei.node.app.Main;
import tools.jackson.databind.JsonNode;

/// The parties of the demonstration. All names stand for roles; there is no affiliation with any
/// government, and everything invented is marked EXERCISE 演習.
final class DemoWorld implements AutoCloseable {
  /// Officers beside the first one of each node.
  static final String JJOC = "duty-jjoc";

  static final String INDOPACOM = "duty-indopacom";
  static final String USFJ = "duty-usfj";

  final DemoNode jpn;
  final DemoNode usa;
  final DemoNode phl;
  final DemoNode xaa;
  private final List<DemoNode> nodes;
  private final List<DemoNode> allies = Collections.synchronizedList(new ArrayList<>());
  private final Path home;
  private volatile boolean closed;

  /// @param home where their folders go
  /// @param firstPort of the officers' listeners; 0: any free ones
  DemoWorld(Path home, int firstPort) throws IOException {
    this.home = home;
    List<Integer> ports = ports(firstPort);
    jpn = new DemoNode(home, who("JPN", "Japan", "日本", "MOD", "防衛省"), ports.get(0), new CutWire());
    usa =
        new DemoNode(
            home,
            who("USA", "United States", "米国", "INDOPACOM", "インド太平洋軍"),
            ports.get(1),
            new CutWire());
    phl =
        new DemoNode(
            home, who("PHL", "Philippines", "フィリピン", "AFP", "フィリピン軍"), ports.get(2), new CutWire());
    xaa =
        new DemoNode(
            home,
            who("XAA", "Fictional party", "架空の当事者", "HQ", "司令部"),
            ports.get(3),
            new CutWire());
    nodes = List.of(jpn, usa, phl, xaa);
  }

  private static DemoNode.Who who(String code, String en, String ja, String root, String rootJa) {
    return new DemoNode.Who(code, en, ja, root, new Names(root, rootJa));
  }

  /// Where the officers' listeners go: one after the other, or any free ports.
  private static List<Integer> ports(int first) throws IOException {
    if (first != 0) {
      return List.of(first, first + 1, first + 2, first + 3);
    }
    // All are held at once before any is let go, so that no two are the same.
    List<ServerSocket> held = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.add(socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return ports;
  }

  List<DemoNode> nodes() {
    return nodes;
  }

  /// Founds and starts the four nodes.
  ///
  /// @param feed lines of JPN's configuration that name its feed
  void start(String feed) throws IOException {
    jpn.found(feed);
    usa.found("feed.kind = none");
    phl.found("feed.kind = none");
    xaa.found("feed.kind = none");
    List<Exception> faults = Collections.synchronizedList(new ArrayList<>());
    List<Thread> starting = new ArrayList<>();
    for (DemoNode node : nodes) {
      starting.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  node.start();
                } catch (IOException fault) {
                  faults.add(fault);
                }
              }));
    }
    for (Thread thread : starting) {
      join(thread);
    }
    for (Exception fault : faults) {
      throw new Main.Refused(String.valueOf(fault.getMessage()));
    }
    nodes.forEach(node -> node.keyOf(node.who().officer()));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Main.Refused("stopped");
    }
  }

  /// A further party, founded and started for the steps that need it.
  DemoNode ally(String code, String en, String ja, String root, String rootJa) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    DemoNode.Who who = new DemoNode.Who(code, en, ja, root, new Names(root, rootJa));
    DemoNode node = new DemoNode(home, who, port, new CutWire());
    allies.add(node);
    node.found("feed.kind = none");
    node.start();
    node.keyOf(who.officer());
    return node;
  }

  /// From now on whoever enrols a key may soon sign with it: invented officers put it on the roll.
  void entersKeys() {
    Thread.ofVirtual()
        .start(() -> {
          while (!closed) {
            for (DemoNode node : nodes) {
              try {
                node.enterAll();
              } catch (Main.Refused notNow) {
                // The node is down for a moment, or a pairing is under way: the next round does it.
                Story.pause(Duration.ofMillis(100));
              }
            }
            Story.pause(Duration.ofMillis(300));
          }
        });
  }

  /// Pairs two nodes as two officers would: letters carried, words read to each other.
  void pair(DemoNode inviter, DemoNode invitee) {
    JsonNode invite =
        must(
            inviter,
            "/api/v1/peers/invite",
            Map.of("toCode", invitee.code(), "highest", "CONFIDENTIAL"));
    JsonNode reply = must(invitee, "/api/v1/peers/accept", Map.of("text", text(invite)));
    JsonNode heard = must(inviter, "/api/v1/peers/accept", Map.of("text", text(reply)));
    confirm(invitee, reply);
    confirm(inviter, heard);
  }

  private static String text(JsonNode letter) {
    return letter.path("text").asString();
  }

  private void confirm(DemoNode node, JsonNode letter) {
    List<String> words = new ArrayList<>();
    letter.path("words").forEach(word -> words.add(word.asString()));
    must(
        node,
        "/api/v1/peers/confirm",
        Map.of("party", letter.path("party").asString(), "words", words));
  }

  private static JsonNode must(DemoNode node, String path, Map<String, ?> body) {
    return node.api().must(node.who().officer(), path, body);
  }

  /// A party's id, as it is known since its founding.
  static String party(DemoNode node) {
    return node.party();
  }

  /// The link of one node to another, as its screen shows it; missing when there is none.
  static JsonNode peer(DemoNode node, DemoNode other) {
    for (JsonNode row : node.api().get(node.who().officer(), "/api/v1/peers").path("rows")) {
      if (row.path("code").asString().equals(other.code())) {
        return row;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  /// A label of the demonstration.
  static Map<String, Object> label(String level, @Nullable List<String> releasableTo) {
    Map<String, Object> label = new java.util.LinkedHashMap<>();
    label.put("policy", "COALITION");
    label.put("level", level);
    label.put("restrictive", List.of());
    label.put("releasableTo", releasableTo);
    label.put("informative", List.of());
    label.put("exercise", true);
    return label;
  }

  @Override
  public void close() {
    closed = true;
    nodes.forEach(DemoNode::close);
    allies.forEach(DemoNode::close);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.node.app.Config;
import renkei.node.store.DataFolder;
import tools.jackson.databind.JsonNode;

/// What `renkei doctor` finds out about ports, links and clocks.
final class NodeDiagnoses {
  private static final int DIAL_MILLIS = 2_000;
  private static final long SKEW_MILLIS_MAX = 2_000;

  private final DataFolder folder;
  private final Config config;

  NodeDiagnoses(DataFolder folder, Config config) {
    this.folder = folder;
    this.config = config;
  }

  /// Whether a node answers on the officers' port.
  boolean running() {
    return AtNode.open(folder).ready();
  }

  /// The ports of a node that does not run must be free; those of one that runs must answer.
  List<Diagnosis> ports(boolean running) {
    List<Diagnosis> found = new ArrayList<>();
    found.add(port("port-web", "web.listen", config.web().listen(), running));
    InetSocketAddress peers = config.peerListen();
    if (peers != null) {
      found.add(port("port-peers", "peer.listen", peers, running));
    }
    return found;
  }

  private Diagnosis port(String check, String key, InetSocketAddress at, boolean running) {
    if (at.getPort() == 0) {
      return Diagnosis.well(check, key + " takes any free port");
    }
    String fault = running ? unanswered(at) : taken(at);
    if (fault == null) {
      return Diagnosis.well(
          check,
          key
              + " "
              + at.getHostString()
              + ":"
              + at.getPort()
              + (running ? " answers" : " is free"));
    }
    return Diagnosis.fault(
        check,
        key + " " + at.getHostString() + ":" + at.getPort() + ": " + fault,
        running ? "nobody reaches the node there" : "the node will not start",
        running ? "ss -ltn" : "ss -ltnp 'sport = :" + at.getPort() + "'");
  }

  private static @Nullable String unanswered(InetSocketAddress at) {
    InetAddress address = at.getAddress();
    boolean any = address == null || address.isAnyLocalAddress();
    InetSocketAddress to =
        any ? new InetSocketAddress(InetAddress.getLoopbackAddress(), at.getPort()) : at;
    try (Socket socket = new Socket()) {
      socket.connect(to, DIAL_MILLIS);
      return null;
    } catch (IOException fault) {
      return fault.getMessage();
    }
  }

  private static @Nullable String taken(InetSocketAddress at) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(at);
      return null;
    } catch (IOException fault) {
      return fault.getMessage();
    }
  }

  /// Links and clocks, as the running node knows them.
  List<Diagnosis> peers() {
    List<Diagnosis> found = new ArrayList<>();
    for (JsonNode peer : AtNode.open(folder).get("", "/api/v1/peers").path("rows")) {
      found.add(link(peer));
      found.add(clock(peer));
    }
    return found.isEmpty() ? List.of(Diagnosis.well("peers", "there is none yet")) : found;
  }

  private Diagnosis link(JsonNode peer) {
    String code = peer.path("code").asString();
    String state = peer.path("state").asString();
    String fix = "renkei peer list --data " + folder.root();
    if (state.equals("UP")) {
      return Diagnosis.well("link-" + code, "stands, " + peer.path("queued").asLong(0) + " queued");
    }
    String why = peer.path("why").path("en").asString("what is released to it waits here");
    return state.equals("ROLLED_BACK")
        ? Diagnosis.fault(
            "link-" + code,
            "this node or " + code + " lost a part of its past",
            why,
            "renkei incarnation --reason TEXT --data " + folder.root())
        : Diagnosis.warning("link-" + code, "is " + state, why, fix);
  }

  private Diagnosis clock(JsonNode peer) {
    String code = peer.path("code").asString();
    JsonNode skew = peer.path("skewMillis");
    if (!skew.isNumber()) {
      return Diagnosis.well("clock-" + code, "not known while the link is down");
    }
    long millis = skew.asLong();
    String what = "differs from ours by " + millis + " ms";
    return Math.abs(millis) <= SKEW_MILLIS_MAX
        ? Diagnosis.well("clock-" + code, what)
        : Diagnosis.warning(
            "clock-" + code,
            what,
            "each side keeps its own time, but deadlines look different on the two screens",
            "timedatectl status");
  }
}

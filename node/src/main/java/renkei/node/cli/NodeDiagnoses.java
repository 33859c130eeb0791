// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import static renkei.node.cli.Diagnosis.said;

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
      return Diagnosis.well(check, said(key + " takes any free port", key + " は空きポートを使う"));
    }
    String fault = running ? unanswered(at) : taken(at);
    String place = key + " " + at.getHostString() + ":" + at.getPort();
    if (fault == null) {
      return Diagnosis.well(
          check,
          running
              ? said(place + " answers", place + " は応答している")
              : said(place + " is free", place + " は空いている"));
    }
    return Diagnosis.fault(
        check,
        said(place + ": " + fault, place + (running ? " が応答しない：" : " を使えない：") + fault),
        running
            ? said("nobody reaches the node there", "そこではノードに届かない")
            : said("the node will not start", "ノードは起動しない"),
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
    return found.isEmpty()
        ? List.of(Diagnosis.well("peers", said("there is none yet", "相手ノードはまだない")))
        : found;
  }

  private Diagnosis link(JsonNode peer) {
    String code = peer.path("code").asString();
    String state = peer.path("state").asString();
    String fix = "renkei peer list --data " + folder.root();
    if (state.equals("UP")) {
      long queued = peer.path("queued").asLong(0);
      return Diagnosis.well(
          "link-" + code, said("stands, " + queued + " queued", "連接中、送信待ち " + queued));
    }
    Diagnosis.Said why =
        said(
            peer.path("why").path("en").asString("what is released to it waits here"),
            peer.path("why").path("ja").asString("提供するものはここで待つ"));
    return state.equals("ROLLED_BACK")
        ? Diagnosis.fault(
            "link-" + code,
            said(
                "this node or " + code + " lost a part of its past",
                "本ノードか " + code + " が履歴の一部を失った"),
            why,
            "renkei incarnation --reason TEXT --data " + folder.root())
        : Diagnosis.warning("link-" + code, said("is " + state, "状態 " + state), why, fix);
  }

  private Diagnosis clock(JsonNode peer) {
    String code = peer.path("code").asString();
    JsonNode skew = peer.path("skewMillis");
    if (!skew.isNumber()) {
      return Diagnosis.well(
          "clock-" + code, said("not known while the link is down", "連接が切れている間は分からない"));
    }
    long millis = skew.asLong();
    Diagnosis.Said what = said("differs from ours by " + millis + " ms", "当方との差 " + millis + " ms");
    return Math.abs(millis) <= SKEW_MILLIS_MAX
        ? Diagnosis.well("clock-" + code, what)
        : Diagnosis.warning(
            "clock-" + code,
            what,
            said(
                "each side keeps its own time, but deadlines look different on the two screens",
                "時刻は各自のものだが、双方の画面で期限が違って見える"),
            "timedatectl status");
  }
}

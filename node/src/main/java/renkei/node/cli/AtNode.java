// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import renkei.node.app.Config;
import renkei.node.app.KeyFolder;
import renkei.node.app.Main;
import renkei.node.app.NodeApi;
import renkei.node.app.Tls;
import renkei.node.keys.OfficerFileKey;
import renkei.node.store.DataFolder;
import tools.jackson.databind.JsonNode;

/// The running node that a command speaks to. Address and token are found in the node's own data
/// folder, so whoever may read that folder needs nothing else, and nobody else gets in.
final class AtNode {
  @Option(
      names = "--data",
      required = true,
      description = {"Data folder of the running node.", "稼働中のノードのデータフォルダー。"})
  private Path data;

  @Option(
      names = "--as",
      paramLabel = "OFFICER",
      description = {
        "Code of the officer who does it (default: the first officer).",
        "行う担当者の符号（既定：最初の担当者）。"
      })
  private String officer = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      defaultValue = "${env:RENKEI_OFFICER_KEY}",
      description = {
        "The officer's own key, for acts that bind the party (default: RENKEI_OFFICER_KEY).",
        "当事者を拘束する行為のための担当者本人の鍵（既定：RENKEI_OFFICER_KEY）。"
      })
  private @Nullable Path key;

  private @Nullable NodeApi api;

  /// The folder that was named.
  DataFolder folder() {
    return new DataFolder(data);
  }

  /// What the officer may be told; a refusal ends the command with its sentence.
  JsonNode read(String path) {
    return api().get(officer, path);
  }

  /// The bytes of a file.
  byte[] download(String path) {
    return api().download(officer, path);
  }

  /// States something; a refusal ends the command with its sentence.
  JsonNode state(String path, Map<String, ?> body) {
    return api().must(officer, path, body);
  }

  private NodeApi api() {
    NodeApi present = api;
    if (present == null) {
      present = open(folder());
      Path own = key;
      if (own != null) {
        present.signAs(officer, OfficerFileKey.read(own));
      }
      api = present;
    }
    return present;
  }

  /// Speaks to the node of a folder. @throws ConfigRefused when the folder holds no node
  static NodeApi open(DataFolder folder) {
    Config.Web web = Config.read(folder.config()).web();
    KeyFolder keys = KeyFolder.read(folder);
    return new NodeApi(
        address(web), keys.token(), web.plain() ? Tls.any() : Tls.only(keys.web().certificate()));
  }

  /// Where this machine reaches the officers' listener.
  static URI address(Config.Web web) {
    InetSocketAddress listen = web.listen();
    InetAddress at = listen.getAddress();
    boolean here = at == null || at.isAnyLocalAddress() || at.isLoopbackAddress();
    String host = here ? "localhost" : at.getHostAddress();
    return URI.create((web.plain() ? "http://" : "https://") + host + ":" + listen.getPort() + "/");
  }

  /// The id of a party named by its code; its own code too.
  String party(String code) {
    JsonNode self = read("/api/v1/node");
    if (self.path("code").asString().equals(code)) {
      return self.path("party").asString();
    }
    List<String> known = new ArrayList<>();
    for (JsonNode peer : read("/api/v1/peers").path("rows")) {
      if (peer.path("code").asString().equals(code)) {
        return peer.path("party").asString();
      }
      known.add(peer.path("code").asString());
    }
    throw new Main.Refused(
        known.isEmpty()
            ? "no peer has the code '" + code + "', for there is none yet: renkei peer invite"
            : "no peer has the code '" + code + "'; known are: " + String.join(", ", known),
        "「" + code + "」という相手はありません。連接先：" + (known.isEmpty() ? "なし" : String.join("、", known)));
  }

  /// Codes of the parties by id, this one's too, for lists.
  Map<String, String> codes() {
    Map<String, String> codes = new LinkedHashMap<>();
    JsonNode self = read("/api/v1/node");
    codes.put(self.path("party").asString(), self.path("code").asString());
    for (JsonNode peer : read("/api/v1/peers").path("rows")) {
      codes.put(peer.path("party").asString(), peer.path("code").asString());
    }
    return codes;
  }

  /// A label under the node's own policy and domain.
  ///
  /// @param releasableTo codes; null: this party only
  Map<String, Object> label(String level, @Nullable List<String> releasableTo) {
    JsonNode self = read("/api/v1/node");
    Map<String, Object> label = new LinkedHashMap<>();
    label.put("policy", self.path("policy").asString("COALITION"));
    label.put("level", level);
    label.put("restrictive", List.of());
    label.put("releasableTo", releasableTo);
    label.put("informative", List.of());
    label.put("exercise", self.path("exercise").asBoolean());
    return label;
  }

  /// A value as it stands in a query.
  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

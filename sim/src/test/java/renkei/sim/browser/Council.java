// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;
import renkei.node.app.EmbeddedNode;
import renkei.node.app.KeyFolder;
import renkei.node.app.NodeApi;
import renkei.node.app.Tls;
import renkei.node.store.DataFolder;
import tools.jackson.databind.JsonNode;

/// Four real nodes linked with each other and, at each, one officer at a screen with a passkey: the
/// one in Tokyo reads Japanese, the others English.
final class Council implements AutoCloseable {
  private static final String OFFICER = "desk";
  private static final List<String> CODES = List.of("JPN", "USA", "GBR", "PHL");

  private final Map<String, EmbeddedNode> nodes = new LinkedHashMap<>();
  private final Map<String, NodeApi> apis = new LinkedHashMap<>();
  private final Map<String, Tab> tabs = new LinkedHashMap<>();
  private final Path folder;

  /// Founds the nodes, binds the passkeys, and then links them, so that the letters carry the keys.
  Council(Path folder, ChromeDriver chrome) {
    this.folder = folder;
    for (String code : CODES) {
      EmbeddedNode node = EmbeddedNode.found(folder.resolve(code), code, code + "-HQ");
      nodes.put(code, node);
      NodeApi api =
          new NodeApi(
              URI.create(address(node)), KeyFolder.token(new DataFolder(node.folder())), Tls.any());
      api.signAs(node.officer().officer().code(), node.key());
      apis.put(code, api);
      tabs.put(code, sits(code, chrome));
    }
    for (int i = 0; i < CODES.size(); i++) {
      for (String other : CODES.subList(i + 1, CODES.size())) {
        node(CODES.get(i)).pairWith(node(other));
      }
    }
    for (String code : CODES) {
      tab(code).await("links of " + code, () -> node(code).linked(CODES.size() - 1));
      tab(code).driver().navigate().refresh();
    }
    tab("JPN").speak("ja");
  }

  private static String address(EmbeddedNode node) {
    return "http://localhost:" + node.webPort() + "/";
  }

  private Tab sits(String code, ChromeDriver chrome) {
    EmbeddedNode node = node(code);
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("code", OFFICER);
    draft.put("names", Map.of("en", "Desk", "ja", "担当"));
    draft.put("command", node.officer().command().code());
    draft.put("rights", List.of("READ", "ANSWER", "RELEASE", "REGISTER", "ADMINISTER"));
    String link =
        api(code)
            .must(node.officer().officer().code(), "/api/v1/officers", draft)
            .path("link")
            .asString();
    Tab tab = Tab.open(chrome, address(node));
    tab.width(1280, 800);
    tab.expects("/api/v1/me - Failed to load resource: the server responded with a status of 401");
    tab.passkeys();
    tab.load(link);
    tab.click(Tab.mark("enrol-passkey"));
    tab.await("the watch", () -> tab.shows("main.main-watch") && tab.shows(".bar-officer"));
    tab.speak("en");
    return tab;
  }

  EmbeddedNode node(String code) {
    return Objects.requireNonNull(nodes.get(code), code);
  }

  NodeApi api(String code) {
    return Objects.requireNonNull(apis.get(code), code);
  }

  Tab tab(String code) {
    return Objects.requireNonNull(tabs.get(code), code);
  }

  String party(String code) {
    return node(code).party().key().hex();
  }

  /// What a node answers to its first officer.
  JsonNode read(String code, String path) {
    return api(code).get(node(code).officer().officer().code(), path);
  }

  /// A folder for files that an officer picks.
  Path folder() {
    return folder;
  }

  /// Nothing failed in a browser, its policy forbade nothing, and no screen as it stands breaks a
  /// rule of WCAG.
  void clean(String... codes) {
    List<String> found = new ArrayList<>();
    for (String code : codes) {
      Axe.violations(tab(code)).forEach(one -> found.add(code + " " + one));
      // That an act waits for its signature is an answer; the browser logs it as a failed load.
      tab(code).faults().stream()
          .filter(fault -> !fault.contains("428 (Precondition Required)"))
          .forEach(found::add);
    }
    assertThat(found).isEmpty();
  }

  /// The screen as it stands, as a picture.
  void picture(Pictures pictures, String code, String name) throws IOException {
    pictures.take(tab(code), name);
  }

  @Override
  public void close() {
    nodes.values().forEach(EmbeddedNode::close);
  }
}

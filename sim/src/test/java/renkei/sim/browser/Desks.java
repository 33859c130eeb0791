// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import renkei.node.demo.PlayedStory;

/// The desks of duty officers of three parties: each its own tab in one browser, at its own node.
///
/// @param folder for files that an officer picks
record Desks(
    PlayedStory story,
    Tab jpn,
    Tab usa,
    Tab phl,
    Dictionary dictionary,
    Pictures pictures,
    Path folder) {
  /// Every desk.
  List<Tab> all() {
    return List.of(jpn, usa, phl);
  }

  /// The key of an officer, by what the node says of it; empty: none.
  String key(String node, String code) {
    for (var row : story.read(node, "/api/v1/officers").path("rows")) {
      if (row.path("code").asString().equals(code)) {
        return row.path("key").asString("");
      }
    }
    return "";
  }

  /// The screen as it stands, in both languages.
  void pair(Tab tab, String name) throws IOException {
    pictures.take(tab, name + "-en");
    language(tab, "ja");
    pictures.take(tab, name + "-ja");
    language(tab, "en");
  }

  /// By the button, or by its key where a step stands before the screen.
  static void language(Tab tab, String language) {
    tab.js("document.querySelector('[data-testid=language]').click()");
    tab.await(
        "the language", () -> language.equals(tab.js("return document.documentElement.lang")));
  }
}

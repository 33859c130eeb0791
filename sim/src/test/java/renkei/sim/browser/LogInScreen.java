// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import renkei.node.demo.PlayedStory;

/// The door of a node: keys that a one-time link binds, and what they open again.
final class LogInScreen {
  private final Desks desks;
  private final Tab jpn;
  private final Tab usa;
  private final Tab phl;
  private final PlayedStory story;

  LogInScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.usa = desks.usa();
    this.phl = desks.phl();
    this.story = desks.story();
  }

  /// Binds a key of the browser.
  void binds_a_browser_key() {
    jpn.load(story.link("JPN", "duty-jjoc"));
    jpn.click(Tab.mark("enrol-browser"));
    inside(jpn);
    assertThat(jpn.text(".bar-officer")).contains("JJOC").contains("weaker key");
    outAndIn(jpn);
    assertThat(desks.key("JPN", "duty-jjoc")).isEqualTo("BROWSER");
  }

  /// Binds a passkey.
  void binds_a_passkey() {
    usa.passkeys();
    usa.load(story.link("USA", "duty-usfj"));
    usa.click(Tab.mark("enrol-passkey"));
    inside(usa);
    assertThat(usa.text(".bar-officer")).contains("USFJ").doesNotContain("weaker key");
    outAndIn(usa);
    assertThat(desks.key("USA", "duty-usfj")).isEqualTo("PASSKEY");
  }

  /// Loads each desk again; nobody must log in again.
  void stays_open_side_by_side() {
    phl.load(story.link("PHL", story.first("PHL")));
    phl.click(Tab.mark("enrol-browser"));
    inside(phl);
    for (Tab tab : desks.all()) {
      tab.driver().navigate().refresh();
      inside(tab);
    }
    jpn.await("live", () -> !jpn.shows(Tab.mark("offline")));
  }

  private static void inside(Tab tab) {
    tab.await("the watch", () -> tab.shows("main.main-watch") && tab.shows(".bar-officer"));
  }

  private static void outAndIn(Tab tab) {
    tab.go("settings");
    // What was asked for just before the log-out may be answered after it.
    tab.expects(
        "/api/v1/journal?last=60 - Failed to load resource: the server responded with a status of"
            + " 401");
    tab.click(Tab.mark("logout"));
    tab.await("the door", () -> tab.shows(Tab.mark("prove")));
    assertThat(tab.js("return document.cookie")).as("cookies that scripts see").isEqualTo("");
    tab.click(Tab.mark("prove"));
    inside(tab);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import renkei.node.demo.PlayedStory;

/// The screen of links, with what a peer sent and was refused.
final class LinkScreen {
  private final Desks desks;
  private final Tab jpn;
  private final PlayedStory story;

  LinkScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.story = desks.story();
  }

  /// What the party that misbehaves sent stands there with its reasons.
  void shows_refusals() throws IOException {
    jpn.clickWords(".hold button", "Close");
    jpn.go("links/" + story.party("XAA"));
    String panel = "#link-" + story.party("XAA");
    jpn.await("refusals", () -> jpn.count(panel + " [data-testid=refusals] tbody tr") >= 4);
    assertThat(jpn.text(panel)).contains("UNKNOWN_KIND", "NOT_KEEPER", "ID_REUSED");
    assertThat(jpn.text(Tab.mark("links"))).contains("USA Up");
    jpn.js(
        "document.querySelector(arguments[0] + ' .panel-body >"
            + " .group:last-of-type').scrollIntoView({block: 'end'})",
        panel);
    desks.pair(jpn, "links");
  }
}

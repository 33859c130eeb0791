// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import renkei.node.demo.PlayedStory;

/// The picture: the map, the table beside it, and what a peer sees of it.
final class PictureScreen {
  private final Desks desks;
  private final Tab jpn;
  private final Tab usa;
  private final PlayedStory story;

  PictureScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.usa = desks.usa();
    this.story = desks.story();
  }

  /// The map is drawn, its tracks move, and the table beside it has them.
  void moves() throws IOException {
    jpn.go("watch");
    jpn.await("tracks", () -> jpn.count("[data-testid=tracks] tbody tr") >= 100);
    jpn.await("a drawn map", () -> colours(jpn) > 20);
    Set<String> before = places(jpn);
    String drawn = canvas(jpn);
    jpn.await(
        "tracks that move",
        () -> {
          Set<String> now = places(jpn);
          now.removeAll(before);
          return now.size() > 5 && !canvas(jpn).equals(drawn);
        });
    story.ask(4);
    jpn.click(".watch-left .cards button.card");
    jpn.await("what was picked", () -> jpn.shows(".watch-right .clocks-long"));
    desks.pair(jpn, "watch");
  }

  private static long colours(Tab tab) {
    return (Long) Objects.requireNonNull(tab.js(Scripts.text("colours.js")));
  }

  private static String canvas(Tab tab) {
    return String.valueOf(tab.js("return document.querySelector('.chart-canvas').toDataURL()"));
  }

  private static Set<String> places(Tab tab) {
    return rows(
        tab,
        "return [...document.querySelectorAll('[data-testid=tracks] tbody tr')].map((row) =>"
            + " row.cells[0].innerText + ' ' + row.cells[3].innerText)");
  }

  private static Set<String> rows(Tab tab, String script) {
    Set<String> found = new TreeSet<>();
    if (tab.js(script) instanceof List<?> rows) {
      rows.forEach(row -> found.add(String.valueOf(row)));
    }
    return found;
  }

  /// What USA sees by our account is what USA has.
  void shows_what_usa_has() throws IOException {
    String numbers =
        "return [...document.querySelectorAll('[data-testid=tracks] tbody tr')].map((row) =>"
            + " row.cells[0].innerText.replace(/\\D+/g, '#') + ' ' + row.cells[1].innerText)";
    jpn.go("release/view/" + story.party("USA"));
    jpn.await("reasons", () -> jpn.count("[data-testid=reasons] li") >= 4);
    usa.go("watch");
    usa.clickWords(".tools button", "Table");
    for (int tries = 0; tries < 20 && !rows(jpn, numbers).equals(rows(usa, numbers)); tries++) {
      Tab.pause(Duration.ofSeconds(2)); // each side learns of a beat in its own second
    }
    Set<String> here = rows(jpn, numbers);
    assertThat(here).hasSizeGreaterThanOrEqualTo(40).isEqualTo(rows(usa, numbers));
    assertThat(jpn.text(Tab.mark("count-REDUCED"))).contains(String.valueOf(here.size()));
    desks.pair(jpn, "view-as");
    usa.clickWords(".tools button", "Map and table");
  }
}

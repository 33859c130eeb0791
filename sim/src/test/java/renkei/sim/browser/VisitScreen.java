// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.openqa.selenium.Keys;
import renkei.node.demo.PlayedStory;

/// The calendar of visits at host and visitor, and what a group of parties has in common.
final class VisitScreen {
  private static final String FORCE = "3rd relief company (EXERCISE 演習)";
  private static final String ROW =
      "return [...document.querySelectorAll('[data-testid=visits] tbody tr')].find((row) =>"
          + " row.innerText.includes(arguments[0]))";
  private static final String SUBMIT = "dialog form button[type=submit]";

  private final Desks desks;
  private final Tab jpn;
  private final Tab phl;
  private final PlayedStory story;

  VisitScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.phl = desks.phl();
    this.story = desks.story();
  }

  /// A visit is proposed and consented to; either side states the arrival, and both see what goes
  /// otherwise than agreed.
  void shows_what_each_side_states() throws IOException {
    propose();
    String visit = String.valueOf(jpn.js("return location.hash.slice(2)"));
    phl.go("visits");
    phl.await("the visit there", () -> phl.text("main").contains(FORCE));
    phl.go(visit);
    phl.click(Tab.mark("do-consent"));
    phl.await("the step", () -> phl.shows(SUBMIT));
    phl.click(SUBMIT);
    phl.click(Tab.mark("sign"));
    jpn.await("in force", () -> jpn.text(".detail").contains("In force"));
    arrives(jpn, "40");
    phl.go("visits");
    phl.await("the early arrival there", () -> row(phl).contains("before the agreed"));
    arrives(phl, "43");
    for (Tab tab : List.of(jpn, phl)) {
      tab.await("the difference", () -> row(tab).contains("Of the arrival the host states"));
      assertThat(row(tab))
          .contains("43 people; agreed were 40")
          .contains("JPN: arrived · 40 people")
          .contains("PHL: arrived · 43 people");
      assertThat(tab.count("[data-testid=bars] .bar-agreed")).isPositive();
      assertThat(tab.count("[data-testid=bars] .bar-stated")).isGreaterThanOrEqualTo(2);
    }
    desks.pair(jpn, "visits");
    lengthen();
  }

  /// What the calendar says of this visit; empty before it is there.
  private static String row(Tab tab) {
    return String.valueOf(tab.js(ROW + "?.innerText ?? ''", FORCE));
  }

  private static void press(Tab tab, String what) {
    String button = "?.querySelector('[data-testid=" + what + "]')";
    tab.await(
        "the step " + what, () -> Boolean.TRUE.equals(tab.js(ROW + button + " != null", FORCE)));
    tab.js(ROW + button + "?.focus()", FORCE);
    tab.press(Keys.ENTER);
    tab.await("the step", () -> tab.shows("dialog[open]"));
  }

  private void propose() {
    jpn.go("visits/new");
    jpn.pick("main", "Host", story.party("PHL"));
    jpn.type("main", "Force", FORCE);
    jpn.type("main", "Place", "Yokota (EXERCISE 演習)");
    jpn.type("main", "Head count", "40");
    jpn.type("main", "Purpose", "EXERCISE 演習");
    jpn.type("main", "English", "Forty people come. EXERCISE");
    jpn.type("main", "日本語", "40名が訪問する。演習");
    jpn.js("document.querySelector('main form button[type=submit]').focus()");
    jpn.press(Keys.ENTER);
    jpn.click(Tab.mark("sign"));
    jpn.await("the proposal", () -> jpn.shows(".detail"));
  }

  private static void arrives(Tab tab, String people) {
    tab.go("visits");
    press(tab, "arrived");
    tab.type("dialog", "People", people);
    tab.click(SUBMIT);
    tab.await("stated", () -> !tab.shows("dialog[open]") && row(tab).contains(people + " people"));
  }

  private void lengthen() {
    press(jpn, "extend");
    jpn.type("dialog", "Reason", "The road is not open yet. EXERCISE 演習");
    jpn.click(SUBMIT);
    jpn.click(Tab.mark("sign"));
    jpn.await("the extension", () -> jpn.text(".detail").contains("Lengthens"));
  }

  /// What JPN, USA and PHL have in common, picked by ticking.
  void shows_what_a_group_has_in_common() throws IOException {
    jpn.go("release/space/" + story.party("USA"));
    jpn.await("the space", () -> jpn.shows(Tab.mark("space-inside")));
    long two = Long.parseLong(jpn.text(Tab.mark("space-count")));
    assertThat(jpn.text(Tab.mark("space-inside"))).contains("Document").contains("Track");
    jpn.clickWords(".ticks label", "PHL");
    jpn.await("three parties", () -> jpn.text(Tab.mark("space-group")).contains("JPN, USA, PHL"));
    jpn.await("the reasons", () -> jpn.shows(Tab.mark("space-reasons")));
    assertThat(Long.parseLong(jpn.text(Tab.mark("space-count")))).isLessThan(two);
    assertThat(jpn.text(Tab.mark("space-outside"))).contains("PHL");
    desks.pair(jpn, "space");
  }
}

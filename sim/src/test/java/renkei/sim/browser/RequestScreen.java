// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.openqa.selenium.Keys;
import renkei.node.demo.PlayedStory;

/// The board of requests and one request's page, on both sides.
final class RequestScreen {
  private static final String PROPOSALS = "[data-testid=proposals] tbody tr";

  private final Desks desks;
  private final Tab jpn;
  private final Tab usa;
  private final PlayedStory story;
  private String request = "";

  RequestScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.usa = desks.usa();
    this.story = desks.story();
  }

  /// The request that was answered; empty before.
  String request() {
    return request;
  }

  /// A request comes in and is acknowledged by three keys on its row.
  void acknowledges_by_three_keys() {
    usa.go("watch");
    request = story.ask(3);
    usa.await("the request in the inbox", () -> usa.text(".watch-left").contains("ours to act"));
    usa.press("g");
    usa.press("r");
    usa.await(
        "the requests", () -> usa.count(PROPOSALS) > 0 && usa.text(PROPOSALS).contains("JPN"));
    usa.press("j");
    usa.await("a row picked", () -> usa.shows(PROPOSALS + ".picked"));
    while (!picked().contains(request.substring(0, 8))) {
      usa.press("j");
    }
    usa.press(Keys.ENTER);
    usa.await("the request", () -> usa.shows(Tab.mark("do-acknowledge")));
    usa.press("a");
    usa.await("the step", () -> usa.shows("dialog[open] form"));
    usa.press(Keys.ENTER);
    usa.await(
        "acknowledged here",
        () -> !usa.shows("dialog[open]") && !usa.shows(Tab.mark("do-acknowledge")));
    jpn.go("requests/" + request);
    jpn.await("acknowledged there", () -> jpn.text(".detail").contains("Acknowledged"));
  }

  private String picked() {
    return usa.text(PROPOSALS + ".picked");
  }

  /// The asked side counters, the asking side consents, both by clicks.
  void counters_and_consents() throws IOException {
    usa.go("requests/" + request);
    usa.click(Tab.mark("do-counter"));
    usa.type("dialog", "Quantity", "2");
    usa.type("dialog", "English", "Two helicopters from first light. EXERCISE");
    usa.type("dialog", "日本語", "夜明けから2機。演習");
    usa.click("dialog form button[type=submit]");
    sign(usa);
    jpn.go("requests/" + request);
    jpn.await(
        "the counter", () -> jpn.text(".detail").contains("Two helicopters from first light"));
    jpn.click(Tab.mark("do-consent"));
    jpn.await("the text", () -> jpn.text("dialog").contains("夜明けから2機。演習"));
    desks.pair(jpn, "consent");
    jpn.click("dialog form button[type=submit]");
    sign(jpn);
    for (Tab tab : List.of(jpn, usa)) {
      tab.await("in force", () -> tab.text(".detail").contains("In force"));
      assertThat(tab.text(".detail h2")).startsWith("2 × ");
    }
    assertThat(hash(jpn)).isNotEmpty().isEqualTo(hash(usa));
    desks.pair(jpn, "request");
  }

  /// Signs, after the step that asks for it was checked in both languages as it stands open.
  private static void sign(Tab tab) {
    tab.await("what is to be signed", () -> tab.shows("dialog[open] " + Tab.mark("sign")));
    for (String language : List.of("ja", "en")) {
      Desks.language(tab, language);
      assertThat(Axe.violations(tab)).as("the step of signing in " + language).isEmpty();
    }
    tab.click(Tab.mark("sign"));
  }

  private static String hash(Tab tab) {
    return tab.text(".detail-main .panel + .panel .hex");
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.openqa.selenium.Keys;
import renkei.node.demo.PlayedStory;

/// The board of requests and one request's page, on both sides.
final class RequestScreen {
  private static final String FORM = "main form";
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

  /// A request is written in Japanese, first wrongly, and read at the other side in English under
  /// the label that the form showed.
  void writes_and_sends() {
    Desks.language(jpn, "ja");
    jpn.go("requests/new");
    jpn.pick(FORM, "要請先", story.party("USA"));
    jpn.type(FORM, "必要な能力", "浄水装置");
    jpn.type(FORM, "終了", group(Duration.ofHours(-1)));
    jpn.await("the end before the start", () -> jpn.text(FORM).contains("終了は開始より後"));
    jpn.click(FORM + " button[type=submit]");
    jpn.await("what is missing", () -> jpn.count(FORM + " .wrong-words") > 1);
    assertThat(jpn.shows("dialog[open]")).as("nothing to sign yet").isFalse();
    assertThat(Axe.violations(jpn)).as("the form with what is wrong").isEmpty();
    jpn.type(FORM, "終了", group(Duration.ofDays(3)));
    jpn.pick(FORM, "所掌", "relief-airlift");
    jpn.type(FORM, "日本語", "浄水装置を求める。演習");
    jpn.type(FORM, "English", "Water purification is wanted. EXERCISE");
    assertThat(jpn.count(FORM + " summary .label-UNCLASSIFIED")).isEqualTo(1);
    jpn.click(FORM + " button[type=submit]");
    sign(jpn);
    jpn.await("its page", () -> jpn.shows(".detail .label-UNCLASSIFIED"));
    usa.go(String.valueOf(jpn.js("return location.hash.slice(2)")));
    usa.await("it there", () -> usa.text(".detail").contains("Water purification is wanted"));
    assertThat(usa.text(".detail")).contains("浄水装置を求める。演習");
    assertThat(usa.count(".detail .label-UNCLASSIFIED")).isEqualTo(1);
  }

  /// A date-time group so long from now, as the screens write it and officers type it.
  private static String group(Duration ahead) {
    return DateTimeFormatter.ofPattern("ddHHmm'Z'MMMyy", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(Instant.now().plus(ahead))
        .toUpperCase(Locale.ROOT);
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

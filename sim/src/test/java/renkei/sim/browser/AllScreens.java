// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import renkei.node.demo.PlayedStory;

/// What holds on each of our screens, in both languages and themes, and that the checks find what
/// is planted.
final class AllScreens {
  private final Tab jpn;
  private final PlayedStory story;
  private final Dictionary dictionary;
  private final String request;
  private final String team;

  AllScreens(Desks desks, String request, String team) {
    this.jpn = desks.jpn();
    this.story = desks.story();
    this.dictionary = desks.dictionary();
    this.request = request;
    this.team = team;
  }

  private List<String> screens() {
    return List.of(
        "watch",
        "requests",
        "requests/new",
        "requests/" + request,
        "team",
        "team/new",
        "team/" + team + "/notes",
        "team/" + team + "/log",
        "team/" + team + "/handover",
        "team/" + team + "/roster",
        "visits",
        "visits/new",
        "readiness",
        "contributions",
        "agreements",
        "agreements/known",
        "announcements",
        "programmes",
        "programmes/new",
        "repair",
        "repair/new",
        "release/rules",
        "release/documents",
        "release/space/" + story.party("USA"),
        "release/view/" + story.party("USA"),
        "register",
        "links",
        "journal",
        "officers",
        "settings");
  }

  /// The language changes and the page stays the one that was loaded.
  void change_language_in_place() {
    jpn.js("window.renkeiSame = true");
    jpn.speak("ja");
    assertThat(jpn.text(".nav")).contains("当直", "要請", "提供");
    jpn.press("t");
    jpn.await("English", () -> jpn.text(".nav").contains("Watch"));
    assertThat(jpn.js("return window.renkeiSame")).isEqualTo(true);
  }

  /// The marking and the frame are there.
  void are_marked() {
    assertThat(new EveryScreen(jpn, screens()).marked().faults()).isEmpty();
  }

  /// Each text is there in both languages.
  void speak_both_languages() {
    List<String> pages =
        List.of(
            "/api/v1/node",
            "/api/v1/peers",
            "/api/v1/register",
            "/api/v1/rules",
            "/api/v1/documents",
            "/api/v1/teams",
            "/api/v1/teams/" + team,
            "/api/v1/teams/" + team + "/log",
            "/api/v1/visits",
            "/api/v1/space?parties=" + story.party("USA"),
            "/api/v1/agreements",
            "/api/v1/announcements",
            "/api/v1/programmes",
            "/api/v1/repair",
            "/api/v1/duties",
            "/api/v1/journal?last=200",
            "/api/v1/proposals",
            "/api/v1/proposals/" + request,
            "/api/v1/seen-by/" + story.party("USA"));
    for (String page : pages) {
      var answer = story.read("JPN", page);
      dictionary.learn(answer);
      assertThat(Dictionary.untranslated(answer)).as(page).isEmpty();
    }
    EveryScreen every = new EveryScreen(jpn, screens());
    assertThat(every.worded(dictionary, "en").worded(dictionary, "ja").faults()).isEmpty();
  }

  /// No rule of WCAG is broken.
  void break_no_rule() {
    EveryScreen every = new EveryScreen(jpn, screens());
    for (String language : List.of("en", "ja")) {
      every.checked(language, "dark").checked(language, "light");
    }
    jpn.theme("dark");
    assertThat(every.faults()).isEmpty();
  }

  /// Nothing sticks out when narrow.
  void fit_a_narrow_window() {
    EveryScreen every = new EveryScreen(jpn, screens());
    assertThat(every.narrow("en").narrow("ja").faults()).isEmpty();
  }

  /// Each action is reached by keys.
  void are_reached_by_keys() {
    jpn.speak("en");
    assertThat(new EveryScreen(jpn, screens()).byKeyboard().faults()).isEmpty();
  }

  /// The checks above find what is planted.
  void show_what_is_planted() {
    jpn.speak("ja");
    jpn.go("settings");
    jpn.js(Scripts.text("planted.js"));
    Tab.pause(Duration.ofMillis(300));
    List<String> settings = List.of("settings");
    assertThat(new EveryScreen(jpn, settings).marked().faults())
        .anyMatch(one -> one.contains("covered"));
    assertThat(new EveryScreen(jpn, settings).worded(dictionary, "ja").faults())
        .anyMatch(one -> one.contains("English: Requests"))
        .anyMatch(one -> one.contains("empty BUTTON"));
    assertThat(new EveryScreen(jpn, settings).checked("ja", "dark").faults())
        .anyMatch(one -> one.contains("button-name"));
    assertThat(new EveryScreen(jpn, settings).narrow("ja").faults())
        .anyMatch(one -> one.contains("reaches 20"));
    assertThat(new EveryScreen(jpn, settings).byKeyboard().faults())
        .anyMatch(one -> one.contains("focus does not show"));
    assertThat(jpn.faults())
        .anyMatch(one -> one.contains("planted error"))
        .anyMatch(one -> one.contains("policy: script-src") && one.contains("planted.js"));
    jpn.driver().navigate().refresh();
  }
}

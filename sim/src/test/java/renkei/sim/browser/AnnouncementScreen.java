// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/// What was announced, beside what is agreed and in force, as an officer of Japan keeps it.
final class AnnouncementScreen {
  private static final String FORM = "dialog[open]";

  private final Desks desks;
  private final Tab jpn;

  AnnouncementScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
  }

  /// Writes one down, with its source and its grade.
  void records() {
    jpn.speak("en");
    jpn.go("announcements");
    jpn.click(Tab.mark("announce"));
    jpn.type(FORM, "Subject", "relief-roads");
    jpn.type(FORM, "When it was said", "010000ZAPR24");
    jpn.pick(FORM, "How firmly it was put", "UNDER_REVIEW");
    jpn.type(FORM, "Title, English", "Help with cut roads is looked into. EXERCISE");
    jpn.type(FORM, "Title, Japanese", "道路復旧の支援を検討。演習");
    jpn.type(FORM, "Who said it, English", "A ministry");
    jpn.type(FORM, "Who said it, Japanese", "ある省");
    jpn.type(FORM, "What was said, English", "Help with cut roads is being looked into. EXERCISE");
    jpn.type(FORM, "What was said, Japanese", "道路復旧の支援を検討中。演習");
    jpn.type(FORM, "Source", "A newspaper. EXERCISE 演習");
    jpn.click(FORM + " form button[type=submit]");
    jpn.await("the announcement", () -> subjects().contains("Help with cut roads"));
    assertThat(subjects()).contains("relief-roads", "Under review", "C3", "nothing linked yet");
  }

  private String subjects() {
    return jpn.shows(Tab.mark("subjects")) ? jpn.text(Tab.mark("subjects")) : "";
  }

  /// Opens a proposal from it; it stands in the middle, and in no other column.
  void opens_a_proposal_from_it() throws IOException {
    jpn.clickWords(
        Tab.mark("subjects") + " button", "Help with cut roads is looked into. EXERCISE");
    jpn.click(Tab.mark("open-from"));
    jpn.await("what the next proposal is noted with", () -> jpn.shows(Tab.mark("leading")));
    jpn.go("requests/new/information");
    jpn.pick("main", "Asked party", desks.story().party("USA"));
    jpn.type("main", "Question", "Which roads could be repaired by Friday? EXERCISE");
    jpn.type("main", "Function", "relief-airlift");
    jpn.type("main", "English", "Please tell us. EXERCISE");
    jpn.js(
        "document.querySelector('main form button[type=submit]').scrollIntoView({block:"
            + " 'center'})");
    jpn.click("main form button[type=submit]");
    jpn.click(Tab.mark("sign"));
    jpn.await("the request", () -> jpn.shows(".detail"));
    jpn.await("that it is noted", () -> !jpn.shows(Tab.mark("leading")));
    jpn.go("announcements");
    jpn.await("the proposal", () -> subjects().contains("Which roads could be repaired"));
    assertThat(jpn.text(Tab.mark("subjects") + " td:nth-of-type(2)"))
        .contains("Which roads", "consent missing: USA");
    assertThat(jpn.text(Tab.mark("subjects") + " td:nth-of-type(3)"))
        .startsWith("none of the linked ones");
    desks.pair(jpn, "announcements");
  }

  /// A later record takes its place; the earlier one stays and is not edited.
  void supersedes() {
    jpn.clickWords(
        Tab.mark("subjects") + " button", "Help with cut roads is looked into. EXERCISE");
    jpn.click(Tab.mark("correct"));
    jpn.type(FORM, "When it was said", "020000ZAPR24");
    jpn.pick(FORM, "How firmly it was put", "PLANNED");
    jpn.type(FORM, "Title, English", "Help with cut roads is planned. EXERCISE");
    jpn.type(FORM, "Title, Japanese", "道路復旧の支援を予定。演習");
    jpn.click(FORM + " form button[type=submit]");
    jpn.await("the later one", () -> subjects().contains("Help with cut roads is planned"));
    assertThat(subjects()).contains("1 earlier, corrected or superseded");
  }
}

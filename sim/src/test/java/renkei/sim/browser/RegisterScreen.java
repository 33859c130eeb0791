// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.openqa.selenium.Keys;

/// The register's screen by keyboard.
final class RegisterScreen {
  private final Tab tab;

  RegisterScreen(Tab tab) {
    this.tab = tab;
  }

  /// Asks who may decide, and shows who holds what.
  void says_who_holds() {
    tab.go("register");
    tab.pick(".register", "Function", "relief-airlift");
    tab.clickWords(".register form button", "Ask");
    tab.await("the answer", () -> tab.text(Tab.mark("who")).contains("USFJ"));
    assertThat(tab.text(Tab.mark("holdings"))).contains("INDOPACOM", "USFJ");
  }

  /// Finds who can decide by words, then goes to the time before the cutover and back.
  void is_searched_and_moved_through_time() {
    tab.go("register");
    tab.press("/", "relief-airlift");
    tab.await(
        "what was searched",
        () -> {
          String rows = tab.text(Tab.mark("holdings") + " tbody");
          return rows.contains("relief-airlift") && !rows.contains("ship-movement");
        });
    tab.press(" no such thing");
    tab.await("nothing found", () -> tab.shows(".register .panel .empty"));
    tab.press(Keys.BACK_SPACE, "relief-airlift no such thing".length());

    tab.element(Tab.mark("timebar") + " input[type=range]").sendKeys(Keys.HOME);
    tab.await(
        "the time before the cutover",
        () -> tab.text(".register h2").contains("then") && !holders().contains("USFJ"));
    tab.pick(Tab.mark("timebar"), "As known at", "THEN");
    tab.await("as known then", () -> tab.text(".register .note").contains("As known at"));
    tab.clickWords(Tab.mark("timebar") + " button", "Back to now");
    tab.await("now", () -> holders().contains("USFJ"));
  }

  private String holders() {
    return tab.text(Tab.mark("holdings"));
  }
}

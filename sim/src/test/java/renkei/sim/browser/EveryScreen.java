// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.Keys;

/// What holds on each screen, whatever it shows.
final class EveryScreen {
  private static final String MARKED = Scripts.text("marked.js");
  private static final String WORDING = Scripts.text("wording.js");
  private static final String WIDE = Scripts.text("wide.js");
  private static final String KEYS_BEGIN = Scripts.text("keys-begin.js");
  private static final String KEYS_END = Scripts.text("keys-end.js");
  private static final int TABS_AT_ONCE = 60;
  private static final int TABS_MAX = 1_200;

  private final Tab tab;
  private final List<String> screens;
  private final List<String> faults = new ArrayList<>();

  /// @param tab logged in
  /// @param screens by what stands after `#/`
  EveryScreen(Tab tab, List<String> screens) {
    this.tab = tab;
    this.screens = screens;
  }

  /// What did not hold.
  List<String> faults() {
    return List.copyOf(faults);
  }

  /// The marking stands at both edges in words, nothing covers it, and the frame says EXERCISE.
  EveryScreen marked() {
    for (String screen : screens) {
      tab.go(screen);
      Object found = tab.js(MARKED);
      note(screen + " marking", found);
    }
    return this;
  }

  /// Every text is there, and in the language that was asked for.
  EveryScreen worded(Dictionary dictionary, String language) {
    tab.speak(language);
    for (String screen : screens) {
      tab.go(screen);
      if (tab.js(WORDING) instanceof List<?> said) {
        note(screen + " " + language, dictionary.faults(said, language));
      }
    }
    return this;
  }

  /// WCAG 2.2 AA as far as a checker sees it.
  EveryScreen checked(String language, String theme) {
    tab.speak(language);
    tab.theme(theme);
    for (String screen : screens) {
      tab.go(screen);
      note(screen + " " + language + " " + theme, Axe.violations(tab));
    }
    return this;
  }

  /// Nothing sticks out on a narrow screen.
  EveryScreen narrow(String language) {
    tab.speak(language);
    tab.width(320, 640);
    for (String screen : screens) {
      tab.go(screen);
      note(screen + " " + language + " at 320", tab.js(WIDE));
    }
    tab.width(1280, 800);
    return this;
  }

  /// The tabulator reaches everything that can be done, and what has the focus is seen.
  EveryScreen byKeyboard() {
    for (String screen : screens) {
      tab.go(screen);
      long there = (Long) Objects.requireNonNull(tab.js(KEYS_BEGIN));
      for (int pressed = 0; pressed < TABS_MAX && !round(pressed, there); ) {
        tab.press(Keys.TAB, TABS_AT_ONCE);
        pressed += TABS_AT_ONCE;
      }
      note(screen + " by keyboard", tab.js(KEYS_END));
    }
    return this;
  }

  private boolean round(int pressed, long there) {
    return pressed > there && Boolean.TRUE.equals(tab.js(ROUND));
  }

  private static final String ROUND =
      "return window.renkeiActions().filter((e) => window.renkeiFirst.has(e)).every((e) =>"
          + " window.renkeiReached.has(e))";

  private void note(String where, @org.jspecify.annotations.Nullable Object found) {
    if (found instanceof List<?> rows) {
      rows.forEach(one -> faults.add(where + ": " + one));
    } else {
      faults.add(where + ": no answer: " + found);
    }
  }
}

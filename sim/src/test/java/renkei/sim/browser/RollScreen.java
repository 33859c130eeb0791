// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

/// The keys by which officers sign, where every officer finds them.
final class RollScreen {
  private final Tab tab;

  RollScreen(Tab tab) {
    this.tab = tab;
  }

  /// Names whose keys count; what revoking one means is said before it is done.
  void says_who_signs() {
    tab.go("settings");
    String roll = Tab.mark("roll");
    tab.await("keys on the roll", () -> tab.text(roll).contains("on the roll"));
    tab.await("the officer of USFJ", () -> tab.text(roll).contains("duty-usfj"));
    tab.clickWords(roll + " button", "Revoke this key");
    tab.await("what it means", () -> tab.text("dialog").contains("signs nothing more"));
    tab.press(org.openqa.selenium.Keys.ESCAPE, 1);
  }
}

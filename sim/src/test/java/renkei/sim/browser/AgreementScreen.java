// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// The screens of agreements: proposing, signing, ratifying.
final class AgreementScreen {
  static final String TITLE = "Joint rescue at sea. EXERCISE";
  private static final String TITLE_JA = "海上共同救難。演習";

  private final Council council;
  private final Tab jpn;
  private String agreement = "";

  AgreementScreen(Council council) {
    this.council = council;
    this.jpn = council.tab("JPN");
  }

  String agreement() {
    return agreement;
  }

  /// Japan proposes in Japanese; what is missing is said before anything is sent.
  void proposes() {
    jpn.go("agreements");
    council.clean("JPN");
    jpn.click(Tab.mark("new-agreement"));
    jpn.click("dialog form button[type=submit]");
    jpn.await("what is missing", () -> jpn.shows("dialog .wrong-words"));
    council.clean("JPN");
    jpn.clickWords("dialog .ticks label", "USA");
    jpn.clickWords("dialog .ticks label", "GBR");
    jpn.pick("dialog", "寄託者", council.party("USA"));
    jpn.type("dialog", "柱", "equipment science");
    jpn.type("dialog fieldset", "日本語", TITLE_JA + "\n海上で共に救難を行う。");
    jpn.type("dialog fieldset", "English", TITLE + "\nThe parties rescue together at sea.");
    jpn.type("dialog", "必要な批准の数", "3");
    jpn.pick("dialog", "最高区分", "RESTRICTED");
    council.clean("JPN");
    jpn.click("dialog form button[type=submit]");
    sign(jpn);
    jpn.await("the agreement", () -> jpn.text(Tab.mark("stage")).contains("提案中"));
    agreement = String.valueOf(jpn.js("return location.hash")).replace("#/agreements/", "").strip();
    assertThat(agreement).hasSize(32);
    council.clean("JPN");
  }

  /// The passkey signs.
  static void sign(Tab tab) {
    tab.click(Tab.mark("sign"));
    tab.await("the signature", () -> !tab.shows("dialog[open]"));
  }

  /// An act on the proposal's own screen, found from the list of agreements.
  void act(String code, String act) {
    Tab tab = council.tab(code);
    tab.go("agreements");
    String title = code.equals("JPN") ? TITLE_JA : TITLE;
    tab.clickWords(Tab.mark("agreements") + " a", title.substring(0, 6));
    tab.click(Tab.mark("proposal"));
    tab.click(Tab.mark("do-" + act));
    tab.await("what is signed", () -> tab.shows("dialog form button[type=submit]"));
    council.clean(code);
    tab.click("dialog form button[type=submit]");
    sign(tab);
  }

  private String stage(String code) {
    council.tab(code).go("agreements/" + agreement);
    return council.tab(code).text(Tab.mark("stage"));
  }

  /// The others sign; that is not yet in force, and the screen says what is missing.
  void signs() {
    act("USA", "consent");
    jpn.await("who signed", () -> jpn.text(Tab.mark("signatories")).contains("沈黙"));
    act("GBR", "consent");
    Tab usa = council.tab("USA");
    usa.await("signed", () -> stage("USA").contains("Signed, not in force"));
    usa.await("why", () -> usa.text("main").contains("ratif"));
    council.clean("USA", "JPN");
  }

  /// Each ratifies; with the last it is in force by its own clause.
  void ratifies() {
    for (String code : List.of("USA", "GBR", "JPN")) {
      act(code, "ratify");
    }
    for (String code : List.of("USA", "GBR", "JPN")) {
      Tab tab = council.tab(code);
      tab.await(
          "in force at " + code,
          () -> stage(code).contains(code.equals("JPN") ? "発効中" : "In force"));
      assertThat(tab.text(Tab.mark("memberships"))).contains("equipment", "science");
    }
    council.clean("USA", "GBR", "JPN");
  }
}

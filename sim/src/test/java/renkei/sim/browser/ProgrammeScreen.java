// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/// A programme of Japan and the United States at their screens, and nothing of it at the third.
final class ProgrammeScreen {
  private final Desks desks;
  private final Tab jpn;
  private final String agreement;

  ProgrammeScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.agreement = desks.story().agrees();
    desks.story().delegates("JPN", "programmes", "JJOC");
    desks.story().delegates("USA", "programmes", "USFJ");
  }

  /// One form; the sum of the shares is shown before anything is sent.
  void proposes() {
    jpn.speak("en");
    jpn.go("programmes/new");
    jpn.pick("main", "Under", agreement + "/equipment");
    jpn.type("main", "Title, English", "Rescue robot. EXERCISE");
    jpn.type("main", "Title, Japanese", "救助ロボット。演習");
    for (String code : new String[] {"JPN", "USA"}) {
      jpn.clickWords("main .ticks label", code);
    }
    jpn.pick("main", "Lead", desks.story().party("USA"));
    jpn.type("main", "Share of JPN", "55");
    jpn.type("main", "Share of USA", "44.99");
    jpn.await("the sum", () -> jpn.text(Tab.mark("sum")).contains("99.99"));
    jpn.type("main", "Share of USA", "45");
    jpn.await("the whole", () -> jpn.text(Tab.mark("sum")).contains("100.00 %."));
    jpn.type("main fieldset", "English", "We develop it together. EXERCISE");
    jpn.js("document.querySelector('main form button.primary').scrollIntoView({block: 'center'})");
    jpn.click("main form button[type=submit].primary");
    jpn.click(Tab.mark("sign"));
    jpn.await("the programme", () -> development().contains("consent missing: USA"));
    assertThat(jpn.text(Tab.mark("stage-PRODUCTION"))).contains("nobody proposed it");
  }

  private String development() {
    return jpn.text(Tab.mark("stage-DEVELOPMENT"));
  }

  /// The other partner consents; the gate opens on both screens.
  void opens() throws IOException {
    Tab usa = desks.usa();
    usa.go("programmes");
    usa.await("the programme there", () -> usa.text(Tab.mark("programmes")).contains("Rescue"));
    Object link =
        usa.js("return document.querySelector('[data-testid=programmes] a').getAttribute('href')");
    String id = String.valueOf(link).replace("#/programmes/", "");
    usa.go("requests/" + id);
    usa.click(Tab.mark("do-consent"));
    usa.click("dialog form button[type=submit]");
    usa.click(Tab.mark("sign"));
    jpn.await("the gate", () -> development().contains("Open"));
    jpn.click(Tab.mark("plan"));
    jpn.type("dialog[open]", "Name, English", "First walk. EXERCISE");
    jpn.type("dialog[open]", "Name, Japanese", "初歩行。演習");
    jpn.type("dialog[open]", "Until when", "010000ZJAN40");
    jpn.click("dialog[open] form button[type=submit]");
    jpn.await("the milestone", () -> development().contains("First walk"));
    desks.pair(jpn, "programme");
  }

  /// Who is no partner sees none.
  void shows_nothing_elsewhere() {
    Tab phl = desks.phl();
    phl.go("programmes");
    phl.await("none", () -> phl.text("main").contains("takes part in no programme"));
    assertThat(phl.text("main")).doesNotContain("Rescue robot");
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.openqa.selenium.Keys;

/// Docks of Japan and a vessel of the United States: listed, asked for, looked for, offered, firm.
final class RepairScreen {
  private static final String FORM = "dialog[open]";
  private static final String SUBMIT = FORM + " form button[type=submit]";

  private final Desks desks;
  private final Tab jpn;
  private final Tab usa;

  RepairScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.usa = desks.usa();
  }

  /// The yard and two docks of one party, a vessel and its work package of the other.
  void lists() {
    desks.story().delegates("JPN", "ship-repair", "JJOC");
    desks.story().delegates("USA", "ship-repair", "USFJ");
    jpn.speak("en");
    jpn.go("repair");
    jpn.await("the empty calendar", () -> jpn.text("main").contains("No slot was asked for"));
    jpn.click(Tab.mark("list-yard"));
    types(jpn, "Code", "yard-1", "Name, English", "EXERCISE yard", "Name, Japanese", "演習造船所");
    types(jpn, "Latitude in degrees", "35.29", "Longitude in degrees", "139.67");
    listed(jpn);
    dock("dock-3", "260", "38", "9");
    dock("dock-6", "360", "60", "14");
    assertThat(jpn.text(Tab.mark("docks"))).contains("yard-1/dock-3", "260 × 38 × 9 m");

    usa.speak("en");
    usa.go("repair");
    usa.click(Tab.mark("list-vessel"));
    types(usa, "Code", "CV-X", "Name, English", "EXERCISE carrier", "Name, Japanese", "演習用空母");
    types(usa, "Length in metres", "333", "Beam in metres", "41", "Draught in metres", "11.3");
    types(usa, "Overall beam in metres", "76.8", "Displacement in tonnes", "97000");
    types(usa, "Home yard, English", "EXERCISE home", "Home yard, Japanese", "演習母港");
    types(usa, "Latitude in degrees", "47.56", "Longitude in degrees", "-122.64");
    types(usa, "Speed in knots", "16", "First slot there", "010000ZJUN31");
    listed(usa);
    usa.click(Tab.mark("list-work"));
    types(usa, "Code", "W-1", "Title", "EXERCISE hull survey", "Days in dock", "20");
    types(usa, "Capabilities needed", "hull");
    listed(usa);
    assertThat(usa.text(Tab.mark("vessels"))).contains("EXERCISE carrier", "20 days", "76.8 m");
  }

  private void dock(String code, String length, String beam, String draught) {
    jpn.click(Tab.mark("list-dock"));
    types(jpn, "Code", code, "Name, English", "EXERCISE " + code, "Name, Japanese", "演習 " + code);
    types(jpn, "Length in metres", length, "Beam in metres", beam, "Draught in metres", draught);
    types(jpn, "Capabilities", "hull", "In service from", "010000ZJAN24");
    listed(jpn);
  }

  private static void types(Tab tab, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      tab.type(FORM, pairs[i], pairs[i + 1]);
    }
  }

  private static void listed(Tab tab) {
    tab.click(SUBMIT);
    tab.await("that it is listed", () -> !tab.shows(FORM));
  }

  /// The owner asks; which dock is the yard's to say.
  void asks() throws IOException {
    usa.go("repair/new");
    usa.pick("main", "Party of the yard", desks.story().party("JPN"));
    usa.pick("main", "Vessel and work package", "CV-X/W-1");
    usa.type("main", "Rule cited", "EXERCISE rule 4(2)");
    usa.type("main", "Determined by", "EXERCISE A. Example, legal officer");
    usa.type("main", "English", "We ask for a dock. EXERCISE");
    usa.type("main", "日本語", "入渠を求める。演習");
    usa.click("main form button[type=submit]");
    usa.click(Tab.mark("sign"));
    usa.await("the request", () -> usa.shows(".detail"));
    jpn.go("repair");
    jpn.await(
        "that it is asked",
        () -> jpn.shows(Tab.mark("slots")) && jpn.text(Tab.mark("slots")).contains("Asked"));
  }

  /// The search says which dock can and why the other cannot; what it found is offered and firm.
  void finds_offers_and_firms() throws IOException {
    String subject =
        String.valueOf(
            jpn.js(
                "return [...document.querySelectorAll('select option')].find(o =>"
                    + " o.textContent.includes('EXERCISE carrier')).value"));
    jpn.pick("main", "Vessel and work package", subject);
    jpn.clickWords("main form button", "Search");
    jpn.await("what was found", () -> jpn.shows(Tab.mark("docks-found")));
    assertThat(jpn.text(Tab.mark("docks-found")))
        .contains("Length 333 m exceeds dock yard-1/dock-3, 260 m.", "overall beam");
    desks.pair(jpn, "repair");
    jpn.speak("en");
    jpn.click(Tab.mark("offer"));
    jpn.await("the offer", () -> jpn.text(FORM).contains("yard-1/dock-6"));
    jpn.click(SUBMIT);
    jpn.click(Tab.mark("sign"));
    jpn.await("that it is offered", () -> jpn.text(Tab.mark("slots")).contains("Offered"));
    usa.go("repair");
    usa.await("the offer", () -> usa.text(Tab.mark("slots")).contains("yard-1/dock-6"));
    usa.click(Tab.mark("slots") + " tbody a");
    usa.await("the proposal", () -> usa.shows(Tab.mark("do-consent")));
    usa.click(Tab.mark("do-consent"));
    usa.click(SUBMIT);
    usa.click(Tab.mark("sign"));
    for (Tab tab : List.of(jpn, usa)) {
      tab.go("repair");
      tab.await(
          "that it is firm",
          () -> tab.shows(Tab.mark("slots")) && tab.text(Tab.mark("slots")).contains("Firm"));
    }
    assertThat(usa.text(Tab.mark("saved"))).contains("days saved");
    assertThat(jpn.count(Tab.mark("dock-bars") + " .bar-agreed")).isEqualTo(1);
  }

  /// A dock taken out of service keeps its slot, which is flagged.
  void takes_out() {
    jpn.clickWords(Tab.mark("docks") + " tr:last-child button", "Take out of service");
    jpn.type(FORM, "Reason", "EXERCISE gate repair");
    listed(jpn);
    jpn.await("the flag", () -> jpn.text(Tab.mark("slots")).contains("The dock does not fit"));
    assertThat(jpn.text(Tab.mark("slots"))).contains("Firm", "EXERCISE gate repair");
  }

  /// A longer slot that meets something is told before it is sent, and cannot be sent.
  void says_what_a_longer_slot_meets() {
    jpn.click(Tab.mark("extend"));
    jpn.await(
        "what it meets",
        () ->
            jpn.shows(Tab.mark("extend-meets"))
                && jpn.text(Tab.mark("extend-meets")).contains("EXERCISE gate repair"));
    assertThat(jpn.shows("dialog button[type=submit][disabled]")).isTrue();
    jpn.press(Keys.ESCAPE);
    jpn.await("that it is closed", () -> !jpn.shows(FORM));
  }

  /// A list of docks for a partner is a document that nobody has yet.
  void makes_a_list() {
    jpn.click(Tab.mark("make-list"));
    jpn.type(FORM, "Title", "EXERCISE docks");
    jpn.clickWords("dialog fieldset label", "yard-1/dock-3");
    jpn.clickWords("dialog fieldset label", "USA");
    jpn.click(SUBMIT);
    jpn.await(
        "the document",
        () ->
            jpn.shows(Tab.mark("documents"))
                && jpn.text(Tab.mark("documents")).contains("EXERCISE docks"));
  }
}

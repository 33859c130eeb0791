// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// Joining one pillar of an agreement, being interested in it, and leaving it, at the screens.
final class MemberScreen {
  private static final String PILLAR = "science";

  private final Council council;
  private final AgreementScreen agreements;
  private final Tab jpn;
  private final Tab gbr;
  private final Tab phl;

  MemberScreen(Council council, AgreementScreen agreements) {
    this.council = council;
    this.agreements = agreements;
    this.jpn = council.tab("JPN");
    this.gbr = council.tab("GBR");
    this.phl = council.tab("PHL");
  }

  /// What a member hands over, so that nobody types ids.
  private String told() {
    jpn.go("agreements/" + agreements.agreement());
    String css = Tab.mark("tell-" + PILLAR);
    if (jpn.text(css).isEmpty()) {
      jpn.clickWords("details summary", "申請者に伝えること");
    }
    jpn.await("what to tell", () -> !jpn.text(css).isEmpty());
    return jpn.text(css);
  }

  private void paste(String text) {
    phl.await("the form", () -> phl.shows("dialog textarea"));
    phl.js(
        """
        const field = document.querySelector('dialog textarea');
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set
          .call(field, arguments[0]);
        field.dispatchEvent(new Event('input', {bubbles: true}));
        """,
        text);
  }

  /// A notice to the members, from a party that holds nothing of the agreement.
  void declares_interest() {
    String told = told();
    phl.go("agreements");
    phl.click(Tab.mark("interest-elsewhere"));
    paste(told.replace("depositary", "depository"));
    phl.await("why not", () -> phl.text("dialog").contains("This is not that text"));
    council.clean("PHL");
    paste(told);
    phl.await("filled in", () -> !phl.text("dialog").contains("This is not that text"));
    phl.type("dialog fieldset", "English", "EXERCISE We are interested.");
    phl.click("dialog form button[type=submit]");
    AgreementScreen.sign(phl);
    jpn.await("told", () -> jpn.text(Tab.mark("interests")).contains("PHL"));
    assertThat(jpn.text(Tab.mark("memberships"))).doesNotContain("PHL");
    council.clean("JPN", "PHL");
  }

  /// With Japan as its sponsor.
  void applies() {
    String told = told();
    phl.go("agreements");
    phl.click(Tab.mark("apply-elsewhere"));
    paste(told);
    phl.pick("dialog", "Sponsor", council.party("JPN"));
    phl.type("dialog fieldset", "English", "EXERCISE We apply to join this pillar.");
    council.clean("PHL");
    phl.click("dialog form button[type=submit]");
    AgreementScreen.sign(phl);
    phl.await("what comes next", () -> phl.text(Tab.mark("unshown")).contains("A member shows it"));
    assertThat(phl.text("main")).doesNotContain("rescue together at sea");
    council.clean("PHL");
  }

  /// The sponsor shows the text to the applicant, which reads and consents to it; nobody consents
  /// before.
  void is_shown_the_text() {
    jpn.go("agreements/" + agreements.agreement());
    jpn.await("the application", () -> application(jpn).contains("PHL"));
    opens(jpn);
    jpn.await("what to do", () -> jpn.text(Tab.mark("unshown")).contains("先に正文を示し"));
    council.clean("JPN");
    jpn.click(Tab.mark("do-show"));
    jpn.click("dialog form button[type=submit]");
    AgreementScreen.sign(jpn);
    phl.await("the text", () -> phl.text(Tab.mark("acceded")).contains("rescue together at sea"));
    String hash =
        council
            .read("JPN", "/api/v1/agreements/" + agreements.agreement())
            .path("terms")
            .path("hash")
            .asString();
    assertThat(phl.text(Tab.mark("acceded"))).contains("海上で共に救難を行う", hash.substring(0, 12));
    phl.click(Tab.mark("do-consent"));
    phl.await("what is signed", () -> phl.text("dialog").contains("rescue together at sea"));
    council.clean("PHL");
    phl.click("dialog form button[type=submit]");
    AgreementScreen.sign(phl);
  }

  /// Each member sees whose consent is missing, and that silence is none.
  void says_who_is_pending() {
    consents("USA");
    jpn.go("agreements/" + agreements.agreement());
    jpn.await("GBR alone is missing", () -> jpn.count(Tab.mark("missing")) == 1);
    assertThat(jpn.text(Tab.mark("missing"))).contains("GBR の同意なし");
    assertThat(jpn.text(Tab.mark("memberships"))).doesNotContain("PHL");
    council.clean("JPN");
  }

  private String application(Tab tab) {
    return tab.text(Tab.mark("application"));
  }

  /// The application's own screen, from the list under the agreement.
  private static void opens(Tab tab) {
    String css = Tab.mark("application") + " h3 a";
    tab.js("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", css);
    tab.click(css);
  }

  private void consents(String code) {
    Tab tab = council.tab(code);
    tab.go("agreements/" + agreements.agreement());
    tab.await("the application", () -> application(tab).contains("PHL"));
    opens(tab);
    tab.click(Tab.mark("do-consent"));
    tab.await("what is signed", () -> tab.shows("dialog form button[type=submit]"));
    council.clean(code);
    tab.click("dialog form button[type=submit]");
    AgreementScreen.sign(tab);
  }

  /// With the last consent it is in, in that pillar alone.
  void is_a_member_of_one_pillar() {
    consents("GBR");
    for (String code : List.of("JPN", "USA", "GBR")) {
      Tab tab = council.tab(code);
      tab.go("agreements/" + agreements.agreement());
      tab.await(PILLAR + " at " + code, () -> members(tab, PILLAR).contains("PHL"));
      assertThat(members(tab, "equipment")).doesNotContain("PHL");
    }
    phl.go("agreements/" + agreements.agreement());
    phl.await("it holds the text", () -> phl.text("main").contains("rescue together at sea"));
    assertThat(phl.text(Tab.mark("stage"))).contains("In force");
    council.clean("PHL");
    council.clean("JPN", "USA", "GBR");
  }

  private static String members(Tab tab, String pillar) {
    return String.valueOf(
        tab.js(
            "return [...document.querySelectorAll('[data-testid=memberships] tbody tr')].find((row)"
                + " => row.cells[0].innerText.trim() === arguments[0])?.cells[1].innerText ?? ''",
            pillar));
  }

  /// A notice that asks for nobody's consent.
  void leaves() {
    gbr.go("agreements/" + agreements.agreement());
    gbr.click(Tab.mark("LEAVING-" + PILLAR));
    gbr.type("dialog fieldset", "English", "EXERCISE Notice that we leave this pillar.");
    council.clean("GBR");
    gbr.click("dialog form button[type=submit]");
    AgreementScreen.sign(gbr);
    jpn.go("agreements/" + agreements.agreement());
    jpn.await("it left", () -> !members(jpn, PILLAR).contains("GBR,"));
    jpn.await("when", () -> members(jpn, PILLAR).contains("GBR の離脱"));
    assertThat(members(jpn, "equipment")).contains("GBR");
    council.clean("JPN", "GBR");
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.Keys;

/// Releasing within an agreement or pillar at the release desk.
final class UnderScreen {
  private final Council council;
  private final String pillar;
  private final Tab jpn;
  private final Tab usa;

  UnderScreen(Council council, String agreement) {
    this.council = council;
    this.pillar = agreement + "/science";
    this.jpn = council.tab("JPN");
    this.usa = council.tab("USA");
  }

  /// A document above the ceiling: the reason stands there in words, and nothing can be sent.
  void says_why_a_level_is_too_high() throws IOException {
    file("too high", "CONFIDENTIAL");
    release("too high", "USA");
    jpn.await("without an agreement it may go", () -> ruling().contains("提供"));
    jpn.pick("dialog", "どの協定の中で", pillar);
    jpn.await("the reason", () -> ruling().contains("上限"));
    assertThat(ruling()).contains("CONFIDENTIAL", "RESTRICTED", "海上共同救難", "柱 science");
    assertThat(jpn.text(Tab.mark("under"))).contains("取扱注意 まで");
    assertThat(jpn.text(Tab.mark("under"))).contains("USA には高すぎる");
    jpn.type("dialog", "理由", "試し");
    assertThat(jpn.element("dialog form button[type=submit]").isEnabled()).isFalse();
    council.clean("JPN");
    jpn.press(Keys.ESCAPE);
    jpn.await("closed", () -> !jpn.shows("dialog[open]"));
  }

  private String ruling() {
    return jpn.text("dialog [data-testid=ruling]");
  }

  /// Only agreements in force with the recipient can be picked; within one it leaves.
  void releases_within_the_pillar() throws IOException {
    file("within it", "RESTRICTED");
    release("within it", "PHL");
    jpn.await("the choice", () -> jpn.shows("dialog [data-testid=under] select"));
    assertThat(jpn.count("dialog [data-testid=under] option")).as("PHL is in none").isEqualTo(1);
    jpn.pick("dialog", "提供先", council.party("USA"));
    jpn.await("three to pick", () -> jpn.count("dialog [data-testid=under] option") == 4);
    jpn.pick("dialog", "どの協定の中で", pillar);
    jpn.await("it may go", () -> jpn.shows("dialog [data-testid=ruling] .facts"));
    jpn.type("dialog", "理由", "柱の作業のため");
    jpn.click("dialog form button[type=submit]");
    jpn.await(
        "released",
        Duration.ofSeconds(40),
        () -> row("within it").contains("相手受領済") && row("within it").contains("science"));
    usa.go("release/documents");
    usa.await("there", () -> usa.text("main").contains("within it"));
    council.clean("JPN");
  }

  /// A rule within the pillar is shown with it.
  void adopts_a_rule_within_it() {
    usa.go("release/rules");
    usa.click(Tab.mark("adopt"));
    usa.clickWords("dialog .ticks label", "JPN");
    usa.pick("dialog", "Within which agreement", pillar);
    usa.await("its ceiling", () -> usa.text(Tab.mark("under")).contains("up to RESTRICTED"));
    assertThat(usa.text(Tab.mark("under"))).contains("Stays here, too high for JPN: CONFIDENTIAL");
    usa.clickWords("dialog .ticks label", "Cargo");
    usa.type("dialog", "Basis", "EXERCISE");
    council.clean("USA");
    usa.click("dialog form button[type=submit]");
    usa.await("adopted", () -> usa.text(Tab.mark("rules")).contains("science"));
    council.clean("USA");
  }

  private String row(String title) {
    return String.valueOf(
        jpn.js(
            "return [...document.querySelectorAll('[data-testid=documents] tbody tr')].find((row)"
                + " => row.innerText.includes(arguments[0]))?.innerText ?? ''",
            title));
  }

  private void file(String title, String level) throws IOException {
    Path paper = Files.writeString(council.folder().resolve(title + ".txt"), "EXERCISE 演習\n");
    jpn.go("release/documents");
    jpn.click(Tab.mark("file"));
    jpn.await("the form", () -> jpn.shows("dialog input[type=file]"));
    jpn.element("dialog input[type=file]").sendKeys(paper.toString());
    jpn.type("dialog", "件名", title);
    jpn.pick("dialog", "区分", level);
    jpn.clickWords("dialog .ticks label", "USA");
    jpn.clickWords("dialog .ticks label", "PHL");
    jpn.click("dialog form button[type=submit]");
    jpn.await("filed", () -> !jpn.shows("dialog[open]") && !row(title).isEmpty());
  }

  private void release(String title, String to) {
    jpn.js(
        "[...document.querySelectorAll('[data-testid=documents] tbody tr')].find((row) =>"
            + " row.innerText.includes(arguments[0]))"
            + ".querySelector('[data-testid=release]').click()",
        title);
    jpn.pick("dialog", "提供先", council.party(to));
  }
}

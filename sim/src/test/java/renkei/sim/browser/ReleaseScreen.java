// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.Keys;
import renkei.node.demo.PlayedStory;

/// The release desk: filing a document, and letting it go after its hold.
final class ReleaseScreen {
  private static final String TITLE = "Helipad survey (EXERCISE 演習)";

  private final Desks desks;
  private final Tab jpn;
  private final Tab usa;
  private final PlayedStory story;

  ReleaseScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.usa = desks.usa();
    this.story = desks.story();
  }

  /// A release is taken back in its hold; a second one leaves.
  void takes_back_and_lets_go() throws IOException {
    file();
    release();
    jpn.await("the hold", () -> jpn.shows(Tab.mark("hold")));
    desks.pair(jpn, "release");
    jpn.press(Keys.ESCAPE);
    jpn.await(
        "taken back", () -> !jpn.shows(Tab.mark("hold")) && document(jpn).contains("Taken back"));
    Tab.pause(Duration.ofSeconds(1));
    usa.go("release/documents");
    assertThat(usa.text("main")).doesNotContain(TITLE);
    release();
    jpn.await(
        "released", Duration.ofSeconds(30), () -> document(jpn).contains("The other side has it"));
    usa.await("the document there", () -> usa.text("main").contains(TITLE));
    desks.pair(jpn, "documents");
  }

  private static String document(Tab tab) {
    return String.valueOf(
        tab.js(
            "return [...document.querySelectorAll('[data-testid=documents] tbody tr')].find((row)"
                + " => row.innerText.includes(arguments[0]))?.innerText ?? ''",
            TITLE));
  }

  private void file() throws IOException {
    Path paper =
        Files.writeString(desks.folder().resolve("helipad.txt"), "EXERCISE 演習 Pad 2 is clear.\n");
    jpn.go("release/documents");
    jpn.click(Tab.mark("file"));
    jpn.await("the form", () -> jpn.shows("dialog input[type=file]"));
    jpn.element("dialog input[type=file]").sendKeys(paper.toString());
    jpn.type("dialog", "Title", TITLE);
    jpn.clickWords("dialog .ticks label", "USA");
    jpn.click("dialog form button[type=submit]");
    jpn.await("filed", () -> !jpn.shows("dialog[open]") && document(jpn).contains("nobody"));
  }

  private void release() throws IOException {
    jpn.await("the row", () -> !document(jpn).isEmpty());
    jpn.js(
        "[...document.querySelectorAll('[data-testid=documents] tbody tr')].find((row) =>"
            + " row.innerText.includes(arguments[0]))"
            + ".querySelector('[data-testid=release]').focus()",
        TITLE);
    jpn.press(Keys.ENTER);
    jpn.pick("dialog", "To", story.party("USA"));
    jpn.await("the ruling", () -> jpn.shows("dialog [data-testid=ruling] .facts"));
    jpn.type("dialog", "Reason", "asked for by the relief cell");
    jpn.click("dialog form button[type=submit]");
    jpn.await("recorded", () -> !jpn.shows("dialog[open]"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/// An agreement from its proposal to a member's leaving, by clicks alone, at four screens in two
/// languages, each act signed by a passkey. Beside [BrowserTest], on nodes of its own.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgreementBrowserTest {
  @TempDir private static Path folder;
  private static ChromeDriver chrome;
  private static Council council;
  private static AgreementScreen screen;

  @BeforeAll
  static void four_officers_sit_at_their_screens() throws IOException {
    Optional<Chromium> chromium = Chromium.find();
    if (chromium.isEmpty()) {
      missing("no Chromium with its chromedriver was found, so no screen is tested");
    }
    if (AgreementBrowserTest.class.getResource("/ui/index.html") == null) {
      missing("the screens were not built (-Dskip.ui), so no screen is tested");
    }
    chrome = chromium.orElseThrow().start(folder.resolve("profile"));
    council = new Council(Files.createDirectories(folder.resolve("nodes")), chrome);
    screen = new AgreementScreen(council);
  }

  private static void missing(String what) {
    if ("true".equals(System.getenv("CI"))) {
      fail(what);
    }
    abort(what);
  }

  @AfterAll
  static void everything_stops() {
    if (chrome != null) {
      chrome.quit();
    }
    if (council != null) {
      council.close();
    }
  }

  @Test
  @Order(1)
  void an_agreement_with_two_pillars_and_its_clause_is_proposed_in_japanese() {
    screen.proposes();
  }

  @Test
  @Order(2)
  void it_is_signed_ratified_and_then_in_force_on_every_screen() {
    screen.signs();
    screen.ratifies();
  }

  @Test
  @Order(3)
  void a_release_is_made_within_a_pillar_and_a_level_too_high_is_said_before() throws IOException {
    UnderScreen under = new UnderScreen(council, screen.agreement());
    under.says_why_a_level_is_too_high();
    under.releases_within_the_pillar();
    under.adopts_a_rule_within_it();
  }

  @Test
  @Order(4)
  void an_outsider_declares_its_interest_which_grants_nothing() {
    MemberScreen members = new MemberScreen(council, screen);
    members.declares_interest();
  }

  @Test
  @Order(5)
  void it_joins_one_pillar_by_the_consent_of_every_member_and_no_other() {
    MemberScreen members = new MemberScreen(council, screen);
    members.applies();
    members.is_shown_the_text();
    members.says_who_is_pending();
    members.is_a_member_of_one_pillar();
  }

  @Test
  @Order(6)
  void a_member_leaves_by_its_notice() {
    new MemberScreen(council, screen).leaves();
  }
}

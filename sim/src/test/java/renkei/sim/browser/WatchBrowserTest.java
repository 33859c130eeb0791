// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import renkei.node.demo.PlayedStory;

/// An officer's watch: what waits for that officer, the keys that lead to it, what is looked up and
/// what is only as fresh as it says. Beside [BrowserTest], on nodes of its own.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchBrowserTest {
  @TempDir private static Path folder;
  private static PlayedStory story;
  private static ChromeDriver chrome;
  private static Desks desks;
  private static WatchScreen watch;

  @BeforeAll
  static void officers_sit_at_their_screens() throws IOException {
    Path root = Path.of(System.getProperty("renkei.root", "..")).toAbsolutePath().normalize();
    Optional<Chromium> chromium = Chromium.find();
    if (chromium.isEmpty()) {
      missing("no Chromium with its chromedriver was found, so no screen is tested");
    }
    if (WatchBrowserTest.class.getResource("/ui/index.html") == null) {
      missing("the screens were not built (-Dskip.ui), so no screen is tested");
    }
    Dictionary dictionary = Dictionary.read(root.resolve("ui/src/i18n"));
    story = new PlayedStory(Files.createDirectories(folder.resolve("nodes")));
    assertThat(story.failed()).as("steps of the story").isEmpty();
    chrome = chromium.orElseThrow().start(folder.resolve("profile"));
    desks =
        new Desks(
            story, tab("JPN"), tab("USA"), tab("PHL"), dictionary, new Pictures(root), folder);
    LogInScreen door = new LogInScreen(desks);
    door.binds_a_browser_key();
    door.binds_a_passkey();
    desks.jpn().speak("en");
    desks.usa().speak("en");
    watch = new WatchScreen(desks);
  }

  private static Tab tab(String node) {
    Tab tab = Tab.open(chrome, story.address(node).toString());
    tab.width(1280, 800);
    tab.expects("/api/v1/me - Failed to load resource: the server responded with a status of 401");
    return tab;
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
    if (story != null) {
      story.close();
    }
  }

  @AfterEach
  void nothing_failed_in_the_browser() {
    for (Tab tab : desks.all()) {
      assertThat(tab.faults()).allMatch(fault -> fault.contains("428 (Precondition Required)"));
    }
  }

  @Test
  @Order(1)
  void what_waits_for_this_officer_stands_apart_from_what_another_command_answers()
      throws IOException {
    watch.tells_whose_matter_it_is();
  }

  @Test
  @Order(2)
  void the_keys_bring_a_line_into_view_and_enter_opens_it_and_presses_nothing_else() {
    watch.is_gone_through_by_keys();
    watch.says_which_keys_there_are();
  }

  @Test
  @Order(3)
  void a_sheet_to_sign_and_new_messages_are_on_the_watch() throws IOException {
    watch.shows_what_a_team_waits_for();
  }

  @Test
  @Order(4)
  void a_new_document_is_on_the_watch_and_its_recall_is_an_alarm() throws IOException {
    watch.shows_documents_and_recalls();
  }

  @Test
  @Order(5)
  void the_journal_shows_acts_of_people_and_is_searched() throws IOException {
    watch.looks_up_the_journal();
  }

  @Test
  @Order(6)
  void figures_are_of_now_or_say_of_when_and_counters_are_folded() throws IOException {
    watch.shows_no_stale_figure();
  }
}

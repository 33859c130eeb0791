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

/// Duty officers of three parties at their screens: one real Chromium, real nodes after steps 1 to
/// 8 of the demonstration's story. Joins where a Chromium and its driver are found. This is the
/// order in which it goes; what is done and seen stands by topic in the classes beside it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
  @TempDir private static Path folder;
  private static PlayedStory story;
  private static ChromeDriver chrome;
  private static Desks desks;
  private static LogInScreen door;
  private static RequestScreen requests;
  private static TeamScreen team;

  @BeforeAll
  static void the_story_is_played_and_a_browser_stands_ready() throws IOException {
    Path root = Path.of(System.getProperty("renkei.root", "..")).toAbsolutePath().normalize();
    Optional<Chromium> chromium = Chromium.find();
    if (chromium.isEmpty()) {
      missing("no Chromium with its chromedriver was found, so no screen is tested");
    }
    if (BrowserTest.class.getResource("/ui/index.html") == null) {
      missing("the screens were not built (-Dskip.ui), so no screen is tested");
    }
    Dictionary dictionary = Dictionary.read(root.resolve("ui/src/i18n"));
    assertThat(dictionary.size()).isGreaterThan(300);
    story = new PlayedStory(Files.createDirectories(folder.resolve("nodes")));
    assertThat(story.failed()).as("steps of the story").isEmpty();
    chrome = chromium.orElseThrow().start(folder.resolve("profile"));
    desks =
        new Desks(
            story, tab("JPN"), tab("USA"), tab("PHL"), dictionary, new Pictures(root), folder);
    door = new LogInScreen(desks);
    requests = new RequestScreen(desks);
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
  void nothing_failed_in_the_browser_and_its_policy_forbade_nothing() {
    for (Tab tab : desks.all()) {
      // That an act waits for its signature is an answer; the browser logs it as a failed load.
      assertThat(tab.faults()).allMatch(fault -> fault.contains("428 (Precondition Required)"));
    }
  }

  @Test
  @Order(1)
  void a_one_time_link_binds_a_browser_key_that_logs_in_again() {
    door.binds_a_browser_key();
  }

  @Test
  @Order(2)
  void a_one_time_link_binds_a_passkey_that_logs_in_again() {
    door.binds_a_passkey();
  }

  @Test
  @Order(3)
  void screens_of_several_nodes_stay_logged_in_side_by_side() {
    door.stays_open_side_by_side();
  }

  @Test
  @Order(4)
  void a_request_that_arrives_is_acknowledged_by_three_keys_on_its_row() {
    requests.acknowledges_by_three_keys();
  }

  @Test
  @Order(5)
  void a_counter_and_a_consent_by_clicks_are_in_force_on_both_screens() throws IOException {
    requests.counters_and_consents();
  }

  @Test
  @Order(6)
  void the_language_changes_without_loading_the_page_again() {
    all().change_language_in_place();
  }

  @Test
  @Order(7)
  void the_map_is_drawn_its_tracks_move_and_the_table_beside_it_has_them() throws IOException {
    new PictureScreen(desks).moves();
  }

  @Test
  @Order(8)
  void view_as_usa_shows_what_usa_has_number_by_number() throws IOException {
    new PictureScreen(desks).shows_what_usa_has();
  }

  @Test
  @Order(9)
  void a_release_is_taken_back_by_escape_and_else_leaves_after_its_hold() throws IOException {
    new ReleaseScreen(desks).takes_back_and_lets_go();
  }

  @Test
  @Order(10)
  void what_xaa_sent_is_shown_refused_with_its_reasons() throws IOException {
    new LinkScreen(desks).shows_refusals();
  }

  @Test
  @Order(11)
  void the_register_says_who_holds_a_function_and_the_roll_who_signs() throws IOException {
    new RegisterScreen(desks.usa()).says_who_holds();
    desks.pair(desks.usa(), "register");
    new RollScreen(desks.usa()).says_who_signs();
  }

  @Test
  @Order(11)
  void the_register_is_searched_and_moved_through_time_by_keys() {
    new RegisterScreen(desks.usa()).is_searched_and_moved_through_time();
  }

  @Test
  @Order(11)
  void a_team_is_chartered_its_watch_handed_over_and_the_sheet_printed() throws IOException {
    team = new TeamScreen(desks);
    team.is_chartered();
    team.writes_and_translates();
    team.hands_over();
    team.prints();
  }

  @Test
  @Order(11)
  void an_announcement_leads_on_to_a_proposal_and_opens_nothing() throws IOException {
    AnnouncementScreen announced = new AnnouncementScreen(desks);
    announced.records();
    announced.opens_a_proposal_from_it();
    announced.supersedes();
  }

  @Test
  @Order(11)
  void what_host_and_visitor_state_of_a_visit_stands_on_both_calendars() throws IOException {
    new VisitScreen(desks).shows_what_each_side_states();
  }

  @Test
  @Order(11)
  void a_units_readiness_is_stated_and_its_posture_acknowledged() throws IOException {
    new ReadinessScreen(desks).is_stated_and_its_posture_acknowledged();
  }

  @Test
  @Order(11)
  void the_shared_space_shows_only_what_each_of_the_parties_gets() throws IOException {
    new VisitScreen(desks).shows_what_a_group_has_in_common();
  }

  @Test
  @Order(11)
  void a_slot_in_a_dock_is_asked_for_found_offered_and_firm_on_both_screens() throws IOException {
    RepairScreen repair = new RepairScreen(desks);
    repair.lists();
    repair.asks();
    repair.finds_offers_and_firms();
    repair.takes_out();
    repair.says_what_a_longer_slot_meets();
    repair.makes_a_list();
  }

  @Test
  @Order(11)
  void a_programme_is_proposed_opened_by_both_and_seen_by_nobody_else() throws IOException {
    ProgrammeScreen programme = new ProgrammeScreen(desks);
    programme.proposes();
    programme.opens();
    programme.shows_nothing_elsewhere();
  }

  @Test
  @Order(12)
  void the_marking_and_the_exercise_frame_are_on_every_screen() {
    all().are_marked();
  }

  @Test
  @Order(13)
  void every_text_of_every_screen_is_there_in_both_languages() {
    all().speak_both_languages();
  }

  @Test
  @Order(14)
  void no_screen_breaks_a_rule_of_wcag_in_either_language_and_theme() {
    all().break_no_rule();
  }

  @Test
  @Order(15)
  void nothing_sticks_out_of_a_narrow_screen() {
    all().fit_a_narrow_window();
  }

  @Test
  @Order(16)
  void the_keyboard_alone_reaches_every_action_and_its_focus_is_seen() {
    all().are_reached_by_keys();
  }

  @Test
  @Order(17)
  void each_check_finds_what_is_planted() {
    all().show_what_is_planted();
  }

  private static AllScreens all() {
    return new AllScreens(desks, requests.request(), team == null ? "" : team.team());
  }
}

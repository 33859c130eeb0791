// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import renkei.node.app.PlayedStory;

/// Duty officers of three parties at their screens: one real Chromium, real nodes after steps 1 to
/// 8 of the demonstration's story. Joins where a Chromium and its driver are found.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
  private static final String PROPOSALS = "[data-testid=proposals] tbody tr";

  @TempDir private static Path folder;
  private static PlayedStory story;
  private static ChromeDriver chrome;
  private static Tab jpn;
  private static Tab usa;
  private static Tab phl;
  private static Dictionary dictionary;
  private static Pictures pictures;
  private static String request = "";

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
    dictionary = Dictionary.read(root.resolve("ui/src/i18n"));
    assertThat(dictionary.size()).isGreaterThan(300);
    pictures = new Pictures(root);
    story = new PlayedStory(Files.createDirectories(folder.resolve("nodes")));
    assertThat(story.failed()).as("steps of the story").isEmpty();
    chrome = chromium.orElseThrow().start(folder.resolve("profile"));
    jpn = Tab.open(chrome, story.address("JPN").toString());
    usa = Tab.open(chrome, story.address("USA").toString());
    phl = Tab.open(chrome, story.address("PHL").toString());
    for (Tab tab : List.of(jpn, usa, phl)) {
      tab.width(1280, 800);
      tab.expects(
          "/api/v1/me - Failed to load resource: the server responded with a status of 401");
    }
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
    for (Tab tab : List.of(jpn, usa, phl)) {
      // That an act waits for its signature is an answer; the browser logs it as a failed load.
      assertThat(tab.faults()).allMatch(fault -> fault.contains("428 (Precondition Required)"));
    }
  }

  // ------------------------------------------------------------------------------------- log-in

  @Test
  @Order(1)
  void a_one_time_link_binds_a_browser_key_that_logs_in_again() {
    jpn.load(story.link("JPN", "duty-jjoc"));
    jpn.click(Tab.mark("enrol-browser"));
    inside(jpn);
    assertThat(jpn.text(".bar-officer")).contains("JJOC").contains("weaker key");
    outAndIn(jpn);
    assertThat(officer("JPN", "duty-jjoc")).isEqualTo("BROWSER");
  }

  @Test
  @Order(2)
  void a_one_time_link_binds_a_passkey_that_logs_in_again() {
    usa.passkeys();
    usa.load(story.link("USA", "duty-usfj"));
    usa.click(Tab.mark("enrol-passkey"));
    inside(usa);
    assertThat(usa.text(".bar-officer")).contains("USFJ").doesNotContain("weaker key");
    outAndIn(usa);
    assertThat(officer("USA", "duty-usfj")).isEqualTo("PASSKEY");
  }

  @Test
  @Order(3)
  void screens_of_several_nodes_stay_logged_in_side_by_side() {
    phl.load(story.link("PHL", story.first("PHL")));
    phl.click(Tab.mark("enrol-browser"));
    inside(phl);
    for (Tab tab : List.of(phl, usa, jpn)) {
      tab.driver().navigate().refresh();
      inside(tab);
    }
    jpn.await("live", () -> !jpn.shows(Tab.mark("offline")));
  }

  private static void inside(Tab tab) {
    tab.await("the watch", () -> tab.shows("main.main-watch") && tab.shows(".bar-officer"));
  }

  private static void outAndIn(Tab tab) {
    tab.go("settings");
    tab.click(Tab.mark("logout"));
    tab.await("the door", () -> tab.shows(Tab.mark("prove")));
    assertThat(tab.js("return document.cookie")).as("cookies that scripts see").isEqualTo("");
    tab.click(Tab.mark("prove"));
    inside(tab);
  }

  private static String officer(String node, String code) {
    for (var row : story.read(node, "/api/v1/officers").path("rows")) {
      if (row.path("code").asString().equals(code)) {
        return row.path("key").asString("");
      }
    }
    return "";
  }

  // ----------------------------------------------------------------------------------- requests

  @Test
  @Order(4)
  void a_request_that_arrives_is_acknowledged_by_three_keys_on_its_row() {
    usa.go("watch");
    request = story.ask(3);
    usa.await("the request in the inbox", () -> usa.text(".watch-left").contains("ours to act"));
    usa.press("g");
    usa.press("r");
    usa.await(
        "the requests", () -> usa.count(PROPOSALS) > 0 && usa.text(PROPOSALS).contains("JPN"));
    usa.press("j");
    usa.await("a row picked", () -> usa.shows(PROPOSALS + ".picked"));
    while (!picked().contains(request.substring(0, 8))) {
      usa.press("j");
    }
    usa.press(Keys.ENTER);
    usa.await("the request", () -> usa.shows(Tab.mark("do-acknowledge")));
    usa.press("a");
    usa.await("the step", () -> usa.shows("dialog[open] form"));
    usa.press(Keys.ENTER);
    usa.await(
        "acknowledged here",
        () -> !usa.shows("dialog[open]") && !usa.shows(Tab.mark("do-acknowledge")));
    jpn.go("requests/" + request);
    jpn.await("acknowledged there", () -> jpn.text(".detail").contains("Acknowledged"));
  }

  private static String picked() {
    return usa.text(PROPOSALS + ".picked");
  }

  @Test
  @Order(5)
  void a_counter_and_a_consent_by_clicks_are_in_force_on_both_screens() throws IOException {
    usa.go("requests/" + request);
    usa.click(Tab.mark("do-counter"));
    usa.type("dialog", "Quantity", "2");
    usa.type("dialog", "English", "Two helicopters from first light. EXERCISE");
    usa.type("dialog", "日本語", "夜明けから2機。演習");
    usa.click("dialog form button[type=submit]");
    usa.click(Tab.mark("sign"));
    jpn.go("requests/" + request);
    jpn.await(
        "the counter", () -> jpn.text(".detail").contains("Two helicopters from first light"));
    jpn.click(Tab.mark("do-consent"));
    jpn.await("the text", () -> jpn.text("dialog").contains("夜明けから2機。演習"));
    pair(jpn, "consent");
    jpn.click("dialog form button[type=submit]");
    jpn.click(Tab.mark("sign"));
    for (Tab tab : List.of(jpn, usa)) {
      tab.await("in force", () -> tab.text(".detail").contains("In force"));
      assertThat(tab.text(".detail h2")).startsWith("2 × ");
    }
    assertThat(hash(jpn)).isNotEmpty().isEqualTo(hash(usa));
    pair(jpn, "request");
  }

  private static String hash(Tab tab) {
    return tab.text(".detail-main .panel + .panel .hex");
  }

  @Test
  @Order(6)
  void the_language_changes_without_loading_the_page_again() {
    jpn.js("window.renkeiSame = true");
    jpn.speak("ja");
    assertThat(jpn.text(".nav")).contains("当直", "要請", "提供");
    jpn.press("t");
    jpn.await("English", () -> jpn.text(".nav").contains("Watch"));
    assertThat(jpn.js("return window.renkeiSame")).isEqualTo(true);
  }

  // ------------------------------------------------------------------------------------ picture

  @Test
  @Order(7)
  void the_map_is_drawn_its_tracks_move_and_the_table_beside_it_has_them() throws IOException {
    jpn.go("watch");
    jpn.await("tracks", () -> jpn.count("[data-testid=tracks] tbody tr") >= 100);
    jpn.await("a drawn map", () -> colours(jpn) > 20);
    Set<String> before = places(jpn);
    String drawn = canvas(jpn);
    jpn.await(
        "tracks that move",
        () -> {
          Set<String> now = places(jpn);
          now.removeAll(before);
          return now.size() > 5 && !canvas(jpn).equals(drawn);
        });
    story.ask(4);
    jpn.click(".watch-left .cards button.card");
    jpn.await("what was picked", () -> jpn.shows(".watch-right .clocks-long"));
    pair(jpn, "watch");
  }

  private static long colours(Tab tab) {
    return (Long) Objects.requireNonNull(tab.js(Scripts.text("colours.js")));
  }

  private static String canvas(Tab tab) {
    return String.valueOf(tab.js("return document.querySelector('.chart-canvas').toDataURL()"));
  }

  private static Set<String> places(Tab tab) {
    return rows(
        tab,
        "return [...document.querySelectorAll('[data-testid=tracks] tbody tr')].map((row) =>"
            + " row.cells[0].innerText + ' ' + row.cells[3].innerText)");
  }

  private static Set<String> rows(Tab tab, String script) {
    Set<String> found = new TreeSet<>();
    if (tab.js(script) instanceof List<?> rows) {
      rows.forEach(row -> found.add(String.valueOf(row)));
    }
    return found;
  }

  @Test
  @Order(8)
  void view_as_usa_shows_what_usa_has_number_by_number() throws IOException {
    String numbers =
        "return [...document.querySelectorAll('[data-testid=tracks] tbody tr')].map((row) =>"
            + " row.cells[0].innerText.replace(/\\D+/g, '#') + ' ' + row.cells[1].innerText)";
    jpn.go("release/view/" + story.party("USA"));
    jpn.await("reasons", () -> jpn.count("[data-testid=reasons] li") >= 4);
    usa.go("watch");
    usa.clickWords(".tools button", "Table");
    for (int tries = 0; tries < 20 && !rows(jpn, numbers).equals(rows(usa, numbers)); tries++) {
      Tab.pause(Duration.ofSeconds(2)); // each side learns of a beat in its own second
    }
    Set<String> here = rows(jpn, numbers);
    assertThat(here).hasSizeGreaterThanOrEqualTo(40).isEqualTo(rows(usa, numbers));
    assertThat(jpn.text(Tab.mark("count-REDUCED"))).contains(String.valueOf(here.size()));
    pair(jpn, "view-as");
    usa.clickWords(".tools button", "Map and table");
  }

  // ------------------------------------------------------------------------------------ release

  @Test
  @Order(9)
  void a_release_is_taken_back_by_escape_and_else_leaves_after_its_hold() throws IOException {
    file();
    release();
    jpn.await("the hold", () -> jpn.shows(Tab.mark("hold")));
    pair(jpn, "release");
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
    pair(jpn, "documents");
  }

  private static final String TITLE = "Helipad survey (EXERCISE 演習)";

  private static String document(Tab tab) {
    return String.valueOf(
        tab.js(
            "return [...document.querySelectorAll('[data-testid=documents] tbody tr')].find((row)"
                + " => row.innerText.includes(arguments[0]))?.innerText ?? ''",
            TITLE));
  }

  private static void file() throws IOException {
    Path paper = Files.writeString(folder.resolve("helipad.txt"), "EXERCISE 演習 Pad 2 is clear.\n");
    jpn.go("release/documents");
    jpn.click(Tab.mark("file"));
    jpn.await("the form", () -> jpn.shows("dialog input[type=file]"));
    jpn.element("dialog input[type=file]").sendKeys(paper.toString());
    jpn.type("dialog", "Title", TITLE);
    jpn.clickWords("dialog .ticks label", "USA");
    jpn.click("dialog form button[type=submit]");
    jpn.await("filed", () -> !jpn.shows("dialog[open]") && document(jpn).contains("nobody"));
  }

  private static void release() throws IOException {
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

  // -------------------------------------------------------------------------- links and register

  @Test
  @Order(10)
  void what_xaa_sent_is_shown_refused_with_its_reasons() throws IOException {
    jpn.clickWords(".hold button", "Close");
    jpn.go("links/" + story.party("XAA"));
    String panel = "#link-" + story.party("XAA");
    jpn.await("refusals", () -> jpn.count(panel + " [data-testid=refusals] tbody tr") >= 4);
    assertThat(jpn.text(panel)).contains("UNKNOWN_KIND", "NOT_KEEPER", "ID_REUSED");
    assertThat(jpn.text(Tab.mark("links"))).contains("USA Up");
    jpn.js(
        "document.querySelector(arguments[0] + ' .panel-body >"
            + " .group:last-of-type').scrollIntoView({block: 'end'})",
        panel);
    pair(jpn, "links");
  }

  @Test
  @Order(11)
  void the_register_says_who_holds_a_function_and_the_roll_who_signs() throws IOException {
    new RegisterScreen(usa).says_who_holds();
    pair(usa, "register");
    new RollScreen(usa).says_who_signs();
  }

  @Test
  @Order(11)
  void the_register_is_searched_and_moved_through_time_by_keys() {
    new RegisterScreen(usa).is_searched_and_moved_through_time();
  }

  private static List<String> screens() {
    return List.of(
        "watch",
        "requests",
        "requests/new",
        "requests/" + request,
        "visits",
        "visits/new",
        "release/rules",
        "release/documents",
        "release/view/" + story.party("USA"),
        "register",
        "links",
        "journal",
        "officers",
        "settings");
  }

  @Test
  @Order(12)
  void the_marking_and_the_exercise_frame_are_on_every_screen() {
    assertThat(new EveryScreen(jpn, screens()).marked().faults()).isEmpty();
  }

  @Test
  @Order(13)
  void every_text_of_every_screen_is_there_in_both_languages() {
    List<String> pages =
        List.of(
            "/api/v1/node",
            "/api/v1/peers",
            "/api/v1/register",
            "/api/v1/rules",
            "/api/v1/documents",
            "/api/v1/visits",
            "/api/v1/journal?last=200",
            "/api/v1/proposals",
            "/api/v1/proposals/" + request,
            "/api/v1/seen-by/" + story.party("USA"));
    for (String page : pages) {
      var answer = story.read("JPN", page);
      dictionary.learn(answer);
      assertThat(Dictionary.untranslated(answer)).as(page).isEmpty();
    }
    EveryScreen every = new EveryScreen(jpn, screens());
    assertThat(every.worded(dictionary, "en").worded(dictionary, "ja").faults()).isEmpty();
  }

  @Test
  @Order(14)
  void no_screen_breaks_a_rule_of_wcag_in_either_language_and_theme() {
    EveryScreen every = new EveryScreen(jpn, screens());
    for (String language : List.of("en", "ja")) {
      every.checked(language, "dark").checked(language, "light");
    }
    jpn.theme("dark");
    assertThat(every.faults()).isEmpty();
  }

  @Test
  @Order(15)
  void nothing_sticks_out_of_a_narrow_screen() {
    EveryScreen every = new EveryScreen(jpn, screens());
    assertThat(every.narrow("en").narrow("ja").faults()).isEmpty();
  }

  @Test
  @Order(16)
  void the_keyboard_alone_reaches_every_action_and_its_focus_is_seen() {
    jpn.speak("en");
    assertThat(new EveryScreen(jpn, screens()).byKeyboard().faults()).isEmpty();
  }

  @Test
  @Order(17)
  void each_check_finds_what_is_planted() {
    jpn.speak("ja");
    jpn.go("settings");
    jpn.js(Scripts.text("planted.js"));
    Tab.pause(Duration.ofMillis(300));
    List<String> settings = List.of("settings");
    assertThat(new EveryScreen(jpn, settings).marked().faults())
        .anyMatch(one -> one.contains("covered"));
    assertThat(new EveryScreen(jpn, settings).worded(dictionary, "ja").faults())
        .anyMatch(one -> one.contains("English: Requests"))
        .anyMatch(one -> one.contains("empty BUTTON"));
    assertThat(new EveryScreen(jpn, settings).checked("ja", "dark").faults())
        .anyMatch(one -> one.contains("button-name"));
    assertThat(new EveryScreen(jpn, settings).narrow("ja").faults())
        .anyMatch(one -> one.contains("reaches 20"));
    assertThat(new EveryScreen(jpn, settings).byKeyboard().faults())
        .anyMatch(one -> one.contains("focus does not show"));
    assertThat(jpn.faults())
        .anyMatch(one -> one.contains("planted error"))
        .anyMatch(one -> one.contains("policy: script-src") && one.contains("planted.js"));
    jpn.driver().navigate().refresh();
  }

  /// The screen as it stands, in both languages.
  private static void pair(Tab tab, String name) throws IOException {
    pictures.take(tab, name + "-en");
    language(tab, "ja");
    pictures.take(tab, name + "-ja");
    language(tab, "en");
  }

  /// By the button, or by its key where a step stands before the screen.
  private static void language(Tab tab, String language) {
    tab.js("document.querySelector('[data-testid=language]').click()");
    tab.await(
        "the language", () -> language.equals(tab.js("return document.documentElement.lang")));
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;
import renkei.node.demo.PlayedStory;
import tools.jackson.databind.JsonNode;

/// The watch of one officer, and the screens where an officer looks things up.
final class WatchScreen {
  private static final String JJOC = "duty-jjoc";
  private static final String USFJ = "duty-usfj";
  private static final String THEME = ".bar-switches button:last-child";
  private static final String AT = "[data-at=\"true\"]";

  private final Desks desks;
  private final Tab jpn;
  private final Tab usa;
  private final PlayedStory story;
  private String team = "";

  WatchScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.usa = desks.usa();
    this.story = desks.story();
  }

  private static String part(String whose) {
    return Tab.mark("inbox-" + whose);
  }

  private static String in(Duration time) {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(time).toString();
  }

  /// A charter that only USA's root command can consent to, and a request that USFJ answers.
  void tells_whose_matter_it_is() throws IOException {
    team = story.states("JPN", JJOC, "/api/v1/proposals", charter()).path("id").asString();
    story.ask(2);
    usa.go("watch");
    usa.await("the request", () -> usa.text(part("forYou")).contains("ours to act: you"));
    usa.await("the charter", () -> usa.text(part("forOthers")).contains("answers for us"));
    assertThat(usa.text(part("forYou"))).doesNotContain("Team Kaze");
    assertThat(top(part("forYou"))).isLessThan(top(part("forOthers")));
    usa.clickWords(part("forOthers") + " button.card", "Team Kaze");
    usa.await("who answers", () -> usa.text(Tab.mark("answers-only")).contains("not USFJ"));
    desks.pair(usa, "watch-whose");
    usa.go("requests/" + team);
    usa.await("who answers", () -> usa.text(Tab.mark("answers-only")).contains("INDOPACOM"));
  }

  private double top(String css) {
    return ((Number)
            usa.js("return document.querySelector(arguments[0]).getBoundingClientRect().top", css))
        .doubleValue();
  }

  private Map<String, Object> charter() {
    Map<String, String> names = Map.of("en", "EXERCISE Team Kaze", "ja", "演習 風チーム");
    List<Map<String, Object>> leads =
        Stream.of("JPN", "USA")
            .map(story::party)
            .sorted()
            .map(party -> Map.<String, Object>of("party", party, "names", names))
            .toList();
    return Map.of(
        "matter",
            Map.of(
                "profile",
                "TEAM_CHARTER",
                "names",
                names,
                "coLeads",
                leads,
                "purpose",
                "EXERCISE Each tells the other how things stand.",
                "watchChanges",
                List.of("0000Z", "1200Z")),
        "texts",
            List.of(
                Map.of("language", "en", "text", "EXERCISE The charter."),
                Map.of("language", "ja", "text", "演習 憲章。")),
        "clocks",
            Map.of(
                "acknowledgeBy", in(Duration.ofHours(4)),
                "answerBy", in(Duration.ofDays(1)),
                "validUntil", in(Duration.ofDays(2))));
  }

  // ---------------------------------------------------------------------------------------- keys

  /// Each line that the keys choose is in view and has the focus; Enter is its own.
  void is_gone_through_by_keys() {
    for (int i = 0; i < 6; i++) {
      story.ask(1);
    }
    usa.go("watch");
    usa.await("many requests", () -> usa.count(".watch-left button.card") >= 7);
    long lines = usa.count(".watch-left button.card");
    for (int i = 0; i < lines; i++) {
      usa.press("j");
      usa.await("the line in view with the focus", () -> Boolean.TRUE.equals(usa.js(SEEN)));
    }
    usa.press("k");
    usa.await("the line in view with the focus", () -> Boolean.TRUE.equals(usa.js(SEEN)));
    String theme = pressTheme();
    usa.press("k");
    usa.await("the focus moved on", () -> Boolean.TRUE.equals(usa.js(SEEN)));
    usa.press(Keys.ENTER);
    usa.await("the matter opened", () -> hash().startsWith("#/requests/"));
    assertThat(theme()).as("the button pressed before was not pressed again").isEqualTo(theme);
    usa.go("watch");
    usa.click(part("forYou") + " button.card");
    String other = pressTheme();
    usa.press(Keys.ENTER);
    usa.await("the matter opened", () -> hash().startsWith("#/requests/"));
    assertThat(theme()).isEqualTo(other);
    pressTheme();
    usa.js("document.activeElement.blur()");
    String reached = theme();
    usa.js("document.querySelector(arguments[0]).focus()", THEME);
    usa.press(Keys.ENTER);
    usa.await("who goes there by keys presses it", () -> !theme().equals(reached));
    usa.theme("dark");
  }

  private static final String SEEN =
      """
      const line = document.activeElement;
      if (!line || !line.matches('[data-at="true"]')) return false;
      const a = line.getBoundingClientRect();
      const b = document.querySelector('.watch-left').getBoundingClientRect();
      return a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
      """;

  private String pressTheme() {
    String before = theme();
    usa.click(THEME);
    usa.await("the other colours", () -> !theme().equals(before));
    return theme();
  }

  private String theme() {
    return String.valueOf(usa.js("return document.documentElement.dataset.theme"));
  }

  private String hash() {
    return String.valueOf(usa.js("return location.hash"));
  }

  /// Without a manual.
  void says_which_keys_there_are() {
    usa.go("watch");
    assertThat(usa.text(Tab.mark("key-hint"))).contains("j", "k", "Enter");
    usa.click(Tab.mark("keys"));
    usa.await("the keys", () -> usa.text("dialog[open]").contains("next, previous line"));
    usa.press(Keys.ESCAPE);
    usa.await("closed", () -> !usa.shows("dialog[open]"));
  }

  // ---------------------------------------------------------------------------------------- team

  private void listed(String node, String officer, String command) {
    Map<String, String> names = Map.of("en", "EXERCISE " + officer, "ja", "演習 " + officer);
    says(
        node,
        story.first(node),
        Map.of(
            "kind", "MEMBER_LISTED",
            "officer", officer,
            "names", names,
            "command", command,
            "reach", "229-1000"));
  }

  private void says(String node, String officer, Map<String, ?> body) {
    story.states(node, officer, "/api/v1/teams/" + team, body);
  }

  private JsonNode read(String node, String path) {
    try {
      return story.read(node, path);
    } catch (RuntimeException _) {
      return tools.jackson.databind.node.MissingNode.getInstance();
    }
  }

  /// Another officer signs a sheet for JJOC's; USA writes.
  void shows_what_a_team_waits_for() throws IOException {
    JsonNode held = story.read("USA", "/api/v1/proposals/" + team);
    story.states(
        "USA",
        story.first("USA"),
        "/api/v1/proposals/" + team + "/consent",
        Map.of(
            "version", held.path("row").path("version").asInt(),
            "terms", held.path("terms").path("hash").asString()));
    for (String node : List.of("JPN", "USA")) {
      jpn.await(
          "the team is open at " + node,
          () -> read(node, "/api/v1/teams/" + team).path("phase").asString("").equals("OPEN"));
    }
    String mod = story.first("JPN");
    listed("JPN", mod, "MOD");
    listed("JPN", JJOC, "JJOC");
    listed("USA", USFJ, "USFJ");
    says("JPN", mod, Map.of("kind", "WATCH_TAKEN"));
    says("JPN", mod, sheet());
    says("USA", USFJ, note("EXERCISE The bridge is closed until 06Z."));
    says("USA", USFJ, note("EXERCISE The ferry sails at noon."));
    jpn.go("watch");
    jpn.await("the sheet", () -> jpn.shows(Tab.mark("duty-HANDOVER")));
    jpn.await("messages", () -> jpn.text(Tab.mark("duty-NOTES")).contains("2 new"));
    jpn.press("j");
    jpn.await("the sheet is first", () -> jpn.text(AT).contains("Handover to sign"));
    jpn.await("what it is", () -> jpn.text(".watch-right").contains("You are named"));
    desks.pair(jpn, "watch-duties");
    jpn.press("k");
    jpn.await("the line", () -> jpn.text(AT).contains("Handover to sign"));
    jpn.press(Keys.ENTER);
    jpn.await("the sheet to sign", () -> jpn.shows(Tab.mark("take-handover")));
    String take = Tab.mark("take-handover") + " button[type=submit]";
    jpn.js("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", take);
    jpn.click(take);
    jpn.click(Tab.mark("sign"));
    jpn.await("signed", () -> jpn.text(Tab.mark("sheet")).contains("signed by both"));
    jpn.go("team/" + team + "/notes");
    jpn.await("the messages", () -> jpn.text(Tab.mark("notes")).contains("ferry sails"));
    jpn.go("watch");
    jpn.await(
        "nothing of the team waits",
        () -> !jpn.shows(Tab.mark("duty-HANDOVER")) && !jpn.shows(Tab.mark("duty-NOTES")));
  }

  private static Map<String, Object> sheet() {
    return Map.of(
        "kind",
        "HANDOVER_SIGNED",
        "incoming",
        JJOC,
        "words",
        Map.of("language", "en", "text", "EXERCISE Two convoys are under way."),
        "items",
        List.of());
  }

  private static Map<String, Object> note(String text) {
    return Map.of("kind", "NOTE_SENT", "words", Map.of("language", "en", "text", text));
  }

  // ----------------------------------------------------------------------------------- documents

  /// JPN lets a document go and calls it back; USA sees both where it looks first.
  void shows_documents_and_recalls() throws IOException {
    String title = "EXERCISE Tide table 演習";
    Path paper =
        Files.writeString(desks.folder().resolve("tides.txt"), "EXERCISE 演習 high at six\n");
    jpn.go("release/documents");
    jpn.click(Tab.mark("file"));
    jpn.await("the form", () -> jpn.shows("dialog input[type=file]"));
    jpn.element("dialog input[type=file]").sendKeys(paper.toString());
    jpn.type("dialog", "Title", title);
    jpn.clickWords("dialog .ticks label", "USA");
    jpn.click("dialog form button[type=submit]");
    jpn.await("filed", () -> !jpn.shows("dialog[open]") && jpn.text("main").contains(title));
    jpn.click("[data-testid=documents] tbody tr:first-child [data-testid=release]");
    jpn.pick("dialog", "To", story.party("USA"));
    jpn.await("the ruling", () -> jpn.shows("dialog [data-testid=ruling] .facts"));
    jpn.type("dialog", "Reason", "asked for");
    jpn.click("dialog form button[type=submit]");
    usa.go("watch");
    usa.await(
        "the document", Duration.ofSeconds(40), () -> usa.text(part("forYou")).contains(title));
    jpn.await(
        "it left",
        Duration.ofSeconds(40),
        () -> jpn.text("[data-testid=documents] tbody tr").contains("The other side has it"));
    jpn.clickWords("[data-testid=documents] tbody tr:first-child button", "Recall");
    jpn.type("dialog", "Reason", "the tide was misread");
    jpn.click("dialog form button[type=submit]");
    usa.await("the recall", () -> usa.text(".alarms").contains("Use no more"));
    assertThat(usa.text(".alarms")).contains(title);
    usa.await("no news any more", () -> !usa.text(part("forYou")).contains(title));
    desks.pair(usa, "watch-recall");
    usa.press("h");
    usa.await("taken", () -> !usa.text("main").contains("Use no more"));
    usa.driver().navigate().refresh();
    usa.await("the watch", () -> usa.shows(".watch-left .panel"));
    usa.await("loaded", () -> usa.shows(part("forYou")));
    assertThat(usa.text("main")).doesNotContain("Use no more");
  }

  // ------------------------------------------------------------------------------------- lookups

  /// Acts of people first; everything, and a search, one step away.
  void looks_up_the_journal() throws IOException {
    String rows = Tab.mark("journal");
    jpn.go("journal");
    jpn.await("acts", () -> jpn.text(rows).contains("Handover"));
    assertThat(jpn.text(rows)).doesNotContain("Signed head of", "track updates sent");
    search("申継ぎ書");
    jpn.await("found by its Japanese name", () -> found("Handover") && !found("Opened"));
    search(team.substring(0, 8));
    jpn.await("found by its id", () -> found("Team Kaze") && !found("Document filed"));
    search("");
    desks.pair(jpn, "journal-people");
    jpn.js(
        """
        const which = document.querySelector('[data-testid=journal-by]');
        which.value = 'ALL';
        which.dispatchEvent(new Event('change', {bubbles: true}));
        """);
    jpn.await("every row", () -> jpn.text(rows).contains("Signed head of"));
  }

  private boolean found(String words) {
    return jpn.text(Tab.mark("journal")).contains(words);
  }

  private void search(String text) {
    jpn.js(
        """
        const field = document.querySelector('[data-testid=journal-search]');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', {bubbles: true}));
        """,
        text);
  }

  /// The clock runs, the log-in's end lies ahead, raw counters are folded.
  void shows_no_stale_figure() throws IOException {
    jpn.go("links");
    String first = jpn.text(Tab.mark("node-clock"));
    jpn.await("the clock runs", () -> !jpn.text(Tab.mark("node-clock")).equals(first));
    assertThat(jpn.text("main")).contains("as of").doesNotContain("guard_checked");
    assertThat(jpn.shows(Tab.mark("counters") + "[open]")).isFalse();
    jpn.click(Tab.mark("counters") + " summary");
    jpn.await("the counters", () -> jpn.text(Tab.mark("counters")).contains("web."));
    desks.pair(jpn, "links-now");
    jpn.go("settings");
    Tab.pause(Duration.ofSeconds(2));
    jpn.await("the log-in ends later", () -> until().isAfter(Instant.now().plusSeconds(25 * 60)));
    jpn.driver().navigate().refresh();
    jpn.await("the settings", () -> jpn.shows(Tab.mark("logout")));
    desks.pair(jpn, "settings");
  }

  private Instant until() {
    return Instant.parse(
        String.valueOf(jpn.js("return document.querySelector('main .facts time').dateTime")));
  }
}

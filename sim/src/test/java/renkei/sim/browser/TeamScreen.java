// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import renkei.node.demo.PlayedStory;
import tools.jackson.databind.JsonNode;

/// The standing team at two parties' screens: charter, watch, messages, log, handover and print.
final class TeamScreen {
  private static final String NAME = "EXERCISE Team Kaze";
  private static final String JJOC = "duty-jjoc";

  private final Desks desks;
  private final Tab jpn;
  private final Tab usa;
  private final PlayedStory story;
  private String team = "";

  TeamScreen(Desks desks) {
    this.desks = desks;
    this.jpn = desks.jpn();
    this.usa = desks.usa();
    this.story = desks.story();
  }

  /// The team's id; empty before it is proposed.
  String team() {
    return team;
  }

  /// JPN proposes the charter at its screen; USA's root command consents; both see it open.
  void is_chartered() {
    jpn.speak("en");
    jpn.go("team");
    jpn.await("no team yet", () -> jpn.text("main").contains("There is no team yet"));
    jpn.go("team/new");
    jpn.type("main", "Name (English)", NAME);
    jpn.type("main", "Name (Japanese)", "演習 風チーム");
    jpn.clickWords(".ticks label", "USA");
    for (String party : new String[] {"JPN", "USA"}) {
      jpn.type("main", "Co-lead of " + party + " · Name (English)", "EXERCISE Lead " + party);
      jpn.type("main", "Co-lead of " + party + " · Name (Japanese)", "演習 " + party);
    }
    jpn.type("main", "Purpose", "EXERCISE Each tells the other how things stand.");
    jpn.type(".texts", "English", "EXERCISE The charter.");
    jpn.type(".texts", "日本語", "演習 憲章。");
    jpn.click(Tab.mark("charter") + " button[type=submit]");
    jpn.click(Tab.mark("sign"));
    jpn.await("the team", () -> jpn.shows(Tab.mark("team")));
    team = String.valueOf(jpn.js("return location.hash.split('/')[2]"));
    usa.await("the charter at USA", () -> held().path("terms").has("hash"));
    JsonNode held = held();
    story.states(
        "USA",
        story.first("USA"),
        "/api/v1/proposals/" + team + "/consent",
        Map.of(
            "version", held.path("row").path("version").asInt(),
            "terms", held.path("terms").path("hash").asString()));
    jpn.await("open", () -> jpn.text(Tab.mark("team")).contains("open"));
    usa.speak("en");
    usa.go("team");
    usa.await("the team at USA", () -> usa.text(Tab.mark("teams")).contains(NAME));
  }

  private JsonNode held() {
    try {
      return story.read("USA", "/api/v1/proposals/" + team);
    } catch (RuntimeException _) {
      return tools.jackson.databind.node.MissingNode.getInstance();
    }
  }

  private void listed(Tab tab, String reach) {
    tab.go("team/" + team + "/roster");
    tab.click(Tab.mark("list-member"));
    tab.type("dialog", "Name (English)", "EXERCISE " + reach);
    tab.type("dialog", "Name (Japanese)", "演習 " + reach);
    tab.type("dialog", "How to reach", reach);
    tab.click("dialog form button[type=submit]");
    tab.await("on the roster", () -> tab.text(Tab.mark("roster")).contains(reach));
  }

  /// Both take the watch; USA writes, JPN's officer puts a translation beside it.
  void writes_and_translates() throws IOException {
    listed(jpn, "229-1000");
    listed(usa, "315-225");
    for (Tab tab : new Tab[] {jpn, usa}) {
      tab.go("team/" + team + "/notes");
      tab.clickWords(Tab.mark("watch-now") + " button", "Take the watch");
      tab.await("on watch", () -> tab.shows(Tab.mark("leave-watch")));
    }
    jpn.await(
        "how to reach the other watch", () -> jpn.text(Tab.mark("watch-now")).contains("315-225"));
    usa.type(Tab.mark("say"), "Message", "EXERCISE The bridge is closed until 06Z.");
    usa.click(Tab.mark("say") + " button[type=submit]");
    jpn.await("the message", () -> jpn.text(Tab.mark("notes")).contains("The bridge is closed"));
    jpn.click(Tab.mark("translate"));
    jpn.type("dialog", "Translation", "演習 橋は06Zまで通行止め。");
    jpn.type("dialog", "Translated by", "Ito");
    jpn.click("dialog form button[type=submit]");
    usa.await("the translation", () -> usa.text(Tab.mark("notes")).contains("橋は06Zまで通行止め"));
    assertThat(usa.text(Tab.mark("notes"))).contains("translated by Ito");
    desks.pair(jpn, "team");
  }

  /// An item is opened, a line typed and filtered; the watch goes from one officer of JPN to
  /// another.
  void hands_over() throws IOException {
    jpn.click(Tab.mark("open-item"));
    jpn.type("dialog", "Open items", "EXERCISE Is there fuel at pier 3?");
    jpn.click("dialog form button[type=submit]");
    jpn.await("the item", () -> jpn.text(Tab.mark("items")).contains("fuel at pier 3"));
    jpn.go("team/" + team + "/log");
    jpn.click(Tab.mark("enter-line"));
    jpn.type("dialog", "What", "EXERCISE Spoke with the port captain.");
    jpn.click("dialog form button[type=submit]");
    jpn.await("the line", () -> jpn.text(Tab.mark("team-log")).contains("port captain"));
    jpn.js(
        """
        const kind = document.querySelector('.tools select');
        kind.value = 'typed';
        kind.dispatchEvent(new Event('change', {bubbles: true}));
        """);
    jpn.await("typed lines only", () -> jpn.count(Tab.mark("team-log") + " tbody tr") == 1);
    String second = story.first("JPN");
    story.states(
        "JPN",
        second,
        "/api/v1/teams/" + team,
        Map.of(
            "kind", "MEMBER_LISTED",
            "officer", second,
            "names", Map.of("en", "EXERCISE second", "ja", "演習 二人目"),
            "command", "MOD",
            "reach", "229-2000"));
    jpn.go("team/" + team + "/handover");
    jpn.pick(Tab.mark("sign-handover"), "Officer who takes over", second);
    jpn.type(
        Tab.mark("sign-handover"),
        "What the next watch must know",
        "EXERCISE Two convoys are under way.");
    String sign = Tab.mark("sign-handover") + " button[type=submit]";
    jpn.js("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", sign);
    desks.pictures().take(jpn, "handover-form-en");
    jpn.click(sign);
    jpn.await("what is signed", () -> jpn.text("body").contains("hand the watch of the team over"));
    jpn.click(Tab.mark("sign"));
    jpn.await("the sheet waits", () -> jpn.text(Tab.mark("sheet")).contains("waits for " + second));
    assertThat(jpn.shows(Tab.mark("take-handover"))).as("who goes signs once").isFalse();
    JsonNode sheet = story.read("JPN", "/api/v1/teams/" + team).path("sheets").path(0);
    assertThat(sheet.path("officer").asString()).isEqualTo(JJOC);
    story.states(
        "JPN",
        second,
        "/api/v1/teams/" + team,
        Map.of(
            "kind", "HANDOVER_TAKEN",
            "signed", sheet.path("id").asString(),
            "sheet", sheet.path("hash").asString()));
    usa.go("team/" + team + "/handover");
    for (Tab tab : new Tab[] {jpn, usa}) {
      tab.await("signed by both", () -> tab.text(Tab.mark("sheet")).contains("signed by both"));
      assertThat(tab.text(Tab.mark("sheet"))).contains("fuel at pier 3", "Two convoys");
    }
    desks.pair(jpn, "handover");
  }

  /// The sheet alone goes on the paper, and the file bears the team's name.
  void prints() {
    jpn.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    String paper = jpn.text("main");
    jpn.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    assertThat(paper).contains(NAME, "Two convoys", "fuel at pier 3");
    assertThat(paper).doesNotContain("Print or save", "Sign as");
    jpn.await("the name of the page", () -> title().contains(NAME));
    Object data =
        jpn.driver()
            .executeCdpCommand("Page.printToPDF", Map.of("printBackground", true))
            .get("data");
    byte[] pdf = Base64.getDecoder().decode(String.valueOf(data));
    String raw = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(raw).startsWith("%PDF-");
    assertThat(pdf.length).isGreaterThan(10_000);
    assertThat(raw.contains(NAME) || raw.contains(utf16(NAME)))
        .as("the file bears the name of the team")
        .isTrue();
  }

  private String title() {
    return String.valueOf(jpn.js("return document.title"));
  }

  /// As a PDF writes a title that is not ASCII alone: hexadecimal UTF-16.
  private static String utf16(String text) {
    return java.util.HexFormat.of()
        .withUpperCase()
        .formatHex(text.getBytes(StandardCharsets.UTF_16BE));
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry.OfficerEnrolled;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.entry.TeamEntry;
import renkei.core.turn.Draft;
import tools.jackson.databind.JsonNode;

/// What waits for one officer and not for another, and what an officer looks up in the journal.
class DutiesTest {
  private static final String CHIEF = WebNode.CHIEF.code();
  private static final String OTHER = "duty-2";
  private static final String READER = "reader-3";

  @TempDir private Path folder;
  private final Contract contract = Contract.read();
  private WebNode node;
  private World world;

  @BeforeEach
  void a_node_with_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
    enrol(OTHER, Set.of(Right.READ, Right.ANSWER));
    enrol(READER, Set.of(Right.READ));
  }

  @AfterEach
  void the_next_good_call_is_served_and_it_stops() {
    assertThat(node.get("/api/v1/duties").status()).isEqualTo(200);
    node.close();
  }

  private void enrol(String code, Set<Right> rights) {
    var answer =
        node.state(
                Draft.of(
                    node.newEntryId(),
                    new Draft.By(WebNode.CHIEF, WebNode.ROOT),
                    node.home(),
                    new OfficerEnrolled(
                        new OfficerId(code), Names.same(code), WebNode.ROOT, rights, null)))
            .join();
    assertThat(answer).isInstanceOf(renkei.core.turn.Answer.Accepted.class);
  }

  private List<JsonNode> duties(String officer) {
    WebNode.Answered answered = node.get("/api/v1/duties", officer);
    assertThat(contract.answer("GET", "/api/v1/duties", answered.body())).isEmpty();
    return answered.body().get("rows").valueStream().toList();
  }

  private List<String> kinds(String officer) {
    return duties(officer).stream().map(row -> row.get("kind").asString()).toList();
  }

  @Test
  void a_sheet_waits_for_the_officer_who_takes_over_and_for_nobody_else() {
    TeamWorld in = new TeamWorld(world);
    in.member(CHIEF);
    in.member(OTHER);
    in.must(CHIEF, "WATCH_TAKEN", Map.of());
    String sheet =
        in.must(
            CHIEF,
            "HANDOVER_SIGNED",
            Map.of(
                "incoming",
                OTHER,
                "words",
                Map.of("language", "en", "text", "All quiet."),
                "items",
                List.of()));
    assertThat(kinds(CHIEF)).doesNotContain("HANDOVER");
    assertThat(kinds(READER)).isEmpty();
    JsonNode waiting = duties(OTHER).getFirst();
    assertThat(waiting.get("kind").asString()).isEqualTo("HANDOVER");
    assertThat(waiting.get("id").asString()).isEqualTo(sheet);
    assertThat(waiting.get("officer").asString()).isEqualTo(CHIEF);
    assertThat(waiting.get("team").asString()).isEqualTo(in.team);
    String hash = node.get("/api/v1/teams/" + in.team).body().at("/sheets/0/hash").asString();
    in.must(OTHER, "HANDOVER_TAKEN", Map.of("signed", sheet, "sheet", hash));
    assertThat(kinds(OTHER)).doesNotContain("HANDOVER");
  }

  @Test
  void messages_wait_for_who_is_on_the_roster_until_that_officer_writes() {
    TeamWorld in = new TeamWorld(world);
    in.member(CHIEF);
    EntryId team = EntryId.fromHex(in.team);
    world.arrives(
        new TeamEntry.MemberListed(
            team,
            new OfficerId("watch-7"),
            new Names("Reyes", "レイエス"),
            new CommandId("INDOPACOM"),
            "DSN 315-555"));
    for (String text : List.of("The bridge is closed.", "The ferry sails.")) {
      node.pass(Duration.ofSeconds(1));
      world.arrives(new TeamEntry.NoteSent(team, new TeamEntry.Words("en", text)));
    }
    World.until(() -> kinds(CHIEF).contains("NOTES"));
    World.until(() -> duties(CHIEF).getFirst().get("notes").size() == 2);
    JsonNode notes = duties(CHIEF).getFirst();
    assertThat(notes.get("text").asString()).isEqualTo("The ferry sails.");
    assertThat(notes.get("id").asString()).isEqualTo(notes.at("/notes/1").asString());
    assertThat(kinds(OTHER)).as("not on the roster").isEmpty();
    in.must(CHIEF, "NOTE_SENT", TeamWorld.words("en", "Understood."));
    assertThat(kinds(CHIEF)).isEmpty();
  }

  @Test
  void a_document_that_came_waits_and_so_does_its_recall() {
    EntryId released = node.newEntryId();
    world.arrives(
        released,
        new Crossing.DocumentReleased(
            "Ferry plan",
            "text/plain",
            Bytes.of("the ferry sails at dawn".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            Set.of(world.party())));
    World.until(() -> kinds(READER).contains("DOCUMENT"));
    assertThat(duties(READER).getFirst().at("/title/en").asString()).isEqualTo("Ferry plan");
    world.document("Our own", "text/plain", "ours");
    assertThat(kinds(READER)).as("our own is no news").containsExactly("DOCUMENT");
    world.arrives(new Crossing.RecallNotice(released, "the tide was misread"));
    World.until(() -> kinds(READER).contains("RECALL"));
    assertThat(kinds(READER)).containsExactly("RECALL");
    assertThat(duties(READER).getFirst().get("text").asString()).isEqualTo("the tide was misread");
  }

  @Test
  void a_request_waits_for_us_and_only_for_the_officer_who_may_answer_it() {
    String asked = world.isAsked().hex();
    assertThat(row(asked, CHIEF).get("awaitsUs").asBoolean()).isTrue();
    assertThat(row(asked, CHIEF).get("awaitsYou").asBoolean()).isTrue();
    JsonNode read = row(asked, READER);
    assertThat(read.get("awaitsUs").asBoolean()).isTrue();
    assertThat(read.get("awaitsYou").asBoolean()).isFalse();
    assertThat(read.at("/answersHere/command").asString()).isEqualTo(WebNode.ROOT.code());
  }

  private JsonNode row(String id, String officer) {
    return node.get("/api/v1/proposals", officer)
        .body()
        .get("rows")
        .valueStream()
        .filter(row -> row.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  // ------------------------------------------------------------------------------------ journal

  private JsonNode sought(String query) {
    WebNode.Answered answered = node.get("/api/v1/journal?" + query);
    assertThat(answered.status()).as(answered.text()).isEqualTo(200);
    assertThat(contract.answer("GET", "/api/v1/journal", answered.body())).isEmpty();
    return answered.body();
  }

  @Test
  void acts_of_people_are_told_from_what_the_node_writes_by_itself() {
    world.isAsked();
    JsonNode people = sought("last=500&by=PEOPLE").get("rows");
    assertThat(people.size()).isPositive();
    for (JsonNode row : people) {
      assertThat(row.get("row").asString()).isIn("OWN", "RECEIVED");
      assertThat(row.get("officer").asString()).isNotEqualTo(Draft.NODE.code());
    }
    JsonNode all = sought("last=500").get("rows");
    assertThat(all.size()).isGreaterThan(people.size());
    long ofPeople =
        all.valueStream()
            .filter(row -> row.has("officer"))
            .filter(row -> !row.get("officer").asString().equals(Draft.NODE.code()))
            .count();
    assertThat((long) people.size()).as("and none is left out").isEqualTo(ofPeople);
  }

  @Test
  void a_word_a_code_and_an_id_find_their_row() {
    String filed = world.document("Ｆｅｒｒｙ ドック plan", "text/plain", "x");
    for (String text :
        List.of("ferry", "%E3%81%A9%E3%81%A3%E3%81%8F", filed, filed.substring(0, 8))) {
      JsonNode rows = sought("last=20&text=" + text).get("rows");
      assertThat(rows.valueStream().map(row -> row.get("entry").asString("")).toList())
          .as(text)
          .contains(filed);
    }
    assertThat(sought("last=20&text=zeppelin").get("rows").size()).isZero();
    JsonNode kinds = sought("last=20&text=zeppelin&kinds=DOCUMENT_FILED").get("rows");
    assertThat(kinds.at("/0/entry").asString()).isEqualTo(filed);
  }

  @Test
  void a_search_goes_on_where_it_stopped_and_its_parts_are_the_whole() {
    for (int i = 0; i < 7; i++) {
      world.document("Paper " + i, "text/plain", "x");
    }
    List<Long> whole = new ArrayList<>();
    sought("last=500&by=PEOPLE")
        .get("rows")
        .forEach(row -> whole.add(row.get("position").asLong()));
    List<Long> parts = new ArrayList<>();
    String before = "";
    do {
      JsonNode page = sought("last=2&by=PEOPLE" + before);
      page.get("rows").forEach(row -> parts.add(row.get("position").asLong()));
      before = page.get("next").isNull() ? "" : "&before=" + page.get("next").asLong();
    } while (!before.isEmpty());
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void a_search_that_breaks_the_form_is_refused() {
    for (String query :
        List.of("from=1&by=PEOPLE", "last=5&by=NOBODY", "last=5&kinds=TEA", "last=5&before=0")) {
      assertThat(node.get("/api/v1/journal?" + query).code()).as(query).isEqualTo("MALFORMED");
    }
    assertThat(node.get("/api/v1/journal?last=5&text=" + "x".repeat(101)).status()).isEqualTo(400);
  }
}

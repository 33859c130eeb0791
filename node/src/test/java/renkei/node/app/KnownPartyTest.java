// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.node.store.DataFolder;
import tools.jackson.databind.JsonNode;

/// The keys of a party without a link count once two officers heard the words of its letter, each
/// for himself.
class KnownPartyTest {
  private static final String SECOND = "second";

  @TempDir private Path folder;
  private EmbeddedNode jpn;
  private EmbeddedNode phl;
  private NodeApi api;
  private String first = "";
  private String letter = "";
  private final List<String> words = new ArrayList<>();

  @BeforeEach
  void a_letter_came() {
    jpn = EmbeddedNode.found(folder.resolve("JPN"), "JPN", "JMOD");
    phl = EmbeddedNode.found(folder.resolve("PHL"), "PHL", "AFP");
    api = api(jpn);
    first = jpn.officer().officer().code();
    JsonNode made =
        api(phl).must(phl.officer().officer().code(), "/api/v1/known-parties/introduce", Map.of());
    letter = made.path("text").asString();
    made.path("words").forEach(word -> words.add(word.asString()));
    enrol(SECOND, List.of("READ", "ADMINISTER"));
    enrol("reader", List.of("READ"));
  }

  @AfterEach
  void both_stop() {
    jpn.close();
    phl.close();
  }

  private static NodeApi api(EmbeddedNode node) {
    return new NodeApi(
        URI.create("http://localhost:" + node.webPort() + "/"),
        KeyFolder.token(new DataFolder(node.folder())),
        Tls.any());
  }

  private void enrol(String code, List<String> rights) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("code", code);
    draft.put("names", Map.of("en", code, "ja", code));
    draft.put("command", jpn.officer().command().code());
    draft.put("rights", rights);
    api.must(first, "/api/v1/officers", draft);
  }

  private NodeApi.Answered hears(String officer, List<String> heard) {
    return api.post(officer, "/api/v1/known-parties", Map.of("text", letter, "words", heard));
  }

  private JsonNode row() {
    return api.get(first, "/api/v1/known-parties").path("rows").path(0);
  }

  @Test
  void two_different_officers_state_the_keys_of_a_party_and_one_of_them_twice_is_not_two() {
    NodeApi.Answered once = hears(first, words);
    assertThat(once.ok()).as(once.sentence()).isTrue();
    assertThat(row().path("state").asString()).isEqualTo("SECOND_OFFICER");
    assertThat(row().path("readBy").path(0).asString()).isEqualTo(first);

    NodeApi.Answered twice = hears(first, words);
    assertThat(twice.code()).isEqualTo("SAME_OFFICER");
    assertThat(twice.sentence()).contains("another officer");
    assertThat(row().path("state").asString()).isEqualTo("SECOND_OFFICER");

    assertThat(hears(SECOND, List.of("zebra", "zebra", "zebra")).code()).isEqualTo("WORDS_DIFFER");
    assertThat(hears("reader", words).ok()).as("who may not").isFalse();
    assertThat(row().path("state").asString()).isEqualTo("SECOND_OFFICER");

    NodeApi.Answered other = hears(SECOND, words);
    assertThat(other.ok()).as(other.sentence()).isTrue();
    assertThat(row().path("state").asString()).isEqualTo("KNOWN");
    assertThat(row().path("code").asString()).isEqualTo("PHL");
    assertThat(hears(SECOND, words).code()).as("it is known already").isEqualTo("STALE");
  }
}

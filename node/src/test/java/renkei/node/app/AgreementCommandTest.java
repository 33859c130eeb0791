// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Agreements and parties without a link, as an operator types them at two linked nodes.
class AgreementCommandTest {
  @TempDir private Path folder;
  private EmbeddedNode jpn;
  private EmbeddedNode usa;
  private Path key;

  @BeforeEach
  void two_nodes_are_linked() {
    jpn = EmbeddedNode.found(folder.resolve("JPN"), "JPN", "JMOD");
    usa = EmbeddedNode.found(folder.resolve("USA"), "USA", "DOD");
    key = folder.resolve("jpn.key");
    jpn.key().create(key);
    jpn.pairWith(usa);
    long end = System.nanoTime() + 60_000_000_000L;
    while (!(jpn.linked(1) && usa.linked(1)) && System.nanoTime() < end) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
    }
  }

  @AfterEach
  void both_stop() {
    jpn.close();
    usa.close();
  }

  private Typed typed(Object... words) {
    Object[] more = {"--data", jpn.folder(), "--key", key, "--json"};
    Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Typed.renkei(all);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("agreement.json"), text);
  }

  private static String agreement(String depositary, int ratifications) {
    return """
    {"format": "renkei-agreement-1", "parties": ["JPN", "USA"], "depositary": "%s",
     "pillars": ["p1"], "texts": [{"language": "en", "text": "EXERCISE agreed"}],
     "provisions": {"ratifications": %d, "delayDays": 0, "notBefore": null, "until": null,
       "civil": true, "scopes": []}}
    """
        .formatted(depositary, ratifications);
  }

  @Test
  void an_agreement_is_proposed_from_a_file_listed_and_ratified() throws IOException {
    Typed proposed = typed("agreement", "propose", file(agreement("USA", 2)));
    assertThat(proposed.code()).as(proposed.err()).isZero();
    String id = proposed.json().path("id").asString();
    JsonNode row = typed("agreement", "list").json().get(0);
    assertThat(row.path("id").asString()).isEqualTo(id);
    assertThat(row.path("stage").asString()).isEqualTo("PROPOSED");
    String terms = typed("agreement", "show", id).json().path("terms").path("hash").asString();
    assertThat(typed("agreement", "ratify", id, "--terms", "00000000").err())
        .contains("the terms on the table are " + terms);
    assertThat(typed("agreement", "ratify", id, "--terms", terms).code()).isZero();
    assertThat(typed("agreement", "ratify", id, "--terms", terms).err()).contains("STALE");
    Typed left = typed("agreement", "leave", id, "--text", "Notice");
    assertThat(left.err()).contains("no number of that membership is known here");
  }

  @Test
  void a_file_that_contradicts_itself_or_is_none_is_refused_and_the_next_good_one_is_taken()
      throws IOException {
    assertThat(typed("agreement", "propose", file(agreement("USA", 3))).err())
        .contains("an agreement of 2 parties cannot wait for 3 ratifications");
    assertThat(typed("agreement", "propose", file(agreement("PHL", 0))).err())
        .contains("no party is known here by the code 'PHL'");
    assertThat(typed("agreement", "propose", file("{\"format\": \"other\"}")).err())
        .contains("renkei-agreement-1");
    assertThat(typed("agreement", "propose", file("{\"format\"")).err()).contains("no JSON");
    String twice = agreement("USA", 0).replace("\"pillars\"", "\"format\": \"x\", \"pillars\"");
    assertThat(typed("agreement", "propose", file(twice)).err()).contains("no JSON");
    String more = agreement("USA", 0).replace("\"pillars\"", "\"grants\": 1, \"pillars\"");
    assertThat(typed("agreement", "propose", file(more)).err()).contains("not known here: grants");
    assertThat(typed("agreement", "propose", file(agreement("USA", 0))).code()).isZero();
  }

  @Test
  void a_party_without_a_link_is_known_by_the_words_of_its_letter() throws IOException {
    EmbeddedNode phl = EmbeddedNode.found(folder.resolve("PHL"), "PHL", "AFP");
    try {
      Path letter = folder.resolve("phl.letter");
      Typed made = Typed.renkei("party", "introduce", letter, "--data", phl.folder(), "--json");
      assertThat(made.code()).as(made.err()).isZero();
      StringBuilder words = new StringBuilder();
      made.json().path("words").forEach(word -> words.append(word.asString()).append(' '));
      assertThat(typed("party", "know", letter, "--words", "zebra zebra zebra").err())
          .contains("the words do not agree");
      Path forged = folder.resolve("forged.letter");
      Files.writeString(forged, Files.readString(letter).replace("code: PHL", "code: USA"));
      assertThat(typed("party", "know", forged, "--words", words).err())
          .contains("not signed by the key that it names");
      assertThat(typed("party", "list").json()).isEmpty();
      assertThat(typed("party", "know", letter, "--words", words).code()).isZero();
      JsonNode known = typed("party", "list").json().get(0);
      assertThat(known.path("code").asString()).isEqualTo("PHL");
      assertThat(known.path("state").asString()).isEqualTo("KNOWN");
    } finally {
      phl.close();
    }
  }
}

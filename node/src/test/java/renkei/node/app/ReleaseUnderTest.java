// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Releases within an agreement or a pillar, as an operator types them at two linked nodes.
class ReleaseUnderTest {
  private static final String AGREEMENT =
      """
      {"format": "renkei-agreement-1", "parties": ["JPN", "USA"], "depositary": "JPN",
       "pillars": ["p1"], "texts": [{"language": "en", "text": "EXERCISE agreed"}],
       "provisions": {"ratifications": 0, "delayDays": 0, "notBefore": null, "until": null,
         "civil": false, "scopes": [{"pillar": "p1", "closed": false, "highest": "RESTRICTED",
           "meanings": {"UNCLASSIFIED": "UNCLASSIFIED", "RESTRICTED": "RESTRICTED"}}]}}
      """;

  @TempDir private Path folder;
  private EmbeddedNode jpn;
  private EmbeddedNode usa;

  @BeforeEach
  void two_nodes_are_linked() {
    jpn = EmbeddedNode.found(folder.resolve("JPN"), "JPN", "JMOD");
    usa = EmbeddedNode.found(folder.resolve("USA"), "USA", "DOD");
    jpn.key().create(folder.resolve("JPN.key"));
    usa.key().create(folder.resolve("USA.key"));
    jpn.pairWith(usa);
    await("the link", () -> jpn.linked(1) && usa.linked(1));
  }

  @AfterEach
  void both_stop() {
    jpn.close();
    usa.close();
  }

  private static void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
    }
  }

  private Typed typed(EmbeddedNode at, Object... words) {
    Object[] all = Arrays.copyOf(words, words.length + 5);
    Object[] more = {"--data", at.folder(), "--key", folder.resolve(at.code() + ".key"), "--json"};
    System.arraycopy(more, 0, all, words.length, more.length);
    return Typed.renkei(all);
  }

  private JsonNode must(EmbeddedNode at, Object... words) {
    Typed typed = typed(at, words);
    assertThat(typed.code()).as(typed.err()).isZero();
    return typed.json();
  }

  private String inForce() throws IOException {
    Path file = Files.writeString(folder.resolve("agreement.json"), AGREEMENT);
    String id = must(jpn, "agreement", "propose", file).path("id").asString();
    await("it arrives", () -> typed(usa, "agreement", "show", id).code() == 0);
    String terms = must(usa, "agreement", "show", id).path("terms").path("hash").asString();
    must(usa, "request", "consent", id, "--terms", terms);
    for (EmbeddedNode at : new EmbeddedNode[] {jpn, usa}) {
      await(
          "in force",
          () ->
              must(at, "agreement", "show", id)
                  .path("row")
                  .path("stage")
                  .asString()
                  .equals("IN_FORCE"));
    }
    return id;
  }

  private String file(String level, Object... more) throws IOException {
    Path paper = Files.writeString(folder.resolve("paper.txt"), "EXERCISE");
    Object[] words = {"document", "file", paper, "--level", level, "--releasable-to", "JPN,USA"};
    Object[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return must(jpn, all).path("id").asString();
  }

  private Typed release(String paper, String under) {
    return typed(
        jpn, "release", "document", paper, "--to", "USA", "--reason", "EXERCISE", "--under", under);
  }

  @Test
  void a_release_names_the_pillar_within_which_it_is_made_and_a_level_too_high_is_said_before()
      throws IOException {
    String agreement = inForce();
    String within = agreement + "/p1";
    String high = file("CONFIDENTIAL");
    Typed refused = release(high, within);
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err())
        .contains("nothing was sent", "level CONFIDENTIAL", "whose ceiling is RESTRICTED")
        .contains("送っていません");
    assertThat(must(jpn, "document", "list").path("rows").get(0).path("releases")).isEmpty();

    String low = file("RESTRICTED");
    assertThat(release(low, agreement.substring(0, 8) + "/p2").err())
        .contains("is no agreement or pillar here")
        .contains(agreement.substring(0, 8) + "/p1");
    assertThat(release(low, agreement.substring(0, 7) + "/p1").err()).contains("is no agreement");
    Typed good = release(low, agreement.substring(0, 8) + "/p1");
    assertThat(good.code()).as(good.err()).isZero();
    JsonNode row = must(jpn, "document", "list").path("rows").get(0).path("releases").get(0);
    assertThat(row.path("under").path("pillar").asString()).isEqualTo("p1");

    String belongs = file("RESTRICTED", "--under", within);
    assertThat(release(belongs, agreement).err()).contains("nothing was sent", "belongs to");
    assertThat(release(belongs, within).code()).isZero();
  }

  @Test
  void a_rule_names_the_pillar_within_which_it_releases() throws IOException {
    String agreement = inForce();
    String[] rule = {
      "release", "rules", "adopt", "--to", "USA", "--area", "34,138,36,140", "--basis", "EXERCISE"
    };
    Object[] words = Arrays.copyOf(rule, rule.length + 2, Object[].class);
    words[rule.length] = "--under";
    words[rule.length + 1] = agreement + "/p1";
    must(jpn, words);
    words[rule.length + 1] = "00000000";
    assertThat(typed(jpn, words).err()).contains("no agreement or pillar here");
    JsonNode under = must(jpn, "release", "rules", "list").path("rows").get(0).path("rule");
    assertThat(under.path("under").path("agreement").asString()).isEqualTo(agreement);
    Typed shown = Typed.renkei("release", "rules", "list", "--data", jpn.folder());
    assertThat(shown.out()).contains("within " + agreement.substring(0, 8) + "/p1");
  }
}

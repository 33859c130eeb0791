// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import tools.jackson.databind.JsonNode;

/// What parties contribute, as a file that other programs read and as a document that names whose
/// figures are in it.
class ContributionsTest {
  @TempDir private static Path folder;
  private static WebNode node;
  private static World world;

  @BeforeAll
  static void a_node_with_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
  }

  @AfterAll
  static void it_stops() {
    node.close();
  }

  private static String call(String capability) {
    Map<String, Object> draft = new HashMap<>(world.request());
    Map<String, Object> matter = new HashMap<>();
    if (draft.get("matter") instanceof Map<?, ?> as) {
      as.forEach((key, value) -> matter.put(String.valueOf(key), value));
    }
    matter.put("capability", capability);
    draft.put("matter", matter);
    draft.put("id", node.id());
    draft.put("to", List.of(world.usaHex()));
    world.must("/api/v1/calls", draft);
    return draft.get("id").toString();
  }

  /// A reader of its own for RFC 4180, strict about quotes and line ends.
  private static List<List<String>> read(String text) {
    assertThat(text).startsWith("\ufeff").endsWith("\r\n");
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    int at = 1;
    while (at < text.length()) {
      assertThat(text.charAt(at)).as("a cell begins with a quote at " + at).isEqualTo('"');
      StringBuilder cell = new StringBuilder();
      at++;
      while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
        at += text.charAt(at) == '"' ? 1 : 0;
        cell.append(text.charAt(at++));
      }
      row.add(cell.toString());
      at++;
      if (text.startsWith("\r\n", at)) {
        rows.add(row);
        row = new ArrayList<>();
        at += 2;
      } else {
        assertThat(text.charAt(at++)).isEqualTo(',');
      }
    }
    return rows;
  }

  private static List<List<String>> file() {
    WebNode.Answered answered = node.get("/api/v1/contributions");
    assertThat(answered.status()).isEqualTo(200);
    return read(answered.text());
  }

  @Test
  void the_file_is_read_back_with_one_row_for_each_need_and_party() {
    String id = call("water trucks, 4 t \"wide\"");
    List<List<String>> rows = file();
    assertThat(rows.get(1))
        .containsExactly(
            "#meta+id",
            "#date+asked",
            "#sector+code",
            "#item+name",
            "#item+num+needed",
            "#org+code",
            "#status",
            "#capacity+num+offered",
            "#capacity+num+firm",
            "#capacity+num+delivered");
    assertThat(rows).allMatch(row -> row.size() == 10);
    List<String> row = rows.stream().filter(one -> one.getFirst().equals(id)).findFirst().get();
    assertThat(row.get(2)).isEqualTo("relief-airlift");
    assertThat(row.get(3)).isEqualTo("water trucks, 4 t \"wide\"");
    assertThat(row.subList(4, 10)).containsExactly("3", "USA", "OPEN", "0", "0", "0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://example.invalid\",\"x\")",
        "+1+1",
        "-2+3",
        "@SUM(A1:A9)",
        "＝1+1",
        "＋1",
        "|calc",
        "  =1+1"
      })
  void what_begins_like_a_formula_is_a_text_in_the_file(String capability) {
    String id = call(capability);
    String cell = file().stream().filter(row -> row.getFirst().equals(id)).findFirst().get().get(3);
    assertThat(cell).isEqualTo("'" + capability);
    assertThat(HxlCsv.cell("\t=1")).isEqualTo("\"'\t=1\"");
    assertThat(HxlCsv.cell("-5")).isEqualTo("\"'-5\"");
    assertThat(HxlCsv.cell("5")).isEqualTo("\"5\"");
    assertThat(HxlCsv.cell("")).isEqualTo("\"\"");
  }

  @Test
  void
      a_filed_sum_or_part_names_whose_figures_are_in_it_and_the_desk_withholds_it_until_released() {
    String id = call("bridge sets");
    String parts = filed(id, true);
    String sum = filed(id, false);
    assertThat(originators(parts)).containsExactlyInAnyOrder(world.usaHex(), us());
    assertThat(originators(sum)).containsExactly(us());
    for (JsonNode row : node.get("/api/v1/documents").body().get("rows")) {
      if (Set.of(parts, sum).contains(row.get("id").asString())) {
        assertThat(row.get("releases")).isEmpty();
      }
    }
    String text = content(sum);
    assertThat(read(text).get(1)).contains("#item+num+open").doesNotContain("#org+code");
    assertThat(read(content(parts)).get(2)).contains("USA", "bridge sets");
  }

  @Test
  void a_need_that_is_not_there_is_filed_by_nobody() {
    Map<String, Object> draft = Map.of("id", node.id(), "parts", true);
    assertThat(node.post("/api/v1/calls/" + "0".repeat(32) + "/file", draft).status())
        .isEqualTo(404);
  }

  private static String filed(String call, boolean parts) {
    Map<String, Object> draft = Map.of("id", node.id(), "parts", parts);
    return world.must("/api/v1/calls/" + call + "/file", draft).body().get("id").asString();
  }

  private static List<String> originators(String document) {
    return node.ask(
            state -> {
              var body =
                  (Domestic.DocumentFiled)
                      state.entry(EntryId.fromHex(document)).orElseThrow().entry().body();
              return body.originators().stream().map(party -> party.key().hex()).toList();
            })
        .join();
  }

  private static String content(String document) {
    return node.ask(
            state -> {
              var body =
                  (Domestic.DocumentFiled)
                      state.entry(EntryId.fromHex(document)).orElseThrow().entry().body();
              return new String(body.content().unsafe(), StandardCharsets.UTF_8);
            })
        .join();
  }

  private static String us() {
    return node.key.party().key().hex();
  }
}

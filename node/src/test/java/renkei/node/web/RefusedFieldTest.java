// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whoever filled in a form learns which field is not taken, and what it wants, in both languages.
class RefusedFieldTest extends OneLinkedNode {
  private final Contract contract = Contract.read();

  @SuppressWarnings("unchecked") // the draft is built of maps
  private WebNode.Answered asked(String field, Object value) {
    Map<String, Object> draft = new HashMap<>(world.request());
    draft.put("id", node.id());
    draft.put("to", world.usaHex());
    Map<String, Object> matter = new HashMap<>((Map<String, Object>) draft.get("matter"));
    matter.put(field, value);
    draft.put("matter", matter);
    return node.post("/api/v1/proposals", draft);
  }

  private void refused(WebNode.Answered answered, String at, String japanese) {
    assertThat(answered.code()).isEqualTo("MALFORMED");
    assertThat(contract.problem(answered.body())).isEmpty();
    assertThat(answered.body().path("at").asString("")).isEqualTo(at);
    assertThat(answered.body().at("/sentence/ja").asString()).contains(japanese);
  }

  @Test
  void a_value_that_has_not_its_form_is_named_by_its_place() {
    refused(asked("function", "災害空輸"), "/matter/function", "所掌の符号は、半角の英数字");
    refused(asked("from", "tomorrow"), "/matter/from", "のような時刻です");
    refused(asked("quantity", "two"), "/matter/quantity", "整数です");
    refused(asked("priority", "NOW"), "/matter/priority", "いずれかです");
  }

  @Test
  void what_does_not_fit_together_is_named_by_the_field_that_is_to_change() {
    refused(asked("quantity", 0), "/matter/quantity", "数量は 1〜1,000,000 です");
    refused(asked("capability", ""), "/matter/capability", "必要な能力を記入");
    refused(asked("capability", "turned \u202e round"), "/matter/capability", "制御文字");
    refused(asked("until", "2001-01-01T00:00:00Z"), "/matter/until", "始まりより前です");
    refused(
        asked("where", Map.of("south", 50, "west", 0, "north", 40, "east", 1)),
        "/matter/where/south",
        "南端は北端以下です");
  }

  @Test
  void an_element_of_a_list_is_named_by_its_number() {
    Map<String, Object> draft = new HashMap<>(world.request());
    draft.put("id", node.id());
    draft.put("to", world.usaHex());
    draft.put(
        "texts",
        List.of(
            Map.of("language", "en", "text", "help"), Map.of("language", "日本語", "text", "help")));
    refused(node.post("/api/v1/proposals", draft), "/texts/1/language", "言語は小文字二、三字です");
  }

  @Test
  void what_is_missing_is_named_too() {
    Map<String, Object> draft = new HashMap<>(world.request());
    draft.put("id", node.id());
    draft.put("to", world.usaHex());
    draft.remove("clocks");
    refused(node.post("/api/v1/proposals", draft), "/clocks", "clocks がありません");
  }
}

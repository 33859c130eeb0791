// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// What every request that is opened here says besides what it asks for.
final class Asking {
  @Option(
      names = "--function",
      required = true,
      description = {"Code of the function.", "所掌の符号。"})
  private String function;

  @Option(
      names = "--document",
      arity = "0..*",
      description = {
        "Id of a document that was released to that party before.",
        "その当事者にすでに提供した文書の識別子。"
      })
  private List<String> documents = List.of();

  @Option(
      names = "--answer-within",
      defaultValue = "60",
      paramLabel = "MINUTES",
      description = {
        "Minutes in which they answer; half of that to acknowledge (default: 60).",
        "回答までの分数。受領通知はその半分（既定：60）。"
      })
  private int answerMinutes;

  String function() {
    return function;
  }

  /// When an answer is due.
  Instant answerBy(Instant now) {
    return now.plusSeconds(answerMinutes * 60L);
  }

  /// A draft of a proposal with its clocks.
  ///
  /// @param to a party's id, or several
  /// @param text in English
  /// @param validUntil when the proposal lapses
  Map<String, Object> draft(
      Object to, Map<String, Object> matter, String text, Instant now, Instant validUntil) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("to", to);
    draft.put("matter", matter);
    draft.put("texts", List.of(Map.of("language", "en", "text", text)));
    draft.put("documents", documents);
    draft.put(
        "clocks",
        Map.of(
            "acknowledgeBy", now.plusSeconds(answerMinutes * 30L).toString(),
            "answerBy", answerBy(now).toString(),
            "validUntil", validUntil.toString()));
    return draft;
  }

  /// What to type next.
  static List<String> asked(AtNode node, String to, JsonNode done) {
    String id = done.path("id").asString();
    return List.of(
        "Asked " + to + " as " + id + ".",
        "How it stands: renkei request show " + id + " --data " + node.folder().root());
  }
}

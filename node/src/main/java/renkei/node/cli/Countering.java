// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.core.entry.Level;
import renkei.core.entry.Matter.Priority;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei request counter`: other terms instead. What is not named stays as it is on the table.
@Command(
    name = "counter",
    description = {
      "Answer with other terms and consent to them: name what changes, the rest stays.",
      "対案を示し、それに同意する。変える項目だけを指定し、他はそのまま残る。"
    },
    mixinStandardHelpOptions = true)
final class Countering implements Callable<Integer> {
  @Mixin private AtNode node;
  @Mixin private Output output;

  @Parameters(
      paramLabel = "ID",
      description = {"Id of the request.", "要請の識別子。"})
  private String id;

  @Option(
      names = "--terms",
      required = true,
      description = {
        "Hash of the terms that it replaces, or at least its first 8 digits.",
        "置き換える文言のハッシュ、または先頭 8 桁以上。"
      })
  private String terms;

  @Option(
      names = "--capability",
      description = {"What is offered instead.", "代わりに提供できるもの。"})
  private @Nullable String capability;

  @Option(
      names = "--quantity",
      description = {"How many.", "数量。"})
  private @Nullable Integer quantity;

  @Option(
      names = "--why",
      description = {"Why it is wanted.", "必要とする理由。"})
  private @Nullable String why;

  @Option(
      names = "--risk",
      description = {"What happens if it is not met.", "満たされない場合の影響。"})
  private @Nullable String risk;

  @Option(
      names = "--area",
      split = ",",
      arity = "1",
      paramLabel = "DEGREES",
      description = {"Where: south, west, north, east.", "場所：南、西、北、東の度。"})
  private double @Nullable [] area;

  @Option(
      names = "--from",
      converter = TimeText.class,
      description = {"From when.", "開始時刻。"})
  private @Nullable Instant from;

  @Option(
      names = "--until",
      converter = TimeText.class,
      description = {"Until when.", "終了時刻。"})
  private @Nullable Instant until;

  @Option(
      names = "--priority",
      description = {"Of ${COMPLETION-CANDIDATES}.", "${COMPLETION-CANDIDATES} のいずれか。"})
  private @Nullable Priority priority;

  @Option(
      names = "--question",
      description = {"Another question, of an information request.", "情報要求の質問。"})
  private @Nullable String question;

  @Option(
      names = "--latest",
      converter = TimeText.class,
      description = {"After this an answer is of no more value.", "回答が価値を失う時刻。"})
  private @Nullable Instant latest;

  @Option(
      names = "--allowed",
      description = {"Highest level of an answer.", "回答に認める最高の秘密区分。"})
  private @Nullable Level allowed;

  @Option(
      names = "--text",
      description = {"The terms in English, word by word.", "英語の文言。"})
  private @Nullable String english;

  @Option(
      names = "--text-ja",
      description = {"The terms in Japanese, word by word.", "日本語の文言。"})
  private @Nullable String japanese;

  @Option(
      names = "--document",
      arity = "0..*",
      description = {
        "Id of a document that was released to that party before (default: those on the table).",
        "その当事者にすでに提供した文書の識別子（既定：提示中のもの）。"
      })
  private @Nullable List<String> documents;

  @Override
  public Integer call() {
    JsonNode seen = node.read(RequestCommand.path(id));
    JsonNode table = seen.path("terms");
    String onTable = RequestCommand.named(terms, table.path("hash").asString());
    Map<String, Object> matter = fields(table.path("matter"));
    boolean same = changed(matter) == 0 && english == null && japanese == null && documents == null;
    if (same) {
      throw new Main.Refused(
          "a counter changes something: name what, such as --quantity or --text",
          "対案には変更が必要です。--quantity や --text などで示してください。");
    }
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("version", seen.path("row").path("version").asLong());
    draft.put("replaces", onTable);
    draft.put("matter", matter);
    draft.put("texts", texts(table.path("texts")));
    draft.put("documents", documents == null ? table.path("documents") : documents);
    JsonNode done = node.state(RequestCommand.path(id) + "/counter", draft);
    return RequestCommand.told(node, output, id, done);
  }

  private static Map<String, Object> fields(JsonNode matter) {
    Map<String, Object> fields = new LinkedHashMap<>();
    matter.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  /// Writes what was named over what is on the table; gives how much that is.
  private int changed(Map<String, Object> matter) {
    Map<String, Object> named = new LinkedHashMap<>();
    put(named, "capability", capability);
    put(named, "quantity", quantity);
    put(named, "why", why);
    put(named, "riskIfUnmet", risk);
    put(named, "where", area == null ? null : RequestCommand.where(area));
    put(named, "from", from);
    put(named, "until", until);
    put(named, "priority", priority);
    put(named, "question", question);
    put(named, "latest", latest);
    put(named, "allowed", allowed);
    for (String key : named.keySet()) {
      if (!matter.containsKey(key)) {
        throw new Main.Refused(
            "this request has no " + key + "; leave that option out",
            "この要請に項目 " + key + " はありません。その指定を外してください。");
      }
    }
    matter.putAll(named);
    return named.size();
  }

  private static void put(Map<String, Object> into, String key, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Instant at -> into.put(key, at.toString());
      case Enum<?> one -> into.put(key, one.name());
      case Object other -> into.put(key, other);
    }
  }

  /// The texts on the table, each with what was named for its language.
  private List<Map<String, String>> texts(JsonNode table) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (JsonNode text : table) {
      texts.put(text.path("language").asString(), text.path("text").asString());
    }
    String en = english;
    String ja = japanese;
    if (en != null) {
      texts.put("en", en);
    }
    if (ja != null) {
      texts.put("ja", ja);
    }
    List<Map<String, String>> written = new ArrayList<>();
    texts.forEach((language, text) -> written.add(Map.of("language", language, "text", text)));
    return written;
  }
}

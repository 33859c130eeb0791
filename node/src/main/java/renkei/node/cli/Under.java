// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import renkei.node.app.Main;
import tools.jackson.databind.JsonNode;

/// Within which agreement or pillar something is released, as an operator names it.
final class Under {
  private static final int SHORTEST = 8;

  @Option(
      names = "--under",
      paramLabel = "AGREEMENT[/PILLAR]",
      description = {
        "Within this agreement, or its pillar, only: its id (8 digits or more) and the pillar's"
            + " code.",
        "この協定または柱の中でのみ：協定の識別子（8 桁以上）と柱の符号。"
      })
  private @Nullable String under;

  /// Whether one was named.
  boolean named() {
    return under != null;
  }

  /// Puts it into a draft; nothing where none was named. @throws Main.Refused when there is none
  /// that is called so
  void put(AtNode node, Map<String, Object> draft) {
    if (under != null) {
      draft.put("under", found(node, under));
    }
  }

  private static Map<String, Object> found(AtNode node, String text) {
    int slash = text.indexOf('/');
    String id = slash < 0 ? text : text.substring(0, slash);
    String pillar = slash < 0 ? "" : text.substring(slash + 1);
    List<String> shown = new ArrayList<>();
    List<JsonNode> meant = new ArrayList<>();
    for (JsonNode row : node.read("/api/v1/agreements").path("rows")) {
      for (JsonNode part : row.path("memberships")) {
        String code = part.path("pillar").asString();
        shown.add(row.path("id").asString().substring(0, SHORTEST) + suffix(code));
        if (id.length() >= SHORTEST
            && row.path("id").asString().startsWith(id)
            && code.equals(pillar)) {
          meant.add(row);
        }
      }
    }
    if (meant.size() != 1) {
      throw new Main.Refused(
          "'"
              + text
              + (meant.isEmpty() ? "' is no agreement or pillar here" : "' could be several")
              + "; known are: "
              + (shown.isEmpty() ? "none" : String.join(", ", shown)),
          "「"
              + text
              + (meant.isEmpty() ? "」という協定や柱はありません" : "」は一つに決まりません")
              + "。あるもの："
              + (shown.isEmpty() ? "なし" : String.join("、", shown)));
    }
    Map<String, Object> within = new LinkedHashMap<>();
    within.put("agreement", meant.getFirst().path("id").asString());
    within.put("pillar", pillar);
    return within;
  }

  private static String suffix(String pillar) {
    return pillar.isEmpty() ? "" : "/" + pillar;
  }

  /// How a list shows it; empty: within none.
  static String shown(JsonNode of) {
    JsonNode under = of.path("under");
    return under.isMissingNode() || under.isNull()
        ? ""
        : "  within "
            + under.path("agreement").asString().substring(0, SHORTEST)
            + suffix(under.path("pillar").asString());
  }

  /// Says before a document is released within it why it would never leave; nothing where it would,
  /// or will once the agreement is in force.
  void foresee(AtNode node, String document, Map<String, Object> draft) {
    if (!(draft.get("under") instanceof Map<?, ?> within)) {
      return;
    }
    JsonNode ruling =
        node.read(
            "/api/v1/documents/"
                + AtNode.query(document)
                + "/ruling?recipient="
                + draft.get("recipient")
                + "&agreement="
                + within.get("agreement")
                + "&pillar="
                + AtNode.query(String.valueOf(within.get("pillar"))));
    List<String> en = new ArrayList<>();
    List<String> ja = new ArrayList<>();
    for (JsonNode reason : ruling.path("reasons")) {
      String code = reason.path("code").asString();
      if (code.equals("SCOPE_CEILING")
          || code.equals("SCOPE_NOT_MEMBER")
          || code.equals("SCOPES_MIX")) {
        en.add(reason.path("sentence").path("en").asString());
        ja.add(reason.path("sentence").path("ja").asString());
      }
    }
    if (!en.isEmpty()) {
      throw new Main.Refused(
          "nothing was sent, for it would not leave: " + String.join("; ", en),
          "送っていません。提供されないためです：" + String.join("。", ja));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

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
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Joining, leaving, interest and another depositary, each on the number that the node knows, or as
/// a sponsor told it.
final class MembershipCommands {
  private MembershipCommands() {}

  /// Which membership, and what is said of it.
  static final class Asked {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the agreement.", "協定の識別子。"})
    private String id;

    @Option(
        names = "--pillar",
        defaultValue = "",
        description = {"Code of the pillar (default: the agreement itself).", "柱の符号（既定：協定そのもの）。"})
    private String pillar;

    @Option(
        names = "--text",
        required = true,
        description = {"The text, in English or Japanese.", "文面（日本語または英語）。"})
    private String text;

    @Option(
        names = "--days",
        defaultValue = "30",
        description = {
          "How long it stands open (default: ${DEFAULT-VALUE}).",
          "有効日数（既定：${DEFAULT-VALUE}）。"
        })
    private int days;

    @Option(
        names = "--members",
        split = ",",
        description = {
          "Codes of the members, as the sponsor told them: for an agreement that is not held here.",
          "保証人から聞いた加盟当事者の符号（当方にない協定の場合）。"
        })
    private @Nullable List<String> members;

    @Option(
        names = "--depositary",
        description = {"Code of the depositary, with --members.", "寄託者の符号（--members とともに）。"})
    private @Nullable String depositary;

    @Option(
        names = "--number",
        description = {"The number, with --members.", "加盟番号（--members とともに）。"})
    private @Nullable Integer number;

    private JsonNode part() {
      for (JsonNode row : node.read("/api/v1/agreements").path("rows")) {
        for (JsonNode part : row.path("memberships")) {
          boolean its = row.path("id").asString().equals(id);
          if (its && part.path("pillar").asString().equals(pillar) && part.has("depositary")) {
            return part;
          }
        }
      }
      return MissingNode.getInstance();
    }

    private long number() {
      JsonNode part = part();
      if (!part.isMissingNode()) {
        return part.path("number").asLong();
      }
      Integer told = number;
      if (told == null) {
        throw new Main.Refused(
            "no number of that membership is known here: give --number, --members and"
                + " --depositary as the sponsor told them",
            "その加盟番号はここでは分かりません。保証人から聞いた --number、--members、--depositary を指定してください。");
      }
      return told;
    }

    private Map<String, Object> matter(String profile) {
      Map<String, Object> matter = new LinkedHashMap<>();
      matter.put("profile", profile);
      matter.put("agreement", id);
      matter.put("pillar", pillar);
      return matter;
    }

    private int opens(Map<String, Object> matter) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("matter", matter);
      boolean japanese = text.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x9fff);
      body.put("texts", List.of(Map.of("language", japanese ? "ja" : "en", "text", text)));
      String until = AgreementCommand.until(days).toString();
      body.put("clocks", Map.of("acknowledgeBy", until, "answerBy", until, "validUntil", until));
      List<String> told = members;
      String keeper = depositary;
      if (told != null && keeper != null) {
        List<String> parties = new ArrayList<>();
        told.forEach(code -> parties.add(node.party(code)));
        body.put("members", Map.of("parties", parties, "depositary", node.party(keeper)));
      }
      JsonNode done = node.state("/api/v1/proposals", body);
      output.show(done, List.of("Opened as " + done.path("id").asString() + "."));
      return 0;
    }
  }

  /// `renkei agreement apply`.
  @Command(
      name = "apply",
      description = {
        "Apply to join; every member must consent, silence never counts.",
        "加盟を申請する。全加盟当事者の同意が必要で、沈黙は同意ではない。"
      },
      mixinStandardHelpOptions = true)
  static final class Apply implements Callable<Integer> {
    @Mixin private Asked asked;

    @Option(
        names = "--sponsor",
        required = true,
        description = {"Code of the member that stands for us.", "保証人である加盟当事者の符号。"})
    private String sponsor;

    @Option(
        names = "--text-hash",
        description = {
          "Hash of the text of the agreement, as the sponsor told it: no other text is taken then.",
          "保証人から聞いた協定の正文のハッシュ。他の文面は受け付けない。"
        })
    private @Nullable String textHash;

    @Override
    public Integer call() {
      Map<String, Object> matter = asked.matter("ACCESSION");
      if (textHash != null) {
        matter.put("textHash", textHash);
      }
      matter.put("number", asked.number());
      matter.put("applicant", asked.node.read("/api/v1/node").path("party").asString());
      matter.put("sponsor", asked.node.party(sponsor));
      return asked.opens(matter);
    }
  }

  /// `renkei agreement show-text`.
  @Command(
      name = "show-text",
      description = {
        "Show an applicant the text of the agreement, and consent to its joining by that.",
        "申請者に協定の正文を示し、それによって加盟に同意する。"
      },
      mixinStandardHelpOptions = true)
  static final class ShowText implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the application.", "申請の識別子。"})
    private String id;

    @Override
    public Integer call() {
      String path = "/api/v1/proposals/" + AtNode.query(id);
      JsonNode now = node.read(path);
      JsonNode terms = now.path("terms");
      if (!terms.path("matter").path("profile").asString().equals("ACCESSION")) {
        throw new Main.Refused(
            id + " is no application to join an agreement", id + " は加盟の申請ではありません");
      }
      Map<String, Object> matter = new LinkedHashMap<>();
      terms.path("matter").properties().forEach(one -> matter.put(one.getKey(), one.getValue()));
      matter.remove("text");
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("version", now.path("row").path("version").asLong());
      body.put("replaces", terms.path("hash").asString());
      body.put("matter", matter);
      body.put("texts", terms.path("texts"));
      JsonNode done = node.state(path + "/counter", body);
      output.show(done, List.of("Shown. The applicant and every other member consent to it now."));
      return 0;
    }
  }

  /// `renkei agreement leave`.
  @Command(
      name = "leave",
      description = {"Give notice of leaving, at once.", "直ちに脱退する旨を通告する。"},
      mixinStandardHelpOptions = true)
  static final class Leave implements Callable<Integer> {
    @Mixin private Asked asked;

    @Override
    public Integer call() {
      Map<String, Object> matter = asked.matter("LEAVING");
      matter.put("number", asked.number());
      matter.put("from", null);
      return asked.opens(matter);
    }
  }

  /// `renkei agreement interest`.
  @Command(
      name = "interest",
      description = {
        "Tell the members that this party is interested. It grants nothing.",
        "関心があることを加盟当事者に伝える。何も与えない。"
      },
      mixinStandardHelpOptions = true)
  static final class Interest implements Callable<Integer> {
    @Mixin private Asked asked;

    @Override
    public Integer call() {
      return asked.opens(asked.matter("INTEREST"));
    }
  }

  /// `renkei agreement replace`.
  @Command(
      name = "replace",
      description = {
        "Propose another depositary in place of one that is gone for good.",
        "戻らない寄託者に代わる寄託者を提案する。"
      },
      mixinStandardHelpOptions = true)
  static final class Replace implements Callable<Integer> {
    @Mixin private Asked asked;

    @Option(
        names = "--successor",
        required = true,
        description = {"Code of the member that is to be depositary.", "新しい寄託者となる加盟当事者の符号。"})
    private String successor;

    @Override
    public Integer call() {
      Map<String, Object> matter = asked.matter("SUCCESSION");
      matter.put("number", asked.number());
      matter.put("gone", asked.part().path("depositary").asString());
      matter.put("successor", asked.node.party(successor));
      return asked.opens(matter);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.node.app.AgreementFile;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei agreement`: agreements, their pillars, who is a member and who must still say what.
@Command(
    name = "agreement",
    description = {
      "Propose agreements, ratify them, join and leave their pillars.",
      "協定の提案・批准、柱への加盟・脱退。"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      AgreementCommand.ListAgreements.class,
      AgreementCommand.Show.class,
      AgreementCommand.Propose.class,
      AgreementCommand.Ratify.class,
      MembershipCommands.Apply.class,
      MembershipCommands.ShowText.class,
      MembershipCommands.Leave.class,
      MembershipCommands.Interest.class,
      MembershipCommands.Replace.class
    })
public final class AgreementCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei agreement list, show, propose, ratify, apply, show-text, leave,"
            + " interest or replace; consenting is renkei request consent",
        "何をするかを指定してください：renkei agreement"
            + " list、show、propose、ratify、apply、show-text、leave、interest、replace。同意は renkei request"
            + " consent");
  }

  /// `renkei agreement list`.
  @Command(
      name = "list",
      description = {
        "Show agreements: signed or in force, members at which number.",
        "協定の一覧：署名・発効、加盟当事者と番号。"
      },
      mixinStandardHelpOptions = true)
  static final class ListAgreements implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode rows = node.read("/api/v1/agreements").path("rows");
      Map<String, String> codes = node.codes();
      List<String> lines = new ArrayList<>();
      rows.forEach(row -> lines.addAll(lines(row, codes)));
      output.show(rows, lines.isEmpty() ? List.of("There is no agreement.") : lines);
      return 0;
    }
  }

  private static List<String> lines(JsonNode row, Map<String, String> codes) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row.path("id").asString()
            + "  "
            + row.path("stage").asString()
            + "  "
            + row.path("title").path("en").asString());
    for (JsonNode part : row.path("memberships")) {
      String pillar = part.path("pillar").asString();
      List<String> members = new ArrayList<>();
      part.path("members").forEach(one -> members.add(code(codes, one)));
      lines.add(
          "    "
              + (pillar.isEmpty() ? "itself" : pillar)
              + (part.path("number").asLong() == 0
                  ? ": no number yet"
                  : ": "
                      + String.join(", ", members)
                      + " at number "
                      + part.path("number").asLong())
              + (part.path("closed").asBoolean() ? "; nobody can join" : ""));
    }
    return lines;
  }

  static String code(Map<String, String> codes, JsonNode party) {
    return codes.getOrDefault(party.asString(), party.asString());
  }

  /// `renkei agreement show`.
  @Command(
      name = "show",
      description = {
        "Show one: who signed and ratified, open applications, who is missing since when.",
        "一つの協定を示す：署名・批准、申請、誰の同意がいつからないか。"
      },
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the agreement.", "協定の識別子。"})
    private String id;

    @Override
    public Integer call() {
      JsonNode whole = node.read("/api/v1/agreements/" + AtNode.query(id));
      Map<String, String> codes = node.codes();
      List<String> lines = new ArrayList<>(lines(whole.path("row"), codes));
      whole.path("why").forEach(why -> lines.add("  " + why.path("en").asString()));
      for (JsonNode one : whole.path("applications")) {
        lines.add(
            "  "
                + one.path("profile").asString()
                + " of "
                + code(codes, one.path("party"))
                + " on number "
                + one.path("number").asLong()
                + ": "
                + one.path("state").asString()
                + "  "
                + one.path("id").asString());
        for (JsonNode missing : one.path("missing")) {
          lines.add(
              "      missing: "
                  + code(codes, missing.path("party"))
                  + " since "
                  + missing.path("since").asString()
                  + ", link "
                  + missing.path("link").asString());
        }
      }
      for (JsonNode one : whole.path("interests")) {
        lines.add(
            "  interested: " + code(codes, one.path("party")) + "  " + one.path("at").asString());
      }
      output.show(whole, lines);
      return 0;
    }
  }

  /// `renkei agreement propose`.
  @Command(
      name = "propose",
      description = {
        "Propose an agreement from a file; proposing signs it.",
        "ファイルから協定を提案する。提案は署名である。"
      },
      mixinStandardHelpOptions = true)
  static final class Propose implements Callable<Integer> {
    private static final int SIZE_MAX = 512 << 10;

    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "FILE",
        description = {"JSON that names parties by their codes.", "当事者を符号で示した JSON。"})
    private Path file;

    @Option(
        names = "--days",
        defaultValue = "90",
        description = {
          "How long it can be signed and ratified (default: ${DEFAULT-VALUE}).",
          "署名・批准できる日数（既定：${DEFAULT-VALUE}）。"
        })
    private int days;

    @Override
    public Integer call() throws IOException {
      AgreementFile agreement = AgreementFile.read(Fetched.read(file, SIZE_MAX));
      Map<String, String> ids = new LinkedHashMap<>();
      node.codes().forEach((id, code) -> ids.put(code, id));
      JsonNode done = node.state("/api/v1/proposals", agreement.body(ids, until(days)));
      output.show(
          done,
          List.of(
              "Proposed and signed as " + done.path("id").asString() + ".",
              "The others consent by: renkei request consent " + done.path("id").asString()));
      return 0;
    }
  }

  /// A time so many days from now.
  static Instant until(int days) {
    return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
  }

  /// `renkei agreement ratify`.
  @Command(
      name = "ratify",
      description = {"Ratify exactly the terms that this party signed.", "この当事者が署名した文面そのものを批准する。"},
      mixinStandardHelpOptions = true)
  static final class Ratify implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the agreement.", "協定の識別子。"})
    private String id;

    @Option(
        names = "--terms",
        required = true,
        description = {
          "Hash of the terms, or at least its first 8 digits.",
          "文言のハッシュ、または先頭 8 桁以上。"
        })
    private String terms;

    @Override
    public Integer call() {
      Map<String, Object> draft = RequestCommand.seen(node, id);
      RequestCommand.named(terms, String.valueOf(draft.get("terms")));
      return RequestCommand.told(
          node, output, id, node.state(RequestCommand.path(id) + "/ratify", draft));
    }
  }
}

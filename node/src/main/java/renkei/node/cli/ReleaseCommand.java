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
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei release`: what may cross to whom.
@Command(
    name = "release",
    description = {
      "Decide what crosses to another party, and see what it has. Without a decision: nothing.",
      "相手に何を提供するかを決め、相手に見えるものを確かめる。"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      RulesCommand.class,
      ReleaseCommand.Document.class,
      ReleaseCommand.Revoke.class,
      ReleaseCommand.ViewAs.class
    })
public final class ReleaseCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei release rules, document, revoke or view-as",
        "何をするかを指定してください：renkei release rules、document、revoke、view-as");
  }

  /// `renkei release document`.
  @Command(
      name = "document",
      description = {
        "Release one document to one party; it leaves after a hold of ten seconds.",
        "文書を一当事者に提供する。10秒の猶予の後に出る。"
      },
      mixinStandardHelpOptions = true)
  static final class Document implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the document.", "文書の識別子。"})
    private String id;

    @Option(
        names = "--to",
        required = true,
        description = {"Code of the party.", "当事者の符号。"})
    private String to;

    @Option(
        names = "--reason",
        required = true,
        description = {"Why; it is recorded.", "理由。記録される。"})
    private String reason;

    @Option(
        names = "--typed-code",
        description = {
          "For SECRET and above: the code of the party, typed again.",
          "SECRET 以上では当事者の符号をもう一度。"
        })
    private @Nullable String typedCode;

    @Mixin private Under under;

    @Override
    public Integer call() {
      Map<String, Object> draft = new LinkedHashMap<>();
      draft.put("recipient", node.party(to));
      draft.put("reason", reason);
      if (typedCode != null) {
        draft.put("typedCode", typedCode);
      }
      under.put(node, draft);
      under.foresee(node, id, draft);
      JsonNode done = node.state("/api/v1/documents/" + AtNode.query(id) + "/release", draft);
      output.show(
          done,
          List.of(
              "It leaves for "
                  + to
                  + " at "
                  + done.path("leavesAt").asString("the end of the hold")
                  + ".",
              "To take it back before: renkei release revoke "
                  + done.path("id").asString()
                  + " --reason TEXT --data "
                  + node.folder().root()));
      return 0;
    }
  }

  /// `renkei release revoke`.
  @Command(
      name = "revoke",
      description = {
        "Take a release back. After the hold the recipient is asked to stop; a copy may remain.",
        "提供を取り消す。猶予の後は回収の通知となり、写しが残ることがある。"
      },
      mixinStandardHelpOptions = true)
  static final class Revoke implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "RELEASE",
        description = {"Id of the release.", "提供の識別子。"})
    private String id;

    @Option(
        names = "--reason",
        required = true,
        description = {"Why; it is recorded.", "理由。記録される。"})
    private String reason;

    @Override
    public Integer call() {
      JsonNode done =
          node.state("/api/v1/releases/" + AtNode.query(id) + "/revoke", Map.of("reason", reason));
      output.show(
          done,
          List.of("Revoked. What had already crossed is being recalled; a copy may remain there."));
      return 0;
    }
  }

  /// `renkei release view-as`.
  @Command(
      name = "view-as",
      description = {
        "Count what a party has of our picture and documents, and why the rest is withheld.",
        "相手に何が見えているか、残りがなぜ出ないかを数える。"
      },
      mixinStandardHelpOptions = true)
  static final class ViewAs implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the party.", "当事者の符号。"})
    private String code;

    @Override
    public Integer call() {
      JsonNode seen = node.read("/api/v1/seen-by/" + node.party(code) + "?limit=1");
      JsonNode counts = seen.path("counts");
      List<String> lines = new ArrayList<>();
      lines.add(
          code
              + " under policy "
              + seen.path("policyNumber").asLong()
              + ": "
              + counts.path("released").asLong()
              + " released, "
              + counts.path("reduced").asLong()
              + " reduced, "
              + counts.path("withheld").asLong()
              + " withheld");
      for (JsonNode reason : seen.path("reasons")) {
        lines.add(
            (reason.path("allows").asBoolean() ? "  for     " : "  against ")
                + reason.path("count").asLong()
                + "  "
                + reason.path("code").asString()
                + ": "
                + reason.path("sentence").path("en").asString());
      }
      output.show(
          Map.of(
              "party", seen.path("party"),
              "code", code,
              "policyNumber", seen.path("policyNumber"),
              "counts", counts,
              "reasons", seen.path("reasons")),
          lines);
      return 0;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// The part of `renkei request` that asks questions and answers them.
final class Questions {
  private Questions() {}

  /// `renkei request ask-information`.
  @Command(
      name = "ask-information",
      description = {
        "Ask one party a question; say how high an answer may be labelled.",
        "情報を要求する。回答に認める秘密区分を示す。"
      },
      mixinStandardHelpOptions = true)
  static final class AskInformation implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Option(
        names = "--to",
        required = true,
        description = {"Code of the party.", "当事者の符号。"})
    private String to;

    @Mixin private Asking asking;

    @Option(
        names = "--question",
        required = true,
        description = {"What you want to know.", "知りたいこと。"})
    private String question;

    @Option(
        names = "--latest",
        converter = TimeText.class,
        description = {
          "After this the answer is of no more value (default: a day from now).",
          "回答が価値を失う時刻（既定：一日後）。"
        })
    private @Nullable Instant latest;

    @Option(
        names = "--allowed",
        defaultValue = "RESTRICTED",
        description = {
          "Highest level of an answer, as it means here (default: ${DEFAULT-VALUE}).",
          "回答に認める最高の秘密区分（当方の意味で。既定：${DEFAULT-VALUE}）。"
        })
    private Level allowed;

    @Override
    public Integer call() {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      Instant ends = latest == null ? now.plus(Duration.ofDays(1)) : latest;
      Instant answer = asking.answerBy(now);
      Map<String, Object> matter = new LinkedHashMap<>();
      matter.put("profile", "INFORMATION");
      matter.put("function", asking.function());
      matter.put("question", question);
      matter.put("latest", ends.toString());
      matter.put("allowed", allowed.name());
      Instant valid = ends.isAfter(answer) ? ends : answer;
      JsonNode done =
          node.state(
              "/api/v1/proposals", asking.draft(node.party(to), matter, question, now, valid));
      output.show(done, Asking.asked(node, to, done));
      return 0;
    }
  }

  /// `renkei request answer`.
  @Command(
      name = "answer",
      description = {
        "Answer a question that is in force, for the one that asked.",
        "発効した情報要求に、求めた当事者へ答える。"
      },
      mixinStandardHelpOptions = true)
  static final class Answer implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the request.", "要請の識別子。"})
    private String id;

    @Option(
        names = "--text",
        defaultValue = "",
        description = {"The answer in words.", "言葉による回答。"})
    private String text;

    @Option(
        names = "--document",
        description = {
          "Id of a document here that was released to the asker before.",
          "要求元にすでに提供した文書の識別子。"
        })
    private @Nullable String document;

    @Option(
        names = "--level",
        required = true,
        description = {"Level of the answer.", "回答の秘密区分。"})
    private Level level;

    @Override
    public Integer call() {
      if (text.isBlank() && document == null) {
        throw new Main.Refused(
            "say the answer with --text, or name a document with --document",
            "--text で答えるか、--document で文書を示してください。");
      }
      Map<String, Object> draft = new LinkedHashMap<>();
      draft.put("text", text);
      draft.put("level", level.name());
      if (document != null) {
        draft.put("document", document);
      }
      JsonNode done = node.state("/api/v1/proposals/" + AtNode.query(id) + "/answer", draft);
      output.show(done, List.of("Recorded; it crosses to the one that asked, and to nobody else."));
      return 0;
    }
  }
}

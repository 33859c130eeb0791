// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.core.entry.TeamEntry.Topic;

/// What an officer writes in a team: messages, lines of the log, open items.
final class TeamWriting {
  private TeamWriting() {}

  /// What is written, and in which language.
  static final class Words {
    @Option(
        names = "--text",
        required = true,
        description = {"The text.", "文。"})
    private String text;

    @Option(
        names = "--language",
        paramLabel = "TAG",
        description = {
          "Language of the text, such as ja, en, fil (default: as its letters say).",
          "文の言語。ja、en、fil など（既定：文字から判断）。"
        })
    private @Nullable String language;

    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("words", Map.of("language", tongue(), "text", text));
      return fields;
    }

    String text() {
      return text;
    }

    /// Japanese where a kana or a Chinese character stands, else English.
    String tongue() {
      String told = language;
      boolean japanese = text.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x9fff);
      return told != null ? told : japanese ? "ja" : "en";
    }
  }

  /// `renkei team message`.
  @Command(
      name = "message",
      description = {"Write a message to the team.", "チームに伝言を送る。"},
      mixinStandardHelpOptions = true)
  static final class Message implements Callable<Integer> {
    @Mixin private TeamCommand.At at;
    @Mixin private Words words;

    @Override
    public Integer call() {
      return at.states("NOTE_SENT", words.fields());
    }
  }

  /// `renkei team enter`.
  @Command(
      name = "enter",
      description = {"Enter a line into the log.", "日誌に一行を記入する。"},
      mixinStandardHelpOptions = true)
  static final class Enter implements Callable<Integer> {
    @Mixin private TeamCommand.At at;
    @Mixin private Words words;

    @Option(
        names = "--at",
        converter = TimeText.class,
        description = {"When it happened, with a zone (default: now).", "発生時刻（帯つき、既定：現在）。"})
    private @Nullable Instant happened;

    @Option(
        names = "--topic",
        defaultValue = "SITUATION",
        description = {
          "What it is about: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
          "項目：${COMPLETION-CANDIDATES}（既定：${DEFAULT-VALUE}）。"
        })
    private Topic topic;

    @Override
    public Integer call() {
      Instant told = happened;
      Instant when = told != null ? told : Instant.now();
      Map<String, Object> fields = words.fields();
      fields.put("at", when.truncatedTo(ChronoUnit.SECONDS).toString());
      fields.put("topic", topic.name());
      return at.states("LOG_LINE_ENTERED", fields);
    }
  }

  /// `renkei team open`.
  @Command(
      name = "open",
      description = {
        "Open an item: it comes back each watch until somebody closes it.",
        "未了事項を記載する。だれかが閉じるまで、当直のたびに戻る。"
      },
      mixinStandardHelpOptions = true)
  static final class Open implements Callable<Integer> {
    @Mixin private TeamCommand.At at;
    @Mixin private Words words;

    @Override
    public Integer call() {
      return at.states("ITEM_OPENED", words.fields());
    }
  }

  /// `renkei team close`.
  @Command(
      name = "close",
      description = {"Close an open item and say why.", "未了事項を理由とともに閉じる。"},
      mixinStandardHelpOptions = true)
  static final class Close implements Callable<Integer> {
    @Mixin private TeamCommand.At at;

    @Option(
        names = "--item",
        required = true,
        description = {"Id of the item: renkei team show.", "未了事項の識別子（renkei team show で分かる）。"})
    private String item;

    @Option(
        names = "--reason",
        required = true,
        description = {"Why it is closed.", "終了の理由。"})
    private String reason;

    @Override
    public Integer call() {
      return at.states("ITEM_CLOSED", Map.of("item", item, "reason", reason));
    }
  }
}

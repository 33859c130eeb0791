// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.core.entry.TeamEntry.Topic;
import renkei.node.app.Main;
import tools.jackson.databind.JsonNode;

/// What an officer states in a team: messages, lines of the log, open items, the watch of the own
/// party and its handover by two signatures; and that the party leaves.
final class TeamStating {
  private TeamStating() {}

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
  static final class Note implements Callable<Integer> {
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

  // ----------------------------------------------------------------------------------- the watch

  /// `renkei team watch`.
  @Command(
      name = "watch",
      description = {"Take the watch where nobody has it, or leave it.", "当直に就く（当直がいないとき）、または離れる。"},
      mixinStandardHelpOptions = true)
  static final class Watch implements Callable<Integer> {
    @Mixin private TeamCommand.At at;

    @Option(
        names = "--leave",
        description = {"Leave it: nobody will have it.", "離れる。当直はいなくなる。"})
    private boolean leaves;

    @Option(
        names = "--note",
        defaultValue = "",
        description = {"A note, with --leave.", "備考（--leave とともに）。"})
    private String note;

    @Override
    public Integer call() {
      return leaves
          ? at.states("WATCH_LEFT", Map.of("note", note))
          : at.states("WATCH_TAKEN", Map.of());
    }
  }

  /// `renkei team handover`.
  @Command(
      name = "handover",
      description = {
        "Sign the handover sheet as the officer who goes, with every open item. Needs --key.",
        "出る者として、すべての未了事項とともに申継ぎ書に署名する。--key が必要。"
      },
      mixinStandardHelpOptions = true)
  static final class Handover implements Callable<Integer> {
    @Mixin private TeamCommand.At at;
    @Mixin private Words words;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "OFFICER",
        description = {"Code of the officer who comes.", "入る担当者の符号。"})
    private String incoming;

    @Override
    public Integer call() {
      List<String> items = new ArrayList<>();
      at.whole().path("items").forEach(item -> items.add(item.path("id").asString()));
      Map<String, Object> fields = words.fields();
      fields.put("incoming", incoming);
      fields.put("items", items);
      return at.states("HANDOVER_SIGNED", fields);
    }
  }

  /// `renkei team takeover`.
  @Command(
      name = "takeover",
      description = {
        "Sign the same sheet as the officer who comes: the watch is yours. Needs --key.",
        "入る者として同じ申継ぎ書に署名し、当直に就く。--key が必要。"
      },
      mixinStandardHelpOptions = true)
  static final class TakeOver implements Callable<Integer> {
    /// Digits of a hash that name a sheet.
    private static final int DIGITS_MIN = 8;

    @Mixin private TeamCommand.At at;

    @Option(
        names = "--sheet",
        required = true,
        paramLabel = "HASH",
        description = {
          "Hash of the sheet that you read, or at least its first 8 digits: renkei team show.",
          "読んだ申継ぎ書のハッシュ、または先頭 8 桁以上（renkei team show で分かる）。"
        })
    private String sheet;

    @Override
    public Integer call() {
      for (JsonNode one : at.whole().path("sheets")) {
        String hash = one.path("hash").asString();
        if (one.path("waits").asBoolean()
            && sheet.length() >= DIGITS_MIN
            && hash.startsWith(sheet)) {
          return at.states(
              "HANDOVER_TAKEN", Map.of("signed", one.path("id").asString(), "sheet", hash));
        }
      }
      throw new Main.Refused(
          "no handover sheet with a hash that begins with '" + sheet + "' waits: renkei team show",
          "「" + sheet + "」で始まる署名待ちの申継ぎ書はありません：renkei team show");
    }
  }

  /// `renkei team leave`.
  @Command(
      name = "leave",
      description = {
        "Give notice that our party leaves; the team goes on while two remain.",
        "自方の離脱を通告する。チームは二者が残る限り続く。"
      },
      mixinStandardHelpOptions = true)
  static final class Leave implements Callable<Integer> {
    @Mixin private TeamCommand.At at;
    @Mixin private Words words;

    @Option(
        names = "--from",
        converter = TimeText.class,
        description = {"From when, with a zone (default: at once).", "いつから（帯つき、既定：直ちに）。"})
    private @Nullable Instant from;

    @Override
    public Integer call() {
      Map<String, Object> matter = new LinkedHashMap<>();
      matter.put("profile", "WITHDRAWAL");
      matter.put("proposal", at.id());
      matter.put("from", from == null ? null : from.toString());
      String clock = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS) + "";
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("matter", matter);
      body.put("texts", List.of(Map.of("language", words.tongue(), "text", words.text())));
      body.put("clocks", Map.of("acknowledgeBy", clock, "answerBy", clock, "validUntil", clock));
      JsonNode done = at.node().state("/api/v1/proposals", body);
      at.output().show(done, List.of("WITHDRAWAL  " + done.path("id").asString()));
      return 0;
    }
  }
}

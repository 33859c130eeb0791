// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.Duration;
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
import picocli.CommandLine.Parameters;
import renkei.core.entry.Matter.Priority;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei request`: asks another party for support, and answers what it asks.
@Command(
    name = "request",
    description = {
      "Ask another party for support, and answer what others ask. Nobody can order anybody.",
      "他の当事者に支援を要請し、要請に答える。命令はできない。"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      RequestCommand.Ask.class,
      Questions.AskInformation.class,
      Questions.Answer.class,
      Board.Calls.class,
      Board.Alarms.class,
      Board.Take.class,
      Board.Turnaround.class,
      RequestCommand.ListRequests.class,
      RequestCommand.Show.class,
      RequestCommand.Acknowledge.class,
      RequestCommand.Consent.class,
      Countering.class,
      RequestCommand.Decline.class
    })
public final class RequestCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei request ask, ask-information, answer, list, show, acknowledge,"
            + " consent, counter or decline",
        "何をするかを指定してください：renkei request ask、ask-information、answer、list、show、acknowledge、consent、"
            + "counter、decline");
  }

  /// `renkei request ask`.
  @Command(
      name = "ask",
      description = {"Ask one party for support, once.", "支援を要請する。"},
      mixinStandardHelpOptions = true)
  static final class Ask implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Option(
        names = "--to",
        required = true,
        split = ",",
        arity = "1",
        description = {
          "Code of the party; several: each is asked by itself and learns of none.",
          "当事者の符号。複数なら個別に要請し、互いを知らせない。"
        })
    private List<String> to;

    @Mixin private Asking asking;

    @Option(
        names = "--capability",
        required = true,
        description = {"What is wanted.", "求める能力。"})
    private String capability;

    @Option(
        names = "--quantity",
        defaultValue = "1",
        description = {"How many (default: 1).", "数量（既定：1）。"})
    private int quantity;

    @Option(
        names = "--why",
        required = true,
        description = {"Why.", "理由。"})
    private String why;

    @Option(
        names = "--risk",
        defaultValue = "-",
        description = {"What happens if it is not met.", "満たされない場合の影響。"})
    private String risk;

    @Option(
        names = "--area",
        required = true,
        split = ",",
        arity = "1",
        paramLabel = "DEGREES",
        description = {"Where: south, west, north, east.", "場所：南、西、北、東の度。"})
    private double[] area;

    @Option(
        names = "--from",
        converter = TimeText.class,
        description = {"From when (default: now).", "開始時刻（既定：今）。"})
    private @Nullable Instant from;

    @Option(
        names = "--until",
        converter = TimeText.class,
        description = {"Until when (default: two days later).", "終了時刻（既定：二日後）。"})
    private @Nullable Instant until;

    @Option(
        names = "--priority",
        defaultValue = "PRIORITY",
        description = {
          "Of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
          "${COMPLETION-CANDIDATES} のいずれか（既定：${DEFAULT-VALUE}）。"
        })
    private Priority priority;

    @Override
    public Integer call() {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      Instant begins = from == null ? now.plus(Duration.ofMinutes(1)) : from;
      Instant ends = until == null ? begins.plus(Duration.ofDays(2)) : until;
      Map<String, Object> matter = new LinkedHashMap<>();
      matter.put("profile", "SUPPORT");
      matter.put("function", asking.function());
      matter.put("capability", capability);
      matter.put("quantity", quantity);
      matter.put("why", why);
      matter.put("riskIfUnmet", risk);
      matter.put("where", where(area));
      matter.put("from", begins.toString());
      matter.put("until", ends.toString());
      matter.put("priority", priority.name());
      List<String> parties = to.stream().map(node::party).toList();
      Object asked = parties.size() == 1 ? parties.getFirst() : parties;
      Map<String, Object> draft = asking.draft(asked, matter, capability + ": " + why, now, ends);
      if (parties.size() > 1) {
        return called(node.state("/api/v1/calls", draft));
      }
      JsonNode done = node.state("/api/v1/proposals", draft);
      output.show(done, Asking.asked(node, to.getFirst(), done));
      return 0;
    }

    private int called(JsonNode done) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < to.size(); i++) {
        JsonNode part = done.path("parts").path(i);
        lines.add(
            part.path("asked").asBoolean()
                ? "Asked " + to.get(i) + " as " + part.path("proposal").asString() + "."
                : "Not asked: "
                    + to.get(i)
                    + ": "
                    + part.path("problem").path("sentence").path("en").asString(""));
      }
      lines.add("What they offer in sum: renkei request calls --data " + node.folder().root());
      output.show(done, lines);
      return 0;
    }
  }

  /// `renkei request list`.
  @Command(
      name = "list",
      description = {"Show the requests of both directions.", "要請の一覧を示す。"},
      mixinStandardHelpOptions = true)
  static final class ListRequests implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode requests = node.read("/api/v1/proposals?limit=5000");
      Map<String, String> codes = node.codes();
      List<String> lines = new ArrayList<>();
      for (JsonNode row : requests.path("rows")) {
        String profile = row.path("profile").asString();
        if (!profile.equals("SUPPORT") && !profile.equals("INFORMATION")) {
          continue;
        }
        lines.add(
            row.path("id").asString()
                + "  "
                + row.path("state").asString()
                + "  "
                + codes.getOrDefault(row.path("opener").asString(), "?")
                + " asks "
                + codes.getOrDefault(row.path("keeper").asString(), "?")
                + (row.path("awaitsUs").asBoolean() ? "  AWAITS US" : "")
                + "  "
                + row.path("summary").path("en").asString());
      }
      output.show(requests, lines.isEmpty() ? List.of("There is no request yet.") : lines);
      return 0;
    }
  }

  /// `renkei request show`.
  @Command(
      name = "show",
      description = {"Show one request: its terms, its acts, what it waits for.", "要請の詳細を示す。"},
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the request.", "要請の識別子。"})
    private String id;

    @Override
    public Integer call() {
      JsonNode seen = node.read(path(id));
      Map<String, String> codes = node.codes();
      List<String> lines = new ArrayList<>();
      lines.add(
          seen.path("row").path("state").asString()
              + "  terms "
              + seen.path("terms").path("hash").asString());
      for (JsonNode text : seen.path("terms").path("texts")) {
        lines.add("  " + text.path("language").asString() + ": " + text.path("text").asString());
      }
      for (JsonNode document : seen.path("documents")) {
        lines.add(
            "  with document "
                + document.path("statement").asString()
                + "  "
                + document.path("title").asString("not held here"));
      }
      for (JsonNode act : seen.path("acts")) {
        lines.add(
            "  "
                + act.path("at").asString()
                + "  "
                + codes.getOrDefault(act.path("party").asString(), "?")
                + "  "
                + act.path("kind").asString()
                + "  "
                + act.path("verdict").path("state").asString()
                + (act.path("text").asString("").isEmpty()
                    ? ""
                    : "  " + act.path("text").asString())
                + (act.path("document").path("title").asString("").isEmpty()
                    ? ""
                    : "  document: " + act.path("document").path("title").asString()));
      }
      seen.path("why").forEach(why -> lines.add("  " + why.path("en").asString()));
      output.show(seen, lines);
      return 0;
    }
  }

  /// `renkei request acknowledge`.
  @Command(
      name = "acknowledge",
      description = {"We have it and own it; says nothing about the answer.", "受領を通知する。"},
      mixinStandardHelpOptions = true)
  static final class Acknowledge implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the request.", "要請の識別子。"})
    private String id;

    @Override
    public Integer call() {
      Map<String, Object> draft = seen(node, id);
      draft.remove("terms");
      return told(node, output, id, node.state(path(id) + "/acknowledge", draft));
    }
  }

  /// `renkei request consent`.
  @Command(
      name = "consent",
      description = {
        "A signed yes to exactly the terms whose hash is named, as `show` gives it.",
        "示された文面そのものに同意する。"
      },
      mixinStandardHelpOptions = true)
  static final class Consent implements Callable<Integer> {
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
          "Hash of the terms, or at least its first 8 digits.",
          "文言のハッシュ、または先頭 8 桁以上。"
        })
    private String terms;

    @Override
    public Integer call() {
      Map<String, Object> draft = seen(node, id);
      named(terms, String.valueOf(draft.get("terms")));
      return told(node, output, id, node.state(path(id) + "/consent", draft));
    }
  }

  /// `renkei request decline`.
  @Command(
      name = "decline",
      description = {"A signed no, with its reason.", "理由を付けて断る。"},
      mixinStandardHelpOptions = true)
  static final class Decline implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the request.", "要請の識別子。"})
    private String id;

    @Option(
        names = "--reason",
        required = true,
        description = {"Why; it crosses and is recorded.", "理由。相手に渡り、記録される。"})
    private String reason;

    @Override
    public Integer call() {
      Map<String, Object> draft = seen(node, id);
      draft.put("reason", reason);
      return told(node, output, id, node.state(path(id) + "/decline", draft));
    }
  }

  /// The hash on the table, when the officer named it.
  static String named(String terms, String onTable) {
    if (terms.length() < 8 || !onTable.startsWith(terms)) {
      throw new Main.Refused(
          "the terms on the table are " + onTable + "; read them again before you answer",
          "提示中の文言は " + onTable + " です。読み直してから答えてください。");
    }
    return onTable;
  }

  /// An area as the node reads it.
  static Map<String, Double> where(double[] area) {
    if (area.length != 4) {
      throw new Main.Refused(
          "--area has four numbers: south, west, north, east", "--area は南、西、北、東の四つの数です。");
    }
    return Map.of("south", area[0], "west", area[1], "north", area[2], "east", area[3]);
  }

  static String path(String id) {
    return "/api/v1/proposals/" + AtNode.query(id);
  }

  /// What an answer rests on: the last act that was seen, and the terms on the table.
  static Map<String, Object> seen(AtNode node, String id) {
    JsonNode seen = node.read(path(id));
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("version", seen.path("row").path("version").asLong());
    draft.put("terms", seen.path("terms").path("hash").asString());
    return draft;
  }

  static int told(AtNode node, Output output, String id, JsonNode done) {
    output.show(
        done,
        List.of(
            "Recorded. It stands: " + node.read(path(id)).path("row").path("state").asString()));
    return 0;
  }
}

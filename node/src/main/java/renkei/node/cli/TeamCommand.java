// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei team`: standing teams. What an officer wrote is shown as a quotation, with the party and
/// the officer before it, and each of its lines behind a bar: no text can pass for a line of this
/// command.
@Command(
    name = "team",
    description = {
      "Standing teams: who is on watch, messages, log, open items, handover.",
      "常設合同チーム：当直・伝言・日誌・未了事項・申継ぎ。"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      TeamCommand.ListTeams.class,
      TeamCommand.Show.class,
      TeamCommand.Log.class,
      TeamStating.Note.class,
      TeamStating.Enter.class,
      TeamStating.Open.class,
      TeamStating.Close.class,
      TeamStating.Watch.class,
      TeamStating.Handover.class,
      TeamStating.TakeOver.class,
      TeamStating.Leave.class
    })
public final class TeamCommand implements ExtraCommand {
  /// What stands before each line that a person wrote.
  static final String QUOTED = "      | ";

  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei team list, show, log, message, enter, open, close, watch, handover,"
            + " takeover or leave",
        "何をするかを指定してください：renkei team"
            + " list、show、log、message、enter、open、close、watch、handover、takeover、leave");
  }

  /// Which team, at which node.
  static final class At {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "TEAM",
        description = {"Id of the team, or its first digits.", "チームの識別子、またはその先頭。"})
    private String team;

    AtNode node() {
      return node;
    }

    Output output() {
      return output;
    }

    /// The team's id. @throws Main.Refused when it names none, or more than one
    String id() {
      List<String> found = new ArrayList<>();
      for (JsonNode row : node.read("/api/v1/teams").path("rows")) {
        String id = row.path("id").asString();
        if (!team.isEmpty() && id.startsWith(team)) {
          found.add(id);
        }
      }
      if (found.size() == 1) {
        return found.getFirst();
      }
      throw new Main.Refused(
          found.isEmpty()
              ? "no team has an id that begins with '" + team + "': renkei team list"
              : "more than one team begins with '" + team + "': give more digits",
          found.isEmpty()
              ? "「" + team + "」で始まる識別子のチームはありません：renkei team list"
              : "「" + team + "」で始まるチームが複数あります。桁を増やしてください");
    }

    JsonNode whole() {
      return node.read("/api/v1/teams/" + id());
    }

    /// States something in it, and says its id.
    int states(String kind, Map<String, ?> fields) {
      Map<String, Object> body = new LinkedHashMap<>(fields);
      body.put("kind", kind);
      JsonNode done = node.state("/api/v1/teams/" + id(), body);
      output.show(done, List.of(kind + "  " + done.path("id").asString()));
      return 0;
    }
  }

  /// `renkei team list`.
  @Command(
      name = "list",
      description = {"Show the teams and who has the watch now.", "チームの一覧と現在の当直を示す。"},
      mixinStandardHelpOptions = true)
  static final class ListTeams implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode rows = node.read("/api/v1/teams").path("rows");
      Map<String, String> codes = node.codes();
      List<String> lines = new ArrayList<>();
      rows.forEach(row -> lines.addAll(head(row, codes)));
      output.show(rows, lines.isEmpty() ? List.of("There is no team.", "チームはありません。") : lines);
      return 0;
    }
  }

  private static List<String> head(JsonNode row, Map<String, String> codes) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row.path("id").asString()
            + "  "
            + row.path("phase").asString()
            + "  "
            + row.path("names").path("en").asString()
            + "  "
            + row.path("names").path("ja").asString());
    for (JsonNode party : row.path("parties")) {
      String code = code(codes, party.path("party"));
      JsonNode leaving = party.path("leaving");
      if (leaving.isObject()) {
        boolean gone = leaving.path("number").asInt() <= row.path("number").asInt();
        lines.add(
            "    "
                + code
                + (gone ? "  left 離脱  " : "  leaves 離脱予定  ")
                + leaving.path("from").asString()
                + "  #"
                + leaving.path("number").asInt());
        if (gone) {
          continue;
        }
      }
      JsonNode watch = party.path("watch");
      lines.add(
          "    "
              + code
              + "  watch 当直: "
              + (watch.isObject()
                  ? watch.path("officer").asString() + "  " + watch.path("since").asString()
                  : "-"));
    }
    return lines;
  }

  static String code(Map<String, String> codes, JsonNode party) {
    return codes.getOrDefault(party.asString(), party.asString());
  }

  /// Who stated it, and when: the head of a quotation.
  static String said(JsonNode entry, Map<String, String> codes) {
    return entry.path("at").asString()
        + "  "
        + code(codes, entry.path("party"))
        + " "
        + entry.path("officer").asString();
  }

  /// What a person wrote, each line behind a bar.
  static List<String> quoted(String text) {
    return text.lines().map(line -> QUOTED + line).toList();
  }

  private static List<String> quotation(String mark, JsonNode entry, Map<String, String> codes) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + mark + "  " + said(entry, codes) + "  " + entry.path("id").asString());
    lines.addAll(quoted(entry.path("words").path("text").asString()));
    for (JsonNode translation : entry.path("translations")) {
      lines.add(
          "    ("
              + translation.path("words").path("language").asString()
              + ", "
              + said(translation, codes)
              + ": "
              + translation.path("translator").asString()
              + ")");
      lines.addAll(quoted(translation.path("words").path("text").asString()));
    }
    return lines;
  }

  /// `renkei team show`.
  @Command(
      name = "show",
      description = {
        "Show one: roster, messages, open items, handover sheets with their hashes.",
        "一つのチームを示す：名簿、伝言、未了事項、申継ぎ書とそのハッシュ。"
      },
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private At at;

    @Override
    public Integer call() {
      JsonNode whole = at.whole();
      Map<String, String> codes = at.node().codes();
      List<String> lines = new ArrayList<>(head(whole, codes));
      for (JsonNode party : whole.path("parties")) {
        for (JsonNode member : party.path("members")) {
          lines.add(
              "  member 構成員  "
                  + code(codes, party.path("party"))
                  + " "
                  + member.path("officer").asString()
                  + "  "
                  + member.path("names").path("en").asString()
                  + "  "
                  + member.path("names").path("ja").asString()
                  + "  "
                  + member.path("reach").asString());
        }
      }
      whole.path("notes").forEach(one -> lines.addAll(quotation("message 伝言", one, codes)));
      whole.path("items").forEach(one -> lines.addAll(quotation("open 未了", one, codes)));
      for (JsonNode sheet : whole.path("sheets")) {
        if (sheet.path("waits").asBoolean()) {
          lines.addAll(quotation("handover 申継ぎ", sheet, codes));
          lines.add(
              "    -> "
                  + sheet.path("incoming").asString()
                  + "  sheet "
                  + sheet.path("hash").asString());
        }
      }
      at.output().show(whole, lines);
      return 0;
    }
  }

  /// `renkei team log`.
  @Command(
      name = "log",
      description = {
        "Show the log, oldest first: * the node made the line, \" an officer typed it.",
        "日誌を古い順に示す：* はノードによる行、\" は担当者が記入した行。"
      },
      mixinStandardHelpOptions = true)
  static final class Log implements Callable<Integer> {
    @Mixin private At at;

    @Option(
        names = "--last",
        defaultValue = "100",
        description = {
          "How many of the newest lines (default: ${DEFAULT-VALUE}, at most 1000).",
          "新しい方から何行か（既定：${DEFAULT-VALUE}、最大 1000）。"
        })
    private int last;

    @Override
    public Integer call() {
      JsonNode log = at.node().read("/api/v1/teams/" + at.id() + "/log?limit=" + last);
      Map<String, String> codes = at.node().codes();
      List<String> lines = new ArrayList<>();
      for (JsonNode row : log.path("rows")) {
        lines.add(
            (row.path("automatic").asBoolean() ? "  * " : "  \" ")
                + said(row, codes)
                + "  "
                + row.path("what").asString()
                + (row.path("subject").asString().isEmpty()
                    ? ""
                    : "  " + row.path("subject").asString())
                + (row.path("topic").asString().isEmpty()
                    ? ""
                    : "  " + row.path("topic").asString())
                + (row.path("happened").asString().isEmpty()
                    ? ""
                    : "  (" + row.path("happened").asString() + ")")
                + "  "
                + row.path("id").asString());
        lines.addAll(quoted(row.path("text").asString()));
        lines.addAll(quoted(row.path("words").path("text").asString("")));
      }
      at.output().show(log, lines.isEmpty() ? List.of("The log is empty.", "日誌は空です。") : lines);
      return 0;
    }
  }
}

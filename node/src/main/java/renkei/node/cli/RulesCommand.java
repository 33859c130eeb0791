// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.core.entry.Grade;
import renkei.core.entry.TrackKind;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei release rules`: what crosses by itself from now on.
@Command(
    name = "rules",
    description = {"Show, adopt and revoke release rules.", "提供規則を示し、定め、取り消す。"},
    mixinStandardHelpOptions = true,
    subcommands = {
      RulesCommand.ListRules.class,
      RulesCommand.Adopt.class,
      RulesCommand.Revoke.class
    })
final class RulesCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei release rules list, adopt or revoke",
        "何をするかを指定してください：renkei release rules list、adopt、revoke");
  }

  /// `renkei release rules list`.
  @Command(
      name = "list",
      description = {"Show the rules, the newest first.", "提供規則の一覧を示す。"},
      mixinStandardHelpOptions = true)
  static final class ListRules implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode rules = node.read("/api/v1/rules");
      Map<String, String> codes = node.codes();
      List<String> lines = new ArrayList<>();
      for (JsonNode row : rules.path("rows")) {
        List<String> to = new ArrayList<>();
        for (JsonNode party : row.path("rule").path("recipients")) {
          to.add(codes.getOrDefault(party.asString(), party.asString()));
        }
        JsonNode scope = row.path("rule").path("scope");
        lines.add(
            row.path("id").asString()
                + "  "
                + row.path("state").asString()
                + "  to "
                + String.join(",", to)
                + "  "
                + scope.path("kind").asString()
                + "  since "
                + row.path("at").asString()
                + "  by "
                + row.path("officer").asString()
                + Under.shown(row.path("rule")));
        lines.add("    " + scope);
      }
      output.show(rules, lines.isEmpty() ? List.of("No rule: nothing crosses.") : lines);
      return 0;
    }
  }

  /// `renkei release rules revoke`.
  @Command(
      name = "revoke",
      description = {
        "Nothing more leaves by this rule; a copy of what left may remain.",
        "この規則による提供を止める。出たものの写しは残ることがある。"
      },
      mixinStandardHelpOptions = true)
  static final class Revoke implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the rule.", "規則の識別子。"})
    private String id;

    @Option(
        names = "--reason",
        required = true,
        description = {"Why; it is recorded.", "理由。記録される。"})
    private String reason;

    @Override
    public Integer call() {
      JsonNode done =
          node.state("/api/v1/rules/" + AtNode.query(id) + "/revoke", Map.of("reason", reason));
      output.show(done, List.of("Revoked: nothing more leaves by this rule."));
      return 0;
    }
  }

  /// What a rule speaks of; exactly one of them.
  static final class Matters {
    @ArgGroup(exclusive = false, heading = "Tracks of the own picture:%n")
    private @Nullable Tracks tracks;

    @Option(
        names = "--progress",
        split = ",",
        paramLabel = "FUNCTION",
        description = {"How far requests under these functions have come.", "これらの所掌の要請の進み具合。"})
    private @Nullable List<String> progress;

    @Option(
        names = "--counterparts",
        split = ",",
        paramLabel = "FUNCTION",
        description = {"Which of our commands answers for these functions.", "これらの所掌に答える当方の司令部。"})
    private @Nullable List<String> counterparts;

    @Option(
        names = "--readiness",
        split = ",",
        paramLabel = "UNIT",
        description = {"How ready these units of ours are.", "これらの自部隊の即応性。"})
    private @Nullable List<String> readiness;

    private Map<String, Object> scope() {
      if (tracks != null) {
        return tracks.scope();
      }
      if (readiness != null) {
        return Map.of("kind", "READINESS", "units", readiness);
      }
      Map<String, Object> scope = new LinkedHashMap<>();
      scope.put("kind", progress != null ? "PROGRESS" : "COUNTERPARTS");
      scope.put("functions", progress != null ? progress : counterparts);
      return scope;
    }
  }

  /// Which tracks, and how much of them.
  static final class Tracks {
    @Option(
        names = "--area",
        required = true,
        split = ",",
        arity = "1",
        paramLabel = "DEGREES",
        description = {
          "South, west, north, east, such as 34.5,138.0,35.5,140.0.",
          "南、西、北、東（例：34.5,138.0,35.5,140.0）。"
        })
    private double[] area;

    @Option(
        names = "--kinds",
        split = ",",
        description = {
          "Kinds of tracks, of ${COMPLETION-CANDIDATES} (default: all).",
          "航跡の種類：${COMPLETION-CANDIDATES}（既定：すべて）。"
        })
    private List<TrackKind> kinds = List.of();

    @Option(
        names = "--cell",
        defaultValue = "0.05",
        description = {
          "Cell to which positions are coarsened, in degrees (default: 0.05).",
          "位置を丸める升の度数（既定：0.05）。"
        })
    private double cellDegrees;

    @Option(
        names = "--delay",
        defaultValue = "5",
        description = {"How late they cross, in seconds (default: 5).", "渡すまでの遅れの秒数（既定：5）。"})
    private int delaySeconds;

    @Option(
        names = "--max-age",
        defaultValue = "3600",
        description = {"How old they may be, in seconds (default: 3600).", "古さの限度の秒数（既定：3600）。"})
    private int ageMaxSeconds;

    @Option(
        names = "--fields",
        split = ",",
        description = {
          "Also NAME, COURSE or SPEED (default: none of them).",
          "NAME、COURSE、SPEED も渡す（既定：渡さない）。"
        })
    private List<String> fields = List.of();

    @Option(
        names = "--grade",
        defaultValue = "C",
        description = {"Lowest grade (default: C).", "最低の評価（既定：C）。"})
    private Grade grade;

    private Map<String, Object> scope() {
      if (area.length != 4) {
        throw new Main.Refused(
            "--area has four numbers: south, west, north, east", "--area は南、西、北、東の四つの数です。");
      }
      List<TrackKind> wanted = kinds.isEmpty() ? Arrays.asList(TrackKind.values()) : kinds;
      Map<String, Object> scope = new LinkedHashMap<>();
      scope.put("kind", "TRACKS");
      scope.put("kinds", wanted.stream().map(TrackKind::name).sorted().toList());
      scope.put(
          "area", Map.of("south", area[0], "west", area[1], "north", area[2], "east", area[3]));
      scope.put("cellDegrees", cellDegrees);
      scope.put("delaySeconds", delaySeconds);
      scope.put("ageMaxSeconds", ageMaxSeconds);
      scope.put("fields", fields);
      scope.put("gradeMin", grade.name());
      return scope;
    }
  }

  /// `renkei release rules adopt`.
  @Command(
      name = "adopt",
      description = {
        "Adopt a rule. Everything that it covers crosses by itself until it is revoked.",
        "提供規則を定める。取り消すまで、当てはまるものは自動的に提供される。"
      },
      mixinStandardHelpOptions = true)
  static final class Adopt implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Option(
        names = "--to",
        required = true,
        split = ",",
        paramLabel = "CODE",
        description = {"Codes of the parties.", "当事者の符号。"})
    private List<String> to;

    @ArgGroup(multiplicity = "1")
    private Matters matters;

    @Option(
        names = "--from",
        converter = TimeText.class,
        description = {"From when (default: at once).", "開始時刻（既定：直ちに）。"})
    private @Nullable Instant from;

    @Option(
        names = "--until",
        converter = TimeText.class,
        description = {"Until when (default: until revoked).", "終了時刻（既定：取り消しまで）。"})
    private @Nullable Instant until;

    @Option(
        names = "--basis",
        required = true,
        description = {"On what basis; it is recorded.", "根拠。記録される。"})
    private String basis;

    @Mixin private Under under;

    @Override
    public Integer call() {
      Map<String, Object> rule = new LinkedHashMap<>();
      rule.put("recipients", to.stream().map(node::party).toList());
      rule.put("scope", matters.scope());
      rule.put("from", from == null ? null : from.toString());
      rule.put("until", until == null ? null : until.toString());
      under.put(node, rule);
      JsonNode done = node.state("/api/v1/rules", Map.of("rule", rule, "basis", basis));
      output.show(
          done,
          List.of(
              "Adopted as "
                  + done.path("id").asString()
                  + ". What "
                  + String.join(", ", to)
                  + " has by it: renkei release view-as "
                  + to.getFirst()
                  + " --data "
                  + node.folder().root()));
      return 0;
    }
  }
}

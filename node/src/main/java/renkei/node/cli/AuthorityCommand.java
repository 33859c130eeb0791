// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.Instant;
import java.util.ArrayList;
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
import renkei.core.entry.Relation;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei authority`: acts of the party's own register, for an officer without a screen.
@Command(
    name = "authority",
    description = {
      "Enter acts of the register: who decides what, from when, until when.",
      "権限登録簿の行為を記録する。"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      AuthorityCommand.Establish.class,
      AuthorityCommand.ListUnit.class,
      AuthorityCommand.Transfer.class,
      AuthorityCommand.Delegate.class,
      AuthorityCommand.Widen.class,
      AuthorityCommand.Suspend.class,
      AuthorityCommand.Return.class,
      AuthorityCommand.History.class
    })
public final class AuthorityCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei authority establish, unit, transfer, delegate, widen, suspend,"
            + " return or history",
        "何をするかを指定してください：renkei authority"
            + " establish、unit、transfer、delegate、widen、suspend、return、history");
  }

  /// What every act has: the node, a basis, and how the answer is shown.
  static final class Acting {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Option(
        names = "--basis",
        description = {"On what it rests, such as the number of a decision.", "根拠（決定の番号など）。"})
    private String basis = "";

    int record(Map<String, Object> act, String done) {
      JsonNode recorded = node.state("/api/v1/register", Map.of("act", act, "basis", basis));
      String row = recorded.path("position").asString("");
      output.show(
          recorded,
          List.of(
              done
                  + " Act "
                  + recorded.path("id").asString()
                  + (row.isEmpty() ? "." : ", row " + row + ".")));
      return 0;
    }
  }

  /// From when until when.
  static final class Span {
    @Option(
        names = "--from",
        converter = TimeText.class,
        description = {"From when (default: now).", "開始時刻（既定：今）。"})
    private @Nullable Instant from;

    @Option(
        names = "--until",
        converter = TimeText.class,
        description = {"Until when (default: open).", "終了時刻（既定：なし）。"})
    private @Nullable Instant until;

    void put(Map<String, Object> act) {
      act.put("from", text(from));
      act.put("until", text(until));
    }
  }

  /// A name in both languages.
  static final class Naming {
    @Option(
        names = "--name",
        required = true,
        description = {"Name in English.", "英語名。"})
    private String name;

    @Option(
        names = "--name-ja",
        description = {"Name in Japanese (default: as in English).", "日本語名（既定：英語名と同じ）。"})
    private @Nullable String nameJa;

    Map<String, String> names() {
      return Map.of("en", name, "ja", nameJa == null ? name : nameJa);
    }
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static Map<String, Object> act(String kind) {
    Map<String, Object> act = new LinkedHashMap<>();
    act.put("kind", kind);
    return act;
  }

  /// `renkei authority establish`.
  @Command(
      name = "establish",
      description = {
        "Establish a command, or state anew its names, the command above it, or its end.",
        "司令部を新編する。名称・上級司令部・終了時期の改定にも用いる。"
      },
      mixinStandardHelpOptions = true)
  static final class Establish implements Callable<Integer> {
    @Mixin private Acting acting;
    @Mixin private Naming naming;
    @Mixin private Span span;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the command.", "司令部の符号。"})
    private String code;

    @Option(
        names = "--under",
        description = {"Code of the command above (none: it is the root).", "上位の司令部の符号（なければ最上位）。"})
    private @Nullable String under;

    @Override
    public Integer call() {
      Map<String, Object> act = act("COMMAND_ESTABLISHED");
      act.put("code", code);
      act.put("names", naming.names());
      act.put("parent", under);
      span.put(act);
      return acting.record(act, code + " is established.");
    }
  }

  /// `renkei authority unit`.
  @Command(
      name = "unit",
      description = {"List a unit under a command, and below another unit.", "部隊を司令部と上級部隊の下に登録する。"},
      mixinStandardHelpOptions = true)
  static final class ListUnit implements Callable<Integer> {
    @Mixin private Acting acting;
    @Mixin private Naming naming;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the unit.", "部隊の符号。"})
    private String code;

    @Option(
        names = "--command",
        required = true,
        description = {"The command that it belongs to.", "所属する司令部。"})
    private String command;

    @Option(
        names = "--below",
        description = {"The unit above it (default: none).", "上位の部隊（既定：なし）。"})
    private @Nullable String below;

    @Override
    public Integer call() {
      Map<String, Object> act = act("UNIT_LISTED");
      act.put("code", code);
      act.put("names", naming.names());
      act.put("command", command);
      act.put("parent", below);
      return acting.record(act, code + " is listed.");
    }
  }

  /// What is given, over what, to whom.
  static final class Scope {
    @Mixin private Span span;

    @Option(
        names = "--function",
        required = true,
        split = ",",
        description = {"Codes of the functions, with commas between.", "所掌の符号（コンマ区切り）。"})
    private List<String> functions;

    @Option(
        names = "--unit",
        split = ",",
        description = {
          "Codes of the units, each with those below it (default: every unit).",
          "部隊の符号。下位を含む（既定：すべて）。"
        })
    private List<String> units = List.of();

    @Option(
        names = "--to",
        required = true,
        description = {"The command that gets it.", "受け取る司令部。"})
    private String to;

    void put(Map<String, Object> act) {
      act.put("functions", functions);
      act.put("units", units);
      act.put("taker", to);
      span.put(act);
    }

    String words() {
      return String.join(", ", functions)
          + " over "
          + (units.isEmpty() ? "every unit" : String.join(", ", units));
    }
  }

  /// What a holder gives.
  static final class Gift {
    @Mixin private Acting acting;
    @Mixin private Scope scope;

    @Option(
        names = "--giver",
        required = true,
        description = {"The command that holds it.", "持っている司令部。"})
    private String giver;

    @Option(
        names = "--relation",
        description = {
          "How the two stand to each other, in the codes of JC3IEDM; a note that decides nothing:",
          "${COMPLETION-CANDIDATES}.",
          "両者の指揮関係（JC3IEDM の符号）。覚えであり、何も決めない。"
        })
    private @Nullable Relation relation;

    int give(String kind, String verb) {
      Map<String, Object> act = act(kind);
      act.put("giver", giver);
      act.put("relation", relation == null ? null : relation.name());
      scope.put(act);
      return acting.record(act, giver + " " + verb + " " + scope.words() + " to " + scope.to + ".");
    }
  }

  /// `renkei authority transfer`.
  @Command(
      name = "transfer",
      description = {
        "Transfer functions: the giver holds them no more while it lasts.",
        "権限を移管する。その間は移管元に残らない。"
      },
      mixinStandardHelpOptions = true)
  static final class Transfer implements Callable<Integer> {
    @Mixin private Gift gift;

    @Override
    public Integer call() {
      return gift.give("AUTHORITY_TRANSFERRED", "transfers");
    }
  }

  /// `renkei authority delegate`.
  @Command(
      name = "delegate",
      description = {
        "Delegate functions: another may decide too, and the holder keeps them.",
        "権限を委任する。保持者にも残る。"
      },
      mixinStandardHelpOptions = true)
  static final class Delegate implements Callable<Integer> {
    @Mixin private Gift gift;

    @Override
    public Integer call() {
      return gift.give("AUTHORITY_DELEGATED", "delegates");
    }
  }

  /// `renkei authority widen`.
  @Command(
      name = "widen",
      description = {
        "Widen a command's authority by functions that nobody was given: nobody loses any.",
        "権限を付与する。失う司令部はない。"
      },
      mixinStandardHelpOptions = true)
  static final class Widen implements Callable<Integer> {
    @Mixin private Acting acting;
    @Mixin private Scope scope;

    @Override
    public Integer call() {
      Map<String, Object> act = act("AUTHORITY_WIDENED");
      scope.put(act);
      return acting.record(act, scope.to + " is widened by " + scope.words() + ".");
    }
  }

  /// `renkei authority suspend`.
  @Command(
      name = "suspend",
      description = {
        "Let authority rest: it is then with whoever gave it, who lifts it by a return.",
        "権限を停止する。その間は与えた側にあり、返還の記録で解除する。"
      },
      mixinStandardHelpOptions = true)
  static final class Suspend implements Callable<Integer> {
    @Mixin private Acting acting;
    @Mixin private Span span;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Resting resting;

    /// One of the two.
    static final class Resting {
      @Option(
          names = "--command",
          description = {"All that this command was given rests.", "この司令部に与えられたものすべてを停止する。"})
      private @Nullable String command;

      @Option(
          names = "--act",
          description = {"What the act with this id gave rests.", "この識別子の行為が与えたものを停止する。"})
      private @Nullable String act;
    }

    @Override
    public Integer call() {
      Map<String, Object> act = act("AUTHORITY_SUSPENDED");
      act.put("command", resting.command);
      act.put("given", resting.act);
      span.put(act);
      String what = resting.command == null ? "what act " + resting.act + " gave" : resting.command;
      return acting.record(act, "The authority rests: " + what + ".");
    }
  }

  /// `renkei authority return`.
  @Command(
      name = "return",
      description = {
        "End early what an act gave, or lift a suspension.",
        "与えた権限を早く終了し、または停止を解除する。"
      },
      mixinStandardHelpOptions = true)
  static final class Return implements Callable<Integer> {
    @Mixin private Acting acting;

    @Parameters(
        paramLabel = "ACT",
        description = {"Id of the act, as the history shows it.", "行為の識別子（history が示すもの）。"})
    private String given;

    @Option(
        names = "--from",
        converter = TimeText.class,
        description = {"From when (default: now).", "開始時刻（既定：今）。"})
    private @Nullable Instant from;

    @Override
    public Integer call() {
      Map<String, Object> act = act("AUTHORITY_RETURNED");
      act.put("given", given);
      act.put("from", text(from));
      return acting.record(act, "Act " + given + " ends.");
    }
  }

  /// `renkei authority history`.
  @Command(
      name = "history",
      description = {"Show every act of the register, newest first.", "権限登録簿の経過を示す。"},
      mixinStandardHelpOptions = true)
  static final class History implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode acts = node.read("/api/v1/register").path("acts");
      List<String> lines = new ArrayList<>();
      for (JsonNode act : acts) {
        lines.add(line(act));
      }
      output.show(acts, lines);
      return 0;
    }

    private static String line(JsonNode row) {
      JsonNode act = row.path("act");
      List<String> words = new ArrayList<>();
      words.add(row.path("at").asString());
      words.add(row.at("/word/en").asString() + " " + row.at("/word/ja").asString());
      for (String name : List.of("code", "command", "given", "parent", "giver", "taker")) {
        if (act.path(name).isString()) {
          words.add(name + " " + act.path(name).asString());
        }
      }
      for (String name : List.of("functions", "units")) {
        List<String> codes = new ArrayList<>();
        act.path(name).forEach(code -> codes.add(code.asString()));
        if (!codes.isEmpty()) {
          words.add(name + " " + String.join(", ", codes));
        }
      }
      for (String name : List.of("relation", "from", "until")) {
        if (act.path(name).isString()) {
          words.add(name + " " + act.path(name).asString());
        }
      }
      if (row.path("endedAt").isString()) {
        words.add("ended " + row.path("endedAt").asString());
      }
      words.add("act " + row.path("id").asString());
      return String.join("  ", words);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Whatever the command line says of itself it says in English and in Japanese.
final class BothLanguagesTest {
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
  private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

  private static boolean both(String... lines) {
    String text = String.join(" ", lines);
    return JAPANESE.matcher(text).find() && ENGLISH.matcher(text).find();
  }

  private static void look(CommandSpec command, List<String> lacking) {
    String name = command.qualifiedName();
    if (!both(command.usageMessage().description())) {
      lacking.add(name);
    }
    for (OptionSpec option : command.options()) {
      lacking(option, name + " " + option.longestName(), lacking);
    }
    for (ArgSpec given : command.positionalParameters()) {
      lacking(given, name + " " + given.paramLabel(), lacking);
    }
    command.subcommands().values().forEach(sub -> look(sub.getCommandSpec(), lacking));
  }

  private static void lacking(ArgSpec argument, String name, List<String> lacking) {
    if (!argument.hidden() && !both(argument.description())) {
      lacking.add(name);
    }
  }

  @Test
  void every_command_option_and_parameter_is_explained_in_both_languages() {
    List<String> lacking = new ArrayList<>();
    look(Main.commandLine().getCommandSpec(), lacking);
    assertThat(lacking).isEmpty();
  }

  @Test
  void the_check_finds_what_has_no_japanese() {
    @CommandLine.Command(name = "bare", description = "Nothing but English.")
    class Bare {
      @CommandLine.Option(names = "--thing", description = "A thing.")
      boolean unusedThing;
    }
    List<String> lacking = new ArrayList<>();
    look(new CommandLine(new Bare()).getCommandSpec(), lacking);
    assertThat(lacking).containsExactly("bare", "bare --thing");
  }

  @Test
  void a_wrong_call_is_told_in_both_languages_with_the_help_that_explains_it() {
    assertThat(Typed.renkei("doctor").err())
        .contains("Missing required option: '--data", "必要な指定がありません：", "renkei doctor --help");
    assertThat(Typed.renkei("doctor", "--data", "x", "--dta").err()).contains("受け付けない指定です");
    assertThat(Typed.renkei("init", "--data", "x", "--data", "y").err()).contains("同じ指定が二度");
    assertThat(
            Typed.renkei(
                    "officer",
                    "add",
                    "x",
                    "--name",
                    "X",
                    "--command",
                    "HQ",
                    "--rights",
                    "ALL",
                    "--data",
                    "x")
                .err())
        .contains("値「ALL」は受け付けられません");
    assertThat(Typed.renkei("help").out()).contains("使い方", "コマンド:");
    assertThat(Typed.renkei("officer", "add", "--help").out())
        .contains("Show this help and stop.", "この説明を表示して終わる。");
  }

  @Test
  void a_command_that_needs_a_verb_says_so_in_both_languages() {
    for (String group :
        List.of(
            "journal",
            "officer",
            "request",
            "peer",
            "release",
            "document",
            "function",
            "authority",
            "team")) {
      Typed typed = Typed.renkei(group);
      assertThat(typed.code()).isEqualTo(1);
      assertThat(typed.err()).contains("say what to do: renkei " + group, "何をするかを指定してください");
    }
  }
}

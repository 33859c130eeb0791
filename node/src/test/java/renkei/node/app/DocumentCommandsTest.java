// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import renkei.core.entry.OfficerId;

/// What the documents tell a reader to type is what the program takes.
final class DocumentCommandsTest {
  /// Verbs that other modules add.
  private static final Set<String> ELSEWHERE = Set.of("sim", "bench");

  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");

  /// In a sentence; `renkei entry 1` and its like begin what is signed, and are no commands.
  private static final Pattern INLINE =
      Pattern.compile("`(?:\\./)?renkei (?![a-z]+ 1`)([a-z][^`]*)`");

  private static final Pattern START =
      Pattern.compile("^(?:sudo (?:-u \\w+ )?)?(?:\\./|/\\S*/)?renkei (.*)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Pattern SETTING =
      Pattern.compile("(?m)^#?([a-z]+\\.[a-z-]+(?:\\.[a-z]+)?) = ");

  @TempDir private Path folder;

  /// The checkout, from wherever inside it the tests are run.
  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("ARCHITECTURE.md"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("the tests do not run inside a checkout");
    }
    return at;
  }

  private static List<Path> documents() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> top = Files.list(root());
        Stream<Path> docs = Files.walk(root().resolve("docs"))) {
      Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).forEach(found::add);
    }
    assertThat(found).hasSizeGreaterThan(10);
    return found;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      words.add(quoted == null ? matcher.group(3) : quoted);
    }
    return words;
  }

  /// The commands in the blocks that a reader types.
  private static List<String> typed(String text) {
    List<String> typed = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      if (fence.group(1).equals("sh")) {
        for (String line : fence.group(2).replace("\\\n", " ").split("\n")) {
          Matcher start = START.matcher(line.strip());
          if (start.matches()) {
            typed.add(start.group(1));
          }
        }
      }
    }
    return typed;
  }

  @Test
  void every_command_in_a_document_is_one_that_the_program_takes() throws IOException {
    int parsed = 0;
    List<String> wrong = new ArrayList<>();
    for (Path document : documents()) {
      for (String command : typed(Files.readString(document))) {
        List<String> words = words(command);
        if (!ELSEWHERE.contains(words.getFirst())) {
          try {
            Main.commandLine().parseArgs(words.toArray(String[]::new));
            parsed++;
          } catch (CommandLine.ParameterException fault) {
            wrong.add(document.getFileName() + ": renkei " + command + ": " + fault.getMessage());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(parsed).as("commands found in the documents").isGreaterThan(40);
  }

  @Test
  void every_command_named_in_a_sentence_is_there_with_its_options() throws IOException {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Path document : documents()) {
      Matcher inline = INLINE.matcher(Files.readString(document));
      while (inline.find()) {
        seen++;
        unknown(words(inline.group(1)))
            .forEach(word -> wrong.add(document.getFileName() + ": " + word));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).isGreaterThan(20);
  }

  /// Verbs and options that are not there, as far as the line names them.
  private static List<String> unknown(List<String> words) {
    if (ELSEWHERE.contains(words.getFirst())) {
      return List.of();
    }
    List<String> unknown = new ArrayList<>();
    CommandLine at = Main.commandLine();
    for (String word : words) {
      CommandLine deeper = at.getSubcommands().get(word);
      if (deeper != null) {
        at = deeper;
      } else if (word.startsWith("--") && at.getCommandSpec().findOption(word) == null) {
        unknown.add("renkei " + String.join(" ", words) + ": no option " + word);
      }
    }
    if (at.getParent() == null) {
      unknown.add("renkei " + String.join(" ", words) + ": no such command");
    }
    return unknown;
  }

  @Test
  void every_setting_in_a_document_is_one_that_the_configuration_takes() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path document : documents()) {
      Matcher fence = FENCE.matcher(Files.readString(document));
      while (fence.find()) {
        Matcher setting = SETTING.matcher(fence.group(2));
        while (fence.group(1).equals("ini") && setting.find()) {
          named.add(setting.group(1));
        }
      }
    }
    assertThat(named).contains("peer.listen", "peer.address", "web.listen", "web.host");
    Set<String> known = new TreeSet<>();
    Matcher setting = SETTING.matcher(example());
    while (setting.find()) {
      known.add(setting.group(1));
    }
    assertThat(known).containsAll(named);
  }

  private static String example() throws IOException {
    return Files.readString(root().resolve("deploy/src/main/config/renkei.conf.example"));
  }

  @Test
  void the_example_configuration_is_the_one_that_init_writes() throws IOException {
    Config.Party party = new Config.Party("XAA", "Example party", "例の当事者", "COALITION", "");
    assertThat(example()).isEqualTo(Config.template(party, true, new OfficerId("duty-1")));
    Path file = Files.writeString(folder.resolve("renkei.conf"), example());
    assertThat(Config.read(file).party()).isEqualTo(party);
  }

  @Test
  void a_command_that_is_not_there_would_be_found() {
    assertThat(typed("```sh\nsudo -u renkei renkei peer lst --data X\n```\n"))
        .containsExactly("peer lst --data X");
    assertThat(unknown(List.of("backup", "--too", "X"))).hasSize(1);
    assertThat(unknown(List.of("bakup"))).hasSize(1);
  }

  @Test
  void every_link_between_documents_leads_somewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher matcher = link.matcher(Files.readString(document));
      while (matcher.find()) {
        Path to = document.resolveSibling(matcher.group(1)).normalize();
        if (!Files.exists(to)) {
          broken.add(root().relativize(document) + ": " + matcher.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }
}

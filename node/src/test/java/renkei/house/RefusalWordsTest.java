// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import renkei.node.web.RefusalWords;

/// An officer is refused in their own language, with the same facts: walks every place of the
/// sources that writes a sentence of refusal which a screen can show.
class RefusalWordsTest {
  /// Where a sentence is written that no officer is shown, and why.
  private static final List<String> NOT_SHOWN =
      List.of(
          // bytes that a peer or a file broke: counted, and told by their code
          "core/src/main/java/renkei/core/journal/",
          // settings of the operator, refused at the start and on the command line
          "node/src/main/java/renkei/node/web/WebSettings.java",
          // a record that is verified on the command line
          "node/src/main/java/renkei/node/app/RecordReading.java",
          "node/src/main/java/renkei/node/app/KernelOpening.java",
          // has both languages at the place itself
          "node/src/main/java/renkei/node/app/PairingDesk.java",
          "node/src/main/java/renkei/node/app/Homes.java");

  private static List<RefusalPlaces.Said> written() {
    List<Path> files = new ArrayList<>(House.files("core/src/main/java", ".java"));
    files.addAll(House.files("node/src/main/java/renkei/node/web", ".java"));
    files.addAll(House.files("node/src/main/java/renkei/node/app", ".java"));
    List<RefusalPlaces.Said> said = new ArrayList<>();
    for (Source source : Source.read(files)) {
      if (NOT_SHOWN.stream().noneMatch(source.path()::startsWith)) {
        said.addAll(RefusalPlaces.of(source));
      }
    }
    return said;
  }

  @Test
  void no_refusal_is_said_in_english_only() {
    List<RefusalPlaces.Said> written = written();
    assertThat(written).hasSizeGreaterThan(400);
    assertThat(written)
        .filteredOn(said -> RefusalWords.ja(said.sentence()).isEmpty())
        .extracting(RefusalPlaces.Said::place)
        .isEmpty();
  }

  @Test
  void the_japanese_holds_every_fact_of_the_english() {
    List<Finding> lost = new ArrayList<>();
    for (RefusalPlaces.Said said : written()) {
      String japanese = RefusalWords.ja(said.sentence()).orElse("");
      if (said.sentence().contains(RefusalPlaces.HOLE) && !japanese.contains(RefusalPlaces.HOLE)) {
        lost.add(said.place());
      }
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void the_japanese_names_each_thing_that_is_filled_in_and_nothing_else() {
    Pattern number = Pattern.compile("\\{(\\d*)}");
    for (Path file : House.files("node/src/main/resources/renkei/node/web/refusals", ".txt")) {
      List<String> lines = House.text(file).lines().toList();
      assertThat(lines.size() % 2).as("%s is in pairs", file).isZero();
      for (int i = 0; i < lines.size(); i += 2) {
        int holes = lines.get(i).split(Pattern.quote("{}"), -1).length - 1;
        Matcher found = number.matcher(lines.get(i + 1));
        while (found.find()) {
          assertThat(found.group(1)).as(lines.get(i + 1)).matches("[1-9]");
          assertThat(Integer.parseInt(found.group(1))).as(lines.get(i)).isLessThanOrEqualTo(holes);
        }
      }
    }
  }

  @Test
  void who_holds_it_since_when_and_by_which_act_is_said_in_japanese_too() {
    assertThat(
            RefusalWords.ja(
                "relief-airlift over every unit is USFJ's at 2026-11-30T00:31:00Z, since"
                    + " 2026-11-30T00:27:00Z by act 232e80c8, not INDOPACOM's."))
        .hasValueSatisfying(japanese ->
            assertThat(japanese)
                .contains("relief-airlift（全部隊）", "USFJ", "2026-11-30T00:27:00Z", "232e80c8")
                .doesNotContain("every unit"));
    assertThat(
            RefusalWords.ja(
                "a function's code is 1 to 64 ASCII letters, digits, '.', '_' or '-', beginning"
                    + " with a letter or digit"))
        .hasValue("所掌の符号は、半角の英数字と「.」「_」「-」で 1〜64 文字、先頭は英字か数字です。");
    assertThat(RefusalWords.ja("nothing of ours")).isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Kind;

/// The table of the team's entries: every kind, wherever its officer stands.
class TeamCasesTest {
  private static final List<Kind> KINDS =
      Arrays.stream(Kind.values()).filter(kind -> kind.name().startsWith("TEAM_")).toList();

  @Test
  void no_cell_of_standing_and_entry_is_empty_and_the_document_says_the_same() throws IOException {
    Map<String, String> cells = new TreeMap<>();
    try (InputStream in = TeamCasesTest.class.getResourceAsStream("/cases/team.txt")) {
      assertThat(in).isNotNull();
      Story.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), cells).forEach(Story::play);
    }
    List<String> empty = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (StoryTeam.Standing standing : StoryTeam.Standing.values()) {
        if (!cells.containsKey(kind + " " + standing)) {
          empty.add(kind + " " + standing);
        }
      }
    }
    assertThat(KINDS).hasSize(11);
    assertThat(empty).isEmpty();
    assertThat(document()).contains(table(cells));
  }

  /// The table as the document has it; a failing test prints the right one.
  private static String table(Map<String, String> cells) {
    StringBuilder table = new StringBuilder("| Entry |");
    List<StoryTeam.Standing> standings = List.of(StoryTeam.Standing.values());
    standings.forEach(standing -> table.append(' ').append(standing).append(" |"));
    table.append("\n|---|").append("---|".repeat(standings.size())).append('\n');
    for (Kind kind : KINDS) {
      table.append("| ").append(kind).append(" |");
      standings.forEach(
          standing -> table.append(' ').append(cells.get(kind + " " + standing)).append(" |"));
      table.append('\n');
    }
    return table.toString();
  }

  private static String document() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/protocol/teams.md"))) {
      here = here.getParent();
      assertThat(here).as("docs/protocol/teams.md").isNotNull();
    }
    return Files.readString(here.resolve("docs/protocol/teams.md"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import renkei.core.consent.ProposalState;
import renkei.core.entry.Kind;
import renkei.core.entry.Profile;

/// The stories under `cases/`, which officers can read and add to.
class CasesTest {
  private static final List<String> FILES =
      List.of(
          "requests",
          "questions",
          "board",
          "authority",
          "hostile",
          "profiles",
          "membership",
          "agreements",
          "repair",
          "team",
          "visits",
          "announcements",
          "readiness",
          "programmes",
          "cells",
          "cells-numbers");

  private static final List<Kind> ACTS =
      List.of(
          Kind.PROPOSAL_ACKNOWLEDGED,
          Kind.CONSENT_GIVEN,
          Kind.CONSENT_WITHDRAWN,
          Kind.TERMS_COUNTERED,
          Kind.PROPOSAL_DECLINED,
          Kind.PROPOSAL_WITHDRAWN,
          Kind.PROPOSAL_CLOSED,
          Kind.PROPOSAL_RATIFIED);

  @TestFactory
  Stream<DynamicTest> every_story_goes_as_it_is_told() {
    return stories(Story.cells()).stream()
        .map(story -> DynamicTest.dynamicTest(story.title, story::play));
  }

  @Test
  void there_are_at_least_sixty_stories_and_each_has_a_title_in_both_languages() {
    List<Story> stories = stories(Story.cells());
    assertThat(stories).hasSizeGreaterThanOrEqualTo(60);
    assertThat(stories).allMatch(story -> story.title.matches(".+ / .*\\p{IsHan}.*"));
  }

  @Test
  void no_cell_of_state_and_act_is_empty_and_the_document_says_the_same() {
    Map<String, String> cells = new TreeMap<>();
    stories(cells).forEach(Story::play);
    List<String> empty = new ArrayList<>();
    for (Kind act : ACTS) {
      for (ProposalState state : ProposalState.values()) {
        if (!cells.containsKey(act + " " + state)) {
          empty.add(act + " " + state);
        }
      }
    }
    assertThat(empty).isEmpty();
    assertThat(document()).contains(table(cells));
  }

  @Test
  void no_cell_of_state_and_movement_is_empty_and_the_document_says_the_same() {
    Map<String, String> cells = new TreeMap<>();
    stories(cells).forEach(Story::play);
    StringBuilder table =
        new StringBuilder("| State of the visit | MOVEMENT_STATED |\n|---|---|\n");
    for (ProposalState state : ProposalState.values()) {
      String verdict = cells.get(Kind.MOVEMENT_STATED + " " + state);
      assertThat(verdict).as("%s", state).isNotNull();
      table.append("| ").append(state).append(" | ").append(verdict).append(" |\n");
    }
    assertThat(document()).contains(table);
  }

  @Test
  void no_cell_of_the_state_of_a_slot_and_an_act_is_empty() {
    Map<String, String> cells = new TreeMap<>();
    stories(cells).forEach(Story::play);
    List<String> empty = new ArrayList<>();
    for (SlotLine.State state : SlotLine.State.values()) {
      for (Kind act :
          List.of(
              Kind.CONSENT_GIVEN,
              Kind.TERMS_COUNTERED,
              Kind.PROPOSAL_DECLINED,
              Kind.PROPOSAL_CLOSED,
              Kind.REPAIR_STATED)) {
        if (!cells.containsKey(act + " a slot " + state)) {
          empty.add(act + " a slot " + state);
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  @Test
  void no_cell_of_what_changes_a_membership_and_an_act_is_empty() {
    Map<String, String> cells = new TreeMap<>();
    stories(cells).forEach(Story::play);
    List<ProposalState> notices =
        List.of(
            ProposalState.CONSENTED,
            ProposalState.IN_FORCE,
            ProposalState.WITHDRAWN,
            ProposalState.DISPUTED);
    List<String> empty = new ArrayList<>();
    for (Kind act : ACTS) {
      for (ProposalState state : ProposalState.values()) {
        for (Profile profile : List.of(Profile.SUCCESSION, Profile.INTEREST, Profile.LEAVING)) {
          boolean reached =
              profile == Profile.SUCCESSION
                  || notices.contains(state)
                  || profile == Profile.LEAVING && state == ProposalState.VOID;
          String cell = act + " a " + profile + " " + state;
          if (reached && !cells.containsKey(cell)) {
            empty.add(cell);
          }
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  /// The table as the document has it; a failing test prints the right one.
  private static String table(Map<String, String> cells) {
    StringBuilder table = new StringBuilder("| State |");
    ACTS.forEach(act -> table.append(' ').append(act).append(" |"));
    table.append("\n|---|").append("---|".repeat(ACTS.size())).append('\n');
    for (ProposalState state : ProposalState.values()) {
      table.append("| ").append(state).append(" |");
      ACTS.forEach(act -> table.append(' ').append(cells.get(act + " " + state)).append(" |"));
      table.append('\n');
    }
    return table.toString();
  }

  private static String document() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/protocol/proposals.md"))) {
      here = here.getParent();
      assertThat(here).as("docs/protocol/proposals.md").isNotNull();
    }
    try {
      return Files.readString(here.resolve("docs/protocol/proposals.md"));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static List<Story> stories(Map<String, String> cells) {
    List<Story> stories = new ArrayList<>();
    for (String file : FILES) {
      try (InputStream in = CasesTest.class.getResourceAsStream("/cases/" + file + ".txt")) {
        assertThat(in).as(file).isNotNull();
        stories.addAll(Story.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), cells));
      } catch (IOException failed) {
        throw new AssertionError(failed);
      }
    }
    return stories;
  }
}

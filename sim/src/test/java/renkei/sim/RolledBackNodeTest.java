// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.LinkState;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;

/// A node whose data folder is put back from an older copy without a word, on real disks and links:
/// its peer shows it, it records nothing, and goes on in a new incarnation with what it lost.
class RolledBackNodeTest {

  @TempDir private Path folder;
  private EmbeddedNode jpn;
  private EmbeddedNode usa;
  private EmbeddedNode phl;

  @BeforeEach
  void three_are_paired() {
    jpn = EmbeddedNode.found(folder.resolve("jpn"), "JPN", "JJOC");
    usa = EmbeddedNode.found(folder.resolve("usa"), "USA", "INDOPACOM");
    phl = EmbeddedNode.found(folder.resolve("phl"), "PHL", "AFP");
    jpn.pairWith(usa);
    jpn.pairWith(phl);
    RealNodes.until("linked", () -> jpn.linked(2) && usa.linked(1) && phl.linked(1));
  }

  @AfterEach
  void all_stop() {
    List.of(jpn, usa, phl).forEach(EmbeddedNode::close);
  }

  @Test
  void p14_a_node_put_back_from_a_copy_is_found_by_its_peer_and_goes_on_in_a_new_incarnation()
      throws IOException {
    usa.close();
    Path copy = folder.resolve("copy");
    copy(usa.folder(), copy);
    usa = usa.again();
    EntryId lost = accepted(RealNodes.asks(usa, jpn));
    RealNodes.until("crossed", () -> RealNodes.holds(jpn, lost));
    usa.close();
    delete(usa.folder());
    copy(copy, usa.folder());
    usa = usa.again();
    RealNodes.until("found by both", () -> backAt(jpn, usa.party()) || backAt(usa, jpn.party()));
    RealNodes.until(
        "read only", () -> usa.port().ask(state -> state.readOnly().isPresent()).join());
    assertThat(refused(RealNodes.asks(usa, jpn))).isEqualTo(RefusalCode.READ_ONLY);
    // The other link does not feel it.
    EntryId meanwhile = accepted(RealNodes.asks(jpn, phl));
    RealNodes.until("crossed on the other link", () -> RealNodes.holds(phl, meanwhile));
    RealNodes.until("given back", () -> !givesBack() && RealNodes.holds(usa, lost));
    Label label = Label.of("COALITION", Level.UNCLASSIFIED, "JPN").asExercise();
    Draft anew =
        Draft.of(
            usa.newId(), usa.officer(), label, new Crossing.IncarnationStarted(2, "an old copy"));
    RealNodes.until(
        "a new incarnation", () -> usa.port().state(anew).join() instanceof Answer.Accepted);
    RealNodes.until("linked again", () -> jpn.linked(2) && usa.linked(1));
    EntryId next = accepted(RealNodes.asks(usa, jpn));
    RealNodes.until("the next good one crosses", () -> RealNodes.holds(jpn, next));
    assertThat(
            jpn.port()
                .ask(state -> state.tally().of(usa.party()).getOrDefault(RefusalCode.ID_REUSED, 0L))
                .join())
        .isZero();
  }

  private boolean givesBack() {
    return usa.port().ask(state -> state.findLink(jpn.party()).orElseThrow().givesBack()).join();
  }

  private static boolean backAt(EmbeddedNode node, PartyId peer) {
    return node.port()
        .ask(state -> state.findLink(peer).orElseThrow().state() instanceof LinkState.RolledBack)
        .join();
  }

  private static EntryId accepted(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return ((Answer.Accepted) answer).id();
  }

  private static RefusalCode refused(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) answer).refusal().code();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(
            one,
            to.resolve(from.relativize(one).toString()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}

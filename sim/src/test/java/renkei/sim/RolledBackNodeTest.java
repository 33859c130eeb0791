// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.Area;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Terms;
import renkei.core.exchange.LinkState;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;

/// A node whose data folder is put back from an older copy without a word, on real disks and links:
/// its peer shows it, it records nothing, and goes on in a new incarnation with what it lost.
class RolledBackNodeTest {
  private static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

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
    until("linked", () -> jpn.linked(2) && usa.linked(1) && phl.linked(1));
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
    EntryId lost = accepted(asks(usa, jpn));
    until("crossed", () -> held(jpn, lost));
    usa.close();
    delete(usa.folder());
    copy(copy, usa.folder());
    usa = usa.again();
    until("found by both", () -> backAt(jpn, usa.party()) || backAt(usa, jpn.party()));
    until("read only", () -> usa.port().ask(state -> state.readOnly().isPresent()).join());
    assertThat(refused(asks(usa, jpn))).isEqualTo(RefusalCode.READ_ONLY);
    // The other link does not feel it.
    EntryId meanwhile = accepted(asks(jpn, phl));
    until("crossed on the other link", () -> held(phl, meanwhile));
    until("given back", () -> !givesBack() && held(usa, lost));
    Label label = Label.of("COALITION", Level.UNCLASSIFIED, "JPN").asExercise();
    Draft anew =
        Draft.of(
            usa.newId(), usa.officer(), label, new Crossing.IncarnationStarted(2, "an old copy"));
    until("a new incarnation", () -> usa.port().state(anew).join() instanceof Answer.Accepted);
    until("linked again", () -> jpn.linked(2) && usa.linked(1));
    EntryId next = accepted(asks(usa, jpn));
    until("the next good one crosses", () -> held(jpn, next));
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

  private static boolean held(EmbeddedNode node, EntryId proposal) {
    return node.port().ask(state -> state.proposals().find(proposal).isPresent()).join();
  }

  private static EntryId accepted(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return ((Answer.Accepted) answer).id();
  }

  private static RefusalCode refused(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) answer).refusal().code();
  }

  private static Answer asks(EmbeddedNode who, EmbeddedNode whom) {
    Instant now = HostileHand.now();
    Matter matter =
        new Matter.Support(
            AIRLIFT,
            "helicopter",
            6,
            "earthquake relief",
            "people wait longer",
            Area.WORLD,
            now.plus(Duration.ofHours(3)),
            now.plus(Duration.ofDays(3)),
            Matter.Priority.PRIORITY);
    Crossing opening =
        new Crossing.ProposalOpened(
            who.port().seal(new Terms(List.of(new AuthenticText("en", "as asked")), matter)),
            whom.party(),
            List.of(new Elector(whom.party(), AIRLIFT)),
            new ConsentRule.All(),
            new Clocks(
                now.plus(Duration.ofMinutes(10)),
                now.plus(Duration.ofHours(2)),
                now.plus(Duration.ofDays(2))));
    Label label = Label.of("COALITION", Level.RESTRICTED, whom.code()).asExercise();
    return who.port().state(Draft.of(who.newId(), who.officer(), label, opening)).join();
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

  private static void until(String what, BooleanSupplier is) {
    Instant end = Instant.now().plusSeconds(60);
    while (!is.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}

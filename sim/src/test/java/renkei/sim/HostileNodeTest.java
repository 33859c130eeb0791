// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.entry.EntryId;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.LinkCounter;
import renkei.core.exchange.LinkState;
import renkei.core.journal.Row;
import renkei.node.app.EmbeddedNode;
import renkei.node.demo.HostilePeer;

/// Real nodes over real links, and one whose keys are good and whose statements are not.
class HostileNodeTest {

  @TempDir private Path folder;
  private EmbeddedNode jpn;
  private EmbeddedNode usa;
  private EmbeddedNode xaa;
  private EntryId request;

  @BeforeEach
  void two_are_paired_with_jpn_and_one_is_asked_for_help() {
    jpn = EmbeddedNode.found(folder.resolve("jpn"), "JPN", "JJOC");
    usa = EmbeddedNode.found(folder.resolve("usa"), "USA", "INDOPACOM");
    xaa = EmbeddedNode.found(folder.resolve("xaa"), "XAA", "HQ");
    jpn.pairWith(usa);
    jpn.pairWith(xaa);
    RealNodes.until("linked", () -> jpn.linked(2) && usa.linked(1) && xaa.linked(1));
    request = RealNodes.asked(jpn, usa);
  }

  @AfterEach
  void all_stop() {
    List.of(jpn, usa, xaa).forEach(EmbeddedNode::close);
  }

  @Test
  void what_is_not_its_to_state_is_refused_counted_and_without_effect() throws Exception {
    xaa.close();
    long before = duplicates();
    List<HostileNode.Answered> answers = new HostileNode().answers(plan());
    // It takes no part in that proposal, so it is not told that there is one.
    assertThat(answers)
        .extracting(HostileNode.Answered::refusal)
        .containsExactly(
            RefusalCode.UNKNOWN_KIND,
            RefusalCode.NO_SUCH_PROPOSAL,
            RefusalCode.NO_SUCH_PROPOSAL,
            null,
            null,
            RefusalCode.ID_REUSED);
    Map<RefusalCode, Long> counted = jpn.port().ask(s -> s.tally().of(xaa.party())).join();
    assertThat(counted)
        .isEqualTo(
            Map.of(
                RefusalCode.UNKNOWN_KIND, 1L,
                RefusalCode.NOT_KEEPER, 1L,
                RefusalCode.NOT_CARRIED_BY_YOU, 1L,
                RefusalCode.ID_REUSED, 1L));
    assertThat(duplicates()).isEqualTo(before + 1);
    assertThat(view(jpn).acts()).hasSize(view(usa).acts().size());
    assertThat(view(jpn).state()).isEqualTo(ProposalState.OPEN);
    assertThat(jpn.port().ask(s -> s.tasks().all().size()).join()).isZero();
  }

  @Test
  void its_frames_are_kept_as_evidence_once_each_and_the_next_good_one_is_served()
      throws Exception {
    long before =
        jpn.port()
            .ask(s -> s.findLink(xaa.party()).orElseThrow().status().in().lastReceived())
            .join();
    xaa.close();
    new HostileNode().play(plan());
    List<Row.Received> kept = received();
    assertThat(kept.stream().filter(row -> row.seq() > before)).hasSize(5);
    assertThat(kept.stream().map(Row.Received::seq)).doesNotHaveDuplicates();
    List<HostileNode.Answered> again = new HostileNode().answers(plan());
    assertThat(again.get(3).refusal()).isNull();
    assertThat(again.getFirst().seq()).isEqualTo(before + 6);
  }

  @Test
  void the_link_of_another_party_goes_on_meanwhile() throws Exception {
    xaa.close();
    Thread playing =
        Thread.ofVirtual()
            .start(() -> {
              try {
                new HostileNode().play(plan());
              } catch (java.io.IOException fault) {
                throw new java.io.UncheckedIOException(fault);
              }
            });
    EntryId second = RealNodes.asked(jpn, usa);
    RealNodes.until("crossed", () -> RealNodes.holds(usa, second));
    playing.join(Duration.ofSeconds(60));
    assertThat(playing.isAlive()).isFalse();
    EntryId third = RealNodes.asked(jpn, usa);
    RealNodes.until("crossed after it", () -> RealNodes.holds(usa, third));
    LinkState state = jpn.port().ask(s -> s.findLink(usa.party()).orElseThrow().state()).join();
    assertThat(state).isInstanceOf(LinkState.Up.class);
  }

  @Test
  void the_service_loader_finds_it() {
    assertThat(ServiceLoader.load(HostilePeer.class).findFirst().orElseThrow())
        .isInstanceOf(HostileNode.class);
  }

  private HostilePeer.Plan plan() {
    return new HostilePeer.Plan(
        xaa.folder(),
        jpn.party().key().hex(),
        "127.0.0.1:" + jpn.peerPort(),
        request.hex(),
        usa.party().key().hex());
  }

  private long duplicates() {
    return jpn.port()
        .ask(s ->
            s.findLink(xaa.party())
                .orElseThrow()
                .status()
                .counters()
                .getOrDefault(LinkCounter.DUPLICATES, 0L))
        .join();
  }

  private List<Row.Received> received() {
    return jpn.port().ask(s -> s.rows(1, 500)).join().stream()
        .map(row -> row.row())
        .filter(Row.Received.class::isInstance)
        .map(Row.Received.class::cast)
        .filter(row -> row.from().equals(xaa.party()))
        .toList();
  }

  private ProposalView view(EmbeddedNode node) {
    return node.port().ask(s -> s.proposals().find(request).orElseThrow()).join();
  }
}

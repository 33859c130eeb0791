// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;
import renkei.core.turn.Answer;

/// What a node that came back from a backup must not do yet.
class RestoreTest {
  private static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  private final World world = new World(7);
  private final SimParty asker = world.add("JPN", 1);
  private final SimParty keeper = world.add("USA", 2);
  private Officer jpn;
  private Officer usa;
  private EntryId request;
  private SimDisk backup;
  private int rows;

  @BeforeEach
  void a_request_is_open_when_the_backup_is_made_and_declined_and_closed_after_it() {
    world.parties().forEach(SimParty::start);
    jpn = Officer.found(asker, "JJOC");
    usa = Officer.found(keeper, "INDOPACOM");
    usa.says(new Domestic.FunctionListed(AIRLIFT, Names.same("relief airlift"), List.of()));
    Officer.pair(jpn, usa);
    world.connect(asker, keeper);
    world.pass(Duration.ofSeconds(5));
    request =
        Officer.accepted(
            jpn.opens(
                jpn.support("helicopter", 6),
                keeper.id(),
                List.of(new Elector(keeper.id(), AIRLIFT)),
                "USA"));
    world.pass(Duration.ofSeconds(2));
    backup = keeper.disk().copy(3);
    rows = keeper.rows().size();
    usa.says(
        new Crossing.ProposalDeclined(request, at(keeper).onTable().hash(), "no aircraft"), "JPN");
    world.pass(Duration.ofSeconds(2));
    assertThat(at(asker).state()).isEqualTo(ProposalState.DECLINED);
  }

  private ProposalView at(SimParty party) {
    return party.state().proposals().find(request).orElseThrow();
  }

  private Answer begins(int number) {
    return usa.says(new Crossing.IncarnationStarted(number, "restored from a backup"), "JPN");
  }

  @Test
  void an_incarnation_that_the_disk_refused_has_not_begun() {
    keeper.restore(backup, rows);
    assertThat(keeper.state().recovering()).isTrue();
    keeper.disk().refuseAt(1, "input or output error");

    assertThat(begins(2)).isInstanceOf(Answer.Refused.class);

    assertThat(keeper.state().recovering())
        .as("whoever runs the node must not take the mark of the restore away")
        .isTrue();
    keeper.kill();
    keeper.disk().calm();
    keeper.start();
    assertThat(keeper.state().recovering()).isTrue();
    assertThat(begins(2)).isInstanceOf(Answer.Accepted.class);
    assertThat(keeper.state().recovering()).isFalse();
  }

  @Test
  void a_restored_keeper_closes_nothing_that_the_others_may_hold_closed() {
    keeper.restore(backup, rows);
    assertThat(begins(2)).as("its peer cannot be reached").isInstanceOf(Answer.Accepted.class);
    assertThat(at(keeper).state()).isEqualTo(ProposalState.OPEN);
    world.pass(Duration.ofDays(3));
    assertThat(at(keeper).state())
        .as("its time is over, and its own lost closing may be held elsewhere")
        .isEqualTo(ProposalState.OPEN);

    world.connect(asker, keeper);
    world.pass(Duration.ofSeconds(5));

    assertThat(at(keeper).state()).isEqualTo(ProposalState.DECLINED);
    assertThat(at(asker).state()).isEqualTo(ProposalState.DECLINED);
    assertThat(asker.state().proposals().disputed()).isZero();
  }
}

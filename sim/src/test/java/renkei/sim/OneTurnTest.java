// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;
import renkei.core.entry.SignedEntry;

/// Acts of one proposal that are recorded in one turn are read everywhere in the sequence in which
/// they were recorded. The seeds give other hashes, which must decide nothing.
class OneTurnTest {
  private static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void a_consent_and_the_closing_that_rests_on_it_are_recorded_in_one_turn(long seed) {
    World world = new World(seed);
    SimParty a = world.add("JPN", seed);
    SimParty b = world.add("USA", seed + 100);
    world.parties().forEach(SimParty::start);
    Officer jpn = Officer.found(a, "JJOC");
    Officer usa = Officer.found(b, "INDOPACOM");
    usa.says(new Domestic.FunctionListed(AIRLIFT, Names.same("relief airlift"), List.of()));
    Officer.pair(jpn, usa);
    world.connect(a, b);
    world.pass(Duration.ofSeconds(5));
    EntryId request =
        Officer.accepted(
            jpn.opens(
                jpn.support("helicopter", 6),
                b.id(),
                List.of(new Elector(b.id(), AIRLIFT)),
                "USA"));
    world.pass(Duration.ofSeconds(2));
    ProposalView before = b.state().proposals().find(request).orElseThrow();
    long position = b.state().position();

    usa.says(new Crossing.ConsentGiven(request, before.onTable().hash()), "JPN");

    ProposalView after = b.state().proposals().find(request).orElseThrow();
    assertThat(after.state()).isEqualTo(ProposalState.IN_FORCE);
    assertThat(b.state().rows(position + 1, 10)).hasSizeLessThanOrEqualTo(6);
    assertThat(b.alarms()).noneMatch(alarm -> alarm.sentence().contains("PROPOSAL_CLOSED"));
    List<Instant> times = new ArrayList<>();
    for (SignedEntry act : after.acts()) {
      if (act.entry().party().equals(b.id())) {
        times.add(act.entry().recorded());
      }
    }
    assertThat(times).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(1);
    world.pass(Duration.ofSeconds(2));
    assertThat(a.state().proposals().find(request).orElseThrow().state())
        .isEqualTo(ProposalState.IN_FORCE);
  }
}

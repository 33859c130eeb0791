// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
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
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Terms;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;

/// Acts that could not go on when they came go on later: after the cut, the restart and the restore
/// of whoever is to carry them or stated them.
class CarriedLaterTest {
  private final World world = new World(12);
  private final SimParty japan = world.add("JPN", 1);
  private final SimParty states = world.add("USA", 2);
  private final SimParty philippines = world.add("PHL", 3);
  private Officer jpn;
  private Officer usa;
  private Officer phl;

  @BeforeEach
  void three() {
    world.parties().forEach(SimParty::start);
    jpn = Officer.found(japan, "JJOC");
    usa = Officer.found(states, "USFJ");
    phl = Officer.found(philippines, "AFP");
    Officer.pair(jpn, usa);
    Officer.pair(usa, phl);
    world.connect(japan, states);
    world.pass(Duration.ofSeconds(3));
  }

  private void theEndsKnowEachOther() {
    jpn.says(new PeerEntry.PartyKnown(philippines.known()));
    phl.says(new PeerEntry.PartyKnown(japan.known()));
  }

  private static EntryId ok(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return Officer.accepted(answer);
  }

  private EntryId agreement(Officer by) {
    List<PartyId> all = List.of(japan.id(), states.id(), philippines.id());
    Matter matter =
        new Matter.Agreement(all.stream().sorted().toList(), philippines.id(), List.of());
    Terms terms =
        new Terms(
            List.of(new AuthenticText("en", "we agree"), new AuthenticText("ja", "合意する")), matter);
    var now = by.party().now();
    return ok(
        says(
            by,
            new Crossing.ProposalOpened(
                by.party().codec().seal(terms),
                philippines.id(),
                all.stream()
                    .filter(party -> !party.equals(by.party().id()))
                    .map(party -> new Elector(party, new FunctionId("agreements")))
                    .toList(),
                new ConsentRule.All(),
                new Clocks(
                    now.plusSeconds(600), now.plusSeconds(1_200), now.plus(Duration.ofHours(9))))));
  }

  private static Answer says(Officer by, Crossing body) {
    Label open = Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA", "PHL").asExercise();
    return by.party().say(Draft.of(by.party().newId(), by.by(), open, body));
  }

  private static Answer consents(Officer by, EntryId proposal) {
    return says(
        by, new Crossing.ConsentGiven(proposal, view(by, proposal).orElseThrow().onTable().hash()));
  }

  private static Optional<ProposalView> view(Officer at, EntryId proposal) {
    return at.party().state().proposals().find(proposal);
  }

  private void restart(SimParty party) {
    party.crash();
    world.gone(party.id());
    world.pass(Duration.ofSeconds(1));
    party.start();
  }

  @Test
  void a_carrier_whose_link_comes_later_carries_then_and_a_restart_forgets_nothing() {
    theEndsKnowEachOther();
    EntryId agreement = agreement(jpn);
    world.pass(Duration.ofSeconds(3));
    assertThat(view(usa, agreement)).isPresent();
    assertThat(states.state().desk().policy().agreements()).doesNotContainKey(philippines.id());

    restart(states);
    world.connect(states, philippines);
    world.pass(Duration.ofSeconds(6));

    assertThat(view(phl, agreement)).as("the pairing came into force").isPresent();
  }

  @Test
  void a_restored_carrier_carries_once_it_began_anew_though_it_was_killed_in_between() {
    theEndsKnowEachOther();
    world.connect(states, philippines);
    world.pass(Duration.ofSeconds(3));
    SimDisk backup = states.disk().copy(3);
    int rows = states.rows().size();
    states.kill();
    world.gone(states.id());
    EntryId agreement = agreement(jpn);
    states.restore(backup, rows);
    world.connect(japan, states);
    world.pass(Duration.ofSeconds(3));
    assertThat(states.state().recovering()).isTrue();
    assertThat(view(usa, agreement)).as("it takes what comes").isPresent();

    restart(states);
    says(usa, new Crossing.IncarnationStarted(2, "restored from a backup"));
    world.connect(states, philippines);
    world.pass(Duration.ofSeconds(6));

    assertThat(view(phl, agreement)).isPresent();
  }

  @Test
  void what_a_restored_party_has_back_of_one_peer_reaches_the_rest_of_its_audience() {
    Officer.pair(jpn, phl);
    world.connect(states, philippines);
    world.connect(japan, philippines);
    world.pass(Duration.ofSeconds(5));
    EntryId agreement = agreement(jpn);
    world.pass(Duration.ofSeconds(3));
    SimDisk backup = states.disk().copy(3);
    int rows = states.rows().size();
    world.cut(states, philippines);
    ok(consents(usa, agreement));
    world.pass(Duration.ofSeconds(3));
    assertThat(missing(jpn, agreement)).containsExactly(philippines.id());
    assertThat(missing(phl, agreement)).as("it never got the consent").contains(states.id());

    states.kill();
    world.gone(states.id());
    states.restore(backup, rows);
    world.connect(japan, states);
    world.pass(Duration.ofSeconds(5));
    assertThat(states.state().readmitted()).isEqualTo(1);
    restart(states);
    says(usa, new Crossing.IncarnationStarted(2, "restored from a backup"));
    world.connect(japan, states);
    world.connect(states, philippines);
    world.pass(Duration.ofSeconds(5));

    assertThat(missing(phl, agreement)).doesNotContain(states.id());
    ok(consents(phl, agreement));
    world.pass(Duration.ofSeconds(5));
    for (Officer at : List.of(jpn, usa, phl)) {
      assertThat(view(at, agreement).orElseThrow().state()).isEqualTo(ProposalState.IN_FORCE);
    }
  }

  /// The opening was lost with the consent: the gate knows the proposal only once it came again.
  @Test
  void an_act_that_came_back_before_its_opening_goes_on_once_the_opening_is_here_again() {
    Officer.pair(jpn, phl);
    world.connect(states, philippines);
    world.connect(japan, philippines);
    world.pass(Duration.ofSeconds(5));
    SimDisk backup = states.disk().copy(3);
    int rows = states.rows().size();
    EntryId agreement = agreement(jpn);
    world.pass(Duration.ofSeconds(3));
    world.cut(states, philippines);
    ok(consents(usa, agreement));
    world.pass(Duration.ofSeconds(3));

    states.kill();
    world.gone(states.id());
    states.restore(backup, rows);
    world.connect(japan, states);
    world.pass(Duration.ofSeconds(5));
    says(usa, new Crossing.IncarnationStarted(2, "restored from a backup"));
    world.connect(states, philippines);
    world.pass(Duration.ofSeconds(8));

    assertThat(missing(usa, agreement)).doesNotContain(states.id());
    assertThat(missing(phl, agreement)).doesNotContain(states.id());
  }

  private static List<PartyId> missing(Officer at, EntryId proposal) {
    return view(at, proposal).orElseThrow().missing().stream().map(Elector::party).toList();
  }
}

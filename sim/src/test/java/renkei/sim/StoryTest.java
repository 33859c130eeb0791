// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.consent.ProposalState;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.LinkState;
import renkei.core.turn.Answer;

/// The earthquake story, headless, on the real kernel.
class StoryTest {
  private static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  private World world;
  private Officer jpn;
  private Officer usa;
  private Officer phl;

  @BeforeEach
  void three_parties_are_linked() {
    world = new World(1);
    SimParty a = world.add("JPN", 1);
    SimParty b = world.add("USA", 2);
    SimParty c = world.add("PHL", 3);
    world.parties().forEach(SimParty::start);
    jpn = Officer.found(a, "JJOC");
    usa = Officer.found(b, "INDOPACOM");
    phl = Officer.found(c, "AFP");
    usa.says(
        new Domestic.FunctionListed(
            AIRLIFT, renkei.core.entry.Names.same("relief airlift"), List.of()));
    Officer.pair(jpn, usa);
    Officer.pair(jpn, phl);
    Officer.pair(usa, phl);
    world.connect(a, b);
    world.connect(a, c);
    world.connect(b, c);
    world.pass(Duration.ofSeconds(5));
  }

  @Test
  void a_pairing_puts_the_link_in_force_on_both_sides() {
    for (SimParty party : world.parties()) {
      assertThat(party.state().desk().policy().agreements()).hasSize(2);
      assertThat(party.state().links()).allMatch(link -> link.state() instanceof LinkState.Up);
    }
  }

  @Test
  void a_request_is_countered_agreed_and_in_force_on_both_nodes_with_one_text() {
    EntryId request = asks();
    world.pass(Duration.ofSeconds(2));
    var view = usa.party().state().proposals().find(request).orElseThrow();
    usa.says(new Crossing.ProposalAcknowledged(request), "JPN");
    usa.says(
        new Crossing.TermsCountered(
            request, view.onTable().hash(), usa.sealed(usa.support("helicopter", 4))),
        "JPN");
    world.pass(Duration.ofSeconds(2));
    var countered = jpn.party().state().proposals().find(request).orElseThrow();
    assertThat(countered.state()).isEqualTo(ProposalState.COUNTERED);
    jpn.says(new Crossing.ConsentGiven(request, countered.onTable().hash()), "USA");
    world.pass(Duration.ofSeconds(2));
    var there = usa.party().state().proposals().find(request).orElseThrow();
    var here = jpn.party().state().proposals().find(request).orElseThrow();
    assertThat(there.state()).isEqualTo(ProposalState.IN_FORCE);
    assertThat(here.state()).isEqualTo(ProposalState.IN_FORCE);
    assertThat(here.onTable().hash()).isEqualTo(there.onTable().hash());
    assertThat(phl.party().state().proposals().find(request)).isEmpty();
  }

  @Test
  void who_may_not_consent_does_not_propose_either() {
    renkei.core.entry.CommandId fleet = new renkei.core.entry.CommandId("SDF-FLEET");
    renkei.core.entry.CommandId root = new renkei.core.entry.CommandId("JJOC");
    jpn.says(
        new Domestic.CommandEstablished(
            fleet, renkei.core.entry.Names.same("fleet"), root, jpn.party().now(), null));
    Officer other = jpn.colleague("SDF-FLEET");
    List<Elector> asked = List.of(new Elector(usa.party().id(), AIRLIFT));
    Answer without = other.opens(other.support("helicopter", 6), usa.party().id(), asked, "USA");
    assertThat(without)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo(RefusalCode.NO_AUTHORITY);
              assertThat(refused.refusal().sentence()).contains("is JJOC's").contains("SDF-FLEET");
            });
    jpn.says(
        new Domestic.FunctionListed(
            AIRLIFT, renkei.core.entry.Names.same("relief airlift"), List.of()));
    Instant from = jpn.party().now().plusSeconds(1);
    Answer moved =
        jpn.says(
            new Domestic.AuthorityTransferred(
                new Domestic.Scope(Set.of(AIRLIFT), Set.of(), from, null), root, fleet));
    assertThat(moved).isInstanceOf(Answer.Accepted.class);
    world.pass(Duration.ofSeconds(2));
    EntryId request =
        Officer.accepted(
            other.opens(other.support("helicopter", 6), usa.party().id(), asked, "USA"));
    world.pass(Duration.ofSeconds(2));
    assertThat(usa.party().state().proposals().find(request)).isPresent();
    assertThat(jpn.says(new Crossing.ProposalWithdrawn(request, "by the old holder"), "USA"))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void after_a_transfer_the_giver_cannot_answer_and_the_taker_can() {
    usa.says(
        new Domestic.CommandEstablished(
            new renkei.core.entry.CommandId("USFJ"),
            renkei.core.entry.Names.same("USFJ"),
            new renkei.core.entry.CommandId("INDOPACOM"),
            usa.party().now(),
            null));
    Officer usfj = usa.colleague("USFJ");
    EntryId request = asks();
    world.pass(Duration.ofSeconds(2));
    Instant from = usa.party().now().plusSeconds(1);
    Answer moved =
        usa.says(
            new Domestic.AuthorityTransferred(
                new Domestic.Scope(Set.of(AIRLIFT), Set.of(), from, null),
                new renkei.core.entry.CommandId("INDOPACOM"),
                new renkei.core.entry.CommandId("USFJ")));
    assertThat(moved).isInstanceOf(Answer.Accepted.class);
    world.pass(Duration.ofSeconds(2));
    var view = usa.party().state().proposals().find(request).orElseThrow();
    Answer late = usa.says(new Crossing.ConsentGiven(request, view.onTable().hash()), "JPN");
    assertThat(late)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.NO_AUTHORITY));
    Answer right = usfj.says(new Crossing.ConsentGiven(request, view.onTable().hash()), "JPN");
    assertThat(right).isInstanceOf(Answer.Accepted.class);
    world.pass(Duration.ofSeconds(2));
    assertThat(jpn.party().state().proposals().find(request).orElseThrow().state())
        .isEqualTo(ProposalState.IN_FORCE);
  }

  @Test
  void a_document_goes_to_the_party_on_its_label_after_the_hold_and_to_nobody_else() {
    Answer filed =
        jpn.says(
            new Domestic.DocumentFiled(
                "Damage map",
                "text/plain",
                Bytes.of("canary-4711".getBytes(StandardCharsets.UTF_8)),
                Set.of(jpn.party().id())),
            "USA");
    EntryId item = Officer.accepted(filed);
    assertThat(jpn.says(new Domestic.ReleaseDecided(item, phl.party().id(), "asked")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(jpn.says(new Domestic.ReleaseDecided(item, usa.party().id(), "asked")))
        .isInstanceOf(Answer.Accepted.class);
    world.pass(Duration.ofSeconds(5));
    assertThat(usa.party().state().holdings().documents()).isEmpty();
    world.pass(Duration.ofSeconds(10));
    assertThat(usa.party().state().holdings().documents()).hasSize(1);
    assertThat(phl.party().state().holdings().documents()).isEmpty();
    EntryId held = usa.party().state().holdings().documents().iterator().next().id();
    Answer onward = usa.says(new Domestic.ReleaseDecided(held, phl.party().id(), "pass it on"));
    assertThat(onward).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_killed_node_comes_back_and_catches_up() {
    EntryId before = asks();
    SimParty b = usa.party();
    world.pass(Duration.ofSeconds(2));
    b.crash();
    EntryId during = asks();
    world.pass(Duration.ofSeconds(2));
    b.start();
    world.connect(jpn.party(), b);
    world.pass(Duration.ofSeconds(40));
    assertThat(b.state().proposals().find(before)).isPresent();
    assertThat(b.state().proposals().find(during)).isPresent();
  }

  private EntryId asks() {
    return Officer.accepted(
        jpn.opens(
            jpn.support("helicopter", 6),
            usa.party().id(),
            List.of(new Elector(usa.party().id(), AIRLIFT)),
            "USA"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;
import renkei.core.entry.ReleaseRule;
import renkei.core.turn.Answer;

/// "Your counterpart for X from D is Y": what a party releases of its register follows every act
/// and every date of it on the other side, and nothing more of it crosses.
class CounterpartsFollowTest {
  private static final FunctionId AIRLIFT = new FunctionId("airlift");

  /// What the two parties agreed to call it.
  private static final FunctionId SHARED = new FunctionId("relief-airlift");

  private static final CommandId ROOT = new CommandId("INDOPACOM");
  private static final CommandId USFJ = new CommandId("USFJ");

  private World world;
  private Officer jpn;
  private Officer usa;
  private Officer phl;

  @BeforeEach
  void a_party_releases_who_answers_there_to_one_of_two_peers() {
    world = new World(7);
    SimParty a = world.add("JPN", 1);
    SimParty b = world.add("USA", 2);
    SimParty c = world.add("PHL", 3);
    world.parties().forEach(SimParty::start);
    jpn = Officer.found(a, "JJOC");
    usa = Officer.found(b, ROOT.code());
    phl = Officer.found(c, "AFP");
    usa.says(
        new Domestic.FunctionListed(
            AIRLIFT, Names.same("relief airlift"), java.util.List.of(), SHARED));
    usa.says(usfj("USFJ", null));
    Officer.pair(jpn, usa);
    Officer.pair(usa, phl);
    world.connect(a, b);
    world.connect(b, c);
    world.pass(Duration.ofSeconds(5));
    done(
        usa.says(
            new Domestic.ReleaseRuleAdopted(
                new ReleaseRule(
                    Set.of(a.id()),
                    new ReleaseRule.Counterparts(Set.of(SHARED)),
                    b.now().plusMillis(1),
                    null))));
    world.pass(Duration.ofSeconds(2));
  }

  private Domestic.CommandEstablished usfj(String name, @Nullable Instant until) {
    var known =
        usa.party().state() == null
            ? Optional.<Instant>empty()
            : usa.party().state().register().commands().stream()
                .filter(line -> line.id().equals(USFJ))
                .map(line -> line.from())
                .findFirst();
    return new Domestic.CommandEstablished(
        USFJ, Names.same(name), ROOT, known.orElse(usa.party().now()), until);
  }

  private static EntryId done(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return Officer.accepted(answer);
  }

  private EntryId says(Body body) {
    return done(usa.says(body));
  }

  private Domestic.Scope from(Instant from, @Nullable Instant until) {
    return new Domestic.Scope(Set.of(AIRLIFT), Set.of(), from, until);
  }

  private Optional<Crossing.CounterpartStated> told(Officer to, FunctionId function) {
    return to.party().state().theirCounterparts().of(usa.party().id(), function, to.party().now());
  }

  private CommandId counterpart() {
    return told(jpn, SHARED).orElseThrow().command();
  }

  @Test
  void
      the_statement_follows_a_transfer_its_end_a_suspension_its_lifting_and_the_end_of_a_command() {
    assertThat(counterpart()).isEqualTo(ROOT);
    Instant cutover = usa.party().now().plusSeconds(30);
    says(new Domestic.AuthorityTransferred(from(cutover, cutover.plusSeconds(600)), ROOT, USFJ));
    world.pass(Duration.ofSeconds(20));
    assertThat(counterpart()).as("before the cutover").isEqualTo(ROOT);
    world.pass(Duration.ofSeconds(20));
    assertThat(counterpart()).as("after the cutover").isEqualTo(USFJ);
    assertThat(told(jpn, SHARED).orElseThrow().from()).isBetween(cutover, cutover.plusSeconds(5));

    EntryId rests =
        says(
            new Domestic.AuthoritySuspended(
                new Domestic.Resting.Of(USFJ), usa.party().now().plusSeconds(10), null));
    world.pass(Duration.ofSeconds(20));
    assertThat(counterpart()).as("while it rests").isEqualTo(ROOT);
    says(new Domestic.AuthorityReturned(rests, usa.party().now().plusSeconds(10)));
    world.pass(Duration.ofSeconds(20));
    assertThat(counterpart()).as("lifted").isEqualTo(USFJ);

    says(usfj("USFJ (joint force headquarters)", null));
    world.pass(Duration.ofSeconds(5));
    assertThat(told(jpn, SHARED).orElseThrow().names().en()).contains("joint force headquarters");

    says(usfj("USFJ", usa.party().now().plusSeconds(10)));
    world.pass(Duration.ofSeconds(20));
    assertThat(counterpart()).as("the command has ended").isEqualTo(ROOT);
  }

  @Test
  void a_transfer_that_ends_by_its_date_is_told_too_without_anybody_acting() {
    Instant now = usa.party().now();
    says(
        new Domestic.AuthorityTransferred(
            from(now.plusSeconds(10), now.plusSeconds(60)), ROOT, USFJ));
    world.pass(Duration.ofSeconds(30));
    assertThat(counterpart()).isEqualTo(USFJ);
    world.pass(Duration.ofSeconds(60));
    assertThat(counterpart()).isEqualTo(ROOT);
  }

  @Test
  void what_happened_while_the_link_was_down_is_told_when_it_is_up_again() {
    world.part(usa.party(), jpn.party());
    says(
        new Domestic.AuthorityTransferred(
            from(usa.party().now().plusSeconds(1), null), ROOT, USFJ));
    world.pass(Duration.ofSeconds(20));
    assertThat(counterpart()).as("cut off").isEqualTo(ROOT);
    world.meet(usa.party(), jpn.party());
    world.connect(jpn.party(), usa.party());
    world.pass(Duration.ofSeconds(40));
    assertThat(counterpart()).isEqualTo(USFJ);
  }

  @Test
  void nothing_more_of_the_register_crosses_and_the_third_party_learns_nothing() {
    says(
        new Domestic.AuthorityTransferred(
            from(usa.party().now().plusSeconds(1), null), ROOT, USFJ));
    world.pass(Duration.ofSeconds(20));
    assertThat(told(phl, SHARED)).isEmpty();
    assertThat(told(jpn, AIRLIFT)).as("the code at home does not cross").isEmpty();
    assertThat(jpn.party().state().register().commands())
        .extracting(line -> line.id().code())
        .containsExactly("JJOC");
    assertThat(jpn.party().state().register().history()).hasSize(1);
  }

  @Test
  void a_request_by_the_shared_code_reaches_whoever_holds_it_today() {
    says(
        new Domestic.AuthorityTransferred(
            from(usa.party().now().plusSeconds(1), null), ROOT, USFJ));
    Officer usfj = usa.colleague("USFJ");
    world.pass(Duration.ofSeconds(5));
    EntryId request =
        Officer.accepted(
            jpn.opens(
                jpn.support("helicopter", 6),
                usa.party().id(),
                java.util.List.of(new renkei.core.entry.Elector(usa.party().id(), SHARED)),
                "USA"));
    world.pass(Duration.ofSeconds(5));
    var view = usa.party().state().proposals().find(request).orElseThrow();
    Body yes = new Crossing.ConsentGiven(request, view.onTable().hash());
    assertThat(usa.says(yes, "JPN")).isInstanceOf(Answer.Refused.class);
    assertThat(usfj.says(yes, "JPN")).isInstanceOf(Answer.Accepted.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
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
import renkei.core.entry.Terms;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;

/// What tests on real nodes over real links do again and again.
final class RealNodes {
  static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  private RealNodes() {}

  /// One party asks another for relief airlift: what its own node says to that.
  static Answer asks(EmbeddedNode who, EmbeddedNode whom) {
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

  /// The same, once the party asked holds it.
  static EntryId asked(EmbeddedNode who, EmbeddedNode whom) {
    Answer answer = asks(who, whom);
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    EntryId id = ((Answer.Accepted) answer).id();
    until("held by the asked party", () -> holds(whom, id));
    return id;
  }

  /// Whether a node holds a proposal.
  static boolean holds(EmbeddedNode node, EntryId proposal) {
    return node.port().ask(s -> s.proposals().find(proposal).isPresent()).join();
  }

  /// Waits until it is so, at most a minute.
  static void until(String what, BooleanSupplier is) {
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

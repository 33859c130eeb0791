// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import renkei.core.consent.ProposalState;
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
import renkei.core.entry.Membership;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Programme;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;

/// What the node and the other party have agreed: an agreement with a pillar, and programmes under
/// it. The node is depositary and lead.
record Partners(WebNode node, World world) {
  private static final FunctionId AGREEMENTS = new FunctionId("agreements");

  PartyId us() {
    return node.key.party();
  }

  /// An agreement in force, with the pillar p2.
  EntryId agreement() {
    List<PartyId> two = Stream.of(us(), world.party()).sorted().toList();
    return agreed(new Matter.Agreement(two, us(), List.of("p2")));
  }

  /// The development of a programme, in force.
  EntryId development(EntryId agreement) {
    return agreed(stage(agreement, null, 6_000));
  }

  Matter.ProgrammeStage stage(EntryId agreement, EntryId development, int ours) {
    return new Matter.ProgrammeStage(
        new Membership(agreement, "p2"),
        development,
        new Names("EXERCISE rescue robot", "演習用救助ロボット"),
        us(),
        Stream.of(
                new Programme.Portion(us(), ours),
                new Programme.Portion(world.party(), Programme.WHOLE - ours))
            .sorted(java.util.Comparator.comparing(Programme.Portion::partner))
            .toList(),
        List.of(new Programme.Site(us(), "EXERCISE test field", "Fukushima")));
  }

  EntryId agreed(Matter matter) {
    SealedTerms terms =
        node.seal(new Terms(List.of(new AuthenticText("en", "EXERCISE agreed.")), matter));
    EntryId opening = node.newEntryId();
    Instant now = Values.millis(node.now());
    Draft draft =
        new Draft(
            opening,
            null,
            new Draft.By(WebNode.CHIEF, WebNode.ROOT),
            "",
            Set.of(),
            Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA").asExercise(),
            new Crossing.ProposalOpened(
                terms,
                us(),
                List.of(new Elector(world.party(), AGREEMENTS)),
                new ConsentRule.All(),
                new Clocks(now.plusSeconds(600), now.plusSeconds(1200), now.plusSeconds(86_400))),
            null);
    if (node.state(draft).join() instanceof Answer.Refused no) {
      throw new IllegalStateException(no.toString());
    }
    world.arrives(new Crossing.ConsentGiven(opening, terms.hash()));
    World.until(() ->
        node.ask(state ->
                state
                    .proposals()
                    .find(opening)
                    .filter(view -> view.state() == ProposalState.IN_FORCE)
                    .isPresent())
            .join());
    return opening;
  }
}

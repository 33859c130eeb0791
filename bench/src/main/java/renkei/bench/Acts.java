// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import renkei.core.entry.Area;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.Refusal;
import renkei.core.entry.Terms;
import renkei.core.entry.UnitId;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;

/// What officers state while it is measured.
final class Acts {
  static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  private static final int UNITS = 500;

  private Acts() {}

  static Label home() {
    return Label.of("COALITION", Level.RESTRICTED).asExercise();
  }

  static Label to(EmbeddedNode peer) {
    return Label.of("COALITION", Level.RESTRICTED, peer.code()).asExercise();
  }

  /// A signed act at home: a unit is listed again, so that the register does not grow.
  static Draft listing(EmbeddedNode node, int number) {
    UnitId unit = new UnitId("unit-" + number % UNITS);
    String name = "Listed for the " + number + "th time, with a name of an ordinary length";
    Body body = new Domestic.UnitListed(unit, Names.same(name), node.officer().command());
    return Draft.of(node.newId(), node.officer(), home(), body);
  }

  /// A request for support from one node to another.
  static Draft request(EmbeddedNode from, EmbeddedNode asked) {
    Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
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
    Body opening =
        new Crossing.ProposalOpened(
            from.port().seal(new Terms(List.of(new AuthenticText("en", "as asked")), matter)),
            asked.party(),
            List.of(new Elector(asked.party(), AIRLIFT)),
            new ConsentRule.All(),
            new Clocks(
                now.plus(Duration.ofMinutes(10)),
                now.plus(Duration.ofHours(2)),
                now.plus(Duration.ofDays(2))));
    return Draft.of(from.newId(), from.officer(), to(asked), opening);
  }

  /// A yes to the terms on the table.
  static Draft consent(EmbeddedNode asked, EmbeddedNode asker, EntryId request) {
    var terms =
        asked
            .port()
            .ask(state -> state.proposals().find(request).orElseThrow().onTable().hash())
            .join();
    Body body = new Crossing.ConsentGiven(request, terms);
    return Draft.of(asked.newId(), asked.officer(), to(asker), body);
  }

  /// A statement for one recipient.
  static Draft statement(EmbeddedNode from, EmbeddedNode recipient, Body body) {
    return new Draft(
        from.newId(),
        null,
        from.officer(),
        "",
        Set.of(recipient.party()),
        to(recipient),
        body,
        null);
  }

  /// States it; it must be taken. @throws IllegalStateException when it is refused
  static EntryId must(EmbeddedNode node, Draft draft) {
    return taken(node.port().state(draft).join());
  }

  static EntryId taken(Answer answer) {
    return switch (answer) {
      case Answer.Accepted accepted -> accepted.id();
      case Answer.Refused(Refusal refusal) ->
          throw new IllegalStateException(refusal.code() + ": " + refusal.sentence());
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.authority.Holding;
import renkei.core.consent.ProposalView;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.UnitId;

/// Which of our own commands answers a proposal. The terms name a function and perhaps an area; our
/// catalogue maps them to a unit; whoever holds the function over that unit *when it is answered*
/// answers. Where the catalogue names no unit, it is whoever holds the function over every unit:
/// the root command, unless an act gave it away whole.
public final class Routing {
  private final PartyId self;
  private final AuthorityRegister register;

  /// Routes for this party by its own register.
  public Routing(PartyId self, AuthorityRegister register) {
    this.self = self;
    this.register = register;
  }

  /// What is to be decided here.
  ///
  /// @param function the matter
  /// @param unit the unit that it falls to; null: none is named
  public record Route(FunctionId function, @Nullable UnitId unit) {}

  /// The matter under which we answer; empty when we take no part.
  public Optional<Route> route(ProposalView view) {
    FunctionId function = view.functionOf(self);
    return function == null ? Optional.empty() : Optional.of(route(function, view.matter()));
  }

  /// The matter under which terms are decided here, also before they are proposed.
  ///
  /// @param code a function of ours, or what parties agreed to call it between them
  public Route route(FunctionId code, Matter matter) {
    FunctionId function = register.named(code);
    UnitId unit =
        switch (matter) {
          case Matter.Support support -> register.route(function, support.where()).orElse(null);
          case Matter.Pairing _,
              Matter.Information _,
              Matter.Visit _,
              Matter.OnwardRelease _,
              Matter.Withdrawal _,
              Matter.Agreement _,
              Matter.Accession _,
              Matter.Leaving _,
              Matter.RepairSlot _,
              Matter.Interest _,
              Matter.Succession _,
              Matter.TeamCharter _,
              Matter.ProgrammeStage _ ->
              null;
        };
    return new Route(function, unit);
  }

  /// Who answers for us then, by everything recorded so far; empty when we take no part.
  public Optional<Holding> answers(ProposalView view, Instant at) {
    return route(view).map(route -> register.who(route.function(), route.unit(), at, KNOWN_ALL));
  }

  /// Later than any act can be recorded.
  private static final Instant KNOWN_ALL = Instant.parse("2200-01-01T00:00:00Z");

  /// Why the command may not open this for us: an opening is the consent of its party to its own
  /// terms.
  public Optional<Refusal> opening(Entry opening, CommandId command) {
    FunctionId code = ProposalView.functionOf(opening, self);
    if (code == null || !(opening.body() instanceof Crossing.ProposalOpened opened)) {
      return Optional.empty();
    }
    Route route = route(code, opened.terms().terms().matter());
    return register.mayDecide(command, route.function(), route.unit(), opening.recorded());
  }

  /// Why the command may not answer for us then.
  public Optional<Refusal> answering(ProposalView view, CommandId command, Instant at) {
    Optional<Route> route = route(view);
    if (route.isEmpty()) {
      return Optional.of(
          new Refusal(RefusalCode.NOT_ELECTOR, "This party takes no part in that proposal."));
    }
    return register.mayDecide(command, route.get().function(), route.get().unit(), at);
  }
}

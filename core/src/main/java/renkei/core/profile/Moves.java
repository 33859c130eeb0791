// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.authority.Holding;
import renkei.core.consent.ProposalView;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.PartyId;

/// What became of a proposal in flight when authority moved: on the answering side from whom to
/// whom by which act of its register, on the asking side what it was told of that. Both are
/// readings; they change no state.
public final class Moves {
  /// Later than any act can be recorded.
  private static final Instant KNOWN_ALL = Instant.parse("2200-01-01T00:00:00Z");

  private Moves() {}

  /// The matter moved from one of our commands to another while the proposal was open.
  ///
  /// @param from who answered until then; null: nobody
  /// @param to who answers from then on; null: nobody
  /// @param at when
  /// @param act the act of the register by which it did; null: it fell back to who held it before
  public record Moved(
      @Nullable CommandId from, @Nullable CommandId to, Instant at, @Nullable EntryId act) {}

  /// A party told us of another counterpart while the proposal was open.
  ///
  /// @param party who told us
  /// @param before what it had told us before; null: nothing
  /// @param now what it told us
  public record Told(
      PartyId party, Crossing.@Nullable CounterpartStated before, Crossing.CounterpartStated now) {}

  /// Moves inside our own party between two instants, in sequence.
  public static List<Moved> own(
      Routing routing, AuthorityRegister register, ProposalView view, Span span) {
    Optional<Routing.Route> route = routing.route(view);
    if (route.isEmpty() || !span.from().isBefore(span.until())) {
      return List.of();
    }
    List<Moved> moves = new ArrayList<>();
    Holding before = null;
    AuthorityRegister.Matter matter =
        new AuthorityRegister.Matter(route.get().function(), route.get().unit());
    for (Holding holding : register.timeline(matter, span.from(), span.until(), KNOWN_ALL)) {
      if (before != null && !before.holder().equals(holding.holder())) {
        moves.add(
            new Moved(
                before.holder().orElse(null),
                holding.holder().orElse(null),
                holding.since(),
                holding.basis()));
      }
      before = holding;
    }
    return List.copyOf(moves);
  }

  /// While a proposal was open here.
  public record Span(Instant from, Instant until) {}

  /// What the other parties told us of their side that holds from a moment within the span.
  public static List<Told> told(
      Counterparts counterparts, PartyId self, ProposalView view, Span span) {
    List<Told> told = new ArrayList<>();
    for (PartyId party : view.others(self)) {
      FunctionId function = view.functionOf(party);
      Crossing.CounterpartStated before = null;
      if (function != null) {
        for (Crossing.CounterpartStated stated : counterparts.all(party, function)) {
          boolean within =
              stated.from().isAfter(span.from()) && stated.from().isBefore(span.until());
          boolean changed = before == null || !before.command().equals(stated.command());
          if (within && changed) {
            told.add(new Told(party, before, stated));
          }
          before = stated;
        }
      }
    }
    return List.copyOf(told);
  }
}

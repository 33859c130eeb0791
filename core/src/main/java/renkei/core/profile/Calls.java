// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Progress;

/// One need put to several parties, and what they offered in sum. Every party is asked by a
/// proposal of its own that it keeps itself, so nobody merges anything: the sum is the asker's own
/// reading. Owned by the turn; not thread-safe.
public final class Calls {
  private final Proposals proposals;
  private final Map<EntryId, Held> held = new LinkedHashMap<>();
  private final Map<EntryId, EntryId> byProposal = new HashMap<>();

  private record Held(Instant at, Domestic.NeedCalled called) {}

  /// Nothing called yet.
  public Calls(Proposals proposals) {
    this.proposals = proposals;
  }

  /// A call as it stands.
  ///
  /// @param id entry id of the call
  /// @param at when it was made
  /// @param called what was asked of whom
  /// @param parts one for each party
  public record Line(EntryId id, Instant at, Domestic.NeedCalled called, List<Part> parts) {
    /// What is agreed: the quantities in force.
    public long firm() {
      return parts.stream().mapToLong(Part::firm).sum();
    }

    /// What was offered and waits for us, or for the closing of who offers it.
    public long offered() {
      return parts.stream().mapToLong(Part::offered).sum();
    }

    /// What has been delivered of what is agreed: its party stated it as fulfilled.
    public long delivered() {
      return parts.stream().mapToLong(Part::delivered).sum();
    }

    /// What is still open of the need.
    public long open() {
      return Math.max(0, called.quantity() - firm());
    }

    /// What is agreed beyond the need.
    public long beyond() {
      return Math.max(0, firm() - called.quantity());
    }

    /// How much of what is offered is more than what is open.
    public long offeredBeyond() {
      return Math.max(0, offered() - open());
    }
  }

  /// What one party says.
  ///
  /// @param party who is asked
  /// @param proposal by which proposal
  /// @param state where that stands; null: it is not recorded here, so the party was not asked
  /// @param firm how much is in force and not stopped
  /// @param offered how much it offers, not in force yet
  /// @param other whether its terms are of another capability, so that they count in no sum
  /// @param progress how far it has come; null: nothing stated
  public record Part(
      PartyId party,
      EntryId proposal,
      @Nullable ProposalState state,
      int firm,
      int offered,
      boolean other,
      @Nullable Progress progress) {
    /// How much of it was delivered.
    public int delivered() {
      return progress == Progress.FULFILLED ? firm : 0;
    }
  }

  /// Takes a call into account; every other entry changes nothing.
  void apply(Entry entry) {
    if (entry.body() instanceof Domestic.NeedCalled called) {
      held.put(entry.id(), new Held(entry.recorded(), called));
      called.asked().forEach(one -> byProposal.putIfAbsent(one.proposal(), entry.id()));
    }
  }

  /// The call that a proposal belongs to; empty: none.
  public Optional<EntryId> of(EntryId proposal) {
    return Optional.ofNullable(byProposal.get(proposal));
  }

  /// Every call, in the sequence in which they were made.
  ///
  /// @param progress how far each proposal has come
  List<Line> lines(Instant at, Map<EntryId, Progress> progress) {
    List<Line> lines = new ArrayList<>();
    held.forEach((id, call) -> {
      List<Part> parts = new ArrayList<>();
      for (Domestic.Called one : call.called().asked()) {
        parts.add(part(call.called(), one, at, progress.get(one.proposal())));
      }
      lines.add(new Line(id, call.at(), call.called(), List.copyOf(parts)));
    });
    return lines;
  }

  private Part part(
      Domestic.NeedCalled need, Domestic.Called one, Instant at, @Nullable Progress progress) {
    Optional<ProposalView> found = proposals.find(one.proposal());
    if (found.isEmpty() || !(found.get().matter() instanceof Matter.Support terms)) {
      return new Part(one.party(), one.proposal(), null, 0, 0, false, null);
    }
    ProposalView view = found.get();
    boolean same =
        terms.capability().equals(need.capability()) && terms.function().equals(need.function());
    boolean theirs =
        !view.state().settled()
            && (view.state() == ProposalState.CONSENTED
                || view.table().author().equals(one.party()));
    boolean firm = view.inForce(at) && progress != Progress.STOPPED;
    return new Part(
        one.party(),
        one.proposal(),
        view.state(),
        same && firm ? terms.quantity() : 0,
        same && theirs ? terms.quantity() : 0,
        !same,
        progress);
  }
}

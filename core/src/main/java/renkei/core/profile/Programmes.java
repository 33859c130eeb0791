// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.ProgrammeEntry.MilestoneMoved;
import renkei.core.entry.ProgrammeEntry.MilestonePlanned;
import renkei.core.entry.ProgrammeEntry.MilestoneReached;
import renkei.core.entry.ProgrammeFile;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Programmes as their partners hold them: stages with their gates, milestones, documents kept with
/// them. Who is no partner holds none of it. Owned by the turn; not thread-safe.
public final class Programmes {
  /// Milestones of one stage at most.
  public static final int MILESTONES_MAX = 500;

  /// Times that one milestone is moved at most.
  public static final int MOVES_MAX = 100;

  /// Documents kept with one programme at most.
  public static final int DOCUMENTS_MAX = 1_000;

  private final PartyId self;
  private final Proposals proposals;
  private final Map<EntryId, Planned> milestones = new LinkedHashMap<>();
  private final Map<EntryId, Set<EntryId>> documents = new LinkedHashMap<>();

  /// Nothing stated yet.
  public Programmes(PartyId self, Proposals proposals) {
    this.self = self;
    this.proposals = proposals;
  }

  private static final class Planned {
    final Entry entry;
    final MilestonePlanned body;
    final List<Move> moves = new ArrayList<>();
    @Nullable MilestoneReached reached;

    Planned(Entry entry, MilestonePlanned body) {
      this.entry = entry;
      this.body = body;
    }
  }

  /// That a milestone was moved.
  ///
  /// @param stated when its partner recorded that
  /// @param due until when it was planned from then on
  /// @param reason why
  public record Move(Instant stated, Instant due, String reason) {}

  /// A milestone as it stands.
  ///
  /// @param id entry id by which it was planned
  /// @param partner whose it is
  /// @param planned what was planned, and when
  /// @param moves oldest first
  /// @param reached that it was reached; null: not yet
  public record Milestone(
      EntryId id,
      PartyId partner,
      MilestonePlanned planned,
      List<Move> moves,
      @Nullable MilestoneReached reached) {
    /// Until when it is planned now.
    public Instant due() {
      return moves.isEmpty() ? planned.due() : moves.getLast().due();
    }
  }

  /// What may be done of a stage.
  public enum Gate {
    /// Nobody proposed it.
    NOT_PROPOSED,
    /// It is proposed; consents are missing.
    PROPOSED,
    /// It is in force.
    OPEN,
    /// It was declined, withdrawn, lapsed or void, and nothing else is proposed.
    REFUSED,
    /// It was in force and a notice ended it.
    ENDED
  }

  /// One stage.
  ///
  /// @param stage which
  /// @param gate how it stands
  /// @param proposal the proposal that says so; null: none
  /// @param milestones as its partners state them, by due time
  public record StageLine(
      Programme.Stage stage,
      Gate gate,
      @Nullable ProposalView proposal,
      List<Milestone> milestones) {}

  /// One programme.
  ///
  /// @param id entry id of the opening of its development
  /// @param terms the terms of the latest stage that was in force, or else of its development
  /// @param stages development, then production
  /// @param documents kept with it here
  public record Line(
      EntryId id, Matter.ProgrammeStage terms, List<StageLine> stages, List<EntryId> documents) {}

  // ------------------------------------------------------------------------------------- checks

  /// Why what is stated of a milestone, own or received, is refused.
  public Optional<Refusal> check(Entry entry, ProgrammeEntry body) {
    Optional<ProposalView> stage = proposals.find(body.proposal());
    if (stage.filter(view -> !(view.matter() instanceof Matter.ProgrammeStage)).isPresent()) {
      return refuse(
          RefusalCode.NOT_YOUR_MATTER, "Milestones are stated under a stage of a programme.");
    }
    return switch (body) {
      case MilestonePlanned _ ->
          of(body.proposal()).size() < MILESTONES_MAX
              ? Optional.empty()
              : refuse(RefusalCode.FULL, "A stage has at most " + MILESTONES_MAX + " milestones.");
      case MilestoneMoved moved -> changed(entry, body, moved.milestone());
      case MilestoneReached reached ->
          reached.at().isAfter(entry.recorded())
              ? refuse(
                  RefusalCode.NOT_YET,
                  "It is said to be reached at "
                      + reached.at()
                      + ", after that was recorded at "
                      + entry.recorded()
                      + ". State it when it is reached.")
              : changed(entry, body, reached.milestone());
    };
  }

  private Optional<Refusal> changed(Entry entry, ProgrammeEntry body, EntryId milestone) {
    Planned planned = milestones.get(milestone);
    if (planned == null || !planned.body.proposal().equals(body.proposal())) {
      return refuse(RefusalCode.NOT_LISTED, "No such milestone is planned in that stage.");
    }
    if (!planned.entry.party().equals(entry.party())) {
      return refuse(
          RefusalCode.NOT_YOUR_MATTER,
          "Only the partner that planned a milestone moves it or states that it is reached.");
    }
    if (planned.reached != null) {
      return refuse(RefusalCode.STALE, "That milestone is reached already.");
    }
    return planned.moves.size() < MOVES_MAX
        ? Optional.empty()
        : refuse(RefusalCode.FULL, "A milestone is moved at most " + MOVES_MAX + " times.");
  }

  /// Why an own note of a document is refused; empty for every other entry.
  public Optional<Refusal> check(Entry entry, boolean documentHeld) {
    if (!(entry.body() instanceof ProgrammeFile.DocumentKept kept)) {
      return Optional.empty();
    }
    if (proposals.find(kept.programme()).filter(view -> development(view).isPresent()).isEmpty()) {
      return refuse(RefusalCode.NO_SUCH_PROPOSAL, "No such programme is held here.");
    }
    if (!documentHeld) {
      return refuse(RefusalCode.NOT_LISTED, "No such document is held here.");
    }
    Set<EntryId> there = documents.getOrDefault(kept.programme(), Set.of());
    if (there.contains(kept.document()) == kept.kept()) {
      return refuse(
          RefusalCode.STALE, kept.kept() ? "It is kept there already." : "It is not kept there.");
    }
    return kept.kept() && there.size() >= DOCUMENTS_MAX
        ? refuse(
            RefusalCode.FULL, "At most " + DOCUMENTS_MAX + " documents are kept with a programme.")
        : Optional.empty();
  }

  // --------------------------------------------------------------------------------------- fold

  /// Takes what is stated of milestones and kept documents into account; every other entry changes
  /// nothing.
  public void apply(Entry entry) {
    switch (entry.body()) {
      case MilestonePlanned planned ->
          milestones.putIfAbsent(entry.id(), new Planned(entry, planned));
      case MilestoneMoved moved -> {
        Planned planned = own(entry, moved.milestone());
        if (planned != null) {
          planned.moves.add(new Move(entry.recorded(), moved.due(), moved.reason()));
        }
      }
      case MilestoneReached reached -> {
        Planned planned = own(entry, reached.milestone());
        if (planned != null) {
          planned.reached = reached;
        }
      }
      case ProgrammeFile.DocumentKept kept -> {
        Set<EntryId> there =
            documents.computeIfAbsent(kept.programme(), _ -> new LinkedHashSet<>());
        if (kept.kept()) {
          there.add(kept.document());
        } else {
          there.remove(kept.document());
        }
      }
      case renkei.core.entry.Body _ -> {}
    }
  }

  private @Nullable Planned own(Entry entry, EntryId milestone) {
    Planned planned = milestones.get(milestone);
    return planned != null && planned.reached == null && planned.entry.party().equals(entry.party())
        ? planned
        : null;
  }

  // ------------------------------------------------------------------------------------ reading

  private List<Planned> of(EntryId proposal) {
    return milestones.values().stream()
        .filter(planned -> planned.body.proposal().equals(proposal))
        .toList();
  }

  /// The milestones of a stage that came into force, by due time.
  public List<Milestone> milestones(EntryId proposal) {
    if (!JointCheck.counts(proposals, proposal)) {
      return List.of();
    }
    return of(proposal).stream()
        .map(one ->
            new Milestone(
                one.entry.id(), one.entry.party(), one.body, List.copyOf(one.moves), one.reached))
        .sorted(Comparator.comparing(Milestone::due).thenComparing(Milestone::id))
        .toList();
  }

  /// The stage in which a milestone was planned.
  public Optional<EntryId> stageOf(EntryId milestone) {
    return Optional.ofNullable(milestones.get(milestone)).map(one -> one.body.proposal());
  }

  private static Optional<Matter.ProgrammeStage> development(ProposalView view) {
    return view.matter() instanceof Matter.ProgrammeStage stage && stage.development() == null
        ? Optional.of(stage)
        : Optional.empty();
  }

  /// Every programme that this party takes part in, in the sequence in which they were opened.
  public List<Line> lines(Instant at) {
    List<Line> lines = new ArrayList<>();
    for (ProposalView view : proposals.all()) {
      if (view.parties().contains(self)) {
        development(view).ifPresent(stage -> lines.add(line(view, stage, at)));
      }
    }
    return lines;
  }

  /// One programme.
  public Optional<Line> find(EntryId programme, Instant at) {
    return proposals
        .find(programme)
        .flatMap(view -> development(view).map(stage -> line(view, stage, at)));
  }

  private Line line(ProposalView development, Matter.ProgrammeStage terms, Instant at) {
    ProposalView production =
        proposals.all().stream()
            .filter(view ->
                view.matter() instanceof Matter.ProgrammeStage stage
                    && development.id().equals(stage.development()))
            .max(
                Comparator.comparing((ProposalView view) -> rank(view, at))
                    .thenComparing(view -> view.opening().recorded())
                    .thenComparing(ProposalView::id))
            .orElse(null);
    Matter.ProgrammeStage latest =
        production != null
                && gate(production, at) == Gate.OPEN
                && production.matter() instanceof Matter.ProgrammeStage produced
            ? produced
            : terms;
    return new Line(
        development.id(),
        latest,
        List.of(
            stage(Programme.Stage.DEVELOPMENT, development, at),
            stage(Programme.Stage.PRODUCTION, production, at)),
        List.copyOf(documents.getOrDefault(development.id(), Set.of())));
  }

  /// In force before proposed before anything else.
  private static int rank(ProposalView view, Instant at) {
    return switch (gate(view, at)) {
      case OPEN -> 3;
      case PROPOSED -> 2;
      case ENDED -> 1;
      case REFUSED, NOT_PROPOSED -> 0;
    };
  }

  private StageLine stage(Programme.Stage stage, @Nullable ProposalView view, Instant at) {
    return view == null
        ? new StageLine(stage, Gate.NOT_PROPOSED, null, List.of())
        : new StageLine(stage, gate(view, at), view, milestones(view.id()));
  }

  private static Gate gate(ProposalView view, Instant at) {
    return switch (view.state()) {
      case OPEN, ACKNOWLEDGED, COUNTERED, CONSENTED -> Gate.PROPOSED;
      case IN_FORCE -> view.inForce(at) ? Gate.OPEN : Gate.ENDED;
      case DECLINED, WITHDRAWN, LAPSED, VOID, DISPUTED -> Gate.REFUSED;
    };
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}

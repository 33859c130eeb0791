// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.Holding;
import renkei.core.consent.Answer;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.consent.Stance;
import renkei.core.entry.Clocks;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Progress;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Requests for support and for information as rows, and how far those in force have come. Owned by
/// the turn; not thread-safe.
public final class Requests {
  private final PartyId self;
  private final Proposals proposals;
  private final Routing routing;
  private final Counterparts counterparts;
  private final Map<EntryId, Entry> progress = new HashMap<>();
  private final Map<EntryId, List<EntryId>> answers = new HashMap<>();
  private final Calls calls;
  private final Alarms alarms;

  /// Nothing stated yet.
  public Requests(PartyId self, Proposals proposals, Routing routing, Counterparts counterparts) {
    this.self = self;
    this.proposals = proposals;
    this.routing = routing;
    this.counterparts = counterparts;
    this.calls = new Calls(proposals);
    this.alarms = new Alarms(self, proposals);
  }

  /// The needs that were put to several parties.
  public Calls calls() {
    return calls;
  }

  /// Every need that was put to several parties, with what was offered in sum.
  public List<Calls.Line> callLines(Instant at) {
    Map<EntryId, Progress> stages = new HashMap<>();
    progress.forEach((proposal, entry) -> {
      if (entry.body() instanceof Crossing.ProgressStated stated) {
        stages.put(proposal, stated.progress());
      }
    });
    return calls.lines(at, stages);
  }

  /// The alarms of the three clocks.
  public Alarms alarms() {
    return alarms;
  }

  /// Why a statement of progress or an answer, own or received, or the taking of an alarm, is
  /// refused; empty for every other entry. Only the party asked states how far it has come, and
  /// only of what is in force.
  public Optional<Refusal> check(Entry entry) {
    if (entry.body() instanceof Crossing.InformationGiven given) {
      return answered(entry, given);
    }
    if (!(entry.body() instanceof Crossing.ProgressStated stated)) {
      return alarms.check(entry);
    }
    Optional<ProposalView> view = proposals.find(stated.proposal());
    if (view.isEmpty()) {
      return refuse(
          RefusalCode.NO_SUCH_PROPOSAL, "The proposal that it is about is not held here.");
    }
    if (!(view.get().matter() instanceof Matter.Support)
        || !view.get().keeper().equals(entry.party())) {
      return refuse(
          RefusalCode.NOT_YOUR_MATTER,
          "Only the party asked, " + view.get().keeper() + ", states how far a request has come.");
    }
    if (!view.get().inForce(entry.recorded()) && entry.party().equals(self)) {
      return refuse(
          RefusalCode.STALE, "The request is not in force: it is " + view.get().state() + ".");
    }
    return Optional.empty();
  }

  /// Only the party asked answers, for who asked, and only what is in force. What its author cannot
  /// have known to be over is kept.
  private Optional<Refusal> answered(Entry entry, Crossing.InformationGiven given) {
    Optional<ProposalView> view = proposals.find(given.proposal());
    if (view.isEmpty()) {
      return refuse(RefusalCode.NO_SUCH_PROPOSAL, "The request that it answers is not held here.");
    }
    if (!(view.get().matter() instanceof Matter.Information)
        || !view.get().keeper().equals(entry.party())) {
      return refuse(
          RefusalCode.NOT_YOUR_MATTER,
          "Only the party asked answers a request for information, and only such a request.");
    }
    if (!entry.audience().contains(view.get().opener())) {
      return refuse(RefusalCode.NOT_ADDRESSED, "The answer is for who asked, and nobody else.");
    }
    boolean own = entry.party().equals(self);
    if (own ? !view.get().inForce(entry.recorded()) : view.get().closing() == null) {
      return refuse(
          RefusalCode.STALE,
          "The request is not in force, so it opens no answer: it is " + view.get().state() + ".");
    }
    return Optional.empty();
  }

  /// Takes a statement of progress into account; the later one by its author's clock stands.
  public void apply(Entry entry, long position) {
    calls.apply(entry);
    alarms.apply(entry);
    if (entry.body() instanceof Crossing.ProgressStated stated) {
      progress.merge(
          stated.proposal(), entry, (a, b) -> b.recorded().isBefore(a.recorded()) ? a : b);
    } else if (entry.body() instanceof Crossing.InformationGiven given) {
      answers.computeIfAbsent(given.proposal(), _ -> new ArrayList<>()).add(entry.id());
    }
  }

  /// The answers to a request for information, in the sequence in which they came.
  public List<EntryId> answers(EntryId proposal) {
    return List.copyOf(answers.getOrDefault(proposal, List.of()));
  }

  /// Every request, in the sequence in which they came.
  public List<RequestLine> lines(Instant at) {
    return proposals.all().stream().map(view -> line(view, at)).flatMap(Optional::stream).toList();
  }

  /// The row of one proposal; empty when it is no request.
  public Optional<RequestLine> line(ProposalView view, Instant at) {
    if (view.profile() != Profile.SUPPORT && view.profile() != Profile.INFORMATION) {
      return Optional.empty();
    }
    boolean out = view.opener().equals(self);
    return Optional.of(
        new RequestLine(
            view,
            out ? RequestLine.Direction.OUT : RequestLine.Direction.IN,
            out ? view.keeper() : view.opener(),
            clock(view, at),
            answering(view, at),
            progress(view.id()),
            view.closing() == null
                ? null
                : Duration.between(view.opening().recorded(), view.closing().entry().recorded())));
  }

  /// How far it has come as last stated; null: nothing stated.
  private @Nullable Progress progress(EntryId proposal) {
    Entry entry = progress.get(proposal);
    return entry != null && entry.body() instanceof Crossing.ProgressStated stated
        ? stated.progress()
        : null;
  }

  /// What the clocks of a proposal say then. They warn; only lapsing is settled by them, by the
  /// keeper's closing.
  public static RequestLine.Timing clock(ProposalView view, Instant at) {
    Clocks clocks = view.clocks();
    boolean settled = view.state().settled();
    boolean acknowledged = asked(view).stream().noneMatch(a -> a.stance() == Stance.SILENT);
    boolean answered =
        asked(view).stream()
            .noneMatch(a -> a.stance() == Stance.SILENT || a.stance() == Stance.ACKNOWLEDGED);
    boolean unacknowledged = !settled && !acknowledged && !at.isBefore(clocks.acknowledgeBy());
    boolean unanswered = !settled && !answered && !at.isBefore(clocks.answerBy());
    if (settled) {
      return new RequestLine.Timing(null, null, false, false);
    }
    if (!acknowledged && at.isBefore(clocks.acknowledgeBy())) {
      return clock(RequestLine.Which.ACKNOWLEDGE, clocks.acknowledgeBy(), false, unanswered);
    }
    if (!answered && at.isBefore(clocks.answerBy())) {
      return clock(RequestLine.Which.ANSWER, clocks.answerBy(), unacknowledged, false);
    }
    return clock(RequestLine.Which.VALID, clocks.validUntil(), unacknowledged, unanswered);
  }

  private static RequestLine.Timing clock(
      RequestLine.Which next, Instant until, boolean unacknowledged, boolean unanswered) {
    return new RequestLine.Timing(next, until, unacknowledged, unanswered);
  }

  /// The answers of those who did not put the terms on the table.
  private static List<Answer> asked(ProposalView view) {
    return view.table().answers().stream()
        .filter(answer -> !answer.elector().party().equals(view.table().author()))
        .toList();
  }

  private RequestLine.Answering answering(ProposalView view, Instant at) {
    Optional<Elector> missing =
        view.state().settled() ? Optional.empty() : view.missing().stream().findFirst();
    if (missing.isEmpty()) {
      return new RequestLine.Answering(null, null, true);
    }
    PartyId party = missing.get().party();
    if (party.equals(self)) {
      Optional<Holding> holding = routing.answers(view, at);
      @Nullable CommandId command = holding.flatMap(Holding::holder).orElse(null);
      return new RequestLine.Answering(
          party, command, holding.map(Holding::standing).orElse(false));
    }
    FunctionId function = missing.get().function();
    @Nullable CommandId told =
        counterparts.of(party, function, at).map(Crossing.CounterpartStated::command).orElse(null);
    return new RequestLine.Answering(party, told, true);
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.AgreementText;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.SealedTerms;
import renkei.core.profile.AgreementLine.Application;
import renkei.core.profile.AgreementLine.Interested;
import renkei.core.profile.AgreementLine.Part;
import renkei.core.profile.AgreementLine.Stage;

/// Every agreement that this party takes part in, applied to, or was told of: a reading of the
/// proposals, with nothing of its own.
public final class AgreementBoard {
  private final Map<EntryId, ProposalView> agreements = new TreeMap<>();
  private final Map<EntryId, List<Application>> applications = new TreeMap<>();
  private final Map<EntryId, List<Interested>> interests = new TreeMap<>();
  private final Map<Membership, MembershipLine> members = new TreeMap<>();
  private final Map<EntryId, SealedTerms> agreed = new TreeMap<>();

  private AgreementBoard(Proposals proposals) {
    proposals.all().forEach(this::take);
    proposals.memberships().forEach(line -> members.put(line.membership(), line));
    applications
        .keySet()
        .forEach(id -> proposals.agreed(id).ifPresent(terms -> agreed.put(id, terms)));
  }

  /// Every agreement, the newest first.
  public static List<AgreementLine> lines(Proposals proposals, Instant at) {
    AgreementBoard board = new AgreementBoard(proposals);
    Set<EntryId> ids = new TreeSet<>(board.agreements.keySet());
    ids.addAll(board.applications.keySet());
    ids.addAll(board.interests.keySet());
    board.members.keySet().forEach(membership -> ids.add(membership.agreement()));
    return ids.stream()
        .map(id -> board.line(id, at))
        .sorted(Comparator.comparing(AgreementBoard::since).reversed())
        .toList();
  }

  /// One agreement; empty: nothing is known of it here.
  public static Optional<AgreementLine> line(Proposals proposals, EntryId agreement, Instant at) {
    return lines(proposals, at).stream()
        .filter(line -> line.agreement().equals(agreement))
        .findFirst();
  }

  private void take(ProposalView view) {
    switch (view.matter()) {
      case Matter.Agreement _ -> agreements.put(view.id(), view);
      case Matter.Accession joins ->
          applied(new Application(view, joins.membership(), joins.number(), joins.applicant()));
      case Matter.Leaving leaves ->
          applied(new Application(view, leaves.membership(), leaves.number(), view.opener()));
      case Matter.Succession after ->
          applied(new Application(view, after.membership(), after.number(), after.gone()));
      case Matter.Interest interest ->
          interests
              .computeIfAbsent(interest.membership().agreement(), _ -> new ArrayList<>())
              .add(new Interested(view, interest.membership(), view.ends()));
      case Matter _ -> {}
    }
  }

  private void applied(Application application) {
    applications
        .computeIfAbsent(application.of().agreement(), _ -> new ArrayList<>())
        .add(application);
  }

  private AgreementLine line(EntryId id, Instant at) {
    ProposalView view = agreements.get(id);
    Set<Membership> parts = new TreeSet<>();
    parts.add(Membership.of(id));
    SealedTerms binding = agreed.get(id);
    SealedTerms shown = view == null ? shown(id) : null;
    SealedTerms held = view == null ? shown : view.onTable();
    if (held != null && held.terms().matter() instanceof Matter.Agreement terms) {
      terms.pillars().forEach(pillar -> parts.add(new Membership(id, pillar)));
    }
    members.keySet().stream().filter(of -> of.agreement().equals(id)).forEach(parts::add);
    return new AgreementLine(
        id,
        view,
        shown,
        view == null && binding != null
            ? joined(binding, at)
            : stage(view, members.get(Membership.of(id)), at),
        parts.stream().map(of -> new Part(of, members.get(of))).toList(),
        applications.getOrDefault(id, List.of()),
        interests.getOrDefault(id, List.of()));
  }

  /// What our own accession shows, in force or not yet: an applicant reads before it is bound.
  private @Nullable SealedTerms shown(EntryId id) {
    SealedTerms binding = agreed.get(id);
    return binding != null
        ? binding
        : applications.getOrDefault(id, List.of()).stream()
            .map(Application::view)
            .filter(one -> !one.state().settled())
            .map(AgreementBoard::text)
            .flatMap(Optional::stream)
            .reduce((_, later) -> later)
            .orElse(null);
  }

  private static Optional<SealedTerms> text(ProposalView view) {
    return view.matter() instanceof Matter.Accession joins
            && joins.text() instanceof AgreementText text
        ? Optional.ofNullable(text.terms())
        : Optional.empty();
  }

  private static Instant since(AgreementLine line) {
    ProposalView view = line.view();
    return view != null
        ? view.opening().recorded()
        : line.applications().stream()
            .map(Application::view)
            .map(ProposalView::opening)
            .map(opening -> opening.recorded())
            .min(Instant::compareTo)
            .orElse(Instant.EPOCH);
  }

  private static Stage stage(
      @Nullable ProposalView view, @Nullable MembershipLine line, Instant at) {
    if (view == null) {
      return Stage.NOT_KNOWN;
    }
    return switch (view.state()) {
      case OPEN, ACKNOWLEDGED, COUNTERED -> Stage.PROPOSED;
      case CONSENTED -> Stage.SIGNED;
      case DECLINED, WITHDRAWN, LAPSED, VOID -> Stage.NOT_HELD;
      case DISPUTED -> Stage.DISPUTED;
      case IN_FORCE ->
          ended(view, at) || line != null && line.members().size() < 2
              ? Stage.ENDED
              : Stage.IN_FORCE;
    };
  }

  /// Who joined later knows it to be in force by its own accession.
  private static Stage joined(SealedTerms terms, Instant at) {
    return terms.terms().matter() instanceof Matter.Agreement agreement
            && agreement.provisions().ended(at)
        ? Stage.ENDED
        : Stage.IN_FORCE;
  }

  private static boolean ended(ProposalView view, Instant at) {
    return view.matter() instanceof Matter.Agreement terms && terms.provisions().ended(at);
  }
}

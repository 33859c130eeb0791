// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;

/// Makes the [Policy] out of entries, agreements and consents, and says which releases and recalls
/// are due. Owner: the turn. Live equals replay: everything here follows from what is applied, in
/// sequence.
public final class ReleaseDesk {
  private final PartyId self;
  private final boolean exercise;
  private final Known known = new Known();
  private final Circles circles;
  private final Map<PartyId, Agreement> agreements = new HashMap<>();
  private final Set<OnwardConsent> onward = new HashSet<>();
  private final Map<EntryId, AdoptedRule> rules = new LinkedHashMap<>();
  private final Map<Membership, Roster> rosters = new TreeMap<>();
  private final Set<EntryId> revokedRules = new HashSet<>();
  private final Map<EntryId, Pending> pending = new LinkedHashMap<>();
  private final Map<EntryId, EntryId> statements = new HashMap<>();
  private final Map<EntryId, DueRecall> recalls = new LinkedHashMap<>();
  private long number = 1;
  private long horizon = 1;
  private @Nullable Policy policy;

  /// A desk that has heard of nothing.
  ///
  /// @param exercise whether the node's domain is the exercise (演習)
  public ReleaseDesk(PartyId self, boolean exercise) {
    this.self = self;
    this.exercise = exercise;
    this.circles = new Circles(known);
  }

  /// A decision that has not led to a statement yet.
  ///
  /// @param due what it asks for
  /// @param leaves when its hold is over
  /// @param ruledAt horizon at which the gate withheld it last; 0: not asked yet
  private record Pending(DueRelease due, Instant leaves, long ruledAt) {}

  // ---------------------------------------------------------------------------------- judging

  /// Whether an own entry about releases may be recorded; empty also for entries about other
  /// things.
  public Optional<Refusal> check(Entry entry) {
    return switch (entry.body()) {
      case Domestic.ReleaseRuleAdopted _ ->
          rules.size() >= Limits.RULES_MAX
              ? refuse(
                  RefusalCode.FULL,
                  Limits.RULES_MAX + " release rules are in force; revoke one before adopting more")
              : Optional.empty();
      case Domestic.ReleaseRuleRevoked(EntryId rule, String _) -> checkRuleRevoked(rule);
      case Domestic.ReleaseDecided decided -> checkDecided(decided, entry.recorded());
      case Domestic.ReleaseRevoked(EntryId decision, String _) -> checkRevoked(decision);
      case Domestic _, Crossing _ -> Optional.empty();
    };
  }

  private Optional<Refusal> checkRuleRevoked(EntryId rule) {
    if (rules.containsKey(rule)) {
      return Optional.empty();
    }
    return revokedRules.contains(rule)
        ? refuse(RefusalCode.STALE, "release rule " + rule + " was revoked before")
        : refuse(RefusalCode.NOT_LISTED, "there is no release rule " + rule);
  }

  private Optional<Refusal> checkDecided(Domestic.ReleaseDecided decided, Instant at) {
    Policy now = policy();
    Optional<Thing.OfDocument> document = now.document(decided.item());
    if (document.isEmpty()) {
      return refuse(RefusalCode.NOT_LISTED, "there is no document " + decided.item());
    }
    Optional<Membership> belongs =
        now.held(decided.item()).flatMap(held -> Optional.ofNullable(held.under()));
    if (belongs.isPresent() && !belongs.get().equals(decided.under())) {
      return refuse(
          RefusalCode.NOT_RELEASABLE,
          "the document belongs to agreement "
              + belongs.get()
              + ": decide its release within that one; scopes do not mix");
    }
    boolean standing =
        now.decisions(decided.item(), decided.recipient()).stream()
            .anyMatch(found -> !now.revoked(found));
    if (standing) {
      return refuse(
          RefusalCode.STALE,
          "the release of "
              + decided.item()
              + " to "
              + now.shown(decided.recipient())
              + " was decided before");
    }
    List<Reason> against = Gate.foresee(document.get(), decided.recipient(), now, at).against();
    if (against.isEmpty()) {
      return Optional.empty();
    }
    boolean unlinked = against.stream().anyMatch(reason -> reason.code() == ReasonCode.NOT_LINKED);
    return refuse(
        unlinked ? RefusalCode.NOT_LINKED : RefusalCode.NOT_RELEASABLE,
        String.join("; ", against.stream().map(Reason::en).toList()));
  }

  private Optional<Refusal> checkRevoked(EntryId decision) {
    Policy now = policy();
    Optional<Known.Decided> found = now.decision(decision);
    if (found.isEmpty()) {
      return refuse(RefusalCode.NOT_LISTED, "there is no release decision " + decision);
    }
    return now.revoked(found.get())
        ? refuse(RefusalCode.STALE, "release decision " + decision + " was revoked before")
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }

  // ---------------------------------------------------------------------------------- folding

  /// Folds an own entry, or a received one whose verdict is that it applies.
  public void apply(SignedEntry signed) {
    Entry entry = signed.entry();
    switch (entry.body()) {
      case Domestic body when entry.party().equals(self) -> domestic(entry.id(), signed, body);
      case Domestic _ -> {}
      case Crossing.DocumentReleased body when !entry.party().equals(self) ->
          received(signed, body);
      case Crossing body -> {
        if (circles.apply(entry, body, horizon + 1)) {
          // A function put on the table later can take a rule's cover away.
          if (body instanceof Crossing.TermsCountered) {
            changed();
          } else {
            learned();
          }
        }
      }
    }
  }

  private void domestic(EntryId id, SignedEntry signed, Domestic body) {
    switch (body) {
      case Domestic.ReleaseRuleAdopted(var rule) -> {
        rules.put(id, new AdoptedRule(id, rule));
        changed();
      }
      case Domestic.ReleaseRuleRevoked(EntryId rule, String _) -> {
        if (rules.remove(rule) != null) {
          revokedRules.add(rule);
          changed();
        }
      }
      case Domestic.DocumentFiled filed -> filed(signed, filed);
      case Domestic.ReleaseDecided decided -> decided(signed.entry(), decided);
      case Domestic.ReleaseRevoked revoked -> revoked(id, revoked);
      case Domestic _ -> {}
    }
  }

  private void filed(SignedEntry signed, Domestic.DocumentFiled filed) {
    Set<PartyId> originators = new HashSet<>(filed.originators());
    originators.add(self);
    hold(
        document(signed, filed.title(), originators),
        filed.mediaType(),
        filed.content(),
        filed.under());
  }

  /// Whoever sent it is an originator too, whatever it says.
  private void received(SignedEntry signed, Crossing.DocumentReleased body) {
    Set<PartyId> originators = new HashSet<>(body.originators());
    originators.add(signed.entry().party());
    hold(document(signed, body.title(), originators), body.mediaType(), body.content(), null);
  }

  private static Thing.OfDocument document(SignedEntry signed, String title, Set<PartyId> from) {
    Entry entry = signed.entry();
    return new Thing.OfDocument(
        entry.id(), title, entry.label(), entry.party(), from, signed.hash());
  }

  private void hold(
      Thing.OfDocument thing, String mediaType, Bytes content, @Nullable Membership under) {
    known.add(new Known.Held(thing, mediaType, Hash.sha256(content.unsafe()), horizon + 1, under));
    learned();
  }

  private void decided(Entry entry, Domestic.ReleaseDecided decided) {
    Known.ItemFor what = new Known.ItemFor(decided.item(), decided.recipient());
    known.add(new Known.Decided(entry.id(), what, entry.recorded(), horizon + 1, decided.under()));
    DueRelease due = new DueRelease(entry.id(), decided.item(), decided.recipient());
    pending.put(entry.id(), new Pending(due, entry.recorded().plus(Limits.RELEASE_HOLD), 0));
    learned();
  }

  private void revoked(EntryId id, Domestic.ReleaseRevoked revoked) {
    known.revoke(revoked.decision(), horizon + 1);
    changed();
    pending.remove(revoked.decision());
    EntryId statement = statements.get(revoked.decision());
    if (statement != null) {
      policy()
          .decision(revoked.decision())
          .ifPresent(decision ->
              recalls.put(
                  revoked.decision(),
                  new DueRecall(
                      revoked.decision(), id, statement, decision.recipient, revoked.reason())));
    }
  }

  /// An agreement with a peer is in force; it takes the place of an earlier one.
  public void agreed(Agreement agreement) {
    if (!agreement.equals(agreements.put(agreement.peer(), agreement))) {
      changed();
    }
  }

  /// The agreement with a peer is not in force any more.
  public void agreementEnded(PartyId peer) {
    if (agreements.remove(peer) != null) {
      changed();
    }
  }

  /// All agreements in force, in place of what was said before.
  public void agreements(Collection<Agreement> inForce) {
    inForce.forEach(this::agreed);
    Set<PartyId> linked = new HashSet<>();
    inForce.forEach(agreement -> linked.add(agreement.peer()));
    List.copyOf(agreements.keySet()).stream()
        .filter(peer -> !linked.contains(peer))
        .forEach(this::agreementEnded);
  }

  /// Who is a member of what, in place of what was said before.
  public void rosters(Collection<Roster> present) {
    Map<Membership, Roster> now = new TreeMap<>();
    present.forEach(roster -> now.put(roster.of(), roster));
    if (!now.equals(rosters)) {
      rosters.clear();
      rosters.putAll(now);
      changed();
    }
  }

  /// An originator's onward release is in force.
  public void consented(OnwardConsent consent) {
    if (onward.add(consent)) {
      known.add(consent, horizon + 1);
      learned();
    }
  }

  /// A request for information is in force and is answered here, or a notice says when it ends.
  public void answers(OpenAnswer answer) {
    known.add(answer, horizon + 1);
    changed();
  }

  /// An onward release does not hold any more.
  public void consentEnded(EntryId proposal) {
    for (OnwardConsent consent : List.copyOf(onward)) {
      if (consent.proposal().equals(proposal)) {
        onward.remove(consent);
        known.end(consent, horizon + 1);
        changed();
      }
    }
  }

  /// The statement made of a decision was given its number on a link: it counts as crossed from
  /// here on.
  ///
  /// @param decision what let it cross
  /// @param statement the entry that crosses
  public void crossed(EntryId decision, PartyId recipient, EntryId statement) {
    pending.remove(decision);
    statements.put(decision, statement);
    known.crossed(statement, recipient, horizon + 1);
    learned();
  }

  /// A recall notice of something that crossed was stated: it is owed no more.
  public void recalled(EntryId released) {
    recalls.values().removeIf(recall -> recall.statement().equals(released));
  }

  /// A ruling could be another now.
  private void changed() {
    number++;
    learned();
  }

  /// More is known; nothing that was let through is ruled otherwise.
  private void learned() {
    horizon++;
    Policy before = policy;
    if (before != null && before.number() == number) {
      policy = before.knowing(head());
    } else {
      policy = null;
    }
  }

  private Policy.Head head() {
    return new Policy.Head(number, horizon, self, exercise);
  }

  // ---------------------------------------------------------------------------------- asking

  /// How much is known: whatever the gate withheld, it withholds again until this has grown.
  public long horizon() {
    return horizon;
  }

  /// The policy at this moment.
  public Policy policy() {
    Policy present = policy;
    if (present == null) {
      present = new Policy(head(), agreements, List.copyOf(rules.values()), rosters, known);
      policy = present;
    }
    return present;
  }

  /// Decisions whose hold is over, that led to no statement yet, and that the gate lets through
  /// now. One that it withholds stays pending and is asked about again when something changed.
  public List<DueRelease> due(Instant now) {
    List<DueRelease> due = new ArrayList<>();
    for (Pending waiting : List.copyOf(pending.values())) {
      if (!now.isBefore(waiting.leaves()) && waiting.ruledAt() != horizon) {
        DueRelease asked = waiting.due();
        boolean lets =
            policy()
                .document(asked.item())
                .filter(found -> Gate.rule(found, asked.recipient(), policy(), now).lets())
                .isPresent();
        if (lets) {
          due.add(asked);
        } else {
          pending.put(asked.decision(), new Pending(asked, waiting.leaves(), horizon));
        }
      }
    }
    return due;
  }

  /// When [#due] is worth asking again if nothing else happens; empty: not before something does.
  public Optional<Instant> nextDue() {
    return pending.values().stream()
        .filter(waiting -> waiting.ruledAt() != horizon)
        .map(Pending::leaves)
        .min(Instant::compareTo);
  }

  /// Decisions that led to no statement yet, the oldest first: in their hold, or withheld.
  public List<DueRelease> pending() {
    return pending.values().stream().map(Pending::due).toList();
  }

  /// Recall notices that are owed.
  public List<DueRecall> recalls() {
    return List.copyOf(recalls.values());
  }

  /// The statement that a decision led to.
  public Optional<EntryId> statement(EntryId decision) {
    return Optional.ofNullable(statements.get(decision));
  }

  /// Why little or nothing crosses to a peer, as sentences with counts.
  public List<Reason> whyNothing(PartyId peer) {
    return WhyNothing.of(policy(), peer);
  }
}

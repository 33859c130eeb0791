// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleaseRule;

/// Everything that rulings rest on, at one moment: agreements, rules, decisions, consents. A value
/// that does not change; the [ReleaseDesk] makes the next one.
///
/// The number grows with every change by which something that was let through could be ruled
/// otherwise. What merely becomes known (an opening, a document, a decision) adds what no permit
/// was made for, and keeps the number, so that a busy node does not age the permits of its slow
/// links.
///
/// Read by the turn only, except [#number()].
public final class Policy {
  private final long number;
  private final PartyId self;
  private final boolean exercise;
  private final Map<PartyId, Agreement> agreements;
  private final List<AdoptedRule> rules;
  private final Map<PartyId, List<AdoptedRule>> byRecipient;
  private final Map<Membership, Roster> rosters;
  private final Known known;
  private final long horizon;

  Policy(
      Head head,
      Map<PartyId, Agreement> agreements,
      List<AdoptedRule> rules,
      Map<Membership, Roster> rosters,
      Known known) {
    this.number = head.number();
    this.horizon = head.horizon();
    this.self = head.self();
    this.exercise = head.exercise();
    this.agreements = Map.copyOf(agreements);
    this.rules = List.copyOf(rules);
    this.byRecipient = new HashMap<>();
    for (AdoptedRule rule : this.rules) {
      for (PartyId recipient : rule.rule().recipients()) {
        byRecipient.computeIfAbsent(recipient, _ -> new ArrayList<>()).add(rule);
      }
    }
    this.rosters = Map.copyOf(rosters);
    this.known = known;
  }

  private Policy(Policy before, Head head) {
    this.number = head.number();
    this.horizon = head.horizon();
    this.self = before.self;
    this.exercise = before.exercise;
    this.agreements = before.agreements;
    this.rules = before.rules;
    this.byRecipient = before.byRecipient;
    this.rosters = before.rosters;
    this.known = before.known;
  }

  /// What a policy begins with.
  ///
  /// @param number of the policy
  /// @param horizon up to where it reads what is known
  /// @param self the party that releases
  /// @param exercise whether this node holds exercise data
  record Head(long number, long horizon, PartyId self, boolean exercise) {}

  /// The same rules and agreements, at a later horizon.
  Policy knowing(Head head) {
    return new Policy(this, head);
  }

  /// From 1, growing.
  public long number() {
    return number;
  }

  /// The party that releases.
  public PartyId self() {
    return self;
  }

  /// Whether this node's domain is the exercise (演習); things of the other domain never leave.
  public boolean exercise() {
    return exercise;
  }

  /// Agreements in force, by peer.
  public Map<PartyId, Agreement> agreements() {
    return agreements;
  }

  /// The agreement in force with a peer.
  public Optional<Agreement> agreement(PartyId peer) {
    return Optional.ofNullable(agreements.get(peer));
  }

  /// Rules that are adopted and not revoked, in the sequence of their adoption.
  public List<AdoptedRule> rules() {
    return rules;
  }

  /// Who is a member of an agreement or pillar; empty: it is not in force here.
  public Optional<Roster> roster(Membership of) {
    return Optional.ofNullable(rosters.get(of));
  }

  /// Those that name a recipient, in the same sequence.
  public List<AdoptedRule> rulesFor(PartyId recipient) {
    return byRecipient.getOrDefault(recipient, List.of());
  }

  /// Those on tracks that name a recipient: the first that covers a track decides its form.
  public List<AdoptedRule> trackRulesFor(PartyId recipient) {
    return rulesFor(recipient).stream()
        .filter(adopted -> adopted.rule().scope() instanceof ReleaseRule.Tracks)
        .toList();
  }

  /// A peer's code in our labels; its shortened id when it has none, for sentences only.
  public String shown(PartyId party) {
    Agreement agreement = agreements.get(party);
    return agreement == null ? party.toString() : agreement.outward().toCode();
  }

  /// A document that is held here, as the gate sees it.
  public Optional<Thing.OfDocument> document(EntryId item) {
    return held(item).map(Known.Held::thing);
  }

  /// Every document that is held here, in no particular sequence.
  public List<Thing.OfDocument> documents() {
    return known.documents(horizon).stream().map(Known.Held::thing).toList();
  }

  Optional<Known.Held> held(EntryId item) {
    return known.document(item, horizon);
  }

  Optional<AdoptedRule> rule(EntryId id, Predicate<AdoptedRule> also) {
    return rules.stream().filter(found -> found.id().equals(id)).filter(also).findFirst();
  }

  Optional<Circle> circle(EntryId proposal) {
    return known.circle(proposal, horizon);
  }

  Set<FunctionId> functions(Circle circle) {
    return Known.functions(circle, horizon);
  }

  Optional<Known.Decided> decision(EntryId decision) {
    return known.decision(decision, horizon);
  }

  List<Known.Decided> decisions(EntryId item, PartyId recipient) {
    return known.decisions(item, recipient, horizon);
  }

  boolean revoked(Known.Decided decision) {
    return decision.revoked(horizon);
  }

  Optional<EntryId> consent(Known.ConsentKey what, Instant at) {
    return known.consent(what, horizon, at);
  }

  Optional<OpenAnswer> answer(EntryId proposal) {
    return known.answer(proposal, horizon);
  }

  boolean didCross(EntryId statement, PartyId recipient) {
    return known.didCross(statement, recipient, horizon);
  }
}

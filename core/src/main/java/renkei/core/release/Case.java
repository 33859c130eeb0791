// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.consent.Proposals;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Joint;
import renkei.core.entry.Label;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// One thing before the gate: what the clauses read, and the reasons that they give.
final class Case {
  final Thing thing;
  final PartyId recipient;
  final Policy policy;
  final Instant at;
  final Facts facts;
  private final List<Reason> reasons = new ArrayList<>(8);
  private @Nullable AdoptedRule covering;
  private @Nullable ReducedTrack form;

  /// @param at cut to the millisecond, like every time that the rules speak about
  Case(Thing thing, PartyId recipient, Policy policy, Instant at) {
    this.thing = thing;
    this.recipient = recipient;
    this.policy = policy;
    this.at = Instant.ofEpochMilli(at.toEpochMilli());
    this.facts = facts(thing, policy);
  }

  /// What the clauses on labels and originators read, whatever the thing is.
  ///
  /// @param label as held
  /// @param statedBy in whose policy the label speaks
  /// @param originators every party that something of it comes from
  /// @param hash what an originator's consent names; zero for a track
  record Facts(Label label, PartyId statedBy, Set<PartyId> originators, Hash hash) {}

  private static Facts facts(Thing thing, Policy policy) {
    return switch (thing) {
      case Thing.OfTrack(var track) ->
          new Facts(track.label(), policy.self(), Set.of(policy.self()), Hash.ZERO);
      case Thing.OfDocument document -> facts(document);
      case Thing.OfAct(SignedEntry act) -> facts(act);
      case Thing.OfCarried(SignedEntry act) -> facts(act);
      // A statement made of a document is ruled by the document's own label and originators: it can
      // not be better placed than what it was made of.
      case Thing.OfStatement(SignedEntry statement, Ground.Decision(EntryId _, EntryId item)) ->
          policy.document(item).map(Case::facts).orElseGet(() -> facts(statement));
      case Thing.OfStatement(SignedEntry statement, Ground _) -> facts(statement);
    };
  }

  private static Facts facts(Thing.OfDocument document) {
    return new Facts(
        document.label(), document.statedBy(), document.originators(), document.hash());
  }

  private static Facts facts(SignedEntry signed) {
    PartyId party = signed.entry().party();
    return new Facts(signed.entry().label(), party, Set.of(party), signed.hash());
  }

  void give(ReasonCode code, String en, String ja) {
    reasons.add(Reason.of(code, en, ja));
  }

  List<Reason> reasons() {
    return reasons;
  }

  /// The recipient as sentences name it.
  String who() {
    return policy.shown(recipient);
  }

  void coveredBy(AdoptedRule rule) {
    covering = rule;
  }

  Optional<AdoptedRule> covering() {
    return Optional.ofNullable(covering);
  }

  void form(ReducedTrack reduced) {
    form = reduced;
  }

  Optional<ReducedTrack> form() {
    return Optional.ofNullable(form);
  }

  /// The agreement with a peer, if it holds at that time.
  Optional<Agreement> agreement(PartyId peer) {
    return policy.agreement(peer).filter(found -> found.holds(at));
  }

  /// The proposal by which an originator lets it go on to the recipient at that time.
  Optional<EntryId> consent(PartyId originator) {
    return policy.consent(new Known.ConsentKey(facts.hash(), originator, recipient), at);
  }

  /// Whether it is the recipient's own entry on its way back.
  boolean returns() {
    return thing instanceof Thing.OfStatement(SignedEntry entry, Ground.OwnReturned _)
        && entry.entry().party().equals(recipient);
  }

  /// The proposal that the thing is an act of, if it is one.
  Optional<EntryId> proposal() {
    return switch (thing) {
      case Thing.OfAct(SignedEntry act) -> proposalOf(act.entry());
      case Thing.OfCarried(SignedEntry act) -> proposalOf(act.entry());
      case Thing _ -> Optional.empty();
    };
  }

  /// Whether it is another party's act, which that party itself addressed to the recipient.
  boolean addressed() {
    return thing instanceof Thing.OfCarried(SignedEntry act)
        && !act.entry().party().equals(policy.self())
        && act.entry().audience().contains(recipient)
        && act.entry().audience().contains(policy.self());
  }

  /// The proposal that an entry belongs to as an act, or that it is stated under.
  static Optional<EntryId> proposalOf(Entry entry) {
    return entry.body() instanceof Joint joint
        ? Optional.of(joint.proposal())
        : Proposals.proposalOf(entry);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Deed;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Joint;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;

/// What a peer sent has an effect only when that peer said it about its own matters, to us, with
/// its own signature; what was refused has none (DESIGN rules 2, 11, 12).
final class RightlyApplied implements Invariant {
  private final Expected expected;
  private final World world;
  private final Readings readings;
  private final Map<PartyId, Map<EntryId, Hash>> held = new HashMap<>();

  RightlyApplied(Expected expected, World world, Readings readings) {
    this.readings = readings;
    this.expected = expected;
    this.world = world;
  }

  @Override
  public void recorded(SimParty party, java.util.List<Placed> rows) {
    for (Placed placed : rows) {
      switch (placed.row()) {
        case Row.Received received when received.bytes().size() > 0 -> judged(party, received);
        case Row row -> holds(party, row);
      }
    }
  }

  private Map<EntryId, Hash> held(SimParty party) {
    return held.computeIfAbsent(party.id(), _ -> new HashMap<>());
  }

  @Override
  public void restored(SimParty party) {
    held.remove(party.id());
    party.rows().forEach(seen -> holds(party, seen.row()));
  }

  private void holds(SimParty party, Row row) {
    switch (row) {
      case Row.Own own -> held(party).put(own.entry().entry().id(), own.entry().hash());
      case Row.Readmitted back -> held(party).put(back.entry().entry().id(), back.entry().hash());
      case Row.Received received
          when received.bytes().size() > 0 && received.verdict().state() == Verdict.State.APPLIED ->
          readings
              .of(received)
              .ifPresent(entry -> held(party).put(entry.entry().id(), entry.hash()));
      case Row _ -> {}
    }
  }

  private void judged(SimParty party, Row.Received received) {
    SimParty from = world.party(received.from());
    Verdict verdict = received.verdict();
    unless(
        verdict.state() != Verdict.State.QUARANTINED || from.taken(),
        () ->
            party.code() + " could not judge what " + from.code() + " sent: " + verdict.refusal());
    if (from.taken()) {
      world.happened(Mishap.HOSTILE_REFUSED, verdict.state() == Verdict.State.APPLIED ? 0 : 1);
    }
    if (verdict.state() == Verdict.State.APPLIED) {
      applied(party, received);
    } else {
      withoutEffect(party, received);
    }
  }

  private void applied(SimParty party, Row.Received received) {
    SignedEntry signed = readings.of(received).orElseThrow();
    Entry entry = signed.entry();
    String told = party.code() + " took from " + world.party(received.from()).code() + " ";
    unless(entry.body() instanceof Crossing, () -> told + "an entry of kind " + entry.kind());
    unless(
        entry.party().equals(received.from()) || carried(party, received.from(), entry),
        () -> told + "an entry of " + world.party(entry.party()).code());
    unless(
        received.proof() != null
            && world.keys().verify(entry.party(), received.bytes(), received.proof()),
        () -> told + "an entry without its signature: " + entry.kind());
    unless(
        entry.audience().contains(party.id()),
        () -> told + "an entry made for others: " + entry.kind());
    unless(entry.label().exercise(), () -> told + "an entry of the other domain");
    Hash hash = signed.hash();
    Hash before = held(party).putIfAbsent(entry.id(), hash);
    unless(
        before == null || before.equals(hash),
        () -> told + "another entry under the id " + entry.id());
    unless(
        before != null
            || !world.rolls()
            || !Deed.needed(entry.body())
            || pairs(entry)
            || officerSigned(party, received, entry),
        () -> told + "an act that no officer signed: " + entry.kind());
    if (entry.body() instanceof Crossing body) {
      about(told, entry, body);
    }
  }

  /// An act of a proposal in which its author, the carrier and the reader take part, and which
  /// opens no link.
  private boolean carried(SimParty reader, PartyId carrier, Entry entry) {
    return Proposals.proposalOf(entry)
        .flatMap(this::circle)
        .filter(circle ->
            circle.parties().containsAll(Set.of(reader.id(), carrier, entry.party()))
                && entry.audience().contains(carrier)
                && circle.opened().terms().terms().profile() != Profile.PAIRING)
        .isPresent();
  }

  /// The consent to a pairing, which people read to each other.
  private boolean pairs(Entry entry) {
    return entry.body() instanceof Crossing.ConsentGiven consent
        && circle(consent.proposal())
            .filter(circle -> circle.opened().terms().terms().profile() == Profile.PAIRING)
            .isPresent();
  }

  private boolean officerSigned(SimParty party, Row.Received received, Entry entry) {
    OfficerProof proof = received.proof() == null ? null : received.proof().officer();
    return proof != null
        && world
            .party(entry.party())
            .roll()
            .find(proof.key())
            .filter(key -> key.officer().equals(entry.officer()))
            .filter(key -> key.command().equals(entry.command()))
            .filter(
                key -> world.keys().verifyOfficer(key, Deed.hash(party.codec().deed(entry)), proof))
            .isPresent();
  }

  private void about(String told, Entry entry, Crossing body) {
    Optional<EntryId> proposal = Proposals.proposalOf(entry);
    if (body instanceof Crossing.ProgressStated stated) {
      unless(
          circle(stated.proposal())
              .filter(circle -> circle.keeper().equals(entry.party()))
              .isPresent(),
          () -> told + "progress of what is not its matter");
    } else if (body instanceof Crossing.InformationGiven answer) {
      unless(
          circle(answer.proposal())
              .filter(circle ->
                  circle.keeper().equals(entry.party())
                      && circle.opened().terms().terms().profile() == Profile.INFORMATION)
              .isPresent(),
          () -> told + "an answer of a party that was not asked");
    } else if (body instanceof Joint joint) {
      unless(
          circle(joint.proposal())
              .filter(circle -> circle.parties().contains(entry.party()))
              .isPresent(),
          () -> told + "a statement under a proposal in which it takes no part");
    } else if (proposal.isPresent()) {
      Optional<Expected.Circle> circle = circle(proposal.get());
      unless(
          circle.filter(found -> found.parties().contains(entry.party())).isPresent(),
          () -> told + "an act about a proposal in which it takes no part: " + entry.kind());
      unless(
          !(body instanceof Crossing.ProposalClosed)
              || circle.orElseThrow().keeper().equals(entry.party()),
          () -> told + "a closing of what it does not keep");
    }
  }

  private Optional<Expected.Circle> circle(EntryId proposal) {
    return expected.circle(proposal);
  }

  private void withoutEffect(SimParty party, Row.Received received) {
    @Nullable Refusal why = received.verdict().refusal();
    if (why != null && Proposals.evidence(why) || !party.sound()) {
      return;
    }
    Optional<SignedEntry> read = readings.of(received);
    if (read.isEmpty()) {
      return;
    }
    Entry entry = read.get().entry();
    boolean otherwise = held(party).containsKey(entry.id());
    unless(
        otherwise || party.state().positionOf(entry.id()).isEmpty(),
        () -> party.code() + " refused " + entry.kind() + " and holds it: " + why);
  }
}

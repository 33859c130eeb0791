// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.authority.AuthorityRegister;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.consent.Proposals;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Joint;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.Proof;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.Refusal;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TeamEntry;
import renkei.core.entry.Terms;
import renkei.core.entry.VisitEntry;

/// One party in a story: its register, its proposals, and what it judges.
final class Party {
  static final Instant BEGIN = Instant.parse("2025-03-24T00:00:00Z");

  final String code;
  final PartyId id;
  final Bytes key;
  final AuthorityRegister register = new AuthorityRegister();
  final Proposals proposals;
  final Routing routing;
  final Tasks tasks;
  final Counterparts counterparts;
  final Requests requests;
  final Announcements announcements;
  final Movements movements;
  final Visits visits;
  final ReadinessBoard readiness;
  private final JointCheck joint;
  final Yards yards;
  final Slots slots;
  private final RepairCheck repairs;
  final Teams teams;
  final Programmes programmes;
  private final ProgrammeCheck stages;
  private final ProfileCheck profiles;
  private long position;

  Party(String code) {
    this.code = code;
    byte[] bytes = new byte[32];
    byte[] name = code.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, bytes, 0, name.length);
    this.key = Bytes.of(bytes);
    this.id = new PartyId(Hash.sha256(bytes));
    this.proposals = new Proposals(id);
    this.routing = new Routing(id, register);
    this.tasks = new Tasks(id, register, proposals);
    this.counterparts = new Counterparts(id);
    this.requests = new Requests(id, proposals, routing, counterparts);
    this.announcements = new Announcements(proposals);
    this.movements = new Movements(id, proposals);
    this.visits = new Visits(proposals, movements);
    this.readiness = new ReadinessBoard(id, register);
    this.joint = new JointCheck(id, proposals);
    this.yards = new Yards(id);
    this.slots = new Slots(proposals, yards);
    this.repairs = new RepairCheck(id, proposals, yards);
    this.programmes = new Programmes(id, proposals);
    this.stages = new ProgrammeCheck(id, proposals);
    this.profiles = new ProfileCheck(id, proposals);
    this.teams = new Teams(id, register, proposals);
  }

  static Instant at(long hour) {
    return BEGIN.plus(Duration.ofHours(hour));
  }

  /// Everything that may refuse it.
  Optional<Refusal> check(SignedEntry act) {
    return proposals
        .check(act)
        .or(() -> profiles.check(act.entry()))
        .or(() -> repairs.check(act.entry()))
        .or(() -> yards.check(act.entry()))
        .or(() -> stages.check(act.entry()))
        .or(() -> tasks.check(act.entry()))
        .or(() -> requests.check(act.entry()))
        .or(() -> announcements.check(act.entry()))
        .or(() -> register.check(act.entry()))
        .or(() -> joint(act.entry()))
        .or(() -> readiness(act.entry()));
  }

  private Optional<Refusal> readiness(Entry entry) {
    return entry.body() instanceof ReadinessEntry body
        ? readiness.check(entry, body)
        : Optional.empty();
  }

  private Optional<Refusal> joint(Entry entry) {
    if (!(entry.body() instanceof Joint body)) {
      return Optional.empty();
    }
    return joint
        .check(entry, body)
        .or(() ->
            switch (body) {
              case VisitEntry visit -> movements.check(entry, visit);
              case RepairEntry repair -> slots.check(entry, repair);
              case TeamEntry _ -> teams.check(entry);
              case ProgrammeEntry stated -> programmes.check(entry, stated);
            });
  }

  void apply(SignedEntry act) {
    position++;
    joint.apply(act.entry());
    movements.apply(act.entry());
    readiness.apply(act.entry());
    proposals.apply(act, position);
    tasks.apply(act.entry(), position);
    teams.apply(act);
    requests.apply(act.entry(), position);
    announcements.apply(act.entry());
    yards.apply(act.entry());
    slots.apply(act.entry());
    programmes.apply(act.entry());
    counterparts.apply(act.entry(), position);
    register.apply(act.entry(), position);
  }

  /// What a node does with it: refused is refused, except what is kept as evidence.
  Optional<Refusal> receive(SignedEntry act) {
    Optional<Refusal> refusal = check(act);
    if (refusal.isEmpty() || Proposals.evidence(refusal.get())) {
      apply(act);
    }
    return refusal;
  }

  /// An entry of this party. The bytes are the entry in words, so that equal entries have equal
  /// bytes.
  SignedEntry states(EntryId id, Instant at, String command, Set<PartyId> audience, Body body) {
    return states(id, at, new By("duty", command), audience, body);
  }

  /// Who states it.
  record By(String officer, String command) {}

  SignedEntry states(EntryId id, Instant at, By by, Set<PartyId> audience, Body body) {
    Entry entry =
        new Entry(
            this.id,
            id,
            at,
            at,
            new OfficerId(by.officer()),
            new CommandId(by.command()),
            "",
            new TreeSet<>(audience),
            Label.of("EX", Level.UNCLASSIFIED).asExercise(),
            body);
    return SignedEntry.of(
        entry,
        Bytes.of((id.hex() + entry).getBytes(StandardCharsets.UTF_8)),
        new Proof(this.id.key(), Bytes.of(new byte[64])));
  }

  static SealedTerms seal(Terms terms, boolean whole) {
    Bytes bytes = Bytes.of(terms.toString().getBytes(StandardCharsets.UTF_8));
    return SealedTerms.of(terms, bytes, whole);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.SignedEntry;

/// What one party decided, from its accepted drafts alone: what [Expected] asks before anything may
/// be seen to leave. It shares no code with the gate.
final class Book {
  /// A document that is held.
  record Paper(
      EntryId id,
      PartyId statedBy,
      String title,
      String mediaType,
      Bytes content,
      Label label,
      Set<PartyId> originators,
      Hash hash) {}

  /// A decision to release a document.
  static final class Decision {
    final EntryId item;
    final PartyId recipient;
    final long atMillis;
    boolean revoked;
    String why = "";

    Decision(EntryId item, PartyId recipient, long atMillis) {
      this.item = item;
      this.recipient = recipient;
      this.atMillis = atMillis;
    }
  }

  /// A rule that was adopted.
  static final class Adopted {
    final EntryId id;
    final ReleaseRule rule;
    boolean revoked;

    Adopted(EntryId id, ReleaseRule rule) {
      this.id = id;
      this.rule = rule;
    }

    boolean holds(long millis) {
      return !revoked
          && rule.from().toEpochMilli() <= millis
          && (rule.until() == null || millis < rule.until().toEpochMilli());
    }
  }

  /// A pairing in force.
  static final class Paired {
    final EntryId proposal;
    final Ceiling out;
    final Ceiling in;

    Paired(EntryId proposal, Ceiling out, Ceiling in) {
      this.proposal = proposal;
      this.out = out;
      this.in = in;
    }
  }

  private final PartyId self;
  final Grants grants = new Grants();
  final Map<EntryId, Paper> papers = new HashMap<>();
  final Map<EntryId, Decision> decisions = new HashMap<>();
  final List<Adopted> rules = new ArrayList<>();
  final Map<PartyId, Paired> paired = new HashMap<>();
  final Map<EntryId, SignedEntry> stated = new HashMap<>();
  final Map<EntryId, Decision> statements = new HashMap<>();
  final Set<EntryId> opened = new HashSet<>();
  private final Map<EntryId, Long> ends = new HashMap<>();

  Book(PartyId self) {
    this.self = self;
  }

  /// Takes an own entry. Returns a sentence when it contradicts what was decided before.
  @Nullable String own(SignedEntry signed) {
    Entry entry = signed.entry();
    stated.put(entry.id(), signed);
    switch (entry.body()) {
      case Domestic.DocumentFiled filed -> {
        Set<PartyId> from = new TreeSet<>(filed.originators());
        from.add(self);
        papers.put(
            entry.id(),
            new Paper(
                entry.id(),
                self,
                filed.title(),
                filed.mediaType(),
                filed.content(),
                entry.label(),
                from,
                signed.hash()));
      }
      case Domestic.ReleaseDecided decided ->
          decisions.put(
              entry.id(),
              new Decision(decided.item(), decided.recipient(), entry.recorded().toEpochMilli()));
      case Domestic.ReleaseRevoked revoked -> {
        Decision decision = decisions.get(revoked.decision());
        if (decision != null) {
          decision.revoked = true;
          decision.why = revoked.reason();
        }
      }
      case Domestic.ReleaseRuleAdopted adopted ->
          rules.add(new Adopted(entry.id(), adopted.rule()));
      case Domestic.ReleaseRuleRevoked revoked ->
          rules.stream()
              .filter(rule -> rule.id.equals(revoked.rule()))
              .forEach(rule -> rule.revoked = true);
      case Domestic _, Crossing _ -> {
        return grants.take(entry).orElse(null);
      }
    }
    return null;
  }

  /// When something in force ends by a notice that this party knows of.
  long endsMillis(EntryId proposal) {
    return ends.getOrDefault(proposal, Long.MAX_VALUE);
  }

  /// Takes an entry of a peer that was found to apply.
  void received(SignedEntry signed) {
    Entry entry = signed.entry();
    if (entry.body() instanceof Crossing.DocumentReleased released) {
      Set<PartyId> from = new TreeSet<>(released.originators());
      from.add(entry.party());
      papers.put(
          entry.id(),
          new Paper(
              entry.id(),
              entry.party(),
              released.title(),
              released.mediaType(),
              released.content(),
              entry.label(),
              from,
              signed.hash()));
    }
  }

  /// A closing that this party stated or took.
  void closed(Entry opening, Crossing.ProposalClosed closing) {
    if (closing.outcome() != Outcome.IN_FORCE
        || !(opening.body() instanceof Crossing.ProposalOpened opened)) {
      return;
    }
    this.opened.add(opening.id());
    switch (opened.terms().terms().matter()) {
      case Matter.Pairing pairing -> {
        boolean inviter = pairing.inviter().party().equals(self);
        PartyId peer = inviter ? pairing.invitee().party() : pairing.inviter().party();
        paired.put(
            peer,
            new Paired(
                opening.id(),
                pairing.ceilings().get(inviter ? 0 : 1),
                pairing.ceilings().get(inviter ? 1 : 0)));
      }
      case Matter.Withdrawal notice ->
          ends.merge(notice.proposal(), notice.from().toEpochMilli(), Math::min);
      case Matter.Support _,
          Matter.Information _,
          Matter.Visit _,
          Matter.OnwardRelease _,
          Matter.Agreement _,
          Matter.Accession _,
          Matter.Leaving _,
          Matter.RepairSlot _,
          Matter.Interest _,
          Matter.Succession _,
          Matter.TeamCharter _,
          Matter.ProgrammeStage _ -> {}
    }
  }
}

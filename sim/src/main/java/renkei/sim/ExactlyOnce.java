// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RollStated;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;
import renkei.core.turn.TurnOutput;

/// Numbers on a link follow each other and never name two things, what is received under a number
/// is what was sent under it, and each entry has its effect once (DESIGN rule 10).
final class ExactlyOnce implements Invariant {
  private record Line(PartyId from, PartyId to, int incarnation) {}

  private record Number(Line line, long seq) {}

  private record Numbered(Line line, EntryId entry) {}

  /// What one party's rows came to.
  private static final class Count {
    final Map<Line, Long> sent = new HashMap<>();
    final Map<Line, Long> received = new HashMap<>();
    final Set<Numbered> numbered = new HashSet<>();
    final Set<EntryId> held = new HashSet<>();
    final Set<EntryId> rolls = new HashSet<>();
    final Set<Numbered> carried = new HashSet<>();
    final Map<EntryId, Integer> reports = new HashMap<>();
  }

  private final World world;
  private final Readings readings;
  private final Map<PartyId, Count> counts = new HashMap<>();
  private final Map<Number, Hash> numbers = new HashMap<>();

  ExactlyOnce(World world, Readings readings) {
    this.readings = readings;
    this.world = world;
  }

  @Override
  public void recorded(SimParty party, List<Placed> rows) {
    Count count = counts.computeIfAbsent(party.id(), _ -> new Count());
    rows.forEach(placed -> take(party, count, placed.row()));
  }

  @Override
  public void restored(SimParty party) {
    Count count = new Count();
    counts.put(party.id(), count);
    party.rows().forEach(seen -> take(party, count, seen.row()));
  }

  private void take(SimParty party, Count count, Row row) {
    switch (row) {
      case Row.Own own -> holds(count, own.entry().entry());
      case Row.Readmitted back -> {
        world.happened(Mishap.READMITTED);
        holds(count, back.entry().entry());
      }
      case Row.Sent sent -> sent(party, count, sent);
      case Row.Received received -> received(party, count, received);
      case Row.Voided _ -> world.happened(Mishap.NUMBER_VOIDED);
      case Row _ -> {}
    }
  }

  private static void holds(Count count, Entry entry) {
    if (entry.body() instanceof RollStated) {
      count.rolls.add(entry.id());
    }
    if (count.held.add(entry.id()) && entry.body() instanceof Crossing.ProgressStated stated) {
      count.reports.merge(stated.proposal(), 1, Integer::sum);
    }
  }

  private void sent(SimParty party, Count count, Row.Sent sent) {
    Line line = new Line(party.id(), sent.to(), sent.incarnation());
    long last = count.sent.getOrDefault(line, 0L);
    unless(
        sent.seq() == last + 1,
        () -> party.code() + " gave number " + sent.seq() + " after " + last);
    count.sent.put(line, sent.seq());
    Numbered numbered = new Numbered(line, sent.entry());
    if (sent.ruling().contains("BY_CARRYING") && count.rolls.contains(sent.entry())) {
      // After a roll the acts that it verifies may go once more to whoever refused them before.
      count.numbered.removeIf(one -> one.line().equals(line) && count.carried.contains(one));
    } else if (sent.ruling().contains("BY_CARRYING")) {
      count.carried.add(numbered);
    }
    unless(
        count.numbered.add(numbered),
        () -> party.code() + " gave entry " + sent.entry() + " two numbers on one link");
    Hash before = numbers.put(new Number(line, sent.seq()), sent.hash());
    unless(
        before == null || before.equals(sent.hash()),
        () ->
            party.code()
                + " gave number "
                + sent.seq()
                + " of incarnation "
                + sent.incarnation()
                + " to two entries");
  }

  private void received(SimParty party, Count count, Row.Received received) {
    Line line = new Line(received.from(), party.id(), received.incarnation());
    long last = count.received.getOrDefault(line, 0L);
    unless(
        received.seq() == last + 1,
        () -> party.code() + " received number " + received.seq() + " after " + last);
    count.received.put(line, received.seq());
    if (received.bytes().equals(Bytes.EMPTY)) {
      return;
    }
    if (!world.party(received.from()).taken()) {
      Hash given = numbers.get(new Number(line, received.seq()));
      unless(
          Hash.sha256(received.bytes().unsafe()).equals(given),
          () ->
              party.code()
                  + " received something under number "
                  + received.seq()
                  + " that was not sent under it");
    }
    Verdict verdict = received.verdict();
    Refusal refusal = verdict.refusal();
    boolean evidence = refusal != null && Proposals.evidence(refusal);
    if (verdict.state() == Verdict.State.APPLIED || evidence) {
      holds(count, readings.of(received).orElseThrow().entry());
    }
    if (evidence) {
      world.happened(Mishap.EQUIVOCATION);
    }
  }

  @Override
  public void turned(SimParty party, TurnOutput output) {
    if (!output.changed() || !party.sound()) {
      return;
    }
    Count count = counts.computeIfAbsent(party.id(), _ -> new Count());
    int entries = party.state().entries();
    unless(
        entries == count.held.size(),
        () -> party.code() + " counts " + entries + " entries of " + count.held.size());
    count.reports.forEach((proposal, times) -> {
      int told = party.state().holdings().reports(proposal).size();
      unless(
          told == times,
          () -> party.code() + " shows " + told + " reports where " + times + " were stated");
    });
  }
}

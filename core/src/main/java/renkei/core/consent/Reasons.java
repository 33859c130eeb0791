// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// A proposal for a reader: its table, and why it stands where it stands.
final class Reasons {
  private final Dossier dossier;
  private final Reading reading;
  private final Entry opening;
  private final List<Because> why = new ArrayList<>();

  Reasons(Dossier dossier) {
    this.dossier = dossier;
    this.reading = dossier.reading();
    this.opening = dossier.opened().entry();
  }

  ProposalView view(Ending ending) {
    Table table = table();
    rule();
    counters();
    answers(table);
    closings(table);
    for (Ending.Parting parting : ending.partings()) {
      why.add(Because.of(Because.Cause.LEAVES, parting.party(), parting.from()));
    }
    if (ending.at() != null) {
      why.add(Because.of(Because.Cause.ENDS, ending.by(), ending.at()));
    }
    return new ProposalView(
        opening, table, dossier.whole(), reading.state(), reading.closing(), why, ending);
  }

  private Table table() {
    Hash terms = reading.table();
    List<Answer> answers = new ArrayList<>();
    for (Elector elector : Parties.voices(opening)) {
      Voice voice = reading.voice(elector.party());
      SignedEntry act = voice.act(terms).orElse(null);
      answers.add(
          new Answer(
              elector,
              voice.stance(terms),
              act == null ? null : act.entry().recorded(),
              act == null ? null : act.hash()));
    }
    Entry author = reading.tabled().entry();
    return new Table(
        reading.onTable(), author.party(), author.recorded(), answers, reading.missing());
  }

  private void rule() {
    Crossing.ProposalOpened opened = Parties.opened(opening);
    why.add(
        switch (opened.rule()) {
          case ConsentRule.All _ -> all(opened);
          case ConsentRule.Named rule ->
              Because.of(Because.Cause.RULE_NAMED, rule.parties().size());
          case ConsentRule.AtLeast rule -> Because.of(Because.Cause.RULE_AT_LEAST, rule.count());
          case ConsentRule.None _ -> Because.of(Because.Cause.RULE_NOTICE, 0);
        });
  }

  private Because all(Crossing.ProposalOpened opened) {
    return Numbered.of(opening)
        .map(found -> Because.of(Because.Cause.RULE_MEMBERS, (int) found.number()))
        .orElseGet(() -> Because.of(Because.Cause.RULE_ALL, opened.electorate().size()));
  }

  /// What the membership says of the number that it was opened on.
  private boolean number() {
    Optional<Matter.RepairSlot> slot = reading.slot(reading.table());
    if (slot.isPresent()) {
      return calendar(slot.get());
    }
    Optional<Numbered> numbered = Numbered.of(opening);
    if (numbered.isEmpty()) {
      return false;
    }
    Numbered found = numbered.get();
    SignedEntry rival = reading.rival().orElse(null);
    if (rival != null) {
      why.add(
          new Because(
              Because.Cause.NUMBER_CONTESTED,
              rival.entry().party(),
              rival.entry().recorded(),
              rival.hash(),
              (int) found.makes()));
    }
    long now = dossier.memberships().number(found.membership());
    SignedEntry closing = reading.closing();
    boolean open = closing == null && rival == null;
    boolean gone =
        closing != null && Reading.closed(closing).outcome() == Outcome.VOID
            || open && now > found.number();
    if (gone) {
      why.add(Because.of(Because.Cause.NUMBER_PASSED, (int) found.number()));
    } else if (open
        && now < found.number()
        && !found.party().equals(dossier.memberships().self())) {
      why.add(Because.of(Because.Cause.NUMBER_UNKNOWN, (int) found.number()));
    }
    return open && gone;
  }

  /// What the dock's calendar says of the number that the terms on the table name.
  private boolean calendar(Matter.RepairSlot slot) {
    SignedEntry closing = reading.closing();
    SignedEntry rival = reading.rival().orElse(null);
    int number = (int) slot.berth().number();
    if (rival != null) {
      why.add(
          new Because(
              Because.Cause.CALENDAR_CONTESTED,
              rival.entry().party(),
              rival.entry().recorded(),
              rival.hash(),
              number));
    }
    boolean open = closing == null && rival == null;
    boolean voided = closing != null && Reading.closed(closing).outcome() == Outcome.VOID;
    boolean gone = voided || open && dossier.calendars().passed(dossier);
    if (open && slot.berth().dockId().isEmpty()) {
      why.add(Because.of(Because.Cause.NO_DOCK, 0));
    } else if (gone && slot.berth().dockId().isPresent()) {
      why.add(Because.of(Because.Cause.CALENDAR_PASSED, number));
    }
    return open && gone;
  }

  private void counters() {
    SignedEntry tabled = reading.tabled();
    if (tabled.entry().body() instanceof Crossing.TermsCountered countered) {
      why.add(
          Because.of(
              Because.Cause.COUNTERED,
              tabled.entry().party(),
              tabled.entry().recorded(),
              countered.terms().hash()));
    }
    if (!reading.onTable().whole()) {
      why.add(
          Because.of(
              Because.Cause.TERMS_NOT_SHOWN, tabled.entry().party(), tabled.entry().recorded()));
    }
  }

  private void answers(Table table) {
    for (Answer answer : table.answers()) {
      PartyId party = answer.elector().party();
      Because.@Nullable Cause cause =
          switch (answer.stance()) {
            case CONSENTED -> Because.Cause.CONSENTED;
            case WITHDREW -> Because.Cause.CONSENT_WITHDRAWN;
            case DECLINED -> Because.Cause.DECLINED;
            case SILENT, ACKNOWLEDGED -> null;
          };
      if (cause != null) {
        why.add(new Because(cause, party, answer.since(), answer.act(), 0));
      }
    }
  }

  private void closings(Table table) {
    boolean passed = number();
    SignedEntry closing = reading.closing();
    if (reading.disputed() && reading.rival().isEmpty()) {
      why.add(
          new Because(
              Because.Cause.CLOSINGS_DIFFER,
              Parties.opened(opening).keeper(),
              null,
              null,
              reading.founded().size()));
    } else if (closing != null) {
      why.add(
          Because.of(
              Because.Cause.CLOSED,
              closing.entry().party(),
              closing.entry().recorded(),
              closing.hash()));
    } else if (!reading.disputed()) {
      unsettled(table, passed);
    }
    for (SignedEntry waits : reading.waiting()) {
      long missing =
          Reading.closed(waits).acts().stream().filter(h -> dossier.listed(h) == null).count();
      boolean allHeld = missing == 0 && reading.knows(Reading.closed(waits).terms());
      why.add(
          new Because(
              allHeld ? Because.Cause.CLOSING_NOT_BORNE : Because.Cause.CLOSING_WAITS,
              waits.entry().party(),
              waits.entry().recorded(),
              waits.hash(),
              (int) missing));
    }
  }

  private void unsettled(Table table, boolean passed) {
    PartyId keeper = Parties.opened(opening).keeper();
    table
        .missing()
        .forEach(elector ->
            why.add(Because.of(Because.Cause.WAITS_FOR, elector.party(), table.since())));
    SignedEntry withdrawn = reading.voice(opening.party()).withdrawn().orElse(null);
    boolean impossible = reading.tally().impossible(reading.declined(reading.table()));
    if (impossible) {
      why.add(Because.of(Because.Cause.CANNOT_BE_MET, 0));
    }
    if (withdrawn != null) {
      why.add(
          Because.of(Because.Cause.OPENER_WITHDREW, opening.party(), withdrawn.entry().recorded()));
    }
    if (table.missing().isEmpty() && !passed && !impossible && withdrawn == null && enters()) {
      return;
    }
    if (passed || impossible || withdrawn != null || table.missing().isEmpty()) {
      why.add(Because.of(Because.Cause.WAITS_FOR_KEEPER, keeper, null));
    }
  }

  /// What an agreement that is signed waits for by its own clause; whether it says so itself.
  private boolean enters() {
    Entering entering = Entering.held(reading, opening);
    entering
        .ratified()
        .forEach((party, at) -> why.add(Because.of(Because.Cause.RATIFIED, party, at)));
    if (entering.left() > 0) {
      for (PartyId party : entering.waiting()) {
        Instant since =
            reading
                .voice(party)
                .act(reading.table())
                .map(act -> act.entry().recorded())
                .orElse(null);
        why.add(
            new Because(Because.Cause.WAITS_FOR_RATIFICATION, party, since, null, entering.left()));
      }
      return true;
    }
    Instant from = entering.from();
    if (from != null && from.isAfter(Instant.MIN)) {
      why.add(Because.of(Because.Cause.ENTERS_FROM, Parties.opened(opening).keeper(), from));
      return true;
    }
    return false;
  }
}

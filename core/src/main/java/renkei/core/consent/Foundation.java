// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// Whether the acts that a closing lists bear out what it says. The keeper asks this before it
/// signs, every reader asks it again: a keeper can delay, not invent.
///
/// It looks at the acts listed and at the keeper's own sequence, at nothing else: what another
/// party took back while the closing was under way is settled by the keeper's journal, once.
///
/// UNFOUNDED is what no further act can change. What the keeper's own sequence or the numbers of a
/// membership speak against is that only between two parties; among more of them an act that
/// changes it may be under way, so it waits.
final class Foundation {
  private final Dossier dossier;
  private final Reading reading;
  private final SignedEntry opening;
  private final Crossing.ProposalOpened opened;

  Foundation(Dossier dossier, Reading reading) {
    this.dossier = dossier;
    this.reading = reading;
    this.opening = dossier.opened();
    this.opened = Parties.opened(opening.entry());
  }

  /// What was found, and a sentence on what is wrong or missing.
  record Judgement(Finding finding, String sentence) {}

  /// The three findings.
  enum Finding {
    FOUNDED,
    WAITING,
    UNFOUNDED
  }

  private static final Judgement FOUNDED = new Judgement(Finding.FOUNDED, "");

  /// What the acts held, and the numbers known here, make of a closing.
  Judgement judge(SignedEntry act) {
    Judgement judgement = bearing(act);
    Optional<Matter.RepairSlot> slot = reading.slot(Reading.closed(act).terms());
    return judgement.finding() == Finding.FOUNDED
            && Reading.closed(act).outcome() == Outcome.IN_FORCE
            && slot.isPresent()
        ? calendar(act, slot.get())
        : judgement;
  }

  /// The same, the calendar of a dock left out: what takes a dock's window is counted by this.
  Judgement bearing(SignedEntry act) {
    Crossing.ProposalClosed closing = Reading.closed(act);
    boolean rests = closing.outcome() != Outcome.LAPSED && closing.outcome() != Outcome.VOID;
    List<SignedEntry> listed = new ArrayList<>();
    for (Hash hash : rests ? closing.acts() : List.<Hash>of()) {
      SignedEntry held = dossier.listed(hash);
      if (held == null) {
        return waits("It rests on act " + hash + ", which is not held here yet.");
      }
      listed.add(held);
    }
    if (!reading.knows(closing.terms())) {
      return waits("The terms " + closing.terms() + " that it settles are not held here.");
    }
    return switch (closing.outcome()) {
      case IN_FORCE -> inForce(act, closing.terms(), listed);
      case DECLINED -> declined(closing.terms(), listed);
      case WITHDRAWN -> withdrawn(listed);
      case LAPSED -> lapsed(act);
      case VOID -> FOUNDED;
    };
  }

  private Judgement inForce(SignedEntry closing, Hash terms, List<SignedEntry> listed) {
    boolean notice = opened.rule() instanceof ConsentRule.None;
    if (!notice && !closing.entry().recorded().isBefore(opened.clocks().validUntil())) {
      return wrong(
          "The proposal was valid until "
              + opened.clocks().validUntil()
              + "; the keeper recorded the closing at "
              + closing.entry().recorded()
              + ".");
    }
    Set<PartyId> consented = new TreeSet<>();
    for (SignedEntry act : listed) {
      if (consents(act, terms)) {
        consented.add(act.entry().party());
      }
    }
    if (!reading.tally().satisfied(consented)) {
      return missing(consented, terms, true);
    }
    if (takenBack(closing, terms)) {
      consented.remove(opened.keeper());
    }
    return reading.tally().satisfied(consented)
        ? clause(closing, terms, listed)
        : missing(consented, terms, false);
  }

  private Judgement missing(Set<PartyId> consented, Hash terms, boolean forGood) {
    String sentence =
        "The acts it lists leave "
            + reading.tally().missing(consented).size()
            + " consent(s) to the terms "
            + terms
            + " missing that the rule asks for.";
    return forGood ? wrong(sentence) : against(sentence);
  }

  /// What more acts could change, where others than two take part.
  private Judgement against(String sentence) {
    return Parties.of(opening.entry()).size() > 2 ? waits(sentence) : wrong(sentence);
  }

  /// Whether an agreement is in force by its own clause when the keeper says so.
  private Judgement clause(SignedEntry closing, Hash terms, List<SignedEntry> listed) {
    Entering entering =
        Entering.listed(reading.known(terms).terms(), terms, listed, opened.keeper());
    if (entering.left() > 0) {
      return wrong(
          "The acts it lists leave "
              + entering.left()
              + " ratification(s) missing that the agreement asks for.");
    }
    return entering.met(closing.entry().recorded())
        ? number(terms)
        : wrong(
            "By its own clause the agreement is not in force before "
                + entering.from()
                + "; the keeper recorded the closing at "
                + closing.entry().recorded()
                + ".");
  }

  /// Whether what changes a membership asked every member at its number. A newcomer knows no number
  /// before its own.
  private Judgement number(Hash terms) {
    Optional<Matter.RepairSlot> slot = reading.slot(terms);
    if (slot.isPresent()) {
      return slot.get().berth().dockId().isPresent() ? FOUNDED : wrong("The terms name no dock.");
    }
    Optional<Numbered> numbered = Numbered.of(opening.entry());
    if (numbered.isEmpty()) {
      return FOUNDED;
    }
    Memberships memberships = dossier.memberships();
    Numbered found = numbered.get();
    if (memberships.members(found.membership(), found.number()).isEmpty()) {
      return found.joins() && found.party().equals(memberships.self())
          ? FOUNDED
          : waits("Number " + found.number() + " of the membership is not known here yet.");
    }
    return new NumberCheck(memberships.self(), memberships)
        .members(opening.entry())
        .map(refusal -> against(refusal.sentence()))
        .orElse(FOUNDED);
  }

  /// Whether the dock is held by nobody before it in that window.
  private Judgement calendar(SignedEntry act, Matter.RepairSlot slot) {
    return switch (dossier.calendars().verdict(dossier, act, slot)) {
      case DockLine.Verdict.Holds _ -> FOUNDED;
      // Both closings are kept and shown; that neither holds is for the reading.
      case DockLine.Verdict.Contradicted _ -> FOUNDED;
      case DockLine.Verdict.Split _ -> FOUNDED;
      case DockLine.Verdict.Waits waits ->
          waits(
              "The slot of "
                  + waits.holder().terms().vessel().names().en()
                  + " holds that dock until "
                  + waits.holder().until()
                  + ".");
    };
  }

  /// Whether in the keeper's own sequence its consent did not stand when it closed.
  private boolean takenBack(SignedEntry closing, Hash terms) {
    List<SignedEntry> before = new ArrayList<>();
    if (opening.entry().party().equals(opened.keeper())) {
      before.add(opening);
    }
    for (SignedEntry act : dossier.of(opened.keeper())) {
      if (Dossier.SEQUENCE.compare(act, closing) < 0) {
        before.add(act);
      }
    }
    return Voice.read(before).stance(terms) != Stance.CONSENTED;
  }

  private Judgement declined(Hash terms, List<SignedEntry> listed) {
    Set<PartyId> declined = new TreeSet<>();
    for (SignedEntry act : listed) {
      if (act.entry().body() instanceof Crossing.ProposalDeclined body
          && body.terms().equals(terms)) {
        declined.add(act.entry().party());
      }
    }
    return reading.tally().impossible(declined)
        ? FOUNDED
        : wrong("With the refusals it lists the rule can still be satisfied.");
  }

  private Judgement withdrawn(List<SignedEntry> listed) {
    boolean stated =
        listed.stream()
            .anyMatch(act ->
                act.entry().body() instanceof Crossing.ProposalWithdrawn
                    && act.entry().party().equals(opening.entry().party()));
    return stated ? FOUNDED : wrong("It lists no act by which the opener withdrew the proposal.");
  }

  private Judgement lapsed(SignedEntry closing) {
    return closing.entry().recorded().isBefore(opened.clocks().validUntil())
        ? wrong(
            "The keeper recorded it at "
                + closing.entry().recorded()
                + ", before the proposal's time passed at "
                + opened.clocks().validUntil()
                + ".")
        : FOUNDED;
  }

  /// Whether the act is its author's consent to exactly these terms.
  static boolean consents(SignedEntry act, Hash terms) {
    return switch (act.entry().body()) {
      case Crossing.ConsentGiven body -> body.terms().equals(terms);
      case Crossing.TermsCountered body -> body.terms().hash().equals(terms);
      case Crossing.ProposalOpened body -> body.terms().hash().equals(terms);
      case Crossing _ -> false;
      case renkei.core.entry.Domestic _ -> false;
    };
  }

  private static Judgement waits(String sentence) {
    return new Judgement(Finding.WAITING, sentence);
  }

  private static Judgement wrong(String sentence) {
    return new Judgement(Finding.UNFOUNDED, sentence);
  }
}

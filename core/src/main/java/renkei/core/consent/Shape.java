// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Provisions;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Who must agree and who settles, by profile. Without this a party could name itself keeper of
/// what another is to consent to, or ask for nobody's consent at all.
final class Shape {
  private final Entry opening;
  private final Crossing.ProposalOpened opened;

  Shape(Entry opening) {
    this.opening = opening;
    this.opened = Parties.opened(opening);
  }

  /// Whether it tells others something and asks for nobody's consent.
  static boolean isNotice(Matter matter) {
    return matter instanceof Matter.Withdrawal
        || matter instanceof Matter.Leaving
        || matter instanceof Matter.Interest;
  }

  /// Why an opening of this shape is refused.
  Optional<Refusal> check() {
    Matter matter = opened.terms().terms().matter();
    List<Elector> electorate = opened.electorate();
    long others = electorate.stream().filter(e -> !e.party().equals(opening.party())).count();
    boolean notice = opened.rule() instanceof ConsentRule.None;
    if (others == 0) {
      return malformed("The proposal asks nobody but the party that opened it.");
    }
    if (!Parties.of(opening).contains(opened.keeper())) {
      return malformed("The keeper is neither the opener nor one of the electorate.");
    }
    if (notice != Shape.isNotice(matter)) {
      return malformed(
          "Only a notice, of withdrawal, leaving or interest, and every one, asks for nobody's"
              + " consent.");
    }
    if (opened.rule() instanceof ConsentRule.AtLeast(int count) && count > electorate.size()) {
      return malformed("The rule asks for " + count + " of " + electorate.size() + " electors.");
    }
    if (opened.rule() instanceof ConsentRule.Named(List<PartyId> named)
        && !electorate.stream().map(Elector::party).toList().containsAll(named)) {
      return malformed("The rule names a party that is not in the electorate.");
    }
    if (!notice && !opened.clocks().validUntil().isAfter(opening.recorded())) {
      return malformed(
          "The proposal is valid until "
              + opened.clocks().validUntil()
              + ", which is not after it was recorded at "
              + opening.recorded()
              + ".");
    }
    return matter(matter);
  }

  /// Why terms with these fields do not fit the proposal; for openings and for counters.
  Optional<Refusal> matter(Matter matter) {
    if (Profile.of(matter) != opened.terms().terms().profile()) {
      return malformed("A counter stays within the profile of its proposal.");
    }
    Matter before = opened.terms().terms().matter();
    return switch (matter) {
      case Matter.Agreement agreement -> agreement(agreement);
      case Matter.Accession accession ->
          NumberCheck.counter(before, accession).or(() -> accession(accession));
      case Matter.Leaving _ -> leaving();
      case Matter.Interest _ ->
          opened.keeper().equals(opening.party())
              ? Optional.empty()
              : malformed("Who declares its interest is the keeper of that.");
      case Matter.Succession succession ->
          NumberCheck.counter(before, succession).or(() -> succession(succession));
      case Matter.TeamCharter charter -> team(charter);
      case Matter.Pairing pairing -> pairing(pairing);
      case Matter.Support support -> request(support.function());
      case Matter.Information asked -> request(asked.function());
      case Matter.Visit visit -> visit(before, visit);
      case Matter.RepairSlot slot -> CalendarCheck.counter(before, slot).or(() -> slot(slot));
      case Matter.ProgrammeStage stage -> programme(before, stage);
      case Matter.OnwardRelease release -> onward(release);
      case Matter.Withdrawal _ ->
          opened.keeper().equals(opening.party())
              ? Optional.empty()
              : malformed("Who gives notice of withdrawal is its keeper.");
    };
  }

  private Optional<Refusal> pairing(Matter.Pairing pairing) {
    PartyId inviter = pairing.inviter().party();
    Set<PartyId> two = Set.of(inviter, pairing.invitee().party());
    if (!two.equals(Set.copyOf(Parties.of(opening)))) {
      return malformed("A pairing is between the inviter and the invitee, and asks nobody else.");
    }
    return all()
        .or(() ->
            opened.keeper().equals(inviter)
                ? Optional.empty()
                : malformed("The inviter is the keeper of a pairing."));
  }

  /// A request, for support or for information.
  private Optional<Refusal> request(FunctionId function) {
    Elector asked = opened.electorate().getFirst();
    if (opened.electorate().size() != 1 || asked.party().equals(opening.party())) {
      return malformed("A request asks exactly one other party.");
    }
    if (!opened.keeper().equals(asked.party())) {
      return malformed("The party asked is the keeper of a request: only it can accept.");
    }
    return asked.function().equals(function)
        ? all()
        : malformed(
            "The request is about "
                + function
                + "; the party asked is to answer under that function.");
  }

  private Optional<Refusal> visit(Matter before, Matter.Visit visit) {
    if (before instanceof Matter.Visit opened
        && !Objects.equals(opened.extended(), visit.extended())) {
      return malformed("A counter lengthens the same visit as the proposal, or none as it does.");
    }
    if (Parties.of(opening).size() != 2 || !Parties.of(opening).contains(visit.host())) {
      return malformed("A visit is between its host and the party that sends the force.");
    }
    return all()
        .or(() ->
            opened.keeper().equals(visit.host())
                ? Optional.empty()
                : malformed("The host is the keeper of a visit."));
  }

  private Optional<Refusal> slot(Matter.RepairSlot slot) {
    Set<PartyId> two = Set.of(slot.vessel().party(), slot.berth().party());
    if (!two.equals(Set.copyOf(Parties.of(opening)))) {
      return malformed("A repair slot is between the vessel's party and the yard's party.");
    }
    return all()
        .or(() ->
            opened.keeper().equals(slot.berth().party())
                ? Optional.empty()
                : malformed("The yard's party is the keeper of a repair slot."));
  }

  private Optional<Refusal> programme(Matter before, Matter.ProgrammeStage stage) {
    if (!Set.copyOf(stage.partners()).equals(Set.copyOf(Parties.of(opening)))) {
      return malformed("A stage of a programme asks exactly the partners that its terms name.");
    }
    if (before instanceof Matter.ProgrammeStage first
        && !(first.under().equals(stage.under())
            && java.util.Objects.equals(first.development(), stage.development()))) {
      return malformed("A counter keeps the programme, its stage and what it is under.");
    }
    if (!(opened.rule() instanceof ConsentRule.All)) {
      return malformed("Every partner must consent to a stage of a programme.");
    }
    return opened.keeper().equals(stage.lead())
        ? Optional.empty()
        : malformed("The lead is the keeper of a stage of a programme.");
  }

  private Optional<Refusal> onward(Matter.OnwardRelease release) {
    Elector asked = opened.electorate().getFirst();
    boolean one = opened.electorate().size() == 1 && !asked.party().equals(opening.party());
    if (!one || !opened.keeper().equals(asked.party())) {
      return malformed("Onward release asks the originator alone, which is its keeper.");
    }
    return Parties.of(opening).contains(release.to())
        ? malformed("Onward release names a third party.")
        : all();
  }

  private Optional<Refusal> agreement(Matter.Agreement agreement) {
    if (!Set.copyOf(agreement.parties()).equals(Set.copyOf(Parties.of(opening)))) {
      return malformed("An agreement asks exactly the parties that its terms name.");
    }
    return opened.keeper().equals(agreement.depositary())
        ? provisions(agreement.provisions())
        : malformed("The depositary is the keeper of an agreement.");
  }

  /// Terms under which the agreement could never be in force contradict themselves.
  private Optional<Refusal> provisions(Provisions provisions) {
    Instant date = provisions.begins().notBefore();
    Instant valid = opened.clocks().validUntil();
    if (date != null && date.isBefore(opening.recorded())) {
      return malformed(
          "The agreement would be in force from "
              + date
              + ", before it was proposed at "
              + opening.recorded()
              + ".");
    }
    if (date != null && !date.isBefore(valid)) {
      return malformed(
          "The agreement would be in force from "
              + date
              + ", when its proposal has lapsed at "
              + valid
              + ". Let the proposal be valid for longer.");
    }
    return provisions.ended(opening.recorded())
        ? malformed("The agreement would have ended before it was proposed.")
        : Optional.empty();
  }

  /// The one that is gone is heard if it comes back, and not waited for.
  private Optional<Refusal> succession(Matter.Succession succession) {
    List<PartyId> needed = new ArrayList<>(Parties.of(opening));
    boolean told = needed.remove(succession.gone());
    needed.remove(opening.party());
    if (!told || opening.party().equals(succession.gone())) {
      return malformed(
          "Another member proposes who comes in the place of the depositary that is gone, and the"
              + " proposal is told to that one too.");
    }
    boolean named =
        opened.rule() instanceof ConsentRule.Named(List<PartyId> parties)
            && parties.equals(needed.stream().sorted().toList());
    if (!named) {
      return malformed("Every other member must consent to another depositary, and is named.");
    }
    return opened.keeper().equals(succession.successor())
            && !succession.successor().equals(succession.gone())
        ? Optional.empty()
        : malformed("The member that is to be the depositary is the keeper of the proposal.");
  }

  private Optional<Refusal> accession(Matter.Accession accession) {
    Set<PartyId> asked =
        opened.electorate().stream().map(Elector::party).collect(Collectors.toSet());
    if (!opening.party().equals(accession.applicant()) || asked.contains(accession.applicant())) {
      return malformed("The applicant opens its own accession, and has no vote on it.");
    }
    if (!asked.contains(accession.sponsor())) {
      return malformed("The sponsor is one of the members that are asked.");
    }
    if (!asked.contains(opened.keeper())) {
      return malformed("The depositary, one of the members, is the keeper of an accession.");
    }
    return opened.rule() instanceof ConsentRule.All
        ? Optional.empty()
        : malformed("Every member at the number that it names must consent to an accession.");
  }

  /// Nobody is in a team that it did not consent to itself.
  private Optional<Refusal> team(Matter.TeamCharter charter) {
    if (!Set.copyOf(charter.parties()).equals(Set.copyOf(Parties.of(opening)))) {
      return malformed("A charter asks exactly the parties whose co-leads its terms name.");
    }
    return opened.rule() instanceof ConsentRule.All
        ? Optional.empty()
        : malformed("Every party of a team must consent to its charter.");
  }

  private Optional<Refusal> leaving() {
    return opened.keeper().equals(opening.party())
        ? malformed("The depositary numbers who leaves; it cannot leave before it is replaced.")
        : Optional.empty();
  }

  private Optional<Refusal> all() {
    return opened.rule() instanceof ConsentRule.All
        ? Optional.empty()
        : malformed("Between two parties both must consent.");
  }

  private static Optional<Refusal> malformed(String sentence) {
    return Optional.of(new Refusal(RefusalCode.MALFORMED, sentence));
  }
}

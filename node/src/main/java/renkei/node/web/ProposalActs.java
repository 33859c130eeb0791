// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Progress;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.entry.Translation;
import renkei.core.turn.Draft;
import renkei.core.turn.State;

/// What officers do about proposals: open, acknowledge, consent, counter, decline, withdraw, state
/// progress.
final class ProposalActs {
  /// Under which functions proposals are decided whose matter names none
  /// (docs/protocol/register.md).
  private static final FunctionId VISIT = new FunctionId("visits");

  private static final FunctionId REPAIR = new FunctionId("ship-repair");
  private static final FunctionId PROGRAMME = new FunctionId("programmes");
  private static final FunctionId ONWARD = new FunctionId("onward-release");
  private static final FunctionId AGREEMENT = new FunctionId("agreements");
  private static final FunctionId TEAM = new FunctionId("team");

  private final Desk desk;
  private final Enclosed enclosed;
  private final Signing signing;

  ProposalActs(Desk desk, Signing signing) {
    this.desk = desk;
    this.signing = signing;
    this.enclosed = new Enclosed(desk);
  }

  // ------------------------------------------------------------------------------------ opening

  /// What terms say.
  private record Wording(
      TermsJson.Drafted matter,
      List<AuthenticText> texts,
      List<EntryId> documents,
      List<Translation> translations) {
    static Wording of(Fields fields) {
      return new Wording(
          fields.object("matter", TermsJson::matter),
          TermsJson.texts(fields),
          TermsJson.documents(fields),
          AgreementJson.translations(fields));
    }

    Terms terms(Matter made, List<EntryId> enclosed) {
      return new Terms(texts, made, enclosed, translations);
    }
  }

  /// What an officer wants opened.
  private record Opening(
      EntryId id,
      Wording wording,
      Clocks clocks,
      String basis,
      @Nullable Label label,
      Chosen chosen,
      @Nullable OfficerProof signature) {
    static Opening of(Fields fields) {
      return new Opening(
          fields.id("id"),
          Wording.of(fields),
          fields.object("clocks", TermsJson::clocks),
          fields.text("basis", ""),
          fields.maybe("label", name -> fields.object(name, Values::label)).orElse(null),
          Chosen.of(fields),
          Signing.proof(fields));
    }
  }

  /// What a profile leaves to the officer.
  ///
  /// @param to whom it asks, where one party is asked; null: the terms say it
  /// @param rule of an agreement; null: all
  /// @param members of an accession that an outsider opens; null: as known here
  /// @param keeper of a team's charter; null: the party that opens it
  private record Chosen(
      @Nullable PartyId to,
      @Nullable ConsentRule rule,
      @Nullable Members members,
      @Nullable PartyId keeper) {
    static Chosen of(Fields fields) {
      return new Chosen(
          fields.maybe("to", fields::party).orElse(null),
          fields.maybe("rule", name -> fields.object(name, TermsJson::rule)).orElse(null),
          fields.maybe("members", name -> fields.object(name, Members::of)).orElse(null),
          fields.maybe("keeper", fields::party).orElse(null));
    }
  }

  /// Whom an applicant asks, as its sponsor told it: its own node knows no number yet.
  private record Members(List<PartyId> parties, PartyId depositary) {
    static Members of(Fields fields) {
      return new Members(
          List.copyOf(fields.texts("parties", Fields::party64)), fields.party("depositary"));
    }
  }

  Reply open(Call call) {
    Opening opening = call.read(Opening::of);
    return signing.recordFrom(
        new Signing.Brought(call.who(), opening.id(), opening.signature()),
        opening.wording().matter().from(),
        (state, from) -> opened(state, call.who(), opening, from));
  }

  /// Whom a profile asks, and who keeps it.
  private record Asks(List<Elector> electorate, PartyId keeper, ConsentRule rule) {
    static Asks one(PartyId party, FunctionId function) {
      return new Asks(List.of(new Elector(party, function)), party, new ConsentRule.All());
    }
  }

  private Draft opened(State state, Caller caller, Opening opening, Instant from) {
    Matter matter = Acceding.shown(state, opening.wording().matter().made().apply(from), null);
    Asks asks = asks(state, opening, matter);
    List<EntryId> documents =
        enclosed.statements(state, opening.wording().documents(), opening.chosen().to(), List.of());
    SealedTerms terms = desk.port().seal(opening.wording().terms(matter, documents));
    Crossing body =
        new Crossing.ProposalOpened(
            terms, asks.keeper(), asks.electorate(), asks.rule(), opening.clocks());
    List<PartyId> others =
        asks.electorate().stream()
            .map(Elector::party)
            .filter(p -> !p.equals(state.self()))
            .toList();
    Label label =
        opening.label() != null
            ? opening.label()
            : desk.releasable(state, others, Level.UNCLASSIFIED);
    return new Draft(opening.id(), null, caller.by(), opening.basis(), Set.of(), label, body, null);
  }

  private Asks asks(State state, Opening opening, Matter matter) {
    PartyId to = opening.chosen().to();
    ConsentRule rule = opening.chosen().rule();
    Malformed.unless(
        rule == null || matter instanceof Matter.Agreement,
        "only of an agreement the rule can be chosen: leave the key rule out");
    PartyId keeper = opening.chosen().keeper();
    Malformed.unless(
        keeper == null || matter instanceof Matter.TeamCharter,
        "only of a team's charter the keeper can be chosen: leave the key keeper out");
    return switch (matter) {
      case Matter.Pairing _ -> throw new Malformed("a pairing is made by inviting and accepting");
      case Matter.Support support -> Asks.one(asked(to), support.function());
      case Matter.Information information -> Asks.one(asked(to), information.function());
      case Matter.Visit visit -> visit(to, visit);
      case Matter.OnwardRelease _ -> Asks.one(asked(to), ONWARD);
      case Matter.Withdrawal withdrawal -> notice(state, withdrawal);
      case Matter.Agreement agreement ->
          new Asks(
              electors(state, agreement.parties()),
              agreement.depositary(),
              rule == null ? new ConsentRule.All() : rule);
      case Matter.Accession accession ->
          members(state, accession.membership(), opening.chosen().members(), new ConsentRule.All());
      case Matter.ProgrammeStage stage -> programme(state, stage);
      case Matter.RepairSlot slot -> slot(state, slot);
      case Matter.Leaving leaving ->
          members(state, leaving.membership(), null, new ConsentRule.None());
      case Matter.Interest interest -> {
        Asks told =
            members(
                state, interest.membership(), opening.chosen().members(), new ConsentRule.None());
        yield new Asks(told.electorate(), state.self(), told.rule());
      }
      case Matter.Succession after -> {
        Asks all = members(state, after.membership(), null, new ConsentRule.All());
        List<PartyId> named =
            all.electorate().stream()
                .map(Elector::party)
                .filter(party -> !party.equals(after.gone()))
                .sorted()
                .toList();
        yield new Asks(all.electorate(), after.successor(), new ConsentRule.Named(named));
      }
      case Matter.TeamCharter charter ->
          new Asks(
              electors(state, charter.parties(), TEAM),
              keeper == null ? state.self() : keeper,
              new ConsentRule.All());
    };
  }

  /// Every partner; the lead keeps it.
  private static Asks programme(State state, Matter.ProgrammeStage stage) {
    List<Elector> partners =
        stage.partners().stream()
            .filter(party -> !party.equals(state.self()))
            .map(party -> new Elector(party, PROGRAMME))
            .toList();
    return new Asks(partners, stage.lead(), new ConsentRule.All());
  }

  /// Vessel's and yard's party, whichever of them opens; the yard keeps it.
  private static Asks slot(State state, Matter.RepairSlot slot) {
    PartyId yard = slot.berth().party();
    PartyId other = yard.equals(state.self()) ? slot.vessel().party() : yard;
    return new Asks(List.of(new Elector(other, REPAIR)), yard, new ConsentRule.All());
  }

  private static List<Elector> electors(State state, List<PartyId> parties) {
    return electors(state, parties, AGREEMENT);
  }

  private static List<Elector> electors(State state, List<PartyId> parties, FunctionId function) {
    return parties.stream()
        .filter(party -> !party.equals(state.self()))
        .map(party -> new Elector(party, function))
        .toList();
  }

  /// Everybody in a membership, as it is known here or as the applicant was told.
  private static Asks members(
      State state, Membership of, @Nullable Members told, ConsentRule rule) {
    Optional<MembershipLine> line =
        state.proposals().memberships().stream()
            .filter(found -> found.membership().equals(of))
            .findFirst();
    if (line.isPresent()) {
      return new Asks(electors(state, line.get().members()), line.get().depositary(), rule);
    }
    if (told == null) {
      throw new Malformed(
          "no number of that membership is known here: name the members and the depositary");
    }
    return new Asks(electors(state, told.parties()), told.depositary(), rule);
  }

  private static PartyId asked(@Nullable PartyId to) {
    if (to == null) {
      throw new Malformed("the key to is missing: whom it asks");
    }
    return to;
  }

  /// The host keeps a visit, also when it invites.
  private static Asks visit(@Nullable PartyId to, Matter.Visit visit) {
    PartyId other = to == null ? visit.host() : to;
    return new Asks(List.of(new Elector(other, VISIT)), visit.host(), new ConsentRule.All());
  }

  /// Notice goes to everybody else who is in what ends, and asks nobody.
  private Asks notice(State state, Matter.Withdrawal withdrawal) {
    ProposalView named = Desk.view(state, withdrawal.proposal());
    FunctionId function =
        Optional.ofNullable(named.functionOf(state.self())).orElse(new FunctionId("notice"));
    List<Elector> told = new ArrayList<>();
    named
        .others(state.self(), desk.now(state))
        .forEach(party -> told.add(new Elector(party, function)));
    return new Asks(told, state.self(), new ConsentRule.None());
  }

  // --------------------------------------------------------------------------------------- acts

  /// What every act names.
  private record Head(
      EntryId id, @Nullable Long version, String basis, @Nullable OfficerProof signature) {
    static Head of(Fields fields) {
      return new Head(
          fields.id("id"),
          fields.integer("version"),
          fields.text("basis", ""),
          Signing.proof(fields));
    }
  }

  private Reply act(Call call, Head head, BiFunction<State, ProposalView, Crossing> making) {
    EntryId proposal = call.id();
    try {
      return signing.record(
          new Signing.Brought(call.who(), head.id(), head.signature()),
          state -> {
            ProposalView view = Desk.view(state, proposal);
            return new Draft(
                head.id(),
                null,
                call.who().by(),
                head.basis(),
                Set.of(),
                desk.labelOf(state, view),
                making.apply(state, view),
                head.version());
          });
    } catch (Refused refused) {
      throw refused.code().equals("STALE") ? refused.with(current(proposal)) : refused;
    }
  }

  private tools.jackson.databind.node.ObjectNode current(EntryId proposal) {
    return desk.ask(state -> {
      ProposalView view = Desk.view(state, proposal);
      return Values.current(Desk.version(state, view), Desk.newest(state, view), state.self());
    });
  }

  Reply acknowledge(Call call) {
    Head head = call.read(Head::of);
    return act(call, head, (_, view) -> new Crossing.ProposalAcknowledged(view.id()));
  }

  Reply consent(Call call) {
    record Consent(Head head, Hash terms) {}
    Consent given = call.read(fields -> new Consent(Head.of(fields), fields.hash("terms")));
    return act(
        call, given.head(), (_, view) -> new Crossing.ConsentGiven(view.id(), given.terms()));
  }

  /// A no, or a yes taken back.
  private record No(Head head, Hash terms, String reason) {
    static No of(Fields fields) {
      return new No(Head.of(fields), fields.hash("terms"), ProposalActs.reason(fields));
    }
  }

  static String reason(Fields fields) {
    String reason = fields.text("reason");
    Malformed.unless(!reason.isBlank(), "give the reason");
    return reason;
  }

  Reply withdrawConsent(Call call) {
    No no = call.read(No::of);
    return act(
        call,
        no.head(),
        (_, view) -> new Crossing.ConsentWithdrawn(view.id(), no.terms(), no.reason()));
  }

  Reply decline(Call call) {
    No no = call.read(No::of);
    return act(
        call,
        no.head(),
        (_, view) -> new Crossing.ProposalDeclined(view.id(), no.terms(), no.reason()));
  }

  Reply counter(Call call) {
    record Counter(Head head, Hash replaces, Wording wording) {}
    Counter counter =
        call.read(
            fields -> new Counter(Head.of(fields), fields.hash("replaces"), Wording.of(fields)));
    Instant given = counter.wording().matter().from();
    Instant from = given == null ? desk.now() : given;
    Matter drafted = counter.wording().matter().made().apply(from);
    return act(
        call,
        counter.head(),
        (state, view) -> {
          List<PartyId> others = view.others(state.self());
          Matter matter = Acceding.shown(state, drafted, view.matter());
          List<EntryId> documents =
              enclosed.statements(
                  state,
                  counter.wording().documents(),
                  others.size() == 1 ? others.getFirst() : null,
                  view.onTable().terms().documents());
          return new Crossing.TermsCountered(
              view.id(),
              counter.replaces(),
              desk.port().seal(counter.wording().terms(matter, documents)));
        });
  }

  Reply ratify(Call call) {
    record Ratified(Head head, Hash terms) {}
    Ratified given = call.read(fields -> new Ratified(Head.of(fields), fields.hash("terms")));
    return act(
        call, given.head(), (_, view) -> new Crossing.ProposalRatified(view.id(), given.terms()));
  }

  Reply withdraw(Call call) {
    record Withdraw(Head head, String reason) {}
    Withdraw withdraw = call.read(fields -> new Withdraw(Head.of(fields), reason(fields)));
    return act(
        call,
        withdraw.head(),
        (_, view) -> new Crossing.ProposalWithdrawn(view.id(), withdraw.reason()));
  }

  /// An answer is made for the one that asked, under a label that the officer chooses.
  Reply answer(Call call) {
    record Given(EntryId id, String text, @Nullable EntryId document, Level level, String basis) {}
    Given given =
        call.read(fields ->
            new Given(
                fields.id("id"),
                fields.text("text"),
                fields.maybe("document", fields::id).orElse(null),
                fields.choice("level", Level.class),
                fields.text("basis", "")));
    EntryId proposal = call.id();
    return Desk.recorded(
        desk.record(
            given.id(),
            state -> {
              ProposalView view = Desk.view(state, proposal);
              PartyId asker = view.opener();
              EntryId document = given.document();
              return new Draft(
                  given.id(),
                  null,
                  call.who().by(),
                  given.basis(),
                  Set.of(asker),
                  desk.releasable(state, List.of(asker), given.level()),
                  new Crossing.InformationGiven(
                      proposal,
                      given.text(),
                      document == null ? null : enclosed.statement(state, document, asker)),
                  null);
            }));
  }

  /// Progress is made for the one that asked.
  Reply progress(Call call) {
    record Stated(EntryId id, Progress progress, String note) {}
    Stated stated =
        call.read(fields ->
            new Stated(
                fields.id("id"), fields.choice("progress", Progress.class), fields.text("note")));
    EntryId proposal = call.id();
    return Desk.recorded(
        desk.record(
            stated.id(),
            state -> {
              ProposalView view = Desk.view(state, proposal);
              return new Draft(
                  stated.id(),
                  null,
                  call.who().by(),
                  "",
                  Set.of(view.opener()),
                  desk.labelOf(state, view),
                  new Crossing.ProgressStated(proposal, stated.progress(), stated.note()),
                  null);
            }));
  }
}

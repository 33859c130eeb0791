// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.Holding;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Crossing.CounterpartStated;
import renkei.core.entry.Domestic.AlarmRaised;
import renkei.core.entry.Domestic.DocumentFiled;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.SignedEntry;
import renkei.core.release.AdoptedRule;
import renkei.core.release.Agreement;
import renkei.core.release.DueRecall;
import renkei.core.release.DueRelease;
import renkei.core.release.Ground;
import renkei.core.release.Policy;
import renkei.core.release.Reduction;

/// What the node itself states because officers' acts make it due: closings of proposals that it
/// keeps, the consent to a pairing whose terms were accepted with the invite, released documents,
/// recall notices, counterparts. Owner: the turn.
final class Settling {
  /// Proposals that one turn looks at for alarms.
  private static final int ALARMS_MAX = 200;

  private final State state;
  private final Ports ports;
  private final Speaker speaker;
  private final Function<EntryId, Optional<SignedEntry>> read;

  Settling(
      State state, Ports ports, Speaker speaker, Function<EntryId, Optional<SignedEntry>> read) {
    this.state = state;
    this.ports = ports;
    this.speaker = speaker;
    this.read = read;
  }

  void settle(Instant now, Batch batch) {
    pairings(now, batch);
    closings(now, batch);
    for (DueRelease due : state.desk().due(now)) {
      release(due, now, batch);
    }
    for (DueRecall due : state.desk().recalls()) {
      recall(due, now, batch);
    }
    counterparts(now, batch);
    for (ReadinessOut.Due due : new ReadinessOut(state).due(now)) {
      Draft draft = draft(due.body(), root(), due.label(), Set.of(due.to()));
      saidByNode(draft, new Ground.Rule(due.rule()), now, batch);
    }
    for (AlarmRaised alarm : state.requests().alarms().due(now, ALARMS_MAX)) {
      say(alarm, root(), lowest(List.of()), now, batch);
    }
  }

  private void pairings(Instant now, Batch batch) {
    for (EntryId id : state.pairingsWaiting()) {
      ProposalView view = state.proposals().find(id).orElseThrow();
      boolean asked =
          !view.state().settled()
              && view.missing().stream().map(Elector::party).anyMatch(state.self()::equals);
      boolean accepted =
          asked
              && state
                  .peers()
                  .find(view.opener())
                  .filter(peer -> peer.terms().equals(view.onTable().hash()))
                  .isPresent();
      if (accepted) {
        Body consent = new Crossing.ConsentGiven(view.id(), view.onTable().hash());
        say(consent, root(), lowest(List.of(view.opener())), now, batch);
      }
    }
  }

  private void closings(Instant now, Batch batch) {
    for (Crossing.ProposalClosed closing : state.proposals().due(now)) {
      state
          .proposals()
          .find(closing.proposal())
          .filter(this::closedNowhere)
          .ifPresent(view -> say(closing, answeredBy(view, now), answeredUnder(view), now, batch));
    }
  }

  /// After a restore a party may hold a closing that was lost here; a second one would undo both. A
  /// keeper can delay, so it waits until each party gave back what it holds.
  private boolean closedNowhere(ProposalView view) {
    return view.others(state.self()).stream()
        .flatMap(party -> state.findLink(party).stream())
        .allMatch(link -> link.status().out().gaveBack());
  }

  /// The command that holds the matter now; where nobody answers here, that of our own last act.
  private CommandId answeredBy(ProposalView view, Instant now) {
    return state
        .routing()
        .answers(view, now)
        .flatMap(Holding::holder)
        .or(() ->
            view.acts().reversed().stream()
                .map(SignedEntry::entry)
                .filter(entry -> entry.party().equals(state.self()))
                .map(Entry::command)
                .findFirst())
        .orElseGet(this::root);
  }

  /// The label of our own last act in it: whoever may see that may see what became of it.
  private Label answeredUnder(ProposalView view) {
    return view.acts().reversed().stream()
        .map(SignedEntry::entry)
        .filter(entry -> entry.party().equals(state.self()))
        .map(Entry::label)
        .findFirst()
        .orElseGet(() -> lowest(view.others(state.self())));
  }

  private void release(DueRelease due, Instant now, Batch batch) {
    SignedEntry item = read.apply(due.item()).orElse(null);
    if (item == null) {
      return;
    }
    Set<PartyId> from =
        state.holdings().document(due.item()).map(Holdings.Document::originators).orElse(Set.of());
    Set<PartyId> originators = new TreeSet<>(from);
    originators.add(item.entry().party());
    Crossing.DocumentReleased body =
        switch (item.entry().body()) {
          case DocumentFiled filed ->
              new Crossing.DocumentReleased(
                  filed.title(), filed.mediaType(), filed.content(), originators);
          case Crossing.DocumentReleased held ->
              new Crossing.DocumentReleased(
                  held.title(), held.mediaType(), held.content(), originators);
          case Body _ -> null;
        };
    if (body != null) {
      Draft draft =
          draft(body, root(), narrowed(due, item.entry().label()), Set.of(due.recipient()));
      saidByNode(draft, new Ground.Decision(due.decision(), due.item()), now, batch);
    }
  }

  /// The document's label for its one recipient: who else may have it is nobody's matter.
  private Label narrowed(DueRelease due, Label held) {
    Policy policy = state.desk().policy();
    return policy
        .document(due.item())
        .flatMap(document ->
            policy
                .agreement(due.recipient())
                .flatMap(with -> Reduction.label(document, with, policy)))
        .orElse(held);
  }

  private void recall(DueRecall due, Instant now, Batch batch) {
    Crossing.RecallNotice notice = new Crossing.RecallNotice(due.statement(), due.reason());
    saidByNode(
        draft(notice, root(), lowest(List.of(due.recipient())), Set.of(due.recipient())),
        new Ground.Notice(),
        now,
        batch);
  }

  // ------------------------------------------------------------------------------ counterparts

  private void counterparts(Instant now, Batch batch) {
    for (AdoptedRule rule : state.desk().policy().rules()) {
      if (rule.rule().scope() instanceof ReleaseRule.Counterparts scope && inForce(rule, now)) {
        for (FunctionId function : scope.functions()) {
          for (PartyId to : rule.rule().recipients()) {
            counterpart(rule, function, to, now, batch);
          }
        }
      }
    }
  }

  private void counterpart(
      AdoptedRule rule, FunctionId function, PartyId to, Instant now, Batch batch) {
    Holding holding = state.register().who(state.register().named(function), null, now, now);
    Optional<CommandId> holder = holding.holder();
    if (holder.isEmpty()) {
      return;
    }
    Optional<CounterpartStated> told = state.toldCounterparts().last(to, function);
    Names names = commandNames(holder.get());
    if (told.isEmpty()
        || !told.get().command().equals(holder.get())
        || !told.get().names().equals(names)) {
      Draft draft =
          draft(
              new CounterpartStated(function, holder.get(), names, now),
              root(),
              lowest(List.of(to)),
              Set.of(to));
      saidByNode(draft, new Ground.Rule(rule.id()), now, batch);
    }
  }

  private Names commandNames(CommandId command) {
    return state.register().commands().stream()
        .filter(line -> line.id().equals(command))
        .map(line -> line.names())
        .findFirst()
        .orElse(Names.same(command.code()));
  }

  // ---------------------------------------------------------------------------------- progress

  /// The rule that lets progress of this proposal cross to its one recipient.
  static Optional<Ground> progressRule(State state, Entry entry) {
    if (!(entry.body() instanceof Crossing.ProgressStated stated)) {
      return Optional.empty();
    }
    Optional<ProposalView> view = state.proposals().find(stated.proposal());
    if (view.isEmpty() || !(view.get().matter() instanceof Matter.Support support)) {
      return Optional.empty();
    }
    return state.desk().policy().rules().stream()
        .filter(rule -> rule.rule().recipients().containsAll(entry.audience()))
        .filter(rule ->
            rule.rule().scope() instanceof ReleaseRule.ProgressOf scope
                && scope.functions().contains(support.function()))
        .filter(rule -> inForce(rule, entry.recorded()))
        .map(rule -> (Ground) new Ground.Rule(rule.id()))
        .findFirst();
  }

  static Refusal noProgressRule(State state, Entry entry) {
    String to =
        String.join(", ", entry.audience().stream().map(state.peers()::code).sorted().toList());
    return new Refusal(
        RefusalCode.NOT_RELEASABLE,
        "no release rule lets the progress of this function cross to "
            + (to.isEmpty() ? "anybody: name one recipient" : to + "; adopt one first"));
  }

  static boolean inForce(AdoptedRule rule, Instant at) {
    Instant until = rule.rule().until();
    return !rule.rule().from().isAfter(at) && (until == null || at.isBefore(until));
  }

  // ------------------------------------------------------------------------------------ drafts

  private void say(Body body, CommandId command, Label label, Instant now, Batch batch) {
    saidByNode(draft(body, command, label, Set.of()), null, now, batch);
  }

  private void saidByNode(Draft draft, @Nullable Ground ground, Instant now, Batch batch) {
    if (speaker.say(draft, ground, now, batch) instanceof Speaker.Said.Refused(Refusal why)) {
      speaker.couldNot(draft, why);
    }
  }

  private Draft draft(Body body, CommandId command, Label label, Set<PartyId> audience) {
    return new Draft(
        EntryId.random(ports.random()),
        null,
        Draft.By.node(command),
        "",
        audience,
        label,
        body,
        null);
  }

  /// The lowest label, releasable to these peers.
  private Label lowest(List<PartyId> to) {
    String policy = "RENKEI";
    Set<String> codes = new TreeSet<>();
    for (PartyId party : to) {
      Agreement agreement = state.desk().policy().agreements().get(party);
      codes.add(agreement == null ? state.peers().code(party) : agreement.outward().toCode());
      policy = agreement == null ? policy : agreement.outward().map().policy();
    }
    Label label = Label.of(policy, Level.UNCLASSIFIED, codes.toArray(String[]::new));
    return state.exercise() ? label.asExercise() : label;
  }

  private CommandId root() {
    return state.register().root().orElse(new CommandId("node"));
  }
}

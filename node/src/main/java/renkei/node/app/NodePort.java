// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import renkei.core.base.Bytes;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import renkei.core.turn.TurnOutput;
import renkei.node.codec.ProtoCodec;
import renkei.node.web.WebPort;

/// The node as the web edge sees it.
final class NodePort implements WebPort {
  private final TurnThread turn;
  private final Identity identity;
  private final String labelPolicy;
  private final PairingDesk pairing;
  private final SpaceLimit space;
  private final ProtoCodec codec = new ProtoCodec();
  private final List<Consumer<News>> watchers = new CopyOnWriteArrayList<>();

  NodePort(
      TurnThread turn,
      Identity identity,
      String labelPolicy,
      PairingDesk pairing,
      SpaceLimit space) {
    this.turn = turn;
    this.identity = identity;
    this.labelPolicy = labelPolicy;
    this.pairing = pairing;
    this.space = space;
    pairing.turnsTo(turn);
  }

  /// Called by the turn's thread after each turn.
  void turned(TurnOutput output) {
    if (output.changed() || !output.alarms().isEmpty()) {
      News news =
          new News(
              output.position(),
              output.changed(),
              output.alarms().stream().map(TurnOutput.Alarm::sentence).toList());
      watchers.forEach(watcher -> watcher.accept(news));
    }
  }

  @Override
  public <T> CompletableFuture<T> ask(Function<State, T> question) {
    return turn.ask(question);
  }

  @Override
  public CompletableFuture<Answer> state(Draft draft) {
    return space
        .refuses(draft.body())
        .map(full -> CompletableFuture.<Answer>completedFuture(new Answer.Refused(full)))
        .orElseGet(() -> turn.state(draft));
  }

  @Override
  public SealedTerms seal(Terms terms) {
    return codec.seal(terms);
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public String labelPolicy() {
    return labelPolicy;
  }

  @Override
  public AutoCloseable watch(Consumer<News> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  @Override
  public CompletableFuture<Optional<Bytes>> export(EntryId proposal) {
    return turn.ask(state ->
        state
            .proposals()
            .find(proposal)
            .map(view ->
                RecordFile.write(
                    view,
                    keys(state, view),
                    ground(state, view),
                    entry -> state.positionOf(entry.entry().id()).orElse(0))));
  }

  /// What the rolls of the parties rest on.
  private static List<SignedEntry> ground(State state, ProposalView view) {
    List<SignedEntry> ground = new ArrayList<>();
    for (ProposalView other : state.proposals().all()) {
      boolean between =
          other.profile() == Profile.PAIRING
              && other.state() == ProposalState.IN_FORCE
              && view.parties().containsAll(other.parties());
      if (between) {
        ground.addAll(other.acts());
      }
    }
    for (EntryId change : state.rolls().changes()) {
      state
          .entry(change)
          .filter(entry -> view.parties().contains(entry.entry().party()))
          .ifPresent(ground::add);
    }
    return ground;
  }

  private Map<PartyId, Bytes> keys(State state, ProposalView view) {
    Map<PartyId, Bytes> keys = new TreeMap<>();
    List<PartyId> parties = new ArrayList<>(view.parties());
    parties.add(view.keeper());
    for (PartyId party : parties) {
      if (party.equals(identity.party())) {
        keys.put(party, identity.signingKey());
      } else {
        state.peers().find(party).ifPresent(peer -> keys.put(party, peer.identity().signingKey()));
      }
    }
    return keys;
  }

  @Override
  public Pairing pairing() {
    return pairing;
  }
}

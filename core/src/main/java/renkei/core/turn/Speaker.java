// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.consent.Proposals;
import renkei.core.consent.Roll;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Kind;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.exchange.PeerLink;
import renkei.core.journal.Row;
import renkei.core.release.EntryPermit;
import renkei.core.release.Gate;
import renkei.core.release.Ground;
import renkei.core.release.Reason;
import renkei.core.release.Ruling;

/// Records what this party states, and gives it its numbers on the links where it crosses. Owner:
/// the turn.
final class Speaker {
  private static final int TOLD_MAX = 1_000;

  private final State state;
  private final Ports ports;
  private final Admission admission;
  private final EntryCache cache;
  private final Roll.Checking checking;
  private final List<TurnOutput.Alarm> alarms = new ArrayList<>();
  private final Set<String> toldOf = new HashSet<>();

  Speaker(State state, Ports ports, EntryCache cache) {
    this.state = state;
    this.ports = ports;
    this.cache = cache;
    this.admission = new Admission(state);
    this.checking = state.rolls().checking();
  }

  /// What became of a draft inside the turn; it is answered after the force.
  sealed interface Said {
    record Recorded(SignedEntry entry, long position) implements Said {}

    record Refused(Refusal refusal) implements Said {}
  }

  /// Records a draft, or says why not.
  ///
  /// @param ground what lets a statement cross; null for acts, which cross to their audience
  Said say(Draft draft, @Nullable Ground ground, Instant now, Batch batch) {
    Entry entry = admission.entry(draft, now);
    Optional<Refusal> refusal = admission.check(draft, entry);
    if (refusal.isPresent()) {
      return new Said.Refused(refusal.get());
    }
    Bytes bytes = ports.codec().encode(entry);
    Proof proof =
        entry.body().act() || entry.body() instanceof Crossing ? ports.signer().sign(bytes) : null;
    SignedEntry signed =
        SignedEntry.of(entry, bytes, proof == null ? null : proof.with(draft.proof()));
    refusal = Proposals.handles(entry) ? state.proposals().check(signed) : Optional.empty();
    if (refusal.isPresent()) {
      return new Said.Refused(refusal.get());
    }
    Ground by = ground != null ? ground : standingGround(entry);
    if (entry.body() instanceof Crossing.ProgressStated && by == null) {
      return new Said.Refused(Settling.noProgressRule(state, entry));
    }
    refusal = withheld(signed, by, now);
    if (refusal.isPresent()) {
      return new Said.Refused(refusal.get());
    }
    // Last, so that nobody is asked to sign what would be refused for another reason.
    refusal = state.rolls().own().check(entry, draft.proof(), checking);
    if (refusal.isPresent()) {
      return new Said.Refused(refusal.get());
    }
    long position = batch.add(new Row.Own(signed));
    cache.keep(signed);
    send(signed, by, now, batch);
    return new Said.Recorded(signed, position);
  }

  /// Whether the gate would hold it back from somebody whom it is made for: then it is not recorded
  /// at all. Of an opening and of a new incarnation the gate knows only once they are recorded.
  private Optional<Refusal> withheld(SignedEntry signed, @Nullable Ground by, Instant now) {
    boolean first =
        signed.entry().body() instanceof Crossing.ProposalOpened
            || signed.entry().body() instanceof Crossing.IncarnationStarted;
    if (by == null || first) {
      return Optional.empty();
    }
    for (PartyId to : signed.entry().audience()) {
      if (state.peers().carried(to)) {
        continue;
      }
      Ruling ruling = Gate.rule(signed, by, to, state.desk().policy(), now);
      if (!ruling.lets() || full(to)) {
        return Optional.of(new Refusal(RefusalCode.NOT_RELEASABLE, withheld(signed, by, to, now)));
      }
    }
    return Optional.empty();
  }

  /// What the node itself could not state, told once for each reason.
  void couldNot(Draft draft, Refusal why) {
    String about = draft.body() instanceof Crossing crossing ? crossing.proposal() + "" : "";
    boolean news = toldOf.add(Kind.of(draft.body()) + about + why.code());
    if (news) {
      alarms.add(
          new TurnOutput.Alarm(
              null, Kind.of(draft.body()) + " is due and was refused: " + why.sentence()));
    }
    if (toldOf.size() > TOLD_MAX) {
      toldOf.clear();
    }
  }

  private @Nullable Ground standingGround(Entry entry) {
    return switch (entry.body()) {
      case Crossing.ProposalOpened _ -> new Ground.Electorate(entry.id());
      case Crossing.RecallNotice _,
          Crossing.IncarnationStarted _,
          Crossing.OfficerKeyEntered _,
          Crossing.OfficerKeyRevoked _ ->
          new Ground.Notice();
      case Crossing.ProgressStated _ -> Settling.progressRule(state, entry).orElse(null);
      case Crossing.InformationGiven given -> new Ground.Asked(given.proposal());
      case Crossing.DocumentReleased _, Crossing.CounterpartStated _, ReadinessReleased _ -> null;
      case Crossing act -> {
        EntryId proposal = act.proposal();
        yield proposal == null ? null : new Ground.Electorate(proposal);
      }
      case Domestic _ -> null;
    };
  }

  private void send(SignedEntry signed, @Nullable Ground ground, Instant now, Batch batch) {
    if (ground != null) {
      for (PartyId to : signed.entry().audience()) {
        if (!state.peers().carried(to)) {
          send(signed, ground, to, now, batch);
        }
      }
    }
  }

  /// Gives acts of others that we carry, and own ones that were given back, their numbers as soon
  /// as there is a link and room. What the gate does not let go an officer is told of, and it is
  /// tried again at a later beat when more is known.
  void carry(
      Function<EntryId, Optional<SignedEntry>> read, boolean beat, Instant now, Batch batch) {
    Predicate<PartyId> room = to -> state.findLink(to).isPresent() && !state.link(to).full();
    for (Unnumbered.Way way : state.unnumbered().due(state.desk().horizon(), beat, room)) {
      Optional<SignedEntry> signed = read.apply(way.act());
      Optional<Ground> ground = signed.flatMap(state::ground);
      if (ground.isPresent() && (letsNow(signed.get(), ground.get(), way.to(), now) || news(way))) {
        send(signed.get(), ground.get(), way.to(), now, batch);
      }
    }
  }

  private boolean letsNow(SignedEntry signed, Ground ground, PartyId to, Instant now) {
    return Gate.rule(signed, ground, to, state.desk().policy(), now).lets();
  }

  /// Whether an officer was not told yet that it stays here.
  private boolean news(Unnumbered.Way way) {
    return toldOf.add(way.act().hex() + way.to());
  }

  private void send(SignedEntry signed, Ground ground, PartyId to, Instant now, Batch batch) {
    Optional<EntryPermit> permit =
        full(to) ? Optional.empty() : Gate.permit(signed, ground, to, state.desk().policy(), now);
    if (permit.isEmpty()) {
      alarms.add(new TurnOutput.Alarm(to, withheld(signed, ground, to, now)));
      return;
    }
    batch.add(
        new Row.Sent(
            to,
            state.incarnation(),
            state.link(to).nextSeq(),
            signed.entry().id(),
            signed.hash(),
            ground.entry(),
            permit.get().policyNumber(),
            permit.get().reasons(),
            now));
  }

  /// Whether the outbox for a party is full. Asking makes no link with a party that has none.
  private boolean full(PartyId to) {
    return state.findLink(to).filter(PeerLink::full).isPresent();
  }

  private String withheld(SignedEntry signed, Ground ground, PartyId to, Instant now) {
    if (full(to)) {
      return "the outbox for "
          + state.peers().code(to)
          + " is full; nothing more is released to it";
    }
    Ruling ruling = Gate.rule(signed, ground, to, state.desk().policy(), now);
    return signed.entry().kind()
        + " stays here: "
        + String.join("; ", ruling.against().stream().map(Reason::en).toList());
  }

  /// What peers are not known to hold gets a new number, after the notice of the new incarnation.
  void reopen(Function<EntryId, Optional<SignedEntry>> read, Instant now, Batch batch) {
    for (State.Reopened one : state.takeReopened()) {
      Optional<SignedEntry> signed = read.apply(one.entry());
      Optional<Ground> ground = signed.flatMap(state::ground);
      if (ground.isPresent()) {
        send(signed.get(), ground.get(), one.peer(), now, batch);
      }
    }
  }

  List<TurnOutput.Alarm> takeAlarms() {
    List<TurnOutput.Alarm> taken = List.copyOf(alarms);
    alarms.clear();
    return taken;
  }
}

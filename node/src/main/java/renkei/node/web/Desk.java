// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Clock;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.release.Agreement;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// Asks the owner of the state and hands drafts to it, for every page. Any thread.
final class Desk {
  /// How long a caller waits for the owner.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// "At once" is this much after the asking, so that the record is not later than the effect;
  /// longer when that was not enough.
  private static final List<Duration> SOON = List.of(Duration.ofMillis(200), Duration.ofSeconds(2));

  private final WebPort port;
  private final Clock clock;
  private final Chronicle chronicle;
  private final List<ReentrantLock> oneById =
      Stream.generate(ReentrantLock::new).limit(64).toList();

  Desk(WebPort port, Clock clock, Chronicle chronicle) {
    this.port = port;
    this.clock = clock;
    this.chronicle = chronicle;
  }

  WebPort port() {
    return port;
  }

  /// Read only inside a question.
  Chronicle chronicle() {
    return chronicle;
  }

  Instant now() {
    return Values.millis(clock.now());
  }

  /// The node's time: the clock's, or that of its last entry where that is ahead. Only inside a
  /// question.
  Instant now(State state) {
    Instant now = now();
    return state.lastRecorded().isAfter(now) ? state.lastRecorded() : now;
  }

  /// Asks the owner. What the question throws reaches the asker and never the owner.
  <T> T ask(Function<State, T> question) {
    return await(port.ask(state -> Told.of(state, question))).take();
  }

  /// What a question found, or how it failed.
  private record Told<T>(@Nullable T found, @Nullable RuntimeException failure) {
    static <T> Told<T> of(State state, Function<State, T> question) {
      try {
        return new Told<>(question.apply(state), null);
      } catch (RuntimeException failure) {
        return new Told<>(null, failure);
      }
    }

    T take() {
      if (failure != null) {
        throw cause(failure);
      }
      return java.util.Objects.requireNonNull(found);
    }
  }

  /// Waits for what the node does.
  <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw Refused.busy();
    } catch (ExecutionException failed) {
      throw cause(failed.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refused.busy();
    }
  }

  private static RuntimeException cause(@Nullable Throwable cause) {
    return switch (cause) {
      case Refused refused -> refused;
      case Malformed malformed -> malformed;
      case WebPort.Busy _ -> Refused.busy();
      case null, default -> new IllegalStateException("the owner failed", cause);
    };
  }

  /// Records a draft. Two calls with the same id are taken one after the other.
  Answer.Accepted record(EntryId id, Function<State, Draft> draft) {
    return accepted(id, () -> await(port.state(ask(draft))));
  }

  /// Records a draft that holds from a time, which may be "at once": then it is answered when it
  /// holds.
  ///
  /// @param given the time; null: at once
  /// @param held the time in an entry that has this id already, so that a repetition is the same
  Answer.Accepted recordFrom(
      EntryId id,
      @Nullable Instant given,
      Function<Body, Optional<Instant>> held,
      BiFunction<State, Instant, Draft> draft) {
    if (given != null) {
      return record(id, state -> draft.apply(state, given));
    }
    return accepted(id, () -> soon(id, held, draft));
  }

  private Answer soon(
      EntryId id, Function<Body, Optional<Instant>> held, BiFunction<State, Instant, Draft> draft) {
    Answer answer = null;
    for (Duration margin : SOON) {
      Instant from =
          ask(state ->
              state
                  .entry(id)
                  .flatMap(entry -> held.apply(entry.entry().body()))
                  .orElseGet(() -> now(state).plus(margin)));
      answer = await(port.state(ask(state -> draft.apply(state, from))));
      boolean late =
          answer instanceof Answer.Refused no && no.refusal().code() == RefusalCode.BACKDATED;
      if (!late) {
        pause(Duration.between(now(), from));
        return answer;
      }
    }
    return java.util.Objects.requireNonNull(answer);
  }

  private static void pause(Duration length) {
    try {
      if (length.isPositive() && length.compareTo(Duration.ofSeconds(5)) < 0) {
        Thread.sleep(length.plusMillis(1));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer.Accepted accepted(EntryId id, java.util.function.Supplier<Answer> stating) {
    ReentrantLock one = oneById.get(Math.floorMod(id.hashCode(), oneById.size()));
    one.lock();
    try {
      return switch (stating.get()) {
        case Answer.Accepted accepted -> accepted;
        case Answer.Refused(var refusal) -> throw Refused.of(refusal, null);
      };
    } finally {
      one.unlock();
    }
  }

  /// An entry is on disk.
  static Reply recorded(Answer.Accepted accepted) {
    return new Reply.Found(recordedBody(accepted));
  }

  static ObjectNode recordedBody(Answer.Accepted accepted) {
    ObjectNode body = Json.object();
    body.put("id", accepted.id().hex());
    body.put("position", accepted.position());
    return body;
  }

  // ------------------------------------------------------------------------------------ labels

  /// The label of what stays at home.
  Label home(State state) {
    Label label = Label.of(port.labelPolicy(), Level.UNCLASSIFIED);
    return state.exercise() ? label.asExercise() : label;
  }

  /// The lowest label that lets these parties have it.
  Label releasable(State state, List<PartyId> to, Level level) {
    Set<String> codes = new TreeSet<>();
    codes.add(port.identity().code());
    String policy = port.labelPolicy();
    for (PartyId party : to) {
      Agreement agreement = state.desk().policy().agreements().get(party);
      codes.add(agreement == null ? state.peers().code(party) : agreement.outward().toCode());
      policy = agreement == null ? policy : agreement.outward().map().policy();
    }
    Label label = Label.of(policy, level, codes.toArray(String[]::new));
    return state.exercise() ? label.asExercise() : label;
  }

  /// The label of an own act about a proposal: as protected as its opening, for all its parties.
  Label labelOf(State state, ProposalView view) {
    return labelOf(state, view, view.others(state.self()));
  }

  private Label labelOf(State state, ProposalView view, List<PartyId> others) {
    Level opened = view.opening().label().level();
    Level level = opened;
    if (!view.opener().equals(state.self())) {
      Agreement agreement = state.desk().policy().agreements().get(view.opener());
      level =
          agreement == null
              ? opened
              : agreement.inward().map().meanings().getOrDefault(opened, opened);
    }
    return releasable(state, others, level);
  }

  // ------------------------------------------------------------------------------------- drafts

  /// A draft of what stays at home.
  Draft home(State state, Call call, EntryId id, Body body) {
    return draft(call, id, home(state), body);
  }

  /// A draft of what is stated under a proposal, as protected as its opening, for who has not left.
  Draft under(State state, Call call, EntryId id, ProposalView view, Body body) {
    List<PartyId> present = view.others(state.self(), now(state));
    return draft(call, id, labelOf(state, view, present), body);
  }

  /// A draft for nobody in particular and on no basis: its kind says who gets it.
  static Draft draft(Call call, EntryId id, Label label, Body body) {
    return new Draft(id, null, call.who().by(), "", Set.of(), label, body, null);
  }

  // ------------------------------------------------------------------------------------- words

  /// A party's code, ours too.
  String code(State state, PartyId party) {
    return party.equals(state.self()) ? port.identity().code() : state.peers().code(party);
  }

  /// The proposal of an id. @throws Refused when it is not held
  static ProposalView view(State state, EntryId id) {
    return state.proposals().find(id).orElseThrow(Refused::absent);
  }

  /// Position of the newest act of a proposal that counts.
  static long version(State state, ProposalView view) {
    return view.acts().stream()
        .map(act -> state.positionOf(act.entry().id()))
        .filter(java.util.OptionalLong::isPresent)
        .mapToLong(java.util.OptionalLong::getAsLong)
        .max()
        .orElse(0);
  }

  /// The act of a proposal that was recorded here last.
  static renkei.core.entry.Entry newest(State state, ProposalView view) {
    return view.acts().stream()
        .max(
            java.util.Comparator.comparingLong(act -> state.positionOf(act.entry().id()).orElse(0)))
        .orElseThrow()
        .entry();
  }

  /// The acts of a proposal are of a kind that crosses.
  static Draft act(Draft.By by, EntryId id, Label label, Crossing body) {
    return Draft.of(id, by, label, body);
  }
}

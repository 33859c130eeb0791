// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import renkei.core.base.Clock;
import renkei.core.base.Limits;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.Kernel;
import renkei.core.turn.State;
import renkei.core.turn.Submission;
import renkei.core.turn.TurnOutput;
import renkei.node.web.WebPort;

/// The one platform thread that owns the kernel: drains the inbox, takes a turn, hands the output
/// on. The inbox is bounded; when it is full the submission is refused at the edge and counted.
final class TurnThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TurnThread.class);

  /// The longest time between two turns, so that clocks and beats are served.
  private static final long BEAT_MILLIS = 100;

  private final BlockingQueue<Submission> inbox = new ArrayBlockingQueue<>(Limits.INBOX_MAX);
  private final LongAdder refusedFull = new LongAdder();
  private final Kernel kernel;
  private final Clock clock;
  private final Consumer<TurnOutput> publish;
  private final Thread thread;
  private volatile boolean stopping;

  TurnThread(Kernel kernel, Clock clock, Consumer<TurnOutput> publish) {
    this.kernel = kernel;
    this.clock = clock;
    this.publish = publish;
    this.thread = Thread.ofPlatform().name("turn").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Hands a submission over; false: the inbox is full or the node stops, and it was counted.
  boolean offer(Submission submission) {
    boolean taken = !stopping && inbox.offer(submission);
    if (!taken) {
      refusedFull.increment();
    }
    return taken;
  }

  /// Hands over what must not be lost: waits while the inbox is full, until the node stops.
  void put(Submission submission) {
    try {
      while (!stopping && !inbox.offer(submission, BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
        refusedFull.increment();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// How many submissions were refused because the inbox was full.
  long refusedFull() {
    return refusedFull.sum();
  }

  /// States a draft; the future is done after the force. Fails at once when the inbox is full.
  CompletableFuture<Answer> state(Draft draft) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    if (!offer(new Submission.Stated(draft, answer::complete))) {
      answer.completeExceptionally(busy());
    }
    return answer;
  }

  /// Asks the owner; the function must return an immutable value.
  <T> CompletableFuture<T> ask(Function<State, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (!offer(new Submission.Question<>(question, answer::complete))) {
      answer.completeExceptionally(busy());
    }
    return answer;
  }

  private void run() {
    List<Submission> taken = new ArrayList<>(Limits.TURN_MAX);
    while (!stopping) {
      try {
        Submission first = inbox.poll(untilTurn(), TimeUnit.MILLISECONDS);
        if (first != null) {
          taken.add(first);
          inbox.drainTo(taken, Limits.TURN_MAX - 1);
        }
        publish.accept(kernel.turn(clock.now(), List.copyOf(taken)));
      } catch (InterruptedException _) {
        stopping = true;
      } catch (RuntimeException fault) {
        stopping = true;
        LOG.error("the turn failed and the node stops; a restart replays the journal", fault);
      } finally {
        taken.clear();
      }
    }
  }

  /// A turn is taken as each second begins, so that no other submission moves what goes out then.
  private long untilTurn() {
    return Math.min(BEAT_MILLIS, 1_000 - Math.floorMod(clock.now().toEpochMilli(), 1_000L));
  }

  /// Whether the thread still takes turns.
  boolean alive() {
    return thread.isAlive();
  }

  /// Ends after the turn in hand. The thread is not interrupted: that would close the journal's
  /// files under it.
  @Override
  public void close() {
    stopping = true;
    inbox.clear();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static WebPort.Busy busy() {
    return new WebPort.Busy("the node is busy: its inbox is full; try again in a moment");
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import renkei.node.app.Main;
import renkei.node.app.NodeApi;
import tools.jackson.databind.JsonNode;

/// Plays steps: each step's check must fail just before its act and hold soon after it, so that no
/// step passes for nothing.
final class Story {
  private final Consumer<String> out;
  private final List<Played> played = new ArrayList<>();

  Story(Consumer<String> out) {
    this.out = out;
  }

  /// What a step shows; throws [Main.Refused] when the node refuses what the check needs.
  interface Check {
    /// Empty while it does not hold; else what was seen.
    Optional<String> seen() throws IOException;
  }

  /// What a step does.
  interface Act {
    void run() throws IOException;
  }

  /// A step.
  ///
  /// @param number of the story, from 1
  /// @param title what it shows
  /// @param patience how long after the act the check may take
  record Step(int number, String title, Duration patience) {}

  /// What became of a step.
  record Played(int step, String title, boolean passed, String shown, long millis) {}

  /// Plays one step.
  void play(Step step, Check check, Act act) {
    Instant begun = Instant.now();
    String shown;
    boolean passed = false;
    try {
      if (seen(check).isPresent()) {
        shown = "the check already held before the act, so it shows nothing";
      } else {
        act.run();
        Optional<String> after = await(check, step.patience());
        passed = after.isPresent();
        shown = after.orElse("not seen within " + step.patience().toSeconds() + " s" + last);
      }
    } catch (IOException | Main.Refused fault) {
      shown = String.valueOf(fault.getMessage());
    }
    long millis = Duration.between(begun, Instant.now()).toMillis();
    played.add(new Played(step.number(), step.title(), passed, shown, millis));
    out.accept(
        "%s %2d %s: %s (%.1f s)"
            .formatted(
                passed ? "PASS" : "FAIL", step.number(), step.title(), shown, millis / 1000.0));
  }

  private String last = "";

  /// A check that cannot be made yet does not hold.
  private Optional<String> seen(Check check) throws IOException {
    try {
      last = "";
      return check.seen();
    } catch (Main.Refused notYet) {
      last = "; last: " + notYet.getMessage();
      return Optional.empty();
    }
  }

  private Optional<String> await(Check check, Duration patience) throws IOException {
    Instant end = Instant.now().plus(patience);
    Optional<String> seen = seen(check);
    while (seen.isEmpty() && Instant.now().isBefore(end)) {
      pause(Duration.ofMillis(250));
      seen = seen(check);
    }
    return seen;
  }

  /// What a call that must succeed answered. @throws Main.Refused with the node's refusal
  static JsonNode must(NodeApi.Answered answered) {
    if (!answered.ok()) {
      throw new Main.Refused(answered.code() + " " + answered.sentence());
    }
    return answered.body();
  }

  /// What is read once it is as it should be. What the node refuses to show is not so yet.
  ///
  /// @param what is awaited, for who reads that it did not come
  /// @throws Main.Refused when it is not so in time: with the node's last refusal, if it had one
  static <T> T until(Duration patience, String what, Supplier<T> read, Predicate<T> holds) {
    Instant end = Instant.now().plus(patience);
    while (true) {
      Main.Refused refused = null;
      try {
        T seen = read.get();
        if (holds.test(seen)) {
          return seen;
        }
      } catch (Main.Refused notYet) {
        refused = notYet;
      }
      if (Instant.now().isAfter(end)) {
        throw refused != null
            ? refused
            : new Main.Refused("not so within " + patience.toSeconds() + " s: " + what);
      }
      pause(Duration.ofMillis(200));
    }
  }

  /// Waits, or ends the story when it is interrupted.
  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Main.Refused("stopped");
    }
  }

  List<Played> played() {
    return List.copyOf(played);
  }

  boolean passed() {
    return !played.isEmpty() && played.stream().allMatch(Played::passed);
  }
}

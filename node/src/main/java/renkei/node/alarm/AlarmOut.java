// SPDX-License-Identifier: Apache-2.0
package renkei.node.alarm;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import renkei.core.profile.Alarms;

/// Lets alarms leave by webhook and mail: the number and nothing else. Each way has a time-out, a
/// few tries and a counter; what cannot leave still stands on the board, which is where an alarm is
/// taken. An alarm leaves after it is on disk, and again after a restart while it stands.
///
/// The queue is filled by the turn's thread, which never waits; one virtual thread empties it.
public final class AlarmOut implements AutoCloseable {
  /// Alarms that wait to leave; more are counted and left to the board.
  public static final int WAITING_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(AlarmOut.class);

  private final AlarmWays ways;
  private final List<Duration> pauses;
  private final Duration patience;
  private final BlockingQueue<Long> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final Map<String, LongAdder> counts = new TreeMap<>();
  private final HttpClient http;
  private final Thread thread;
  private long told;

  /// With the pauses between tries and the patience of one try.
  public AlarmOut(AlarmWays ways, List<Duration> pauses, Duration patience) {
    this.ways = ways;
    this.pauses = List.copyOf(pauses);
    this.patience = patience;
    for (String what : List.of("sent", "failed", "given_up", "dropped")) {
      counts.put("alarm_out_" + what, new LongAdder());
    }
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(patience)
            .build();
    this.thread = Thread.ofVirtual().name("alarms").unstarted(this::run);
  }

  /// As a node does it: four tries within a minute.
  public static AlarmOut of(AlarmWays ways) {
    return new AlarmOut(
        ways,
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(40)),
        Duration.ofSeconds(5));
  }

  /// Begins with what stands when the node starts.
  public void start(Alarms alarms, Instant now) {
    told = alarms.count();
    if (ways.any()) {
      alarms.standing(now).forEach(line -> offer(line.number()));
      thread.start();
    }
  }

  /// After a turn, in its thread, after the force.
  public void turned(Alarms alarms) {
    if (alarms.count() > told) {
      List<Alarms.Line> raised = alarms.since(told);
      told = alarms.count();
      if (ways.any()) {
        raised.forEach(line -> offer(line.number()));
      }
    }
  }

  private void offer(long number) {
    if (!waiting.offer(number)) {
      count("dropped");
    }
  }

  /// What left, what did not.
  public Map<String, Long> counters() {
    Map<String, Long> counters = new TreeMap<>();
    counts.forEach((name, count) -> counters.put(name, count.sum()));
    return counters;
  }

  private void count(String what) {
    LongAdder counted = counts.get("alarm_out_" + what);
    if (counted != null) {
      counted.increment();
    }
  }

  private void run() {
    try {
      while (true) {
        long number = waiting.take();
        if (ways.webhook() != null) {
          leave(number, "webhook", this::post);
        }
        if (ways.mail() != null) {
          leave(number, "mail", this::mail);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// One way out; fails with an exception.
  private interface Way {
    void go(long number) throws IOException, InterruptedException;
  }

  private void leave(long number, String by, Way way) throws InterruptedException {
    for (int tries = 0; ; tries++) {
      try {
        way.go(number);
        count("sent");
        return;
      } catch (IOException fault) {
        count("failed");
        LOG.warn("alarm {} did not leave by {}: {}", number, by, fault.getClass().getSimpleName());
      }
      if (tries == pauses.size()) {
        count("given_up");
        return;
      }
      Thread.sleep(pauses.get(tries));
    }
  }

  private void post(long number) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(java.util.Objects.requireNonNull(ways.webhook()))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("User-Agent", "renkei")
            .POST(HttpRequest.BodyPublishers.ofString("{\"alarm\":" + number + "}"))
            .build();
    // The answer's body is not read, however long it is.
    HttpResponse<InputStream> answer =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    if (answer.statusCode() < 200 || answer.statusCode() > 299) {
      throw new IOException("HTTP " + answer.statusCode());
    }
  }

  private void mail(long number) throws IOException {
    new SmtpLetter(java.util.Objects.requireNonNull(ways.mail()), patience).send(number);
  }

  @Override
  public void close() {
    thread.interrupt();
    http.shutdownNow();
  }
}

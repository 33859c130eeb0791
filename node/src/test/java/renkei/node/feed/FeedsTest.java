// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static renkei.node.feed.FeedFixture.GOOD;
import static renkei.node.feed.FeedFixture.NOW;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.Position;
import renkei.core.entry.Track;

class FeedsTest {
  private final List<Track> taken = Collections.synchronizedList(new ArrayList<>());
  private Instant now = NOW;

  /// A clock that goes on only while a feed waits.
  private final FeedTime patient = new FeedTime(() -> now, wait -> now = now.plus(wait));

  private FeedSetup setup(FeedTime time) {
    return new FeedSetup(FeedFixture.settings(true), taken::addAll, time);
  }

  private FeedSetup live() {
    return setup(FeedTime.of(Instant::now));
  }

  private static String header(int second, int milli) {
    String body = "PGHP,1,2026,11,22,9,46," + second + "," + milli + ",799,,1,1,00";
    return "$" + FeedFixture.checked(body).substring(1);
  }

  private static String place(int ship) {
    return AisWriter.position("AI", 799_000_001 + ship, new Position(35, 139), 90, 10);
  }

  private static Path write(Path folder, List<String> lines) throws Exception {
    return Files.write(folder.resolve("recording.txt"), lines, StandardCharsets.ISO_8859_1);
  }

  @Test
  void ais_a_recording_is_paced_by_its_time_stamps(@TempDir Path folder) throws Exception {
    Path file =
        write(
            folder,
            List.of(header(10, 0), place(0), header(14, 0), place(1), header(16, 500), place(2)));
    new AisFileFeed(file, new Playback(1, 50, false), setup(patient)).run();
    assertThat(taken).hasSize(3);
    assertThat(Duration.between(NOW, now)).isEqualTo(Duration.ofMillis(6_500));
    assertThat(taken.get(1).at()).isEqualTo(NOW.plusSeconds(4));

    now = NOW;
    new AisFileFeed(file, new Playback(10, 50, false), setup(patient)).run();
    assertThat(Duration.between(NOW, now)).isEqualTo(Duration.ofMillis(650));

    now = NOW;
    new AisFileFeed(file, Playback.AT_ONCE, setup(patient)).run();
    assertThat(now).isEqualTo(NOW);
    assertThat(taken).hasSize(9);
  }

  @Test
  void ais_a_recording_without_time_stamps_is_played_at_a_fixed_rate(@TempDir Path folder)
      throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      lines.add(place(i));
    }
    new AisFileFeed(write(folder, lines), Playback.AS_RECORDED, setup(patient)).run();
    assertThat(taken).hasSize(101);
    assertThat(Duration.between(NOW, now).toMillis()).isCloseTo(2_000, within(1L));
  }

  @Test
  void ais_a_gap_in_a_recording_is_waited_for_ten_seconds_and_no_more(@TempDir Path folder)
      throws Exception {
    Path file =
        write(
            folder,
            List.of(header(0, 0), place(0), header(59, 0), place(1), header(58, 0), place(2)));
    new AisFileFeed(file, new Playback(1, 50, false), setup(patient)).run();
    assertThat(taken).hasSize(3);
    assertThat(Duration.between(NOW, now)).isEqualTo(Pace.WAIT_MAX);
  }

  @Test
  void ais_a_recording_that_repeats_goes_on_until_it_is_closed(@TempDir Path folder)
      throws Exception {
    Path file = write(folder, List.of(header(0, 0), place(0), header(1, 0), place(0)));
    AisFileFeed[] feed = new AisFileFeed[1];
    FeedSetup setup =
        new FeedSetup(
            FeedFixture.settings(true),
            batch -> {
              taken.addAll(batch);
              if (taken.size() >= 6) {
                feed[0].close();
              }
              return true;
            },
            patient);
    feed[0] = new AisFileFeed(file, new Playback(1, 50, true), setup);
    feed[0].run();
    assertThat(taken).hasSizeGreaterThanOrEqualTo(6);
    assertThat(taken).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(feed[0].counters().of(FeedCount.OPENED)).isGreaterThan(2);
  }

  @Test
  void ais_a_missing_file_and_an_empty_one_that_repeats_end_and_are_counted(@TempDir Path folder)
      throws Exception {
    AisFileFeed missing = new AisFileFeed(folder.resolve("none"), Playback.AT_ONCE, setup(patient));
    missing.run();
    assertThat(missing.counters().of(FeedCount.FAILED)).isEqualTo(1);
    AisFileFeed empty =
        new AisFileFeed(write(folder, List.of()), new Playback(1, 50, true), setup(patient));
    empty.run();
    assertThat(empty.counters().of(FeedCount.OPENED)).isEqualTo(1);
  }

  @Test
  void ais_a_file_of_one_endless_line_is_read_in_bounded_memory(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("endless");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] chunk = "A".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 64; i++) {
        out.write(chunk);
      }
      out.write(("\n" + GOOD + "\n" + GOOD).getBytes(StandardCharsets.US_ASCII));
    }
    AisFileFeed feed = new AisFileFeed(file, Playback.AT_ONCE, setup(patient));
    feed.run();
    assertThat(feed.counters().of(FeedCount.LINE_TOO_LONG)).isEqualTo(1);
    assertThat(feed.counters().of(FeedCount.POSITIONS)).isEqualTo(2);
  }

  @Test
  void ais_100_000_lines_a_second_are_read_and_a_full_sink_gets_the_newest_of_each_ship(
      @TempDir Path folder) throws Exception {
    int ships = 1_000;
    int lines = 200_000;
    SplittableRandom random = new SplittableRandom(3);
    List<String> texts = new ArrayList<>(lines);
    for (int i = 0; i < lines; i++) {
      Position at = new Position(34 + random.nextDouble(), 139 + random.nextDouble());
      texts.add(AisWriter.position("AI", 799_000_001 + i % ships, at, 90, i / ships % 100));
    }
    Path file = write(folder, texts);
    AtomicBoolean full = new AtomicBoolean(true);
    FeedTime time =
        new FeedTime(
            Instant::now,
            wait -> {
              full.set(false);
              Thread.sleep(1);
            });
    AisFileFeed feed =
        new AisFileFeed(
            file,
            Playback.AT_ONCE,
            new FeedSetup(
                FeedFixture.settings(true), batch -> !full.get() && taken.addAll(batch), time));
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    feed.run();
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;

    FeedCounters counters = feed.counters();
    assertThat(counters.of(FeedCount.TRACKS)).isEqualTo(lines);
    assertThat(counters.of(FeedCount.DELIVERED)).isEqualTo(ships).isEqualTo(taken.size());
    assertThat(counters.of(FeedCount.CONFLATED)).isEqualTo(lines - ships);
    assertThat(counters.of(FeedCount.BATCH_REFUSED)).isPositive();
    assertThat(taken).extracting(Track::speed).containsOnly((double) (lines / ships - 1) % 100);
    assertThat(lines * 1e9 / nanos).as("lines per CPU second").isGreaterThan(100_000);
  }

  @Test
  void ais_ships_waiting_are_bounded_and_the_longest_waiting_goes_first() {
    FeedTally tally = new FeedTally();
    TrackBuffer buffer = new TrackBuffer(batch -> false, tally, 10);
    AisReader reader = FeedFixture.reader();
    for (int i = 0; i < 25; i++) {
      reader.read(place(i), NOW).ifPresent(buffer::add);
    }
    assertThat(buffer.size()).isEqualTo(10);
    assertThat(tally.counters().of(FeedCount.TRACK_DISPLACED)).isEqualTo(15);
    assertThat(buffer.offerAll(NOW)).isFalse();
    assertThat(tally.counters().of(FeedCount.BATCH_REFUSED)).isEqualTo(1);
  }

  private void untilTaken(int count) throws InterruptedException {
    for (int i = 0; i < 1_000 && taken.size() < count; i++) {
      Thread.sleep(10);
    }
    assertThat(taken).hasSizeGreaterThanOrEqualTo(count);
  }

  @Test
  void ais_a_receiver_is_dialled_again_when_it_hangs_up_in_mid_line() throws Exception {
    try (ServerSocket receiver = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      AisTcpFeed feed =
          new AisTcpFeed("127.0.0.1", receiver.getLocalPort(), new SplittableRandom(1), live());
      Thread thread = Thread.ofVirtual().start(feed);
      try (Socket one = receiver.accept()) {
        one.getOutputStream()
            .write(
                (place(0) + "\r\n" + place(1).substring(0, 20))
                    .getBytes(StandardCharsets.US_ASCII));
      }
      untilTaken(1);
      try (Socket two = receiver.accept()) {
        byte[] line = (place(2) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        two.getOutputStream().write(line, 0, 10);
        two.getOutputStream().flush();
        Thread.sleep(300);
        two.getOutputStream().write(line, 10, line.length - 10);
        untilTaken(2);
        assertThat(feed.counters().of(FeedCount.CUT)).isEqualTo(1);
        assertThat(feed.counters().of(FeedCount.OPENED)).isEqualTo(2);
        feed.close();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
      }
    }
  }

  @Test
  void ais_a_receiver_that_is_not_there_is_counted_and_closing_does_not_wait() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    AisTcpFeed feed = new AisTcpFeed("127.0.0.1", port, new SplittableRandom(1), live());
    Thread thread = Thread.ofVirtual().start(feed);
    for (int i = 0; i < 500 && feed.counters().of(FeedCount.FAILED) == 0; i++) {
      Thread.sleep(10);
    }
    assertThat(feed.counters().of(FeedCount.FAILED)).isPositive();
    feed.close();
    assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void ais_a_receiver_may_dial_in_on_loopback_and_the_next_after_it() throws Exception {
    AisTcpListener feed = new AisTcpListener(0, live());
    Thread thread = Thread.ofVirtual().start(feed);
    for (int ship = 0; ship < 2; ship++) {
      try (Socket dial = new Socket(InetAddress.getLoopbackAddress(), feed.port())) {
        dial.getOutputStream().write((place(ship) + "\n").getBytes(StandardCharsets.US_ASCII));
        untilTaken(ship + 1);
      }
    }
    feed.close();
    assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
    assertThat(feed.counters().of(FeedCount.OPENED)).isEqualTo(2);
    assertThat(feed.counters().of(FeedCount.FAILED)).isZero();
  }

  @Test
  void ais_the_exercise_begins_with_every_ship_and_goes_on() throws Exception {
    CountDownLatch more = new CountDownLatch(1);
    ExerciseFeed feed =
        new ExerciseFeed(
            new ShipGenerator(1, 300),
            new FeedSetup(
                FeedFixture.settings(true),
                batch -> {
                  taken.addAll(batch);
                  if (taken.size() > 310) {
                    more.countDown();
                  }
                  return true;
                },
                FeedTime.of(Instant::now)));
    Thread thread = Thread.ofVirtual().start(feed);
    assertThat(more.await(20, TimeUnit.SECONDS)).isTrue();
    feed.close();
    assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
    assertThat(taken.stream().map(Track::id).distinct()).hasSize(300);
    assertThat(feed.code()).isEqualTo("ais-1");
  }
}

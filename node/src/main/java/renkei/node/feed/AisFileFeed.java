// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Plays a recorded AIS file, paced by its time stamps where it has them.
public final class AisFileFeed implements Feed {
  private final Path file;
  private final Playback playback;
  private final FeedRun run;

  /// A feed that is not running yet.
  public AisFileFeed(Path file, Playback playback, FeedSetup setup) {
    this.file = file;
    this.playback = playback;
    this.run = new FeedRun(setup);
  }

  @Override
  public void run() {
    run.begin();
    try {
      do {
        play();
      } while (playback.repeat() && !run.closed() && run.tally.count(FeedCount.LINES) > 0);
    } catch (IOException _) {
      run.failed();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void play() throws IOException, InterruptedException {
    Pace pace = new Pace(playback);
    try (InputStream in = Files.newInputStream(file)) {
      run.tally.add(FeedCount.OPENED);
      LineSplitter lines = new LineSplitter(in);
      Optional<String> line = lines.next();
      while (line.isPresent() && !run.closed()) {
        playLine(AisLine.of(line.get()), pace);
        line = lines.next();
      }
    }
    run.reader.restart();
    run.drain();
  }

  private void playLine(AisLine line, Pace pace) throws InterruptedException {
    Instant recorded = line.recorded();
    if (recorded != null) {
      run.waitFor(pace.untilDue(recorded, run.now()));
    } else if (line instanceof AisLine.Ais) {
      run.waitFor(pace.untilNext(run.now()));
    }
    run.take(line);
  }

  @Override
  public FeedCounters counters() {
    return run.tally.counters();
  }

  @Override
  public String code() {
    return run.code();
  }

  @Override
  public void close() {
    run.close();
  }
}

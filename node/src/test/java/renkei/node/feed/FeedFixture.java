// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Track;

/// What the tests of this package share.
final class FeedFixture {
  static final Instant NOW = Instant.parse("2026-11-22T14:41:00Z");
  static final Label OPEN = Label.of("EXERCISE", Level.UNCLASSIFIED, "USA", "PHL");
  static final Label PROTECTED = Label.of("EXERCISE", Level.SECRET);

  /// An exercise ship in Sagami Bay at 35.125 north, 139.375 east, heard by an AI talker.
  static final String GOOD = "!AIVDM,1,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,0*08";

  private FeedFixture() {}

  static FeedSettings settings(boolean asLive) {
    return FeedSettings.of("ais-1", Grade.B, new AisLabels(OPEN, Map.of("AB", PROTECTED)), asLive);
  }

  static AisReader reader() {
    return new AisReader(settings(false));
  }

  static List<Track> read(AisReader reader, List<String> lines) {
    List<Track> tracks = new ArrayList<>();
    lines.forEach(line -> reader.read(line, NOW).ifPresent(tracks::add));
    return tracks;
  }

  /// The line with a checksum that fits.
  static String checked(String body) {
    int sum = body.chars().reduce(0, (a, b) -> a ^ b);
    return String.format(Locale.ROOT, "!%s*%02X", body, sum);
  }

  /// A recording; where none are given the test is skipped with one line, but not in CI.
  static Path recording(String name) {
    String samples = System.getenv("RENKEI_SAMPLES");
    boolean ci = "true".equals(System.getenv("CI"));
    if (samples == null || samples.isBlank()) {
      Assumptions.assumeTrue(ci, "RENKEI_SAMPLES is unset: tests on recordings are skipped");
      throw new AssertionError("CI runs with the recordings: set RENKEI_SAMPLES");
    }
    Path file = Path.of(samples, "ais", name);
    if (!Files.isRegularFile(file)) {
      throw new AssertionError(name + " is missing from RENKEI_SAMPLES");
    }
    return file;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.entry.Body;
import renkei.core.entry.Domestic.DocumentFiled;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerId;
import renkei.core.entry.RefusalCode;
import renkei.node.store.SpaceGauge;
import renkei.node.store.SpaceGauge.Level;

/// When the disk fills, documents are refused first, positions next, decisions never.
final class SpaceLimitTest {
  private static final byte[] CONTENT = {1, 2, 3};
  private static final Body DOCUMENT =
      new DocumentFiled("title", "text/plain", Bytes.owning(CONTENT), Set.of());
  private static final Body DECISION =
      new OfficerEntry.OfficerRevoked(new OfficerId("duty-1"), "gone");

  private Level level = Level.NORMAL;
  private Instant now = Instant.parse("2026-11-20T00:00:00Z");

  private SpaceGauge.Reading read() {
    return new SpaceGauge.Reading(level, 10L << 20, 99, OptionalInt.of(95));
  }

  private void becomes(Level next) {
    level = next;
    now = now.plusSeconds(6);
  }

  @Test
  void j6_documents_are_refused_first_and_positions_next_and_decisions_never() {
    SpaceLimit limit = new SpaceLimit(this::read, () -> now);
    assertThat(limit.refuses(DOCUMENT)).isEmpty();
    assertThat(limit.takesPositions()).isTrue();

    becomes(Level.NO_DOCUMENTS);
    assertThat(limit.refuses(DOCUMENT))
        .hasValueSatisfying(full -> {
          assertThat(full.code()).isEqualTo(RefusalCode.FULL);
          assertThat(full.sentence()).contains("99 % full", "new documents are refused");
        });
    assertThat(limit.refuses(DECISION)).isEmpty();
    assertThat(limit.takesPositions()).isTrue();

    becomes(Level.NO_POSITIONS);
    assertThat(limit.refuses(DOCUMENT)).isPresent();
    assertThat(limit.refuses(DECISION)).isEmpty();
    assertThat(limit.takesPositions()).isFalse();
    assertThat(limit.documentsRefused()).isEqualTo(2);
    assertThat(limit.batchesRefused()).isEqualTo(1);

    becomes(Level.NORMAL);
    assertThat(limit.refuses(DOCUMENT)).isEmpty();
    assertThat(limit.takesPositions()).isTrue();
  }

  @Test
  void the_disk_is_asked_at_most_every_few_seconds() {
    int[] asked = {0};
    SpaceLimit limit =
        new SpaceLimit(
            () -> {
              asked[0]++;
              return read();
            },
            () -> now);
    for (int i = 0; i < 1_000; i++) {
      limit.takesPositions();
    }
    assertThat(asked[0]).isEqualTo(1);
    now = now.plusSeconds(6);
    assertThat(limit.takesPositions()).isTrue();
    assertThat(limit.takesPositions()).isTrue();
    assertThat(asked[0]).isEqualTo(2);
  }
}

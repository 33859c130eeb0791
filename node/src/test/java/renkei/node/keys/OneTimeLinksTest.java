// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.node.keys.OneTimeLinks.Outcome;

class OneTimeLinksTest {
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-22T14:41:00Z");
  private Path file = Path.of("unset");
  private OneTimeLinks links = new OneTimeLinks(file, () -> now, new SecureRandom());

  @BeforeEach
  void open() {
    file = folder.resolve("links");
    links = new OneTimeLinks(file, () -> now, new SecureRandom());
  }

  private String issue() {
    return links.issue("officer:duty-1", OneTimeLinks.VALIDITY);
  }

  @Test
  void a_link_is_good_once() {
    String token = issue();
    assertThat(links.redeem(token)).contains("officer:duty-1");
    assertThat(links.redeem(token)).isEmpty();
    assertThat(links.counts()).containsEntry(Outcome.USED, 1L).containsEntry(Outcome.UNKNOWN, 1L);
  }

  @Test
  void a_link_is_good_for_fifteen_minutes() {
    String token = issue();
    String late = issue();
    now = now.plus(OneTimeLinks.VALIDITY).minusMillis(1);
    assertThat(links.redeem(token)).isPresent();
    now = now.plusMillis(1);
    assertThat(links.redeem(late)).isEmpty();
    assertThat(links.counts()).containsEntry(Outcome.EXPIRED, 1L);
    assertThat(links.openCount()).isZero();
  }

  @Test
  void w7_five_wrong_secrets_void_a_link_and_other_links_go_on() {
    String token = issue();
    String other = issue();
    String wrong = token.substring(0, token.indexOf('.')) + ".AAAAAAAAAAAAAAAAAAAAAA";
    for (int i = 0; i < OneTimeLinks.TRIES_MAX; i++) {
      assertThat(links.redeem(wrong)).isEmpty();
    }
    assertThat(links.redeem(token)).isEmpty();
    assertThat(links.redeem(other)).contains("officer:duty-1");
    assertThat(links.counts()).containsEntry(Outcome.WRONG, (long) OneTimeLinks.TRIES_MAX);
  }

  @Test
  void w7_four_wrong_secrets_do_not_and_they_are_remembered_over_a_restart() {
    String token = issue();
    String wrong = token.substring(0, token.indexOf('.')) + ".x";
    for (int i = 1; i < OneTimeLinks.TRIES_MAX; i++) {
      assertThat(links.redeem(wrong)).isEmpty();
      open();
    }
    assertThat(links.redeem(token)).isPresent();
  }

  @Test
  void w7_nonsense_is_answered_as_any_other_wrong_token() {
    issue();
    for (String token : new String[] {"", ".", "a", "a.b.c", "日本.語", "x".repeat(100_000)}) {
      assertThat(links.redeem(token)).isEmpty();
    }
    assertThat(links.counts()).containsEntry(Outcome.UNKNOWN, 6L);
    assertThat(links.redeem(issue())).isPresent();
  }

  @Test
  void a_used_link_stays_used_after_a_restart_and_an_open_one_stays_open() {
    String used = issue();
    String kept = issue();
    assertThat(links.redeem(used)).isPresent();
    open();
    assertThat(links.redeem(used)).isEmpty();
    assertThat(links.redeem(kept)).isPresent();
  }

  @Test
  void the_file_holds_no_secret_and_is_private() throws Exception {
    String token = issue();
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    assertThat(text).contains("officer:duty-1");
    assertThat(text).doesNotContain(token.substring(token.indexOf('.') + 1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::open).isInstanceOf(KeyFault.class).hasMessageContaining("chmod 600");
    SecretFile.replace(file, "renkei-links 1\nrubbish\n".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(this::open).isInstanceOf(KeyFault.class).hasMessageContaining("rm ");
  }

  @Test
  void open_links_are_bounded() {
    String first = issue();
    for (int i = 0; i < OneTimeLinks.OPEN_MAX; i++) {
      issue();
    }
    assertThat(links.openCount()).isEqualTo(OneTimeLinks.OPEN_MAX);
    assertThat(links.redeem(first)).isEmpty();
    assertThat(links.counts()).containsEntry(Outcome.DISPLACED, 1L);
  }

  @Test
  void a_purpose_cannot_smuggle_a_line_into_the_file() {
    assertThatThrownBy(() -> links.issue("x\ny", OneTimeLinks.VALIDITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

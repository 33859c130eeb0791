// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;

class OpenInvitesTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration WEEK = Duration.ofDays(7);

  private final SigningKey jpn = SigningKey.ofSeed(Hash.sha256(new byte[] {1}).bytes());
  private final SigningKey usa = SigningKey.ofSeed(Hash.sha256(new byte[] {2}).bytes());
  private Instant now = Instant.parse("2026-11-30T03:00:00Z");

  @TempDir private Path data;

  private Path folder() {
    return data.resolve("invites");
  }

  private OpenInvites opened(SigningKey own) {
    return new OpenInvites(folder(), own, () -> now);
  }

  private Invite added(OpenInvites invites, SigningKey by, Duration validity) {
    Matter.Identity inviter =
        new Matter.Identity(
            by.party(),
            "JPN",
            new Names("Exercise JPN", "演習JPN"),
            by.publicKey(),
            Hash.sha256(new byte[] {3}),
            "127.0.0.1:7401");
    LevelMap map = new LevelMap("P", Map.of(Level.UNCLASSIFIED, Level.UNCLASSIFIED));
    Invite invite =
        new Invite(
            inviter,
            new Offer("USA", Level.UNCLASSIFIED, map),
            new Offer("JPN", Level.UNCLASSIFIED, map),
            Invite.nonce(RANDOM),
            now.plus(validity));
    invites.add(invite, invite.sealed(by));
    return invite;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.toList();
    }
  }

  @Test
  void one_on_its_way_with_a_courier_outlasts_a_restart() throws IOException {
    Invite invite = added(opened(jpn), jpn, WEEK);
    now = now.plus(Duration.ofDays(6));
    assertThat(opened(jpn).find(invite.hash())).contains(invite);
    assertThat(files()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
        .isEqualTo("rw-------");
  }

  @Test
  void what_expired_or_was_used_is_not_there_after_a_restart() throws IOException {
    OpenInvites invites = opened(jpn);
    Invite used = added(invites, jpn, WEEK);
    Invite over = added(invites, jpn, Duration.ofMinutes(5));
    invites.drop(used.hash());
    now = now.plus(Duration.ofMinutes(5));
    OpenInvites again = opened(jpn);
    assertThat(again.find(used.hash())).isEmpty();
    assertThat(again.find(over.hash())).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void one_more_than_may_be_open_is_refused_until_one_expires() {
    OpenInvites invites = opened(jpn);
    for (int i = 0; i < OpenInvites.OPEN_MAX; i++) {
      added(invites, jpn, Duration.ofMinutes(5));
    }
    assertThatThrownBy(() -> added(invites, jpn, WEEK))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("wait until one expires");
    now = now.plus(Duration.ofMinutes(6));
    added(invites, jpn, WEEK);
    assertThat(invites.size()).isEqualTo(1);
  }

  @Test
  void a_file_that_this_party_did_not_sign_or_that_is_damaged_stops_the_start_with_the_fix()
      throws IOException {
    added(opened(usa), usa, WEEK);
    assertThatThrownBy(() -> opened(jpn))
        .isInstanceOf(KeyFault.class)
        .hasMessageContaining("no invite that this party signed")
        .hasMessageContaining("rm ");
    Files.writeString(files().getFirst(), "renkei-invite 2\n");
    assertThatThrownBy(() -> opened(usa)).isInstanceOf(KeyFault.class);
  }

  @Test
  void a_file_that_others_can_read_is_refused() throws IOException {
    added(opened(jpn), jpn, WEEK);
    Files.setPosixFilePermissions(files().getFirst(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> opened(jpn))
        .isInstanceOf(KeyFault.class)
        .hasMessageContaining("chmod 600");
  }
}

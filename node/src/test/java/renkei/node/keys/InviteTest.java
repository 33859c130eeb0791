// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;

class InviteTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant EXPIRES = Instant.parse("2026-11-22T14:56:00Z");

  private final SigningKey jpn = SigningKey.ofSeed(Hash.sha256(new byte[] {1}).bytes());
  private final SigningKey usa = SigningKey.ofSeed(Hash.sha256(new byte[] {2}).bytes());
  private final Invite invite =
      new Invite(
          identity(jpn, "JPN", 1),
          offer("USA", "JPN-P", Level.CONFIDENTIAL),
          offer("JPN", "USA-P", Level.SECRET),
          Invite.nonce(RANDOM),
          EXPIRES);

  private static Matter.Identity identity(SigningKey key, String code, int link) {
    return new Matter.Identity(
        key.party(),
        code,
        new Names("Exercise " + code, "演習" + code),
        key.publicKey(),
        Hash.sha256(new byte[] {(byte) link}),
        "127.0.0.1:7401");
  }

  private static Offer offer(String to, String policy, Level highest) {
    return new Offer(
        to,
        highest,
        new LevelMap(
            policy,
            Map.of(
                Level.UNCLASSIFIED, Level.UNCLASSIFIED,
                Level.RESTRICTED, Level.CONFIDENTIAL,
                Level.CONFIDENTIAL, Level.CONFIDENTIAL)));
  }

  @Test
  void an_invite_and_its_reply_become_the_terms_of_a_pairing() {
    Invite read = Invite.open(invite.sealed(jpn));
    assertThat(read).isEqualTo(invite);
    assertThat(read.hash()).isEqualTo(invite.hash());
    Reply reply = Reply.open(Reply.to(read, identity(usa, "USA", 2)).sealed(usa));
    assertThat(reply.refusal(invite)).isEmpty();
    Matter.Pairing pairing = reply.pairing(invite);
    assertThat(pairing.inviter()).isEqualTo(invite.inviter());
    assertThat(pairing.invitee().party()).isEqualTo(usa.party());
    assertThat(pairing.ceilings().getFirst().from()).isEqualTo(jpn.party());
    assertThat(pairing.ceilings().getFirst().toCode()).isEqualTo("USA");
    assertThat(pairing.ceilings().getLast().map().policy()).isEqualTo("USA-P");
  }

  @Test
  void p13_an_invite_with_any_byte_changed_cut_or_added_is_refused() {
    refusedAtEveryByte(invite.sealed(jpn), true);
  }

  @Test
  void p13_a_reply_with_any_byte_changed_cut_or_added_is_refused() {
    refusedAtEveryByte(Reply.to(invite, identity(usa, "USA", 2)).sealed(usa), false);
  }

  private static void refusedAtEveryByte(Bytes letter, boolean isInvite) {
    for (int i = 0; i < letter.size(); i++) {
      for (int flip : new int[] {1, 0x20, 0x80}) {
        byte[] changed = letter.copy();
        changed[i] ^= (byte) flip;
        refused(Bytes.of(changed), isInvite, i);
      }
      byte[] more = new byte[letter.size() + 1];
      System.arraycopy(letter.unsafe(), 0, more, 0, i);
      more[i] = '\n';
      System.arraycopy(letter.unsafe(), i, more, i + 1, letter.size() - i);
      refused(Bytes.of(more), isInvite, i);
      refused(Bytes.of(java.util.Arrays.copyOf(letter.unsafe(), i)), isInvite, i);
    }
    refused(Bytes.of(new byte[Letter.SIZE_MAX + 1]), isInvite, -1);
  }

  private static void refused(Bytes letter, boolean isInvite, int at) {
    assertThatThrownBy(() -> open(letter, isInvite))
        .as("byte %d", at)
        .isInstanceOf(Malformed.class);
  }

  private static void open(Bytes letter, boolean isInvite) {
    if (isInvite) {
      Invite.open(letter);
    } else {
      Reply.open(letter);
    }
  }

  @Test
  void an_invite_cannot_be_read_as_a_reply_nor_signed_for_another() {
    assertThatThrownBy(() -> Reply.open(invite.sealed(jpn))).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> invite.sealed(usa)).isInstanceOf(Malformed.class);
    String forged =
        new String(invite.sealed(jpn).unsafe(), StandardCharsets.UTF_8)
            .replace(Letter.base64(jpn.publicKey()), Letter.base64(usa.publicKey()));
    assertThatThrownBy(() -> Invite.open(Bytes.of(forged.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("not signed");
  }

  @Test
  void a_reply_to_another_invite_or_from_oneself_or_for_more_is_no_answer() {
    Matter.Identity other = identity(usa, "USA", 2);
    Invite second =
        new Invite(invite.inviter(), invite.gives(), invite.takes(), Invite.nonce(RANDOM), EXPIRES);
    assertThat(Reply.to(second, other).refusal(invite))
        .hasValueSatisfying(s -> assertThat(s).contains("another"));
    assertThat(Reply.to(invite, identity(jpn, "JPN", 3)).refusal(invite)).isPresent();
    assertThat(Reply.to(invite, identity(usa, "USA", 1)).refusal(invite))
        .as("p24: two nodes with one link key")
        .isPresent();
    Reply greedy =
        new Reply(
            other,
            offer("USA", "JPN-P", Level.SECRET),
            invite.takes(),
            invite.nonce(),
            invite.hash());
    assertThat(greedy.refusal(invite)).hasValueSatisfying(s -> assertThat(s).contains("more than"));
    assertThatThrownBy(() -> greedy.pairing(invite)).isInstanceOf(Malformed.class);
    Reply modest =
        new Reply(
            other,
            offer("USA", "JPN-P", Level.UNCLASSIFIED),
            invite.takes(),
            invite.nonce(),
            invite.hash());
    assertThat(modest.refusal(invite)).isEmpty();
  }

  @Test
  void a_reply_may_not_call_the_inviters_levels_less_protected() {
    Offer lower =
        new Offer(
            "USA",
            Level.CONFIDENTIAL,
            new LevelMap(
                "JPN-P",
                Map.of(
                    Level.UNCLASSIFIED, Level.UNCLASSIFIED,
                    Level.RESTRICTED, Level.RESTRICTED,
                    Level.CONFIDENTIAL, Level.CONFIDENTIAL)));
    Reply reply =
        new Reply(identity(usa, "USA", 2), lower, invite.takes(), invite.nonce(), invite.hash());
    assertThat(reply.refusal(invite)).isPresent();
  }

  @Test
  void an_invite_ends_at_its_time() {
    assertThat(invite.expiredAt(EXPIRES.minusMillis(1))).isFalse();
    assertThat(invite.expiredAt(EXPIRES)).isTrue();
  }

  @Test
  void w4_a_name_that_would_break_the_letter_is_refused_before_it_is_written() {
    assertThatThrownBy(() -> new Names("Exercise\nnonce: 00", "x")).isInstanceOf(Malformed.class);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Matter.Identity;

/// An invitation to pair two nodes, carried as a small text file, signed by the inviter. It proves
/// who wrote it only once both officers have read its words to each other ([Words] of [#hash]).
///
/// @param inviter who invites
/// @param gives what the inviter offers to release to the invitee
/// @param takes what the inviter asks the invitee to release to it
/// @param nonce 16 random bytes that the reply repeats, so that each invite is answered once
/// @param expires until when it may be answered, by the inviter's clock
public record Invite(Identity inviter, Offer gives, Offer takes, Bytes nonce, Instant expires) {
  /// How long an invite may be answered unless said otherwise.
  public static final Duration VALIDITY = Duration.ofMinutes(15);

  /// Bytes of a nonce: 128 bits.
  public static final int NONCE_BYTES = 16;

  private static final String TITLE = "renkei-invite 2";
  private static final List<String> KEYS = keys();

  /// Checks the form.
  public Invite {
    Malformed.unless(nonce.size() == NONCE_BYTES, "an invite's nonce has 16 bytes");
    expires = expires.truncatedTo(ChronoUnit.SECONDS);
  }

  /// A fresh nonce.
  public static Bytes nonce(SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return Bytes.owning(nonce);
  }

  /// The letter, signed by the inviter's first key.
  public Bytes sealed(SigningKey by) {
    Malformed.unless(
        by.publicKey().equals(inviter.signingKey()), "an invite is signed by the inviter's key");
    Bytes content = content();
    return Letter.sealed(content, by.sign(SignedFor.INVITE, content));
  }

  /// Opens a letter and checks its signature.
  ///
  /// @throws Malformed when it is not exactly such a letter, or not signed by the key in it
  public static Invite open(Bytes letter) {
    Letter.Opened opened = Letter.open(TITLE, KEYS, letter);
    Map<String, String> fields = opened.fields();
    Invite invite =
        new Invite(
            IdentityText.read(fields),
            Offer.read("gives", fields),
            Offer.read("takes", fields),
            nonce(fields.getOrDefault("nonce", "")),
            instant(fields.getOrDefault("expires", "")));
    Malformed.unless(
        invite.content().equals(opened.content()), "a field is not written as we write it");
    IdentityText.verify(SignedFor.INVITE, opened, invite.inviter().signingKey());
    return invite;
  }

  /// What both officers read back as words: covers every field.
  public Hash hash() {
    return Hash.sha256(SignedFor.INVITE.before(content()));
  }

  /// Whether it is too late to answer.
  public boolean expiredAt(Instant now) {
    return !now.isBefore(expires);
  }

  private Bytes content() {
    Map<String, String> fields = new LinkedHashMap<>();
    IdentityText.write(inviter, fields);
    gives.write("gives", fields);
    takes.write("takes", fields);
    fields.put("nonce", HexFormat.of().formatHex(nonce.unsafe()));
    fields.put("expires", expires.toString());
    return Letter.content(TITLE, fields);
  }

  static List<String> offerKeys() {
    List<String> keys = new ArrayList<>();
    for (String side : List.of("gives", "takes")) {
      for (String field : List.of("-to", "-highest", "-policy", "-levels")) {
        keys.add(side + field);
      }
    }
    return keys;
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(IdentityText.KEYS);
    keys.addAll(offerKeys());
    keys.add("nonce");
    keys.add("expires");
    return List.copyOf(keys);
  }

  static Bytes nonce(String hex) {
    try {
      return Bytes.owning(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException _) {
      throw new Malformed("a nonce is written in hexadecimal digits");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw new Malformed("a time is written like 2026-11-22T14:41:00Z");
    }
  }
}

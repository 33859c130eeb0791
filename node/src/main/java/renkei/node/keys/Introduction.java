// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Matter.Identity;

/// Who a party is, for parties that it has no link with: carried as a small text file, signed by
/// itself. It proves who wrote it only once people of both have read its words to each other
/// ([Words] of [#hash]). It opens no link.
///
/// @param who the party, with the keys of its officers
/// @param written when, by its own clock
public record Introduction(Identity who, Instant written) {
  /// How such a letter begins.
  public static final String TITLE = "renkei-introduction 1";

  private static final List<String> KEYS = keys();

  /// Cuts the time to the second.
  public Introduction {
    written = written.truncatedTo(ChronoUnit.SECONDS);
  }

  /// The letter, signed by the party's first key.
  public Bytes sealed(SigningKey by) {
    Malformed.unless(
        by.publicKey().equals(who.signingKey()), "an introduction is signed by its own party");
    Bytes content = content();
    return Letter.sealed(content, by.sign(SignedFor.INTRODUCTION, content));
  }

  /// Opens a letter and checks its signature.
  ///
  /// @throws Malformed when it is not exactly such a letter, or not signed by the key in it
  public static Introduction open(Bytes letter) {
    Letter.Opened opened = Letter.open(TITLE, KEYS, letter);
    Introduction introduction =
        new Introduction(
            IdentityText.read(opened.fields()),
            instant(opened.fields().getOrDefault("written", "")));
    Malformed.unless(
        introduction.content().equals(opened.content()), "a field is not written as we write it");
    IdentityText.verify(SignedFor.INTRODUCTION, opened, introduction.who().signingKey());
    return introduction;
  }

  /// What people of both parties read back as words: covers every field.
  public Hash hash() {
    return Hash.sha256(SignedFor.INTRODUCTION.before(content()));
  }

  private Bytes content() {
    Map<String, String> fields = new LinkedHashMap<>();
    IdentityText.write(who, fields);
    fields.put("written", written.toString());
    return Letter.content(TITLE, fields);
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(IdentityText.KEYS);
    keys.add("written");
    return List.copyOf(keys);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw new Malformed("a time is written like 2026-11-22T14:41:00Z");
    }
  }
}

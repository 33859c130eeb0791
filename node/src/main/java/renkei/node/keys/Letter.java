// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.entry.Proof;

/// The text form of invites and replies: a title line, then `key: value` lines in a fixed sequence,
/// the last of which is the signature over all the bytes before it. There is one way to write each
/// letter, so any byte changed, added or left out is found.
final class Letter {
  /// Bytes of a whole letter.
  static final int SIZE_MAX = 32 << 10;

  private static final String SIGNATURE = "signature: ";

  private Letter() {}

  /// An opened letter.
  ///
  /// @param fields by key, in their sequence
  /// @param content the bytes that are signed
  /// @param signature the signature that stood below, not checked yet
  record Opened(Map<String, String> fields, Bytes content, Bytes signature) {}

  static Bytes content(String title, Map<String, String> fields) {
    StringBuilder text = new StringBuilder(title).append('\n');
    fields.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
    return Bytes.owning(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Bytes sealed(Bytes content, Proof proof) {
    String head = new String(content.unsafe(), StandardCharsets.UTF_8);
    String line = SIGNATURE + base64(proof.signature()) + "\n";
    return Bytes.owning((head + line).getBytes(StandardCharsets.UTF_8));
  }

  /// Takes a letter apart, strictly.
  ///
  /// @throws Malformed when it is not exactly as we write it
  static Opened open(String title, List<String> keys, Bytes letter) {
    String text = strictly(letter);
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    Malformed.unless(
        lines.size() == keys.size() + 3 && lines.removeLast().isEmpty(),
        "a letter has " + (keys.size() + 2) + " lines, each with a line feed");
    Malformed.unless(lines.getFirst().equals(title), "the first line is not \"" + title + "\"");
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      fields.put(keys.get(i), after(keys.get(i) + ": ", lines.get(i + 1)));
    }
    String signature = after(SIGNATURE, lines.getLast());
    Bytes content = content(title, fields);
    return new Opened(fields, content, bytes(signature, Proof.SIGNATURE_BYTES));
  }

  private static String strictly(Bytes letter) {
    Malformed.unless(letter.size() <= SIZE_MAX, "a letter has at most " + SIZE_MAX + " bytes");
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(letter.unsafe()))
          .toString();
    } catch (CharacterCodingException _) {
      throw new Malformed("a letter is UTF-8 text");
    }
  }

  private static String after(String start, String line) {
    Malformed.unless(line.startsWith(start), "a line does not begin with \"" + start + "\"");
    return line.substring(start.length());
  }

  static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.unsafe());
  }

  /// Base64 of exactly so many bytes, written in the one way that we write it.
  static Bytes bytes(String base64, int size) {
    try {
      Bytes bytes = Bytes.owning(Base64.getDecoder().decode(base64));
      Malformed.unless(
          bytes.size() == size && base64(bytes).equals(base64),
          "a field is not base64 of its size");
      return bytes;
    } catch (IllegalArgumentException _) {
      throw new Malformed("a field is not base64");
    }
  }
}

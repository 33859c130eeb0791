// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.entry.CommandId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerId;
import renkei.core.entry.RollKey;

/// The keys of a party's officers in one line of a letter or of a record: each as
/// `officer,command,kind,key,origin`, with a blank between two.
public final class RollText {
  private static final int PARTS = 5;

  private RollText() {}

  /// The line; empty for nobody.
  public static String write(List<RollKey> roll) {
    StringBuilder text = new StringBuilder();
    for (RollKey key : roll) {
      text.append(text.isEmpty() ? "" : " ")
          .append(key.officer().code())
          .append(',')
          .append(key.command().code())
          .append(',')
          .append(key.kind())
          .append(',')
          .append(Base64.getEncoder().encodeToString(key.publicKey().unsafe()))
          .append(',')
          .append(key.origin());
    }
    return text.toString();
  }

  /// The keys in such a line, in the sequence of a roll. @throws Malformed for anything else
  public static List<RollKey> read(String line) {
    List<RollKey> roll = new ArrayList<>();
    String[] keys = line.isEmpty() ? new String[0] : line.split(" ", -1);
    Malformed.unless(
        keys.length <= RollKey.KEYS_MAX, "a roll has at most " + RollKey.KEYS_MAX + " keys");
    for (String key : keys) {
      roll.add(one(key.split(",", -1)));
    }
    return List.copyOf(roll);
  }

  private static RollKey one(String[] parts) {
    Malformed.unless(
        parts.length == PARTS, "an officer's key is written as officer,command,kind,key,origin");
    return new RollKey(
        new OfficerId(parts[0]),
        new CommandId(parts[1]),
        kind(parts[2]),
        bytes(parts[3]),
        parts[4]);
  }

  private static KeyKind kind(String name) {
    for (KeyKind kind : KeyKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new Malformed("a key is a PASSKEY, a BROWSER key or a FILE key");
  }

  private static Bytes bytes(String base64) {
    try {
      return Bytes.owning(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      throw new Malformed("a key is not base64");
    }
  }
}

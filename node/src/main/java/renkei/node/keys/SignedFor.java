// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.nio.charset.StandardCharsets;
import renkei.core.base.Bytes;

/// What stands before the bytes in everything that a party key signs, so that a signature of one
/// kind can never stand for another.
enum SignedFor {
  ENTRY("renkei entry 1"),
  HEAD("renkei head 1"),
  NEXT_KEY("renkei key 1"),
  INVITE("renkei invite 1"),
  REPLY("renkei reply 1"),
  INTRODUCTION("renkei introduction 1");

  private final String prefix;

  SignedFor(String name) {
    this.prefix = name + "\0";
  }

  /// The context, a zero byte, and the bytes.
  byte[] before(Bytes content) {
    byte[] before = prefix.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = content.unsafe();
    byte[] whole = new byte[before.length + bytes.length];
    System.arraycopy(before, 0, whole, 0, before.length);
    System.arraycopy(bytes, 0, whole, before.length, bytes.length);
    return whole;
  }
}

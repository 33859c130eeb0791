// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.PartyId;
import renkei.core.journal.Head;

/// What a backup says about itself: whose, of which head, when, and every file with its size and
/// hash.
///
/// @param party whose node
/// @param head the last row in it
/// @param taken when, by that node's clock
/// @param files by name
public record Manifest(PartyId party, Head head, Instant taken, SortedMap<String, Kept> files) {
  /// One file.
  ///
  /// @param bytes its size
  /// @param hash SHA-256 of its bytes
  public record Kept(long bytes, Hash hash) {}

  private static final String FIRST_LINE = "renkei backup 1";
  private static final int HEAD_LINES = 5;

  String text() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append("party ").append(party.key().hex()).append('\n');
    text.append("position ").append(head.position()).append('\n');
    text.append("chain ").append(head.hash().hex()).append('\n');
    text.append("taken ").append(taken).append('\n');
    for (Map.Entry<String, Kept> file : files.entrySet()) {
      text.append(file.getValue().hash().hex()).append(' ');
      text.append(file.getValue().bytes()).append(' ').append(file.getKey()).append('\n');
    }
    return text.toString();
  }

  /// @throws FolderRefused for anything that [#text] does not write
  static Manifest read(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    try {
      if (lines.length <= HEAD_LINES || !lines[0].equals(FIRST_LINE)) {
        throw new Malformed("it does not begin with '" + FIRST_LINE + "'");
      }
      PartyId party = new PartyId(Hash.fromHex(field(lines[1], "party")));
      long position = Long.parseLong(field(lines[2], "position"));
      Head head = new Head(position, Hash.fromHex(field(lines[3], "chain")));
      SortedMap<String, Kept> files = new TreeMap<>();
      for (int i = HEAD_LINES; i < lines.length - 1; i++) {
        String[] words = lines[i].split(" ", -1);
        Malformed.unless(words.length == 3, "line " + (i + 1) + " has not three words");
        files.put(words[2], new Kept(Long.parseLong(words[1]), Hash.fromHex(words[0])));
      }
      return new Manifest(party, head, Instant.parse(field(lines[4], "taken")), files);
    } catch (Malformed | NumberFormatException | DateTimeException e) {
      throw new FolderRefused("The backup's manifest cannot be read: " + e.getMessage(), e);
    }
  }

  private static String field(String line, String name) {
    Malformed.unless(line.startsWith(name + " "), "there is no '" + name + "'");
    return line.substring(name.length() + 1);
  }
}

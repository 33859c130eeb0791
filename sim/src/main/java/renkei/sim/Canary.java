// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Words that are found again wherever they come out: sixteen letters, of which the fifth says what
/// they stand in.
enum Canary {
  /// What never leaves its party: tasks, reasons of decisions, names of officers, units, feeds.
  HOME('n'),
  /// Title and content of a document.
  DOCUMENT('d'),
  /// Text of a proposal and of the acts about it.
  PROPOSAL('p'),
  /// Name of a track.
  TRACK('t'),
  /// Name of a command.
  COMMAND('c'),
  /// Note on how far something has come.
  PROGRESS('s'),
  /// Answer to a request for information.
  ANSWER('a'),
  /// Why a release was revoked, which its recipient is told.
  RECALL('r');

  private static final String BEGINNING = "cnry";
  private static final int LENGTH = 16;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  private final char letter;

  Canary(char letter) {
    this.letter = letter;
  }

  /// A new one, unlike any other.
  String make(SplittableRandom random) {
    StringBuilder word = new StringBuilder(LENGTH).append(BEGINNING).append(letter);
    while (word.length() < LENGTH) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  boolean made(String word) {
    return word.charAt(BEGINNING.length()) == letter;
  }

  /// Every one that stands in these bytes.
  static List<String> in(byte[] bytes) {
    List<String> found = new ArrayList<>(2);
    for (int i = 0; i <= bytes.length - LENGTH; i++) {
      if (bytes[i] == 'c' && bytes[i + 1] == 'n' && bytes[i + 2] == 'r' && bytes[i + 3] == 'y') {
        found.add(new String(bytes, i, LENGTH, StandardCharsets.ISO_8859_1));
        i += LENGTH - 1;
      }
    }
    return found;
  }

  static List<String> in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }
}

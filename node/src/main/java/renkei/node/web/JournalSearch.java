// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.Entry;
import renkei.core.entry.Kind;
import renkei.core.turn.Draft;
import tools.jackson.databind.JsonNode;

/// Which rows of the journal somebody looks for: acts of people, rows with a word or id, or both.
///
/// @param people only what an officer stated, of ours or of another party
/// @param text what a row must hold, folded; empty: anything
/// @param kinds entries of these kinds fit the text too, because the screen calls them so
record JournalSearch(boolean people, String text, Set<Kind> kinds) {
  private static final int TEXT_MAX = 100;

  /// Parts of a row, as shown, that are searched.
  private static final List<String> SEARCHED =
      List.of("officer", "kind", "entry", "proposal", "hash", "row");

  static JournalSearch of(Call call) {
    boolean people =
        call.asked("by")
            .map(by -> {
              Malformed.unless(by.equals("PEOPLE"), "by is PEOPLE, or absent");
              return true;
            })
            .orElse(false);
    String text = call.asked("text").orElse("");
    Malformed.unless(text.length() <= TEXT_MAX, "text has at most " + TEXT_MAX + " characters");
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : call.asked("kinds").orElse("").split(",")) {
      if (!name.isEmpty()) {
        kinds.add(Values.constant(Kind.class, "kinds", name));
      }
    }
    return new JournalSearch(people, folded(text.strip()), kinds);
  }

  /// Whether any row fits.
  boolean everything() {
    return !people && text.isEmpty() && kinds.isEmpty();
  }

  /// Whether a row is by somebody who is looked for; asked before it is put into words.
  boolean by(@Nullable Entry entry) {
    return !people || entry != null && !entry.officer().equals(Draft.NODE);
  }

  /// Whether a row as shown holds what is looked for.
  ///
  /// @param code of a party, from its key
  boolean holds(JsonNode row, @Nullable Entry entry, Function<String, String> code) {
    if (text.isEmpty() && kinds.isEmpty()) {
      return true;
    }
    if (entry != null && kinds.contains(entry.kind())) {
      return true;
    }
    if (text.isEmpty()) {
      return false;
    }
    StringBuilder words = new StringBuilder();
    words.append(row.at("/summary/en").asString("")).append('\n');
    words.append(row.at("/summary/ja").asString("")).append('\n');
    for (String name : SEARCHED) {
      words.append(row.path(name).asString("")).append('\n');
    }
    for (String party : List.of("party", "peer")) {
      if (row.has(party)) {
        words.append(code.apply(row.path(party).asString(""))).append('\n');
      }
    }
    return folded(words.toString()).contains(text);
  }

  /// The same letters for searching, whichever width, case or kana they were typed in.
  static String folded(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    for (int at = 0; at < plain.length(); at++) {
      char letter = plain.charAt(at);
      boolean katakana = letter >= '\u30a1' && letter <= '\u30f6';
      folded.append(katakana ? (char) (letter - 0x60) : letter);
    }
    return folded.toString();
  }
}

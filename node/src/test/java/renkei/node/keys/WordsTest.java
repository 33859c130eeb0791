// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;

class WordsTest {
  @Test
  void each_language_has_a_word_of_its_own_for_every_byte() {
    for (List<String> list : List.of(Words.englishList(), Words.japaneseList())) {
      assertThat(list).hasSize(256).doesNotHaveDuplicates();
    }
    assertThat(Words.englishList()).allMatch(word -> word.matches("[a-z]{3,8}"));
    assertThat(Words.japaneseList()).allMatch(word -> word.matches("[ぁ-ん]{2,6}"));
  }

  @Test
  void the_first_letters_tell_words_apart_and_no_word_begins_another() {
    assertThat(heads(Words.englishList(), 4)).hasSize(256);
    assertThat(heads(Words.japaneseList(), 3)).hasSize(256);
    for (List<String> list : List.of(Words.englishList(), Words.japaneseList())) {
      for (String word : list) {
        assertThat(list).filteredOn(other -> other.startsWith(word)).containsExactly(word);
      }
    }
  }

  @Test
  void any_change_in_the_first_80_bits_changes_a_word() {
    byte[] bytes = Hash.sha256(new byte[] {1}).bytes();
    Set<List<String>> seen = new HashSet<>();
    seen.add(Words.english(Hash.of(bytes)));
    for (int bit = 0; bit < 80; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(seen.add(Words.english(Hash.of(changed)))).as("bit %d", bit).isTrue();
      assertThat(Words.japanese(Hash.of(changed))).isNotEqualTo(Words.japanese(Hash.of(bytes)));
    }
  }

  @Test
  void words_read_back_are_matched_in_both_languages_and_no_others() {
    Hash hash = Hash.sha256(new byte[] {2});
    String english = String.join(" ", Words.english(hash));
    assertThat(Words.match(english, hash)).isTrue();
    assertThat(Words.match("  " + english.toUpperCase(java.util.Locale.ROOT) + "\n", hash))
        .isTrue();
    assertThat(Words.match(String.join("　", Words.japanese(hash)), hash)).isTrue();
    assertThat(Words.match(english, Hash.sha256(new byte[] {3}))).isFalse();
    assertThat(Words.match(english + " acorn", hash)).isFalse();
    assertThat(Words.match(english.substring(0, english.lastIndexOf(' ')), hash)).isFalse();
    assertThat(Words.match("", hash)).isFalse();
  }

  @Test
  void the_lists_never_change() {
    assertThat(Words.english(Hash.of(new byte[32]))).containsOnly("acorn");
    assertThat(Words.japanese(Hash.of(new byte[32]))).containsOnly("あさひ");
    assertThat(pinned(Words.englishList())).isEqualTo("a96ef75e0c60");
    assertThat(pinned(Words.japaneseList())).isEqualTo("fa62152a9070");
  }

  private static String pinned(List<String> list) {
    return Hash.sha256(String.join(" ", list).getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .shortHex();
  }

  private static Set<String> heads(List<String> list, int size) {
    return list.stream()
        .map(word -> word.substring(0, Math.min(size, word.length())))
        .collect(Collectors.toSet());
  }
}

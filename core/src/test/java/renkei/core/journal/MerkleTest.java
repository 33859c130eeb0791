// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;

/// The tree of RFC 9162 against answers computed with another program, and its paths by hand and by
/// the thousand.
final class MerkleTest {
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  /// Roots over the first 0, 1, 2 … 8 of these leaves.
  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static List<Hash> leaves(int count) {
    return LEAVES.subList(0, count).stream()
        .map(hex -> Merkle.leaf(Bytes.of(HexFormat.of().parseHex(hex))))
        .toList();
  }

  @Test
  void the_root_is_the_known_answer() {
    for (int count = 0; count <= 8; count++) {
      assertThat(Merkle.root(leaves(count)).hex()).isEqualTo(ROOTS.get(count));
    }
  }

  @Test
  void the_path_of_the_third_of_seven_is_the_one_drawn_in_the_standard() {
    List<Hash> leaves = leaves(7);
    assertThat(Merkle.path(0, leaves))
        .containsExactly(
            leaves.get(1), Merkle.root(leaves.subList(2, 4)), Merkle.root(leaves.subList(4, 7)));
    assertThat(Merkle.path(6, leaves))
        .containsExactly(Merkle.root(leaves.subList(4, 6)), Merkle.root(leaves.subList(0, 4)));
  }

  @Test
  void every_leaf_of_every_size_is_shown_by_its_path_and_by_nothing_else() {
    List<Hash> leaves = new ArrayList<>();
    for (int size = 1; size <= 40; size++) {
      leaves.add(Merkle.leaf(Bytes.of(new byte[] {(byte) size})));
      Hash root = Merkle.root(leaves);
      for (int index = 0; index < size; index++) {
        List<Hash> path = Merkle.path(index, leaves);
        Hash leaf = leaves.get(index);
        assertThat(Merkle.includes(leaf, index, size, path, root)).isTrue();
        assertThat(Merkle.includes(Hash.ZERO, index, size, path, root)).isFalse();
        assertThat(Merkle.includes(leaf, index, size, path, leaf))
            .as("another root")
            .isEqualTo(size == 1);
        assertThat(Merkle.includes(leaf, size, size, path, root)).isFalse();
        assertThat(Merkle.includes(leaf, -1, size, path, root)).isFalse();
        for (int other = 0; other < size; other++) {
          assertThat(Merkle.includes(leaf, other, size, path, root)).isEqualTo(other == index);
        }
        for (int step = 0; step < path.size(); step++) {
          List<Hash> changed = new ArrayList<>(path);
          changed.set(step, Hash.ZERO);
          assertThat(Merkle.includes(leaf, index, size, changed, root)).isFalse();
          changed.remove(step);
          assertThat(Merkle.includes(leaf, index, size, changed, root)).isFalse();
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(Hash.ZERO);
        assertThat(Merkle.includes(leaf, index, size, longer, root)).isFalse();
      }
    }
  }

  @Test
  void an_inner_node_cannot_stand_for_a_leaf() {
    List<Hash> leaves = leaves(4);
    Hash left = Merkle.root(leaves.subList(0, 2));
    byte[] inner = new byte[64];
    System.arraycopy(leaves.get(0).bytes(), 0, inner, 0, 32);
    System.arraycopy(leaves.get(1).bytes(), 0, inner, 32, 32);
    assertThat(Merkle.leaf(Bytes.of(inner))).isNotEqualTo(left);
  }
}

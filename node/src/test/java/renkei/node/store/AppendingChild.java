// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import renkei.core.base.Bytes;
import renkei.core.journal.Journal;

/// A process of its own that appends until it is killed, and prints the last acknowledged position
/// after each batch.
final class AppendingChild {
  private AppendingChild() {}

  static Bytes row(long position) {
    SplittableRandom random = new SplittableRandom(position);
    byte[] bytes = new byte[1 + random.nextInt(900)];
    random.nextBytes(bytes);
    return Bytes.owning(bytes);
  }

  static Journal open(DataFolder folder, List<Bytes> into) {
    SplittableRandom random = new SplittableRandom(5);
    return Journal.open(
        FileDisk.of(folder.journal()), random::nextLong, 200_000, (_, row) -> into.add(row));
  }

  public static void main(String[] words) {
    DataFolder folder = new DataFolder(Path.of(words[0]));
    try (FolderLock _ = FolderLock.take(folder);
        Journal journal = open(folder, new ArrayList<>())) {
      System.out.println("open");
      SplittableRandom random = new SplittableRandom(journal.head().position());
      while (true) {
        List<Bytes> rows = new ArrayList<>();
        int count = 1 + random.nextInt(20);
        for (int i = 1; i <= count; i++) {
          rows.add(row(journal.head().position() + i));
        }
        System.out.println(journal.append(rows));
      }
    }
  }
}

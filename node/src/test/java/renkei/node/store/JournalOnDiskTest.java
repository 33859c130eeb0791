// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.base.Disk;
import renkei.core.base.DiskFailure;
import renkei.core.base.DiskFile;
import renkei.core.journal.Journal;
import renkei.core.journal.JournalCheck;

/// The journal on a real file system and in a real process that is killed.
final class JournalOnDiskTest {
  private static final int ROUNDS = 8;
  private static final long FORCE_MS = 300;

  @TempDir private Path temporary;

  private static Process child(DataFolder folder) throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    return new ProcessBuilder(
            java,
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AppendingChild.class.getName(),
            folder.root().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void j7_kill_9_of_a_process_that_appends_loses_nothing_that_it_acknowledged() throws Exception {
    DataFolder folder = DataFolder.create(temporary.resolve("node"));
    SplittableRandom random = new SplittableRandom(11);
    long acknowledged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Process child = child(folder);
      long last = acknowledged;
      try (BufferedReader out = child.inputReader(StandardCharsets.US_ASCII)) {
        assertThat(out.readLine()).as("the lock of the killed one is free").isEqualTo("open");
        int batches = 1 + random.nextInt(200);
        for (int i = 0; i < batches; i++) {
          last = Long.parseLong(out.readLine());
        }
        assertThat(child.toHandle().destroyForcibly()).isTrue();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          last = line.matches("\\d+") ? Math.max(last, whole(line, last)) : last;
        }
      }
      assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(JournalCheck.verify(FileDisk.reading(folder.journal())).whole()).isTrue();
      List<Bytes> rows = new ArrayList<>();
      AppendingChild.open(folder, rows).close();
      assertThat((long) rows.size()).as("round %d", round).isGreaterThanOrEqualTo(last);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i)).isEqualTo(AppendingChild.row(i + 1));
      }
      acknowledged = rows.size();
    }
    assertThat(acknowledged).isGreaterThan(ROUNDS);
  }

  /// The last line of a killed process may be cut; a number shorter than the one before it is.
  private static long whole(String line, long before) {
    return line.length() >= Long.toString(before).length() ? Long.parseLong(line) : before;
  }

  @Test
  void j9_a_slow_force_holds_the_append_back_and_changes_nothing_else() {
    DataFolder folder = DataFolder.create(temporary.resolve("node"));
    SplittableRandom random = new SplittableRandom(5);
    Journal journal =
        Journal.open(new SlowDisk(FileDisk.of(folder.journal())), random::nextLong, (_, _) -> {});
    long before = System.nanoTime();
    assertThat(journal.append(List.of(AppendingChild.row(1)))).isEqualTo(1);
    assertThat(System.nanoTime() - before).isGreaterThan(FORCE_MS * 1_000_000);
    assertThat(journal.failed()).isEmpty();
    journal.close();
  }

  @Test
  void j11_a_second_process_is_told_which_one_has_the_folder() throws Exception {
    DataFolder folder = DataFolder.create(temporary.resolve("node"));
    Process child = child(folder);
    try (BufferedReader out = child.inputReader(StandardCharsets.US_ASCII)) {
      assertThat(out.readLine()).isEqualTo("open");
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(FolderRefused.class)
          .hasMessageContaining("in use by process " + child.pid());
    } finally {
      child.destroyForcibly();
      child.waitFor();
    }
    assertThat(folder.lock()).as("the stale file stays").exists();
    FolderLock.take(folder).close();
  }

  @Test
  void j11_this_process_cannot_take_it_twice() {
    DataFolder folder = DataFolder.create(temporary.resolve("node"));
    try (FolderLock _ = FolderLock.take(folder)) {
      assertThatThrownBy(() -> FolderLock.take(folder)).isInstanceOf(FolderRefused.class);
    }
    FolderLock.take(folder).close();
  }

  @Test
  void j13_a_file_that_cannot_be_opened_is_a_failure_with_its_name_and_ends_the_writing()
      throws IOException {
    DataFolder folder = DataFolder.create(temporary.resolve("node"));
    SplittableRandom random = new SplittableRandom(5);
    Journal journal =
        Journal.open(FileDisk.of(folder.journal()), random::nextLong, 200, (_, _) -> {});
    Files.createDirectory(folder.journal().resolve("0000000002.seg"));
    List<Bytes> rows = List.of(Bytes.owning(new byte[150]));
    journal.append(rows);
    assertThatThrownBy(() -> journal.append(rows))
        .isInstanceOf(DiskFailure.class)
        .hasMessageContaining("0000000002.seg");
    assertThat(journal.head().position()).isEqualTo(1);
    assertThat(journal.failed()).isPresent();
    journal.close();
  }

  @Test
  void files_are_for_their_owner_only_and_a_reading_disk_changes_nothing() throws IOException {
    DataFolder folder = DataFolder.create(temporary.resolve("node"));
    AppendingChild.open(folder, new ArrayList<>()).close();
    try (var files = Files.list(folder.journal())) {
      assertThat(files.toList())
          .hasSize(2)
          .allSatisfy(file ->
              assertThat(Files.getPosixFilePermissions(file).toString())
                  .doesNotContain("GROUP", "OTHERS"));
    }
    Disk disk = FileDisk.reading(folder.journal());
    assertThatThrownBy(disk::forceNames).isInstanceOf(DiskFailure.class);
    assertThatThrownBy(() -> disk.delete("head")).isInstanceOf(DiskFailure.class);
    assertThatThrownBy(() -> disk.open("other")).isInstanceOf(DiskFailure.class);
    try (DiskFile file = disk.open("head")) {
      assertThatThrownBy(() -> file.write(0, ByteBuffer.allocate(1)))
          .isInstanceOf(DiskFailure.class);
    }
  }

  /// A real disk whose forces take their time.
  private record SlowDisk(Disk disk) implements Disk {
    @Override
    public List<String> names() {
      return disk.names();
    }

    @Override
    public DiskFile open(String name) {
      return new SlowFile(disk.open(name));
    }

    @Override
    public void delete(String name) {
      disk.delete(name);
    }

    @Override
    public void rename(String from, String to) {
      disk.rename(from, to);
    }

    @Override
    public void forceNames() {
      disk.forceNames();
    }
  }

  private record SlowFile(DiskFile file) implements DiskFile {
    @Override
    public long size() {
      return file.size();
    }

    @Override
    public int read(long offset, ByteBuffer into) {
      return file.read(offset, into);
    }

    @Override
    public void write(long offset, ByteBuffer from) {
      file.write(offset, from);
    }

    @Override
    public void truncate(long size) {
      file.truncate(size);
    }

    @Override
    public void force() {
      try {
        Thread.sleep(FORCE_MS);
      } catch (InterruptedException e) {
        throw new DiskFailure("interrupted", e);
      }
      file.force();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}

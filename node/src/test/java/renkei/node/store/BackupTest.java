// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.RandomSource;
import renkei.core.entry.PartyId;
import renkei.core.journal.Journal;
import renkei.core.journal.JournalCheck;
import renkei.core.journal.JournalDamaged;

/// Backups: taken while the node writes, and refused with a sentence when they are not whole.
final class BackupTest {
  private static final PartyId SELF = new PartyId(Hash.sha256(new byte[] {1}));
  private static final PartyId OTHER = new PartyId(Hash.sha256(new byte[] {2}));
  private static final Instant AT = Instant.parse("2026-11-20T03:04:05Z");
  private static final byte[] KEY =
      "thirty-two bytes that are secret".getBytes(StandardCharsets.US_ASCII);
  private static final Passphrase PASSPHRASE =
      Passphrase.typed("correct horse battery".toCharArray());

  @TempDir private Path temporary;
  private DataFolder folder;
  private Path file;
  private Path fresh;

  @BeforeEach
  void a_folder_with_keys_and_configuration() throws IOException {
    folder = DataFolder.create(temporary.resolve("node"));
    Files.write(folder.keys().resolve("signing.key"), KEY);
    Files.writeString(folder.config(), "name = JPN\n");
    file = temporary.resolve("node.backup");
    fresh = temporary.resolve("again");
  }

  private static RandomSource random() {
    SplittableRandom random = new SplittableRandom(9);
    return random::nextLong;
  }

  private void append(Journal journal, int batches) {
    for (int i = 0; i < batches; i++) {
      long next = journal.head().position() + 1;
      journal.append(List.of(AppendingChild.row(next), AppendingChild.row(next + 1)));
    }
  }

  private Manifest take() {
    return new Backup(folder, SELF, PASSPHRASE, random()).take(file, AT);
  }

  private Manifest restore() {
    return Restore.into(fresh, file, PASSPHRASE, SELF);
  }

  private void refused(String words) {
    assertThatThrownBy(this::restore).isInstanceOf(FolderRefused.class).hasMessageContaining(words);
    assertThat(fresh).doesNotExist();
    assertThat(temporary.resolve(".again.restoring")).doesNotExist();
  }

  @Test
  void what_was_backed_up_is_restored_whole_and_marked() throws IOException {
    Journal journal = AppendingChild.open(folder, new ArrayList<>());
    append(journal, 300);
    Manifest manifest = take();
    assertThat(manifest.head()).isEqualTo(journal.head());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    append(journal, 1);
    assertThat(restore()).isEqualTo(manifest);
    DataFolder again = new DataFolder(fresh);
    assertThat(again.restored()).hasValueSatisfying(mark -> assertThat(mark).contains("600"));
    assertThat(FolderCheck.problems(again)).isEmpty();
    assertThat(again.keys().resolve("signing.key")).hasBinaryContent(KEY);
    assertThat(again.config()).hasContent("name = JPN");
    assertThat(again.lock()).doesNotExist();
    List<Bytes> rows = new ArrayList<>();
    try (Journal restored = AppendingChild.open(again, rows)) {
      assertThat(restored.head()).isEqualTo(manifest.head());
      assertThat(restored.opening().notes()).isEmpty();
      assertThat(restored.segments()).isGreaterThan(1);
    }
    assertThat(rows).hasSize(600);
    again.beginAfterRestore();
    assertThat(again.restored()).isEmpty();
    journal.close();
  }

  @Test
  void o3_a_backup_taken_while_the_node_writes_holds_exactly_its_stated_head() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    Journal journal = AppendingChild.open(folder, new ArrayList<>());
    append(journal, 20);
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              while (!stop.get()) {
                append(journal, 1);
              }
            });
    try {
      for (int round = 0; round < 3; round++) {
        file = temporary.resolve("node.backup" + round);
        fresh = temporary.resolve("again" + round);
        Manifest manifest = take();
        restore();
        JournalCheck.Report report =
            JournalCheck.verify(FileDisk.reading(new DataFolder(fresh).journal()));
        assertThat(report.whole()).isTrue();
        assertThat(report.found().orElseThrow().head()).isEqualTo(manifest.head());
      }
    } finally {
      stop.set(true);
      writer.join();
      journal.close();
    }
    assertThat(journal.head().position()).isGreaterThan(40);
  }

  @Test
  void o3_a_backup_cut_short_anywhere_is_refused() throws IOException {
    append(AppendingChild.open(folder, new ArrayList<>()), 3);
    take();
    byte[] whole = Files.readAllBytes(file);
    for (int size = 0; size < whole.length; size += 1 + whole.length / 6) {
      Files.write(file, Arrays.copyOf(whole, size));
      refused(size < 64 ? "no Renkei backup" : "cut short");
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    refused("cut short");
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    refused("added behind its end");
  }

  @Test
  void o3_a_backup_with_any_byte_changed_is_refused() throws IOException {
    append(AppendingChild.open(folder, new ArrayList<>()), 3);
    take();
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 1 + whole.length / 8) {
      byte[] changed = whole.clone();
      changed[at] ^= 4;
      Files.write(file, changed);
      assertThatThrownBy(this::restore).isInstanceOf(FolderRefused.class);
      assertThat(fresh).doesNotExist();
    }
  }

  @Test
  void o3_a_wrong_passphrase_is_refused_and_nothing_of_the_content_shows() throws IOException {
    append(AppendingChild.open(folder, new ArrayList<>()), 3);
    take();
    Passphrase wrong = Passphrase.typed("incorrect horse battery".toCharArray());
    assertThatThrownBy(() -> Restore.into(fresh, file, wrong, null))
        .isInstanceOf(FolderRefused.class)
        .hasMessageContaining("passphrase does not open");
    assertThat(fresh).doesNotExist();
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(bytes)
        .doesNotContain(new String(KEY, StandardCharsets.ISO_8859_1))
        .doesNotContain("signing.key");
  }

  @Test
  void o3_another_nodes_backup_is_refused() {
    append(AppendingChild.open(folder, new ArrayList<>()), 3);
    new Backup(folder, OTHER, PASSPHRASE, random()).take(file, AT);
    refused("not of " + SELF);
  }

  @Test
  void o3_a_file_that_is_no_backup_is_refused() throws IOException {
    Files.write(file, new byte[500]);
    refused("no Renkei backup");
    Files.delete(file);
    refused("cannot be read");
  }

  @Test
  void o3_a_folder_that_is_there_is_never_restored_into() throws IOException {
    append(AppendingChild.open(folder, new ArrayList<>()), 3);
    take();
    Files.createDirectory(fresh);
    assertThatThrownBy(this::restore).hasMessageContaining("there already");
    assertThat(fresh).isEmptyDirectory();
    assertThatThrownBy(this::take).hasMessageContaining("never overwrites");
    file = folder.root().resolve("node.backup");
    assertThatThrownBy(this::take).hasMessageContaining("another place");
  }

  @Test
  void o3_a_bad_journal_is_not_backed_up() throws IOException {
    append(AppendingChild.open(folder, new ArrayList<>()), 3);
    Path segment = folder.journal().resolve("0000000001.seg");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[200] ^= 1;
    Files.write(segment, bytes);
    assertThatThrownBy(this::take)
        .isInstanceOf(JournalDamaged.class)
        .hasMessageContaining("0000000001.seg");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_passphrase_file_that_others_can_read_is_refused_with_the_fix() throws IOException {
    Path words = temporary.resolve("words");
    Files.writeString(words, "correct horse battery\nsecond line\n");
    Files.setPosixFilePermissions(words, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> Passphrase.inFile(words)).hasMessageContaining("chmod 600 " + words);
    Files.setPosixFilePermissions(words, PosixFilePermissions.fromString("rw-------"));
    append(AppendingChild.open(folder, new ArrayList<>()), 1);
    take();
    assertThat(Restore.check(file, Passphrase.inFile(words)).party()).isEqualTo(SELF);
    assertThatThrownBy(() -> Passphrase.typed("short".toCharArray()))
        .hasMessageContaining("at least 12");
  }
}

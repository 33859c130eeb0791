// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.node.app.Typed;
import renkei.node.store.DataFolder;
import renkei.node.store.FolderLock;

/// Backup and restore as an operator types them.
final class BackupCommandTest {
  @TempDir private Path folder;
  private Path data;
  private Path secret;
  private Path backup;

  @BeforeEach
  void a_node_and_its_backup() throws IOException {
    data = folder.resolve("jpn");
    backup = folder.resolve("jpn.backup");
    secret = passphrase("secret", "correct horse battery staple");
    assertThat(Typed.renkei("init", "--data", data, "--code", "JPN", "--name", "Japan").code())
        .isZero();
    Typed taken = take();
    assertThat(taken.code()).as(taken.err()).isZero();
  }

  private Path passphrase(String name, String words) throws IOException {
    Path file =
        Files.createFile(
            folder.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, words + "\n");
  }

  private Typed take() {
    return Typed.renkei("backup", "--data", data, "--to", backup, "--passphrase-file", secret);
  }

  private Typed restore(Path from, Path fresh, Path words) {
    return Typed.renkei(
        "restore", "--from", from, "--data", fresh, "--passphrase-file", words, "--json");
  }

  @Test
  void a_restored_folder_holds_the_same_journal_and_says_what_comes_next() throws IOException {
    Path fresh = folder.resolve("fresh");
    Typed restored =
        Typed.renkei("restore", "--from", backup, "--data", fresh, "--passphrase-file", secret);
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(restored.out()).contains("renkei run", "renkei incarnation");
    assertThat(Typed.renkei("journal", "head", "--data", fresh).out())
        .isEqualTo(Typed.renkei("journal", "head", "--data", data).out());
    assertThat(Typed.renkei("journal", "verify", fresh).code()).isZero();
    assertThat(Files.getPosixFilePermissions(backup))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Typed.renkei("doctor", "--data", fresh, "--quick").out())
        .contains("WARNING  restored", "renkei incarnation");
  }

  @Test
  void a_refusal_says_in_both_languages_what_is_wrong_and_what_to_do() throws IOException {
    Path fresh = folder.resolve("fresh");
    assertThat(restore(backup, fresh, passphrase("wrong", "another battery staple")).err())
        .contains("does not open this backup", "この合言葉では", "取ったときの合言葉を示してください");
    assertThat(restore(backup, data, secret).err()).contains("name one that is not", "まだないものを");
    assertThat(take().err()).contains("never overwrites", "上書きしません");
    assertThat(Typed.renkei("init", "--data", data, "--code", "JPN", "--name", "Japan").err())
        .contains("already holds a node", "すでにノードがあります");
    try (FolderLock _ = FolderLock.take(new DataFolder(data))) {
      assertThat(Typed.renkei("run", "--data", data).err()).contains("in use by process", "使用中です");
    }
    Files.delete(data.resolve("keys/link.pem"));
    assertThat(Typed.renkei("run", "--data", data).err())
        .contains("There is no file", "バックアップから戻してください")
        .containsOnlyOnce("restore it from the backup");
    Path config = data.resolve("renkei.conf");
    Files.writeString(config, Files.readString(config) + "peer.listn = x:1\n");
    assertThat(Typed.renkei("run", "--data", data).err())
        .contains("'peer.listen'", "知らないキー「peer.listn」", "直すまで起動しません");
  }

  @Test
  void doctor_asks_for_a_backup_until_there_is_one() {
    assertThat(Typed.renkei("doctor", "--data", data).out()).contains("WELL     backup");
    Path other = folder.resolve("usa");
    Typed.renkei("init", "--data", other, "--code", "USA", "--name", "United States");
    assertThat(Typed.renkei("doctor", "--data", other).out())
        .contains("WARNING  backup", "renkei backup --data " + other);
  }

  @Test
  void o3_a_wrong_passphrase_makes_nothing() throws IOException {
    Path fresh = folder.resolve("fresh");
    Typed refused = restore(backup, fresh, passphrase("wrong", "some other words entirely"));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).startsWith("renkei: ").doesNotContain("\tat ");
    assertThat(fresh).doesNotExist();
    assertThat(restore(backup, fresh, secret).code()).isZero();
  }

  @Test
  void o3_a_backup_cut_short_or_changed_makes_nothing() throws IOException {
    byte[] whole = Files.readAllBytes(backup);
    Path fresh = folder.resolve("fresh");
    Path bad = folder.resolve("bad");
    for (int bytes : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
      Files.write(bad, Arrays.copyOf(whole, bytes));
      Typed refused = restore(bad, fresh, secret);
      assertThat(refused.code()).as("cut at %d", bytes).isEqualTo(1);
      assertThat(fresh).doesNotExist();
    }
    byte[] changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    Files.write(bad, changed);
    assertThat(restore(bad, fresh, secret).code()).isEqualTo(1);
    assertThat(fresh).doesNotExist();
    assertThat(restore(backup, fresh, secret).code()).isZero();
  }

  @Test
  void o3_another_partys_backup_is_refused_where_the_party_is_named() {
    Path other = folder.resolve("usa");
    String usa =
        Typed.renkei("init", "--data", other, "--code", "USA", "--name", "United States", "--json")
            .json()
            .path("party")
            .asString();
    Path fresh = folder.resolve("fresh");
    Typed refused =
        Typed.renkei(
            "restore",
            "--from",
            backup,
            "--data",
            fresh,
            "--party",
            usa,
            "--passphrase-file",
            secret);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("not of");
    assertThat(fresh).doesNotExist();
  }

  @Test
  void o3_neither_a_backup_nor_a_folder_is_ever_overwritten() throws IOException {
    byte[] before = Files.readAllBytes(backup);
    Typed again = take();
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("is there already");
    assertThat(Files.readAllBytes(backup)).isEqualTo(before);
    Typed over = restore(backup, data, secret);
    assertThat(over.code()).isEqualTo(1);
    assertThat(over.err()).contains("is there already");
  }

  @Test
  void o3_check_only_reads_the_backup_to_its_end_and_writes_nothing() {
    Typed checked =
        Typed.renkei("restore", "--from", backup, "--check-only", "--passphrase-file", secret);
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("is whole up to position");
    assertThat(Typed.renkei("restore", "--from", backup, "--passphrase-file", secret).err())
        .contains("--check-only");
  }

  @Test
  void a_passphrase_file_open_to_others_is_refused_with_the_fix() throws IOException {
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    Typed refused =
        Typed.renkei(
            "backup", "--data", data, "--to", folder.resolve("x"), "--passphrase-file", secret);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("chmod 600");
  }
}

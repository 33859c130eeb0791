// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that a node must not start on, and how full the disk is.
final class FolderCheckTest {
  private static final long GIB = 1L << 30;

  @TempDir private Path temporary;

  private DataFolder folder() throws IOException {
    DataFolder folder = DataFolder.create(temporary.resolve("node"));
    Files.createFile(
        folder.keys().resolve("signing.key"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return folder;
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void a_fresh_folder_has_no_problem() throws IOException {
    assertThat(FolderCheck.problems(folder())).isEmpty();
  }

  @Test
  void j12_a_key_file_of_mode_0644_is_refused_with_the_command_that_fixes_it() throws IOException {
    DataFolder folder = folder();
    Path key = folder.keys().resolve("signing.key");
    mode(key, "rw-r--r--");
    assertThat(FolderCheck.problems(folder))
        .singleElement()
        .asString()
        .contains("rw-r--r--")
        .endsWith("chmod 600 " + key);
    mode(key, "rw-------");
    assertThat(FolderCheck.problems(folder)).isEmpty();
  }

  @Test
  void j12_a_folder_open_to_others_is_refused() throws IOException {
    DataFolder folder = folder();
    mode(folder.root(), "rwxr-x---");
    assertThat(FolderCheck.problems(folder))
        .singleElement()
        .asString()
        .endsWith("chmod 700 " + folder.root());
  }

  @Test
  void j12_a_wrong_owner_is_refused() throws IOException {
    DataFolder folder = folder();
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
    Files.setOwner(
        folder.keys(),
        folder
            .root()
            .getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName("nobody"));
    assertThat(FolderCheck.problems(folder))
        .singleElement()
        .asString()
        .contains("belongs to nobody")
        .contains("chown -R root " + folder.keys());
  }

  @Test
  void j12_a_folder_in_which_nothing_can_be_written_is_refused_even_to_root() throws IOException {
    DataFolder folder = folder();
    Files.delete(folder.journal());
    Files.createSymbolicLink(folder.journal(), Path.of("/proc/self"));
    assertThat(FolderCheck.problems(folder))
        .anySatisfy(problem ->
            assertThat(problem.toString())
                .startsWith("Nothing can be written in " + folder.journal())
                .contains("remount,rw"));
  }

  @Test
  void j12_a_missing_folder_is_refused() {
    assertThat(FolderCheck.problems(new DataFolder(temporary.resolve("none"))))
        .singleElement()
        .asString()
        .contains("renkei init");
  }

  @Test
  void j6_documents_are_refused_first_then_positions_and_the_alarms_come_at_80_90_95() {
    assertThat(SpaceGauge.judge(30 * GIB, 100 * GIB).level()).isEqualTo(SpaceGauge.Level.NORMAL);
    assertThat(SpaceGauge.judge(30 * GIB, 100 * GIB).sentence()).isEmpty();
    assertThat(SpaceGauge.judge(20 * GIB, 100 * GIB).alarm()).hasValue(80);
    assertThat(SpaceGauge.judge(10 * GIB, 100 * GIB).alarm()).hasValue(90);
    assertThat(SpaceGauge.judge(5 * GIB, 100 * GIB).alarm()).hasValue(95);
    assertThat(SpaceGauge.judge(2 * GIB, 100 * GIB).level()).isEqualTo(SpaceGauge.Level.NORMAL);
    assertThat(SpaceGauge.judge(2 * GIB - 1, 100 * GIB).level())
        .isEqualTo(SpaceGauge.Level.NO_DOCUMENTS);
    assertThat(SpaceGauge.judge(GIB, 100 * GIB).level()).isEqualTo(SpaceGauge.Level.NO_DOCUMENTS);
    assertThat(SpaceGauge.judge(GIB - 1, 100 * GIB).level())
        .isEqualTo(SpaceGauge.Level.NO_POSITIONS);
    assertThat(SpaceGauge.judge(0, 100 * GIB).sentence().orElseThrow())
        .contains("100 % full", "only decisions");
    assertThat(SpaceGauge.judge(33L << 20, 64L << 20).level())
        .as("a small disk keeps its reserve too")
        .isEqualTo(SpaceGauge.Level.NO_DOCUMENTS);
  }

  @Test
  void j6_the_gauge_reads_the_disk_of_its_folder() throws IOException {
    SpaceGauge.Reading reading = new SpaceGauge(temporary).read();
    assertThat(reading.freeBytes()).isPositive();
    assertThat(reading.usedPercent()).isBetween(0, 100);
  }
}

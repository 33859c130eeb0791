// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a node keeps what lasts.
///
/// ```
/// renkei.conf    the configuration
/// journal/       segments and head file (docs/protocol/journal.md)
/// keys/          key files, 0600 each
/// invites/       letters of invites that may still be answered, 0600 each
/// lock           held while a node runs
/// restored       there between a restore and the new incarnation
/// ```
///
/// @param root the folder, mode 0700
public record DataFolder(Path root) {
  private static final String FOLDER_MODE = "rwx------";

  /// Makes the folder and what belongs into it, with modes; what is there already stays.
  public static DataFolder create(Path root) {
    DataFolder folder = new DataFolder(root);
    try {
      Path parent = root.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      for (Path path : List.of(root, folder.journal(), folder.keys())) {
        make(path);
      }
      FileDisk.forceFolder(root);
      if (parent != null) {
        FileDisk.forceFolder(parent);
      }
      return folder;
    } catch (IOException e) {
      throw new FolderRefused("The data folder " + root + " cannot be made: " + e, e);
    }
  }

  private static void make(Path path) throws IOException {
    try {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER_MODE)));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path)) {
        throw e;
      }
    }
  }

  /// The journal's folder.
  public Path journal() {
    return root.resolve("journal");
  }

  /// The folder of key files.
  public Path keys() {
    return root.resolve("keys");
  }

  /// The folder of invites that may still be answered.
  public Path invites() {
    return root.resolve("invites");
  }

  /// The configuration file.
  public Path config() {
    return root.resolve("renkei.conf");
  }

  /// The lock file.
  public Path lock() {
    return root.resolve("lock");
  }

  /// The mark that a restore leaves: the node must begin a new incarnation before it signs
  /// anything.
  public Path restoredMark() {
    return root.resolve("restored");
  }

  /// What the mark says; empty when this folder was not just restored.
  public Optional<String> restored() {
    try {
      return Files.exists(restoredMark())
          ? Optional.of(Files.readString(restoredMark()).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new FolderRefused("The mark " + restoredMark() + " cannot be read: " + e, e);
    }
  }

  /// Takes the mark away, once the new incarnation is in the journal.
  public void beginAfterRestore() {
    try {
      Files.deleteIfExists(restoredMark());
      FileDisk.forceFolder(root);
    } catch (IOException e) {
      throw new FolderRefused("The mark " + restoredMark() + " cannot be removed: " + e, e);
    }
  }

  /// The key files, sorted.
  public List<Path> keyFiles() {
    return filesBelow(keys());
  }

  /// What a backup holds besides the journal: keys, configuration and every other file here,
  /// without the lock, the restore mark, and unfinished files (named `.…` or `….part`).
  public List<Path> keptFiles() {
    return filesBelow(root).stream()
        .filter(file -> !file.startsWith(journal()))
        .filter(file -> !file.equals(lock()) && !file.equals(restoredMark()))
        .filter(file -> !isUnfinished(file.getFileName().toString()))
        .toList();
  }

  private static boolean isUnfinished(String name) {
    return name.startsWith(".") || name.endsWith(".part");
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new FolderRefused("The folder " + folder + " cannot be listed: " + e, e);
    }
  }
}

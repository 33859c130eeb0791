// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Files with secrets in them: readable by their owner alone, written whole or not at all.
///
/// Any thread; two writers of the same file are the caller's fault.
public final class SecretFile {
  /// Bytes that a secret file may have; keys and lists of open links are far below.
  public static final int SIZE_MAX = 256 << 10;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /// The bytes of a file that only its owner can read.
  ///
  /// @throws KeyFault when it is missing, too large, a link, of another user, or others may read it
  public static byte[] read(Path file) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new KeyFault(
          "There is no file " + file + ".",
          "name the right file, or restore it from the backup",
          "ファイル " + file + " がありません。正しいファイルを示すか、バックアップから戻してください。");
    }
    try {
      PosixFileAttributes is =
          Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      refuseUnlessPrivate(file, is);
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new KeyFault(
          "The file " + file + " cannot be read: " + e.getClass().getSimpleName() + ".",
          "restore it from the backup, or check that it is there and belongs to you: ls -l " + file,
          "ファイル " + file + " を読めません。あることと、所有者が自分であることを確かめてください：ls -l " + file,
          e);
    }
  }

  private static void refuseUnlessPrivate(Path file, PosixFileAttributes is) throws IOException {
    if (!is.isRegularFile()) {
      throw new KeyFault(
          file + " is not a plain file, so it is not sure whose key it would be.",
          "put the key file itself there, not a link or a folder",
          file + " は通常のファイルではありません。リンクやフォルダーではなく鍵のファイルを置いてください。");
    }
    Set<PosixFilePermission> others = EnumSet.copyOf(is.permissions());
    others.removeAll(OWNER_ONLY);
    if (!others.isEmpty()) {
      throw new KeyFault(
          file
              + " has mode "
              + PosixFilePermissions.toString(is.permissions())
              + ": others on this machine could take the key.",
          "chmod 600 " + file,
          file + " をほかの利用者も読めます。鍵を取られるおそれがあります。次で直してください：chmod 600 " + file);
    }
    if (is.size() > SIZE_MAX) {
      throw new KeyFault(
          file + " has " + is.size() + " bytes; no key is larger than " + SIZE_MAX + ".",
          "restore it from the backup",
          file + " は大きすぎます。鍵は " + SIZE_MAX + " バイト以下です。バックアップから戻してください。");
    }
    String user = System.getProperty("user.name", "");
    if (!is.owner().getName().equals(user)) {
      throw new KeyFault(
          file + " belongs to " + is.owner().getName() + " and not to " + user + ".",
          "chown " + user + " " + file,
          file + " の所有者は " + user + " ではありません。次で直してください：chown " + user + " " + file);
    }
  }

  /// Makes a new file; an existing one is never touched.
  ///
  /// @throws KeyFault when there is a file already, or it cannot be written
  public static void create(Path file, byte[] content) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new KeyFault(
          file + " exists already; a key is never overwritten.",
          "move the old file away first: mv " + file + " " + file + ".old",
          file + " はすでにあります。鍵は上書きしません。先に古いファイルを移してください。");
    }
    replace(file, content);
  }

  /// Writes a file beside the old one, forces it, and puts it in the old one's place in one step.
  ///
  /// @throws KeyFault when it cannot be written; the old file is then untouched
  public static void replace(Path file, byte[] content) {
    Path folder = folder(file);
    Path fresh = null;
    try {
      fresh =
          Files.createTempFile(
              folder,
              "." + file.getFileName(),
              ".new",
              PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      writeForced(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } catch (IOException e) {
      dropLeftover(fresh);
      throw new KeyFault(
          "The file " + file + " cannot be written: " + e.getClass().getSimpleName() + ".",
          "check that the folder is there, is not read-only and has space: df " + folder,
          "ファイル " + file + " に書けません。フォルダーと空きを確かめてください：df " + folder,
          e);
    }
  }

  private static void writeForced(Path file, byte[] content) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
  }

  private static void dropLeftover(@Nullable Path fresh) {
    if (fresh == null) {
      return;
    }
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException _) {
      // The fault that is already on its way says what is wrong with this folder.
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new KeyFault(
          file + " names no file.", "give the path of a file", file + " はファイルを示していません。");
    }
    return folder;
  }
}

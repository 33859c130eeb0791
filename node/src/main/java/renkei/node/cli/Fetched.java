// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import renkei.node.app.Main;

/// Writes what a command got into a new file, or reads what it shall hand over. Nothing is ever
/// overwritten.
final class Fetched {
  private Fetched() {}

  /// A new file of mode 0600. @throws Main.Refused when it is there already or cannot be written
  static void write(Path file, byte[] content) {
    if (Files.exists(file)) {
      throw new Main.Refused(
          file + " is there already; name a new file", file + " はすでにあります。新しい名前を示してください。");
    }
    try (var channel =
        Files.newByteChannel(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      java.nio.ByteBuffer left = java.nio.ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (IOException fault) {
      throw new Main.Refused(
          "cannot write " + file + ": " + fault.getMessage(),
          file + " に書けません：" + fault.getMessage());
    }
  }

  /// A whole file of at most so many bytes.
  static byte[] read(Path file, int bytesMax) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new Main.Refused(
            "there is no file " + file + "; name the one that is meant",
            "ファイル " + file + " がありません。");
      }
      if (Files.size(file) > bytesMax) {
        throw new Main.Refused(
            file + " has " + Files.size(file) + " bytes; at most " + bytesMax + " are taken",
            file + " は " + Files.size(file) + " バイトです。受け付けるのは " + bytesMax + " までです。");
      }
      return Files.readAllBytes(file);
    } catch (IOException fault) {
      throw new Main.Refused(
          "cannot read " + file + ": " + fault.getMessage(),
          file + " を読めません：" + fault.getMessage());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps a data folder to one process. The kernel holds the lock and lets go of it when the process
/// ends, however it ends; the file that stays behind is only a name and a number for a person to
/// read.
public final class FolderLock implements AutoCloseable {
  private static final int WORDS_MAX = 200;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock. @throws FolderRefused when another process, or this one, has it
  public static FolderLock take(DataFolder folder) {
    Path file = folder.lock();
    FileChannel channel = open(file);
    boolean taken = false;
    try {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw new FolderRefused(
            "The data folder "
                + folder.root()
                + " is in use by process "
                + holder(channel)
                + ". Stop that node first, or give this one another folder (--data).",
            "データフォルダー "
                + folder.root()
                + " はプロセス "
                + holder(channel)
                + " が使用中です。先にそのノードを止めるか、--data で別のフォルダーを示してください。");
      }
      channel.truncate(0);
      String pid = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
      taken = true;
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new FolderRefused("The lock file " + file + " cannot be used: " + e, e);
    } finally {
      if (!taken) {
        new FolderLock(channel).close();
      }
    }
  }

  private static FileChannel open(Path file) {
    try {
      return FileChannel.open(
          file,
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw new FolderRefused("The lock file " + file + " cannot be opened: " + e, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer words = ByteBuffer.allocate(WORDS_MAX);
    channel.read(words, 0);
    String pid = new String(words.array(), 0, words.position(), StandardCharsets.US_ASCII).strip();
    return pid.matches("\\d+") ? pid : "(unknown)";
  }

  /// Lets go of the lock.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new FolderRefused("The lock file could not be closed: " + e, e);
    }
  }
}

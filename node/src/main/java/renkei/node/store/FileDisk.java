// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import renkei.core.base.Disk;
import renkei.core.base.DiskFailure;
import renkei.core.base.DiskFile;

/// One folder of a real file system. A force is fdatasync (FileChannel force without metadata,
/// which covers a changed size); names are forced by syncing the folder itself.
///
/// Owner: one thread, which must not be interrupted while it is in here: an interrupted channel
/// closes itself, and that ends the journal like any failed call.
public final class FileDisk implements Disk {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Set<OpenOption> WRITING =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  private static final Set<OpenOption> READING = Set.of(StandardOpenOption.READ);

  private final Path folder;
  private final boolean writing;

  private FileDisk(Path folder, boolean writing) {
    this.folder = folder;
    this.writing = writing;
  }

  /// A folder to read and write; new files get mode 0600.
  public static FileDisk of(Path folder) {
    return new FileDisk(folder, true);
  }

  /// A folder to read only, also while another process writes it. Every change is refused.
  public static FileDisk reading(Path folder) {
    return new FileDisk(folder, false);
  }

  private void refuseWhenReading(String what) {
    if (!writing) {
      throw new DiskFailure(what + " in " + folder + ": this folder was opened for reading");
    }
  }

  @Override
  public List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DiskFailure("The folder " + folder + " could not be listed: " + said(e), e);
    }
  }

  @Override
  public DiskFile open(String name) {
    Path file = folder.resolve(name);
    try {
      return new Opened(
          file,
          writing ? FileChannel.open(file, WRITING, OWNER_ONLY) : FileChannel.open(file, READING));
    } catch (IOException e) {
      throw failure("open", file, e);
    }
  }

  @Override
  public void delete(String name) {
    refuseWhenReading("deleting " + name);
    try {
      Files.delete(folder.resolve(name));
    } catch (IOException e) {
      throw failure("delete", folder.resolve(name), e);
    }
  }

  @Override
  public void rename(String from, String to) {
    refuseWhenReading("renaming " + from);
    try {
      Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure("rename", folder.resolve(from), e);
    }
  }

  @Override
  public void forceNames() {
    refuseWhenReading("forcing names");
    forceFolder(folder);
  }

  /// Makes the names in any folder durable.
  static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw failure("force the names of", folder, e);
    }
  }

  private static DiskFailure failure(String what, Path file, IOException e) {
    return new DiskFailure("The disk refused to " + what + " " + file + ": " + said(e), e);
  }

  private static String said(IOException e) {
    String words = e.getMessage();
    return e.getClass().getSimpleName() + (words == null ? "" : " (" + words + ")");
  }

  private final class Opened implements DiskFile {
    private final Path file;
    private final FileChannel channel;

    private Opened(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    @Override
    public long size() {
      try {
        return channel.size();
      } catch (IOException e) {
        throw failure("tell the size of", file, e);
      }
    }

    @Override
    public int read(long offset, ByteBuffer into) {
      int begin = into.position();
      try {
        while (into.hasRemaining()) {
          if (channel.read(into, offset + into.position() - begin) < 0) {
            break;
          }
        }
        return into.position() - begin;
      } catch (IOException e) {
        throw failure("read", file, e);
      }
    }

    @Override
    public void write(long offset, ByteBuffer from) {
      refuseWhenReading("writing");
      int begin = from.position();
      try {
        while (from.hasRemaining()) {
          channel.write(from, offset + from.position() - begin);
        }
      } catch (IOException e) {
        throw failure("write", file, e);
      }
    }

    @Override
    public void truncate(long size) {
      refuseWhenReading("cutting");
      try {
        channel.truncate(size);
      } catch (IOException e) {
        throw failure("cut", file, e);
      }
    }

    @Override
    public void force() {
      refuseWhenReading("forcing");
      try {
        channel.force(false);
      } catch (IOException e) {
        throw failure("force", file, e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw failure("close", file, e);
      }
    }
  }
}

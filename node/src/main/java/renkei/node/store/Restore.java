// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;
import renkei.core.journal.JournalCheck;

/// Makes a new data folder from a backup. Everything is checked in a folder beside the new one
/// (every hash, every row of the chain, the head) before the new one gets its name; a refusal
/// leaves nothing.
///
/// The new folder carries a mark: the node has to begin a new incarnation before it signs, because
/// its peers may hold entries of its that this backup does not.
public final class Restore {
  private static final int MANIFEST_BYTES_MAX = 16 << 20;
  private static final int FILES_MAX = 100_000;
  private static final int COPY_BYTES = 1 << 16;

  /// Where a file of the backup goes to; nowhere when it is only checked.
  private interface Place {
    OutputStream of(String name) throws IOException;
  }

  private Restore() {}

  /// Reads a backup to its end and compares every file with the manifest. Writes nothing.
  ///
  /// @throws FolderRefused for a wrong passphrase, a backup that is damaged, cut short or no backup
  public static Manifest check(Path backup, Passphrase passphrase) {
    return read(backup, passphrase, _ -> OutputStream.nullOutputStream());
  }

  /// Restores into a folder that is not there yet.
  ///
  /// @param expected whose backup it must be; null: any party's
  /// @throws FolderRefused with the reason; then nothing was made
  public static Manifest into(
      Path fresh, Path backup, Passphrase passphrase, @Nullable PartyId expected) {
    if (Files.exists(fresh)) {
      throw new FolderRefused(
          fresh + " is there already. A restore only makes a new folder; name one that is not.",
          fresh + " はすでにあります。復元は新しいフォルダーだけを作ります。まだないものを示してください。");
    }
    Path staging = fresh.resolveSibling("." + fresh.getFileName() + ".restoring");
    boolean done = false;
    try {
      delete(staging);
      DataFolder folder = DataFolder.create(staging);
      Manifest manifest = read(backup, passphrase, name -> create(staging, name));
      refuseOthers(manifest, expected);
      adopt(folder, manifest);
      Files.move(staging, fresh, StandardCopyOption.ATOMIC_MOVE);
      FileDisk.forceFolder(Backup.parent(fresh));
      done = true;
      return manifest;
    } catch (IOException e) {
      throw new FolderRefused("The folder " + fresh + " could not be made: " + e, e);
    } finally {
      if (!done) {
        delete(staging);
      }
    }
  }

  private static void refuseOthers(Manifest manifest, @Nullable PartyId expected) {
    if (expected != null && !expected.equals(manifest.party())) {
      throw new FolderRefused(
          "This is a backup of party "
              + manifest.party()
              + ", not of "
              + expected
              + ". Nothing was restored.");
    }
  }

  /// Follows the whole chain, gives the journal its head file, and sets the mark.
  private static void adopt(DataFolder folder, Manifest manifest) throws IOException {
    FileDisk disk = FileDisk.of(folder.journal());
    JournalCheck.Report upTo = JournalCheck.verify(disk, manifest.head());
    refuseBad(upTo);
    JournalCheck.closeAt(
        disk, JournalCheck.prefix(disk, manifest.head()).journal(), manifest.head());
    refuseBad(JournalCheck.verify(disk));
    String mark =
        "restored from a backup of "
            + manifest.taken()
            + ", position "
            + manifest.head().position();
    try (OutputStream out = create(folder.root(), folder.restoredMark().getFileName().toString())) {
      out.write((mark + "\n").getBytes(StandardCharsets.UTF_8));
    }
    try (Stream<Path> paths = Files.walk(folder.root())) {
      paths.filter(Files::isDirectory).forEach(FileDisk::forceFolder);
    }
  }

  private static void refuseBad(JournalCheck.Report report) {
    if (!report.whole()) {
      throw new FolderRefused(
          "The journal in this backup is bad; " + report.sentences().getFirst());
    }
  }

  private static OutputStream create(Path root, String name) throws IOException {
    Path file = root.resolve(name);
    Path parent = Backup.parent(file);
    if (!Files.isDirectory(parent)) {
      Files.createDirectories(
          parent,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new ForcedFile(channel);
  }

  /// Forces a file when it is closed.
  private static final class ForcedFile extends OutputStream {
    private final FileChannel channel;
    private final OutputStream out;

    private ForcedFile(FileChannel channel) {
      this.channel = channel;
      this.out = Channels.newOutputStream(channel);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      try (channel) {
        channel.force(true);
      }
    }
  }

  private static Manifest read(Path backup, Passphrase passphrase, Place place) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(backup), COPY_BYTES);
        InputStream plain = SealedChunks.opening(file, passphrase);
        ZipInputStream zip = new ZipInputStream(plain)) {
      SortedMap<String, Manifest.Kept> found = new TreeMap<>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.equals(Backup.MANIFEST)) {
          return compare(Manifest.read(limited(zip)), found, zip, plain);
        }
        if (!Backup.NAME.matcher(name).matches() || found.size() >= FILES_MAX) {
          throw new FolderRefused("The backup holds a file that no Renkei put there.");
        }
        try (OutputStream out = place.of(name)) {
          found.put(name, copy(zip, out));
        }
      }
      throw new FolderRefused("The backup has no manifest.");
    } catch (ZipException e) {
      throw new FolderRefused("The backup's content cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new FolderRefused("The backup " + backup + " cannot be read: " + e, e);
    }
  }

  private static byte[] limited(ZipInputStream zip) throws IOException {
    byte[] bytes = zip.readNBytes(MANIFEST_BYTES_MAX + 1);
    if (bytes.length > MANIFEST_BYTES_MAX) {
      throw new FolderRefused("The backup's manifest is too long.");
    }
    return bytes;
  }

  private static Manifest compare(
      Manifest manifest,
      SortedMap<String, Manifest.Kept> found,
      ZipInputStream zip,
      InputStream plain)
      throws IOException {
    if (!manifest.files().equals(found)) {
      throw new FolderRefused("The backup's files are not those that its manifest lists.");
    }
    if (zip.getNextEntry() != null) {
      throw new FolderRefused("The backup goes on behind its manifest.");
    }
    byte[] rest = new byte[COPY_BYTES];
    while (plain.read(rest) >= 0) {
      // To the sealed end, so that a backup cut short there is noticed too.
    }
    return manifest;
  }

  private static Manifest.Kept copy(InputStream from, OutputStream into) throws IOException {
    MessageDigest digest = Hash.digest();
    byte[] buffer = new byte[COPY_BYTES];
    long bytes = 0;
    for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
      digest.update(buffer, 0, count);
      into.write(buffer, 0, count);
      bytes += count;
    }
    return new Manifest.Kept(bytes, Hash.of(digest.digest()));
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new FolderRefused("The unfinished folder " + folder + " cannot be removed: " + e, e);
    }
  }
}

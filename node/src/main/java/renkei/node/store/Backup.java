// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.io.FilterOutputStream;
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
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import renkei.core.base.Hash;
import renkei.core.base.RandomSource;
import renkei.core.entry.PartyId;
import renkei.core.journal.Head;
import renkei.core.journal.JournalCheck;

/// Takes a backup of a data folder into one sealed file, also while the node runs: exactly the
/// journal up to a stated head, the keys, the configuration. The chain is followed to that head
/// first, and the finished file is opened and read whole again before it gets its name.
public final class Backup {
  static final String JOURNAL = "journal/";
  static final String MANIFEST = "manifest";
  static final Pattern NAME =
      Pattern.compile("(?!\\.)[A-Za-z0-9._-]{1,100}(/(?!\\.)[A-Za-z0-9._-]{1,100}){0,4}");

  private static final int HEAD_TRIES = 5;
  private static final int COPY_BYTES = 1 << 16;

  private final DataFolder folder;
  private final PartyId party;
  private final Passphrase passphrase;
  private final RandomSource random;

  /// @param party whose node this is
  /// @param random a strong source: the salt
  public Backup(DataFolder folder, PartyId party, Passphrase passphrase, RandomSource random) {
    this.folder = folder;
    this.party = party;
    this.passphrase = passphrase;
    this.random = random;
  }

  /// Writes the file (mode 0600). A run that is broken off leaves only `….part`.
  ///
  /// @param at the time that the manifest states
  /// @throws FolderRefused when the file is there already or cannot be written
  /// @throws renkei.core.journal.JournalDamaged when the journal itself is bad
  public Manifest take(Path file, Instant at) {
    if (Files.exists(file)) {
      throw new FolderRefused(
          file + " is there already; a backup never overwrites one. Name a new file.",
          file + " はすでにあります。バックアップは上書きしません。新しい名前を示してください。");
    }
    if (file.toAbsolutePath().normalize().startsWith(folder.root().toAbsolutePath().normalize())) {
      throw new FolderRefused(
          file + " lies in the data folder itself; write the backup to another place.");
    }
    FileDisk disk = FileDisk.reading(folder.journal());
    Head head = head(disk);
    JournalCheck.Prefix prefix = JournalCheck.prefix(disk, head);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Manifest manifest = write(part, prefix, head, at);
      Manifest again = Restore.check(part, passphrase);
      if (!again.equals(manifest)) {
        throw new FolderRefused("The backup does not hold what was written; the disk is at fault.");
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      FileDisk.forceFolder(parent(file));
      return manifest;
    } catch (IOException e) {
      throw new FolderRefused("The backup " + file + " could not be written: " + e, e);
    }
  }

  static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static Head head(FileDisk disk) {
    for (int i = 0; i < HEAD_TRIES; i++) {
      var head = JournalCheck.lastKnown(disk);
      if (head.isPresent()) {
        return head.get();
      }
    }
    throw new FolderRefused("There is no journal with a whole head file to back up.");
  }

  private Manifest write(Path part, JournalCheck.Prefix prefix, Head head, Instant at)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      SortedMap<String, Manifest.Kept> files = new TreeMap<>();
      Manifest manifest = new Manifest(party, head, at, files);
      OutputStream plain = Channels.newOutputStream(channel);
      try (OutputStream sealed = SealedChunks.sealing(plain, passphrase, random);
          ZipOutputStream zip = new ZipOutputStream(sealed)) {
        for (String name : prefix.whole()) {
          Path segment = folder.journal().resolve(name);
          files.put(JOURNAL + name, copy(segment, Files.size(segment), JOURNAL + name, zip));
        }
        String last = JOURNAL + prefix.last();
        Path segment = folder.journal().resolve(prefix.last());
        files.put(last, copy(segment, prefix.lastBytes(), last, zip));
        for (Path kept : folder.keptFiles()) {
          String name = folder.root().relativize(kept).toString();
          if (!NAME.matcher(name).matches()) {
            throw new FolderRefused(
                "The data folder holds a file that is not Renkei's; move it away: " + kept);
          }
          files.put(name, copy(kept, Long.MAX_VALUE, name, zip));
        }
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      channel.force(true);
      return manifest;
    }
  }

  private static Manifest.Kept copy(Path from, long bytes, String name, ZipOutputStream zip)
      throws IOException {
    MessageDigest digest = Hash.digest();
    zip.putNextEntry(new ZipEntry(name));
    long left = bytes;
    long done = 0;
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = new DigestOutputStream(unclosed(zip), digest)) {
      byte[] buffer = new byte[COPY_BYTES];
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      while (count > 0) {
        out.write(buffer, 0, count);
        done += count;
        left -= count;
        count = left == 0 ? 0 : in.read(buffer, 0, (int) Math.min(buffer.length, left));
      }
    }
    zip.closeEntry();
    return new Manifest.Kept(done, Hash.of(digest.digest()));
  }

  private static OutputStream unclosed(ZipOutputStream zip) {
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() {}
    };
  }
}

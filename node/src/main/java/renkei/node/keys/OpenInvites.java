// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import renkei.core.base.Bytes;
import renkei.core.base.Clock;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// The invites of this party that may still be answered, each kept as its sealed letter in a file
/// of mode 0600, so that one on its way with a courier outlasts a restart. One that expired is
/// removed when the next is written or looked for.
///
/// Not thread-safe: its owner holds the lock.
public final class OpenInvites {
  /// Invites open at a time.
  public static final int OPEN_MAX = 64;

  private static final String SUFFIX = ".invite";

  private final Path folder;
  private final Clock clock;
  private final Map<Hash, Invite> open = new LinkedHashMap<>();

  /// Reads what is kept in a folder, which is made when the first is written.
  ///
  /// @param own the signing key of this party: what it did not sign is no invite of ours
  /// @throws KeyFault when a file there is not private, not readable or no such invite
  public OpenInvites(Path folder, SigningKey own, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    for (Path file : kept()) {
      Invite invite = read(file);
      if (!invite.inviter().signingKey().equals(own.publicKey())) {
        throw broken(file, new Malformed("it is signed by another key"));
      }
      open.put(invite.hash(), invite);
    }
    dropExpired();
  }

  /// Keeps one. On disk before it returns.
  ///
  /// @param letter the invite as it is sent
  /// @throws Malformed when there are [#OPEN_MAX] already
  public void add(Invite invite, Bytes letter) {
    dropExpired();
    Malformed.unless(
        open.size() < OPEN_MAX,
        OPEN_MAX + " invites are open; wait until one expires, or use one of them");
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw unusable(e);
    }
    SecretFile.replace(file(invite.hash()), letter.unsafe());
    open.put(invite.hash(), invite);
  }

  /// The invite with that hash; empty when there is none, or it expired.
  public Optional<Invite> find(Hash invite) {
    return Optional.ofNullable(open.get(invite));
  }

  /// Takes one away that was used.
  public void drop(Hash invite) {
    if (open.remove(invite) != null) {
      delete(file(invite));
    }
  }

  /// How many can be answered now.
  public int size() {
    dropExpired();
    return open.size();
  }

  private void dropExpired() {
    List<Hash> over = new ArrayList<>();
    open.forEach((hash, invite) -> {
      if (invite.expiredAt(clock.now())) {
        over.add(hash);
      }
    });
    over.forEach(this::drop);
  }

  private Path file(Hash invite) {
    return folder.resolve(invite.hex() + SUFFIX);
  }

  private List<Path> kept() {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw unusable(e);
    }
  }

  private static Invite read(Path file) {
    try {
      return Invite.open(Bytes.owning(SecretFile.read(file)));
    } catch (Malformed e) {
      throw broken(file, e);
    }
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private KeyFault unusable(Exception e) {
    return new KeyFault(
        "The folder " + folder + " of open invites cannot be used: " + e.getClass().getSimpleName(),
        "check that it belongs to you and has mode 0700: ls -ld " + folder,
        "招待のフォルダー " + folder + " を使えません。所有者と権限を確かめてください：ls -ld " + folder,
        e);
  }

  private static KeyFault broken(Path file, Malformed why) {
    return new KeyFault(
        file + " is no invite that this party signed.",
        "remove it and invite again: rm " + file,
        file + " はこの組織が署名した招待状ではありません。消して招待し直してください：rm " + file,
        why);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Looks at a data folder before a node starts on it: there, writable, owned by this user, closed
/// to everybody else. Each problem is a sentence with the exact command that ends it.
public final class FolderCheck {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private FolderCheck() {}

  /// What is wrong with a folder.
  ///
  /// @param en what it is, a whole sentence
  /// @param ja the same in Japanese
  /// @param fix the command that mends it
  public record Problem(String en, String ja, String fix) {
    @Override
    public String toString() {
      return en + " Fix it with: " + fix;
    }

    /// As [#toString], in Japanese.
    public String japanese() {
      return ja + "対処：" + fix;
    }
  }

  /// All problems; a node starts only when there is none.
  public static List<Problem> problems(DataFolder folder) {
    List<Problem> problems = new ArrayList<>();
    for (Path path : List.of(folder.root(), folder.journal(), folder.keys())) {
      if (!Files.isDirectory(path)) {
        problems.add(
            new Problem(
                "There is no folder " + path + ".", "フォルダー " + path + " がありません。", "renkei init"));
        return problems;
      }
    }
    try {
      for (Path path : List.of(folder.root(), folder.journal(), folder.keys())) {
        owner(path, problems);
        closed(path, "700", problems);
        writable(path, problems);
      }
      for (Path file : folder.keyFiles()) {
        owner(file, problems);
        closed(file, "600", problems);
      }
    } catch (IOException e) {
      problems.add(
          new Problem(
              "The data folder " + folder.root() + " cannot be looked at: " + e + ".",
              "データフォルダー " + folder.root() + " を調べられません（" + e + "）。",
              "ls -la " + folder.root()));
    }
    return problems;
  }

  private static void owner(Path path, List<Problem> problems) throws IOException {
    String owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
    String user = System.getProperty("user.name", "");
    if (!owner.equals(user)) {
      problems.add(
          new Problem(
              path + " belongs to " + owner + ", not to " + user + ".",
              path + " の所有者は " + user + " ではなく " + owner + " です。",
              "chown -R " + user + " " + path));
    }
  }

  private static void closed(Path path, String mode, List<Problem> problems) throws IOException {
    Set<PosixFilePermission> present =
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (present.stream().anyMatch(OTHERS::contains)) {
      String now = PosixFilePermissions.toString(present);
      problems.add(
          new Problem(
              path + " is open to other users (" + now + ").",
              path + " は他の利用者にも開かれています（" + now + "）。",
              "chmod " + mode + " " + path));
    }
  }

  /// Tries it, because neither modes nor mount flags tell the whole truth.
  private static void writable(Path path, List<Problem> problems) {
    Path probe = path.resolve(".probe");
    try {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
      Files.delete(probe);
    } catch (IOException e) {
      String kind = e.getClass().getSimpleName();
      problems.add(
          new Problem(
              "Nothing can be written in " + path + " (" + kind + ").",
              path + " に書き込めません（" + kind + "）。",
              "mount -o remount,rw (a read-only mount), or chmod 700 " + path));
    }
  }
}

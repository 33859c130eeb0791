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

  /// All problems; a node starts only when there is none.
  public static List<String> problems(DataFolder folder) {
    List<String> problems = new ArrayList<>();
    for (Path path : List.of(folder.root(), folder.journal(), folder.keys())) {
      if (!Files.isDirectory(path)) {
        problems.add("There is no folder " + path + ". Make it with: renkei init");
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
      problems.add("The data folder " + folder.root() + " cannot be looked at: " + e);
    }
    return problems;
  }

  private static void owner(Path path, List<String> problems) throws IOException {
    String owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
    String user = System.getProperty("user.name", "");
    if (!owner.equals(user)) {
      problems.add(
          path
              + " belongs to "
              + owner
              + ", not to "
              + user
              + ". Fix it with: chown -R "
              + user
              + " "
              + path);
    }
  }

  private static void closed(Path path, String mode, List<String> problems) throws IOException {
    Set<PosixFilePermission> present =
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (present.stream().anyMatch(OTHERS::contains)) {
      problems.add(
          path
              + " is open to other users ("
              + PosixFilePermissions.toString(present)
              + "). Fix it with: chmod "
              + mode
              + " "
              + path);
    }
  }

  /// Tries it, because neither modes nor mount flags tell the whole truth.
  private static void writable(Path path, List<String> problems) {
    Path probe = path.resolve(".probe");
    try {
      Files.deleteIfExists(probe);
      Files.createFile(probe);
      Files.delete(probe);
    } catch (IOException e) {
      problems.add(
          "Nothing can be written in "
              + path
              + " ("
              + e.getClass().getSimpleName()
              + "). Fix it with: mount -o remount,rw (a read-only mount), or chmod 700 "
              + path);
    }
  }
}

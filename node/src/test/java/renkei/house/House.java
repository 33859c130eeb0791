// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where the files of the house are.
final class House {
  /// The modules with Java of our own.
  static final List<String> MODULES = List.of("core", "spec", "node", "sim", "bench");

  private static final List<String> NOT_OURS =
      List.of(".git", "target", "node_modules", ".idea", ".vscode", "data");

  private House() {}

  /// The folder with ARCHITECTURE.md, from any folder inside the checkout.
  static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("ARCHITECTURE.md"))) {
        return at;
      }
    }
    throw new IllegalStateException("not inside a checkout: no ARCHITECTURE.md above this folder");
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Files below a folder of the checkout whose names end so, in a fixed order; none if there is no
  /// such folder.
  static List<Path> files(String folder, String ending) {
    Path start = root().resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(start)) {
      return found
          .filter(f -> f.getFileName().toString().endsWith(ending))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every file that is ours: what is built, fetched or written at run time is not.
  static List<Path> tracked() {
    List<Path> all = new ArrayList<>();
    collect(root(), all);
    return all;
  }

  private static void collect(Path folder, List<Path> into) {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted().toList()) {
        if (NOT_OURS.contains(child.getFileName().toString())) {
          continue;
        }
        if (Files.isDirectory(child)) {
          collect(child, into);
        } else {
          into.add(child);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

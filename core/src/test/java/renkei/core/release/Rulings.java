// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The case files, read.
final class Rulings {
  private Rulings() {}

  /// One case.
  ///
  /// @param file where it stands
  /// @param en its title
  /// @param ja the same in Japanese
  /// @param lines what happened and what is asked
  /// @param outcome RELEASED, REDUCED or WITHHELD
  /// @param codes the reasons in sequence
  record Told(
      String file,
      String en,
      String ja,
      List<String> lines,
      String outcome,
      List<ReasonCode> codes) {
    @Override
    public String toString() {
      return file + ": " + en;
    }

    Story.Question played() {
      return Story.play(lines);
    }
  }

  static List<Told> all() {
    try {
      URI folder = java.util.Objects.requireNonNull(Rulings.class.getResource("/rulings")).toURI();
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        List<Told> cases = new ArrayList<>();
        for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
          read(file, cases);
        }
        return cases;
      }
    } catch (IOException | URISyntaxException failure) {
      throw new IllegalStateException("the case files cannot be read", failure);
    }
  }

  private static void read(Path file, List<Told> cases) throws IOException {
    List<String> given = new ArrayList<>();
    List<String> lines = given;
    String en = "";
    String ja = "";
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("case ")) {
        en = line.substring("case ".length());
        ja = "";
        lines = new ArrayList<>(given);
      } else if (line.startsWith("ja ")) {
        ja = line.substring("ja ".length());
      } else if (line.startsWith("expect ")) {
        List<String> words = Arrays.asList(line.split(" "));
        List<ReasonCode> codes =
            words.subList(2, words.size()).stream().map(ReasonCode::valueOf).toList();
        String name = String.valueOf(file.getFileName());
        cases.add(new Told(name, en, ja, List.copyOf(lines), words.get(1), codes));
      } else {
        lines.add(line);
      }
    }
  }

  static String outcome(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Released _ -> "RELEASED";
      case Ruling.Reduced _ -> "REDUCED";
      case Ruling.Withheld _ -> "WITHHELD";
    };
  }
}

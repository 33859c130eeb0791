// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What holds for files that are not Java: no address of a machine or registry, short decisions,
/// few dependencies.
final class Papers {
  static final int ADR_LINES = 60;
  static final int DIRECT_DEPENDENCIES = 16;

  /// Cut in two, so that this file does not find itself.
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<![\\w.])/wo"
              + "rk/|/ro"
              + "ot/|/ho"
              + "me/[a-z]+/|/Us"
              + "ers/[A-Za-z]+/|/tmp/(h|rk)/"
              + "|C:\\\\Us"
              + "ers|repo1?\\.ma"
              + "ven\\.|regis"
              + "try\\.npm|deb\\.deb"
              + "ian\\."
              + "|registry\\.yarn"
              + "pkg");

  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Set<String> BINARY =
      Set.of("png", "jpg", "jpeg", "gz", "jar", "ico", "woff2", "pcap", "bin", "zip");

  private Papers() {}

  /// The checks that fit a file of this name.
  static List<Finding> check(String path, String text) {
    List<Finding> findings = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      int line = (int) text.substring(0, place.start()).chars().filter(c -> c == '\n').count();
      findings.add(
          new Finding(
              path, line + 1, "names a machine's path or a download host: " + place.group()));
    }
    if (path.endsWith("package-lock.json") && text.contains("\"resolved\"")) {
      findings.add(
          new Finding(path, 0, "names download addresses: npm with ui/.npmrc leaves them out"));
    }
    if (path.matches("docs/adr/.*\\.md") && text.lines().count() > ADR_LINES) {
      findings.add(new Finding(path, 0, "a decision fits in " + ADR_LINES + " lines"));
    }
    return findings;
  }

  static boolean readable(Path file) {
    String name = file.getFileName().toString();
    return !BINARY.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /// The libraries that a pom names for run time, not our own modules.
  static List<String> runtimeLibraries(String pom) {
    List<String> found = new ArrayList<>();
    Matcher matcher = DEPENDENCY.matcher(pom);
    while (matcher.find()) {
      String body = matcher.group(1);
      boolean ours = body.contains("<groupId>renkei</groupId>");
      if (!ours && !body.contains("<scope>test</scope>")) {
        found.add(body.replaceAll("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1"));
      }
    }
    return found;
  }
}

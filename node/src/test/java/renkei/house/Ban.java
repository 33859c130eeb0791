// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something that is not written, where, and what is written instead.
///
/// @param pattern what is looked for in the code, without comments and literals
/// @param under beginnings of the paths where it is looked for
/// @param instead what to do instead
/// @param exceptions where it is allowed all the same, each with its reason
record Ban(Pattern pattern, List<String> under, String instead, List<Allowed> exceptions) {

  /// A row for a place where a ban does not hold.
  ///
  /// @param path beginning of the path
  /// @param reason why
  record Allowed(String path, String reason) {
    Allowed {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("an exception without a reason: " + path);
      }
    }
  }

  private static final List<String> EVERYWHERE = List.of("core/", "node/", "sim/", "bench/");
  private static final List<String> CORE_AND_SIM = List.of("core/", "sim/");

  /// All of them. A new exception is a new row here, never a suppression in the code.
  static final List<Ban> ALL =
      List.of(
          ban(
              "\\bInstant\\.now\\(|System\\.currentTimeMillis|\\bClock\\.system|new Date\\(\\)",
              EVERYWHERE,
              "the time comes in: take a renkei.core.base.Clock",
              except("node/src/main/java/renkei/node/app/", "here the real clock is made"),
              except(
                  "node/src/main/java/renkei/node/demo/", "it plays people, who look at the clock"),
              except("node/src/main/java/renkei/node/cli/", "a command is run at some time"),
              except("bench/", "measures this machine, not the record")),
          ban(
              "System\\.nanoTime",
              List.of("core/", "sim/"),
              "the time comes in: take a renkei.core.base.Clock"),
          ban(
              "\\bLocal(Date|Time|DateTime)\\b",
              EVERYWHERE,
              "a time without a zone is no time: use Instant, and show it with its zone"),
          ban(
              "\\bMath\\.random|new Random\\(|ThreadLocalRandom|UUID\\.randomUUID",
              EVERYWHERE,
              "chance comes in: take the random source of renkei.core.base, or a seeded one"),
          ban(
              "\\bSecureRandom\\b",
              CORE_AND_SIM,
              "chance comes in: take the random source of renkei.core.base"),
          ban("printStackTrace", EVERYWHERE, "log it with SLF4J, by id and code"),
          ban(
              "System\\.(out|err)\\b",
              EVERYWHERE,
              "write to the stream that the command line hands in, or log with SLF4J",
              except("node/src/main/java/renkei/node/app/", "the command line itself")),
          ban(
              "new Thread\\(|\\bExecutors\\.new|\\.parallelStream\\(|CompletableFuture\\.\\w+Async",
              EVERYWHERE,
              "threads have an owner and a name: Thread.ofVirtual() or ofPlatform() in an edge"),
          ban(
              "Thread\\.(of|start|sleep)",
              CORE_AND_SIM,
              "core and the simulation run in the thread that calls them"),
          ban(
              "catch \\((final )?(Exception|Throwable)\\b",
              EVERYWHERE,
              "name what can go wrong here; only the outermost loop of a thread catches all"),
          ban(
              "@SuppressWarnings",
              EVERYWHERE,
              "mend it, or add a row with a reason to the check that complains"),
          ban("(?m)^ *+/\\*\\*", EVERYWHERE, "write /// in Markdown"),
          ban(
              "\\bObjectInputStream\\b|\\bSerializable\\b",
              EVERYWHERE,
              "what is stored or sent goes through renkei.node.codec"),
          ban(
              "\\bsynchronized\\b",
              List.of("core/"),
              "core has one owner, the turn: give readers an immutable view"));

  /// Marks of unfinished work, looked for in comments too.
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(FIX" + "ME|TO" + "DO|XX" + "X)\\b");

  private static Ban ban(String pattern, List<String> under, String instead, Allowed... rows) {
    return new Ban(Pattern.compile(pattern), under, instead, List.of(rows));
  }

  private static Allowed except(String path, String reason) {
    return new Allowed(path, reason);
  }

  /// What every ban finds in one file.
  static List<Finding> check(Source source) {
    List<Finding> findings = new ArrayList<>();
    ALL.forEach(ban -> ban.look(source, findings));
    Matcher unfinished = UNFINISHED.matcher(source.text());
    while (unfinished.find()) {
      findings.add(at(source, unfinished.start(), "unfinished: finish it, or file an issue"));
    }
    return findings;
  }

  private void look(Source source, List<Finding> into) {
    if (under.stream().noneMatch(source.path()::startsWith)
        || exceptions.stream().anyMatch(e -> source.path().startsWith(e.path()))) {
      return;
    }
    boolean comments = pattern.pattern().contains("/");
    Matcher matcher = pattern.matcher(comments ? source.text() : source.code());
    while (matcher.find()) {
      into.add(at(source, matcher.start(), matcher.group().strip() + ": " + instead));
    }
  }

  private static Finding at(Source source, int position, String what) {
    int line = (int) source.text().substring(0, position).chars().filter(c -> c == '\n').count();
    return new Finding(source.path(), line + 1, what);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a new user meets it, with a program of one class in place of Renkei.
class LauncherTest {
  private static final String JDK = System.getProperty("java.home");

  /// What the launcher's own commands need, and no Java, Maven or Node.
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "dirname",
          "readlink",
          "sed",
          "head",
          "find",
          "mkdir",
          "rm",
          "mv",
          "touch",
          "cat",
          "sleep",
          "date",
          "grep",
          "tail",
          "cp");

  private static final String PROGRAM =
      """
      package renkei.node.app;
      public class Main {
        public static void main(String[] words) {
          System.out.println("words " + java.util.Arrays.toString(words));
          System.out.println("home " + System.getProperty("renkei.home"));
          System.out.println("heap " + Runtime.getRuntime().maxMemory() / (1 << 20));
          System.out.println("extra " + System.getProperty("extra"));
        }
      }
      """;

  @TempDir Path temp;
  private Path folder = Path.of("");
  private Path bin = Path.of("");
  private Path jar = Path.of("");
  private String builds = "";

  /// What a run said.
  private record Said(int status, String out, String err) {}

  @BeforeEach
  void layOut() throws IOException {
    folder = Files.createDirectories(temp.resolve("a folder with spaces")).toRealPath();
    bin = Files.createDirectories(temp.resolve("tools"));
    for (String tool : TOOLS) {
      passOn(bin.resolve(tool), which(tool));
    }
    jar = temp.resolve("program.jar");
    makeJar(jar);
    String put = "mkdir -p deploy/target/renkei/lib && cp '" + jar + "' deploy/target/renkei/lib/";
    builds = put + " && echo built >>'" + temp + "/builds'";
  }

  @Test
  void unpacked_it_only_starts_and_hands_every_word_on() throws Exception {
    Path launcher = unpacked();
    Said said = run(launcher, Map.of("JAVA_HOME", JDK), "who", "two words", "*", "");
    assertThat(said.status).as(said.err).isZero();
    assertThat(said.out).contains("words [who, two words, *, ]").contains("home " + folder);
    assertThat(said.err).isEmpty();
  }

  @Test
  void it_works_through_a_link_from_another_folder() throws Exception {
    Path launcher = unpacked();
    Path first = temp.resolve("first link");
    Path second = Files.createDirectories(temp.resolve("other")).resolve("second");
    Files.createSymbolicLink(first, launcher);
    Files.createSymbolicLink(second, Path.of("..", "first link"));
    Said said = run(second, Map.of("JAVA_HOME", JDK), "version");
    assertThat(said.status).as(said.err).isZero();
    assertThat(said.out).contains("home " + folder);
  }

  @Test
  void heap_is_small_for_a_node_larger_for_figures_and_can_be_said() throws Exception {
    Path launcher = unpacked();
    assertThat(heap(run(launcher, Map.of("JAVA_HOME", JDK), "run"))).isBetween(200, 256);
    assertThat(heap(run(launcher, Map.of("JAVA_HOME", JDK), "bench"))).isBetween(1800, 2048);
    Said said =
        run(launcher, Map.of("JAVA_HOME", JDK, "RENKEI_JAVA_OPTS", "-Xmx400m -Dextra=said"), "run");
    assertThat(heap(said)).isBetween(330, 400);
    assertThat(said.out).contains("extra said");
  }

  @Test
  void what_warm_kept_is_used_and_passed_over_in_silence_when_it_does_not_fit() throws Exception {
    Path launcher = unpacked();
    Path kept = folder.resolve("lib/renkei.aot");
    assertThat(run(launcher, Map.of("JAVA_HOME", JDK), "warm").status).isZero();
    assertThat(kept).isNotEmptyFile();
    assertThat(run(launcher, Map.of("JAVA_HOME", JDK), "run").err).isEmpty();
    Files.writeString(kept, "of another Java");
    Said said = run(launcher, Map.of("JAVA_HOME", JDK), "run");
    assertThat(said.status).as(said.err).isZero();
    assertThat(said.err).isEmpty();
    assertThat(said.out).contains("words [run]").doesNotContain("AOT");
  }

  @Test
  void an_older_java_home_is_passed_over_for_one_on_the_path() throws Exception {
    Path old = temp.resolve("old");
    Files.createDirectories(old.resolve("bin"));
    script(old.resolve("bin/java"), "echo the old one was started >&2; exit 9");
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    passOn(bin.resolve("java"), Path.of(JDK, "bin", "java"));
    Path launcher = unpacked();
    forgetUsualFolders(launcher);
    Said said = run(launcher, Map.of("JAVA_HOME", old.toString()), "version");
    assertThat(said.status).as(said.err).isZero();
    assertThat(said.out).contains("words [version]");
  }

  @Test
  void without_java_25_it_says_so_in_one_sentence_of_each_language() throws Exception {
    Path launcher = unpacked();
    forgetUsualFolders(launcher);
    Said said = run(launcher, Map.of(), "version");
    assertThat(said.status).isEqualTo(1);
    assertThat(said.err.lines()).hasSize(2);
    assertThat(said.err).contains("Java 25 or newer is needed").contains("Java 25 以降が必要");
    assertThat(said.out).isEmpty();
  }

  @Test
  void a_checkout_builds_once_and_again_only_after_a_change() throws Exception {
    Path launcher = checkout();
    mavenThatBuilds();
    Map<String, String> java = Map.of("JAVA_HOME", JDK);
    Said first = run(launcher, java, "version");
    assertThat(first.status).as(first.err).isZero();
    assertThat(first.out).contains("words [version]").doesNotContain("Building");
    assertThat(first.err).contains("Building");
    assertThat(builds()).isEqualTo(1);

    assertThat(run(launcher, java, "version").err).isEmpty();
    assertThat(builds()).isEqualTo(1);

    Path source = folder.resolve("core/src/main/java/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    run(launcher, java, "version");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_failed_build_shows_why_and_starts_nothing() throws Exception {
    Path launcher = checkout();
    script(bin.resolve("mvn"), "echo '[INFO] much'; echo '[ERROR] this is why'; exit 1");
    Said said = run(launcher, Map.of("JAVA_HOME", JDK), "version");
    assertThat(said.status).isEqualTo(1);
    assertThat(said.out).isEmpty();
    assertThat(said.err).contains("this is why").doesNotContain("much").contains("ビルドに失敗");
    mavenThatBuilds();
    assertThat(run(launcher, Map.of("JAVA_HOME", JDK), "version").status).isZero();
  }

  @Test
  void code_generated_from_what_is_gone_is_cleaned_away_and_built_again() throws Exception {
    Path launcher = checkout();
    script(
        bin.resolve("mvn"),
        "case \"$*\" in *clean*) ;; *) echo '[ERROR] target/generated-sources/A'; exit 1;; esac; "
            + builds);
    Said said = run(launcher, Map.of("JAVA_HOME", JDK), "version");
    assertThat(said.status).as(said.err).isZero();
    assertThat(said.err).doesNotContain("ERROR");
  }

  @Test
  void a_missing_maven_or_node_is_one_sentence_of_each_language() throws Exception {
    Path launcher = checkout();
    Said maven = run(launcher, Map.of("JAVA_HOME", JDK), "version");
    assertThat(maven.status).isEqualTo(1);
    assertThat(maven.err.lines()).hasSize(2);
    assertThat(maven.err).contains("Maven 3.8 or newer").contains("Maven 3.8 以降");

    mavenThatBuilds();
    Files.createDirectories(folder.resolve("ui"));
    Files.writeString(folder.resolve("ui/package.json"), "{}");
    script(bin.resolve("node"), "echo v18.19.0");
    Said node = run(launcher, Map.of("JAVA_HOME", JDK), "version");
    assertThat(node.status).isEqualTo(1);
    assertThat(node.err.lines()).hasSize(2);
    assertThat(node.err).contains("Node 20 or newer").contains("Node 20 以降");
    assertThat(builds()).isZero();
  }

  @Test
  void a_lock_left_by_a_dead_build_is_taken_over() throws Exception {
    Path launcher = checkout();
    mavenThatBuilds();
    Path lock = Files.createDirectories(folder.resolve("deploy/target/launcher-lock"));
    Process gone = new ProcessBuilder("sh", "-c", "exit 0").start();
    gone.waitFor();
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
    assertThat(run(launcher, Map.of("JAVA_HOME", JDK), "version").status).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void a_build_that_has_no_place_to_write_says_so_and_waits_for_nobody() throws Exception {
    Path launcher = checkout();
    script(bin.resolve("mvn"), "exit 1");
    Path target = Files.createDirectories(folder.resolve("deploy/target"));
    script(
        bin.resolve("mkdir"),
        "case \"$*\" in *launcher-lock*) rm -rf '" + target + "'; exit 1;; esac");
    Said said = run(launcher, Map.of("JAVA_HOME", JDK), "version");
    assertThat(said.status).isEqualTo(1);
    assertThat(said.err).contains("cannot be written").contains("書き込めません");
  }

  private Path unpacked() throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Files.copy(jar, folder.resolve("lib/program.jar"));
    return copyLauncher(Files.createDirectories(folder.resolve("bin")));
  }

  private Path checkout() throws IOException {
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Path sources = Files.createDirectories(folder.resolve("core/src/main/java"));
    Files.writeString(sources.resolve("A.java"), "class A {}");
    return copyLauncher(folder);
  }

  private static Path copyLauncher(Path into) throws IOException {
    Path copy = into.resolve("renkei");
    Files.copy(House.root().resolve("renkei"), copy);
    assertThat(Files.isExecutable(copy)).as("the launcher has its run bit").isTrue();
    return copy;
  }

  /// As on a machine with no JDK in the usual places.
  private static void forgetUsualFolders(Path launcher) throws IOException {
    String script = Files.readString(launcher);
    assertThat(script).contains("/usr/lib/jvm/*");
    Files.writeString(
        launcher,
        script.replaceAll("(?s)for folder in /usr/lib.*?; do", "for folder in /none; do"));
  }

  private void mavenThatBuilds() throws IOException {
    script(bin.resolve("mvn"), builds);
  }

  private long builds() throws IOException {
    Path log = temp.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  private static int heap(Said said) {
    return said.out
        .lines()
        .filter(line -> line.startsWith("heap "))
        .mapToInt(line -> Integer.parseInt(line.substring(5)))
        .findFirst()
        .orElse(-1);
  }

  private Said run(Path launcher, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(temp.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Path out = Files.createTempFile(temp, "out", "");
    Path err = Files.createTempFile(temp, "err", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private void makeJar(Path into) throws IOException {
    Path classes = Files.createDirectories(temp.resolve("classes"));
    Path source = temp.resolve("Main.java");
    Files.writeString(source, PROGRAM);
    OutputStream quiet = OutputStream.nullOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, quiet, quiet, "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(into))) {
      ZipEntry entry = new JarEntry("renkei/node/app/Main.class");
      out.putNextEntry(entry);
      Files.copy(classes.resolve("renkei/node/app/Main.class"), out);
    }
  }

  private static void script(Path file, String body) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n", StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void passOn(Path at, Path to) throws IOException {
    script(at, "exec '" + to + "' \"$@\"");
  }

  private static Path which(String tool) {
    for (String place : List.of("/bin", "/usr/bin")) {
      if (Files.isExecutable(Path.of(place, tool))) {
        return Path.of(place, tool);
      }
    }
    throw new IllegalStateException("no " + tool + " on this machine");
  }
}

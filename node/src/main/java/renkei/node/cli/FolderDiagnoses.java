// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import renkei.core.journal.JournalCheck;
import renkei.node.app.Config;
import renkei.node.app.KeyFolder;
import renkei.node.store.DataFolder;
import renkei.node.store.FileDisk;
import renkei.node.store.FolderCheck;
import renkei.node.store.SpaceGauge;

/// What `renkei doctor` finds out from the data folder alone, whether the node runs or not.
final class FolderDiagnoses {
  /// The oldest that the last backup may be.
  static final Duration BACKUP_AGE_MAX = Duration.ofHours(26);

  private static final int JAVA_MIN = 25;
  private static final int FORCES = 40;
  private static final int FORCE_BYTES = 4096;

  /// No device that keeps data without power forces faster than this.
  private static final long FORCE_MICROS_HONEST = 20;

  private static final long FORCE_MICROS_SLOW = 20_000;

  private final DataFolder folder;
  private final Instant now;

  FolderDiagnoses(DataFolder folder, Instant now) {
    this.folder = folder;
    this.now = now;
  }

  static Diagnosis java() {
    int feature = Runtime.version().feature();
    return feature >= JAVA_MIN
        ? Diagnosis.well("java", "Java " + Runtime.version())
        : Diagnosis.fault(
            "java",
            "Java " + feature + " runs this command",
            "Renkei is built for Java " + JAVA_MIN + " or newer",
            "export JAVA_HOME=/usr/lib/jvm/a-jdk-" + JAVA_MIN);
  }

  List<Diagnosis> modes() {
    List<String> problems = FolderCheck.problems(folder);
    if (problems.isEmpty()) {
      return List.of(Diagnosis.well("folder", "owned by this user and closed to all others"));
    }
    List<Diagnosis> found = new ArrayList<>();
    for (String problem : problems) {
      int fix = problem.indexOf(": ");
      found.add(
          Diagnosis.fault(
              "folder",
              fix < 0 ? problem : whole(problem.substring(0, fix)),
              "whoever reads the keys can sign for this party; the node does not start so",
              fix < 0 ? "renkei init --help" : problem.substring(fix + 2)));
    }
    return found;
  }

  /// Without the beginning of the sentence that led to the fix, which stands on a line of its own.
  private static String whole(String text) {
    int end = text.lastIndexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  Diagnosis space() {
    SpaceGauge.Reading reading = new SpaceGauge(folder.root()).read();
    String what = reading.usedPercent() + " % used, " + (reading.freeBytes() >> 20) + " MiB free";
    String why = "a full disk makes the node read-only; documents are refused before that";
    String fix = "df -h " + folder.root() + " && du -sh " + folder.journal();
    return switch (reading.level()) {
      case NORMAL ->
          reading.alarm().isEmpty()
              ? Diagnosis.well("space", what)
              : Diagnosis.warning("space", what, why, fix);
      case NO_DOCUMENTS -> Diagnosis.fault("space", what + "; documents are refused", why, fix);
      case NO_POSITIONS -> Diagnosis.fault("space", what + "; only decisions are taken", why, fix);
    };
  }

  /// Times real forces on the folder's own disk.
  Diagnosis force() {
    Path probe = folder.root().resolve(".doctor");
    long[] micros = new long[FORCES];
    try (FileChannel channel =
        FileChannel.open(
            probe,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      for (int i = 0; i < FORCES; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(FORCE_BYTES), (long) i * FORCE_BYTES);
        channel.force(true);
        micros[i] = (System.nanoTime() - start) / 1_000;
      }
    } catch (IOException fault) {
      return Diagnosis.fault(
          "force",
          "nothing can be forced to disk: " + fault.getMessage(),
          "acknowledged means on disk",
          "touch " + probe);
    }
    Arrays.sort(micros);
    return force(micros[FORCES / 2], micros[FORCES - 1]);
  }

  private Diagnosis force(long middle, long worst) {
    String what = "a force takes " + middle + " µs in the middle, " + worst + " µs at worst";
    if (middle < FORCE_MICROS_HONEST) {
      return Diagnosis.warning(
          "force",
          what + "; no disk is so fast",
          "the file system may only pretend: after a power cut what was acknowledged could be gone",
          "findmnt -T " + folder.root());
    }
    return middle <= FORCE_MICROS_SLOW
        ? Diagnosis.well("force", what)
        : Diagnosis.warning(
            "force", what, "every decision waits for one force", "findmnt -T " + folder.root());
  }

  Diagnosis journal() {
    return JournalCheck.lastKnown(FileDisk.reading(folder.journal()))
        .map(head -> Diagnosis.well("journal", "head at position " + head.position()))
        .orElseGet(() ->
            Diagnosis.fault(
                "journal",
                "the journal has no whole head file",
                "the node cannot know how far its own past goes",
                "renkei journal verify " + folder.root()));
  }

  List<Diagnosis> certificates(Config.Web web) {
    KeyFolder keys = KeyFolder.read(folder);
    List<Diagnosis> found = new ArrayList<>();
    found.add(age("certificate-link", keys.link().endsAt(), "peers can link no more"));
    if (!web.plain()) {
      found.add(age("certificate-web", keys.web().endsAt(), "browsers refuse the screens"));
      found.add(host(web, keys.web().certificate()));
    }
    return found;
  }

  private Diagnosis age(String check, Instant ends, String then) {
    long days = Duration.between(now, ends).toDays();
    String what = "ends " + ends + ", in " + days + " days";
    String fix = "renkei certificate --renew --data " + folder.root();
    if (!ends.isAfter(now)) {
      return Diagnosis.fault(check, "ended " + ends, then, fix);
    }
    for (int step : List.of(1, 7, 14, 30)) {
      if (days < step) {
        String less = what + " (less than " + step + ")";
        return step == 1
            ? Diagnosis.fault(check, less, "then " + then, fix)
            : Diagnosis.warning(check, less, "then " + then, fix);
      }
    }
    return Diagnosis.well(check, what);
  }

  private Diagnosis host(Config.Web web, X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      boolean named = names != null && names.stream().anyMatch(name -> name.contains(web.host()));
      return named
          ? Diagnosis.well("certificate-name", "names " + web.host())
          : Diagnosis.warning(
              "certificate-name",
              "the officers' certificate does not name " + web.host(),
              "browsers refuse it, and passkeys do not work there",
              "renkei certificate --renew --data " + folder.root());
    } catch (CertificateParsingException fault) {
      return Diagnosis.fault(
          "certificate-name",
          "the officers' certificate cannot be read: " + fault.getMessage(),
          "browsers refuse the screens",
          "renkei certificate --renew --data " + folder.root());
    }
  }

  Diagnosis backup() {
    Path note = folder.root().resolve(BackupCommand.NOTE);
    String fix = "renkei backup --data " + folder.root() + " --to FILE";
    String why = "a lost disk loses what was neither backed up nor released";
    try {
      if (!Files.exists(note)) {
        return Diagnosis.warning("backup", "no backup was ever taken", why, fix);
      }
      Instant taken = Instant.parse(Files.readString(note).strip().split(" ")[0]);
      Duration age = Duration.between(taken, now);
      String what = "the last one is " + age.toHours() + " hours old";
      return age.compareTo(BACKUP_AGE_MAX) <= 0
          ? Diagnosis.well("backup", what)
          : Diagnosis.warning("backup", what, why, fix);
    } catch (IOException | DateTimeException fault) {
      return Diagnosis.warning("backup", "its note cannot be read: " + note, why, fix);
    }
  }

  Diagnosis restored() {
    return folder
        .restored()
        .map(mark ->
            Diagnosis.warning(
                "restored",
                "the folder was " + mark,
                "the node records nothing before its new incarnation begins",
                "renkei incarnation --reason TEXT --data " + folder.root()))
        .orElseGet(() -> Diagnosis.well("restored", "no restore waits for its incarnation"));
  }
}

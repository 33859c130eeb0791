// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import static renkei.node.cli.Diagnosis.said;

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
        ? Diagnosis.well(
            "java", said("Java " + Runtime.version(), "Java " + Runtime.version() + " で動作"))
        : Diagnosis.fault(
            "java",
            said("Java " + feature + " runs this command", "このコマンドは Java " + feature + " で動いています"),
            said(
                "Renkei is built for Java " + JAVA_MIN + " or newer",
                "Renkei には Java " + JAVA_MIN + " 以降が必要です"),
            "export JAVA_HOME=/usr/lib/jvm/a-jdk-" + JAVA_MIN);
  }

  List<Diagnosis> modes() {
    List<FolderCheck.Problem> problems = FolderCheck.problems(folder);
    if (problems.isEmpty()) {
      return List.of(
          Diagnosis.well(
              "folder",
              said("owned by this user and closed to all others", "本人が所有し、他の利用者には閉じている")));
    }
    List<Diagnosis> found = new ArrayList<>();
    for (FolderCheck.Problem problem : problems) {
      found.add(
          Diagnosis.fault(
              "folder",
              said(problem.en(), problem.ja()),
              said(
                  "whoever reads the keys can sign for this party; the node does not start so",
                  "鍵を読める者は当事者として署名できる。このままではノードは起動しない"),
              problem.fix()));
    }
    return found;
  }

  Diagnosis space() {
    SpaceGauge.Reading reading = new SpaceGauge(folder.root()).read();
    long free = reading.freeBytes() >> 20;
    Diagnosis.Said what =
        said(
            reading.usedPercent() + " % used, " + free + " MiB free",
            "使用率 " + reading.usedPercent() + " %、空き " + free + " MiB");
    Diagnosis.Said why =
        said(
            "a full disk makes the node read-only; documents are refused before that",
            "ディスクが満杯になるとノードは読み取り専用になる。その前に文書は拒否される");
    String fix = "df -h " + folder.root() + " && du -sh " + folder.journal();
    return switch (reading.level()) {
      case NORMAL ->
          reading.alarm().isEmpty()
              ? Diagnosis.well("space", what)
              : Diagnosis.warning("space", what, why, fix);
      case NO_DOCUMENTS ->
          Diagnosis.fault(
              "space",
              said(what.en() + "; documents are refused", what.ja() + "。文書は拒否される"),
              why,
              fix);
      case NO_POSITIONS ->
          Diagnosis.fault(
              "space",
              said(what.en() + "; only decisions are taken", what.ja() + "。意思決定だけを受け付ける"),
              why,
              fix);
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
          said(
              "nothing can be forced to disk: " + fault.getMessage(),
              "ディスクへの確定書き込みができない：" + fault.getMessage()),
          said("acknowledged means on disk", "受領済みとはディスク上にあること"),
          "touch " + probe);
    }
    Arrays.sort(micros);
    return force(micros[FORCES / 2], micros[FORCES - 1]);
  }

  private Diagnosis force(long middle, long worst) {
    Diagnosis.Said what =
        said(
            "a force takes " + middle + " µs in the middle, " + worst + " µs at worst",
            "確定書き込みは中央値 " + middle + " µs、最悪 " + worst + " µs");
    if (middle < FORCE_MICROS_HONEST) {
      return Diagnosis.warning(
          "force",
          said(what.en() + "; no disk is so fast", what.ja() + "。これほど速いディスクはない"),
          said(
              "the file system may only pretend: after a power cut what was acknowledged could be"
                  + " gone",
              "ファイルシステムが書いたふりをしている恐れがあり、停電で受領済みの記録を失いうる"),
          "findmnt -T " + folder.root());
    }
    return middle <= FORCE_MICROS_SLOW
        ? Diagnosis.well("force", what)
        : Diagnosis.warning(
            "force",
            what,
            said("every decision waits for one force", "決定のたびに確定書き込みを一回待つ"),
            "findmnt -T " + folder.root());
  }

  Diagnosis journal() {
    return JournalCheck.lastKnown(FileDisk.reading(folder.journal()))
        .map(head ->
            Diagnosis.well(
                "journal",
                said("head at position " + head.position(), "記録簿の先頭は " + head.position() + " 行目")))
        .orElseGet(() ->
            Diagnosis.fault(
                "journal",
                said("the journal has no whole head file", "記録簿の head ファイルが揃っていない"),
                said("the node cannot know how far its own past goes", "自らの履歴がどこまで続くかをノードが知りえない"),
                "renkei journal verify " + folder.root()));
  }

  List<Diagnosis> certificates(Config.Web web) {
    KeyFolder keys = KeyFolder.read(folder);
    List<Diagnosis> found = new ArrayList<>();
    found.add(
        age(
            "certificate-link",
            keys.link().endsAt(),
            said("peers can link no more", "相手ノードが連接できなくなる")));
    if (!web.plain()) {
      found.add(
          age(
              "certificate-web",
              keys.web().endsAt(),
              said("browsers refuse the screens", "ブラウザーが画面を拒む")));
      found.add(host(web, keys.web().certificate()));
    }
    return found;
  }

  private Diagnosis age(String check, Instant ends, Diagnosis.Said then) {
    long days = Duration.between(now, ends).toDays();
    Diagnosis.Said what =
        said("ends " + ends + ", in " + days + " days", "期限 " + ends + "、あと " + days + " 日");
    String fix = "renkei certificate --renew --data " + folder.root();
    if (!ends.isAfter(now)) {
      return Diagnosis.fault(check, said("ended " + ends, "期限切れ " + ends), then, fix);
    }
    for (int step : List.of(1, 7, 14, 30)) {
      if (days < step) {
        Diagnosis.Said less =
            said(what.en() + " (less than " + step + ")", what.ja() + "（" + step + " 日未満）");
        Diagnosis.Said soon = said("then " + then.en(), "その後は" + then.ja());
        return step == 1
            ? Diagnosis.fault(check, less, soon, fix)
            : Diagnosis.warning(check, less, soon, fix);
      }
    }
    return Diagnosis.well(check, what);
  }

  private Diagnosis host(Config.Web web, X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      boolean named = names != null && names.stream().anyMatch(name -> name.contains(web.host()));
      return named
          ? Diagnosis.well("certificate-name", said("names " + web.host(), web.host() + " を記載"))
          : Diagnosis.warning(
              "certificate-name",
              said(
                  "the officers' certificate does not name " + web.host(),
                  "担当者用の証明書に " + web.host() + " がない"),
              said("browsers refuse it, and passkeys do not work there", "ブラウザーが拒み、パスキーも使えない"),
              "renkei certificate --renew --data " + folder.root());
    } catch (CertificateParsingException fault) {
      return Diagnosis.fault(
          "certificate-name",
          said(
              "the officers' certificate cannot be read: " + fault.getMessage(),
              "担当者用の証明書を読めない：" + fault.getMessage()),
          said("browsers refuse the screens", "ブラウザーが画面を拒む"),
          "renkei certificate --renew --data " + folder.root());
    }
  }

  Diagnosis backup() {
    Path note = folder.root().resolve(BackupCommand.NOTE);
    String fix = "renkei backup --data " + folder.root() + " --to FILE";
    Diagnosis.Said why =
        said(
            "a lost disk loses what was neither backed up nor released",
            "ディスクを失うと、バックアップも提供もしていないものを失う");
    try {
      if (!Files.exists(note)) {
        return Diagnosis.warning(
            "backup", said("no backup was ever taken", "バックアップが一度も取られていない"), why, fix);
      }
      Instant taken = Instant.parse(Files.readString(note).strip().split(" ")[0]);
      Duration age = Duration.between(taken, now);
      Diagnosis.Said what =
          said("the last one is " + age.toHours() + " hours old", "最後は " + age.toHours() + " 時間前");
      return age.compareTo(BACKUP_AGE_MAX) <= 0
          ? Diagnosis.well("backup", what)
          : Diagnosis.warning("backup", what, why, fix);
    } catch (IOException | DateTimeException fault) {
      return Diagnosis.warning(
          "backup", said("its note cannot be read: " + note, "その控えを読めない：" + note), why, fix);
    }
  }

  Diagnosis restored() {
    return folder
        .restored()
        .map(mark ->
            Diagnosis.warning(
                "restored",
                said("the folder was " + mark, "フォルダーは復元されたもの（" + mark + "）"),
                said(
                    "the node records nothing before its new incarnation begins",
                    "新しい世代が始まるまでノードは何も記録しない"),
                "renkei incarnation --reason TEXT --data " + folder.root()))
        .orElseGet(() ->
            Diagnosis.well("restored", said("no restore waits for its incarnation", "世代待ちの復元はない")));
  }
}

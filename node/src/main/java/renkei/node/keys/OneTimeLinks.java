// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import renkei.core.base.Clock;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// One-time links by which an officer or device enrols: 128 secret bits, held here only as their
/// hash, good once, for fifteen minutes, for five tries. The file survives a restart and holds
/// nothing that would let its reader in.
///
/// Thread-safe. Every refusal looks the same from outside; the counters tell them apart.
public final class OneTimeLinks {
  /// How long a link may be used unless said otherwise.
  public static final Duration VALIDITY = Duration.ofMinutes(15);

  /// Wrong secrets for one link before it is void.
  public static final int TRIES_MAX = 5;

  /// Open links at a time; the oldest goes first.
  public static final int OPEN_MAX = 256;

  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 16;
  private static final int TOKEN_CHARS_MAX = 64;
  private static final String TITLE = "renkei-links 1";
  private static final Pattern PURPOSE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Path file;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Row> open = new LinkedHashMap<>();
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  private record Row(Hash secret, String purpose, Instant expires, int wrong) {}

  /// What became of links and tries, for metrics only.
  public enum Outcome {
    /// Made.
    ISSUED,
    /// Used.
    USED,
    /// No such link: never made, used before, or void.
    UNKNOWN,
    /// The secret was wrong.
    WRONG,
    /// Too late.
    EXPIRED,
    /// Dropped since too many were open.
    DISPLACED
  }

  /// Links kept in a file of mode 0600, which is made when the first is issued.
  ///
  /// @throws KeyFault when the file is there and is not private or not readable
  public OneTimeLinks(Path file, Clock clock, SecureRandom random) {
    this.file = file;
    this.clock = clock;
    this.random = random;
    if (Files.exists(file)) {
      read(new String(SecretFile.read(file), StandardCharsets.US_ASCII));
    }
  }

  /// Makes a link and returns its token, which is shown once and kept nowhere.
  ///
  /// @param purpose what it lets its bearer do, such as `officer:duty-1`; 1 to 100 of A–Z a–z 0–9 .
  ///   _ : -
  public synchronized String issue(String purpose, Duration validity) {
    if (!PURPOSE.matcher(purpose).matches()) {
      throw new IllegalArgumentException(
          "a purpose has 1 to 100 letters, digits, '.', '_', ':', '-'");
    }
    dropExpired();
    while (open.size() >= OPEN_MAX) {
      open.remove(open.keySet().iterator().next());
      count(Outcome.DISPLACED);
    }
    String id = randomText(ID_BYTES);
    String secret = randomText(SECRET_BYTES);
    open.put(id, new Row(hash(id, secret), purpose, clock.now().plus(validity), 0));
    write();
    count(Outcome.ISSUED);
    return id + "." + secret;
  }

  /// Uses a token up and returns its purpose; empty for every token that is not good, whatever the
  /// reason. Written to disk before it answers, so that a crash cannot make a token good twice.
  public synchronized Optional<String> redeem(String token) {
    String[] parts = token.length() > TOKEN_CHARS_MAX ? new String[0] : token.split("\\.", -1);
    String id = parts.length == 2 ? parts[0] : "";
    String secret = parts.length == 2 ? parts[1] : "";
    Row row = open.get(id);
    // The same work with and without such a link.
    Hash expected = row == null ? Hash.ZERO : row.secret();
    boolean right = MessageDigest.isEqual(hash(id, secret).bytes(), expected.bytes());
    if (row == null) {
      count(Outcome.UNKNOWN);
      return Optional.empty();
    }
    if (!clock.now().isBefore(row.expires())) {
      open.remove(id);
      write();
      count(Outcome.EXPIRED);
      return Optional.empty();
    }
    if (!right) {
      countWrong(id, row);
      return Optional.empty();
    }
    open.remove(id);
    write();
    count(Outcome.USED);
    return Optional.of(row.purpose());
  }

  /// How many links can still be used.
  public synchronized int openCount() {
    dropExpired();
    return open.size();
  }

  /// How often each happened since the start.
  public synchronized Map<Outcome, Long> counts() {
    return Map.copyOf(counts);
  }

  private void countWrong(String id, Row row) {
    count(Outcome.WRONG);
    if (row.wrong() + 1 >= TRIES_MAX) {
      open.remove(id);
    } else {
      open.put(id, new Row(row.secret(), row.purpose(), row.expires(), row.wrong() + 1));
    }
    write();
  }

  private void dropExpired() {
    Instant now = clock.now();
    open.values().removeIf(row -> !now.isBefore(row.expires()));
  }

  private void count(Outcome outcome) {
    counts.merge(outcome, 1L, Long::sum);
  }

  private String randomText(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return TEXT.encodeToString(bytes);
  }

  private static Hash hash(String id, String secret) {
    return Hash.sha256(("renkei link 1\0" + id + "." + secret).getBytes(StandardCharsets.UTF_8));
  }

  private void write() {
    StringBuilder text = new StringBuilder(TITLE).append('\n');
    open.forEach((id, row) ->
        text.append(id)
            .append(' ')
            .append(row.secret().hex())
            .append(' ')
            .append(row.purpose())
            .append(' ')
            .append(row.expires())
            .append(' ')
            .append(row.wrong())
            .append('\n'));
    SecretFile.replace(file, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void read(String text) {
    String[] lines = text.split("\n", -1);
    if (!lines[0].equals(TITLE)) {
      throw broken();
    }
    for (int i = 1; i < lines.length - 1; i++) {
      String[] fields = lines[i].split(" ", -1);
      if (fields.length != 5) {
        throw broken();
      }
      open.put(fields[0], row(fields));
    }
  }

  private Row row(String[] fields) {
    try {
      return new Row(
          Hash.fromHex(fields[1]),
          fields[2],
          Instant.parse(fields[3]),
          Integer.parseInt(fields[4]));
    } catch (DateTimeException | IllegalArgumentException | Malformed _) {
      throw broken();
    }
  }

  private KeyFault broken() {
    return new KeyFault(
        file + " is no list of one-time links.",
        "remove it and make new links: rm " + file + " && renkei officer add",
        file + " は一回限りのリンクの一覧ではありません。消して作り直してください：rm " + file);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Clock;
import renkei.core.base.Hash;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerId;

/// Who is logged in, by the hash of the cookie. A log-in is bound to the address that it was made
/// from, ends when it is not used, ends after a watch whatever is done, and is ended here and not
/// in the browser. They do not survive a restart. Thread-safe.
final class LogIns {
  /// How long an unused log-in lasts.
  static final Duration IDLE = Duration.ofMinutes(30);

  /// How long any log-in lasts: one watch.
  static final Duration LIFE = Duration.ofHours(12);

  /// Log-ins at a time; the one unused longest ends first.
  static final int OPEN_MAX = 2_000;

  private static final int COOKIE_BYTES = 32;

  private final Clock clock;
  private final SecureRandom random;
  private final Counters counters;
  private final Map<Hash, LogIn> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<OfficerId, Instant> seen = new LinkedHashMap<>();

  LogIns(Clock clock, SecureRandom random, Counters counters) {
    this.clock = clock;
    this.random = random;
    this.counters = counters;
  }

  /// One log-in.
  ///
  /// @param officer who
  /// @param key by what kind of key
  /// @param address from where; it holds from nowhere else
  /// @param begun when
  /// @param used when last
  record LogIn(OfficerId officer, KeyKind key, String address, Instant begun, Instant used) {
    Instant until() {
      Instant idle = used.plus(IDLE);
      Instant life = begun.plus(LIFE);
      return idle.isBefore(life) ? idle : life;
    }
  }

  /// Begins a log-in under a new secret, which is the answer and kept nowhere here.
  synchronized String begin(OfficerId officer, KeyKind key, String address) {
    byte[] secret = new byte[COOKIE_BYTES];
    random.nextBytes(secret);
    String cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.now();
    open.put(hash(cookie), new LogIn(officer, key, address, now, now));
    if (open.size() > OPEN_MAX) {
      open.remove(open.keySet().iterator().next());
      counters.count("login.displaced");
    }
    seen.put(officer, now);
    return cookie;
  }

  /// The log-in of a cookie, used from that address; from another one it ends.
  synchronized Optional<LogIn> use(String cookie, String address) {
    Hash hash = hash(cookie);
    LogIn found = open.get(hash);
    if (found == null) {
      return Optional.empty();
    }
    Instant now = clock.now();
    if (!now.isBefore(found.until())) {
      open.remove(hash);
      counters.count("login.expired");
      return Optional.empty();
    }
    if (!found.address().equals(address)) {
      open.remove(hash);
      counters.count("login.other_address");
      return Optional.empty();
    }
    LogIn used = new LogIn(found.officer(), found.key(), address, found.begun(), now);
    open.put(hash, used);
    seen.put(found.officer(), now);
    return Optional.of(used);
  }

  /// Whether a log-in still holds, without counting as use.
  synchronized boolean holds(String cookie) {
    LogIn found = open.get(hash(cookie));
    return found != null && clock.now().isBefore(found.until());
  }

  /// Ends a log-in, if it is one.
  synchronized void end(@Nullable String cookie) {
    if (cookie != null) {
      open.remove(hash(cookie));
    }
  }

  /// Ends every log-in of an officer.
  synchronized void endAll(OfficerId officer) {
    open.values().removeIf(logIn -> logIn.officer().equals(officer));
  }

  /// When an officer was here last in this run.
  synchronized Optional<Instant> seenAt(OfficerId officer) {
    return Optional.ofNullable(seen.get(officer));
  }

  /// Log-ins that are open.
  synchronized int count() {
    return open.size();
  }

  private static Hash hash(String cookie) {
    return Hash.sha256(
        ("renkei cookie 1\0" + cookie).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}

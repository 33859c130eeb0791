// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Clock;
import renkei.core.base.Hash;
import renkei.node.keys.HandshakeRefusal.Reason;

/// Accepts exactly the certificates whose public key is pinned, alone in their chain, within their
/// dates. Names, issuers and authorities are not looked at; TLS itself proves that the other end
/// holds the key. Thread-safe; keeps the last refusals and counts all.
public final class PinnedTrust extends X509ExtendedTrustManager {
  /// Refusals kept for the officer's list.
  public static final int REFUSALS_KEPT = 50;

  private final LinkPins pins;
  private final Clock clock;
  private final Deque<HandshakeRefusal> last = new ArrayDeque<>();
  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);

  PinnedTrust(LinkPins pins, Clock clock) {
    this.pins = pins;
    this.clock = clock;
  }

  /// The last refusals, newest first.
  public synchronized List<HandshakeRefusal> refusals() {
    return List.copyOf(last);
  }

  /// How often each reason was met.
  public synchronized Map<Reason, Long> counts() {
    return Map.copyOf(counts);
  }

  private record Why(Reason reason, String sentence) {}

  private void check(X509Certificate @Nullable [] chain) throws CertificateException {
    Instant now = clock.now();
    Optional<Why> why = judge(chain, now);
    if (why.isPresent()) {
      Hash key = chain != null && chain.length > 0 ? P256.identity(chain[0]) : Hash.ZERO;
      String sentence = why.get().sentence();
      note(new HandshakeRefusal(now, why.get().reason(), key, sentence));
      throw new CertificateException(sentence);
    }
  }

  private Optional<Why> judge(X509Certificate @Nullable [] chain, Instant now) {
    if (chain == null || chain.length == 0) {
      return why(Reason.NO_CERTIFICATE, "The other end showed no certificate.");
    }
    if (chain.length > 1) {
      return why(Reason.NOT_ALONE, "The other end showed a chain; a link key stands alone.");
    }
    X509Certificate shown = chain[0];
    if (!P256.isP256(shown.getPublicKey())) {
      return why(Reason.OTHER_KEY_KIND, "The other end's key is not ECDSA P-256.");
    }
    Hash key = P256.identity(shown);
    if (pins.isOwn(key)) {
      return why(
          Reason.OWN_KEY,
          "The other end is this node itself, or holds a copy of its key. Check the address.");
    }
    if (pins.who(key).isEmpty()) {
      return why(
          Reason.NOT_PINNED,
          "The link key "
              + key.shortHex()
              + " is not pinned for any party. Pair anew: renkei peer invite.");
    }
    return judgeDates(shown, key, now).or(() -> judgeSignature(shown));
  }

  private static Optional<Why> judgeDates(X509Certificate shown, Hash key, Instant now) {
    Instant from = shown.getNotBefore().toInstant();
    Instant until = shown.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      return why(
          Reason.NOT_YET_VALID,
          "The certificate of link key "
              + key.shortHex()
              + " begins at "
              + from
              + ", in "
              + Duration.between(now, from).toMinutes()
              + " min by this clock. Compare both clocks.");
    }
    if (now.isAfter(until)) {
      return why(
          Reason.EXPIRED,
          "The certificate of link key "
              + key.shortHex()
              + " ended at "
              + until
              + ". The peer renews it by starting its node; then compare both clocks.");
    }
    return Optional.empty();
  }

  private static Optional<Why> judgeSignature(X509Certificate shown) {
    try {
      shown.verify(shown.getPublicKey());
      return Optional.empty();
    } catch (GeneralSecurityException _) {
      return why(Reason.NOT_SELF_MADE, "The certificate is not signed by its own key.");
    }
  }

  private static Optional<Why> why(Reason reason, String sentence) {
    return Optional.of(new Why(reason, sentence));
  }

  private synchronized void note(HandshakeRefusal refusal) {
    counts.merge(refusal.why(), 1L, Long::sum);
    if (last.size() >= REFUSALS_KEPT) {
      last.removeLast();
    }
    last.addFirst(refusal);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  /// No authority is trusted to issue anything.
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

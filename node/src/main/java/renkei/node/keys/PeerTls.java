// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import renkei.core.base.Clock;

/// What a link needs for mutual TLS 1.3: our key, and trust in pinned keys only. The link makes its
/// own contexts from [#keyManager] and [#trust], since its transport wants ALPN; both ends must
/// demand the other's certificate. Thread-safe; pins may change while links are up and count from
/// the next handshake on.
public final class PeerTls {
  /// The only protocol version of a link.
  public static final String PROTOCOL = "TLSv1.3";

  /// The cipher suites of a link, best first (RFC 8446 appendix B.4).
  public static final List<String> CIPHERS =
      List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256");

  private final SoleKey key;
  private final LinkPins pins;
  private final PinnedTrust trust;

  /// TLS for links of this node.
  ///
  /// @param own this node's link key
  /// @param pins whose keys are accepted
  /// @param clock against which certificates' dates are checked
  public PeerTls(LinkKey own, LinkPins pins, Clock clock) {
    this.key = new SoleKey(own.secret(), own.certificate());
    this.pins = pins;
    this.trust = new PinnedTrust(pins, clock);
  }

  /// Offers this node's link key.
  public KeyManager keyManager() {
    return key;
  }

  /// Accepts pinned keys only, and says why it refuses.
  public PinnedTrust trust() {
    return trust;
  }

  /// Who is at the other end, once the handshake is done; empty when the pin was dropped since.
  public Optional<LinkIdentity> whoIs(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length == 1 && chain[0] instanceof X509Certificate shown
          ? pins.whoIs(shown)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException _) {
      return Optional.empty();
    }
  }

  /// A JDK context with both, for transports that take one. The caller sets TLS 1.3 and demands the
  /// other end's certificate.
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(new KeyManager[] {key}, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS 1.3", e);
    }
  }
}

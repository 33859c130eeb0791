// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// TLS for the command line towards the node on the same machine.
public final class Tls {
  private Tls() {}

  /// The JDK's own trust, for plain HTTP where it is not used.
  public static SSLContext any() {
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("this Java has no TLS", fault);
    }
  }

  /// Trusts exactly one certificate: the node's own, read from its folder.
  public static SSLContext only(X509Certificate own) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, new TrustManager[] {new Only(own)}, null);
      return context;
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("this Java has no TLS 1.3", fault);
    }
  }

  private record Only(X509Certificate own) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws java.security.cert.CertificateException {
      throw new java.security.cert.CertificateException("nobody dials the command line");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws java.security.cert.CertificateException {
      if (chain.length == 0 || !chain[0].equals(own)) {
        throw new java.security.cert.CertificateException(
            "another certificate answers than that of this data folder");
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {own};
    }
  }
}

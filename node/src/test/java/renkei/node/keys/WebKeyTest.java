// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebKeyTest {
  private static final List<String> NAMES =
      List.of("localhost", "127.0.0.1", "::1", "node.example");
  private final SecureRandom random = new SecureRandom();
  private final Instant now = Instant.now();

  @Test
  void a_browser_that_trusts_the_certificate_reaches_the_node_by_its_name() throws Exception {
    WebKey key = WebKey.fresh(random, now, NAMES);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("node", key.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext browser = SSLContext.getInstance("TLS");
    browser.init(null, trust.getTrustManagers(), random);
    try (SSLServerSocket port =
            (SSLServerSocket)
                key.context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var accepted =
          threads.submit(() -> {
            try (SSLSocket one = (SSLSocket) port.accept()) {
              one.startHandshake();
              return one.getSession().getProtocol();
            }
          });
      try (SSLSocket socket =
          (SSLSocket) browser.getSocketFactory().createSocket("localhost", port.getLocalPort())) {
        SSLParameters checks = socket.getSSLParameters();
        checks.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(checks);
        socket.startHandshake();
        assertThat(accepted.get()).isEqualTo("TLSv1.3");
      }
    }
  }

  @Test
  void a_certificate_names_its_hosts_and_ends_before_browsers_lose_patience() throws Exception {
    WebKey key = WebKey.fresh(random, now, NAMES);
    assertThat(key.certificate().getSubjectAlternativeNames())
        .extracting(name -> name.get(1).toString())
        .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "node.example");
    assertThat(key.endsAt()).isBefore(now.plus(Duration.ofDays(398)));
    assertThatThrownBy(() -> WebKey.fresh(random, now, List.of("a\nb")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_key_comes_back_from_its_file_and_is_renewed_in_place(@TempDir Path folder) {
    Path file = folder.resolve("web.key");
    WebKey key = WebKey.fresh(random, now, NAMES);
    key.create(file);
    assertThat(WebKey.read(file).fingerprint()).isEqualTo(key.fingerprint());
    WebKey later = key.renewed(random, now.plus(Duration.ofDays(380)), NAMES);
    later.replace(file);
    assertThat(WebKey.read(file).certificate().getPublicKey())
        .isEqualTo(key.certificate().getPublicKey());
    assertThat(WebKey.read(file).endsAt()).isAfter(key.endsAt());
  }
}

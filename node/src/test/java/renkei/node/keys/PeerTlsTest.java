// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;
import renkei.node.keys.HandshakeRefusal.Reason;

class PeerTlsTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-11-22T14:41:00Z");
  private static final PartyId USA = new PartyId(new Hash(1, 2, 3, 4));
  private static final PartyId PHL = new PartyId(new Hash(5, 6, 7, 8));

  private final LinkKey own = LinkKey.fresh(RANDOM, NOW);
  private final LinkKey peer = LinkKey.fresh(RANDOM, NOW);
  private final LinkPins pins = new LinkPins(own.identity());
  private Instant clock = NOW;
  private final PeerTls tls = new PeerTls(own, pins, () -> clock);

  private void refused(Reason reason, X509Certificate... chain) {
    long before = tls.trust().counts().getOrDefault(reason, 0L);
    assertThatThrownBy(() -> tls.trust().checkServerTrusted(chain, "UNKNOWN"))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining(".");
    assertThatThrownBy(() -> tls.trust().checkClientTrusted(chain, "UNKNOWN"))
        .isInstanceOf(CertificateException.class);
    assertThat(tls.trust().counts()).containsEntry(reason, before + 2);
    assertThat(tls.trust().refusals().getFirst().why()).isEqualTo(reason);
  }

  private void nextGoodOneIsServed() throws CertificateException {
    clock = NOW;
    assertThat(pins.pin(peer.identity(), USA)).isEmpty();
    tls.trust().checkServerTrusted(new X509Certificate[] {peer.certificate()}, "UNKNOWN");
    assertThat(pins.whoIs(peer.certificate())).contains(new LinkIdentity(USA, peer.identity()));
  }

  private static X509Certificate certificate(KeyPair pair, String name, String algorithm)
      throws Exception {
    X500Name subject = new X500Name(name);
    return P256.parse(
        new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                Date.from(NOW.minusSeconds(60)),
                Date.from(NOW.plusSeconds(60)),
                subject,
                pair.getPublic())
            .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))
            .getEncoded());
  }

  private static KeyPair pair(String algorithm, int size) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size, RANDOM);
    return generator.generateKeyPair();
  }

  @Test
  void p13_only_a_pinned_key_is_accepted() throws Exception {
    refused(Reason.NOT_PINNED, peer.certificate());
    nextGoodOneIsServed();
    pins.drop(USA);
    refused(Reason.NOT_PINNED, peer.certificate());
    nextGoodOneIsServed();
  }

  @Test
  void p13_a_new_key_replaces_the_old_one_and_the_old_one_is_refused() throws Exception {
    nextGoodOneIsServed();
    LinkKey next = LinkKey.fresh(RANDOM, NOW);
    assertThat(pins.pin(next.identity(), USA)).isEmpty();
    refused(Reason.NOT_PINNED, peer.certificate());
    tls.trust().checkClientTrusted(new X509Certificate[] {next.certificate()}, "UNKNOWN");
  }

  @Test
  void p13_a_pinned_key_outside_its_dates_is_refused_with_both_times() throws Exception {
    nextGoodOneIsServed();
    clock = peer.endsAt().plusSeconds(1);
    refused(Reason.EXPIRED, peer.certificate());
    assertThat(tls.trust().refusals().getFirst().sentence()).contains(peer.endsAt().toString());
    clock = NOW.minus(Duration.ofHours(2));
    refused(Reason.NOT_YET_VALID, peer.certificate());
    assertThat(tls.trust().refusals().getFirst().sentence()).contains("in 60 min");
    nextGoodOneIsServed();
  }

  @Test
  void p13_the_same_names_on_another_key_say_nothing() throws Exception {
    assertThat(pins.pin(peer.identity(), USA)).isEmpty();
    String genuine = peer.certificate().getSubjectX500Principal().getName();
    refused(Reason.NOT_PINNED, certificate(pair("EC", 256), genuine, "SHA256withECDSA"));
    refused(
        Reason.NOT_PINNED,
        certificate(pair("EC", 256), "OU=CN\\=renkei link,CN=other", "SHA256withECDSA"));
    refused(
        Reason.NOT_PINNED,
        certificate(pair("EC", 256), "CN=other,OU=\"x,CN=renkei link\"", "SHA256withECDSA"));
    nextGoodOneIsServed();
  }

  @Test
  void weak_and_foreign_kinds_of_key_are_refused_even_before_the_pin() throws Exception {
    refused(
        Reason.OTHER_KEY_KIND, certificate(pair("RSA", 1024), "CN=renkei link", "SHA256withRSA"));
    refused(Reason.OTHER_KEY_KIND, certificate(pair("RSA", 2048), "CN=renkei link", "SHA1withRSA"));
    refused(
        Reason.OTHER_KEY_KIND, certificate(pair("EC", 384), "CN=renkei link", "SHA384withECDSA"));
    X509Certificate sha1 = certificate(pair("EC", 256), "CN=renkei link", "SHA1withECDSA");
    refused(Reason.NOT_PINNED, sha1);
    nextGoodOneIsServed();
  }

  @Test
  void a_chain_is_refused_whoever_signed_it() throws Exception {
    assertThat(pins.pin(peer.identity(), USA)).isEmpty();
    refused(Reason.NOT_ALONE, peer.certificate(), own.certificate());
    refused(Reason.NO_CERTIFICATE);
    nextGoodOneIsServed();
  }

  @Test
  void a_pinned_key_in_a_certificate_that_it_did_not_sign_is_refused() throws Exception {
    KeyPair stranger = pair("EC", 256);
    X500Name name = new X500Name("CN=renkei link");
    X509Certificate planted =
        P256.parse(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.TEN,
                    Date.from(NOW.minusSeconds(60)),
                    Date.from(NOW.plusSeconds(60)),
                    name,
                    peer.certificate().getPublicKey())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(stranger.getPrivate()))
                .getEncoded());
    assertThat(pins.pin(peer.identity(), USA)).isEmpty();
    refused(Reason.NOT_SELF_MADE, planted);
    nextGoodOneIsServed();
  }

  @Test
  void p24_a_link_to_oneself_and_two_peers_with_one_key_are_refused() throws Exception {
    refused(Reason.OWN_KEY, own.certificate());
    assertThat(pins.pin(own.identity(), USA)).isPresent();
    assertThat(pins.pin(peer.identity(), USA)).isEmpty();
    assertThat(pins.pin(peer.identity(), PHL)).isPresent();
    assertThat(pins.who(peer.identity())).contains(USA);
    nextGoodOneIsServed();
  }

  @Test
  void the_list_of_refusals_is_bounded_and_the_count_is_not() {
    for (int i = 0; i < PinnedTrust.REFUSALS_KEPT; i++) {
      refused(Reason.NOT_PINNED, peer.certificate());
    }
    assertThat(tls.trust().refusals()).hasSize(PinnedTrust.REFUSALS_KEPT);
    assertThat(tls.trust().counts())
        .containsEntry(Reason.NOT_PINNED, 2L * PinnedTrust.REFUSALS_KEPT);
  }

  @Test
  void a_renewed_certificate_keeps_the_identity_and_a_file_gives_it_back(@TempDir Path folder) {
    LinkKey later = peer.renewed(RANDOM, NOW.plus(Duration.ofDays(700)));
    assertThat(later.identity()).isEqualTo(peer.identity());
    assertThat(later.endsAt()).isAfter(peer.endsAt());
    assertThat(later.certificate().getSerialNumber())
        .isNotEqualTo(peer.certificate().getSerialNumber());
    Path file = folder.resolve("link.key");
    later.create(file);
    LinkKey back = LinkKey.read(file);
    assertThat(back.certificate()).isEqualTo(later.certificate());
    SecretFile.replace(file, P256.pem(new P256.Certified(own.secret(), peer.certificate())));
    assertThatThrownBy(() -> LinkKey.read(file))
        .as("one node's key with another's certificate")
        .isInstanceOf(KeyFault.class);
  }

  private record Shaken(Optional<LinkIdentity> dialled, Optional<LinkIdentity> dialling) {}

  private static Shaken shake(PeerTls here, SSLContext there, PeerTls asThere) throws Exception {
    try (SSLServerSocket listening =
            (SSLServerSocket)
                here.context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      listening.setNeedClientAuth(true);
      listening.setEnabledProtocols(new String[] {PeerTls.PROTOCOL});
      listening.setEnabledCipherSuites(PeerTls.CIPHERS.toArray(String[]::new));
      Callable<Optional<LinkIdentity>> accept =
          () -> {
            try (SSLSocket one = (SSLSocket) listening.accept()) {
              one.setSoTimeout(10_000);
              one.startHandshake();
              Optional<LinkIdentity> who = here.whoIs(one.getSession());
              one.getOutputStream().write(7);
              return who;
            }
          };
      Future<Optional<LinkIdentity>> accepted = threads.submit(accept);
      Optional<LinkIdentity> dialled = dial(there, listening.getLocalPort(), asThere);
      return new Shaken(dialled, accepted.get());
    }
  }

  /// Hangs up before it returns: the other end waits for that when it closes.
  private static Optional<LinkIdentity> dial(SSLContext by, int port, PeerTls as)
      throws IOException {
    try (SSLSocket dial =
        (SSLSocket) by.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      dial.setSoTimeout(10_000);
      dial.startHandshake();
      if (dial.getInputStream().read() != 7) {
        throw new SSLException("the other end gave up");
      }
      return as.whoIs(dial.getSession());
    }
  }

  @Test
  void both_ends_of_a_real_handshake_know_each_other() throws Exception {
    LinkPins theirs = new LinkPins(peer.identity());
    PeerTls other = new PeerTls(peer, theirs, () -> NOW);
    assertThat(pins.pin(peer.identity(), USA)).isEmpty();
    assertThat(theirs.pin(own.identity(), PHL)).isEmpty();
    Shaken shaken = shake(tls, other.context(), other);
    assertThat(shaken.dialled()).contains(new LinkIdentity(PHL, own.identity()));
    assertThat(shaken.dialling()).contains(new LinkIdentity(USA, peer.identity()));
  }

  @Test
  void a_real_handshake_fails_without_a_certificate_and_with_a_strangers() throws Exception {
    LinkPins theirs = new LinkPins(peer.identity());
    PeerTls other = new PeerTls(peer, theirs, () -> NOW);
    assertThat(theirs.pin(own.identity(), PHL)).isEmpty();
    SSLContext bare = SSLContext.getInstance(PeerTls.PROTOCOL);
    bare.init(new KeyManager[0], new TrustManager[] {other.trust()}, null);
    assertThatThrownBy(() -> shake(tls, bare, other)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> shake(tls, other.context(), other)).isInstanceOf(IOException.class);
    assertThat(tls.trust().counts()).containsEntry(Reason.NOT_PINNED, 1L);
    assertThat(pins.pin(peer.identity(), USA)).isEmpty();
    assertThat(shake(tls, other.context(), other).dialling()).isPresent();
  }
}

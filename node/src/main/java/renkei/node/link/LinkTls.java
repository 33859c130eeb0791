// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import renkei.core.entry.PartyId;
import renkei.node.keys.LinkIdentity;
import renkei.node.keys.PeerTls;

/// The TLS of a stream in the transport's form: TLS 1.3 only, both ends show a pinned key.
final class LinkTls {
  /// The transport writes a stack trace for each thing that a peer does wrong, which is a way to
  /// fill our disk: what matters is counted in [WireCount]. Held here, or the setting is collected.
  private static final Logger TRANSPORT = Logger.getLogger("io.grpc.netty");

  static {
    TRANSPORT.setLevel(Level.SEVERE);
  }

  /// What the transport calls runs in a virtual thread each, in sequence for each stream.
  static final Executor THREADS = task -> Thread.ofVirtual().name("link-call").start(task);

  private LinkTls() {}

  static SslContext accepting(PeerTls tls) {
    return build(SslContextBuilder.forServer(tls.keyManager()).clientAuth(ClientAuth.REQUIRE), tls);
  }

  static SslContext dialling(PeerTls tls) {
    return build(SslContextBuilder.forClient().keyManager(tls.keyManager()), tls);
  }

  private static SslContext build(SslContextBuilder builder, PeerTls tls) {
    try {
      return GrpcSslContexts.configure(builder, SslProvider.JDK)
          .trustManager(tls.trust())
          .protocols(PeerTls.PROTOCOL)
          .ciphers(PeerTls.CIPHERS)
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("this Java cannot do TLS 1.3 for links", e);
    }
  }

  /// Who is at the other end; empty: nobody whose key is pinned now.
  static Optional<PartyId> whoIs(PeerTls tls, Attributes attributes) {
    SSLSession shown = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    return shown == null ? Optional.empty() : tls.whoIs(shown).map(LinkIdentity::party);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import io.grpc.Attributes;
import io.grpc.Codec;
import io.grpc.CompressorRegistry;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.DecompressorRegistry;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import renkei.core.base.Bytes;
import renkei.core.entry.PartyId;

/// Listens for peers on a port of its own. Whoever has no pinned key does not get past the
/// handshake; whoever has gets one stream.
public final class LinkAcceptor implements AutoCloseable {
  private static final Context.Key<PartyId> WHO = Context.key("who");

  private final Links links;
  private final Server listener;

  /// Listens at once.
  ///
  /// @param at address and port; port 0: any free one
  /// @throws IOException when the port cannot be had
  public LinkAcceptor(Links links, InetSocketAddress at) throws IOException {
    this.links = links;
    this.listener =
        NettyServerBuilder.forAddress(at)
            .executor(LinkTls.THREADS)
            .sslContext(LinkTls.accepting(links.ports().tls()))
            .handshakeTimeout(WireLimits.DIAL_MAX.toMillis(), TimeUnit.MILLISECONDS)
            .maxInboundMessageSize(WireLimits.FRAME_BYTES_MAX)
            .maxInboundMetadataSize(8 << 10)
            .maxConcurrentCallsPerConnection(1)
            .flowControlWindow(WireLimits.WINDOW_BYTES)
            .withChildOption(ChannelOption.SO_SNDBUF, WireLimits.WINDOW_BYTES)
            .withChildOption(ChannelOption.TCP_NODELAY, true)
            .keepAliveTime(WireLimits.ALIVE_EVERY.toMillis(), TimeUnit.MILLISECONDS)
            .keepAliveTimeout(WireLimits.ALIVE_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
            .permitKeepAliveTime(
                WireLimits.ALIVE_EVERY.dividedBy(2).toMillis(), TimeUnit.MILLISECONDS)
            .compressorRegistry(CompressorRegistry.newEmptyInstance())
            .decompressorRegistry(
                DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, false))
            .addStreamTracerFactory(Hearing.accepting())
            .addService(ServerInterceptors.intercept(service(), new Recognise()))
            .build()
            .start();
  }

  /// The port that it listens on.
  public int port() {
    return listener.getPort();
  }

  private ServerServiceDefinition service() {
    return ServerServiceDefinition.builder(PeerMethod.SERVICE)
        .addMethod(PeerMethod.LINK, ServerCalls.asyncBidiStreamingCall(this::accept))
        .build();
  }

  /// Refuses who is not known before a stream exists.
  private final class Recognise implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      Attributes attributes = call.getAttributes();
      Optional<PartyId> who = LinkTls.whoIs(links.ports().tls(), attributes);
      if (who.isEmpty()) {
        links.counts().add(WireCount.STRANGER);
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      call.setOnReadyThreshold(WireLimits.BELOW_US_BYTES);
      return Contexts.interceptCall(
          Context.current().withValue(WHO, who.get()), call, headers, next);
    }
  }

  private StreamObserver<Bytes> accept(StreamObserver<Bytes> towards) {
    ServerCallStreamObserver<Bytes> call = (ServerCallStreamObserver<Bytes>) towards;
    call.disableAutoRequest();
    LinkStream stream = new LinkStream(WHO.get(), false, links, new Outlet(call));
    call.setOnReadyHandler(stream::ready);
    call.setOnCancelHandler(() -> stream.end("the stream was cut"));
    Hearing.KEY.get().tell(stream);
    links.admit(stream).ifPresent(stream::end);
    return stream;
  }

  /// Listens no more; streams that stand are ended by [Links#close].
  @Override
  public void close() {
    listener.shutdown();
    try {
      if (!listener.awaitTermination(WireLimits.LAST_WORDS_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        listener.shutdownNow();
      }
    } catch (InterruptedException _) {
      listener.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.PartyId;
import renkei.node.keys.LinkKey;
import renkei.node.keys.LinkPins;
import renkei.node.keys.PeerTls;

/// Bare gRPC: one stream with mutual TLS 1.3 on loopback, the same transport as a link, and nothing
/// of ours on it. The other end answers every 256th block.
final class RawStream {
  private static final int WINDOW = 256;

  private static final MethodDescriptor<byte[], byte[]> METHOD =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName("renkei.bench.Raw/Stream")
          .setRequestMarshaller(new AsBytes())
          .setResponseMarshaller(new AsBytes())
          .build();

  private RawStream() {}

  /// Blocks per second of so many bytes each.
  static double rate(int bytes, int count) throws IOException, InterruptedException {
    SecureRandom random = new SecureRandom();
    LinkKey one = LinkKey.fresh(random, Instant.now());
    LinkKey two = LinkKey.fresh(random, Instant.now());
    Server server = server(tls(one, two), count);
    ManagedChannel channel = channel(tls(two, one), server.getPort());
    try {
      Sending sending = new Sending(new byte[bytes], count);
      ClientCalls.asyncBidiStreamingCall(channel.newCall(METHOD, CallOptions.DEFAULT), sending);
      sending.started.await();
      long from = System.nanoTime();
      if (!sending.over.await(2, TimeUnit.MINUTES) || sending.fault != null) {
        throw new IOException("bare gRPC did not carry its blocks: " + sending.fault);
      }
      return count * 1e9 / (System.nanoTime() - from);
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
      server.awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  private static PeerTls tls(LinkKey own, LinkKey other) {
    LinkPins pins = new LinkPins(own.identity());
    pins.pin(other.identity(), new PartyId(other.identity()));
    return new PeerTls(own, pins, Instant::now);
  }

  private static Server server(PeerTls tls, int count) throws IOException {
    return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .sslContext(
            GrpcSslContexts.configure(
                    SslContextBuilder.forServer(tls.keyManager()).clientAuth(ClientAuth.REQUIRE),
                    SslProvider.JDK)
                .trustManager(tls.trust())
                .protocols(PeerTls.PROTOCOL)
                .build())
        .addService(
            ServerServiceDefinition.builder("renkei.bench.Raw")
                .addMethod(
                    METHOD,
                    ServerCalls.asyncBidiStreamingCall(towards -> new Counting(towards, count)))
                .build())
        .build()
        .start();
  }

  private static ManagedChannel channel(PeerTls tls, int port) throws IOException {
    return NettyChannelBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .sslContext(
            GrpcSslContexts.configure(
                    SslContextBuilder.forClient().keyManager(tls.keyManager()), SslProvider.JDK)
                .trustManager(tls.trust())
                .protocols(PeerTls.PROTOCOL)
                .build())
        .overrideAuthority("renkei")
        .build();
  }

  /// Counts, answers each full window, and ends the stream after the last block.
  private static final class Counting implements StreamObserver<byte[]> {
    private final StreamObserver<byte[]> towards;
    private final int count;
    private int came;

    Counting(StreamObserver<byte[]> towards, int count) {
      this.towards = towards;
      this.count = count;
    }

    @Override
    public void onNext(byte[] block) {
      came++;
      if (came % WINDOW == 0) {
        towards.onNext(new byte[Integer.BYTES]);
      }
      if (came == count) {
        towards.onCompleted();
      }
    }

    @Override
    public void onError(Throwable fault) {
      // The other end knows.
    }

    @Override
    public void onCompleted() {
      // The last block ended it.
    }
  }

  /// Sends as fast as the transport takes it.
  private static final class Sending implements ClientResponseObserver<byte[], byte[]> {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger sent = new AtomicInteger();
    private final byte[] block;
    private final int count;
    private volatile @Nullable Throwable fault;

    Sending(byte[] block, int count) {
      this.block = block;
      this.count = count;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<byte[]> towards) {
      towards.setOnReadyHandler(() -> {
        started.countDown();
        while (towards.isReady() && sent.get() < count) {
          towards.onNext(block);
          sent.incrementAndGet();
        }
      });
    }

    @Override
    public void onNext(byte[] answer) {
      // Counted by the other end.
    }

    @Override
    public void onError(Throwable why) {
      fault = why;
      started.countDown();
      over.countDown();
    }

    @Override
    public void onCompleted() {
      over.countDown();
    }
  }

  private static final class AsBytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] block) {
      return new ByteArrayInputStream(block);
    }

    @Override
    public byte[] parse(InputStream in) {
      try (in) {
        return in.readAllBytes();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import renkei.core.base.Bytes;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.node.codec.FrameCodec;
import renkei.wire.peer.Carry;
import renkei.wire.peer.Frame;

/// One stream to a node's peer port, spoken by hand: it passes no gate and no guard, which no node
/// of ours can. One thread.
final class HostileWire implements AutoCloseable {
  /// Frames that may wait to be read.
  private static final int WAITING_MAX = 4_096;

  /// Stands in the queue for the end of the stream.
  private static final InFrame END =
      new InFrame.Unreadable(new Refusal(RefusalCode.NOT_LINKED, "the stream ended"));

  private static final MethodDescriptor<byte[], byte[]> LINK =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName(MethodDescriptor.generateFullMethodName("renkei.peer.v1.Peer", "Link"))
          .setRequestMarshaller(new AsBytes())
          .setResponseMarshaller(new AsBytes())
          .build();

  private final FrameCodec codec = new FrameCodec();
  private final BlockingQueue<InFrame> came = new LinkedBlockingQueue<>(WAITING_MAX);
  private final ManagedChannel channel;
  private final StreamObserver<byte[]> towards;

  /// Dials at once.
  ///
  /// @param key the link key that the node has pinned
  HostileWire(KeyManager key, InetSocketAddress address) throws IOException {
    this.channel = channel(key, address);
    this.towards =
        ClientCalls.asyncBidiStreamingCall(
            channel.newCall(LINK, CallOptions.DEFAULT), new Listening());
  }

  /// It does not care who answers, so it trusts everybody; that it is let in is what counts.
  private static ManagedChannel channel(KeyManager key, InetSocketAddress address)
      throws SSLException {
    return NettyChannelBuilder.forAddress(address)
        .sslContext(
            GrpcSslContexts.configure(
                    SslContextBuilder.forClient().keyManager(key), SslProvider.JDK)
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .protocols("TLSv1.3")
                .build())
        .overrideAuthority("renkei")
        .maxInboundMessageSize(FrameCodec.FRAME_BYTES_MAX)
        .build();
  }

  private final class Listening implements StreamObserver<byte[]> {
    @Override
    public void onNext(byte[] frame) {
      keep(codec.decode(Bytes.owning(frame)));
    }

    @Override
    public void onError(Throwable fault) {
      keep(END);
    }

    @Override
    public void onCompleted() {
      keep(END);
    }

    private void keep(InFrame frame) {
      if (!came.offer(frame)) {
        came.clear();
      }
    }
  }

  /// Sends what steers the link.
  void send(Control control) {
    towards.onNext(codec.encode(control).unsafe());
  }

  /// Sends bytes as an entry under a number, whatever they are.
  void carry(long seq, Bytes entry, Proof proof) {
    Carry.Builder carry =
        Carry.newBuilder()
            .setSequence(seq)
            .setEntry(UnsafeByteOperations.unsafeWrap(entry.unsafe()))
            .setProof(
                renkei.wire.peer.Proof.newBuilder()
                    .setKey(UnsafeByteOperations.unsafeWrap(proof.key().bytes()))
                    .setSignature(UnsafeByteOperations.unsafeWrap(proof.signature().unsafe())));
    OfficerProof officer = proof.officer();
    if (officer != null) {
      carry.setOfficerProof(
          renkei.wire.peer.OfficerProof.newBuilder()
              .setKey(UnsafeByteOperations.unsafeWrap(officer.key().bytes()))
              .setSignature(UnsafeByteOperations.unsafeWrap(officer.signature().unsafe())));
    }
    raw(Frame.newBuilder().setCarry(carry).build().toByteArray());
  }

  /// Sends bytes as a frame, whatever they are.
  void raw(byte[] frame) {
    towards.onNext(frame);
  }

  /// The next frame; empty: none came in that time.
  ///
  /// @throws IOException when the stream ended
  Optional<InFrame> next(Duration most) throws IOException {
    try {
      InFrame next = came.poll(most.toMillis(), TimeUnit.MILLISECONDS);
      if (END.equals(next)) {
        throw new IOException("the other end closed the stream");
      }
      return Optional.ofNullable(next);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  @Override
  public void close() {
    towards.onCompleted();
    channel.shutdown();
    try {
      if (!channel.awaitTermination(2, TimeUnit.SECONDS)) {
        channel.shutdownNow();
      }
    } catch (InterruptedException _) {
      channel.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static final class AsBytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] frame) {
      return new ByteArrayInputStream(frame);
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

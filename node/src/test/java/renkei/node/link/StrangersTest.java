// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.entry.PartyId;
import renkei.core.exchange.LinkState;
import renkei.node.keys.HandshakeRefusal.Reason;
import renkei.node.keys.LinkKey;
import renkei.node.keys.LinkPins;
import renkei.node.keys.PeerTls;

/// Who has no pinned key gets no stream, and who has one gets no more than a stream.
class StrangersTest {
  private final LinkedNode a = new LinkedNode();
  private final LinkedNode b = new LinkedNode();

  @AfterEach
  void closeAll() {
    a.close();
    b.close();
  }

  private InetSocketAddress at(LinkedNode node) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), node.acceptor.port());
  }

  private void nextGoodPeerIsServed() throws Exception {
    a.dial(b.party(), at(b));
    a.state(b.party(), 3);
    LinkWireTest.until("served", () -> b.applied.get(a.party()).size() == 3);
  }

  /// Opens the method with a context, sends one frame, and gives how it ended.
  private Status call(SslContext tls, CallOptions options, Bytes frame) throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(at(b)).sslContext(tls).overrideAuthority("renkei").build();
    CompletableFuture<Status> end = new CompletableFuture<>();
    try {
      StreamObserver<Bytes> towards =
          ClientCalls.asyncBidiStreamingCall(
              channel.newCall(PeerMethod.LINK, options),
              new StreamObserver<>() {
                @Override
                public void onNext(Bytes came) {
                  // What comes back is of no interest here.
                }

                @Override
                public void onError(Throwable fault) {
                  end.complete(Status.fromThrowable(fault));
                }

                @Override
                public void onCompleted() {
                  end.complete(Status.OK);
                }
              });
      towards.onNext(frame);
      return end.get(20, TimeUnit.SECONDS);
    } finally {
      channel.shutdownNow();
    }
  }

  private static SslContext trusting(SslContextBuilder builder) throws Exception {
    return GrpcSslContexts.configure(builder, SslProvider.JDK)
        .trustManager(InsecureTrustManagerFactory.INSTANCE)
        .protocols(PeerTls.PROTOCOL)
        .build();
  }

  @Test
  void a_stream_without_a_certificate_never_gets_past_tls() throws Exception {
    LinkedNode.pair(a, b);
    Status end =
        call(trusting(SslContextBuilder.forClient()), CallOptions.DEFAULT, Bytes.of(new byte[8]));
    assertThat(end.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(b.links.counts().of(WireCount.OPENED)).isZero();
    assertThat(b.links.counts().of(WireCount.FRAMES_IN)).isZero();
    nextGoodPeerIsServed();
  }

  @Test
  void p13_a_key_that_is_pinned_for_nobody_is_refused_counted_and_named() throws Exception {
    LinkedNode.pair(a, b);
    LinkKey other = LinkKey.fresh(LinkedNode.RANDOM, Instant.now());
    PeerTls stranger = new PeerTls(other, new LinkPins(other.identity()), Instant::now);
    SslContext tls = trusting(SslContextBuilder.forClient().keyManager(stranger.keyManager()));
    Status end = call(tls, CallOptions.DEFAULT, Bytes.of(new byte[8]));
    assertThat(end.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(b.tls.trust().counts()).containsEntry(Reason.NOT_PINNED, 1L);
    assertThat(b.tls.trust().refusals().getFirst().linkKey()).isEqualTo(other.identity());
    assertThat(b.links.counts().of(WireCount.OPENED)).isZero();
    nextGoodPeerIsServed();
  }

  @Test
  void p13_a_key_dropped_while_the_link_stands_gets_no_new_stream() throws Exception {
    LinkedNode.pair(a, b);
    nextGoodPeerIsServed();
    b.pins.drop(a.party());
    b.links.close(a.party(), "unpinned");
    LinkWireTest.until("down", () -> b.links.standing().isEmpty());
    LinkWireTest.until(
        "refused", () -> b.tls.trust().counts().getOrDefault(Reason.NOT_PINNED, 0L) > 0);
    assertThat(b.status(a.party()).state()).isInstanceOf(LinkState.Down.class);
    assertThat(b.pins.pin(a.linkKey.identity(), a.party())).isEmpty();
    a.state(b.party(), 1);
    LinkWireTest.until("again", () -> b.applied.get(a.party()).size() == 4);
  }

  @Test
  void another_party_at_the_address_is_refused_though_its_key_is_pinned() throws Exception {
    LinkedNode.pair(a, b);
    try (LinkedNode c = new LinkedNode()) {
      LinkedNode.pair(a, c);
      LinkDialler dialler = a.dial(c.party(), at(b));
      LinkWireTest.until("refused", () -> a.links.counts().of(WireCount.STRANGER) > 0);
      assertThat(dialler.lastFault()).contains("another party");
      assertThat(a.links.stands(c.party())).isFalse();
      assertThat(a.links.counts().of(WireCount.OPENED)).isZero();
    }
  }

  @Test
  void p20_a_compressed_frame_is_refused_unopened() throws Exception {
    LinkedNode.pair(a, b);
    PartyId from = a.party();
    SslContext tls = trusting(SslContextBuilder.forClient().keyManager(a.tls.keyManager()));
    Status end =
        call(tls, CallOptions.DEFAULT.withCompression("gzip"), Bytes.of(new byte[100_000]));
    assertThat(end.getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(b.links.counts().of(WireCount.FRAMES_IN)).isZero();
    assertThat(b.applied.get(from)).isEmpty();
    nextGoodPeerIsServed();
  }

  @Test
  void p17_a_frame_longer_than_any_frame_ends_the_stream_before_it_is_read_whole()
      throws Exception {
    LinkedNode.pair(a, b);
    SslContext tls = trusting(SslContextBuilder.forClient().keyManager(a.tls.keyManager()));
    Status end = call(tls, CallOptions.DEFAULT, Bytes.of(new byte[WireLimits.FRAME_BYTES_MAX + 1]));
    assertThat(end.getCode()).isNotEqualTo(Status.Code.OK);
    assertThat(b.links.counts().of(WireCount.FRAMES_IN)).isZero();
    nextGoodPeerIsServed();
  }

  @Test
  void p17_bytes_that_are_no_frame_are_counted_and_the_link_serves_the_next() throws Exception {
    LinkedNode.pair(a, b);
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(at(b))
            .sslContext(trusting(SslContextBuilder.forClient().keyManager(a.tls.keyManager())))
            .overrideAuthority("renkei")
            .build();
    StreamObserver<Bytes> towards =
        ClientCalls.asyncBidiStreamingCall(
            channel.newCall(PeerMethod.LINK, CallOptions.DEFAULT),
            new StreamObserver<>() {
              @Override
              public void onNext(Bytes came) {
                // Hello and refusals.
              }

              @Override
              public void onError(Throwable fault) {
                // Cut at the end of the test.
              }

              @Override
              public void onCompleted() {
                // Never here.
              }
            });
    for (int i = 0; i < 10; i++) {
      towards.onNext(Bytes.of(new byte[] {(byte) 0xff, (byte) i, 3, 4, 5}));
    }
    LinkWireTest.until(
        "counted",
        () ->
            b.status(a.party())
                    .counters()
                    .getOrDefault(renkei.core.exchange.LinkCounter.UNREADABLE, 0L)
                == 10);
    channel.shutdownNow();
    nextGoodPeerIsServed();
  }
}

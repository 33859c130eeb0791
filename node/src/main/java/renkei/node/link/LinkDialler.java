// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Codec;
import io.grpc.CompressorRegistry;
import io.grpc.DecompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.entry.PartyId;
import renkei.core.exchange.BackOff;

/// Dials one peer whenever there is no stream to it, with growing pauses. One virtual thread.
public final class LinkDialler implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Links links;
  private final PartyId peer;
  private final InetSocketAddress address;
  private final BooleanSupplier wanted;
  private final BackOff backOff;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile String lastFault = "";

  /// Begins to dial.
  ///
  /// @param address where the peer listens
  /// @param wanted whether a stream is wanted now; false while the link is suspended
  public LinkDialler(Links links, PartyId peer, InetSocketAddress address, BooleanSupplier wanted) {
    this.links = links;
    this.peer = peer;
    this.address = address;
    this.wanted = wanted;
    this.backOff = new BackOff(links.ports().random());
    this.thread = Thread.ofVirtual().name("link-dial-" + peer).start(this::run);
  }

  /// Why the last dial came to nothing; empty: it did not fail.
  public String lastFault() {
    return lastFault;
  }

  private void run() {
    try {
      while (!stopped) {
        if (links.stands(peer) || !wanted.getAsBoolean()) {
          Thread.sleep(LOOK_EVERY);
        } else {
          long began = System.nanoTime();
          dial();
          backOff.stood(Duration.ofNanos(System.nanoTime() - began));
          Thread.sleep(backOff.next());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Dials once and stays until the stream is over.
  private void dial() throws InterruptedException {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(address)
            .executor(LinkTls.THREADS)
            .sslContext(LinkTls.dialling(links.ports().tls()))
            .overrideAuthority("renkei")
            .maxInboundMessageSize(WireLimits.FRAME_BYTES_MAX)
            .maxInboundMetadataSize(8 << 10)
            .flowControlWindow(WireLimits.WINDOW_BYTES)
            .withOption(ChannelOption.SO_SNDBUF, WireLimits.WINDOW_BYTES)
            .withOption(ChannelOption.TCP_NODELAY, true)
            .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) WireLimits.DIAL_MAX.toMillis())
            .keepAliveTime(WireLimits.ALIVE_EVERY.toMillis(), TimeUnit.MILLISECONDS)
            .keepAliveTimeout(WireLimits.ALIVE_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
            .compressorRegistry(CompressorRegistry.newEmptyInstance())
            .decompressorRegistry(
                DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, false))
            .disableRetry()
            .build();
    try {
      Dial dial = new Dial();
      CallOptions options =
          CallOptions.DEFAULT
              .withStreamTracerFactory(dial.hearing.dialling())
              .withOnReadyThreshold(WireLimits.BELOW_US_BYTES);
      ClientCall<Bytes, Bytes> call = channel.newCall(PeerMethod.LINK, options);
      dial.call = call;
      ClientCalls.asyncBidiStreamingCall(call, dial);
      dial.over.await();
    } finally {
      channel.shutdownNow();
      channel.awaitTermination(WireLimits.LAST_WORDS_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// One dial. The stream begins when the transport is first ready: then the handshake is done and
  /// the other end's key is known.
  private final class Dial implements ClientResponseObserver<Bytes, Bytes> {
    private final Hearing hearing = new Hearing();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable ClientCall<Bytes, Bytes> call;
    private @Nullable ClientCallStreamObserver<Bytes> towards;
    private volatile @Nullable LinkStream stream;

    @Override
    public void beforeStart(ClientCallStreamObserver<Bytes> requests) {
      towards = requests;
      requests.disableAutoRequestWithInitial(0);
      requests.setOnReadyHandler(this::ready);
    }

    private void ready() {
      LinkStream standing = stream;
      if (standing != null) {
        standing.ready();
        return;
      }
      ClientCall<Bytes, Bytes> dialled = call;
      ClientCallStreamObserver<Bytes> requests = towards;
      if (dialled == null || requests == null) {
        throw new IllegalStateException("ready before it was started");
      }
      Optional<PartyId> who = LinkTls.whoIs(links.ports().tls(), dialled.getAttributes());
      if (!who.equals(Optional.of(peer))) {
        links.counts().add(WireCount.STRANGER);
        lastFault = "another party answers at this address";
        requests.cancel(lastFault, null);
        return;
      }
      LinkStream begun = new LinkStream(peer, true, links, new Outlet(requests));
      stream = begun;
      hearing.tell(begun);
      lastFault = "";
      links.admit(begun).ifPresent(begun::end);
    }

    @Override
    public void onNext(Bytes frame) {
      LinkStream standing = stream;
      if (standing != null) {
        standing.onNext(frame);
      }
    }

    @Override
    public void onError(Throwable fault) {
      LinkStream standing = stream;
      if (standing == null) {
        links.counts().add(WireCount.DIAL_FAILED);
        lastFault = lastFault.isEmpty() ? Faults.line(fault) : lastFault;
      } else {
        standing.onError(fault);
      }
      over.countDown();
    }

    @Override
    public void onCompleted() {
      LinkStream standing = stream;
      if (standing != null) {
        standing.onCompleted();
      }
      over.countDown();
    }
  }

  /// Dials no more and ends a dial under way; a stream that stands is ended by [Links#close].
  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import io.grpc.ClientStreamTracer;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import org.jspecify.annotations.Nullable;

/// Tells a stream that bytes came in before they are a whole frame. The transport makes its tracer
/// before there is a stream, so the stream is filled in later.
final class Hearing {
  static final Context.Key<Hearing> KEY = Context.key("hearing");

  private volatile @Nullable LinkStream stream;

  void tell(LinkStream listener) {
    stream = listener;
  }

  private void bytesCame() {
    LinkStream listener = stream;
    if (listener != null) {
      listener.heardBytes();
    }
  }

  static ServerStreamTracer.Factory accepting() {
    return new ServerStreamTracer.Factory() {
      @Override
      public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        Hearing hearing = new Hearing();
        return new ServerStreamTracer() {
          @Override
          public Context filterContext(Context context) {
            return context.withValue(KEY, hearing);
          }

          @Override
          public void inboundWireSize(long bytes) {
            hearing.bytesCame();
          }
        };
      }
    };
  }

  ClientStreamTracer.Factory dialling() {
    return new ClientStreamTracer.Factory() {
      @Override
      public ClientStreamTracer newClientStreamTracer(
          ClientStreamTracer.StreamInfo info, Metadata headers) {
        return new ClientStreamTracer() {
          @Override
          public void inboundWireSize(long bytes) {
            bytesCame();
          }
        };
      }
    };
  }
}

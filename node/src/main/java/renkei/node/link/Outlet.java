// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import io.grpc.Status;
import io.grpc.stub.CallStreamObserver;
import io.grpc.stub.ClientCallStreamObserver;
import renkei.core.base.Bytes;

/// The transport's half of a stream, whichever end dialled. The transport wants one caller at a
/// time: all calls hold this object's lock.
final class Outlet {
  private final CallStreamObserver<Bytes> call;
  private boolean done;

  Outlet(CallStreamObserver<Bytes> call) {
    this.call = call;
  }

  synchronized boolean ready() {
    return !done && call.isReady();
  }

  synchronized void send(Bytes frame) {
    if (!done) {
      call.onNext(frame);
    }
  }

  /// Lets the transport read so many more frames.
  void request(int frames) {
    call.request(frames);
  }

  /// Ends our half; the other end follows.
  synchronized void complete() {
    if (!done) {
      done = true;
      call.onCompleted();
    }
  }

  /// Ends both halves at once.
  synchronized void abort(String reason) {
    if (call instanceof ClientCallStreamObserver<Bytes> dialled) {
      done = true;
      dialled.cancel(reason, null);
    } else if (!done) {
      done = true;
      call.onError(Status.ABORTED.asRuntimeException());
    }
  }
}

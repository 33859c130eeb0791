// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import renkei.node.app.LoopbackWire;

/// A wire on loopback in front of a peer port, which the demonstration can cut and mend. Any
/// thread.
final class CutWire implements AutoCloseable {
  private final LoopbackWire wire;
  private final int inner;
  private volatile boolean cut;

  /// Listens on any free port and passes everything on to the inner one.
  CutWire() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.inner = free.getLocalPort();
    }
    this.wire =
        new LoopbackWire("wire-" + inner, () -> cut ? LoopbackWire.NOWHERE : inner, this::bothWays);
  }

  int port() {
    return wire.port();
  }

  /// The port that the node itself listens on.
  int inner() {
    return inner;
  }

  /// Ends every stream and lets none through.
  void cut() {
    cut = true;
    wire.hangUp();
  }

  /// Lets streams through again.
  void mend() {
    cut = false;
  }

  private void bothWays(Socket from, Socket to) {
    Thread.ofVirtual().start(() -> copy(from, to));
    Thread.ofVirtual().start(() -> copy(to, from));
  }

  private void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException _) {
      // The other half is ended below.
      Thread.onSpinWait();
    } finally {
      wire.hangUp(from);
      wire.hangUp(to);
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}

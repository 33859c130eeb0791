// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/// Listens on loopback and joins each stream that comes with one to another port of this machine.
/// How bytes pass between the two is the user's: a wire that is cut, a wire that is slow. Any
/// thread.
public final class LoopbackWire implements AutoCloseable {
  /// Where nothing leads.
  public static final int NOWHERE = 0;

  private static final int BACKLOG = 16;

  /// Starts passing bytes both ways; must not wait.
  @FunctionalInterface
  public interface Join {
    /// Two ends of one stream.
    void join(Socket from, Socket to);
  }

  private final ServerSocket listener;
  private final IntSupplier leadsTo;
  private final Join join;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /// Listens on any free port.
  ///
  /// @param leadsTo the port to which a stream leads that comes now; [#NOWHERE]: it is hung up
  public LoopbackWire(String name, IntSupplier leadsTo, Join join) throws IOException {
    this.leadsTo = leadsTo;
    this.join = join;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name(name).start(this::accept);
  }

  /// Where it listens.
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket from = listener.accept();
        open.add(from);
        lead(from);
      } catch (IOException _) {
        // A dial that came to nothing, or the end: the loop looks which.
        Thread.onSpinWait();
      }
    }
  }

  private void lead(Socket from) throws IOException {
    int port = leadsTo.getAsInt();
    if (port == NOWHERE) {
      hangUp(from);
      return;
    }
    Socket to;
    try {
      to = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException refused) {
      hangUp(from);
      throw refused;
    }
    open.add(to);
    join.join(from, to);
  }

  /// Ends one end of a stream.
  public void hangUp(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException _) {
      // It is over either way.
      Thread.onSpinWait();
    }
  }

  /// Ends every stream.
  public void hangUp() {
    Set.copyOf(open).forEach(this::hangUp);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException _) {
      Thread.onSpinWait();
    }
    hangUp();
  }
}

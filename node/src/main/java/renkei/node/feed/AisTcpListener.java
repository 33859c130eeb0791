// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Waits on a port of this machine for a receiver that dials in. One at a time: others wait until
/// it ends or goes silent. On loopback only, since AIS lines carry no proof of who sent them.
public final class AisTcpListener implements Feed {
  private static final int WAIT_MILLIS = 200;

  private final ServerSocket listening;
  private final FeedRun run;

  /// Opens the port; not running yet.
  ///
  /// @param port 0: any that is free
  /// @throws IOException when the port is taken
  public AisTcpListener(int port, FeedSetup setup) throws IOException {
    this.listening = new ServerSocket();
    this.listening.setReuseAddress(true);
    this.listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
    this.listening.setSoTimeout(WAIT_MILLIS);
    this.run = new FeedRun(setup);
  }

  /// The port that is open.
  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void run() {
    run.begin();
    try {
      while (!run.closed()) {
        accept();
        run.idle();
      }
    } finally {
      shut();
    }
  }

  private void accept() {
    try (Socket socket = listening.accept()) {
      run.tally.add(FeedCount.OPENED);
      SocketLines.read(socket, run);
    } catch (SocketTimeoutException _) {
      // Nobody dialled in meanwhile.
      run.idle();
    } catch (IOException _) {
      run.failed();
    }
  }

  private void shut() {
    try {
      listening.close();
    } catch (IOException _) {
      run.failed();
    }
  }

  @Override
  public FeedCounters counters() {
    return run.tally.counters();
  }

  @Override
  public String code() {
    return run.code();
  }

  @Override
  public void close() {
    run.close();
    shut();
  }
}

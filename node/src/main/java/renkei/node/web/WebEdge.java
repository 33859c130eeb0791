// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Map;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Clock;
import renkei.core.entry.OfficerId;
import renkei.node.codec.ProtoCodec;
import renkei.node.keys.WebKey;

/// The officers' listener: the HTTP API of docs/api/openapi.yaml, its event stream, and the files
/// of the screens. One per node; start and stop once.
public final class WebEdge implements AutoCloseable {
  /// Connections at a time.
  private static final int CONNECTIONS_MAX = 2_048;

  private static final int HEADER_BYTES_MAX = 8 << 10;
  private static final long IDLE_MILLIS = 30_000;
  private static final long STOP_MILLIS = 2_000;

  private final WebSettings settings;
  private final Desk desk;
  private final Chronicle chronicle;
  private final Counters counters = new Counters();
  private final LogIns logIns;
  private final Screens screens = new Screens("/ui");
  private final Streams streams;
  private final Serving serving;
  private final Patience patience;
  private @Nullable Javalin running;

  /// An edge that does not listen yet.
  public WebEdge(WebSettings settings, WebPort port, Clock clock, SecureRandom random) {
    this.settings = settings;
    this.chronicle = new Chronicle(new ProtoCodec(), port.identity().party());
    this.desk = new Desk(port, clock, chronicle);
    this.logIns = new LogIns(clock, random, counters);
    this.streams = new Streams(desk, counters);
    this.patience = new Patience(clock, counters);
    Entrance entrance = new Entrance(desk, settings, logIns, counters, random);
    Api api = new Api(desk, settings, counters, entrance, logIns);
    this.serving =
        new Serving(settings, desk, logIns, counters, new Serving.Parts(api, streams, screens));
  }

  /// The purpose of a one-time link that enrols an officer's key in the name of another.
  ///
  /// @param officer who enrols
  /// @param by the administrator whose name the enrolment bears
  public static String purpose(OfficerId officer, OfficerId by) {
    return Entrance.purpose(officer, by);
  }

  /// Reads the journal once, then listens.
  public void start() {
    desk.ask(state -> {
      state.follow(chronicle::row);
      return true;
    });
    Javalin javalin = Javalin.create(this::configure);
    running = javalin;
    try {
      javalin.start();
    } catch (JavalinBindException fault) {
      throw new UncheckedIOException(
          new IOException("the port is taken by another program", fault));
    }
    serving.listens(port());
    streams.start();
    patience.start();
  }

  /// The port that it listens on.
  public int port() {
    Javalin javalin = running;
    if (javalin == null) {
      throw new IllegalStateException("the web edge does not listen");
    }
    return javalin.port();
  }

  /// Where a browser finds it.
  public String address() {
    boolean standard = port() == (settings.listen().key() == null ? 80 : 443);
    return (settings.listen().key() == null ? "http://" : "https://")
        + settings.listen().host()
        + (standard ? "" : ":" + port());
  }

  /// What was refused, dropped or conflated, by name.
  public Map<String, Long> counters() {
    return counters.all();
  }

  /// Ends every stream and stops listening.
  @Override
  public void close() {
    Javalin javalin = running;
    if (javalin != null) {
      running = null;
      streams.close();
      patience.close();
      javalin.stop();
    }
  }

  // -------------------------------------------------------------------------------------- wiring

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.generateEtags = false;
    config.http.asyncTimeout = 0;
    config.router.ignoreTrailingSlashes = false;
    config.jetty.threadPool = new VirtualThreadPool(CONNECTIONS_MAX + 64);
    config.jetty.modifyHttpConfiguration(WebEdge::limits);
    config.jetty.modifyServer(this::server);
    config.jetty.addConnector(this::connector);
    config.routes.addHttpHandler(HandlerType.GET, "/*", serving::serve);
    config.routes.addHttpHandler(HandlerType.POST, "/*", serving::serve);
  }

  private static void limits(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADER_BYTES_MAX);
    http.setHttpCompliance(HttpCompliance.RFC7230);
    // Odd paths must reach the door, which refuses them by their bytes and counts them.
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setMaxUnconsumedRequestContentReads(16);
  }

  private void server(Server server) {
    server.setStopTimeout(STOP_MILLIS);
    server.setHandler(new Door(settings, counters, screens, this::port));
    server.setErrorHandler(new Unreadable());
    server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
  }

  private Connector connector(Server server, HttpConfiguration http) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    WebKey key = settings.listen().key();
    ServerConnector connector;
    if (key == null) {
      connector = new ServerConnector(server, 1, 1, plain);
    } else {
      http.addCustomizer(new SecureRequestCustomizer(false));
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setSslContext(key.context());
      tls.setIncludeProtocols("TLSv1.3");
      tls.setSniRequired(false);
      connector =
          new ServerConnector(
              server, 1, 1, new SslConnectionFactory(tls, plain.getProtocol()), plain);
    }
    InetSocketAddress at = settings.listen().at();
    connector.setHost(at.getAddress().getHostAddress());
    connector.setPort(at.getPort());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(256);
    connector.addBean(patience.watching());
    return connector;
  }

  /// Answers what Jetty cannot read. Tells nothing of what came.
  private final class Unreadable extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      counters.count("unreadable");
      int status = response.getStatus() < 400 ? 400 : response.getStatus();
      response.setStatus(status);
      Door.headers(response.getHeaders(), settings.listen().key() != null);
      response.getHeaders().put("Content-Type", "application/json");
      response.write(true, Door.problem(status), callback);
      return true;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What stands before everything else: looks at a request as its bytes came and lets through only
/// what has a row in the table of routes. Nothing is decoded, normalised or mended: a path that
/// would need it names nothing here. Sets the headers that every answer carries.
final class Door extends Handler.Wrapper {
  /// Under this name a request carries its route.
  static final String MATCH = "renkei.match";

  private static final int PATH_CHARS_MAX = 300;
  private static final int HEADERS_MAX = 64;

  /// Headers by which somebody in between would speak for somebody else. Nobody is believed here;
  /// who sends one is not on this machine.
  private static final Set<String> SPEAKING_FOR_OTHERS =
      Set.of("forwarded", "x-real-ip", "via", "x-original-url", "x-rewrite-url", "client-ip");

  private static final Set<String> OTHER_METHOD =
      Set.of("x-http-method-override", "x-http-method", "x-method-override");

  private final WebSettings settings;
  private final Counters counters;
  private final Screens screens;
  private final IntSupplier port;

  Door(WebSettings settings, Counters counters, Screens screens, IntSupplier port) {
    this.settings = settings;
    this.counters = counters;
    this.screens = screens;
    this.port = port;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    headers(response.getHeaders(), settings.listen().key() != null);
    Optional<Refused> refused = refused(request);
    if (refused.isPresent()) {
      refuse(refused.get(), response, callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /// What every answer carries, errors too.
  static void headers(HttpFields.Mutable headers, boolean tls) {
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    if (tls) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private Optional<Refused> refused(Request request) {
    String path = request.getHttpURI().getPath();
    if (!plain(path)) {
      return Optional.of(counted("path", Refused.absent()));
    }
    if (request.getHeaders().size() > HEADERS_MAX || oddHeader(request)) {
      return Optional.of(
          counted(
              "header",
              Refused.of(400, "MALFORMED", "A header is not taken here.", "受け付けないヘッダーです。")));
    }
    if (!knownHost(request)) {
      return Optional.of(
          counted(
              "host",
              Refused.of(
                  421,
                  "NOT_THIS_NODE",
                  "This node is not reached under that name.",
                  "この名前では本ノードに接続できません。")));
    }
    Optional<Route.Match> match = Route.find(request.getMethod(), path);
    if (match.isEmpty() && request.getMethod().equals("GET") && screens.has(path)) {
      match = Optional.of(new Route.Match(Route.SCREEN, java.util.Map.of()));
    }
    if (match.isEmpty()) {
      return Optional.of(counted("route", Refused.absent()));
    }
    if (match.get().route().probe() && !settings.probesAnywhere() && !local(request)) {
      return Optional.of(counted("probe", Refused.absent()));
    }
    request.setAttribute(MATCH, match.get());
    return Optional.empty();
  }

  /// Letters, digits and . _ - between single slashes; no part begins or ends with a dot.
  static boolean plain(String path) {
    if (path == null || path.isEmpty() || path.length() > PATH_CHARS_MAX || path.charAt(0) != '/') {
      return false;
    }
    char before = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      boolean fits =
          letter
              || c == '_'
              || c == '-'
              || c == '.' && before != '/' && before != '.'
              || c == '/' && before != '/' && before != '.';
      if (!fits) {
        return false;
      }
      before = c;
    }
    return before != '.';
  }

  private static boolean oddHeader(Request request) {
    boolean body =
        request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
            || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    if (request.getMethod().equals("GET") && body && request.getLength() != 0) {
      return true;
    }
    for (HttpField field : request.getHeaders()) {
      if (OTHER_METHOD.contains(field.getLowerCaseName())) {
        return true;
      }
    }
    // Clients may offer HTTP/2 in clear, which is left unanswered; a WebSocket has no place here.
    String upgrade = request.getHeaders().get(HttpHeader.UPGRADE);
    return upgrade != null && !upgrade.equalsIgnoreCase("h2c");
  }

  /// Against names that are pointed at this address later: only our own are answered.
  private boolean knownHost(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    if (host == null) {
      return false;
    }
    String named = host.toLowerCase(Locale.ROOT);
    String suffix = ":" + port.getAsInt();
    int standard = settings.listen().key() == null ? 80 : 443;
    String name =
        named.endsWith(suffix) ? named.substring(0, named.length() - suffix.length()) : named;
    boolean portFits = named.endsWith(suffix) || port.getAsInt() == standard;
    boolean loopback = name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
    return portFits
        && (name.equals(settings.listen().host().toLowerCase(Locale.ROOT))
            || loopback && local(request));
  }

  /// Whether it comes from this machine itself, with nobody in between.
  static boolean local(Request request) {
    for (HttpField field : request.getHeaders()) {
      String name = field.getLowerCaseName();
      if (name.startsWith("x-forwarded") || SPEAKING_FOR_OTHERS.contains(name)) {
        return false;
      }
    }
    SocketAddress from = request.getConnectionMetaData().getRemoteSocketAddress();
    return from instanceof InetSocketAddress address
        && address.getAddress() != null
        && address.getAddress().isLoopbackAddress();
  }

  private Refused counted(String what, Refused refused) {
    counters.count("door." + what);
    return refused;
  }

  private static void refuse(Refused refused, Response response, Callback callback) {
    byte[] body = Json.bytes(refused.problem());
    response.setStatus(refused.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /// A body for what Jetty itself refuses.
  static ByteBuffer problem(int status) {
    String text =
        "{\"code\":\""
            + (status == 431 || status == 414 || status == 413 ? "TOO_LARGE" : "MALFORMED")
            + "\",\"sentence\":{\"en\":\"The request cannot be read.\","
            + "\"ja\":\"要求を読み取れません。\"}}";
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}

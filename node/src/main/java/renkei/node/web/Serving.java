// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import renkei.core.base.Malformed;
import renkei.core.entry.OfficerId;
import tools.jackson.databind.node.ObjectNode;

/// Serves one call from its checks to its answer: who calls, may it, is the body small and quick
/// enough, is it from our own page. Runs on a virtual thread per call.
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  /// Bytes above its budget that are read of a body and dropped before it is refused.
  private static final long DROPPED_MAX = 16L << 20;

  /// How long a whole body may take to come.
  static final Duration BODY_TIME = Duration.ofSeconds(20);

  private static final String BEARER = "Bearer ";

  private final WebSettings settings;
  private final Desk desk;
  private final LogIns logIns;
  private final Counters counters;
  private final Api api;
  private final Streams streams;
  private final Screens screens;
  private volatile String cookieName = "renkei";

  Serving(WebSettings settings, Desk desk, LogIns logIns, Counters counters, Parts parts) {
    this.settings = settings;
    this.desk = desk;
    this.logIns = logIns;
    this.counters = counters;
    this.api = parts.api();
    this.streams = parts.streams();
    this.screens = parts.screens();
  }

  /// What answers.
  record Parts(Api api, Streams streams, Screens screens) {}

  /// Browsers do not tell ports apart in cookies, and several nodes may run on one machine.
  void listens(int port) {
    cookieName = "renkei-" + port;
  }

  /// Serves a call that the door let through.
  void serve(Context context) {
    Route.Match match =
        (Route.Match)
            ServletContextRequest.getServletContextRequest(context.req()).getAttribute(Door.MATCH);
    try {
      if (match == null) {
        throw Refused.absent();
      }
      if (match.route() == Route.SCREEN) {
        screen(context);
        return;
      }
      Call call = call(context, match);
      write(context, call, api.answer(call));
    } catch (Refused refused) {
      refuse(context, refused);
    } catch (Malformed fault) {
      refuse(context, Refused.of(fault));
    } catch (PairingStopped stop) {
      String en = String.valueOf(stop.getMessage());
      refuse(context, Refused.of(400, stop.why().name(), en, stop.japanese()));
    } catch (IllegalArgumentException | IllegalStateException fault) {
      LOG.error("a call of {} failed", match == null ? "?" : match.route(), fault);
      refuse(context, Refused.of(500, "FAILED", "The node failed at this.", "ノードで障害が発生しました。"));
    }
  }

  private void refuse(Context context, Refused refused) {
    counters.count("refused." + refused.code().toLowerCase(Locale.ROOT));
    if (context.res().isCommitted()) {
      return;
    }
    if (refused.status() == 429 || refused.status() == 503) {
      context.header(Header.RETRY_AFTER, "2");
    }
    context.status(refused.status());
    context.contentType("application/json");
    context.result(Json.bytes(refused.problem()));
  }

  // --------------------------------------------------------------------------------- the call

  private Call call(Context context, Route.Match match) {
    Route route = match.route();
    HttpServletRequest request = context.req();
    Optional<String> cookie = cookie(request);
    String scheme = settings.listen().key() == null ? "http://" : "https://";
    String origin = scheme + request.getHeader("Host").toLowerCase(Locale.ROOT);
    Call.From from = new Call.From(origin, request.getRemoteAddr(), cookie.orElse(null));
    boolean token = request.getHeader("Authorization") != null;
    if (route.posts()) {
      ownPage(request, origin, token);
    }
    Caller caller = route.right() == null ? null : caller(context, from);
    if (caller != null && !caller.may(route.right())) {
      throw Refused.of(
          403,
          "NO_RIGHT",
          "You lack the right " + route.right() + " for this.",
          "この操作の資格 " + route.right() + " がありません。");
    }
    ObjectNode body = route.posts() ? Json.read(body(request, route)) : null;
    return new Call(
        route, match.names(), Call.query(route, request.getQueryString()), caller, body, from);
  }

  /// Against pages of others that post in the officer's name. A caller with the local token is no
  /// browser, but what a browser would add must still be right.
  private static void ownPage(HttpServletRequest request, String origin, boolean token) {
    String told = request.getHeader("Origin");
    boolean ours = told == null ? token : told.toLowerCase(Locale.ROOT).equals(origin);
    String site = request.getHeader("Sec-Fetch-Site");
    boolean sameSite = site == null || site.equals("same-origin");
    if (!ours || !sameSite || !"1".equals(request.getHeader("X-Renkei-Request"))) {
      throw Refused.of(
          403,
          "FORGED_REQUEST",
          "This did not come from a page of this node.",
          "本ノードの画面からの要求ではありません。");
    }
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (!type.equals("application/json")
        && !type.equals("application/json;charset=utf-8")
        && !type.equals("application/json; charset=utf-8")) {
      throw Refused.of(
          415, "WRONG_TYPE", "The body is application/json.", "本文は application/json です。");
    }
    if (request.getHeader("Content-Encoding") != null) {
      throw Refused.of(415, "WRONG_TYPE", "The body is not compressed.", "本文は圧縮できません。");
    }
  }

  /// What is too large is read for a while and dropped before it is refused: a client that still
  /// writes when the connection ends would see a broken pipe in place of the reason.
  private byte[] body(HttpServletRequest request, Route route) {
    int max = route.bodyMax();
    if (request.getContentLengthLong() > max + DROPPED_MAX) {
      throw tooLarge(max);
    }
    Instant end = desk.now().plus(BODY_TIME);
    java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
    byte[] part = new byte[16 << 10];
    try (InputStream in = request.getInputStream()) {
      long came = 0;
      for (int n = in.read(part); n >= 0 && came <= max + DROPPED_MAX; n = in.read(part)) {
        came += n;
        whole.write(part, 0, (int) Math.max(0, Math.min(n, max - whole.size())));
        if (desk.now().isAfter(end)) {
          throw tooSlow();
        }
      }
      if (came > max) {
        throw tooLarge(max);
      }
    } catch (IOException _) {
      throw tooSlow();
    }
    return whole.toByteArray();
  }

  private static Refused tooLarge(int max) {
    return Refused.of(
        413,
        "TOO_LARGE",
        "The body has more than " + max + " bytes.",
        "本文が " + max + " バイトを超えています。");
  }

  private static Refused tooSlow() {
    return Refused.of(408, "TOO_SLOW", "The body did not come in time.", "本文が時間内に届きませんでした。");
  }

  // ---------------------------------------------------------------------------------- the caller

  private Caller caller(Context context, Call.From from) {
    String authorization = context.req().getHeader("Authorization");
    if (authorization != null) {
      return local(context, authorization);
    }
    String cookie = from.cookie();
    LogIns.LogIn logIn = cookie == null ? null : logIns.use(cookie, from.address()).orElse(null);
    if (logIn == null) {
      throw Refused.unknown();
    }
    return desk.ask(state -> state.officers().find(logIn.officer()))
        .map(officer -> Caller.of(officer, logIn.key(), logIn.until()))
        .orElseThrow(() -> {
          logIns.end(cookie);
          return Refused.unknown();
        });
  }

  private Caller local(Context context, String authorization) {
    boolean here =
        Door.local(ServletContextRequest.getServletContextRequest(context.req()))
            && context.req().getHeader("Origin") == null;
    boolean right =
        authorization.startsWith(BEARER)
            && settings.token().is(authorization.substring(BEARER.length()));
    if (!here || !right) {
      counters.count(here ? "token.wrong" : "token.elsewhere");
      throw Refused.unknown();
    }
    String as = context.req().getHeader("X-Renkei-Officer");
    OfficerId officer = as == null ? settings.token().officer() : new OfficerId(as);
    return desk.ask(state -> state.officers().find(officer))
        .map(found -> Caller.of(found, null, desk.now().plus(LogIns.IDLE)))
        .orElseThrow(Refused::unknown);
  }

  private Optional<String> cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    List<String> ours =
        List.of(cookies).stream()
            .filter(cookie -> cookie.getName().equals(cookieName))
            .map(Cookie::getValue)
            .toList();
    return ours.size() == 1 ? Optional.of(ours.getFirst()) : Optional.empty();
  }

  // ---------------------------------------------------------------------------------- the answer

  private void write(Context context, Call call, Reply reply) {
    switch (reply) {
      case Reply.Found(ObjectNode body) -> json(context, body);
      case Reply.WithCookies(ObjectNode body, List<String> cookies) -> {
        cookies.forEach(value -> setCookie(context, value));
        json(context, body);
      }
      case Reply.Done(List<String> cookies) -> {
        cookies.forEach(value -> setCookie(context, value));
        context.status(204);
      }
      case Reply.Download(String name, var content) -> {
        context.contentType("application/octet-stream");
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        context.header("Content-Security-Policy", "sandbox; default-src 'none'");
        context.result(content.copy());
      }
      case Reply.Plain(int status, String text) -> {
        context.status(status);
        context.contentType("text/plain; charset=utf-8");
        context.result(text);
      }
      case Reply.Open() -> open(context, call);
    }
  }

  private static void json(Context context, ObjectNode body) {
    context.contentType("application/json");
    context.result(Json.bytes(body));
  }

  /// An empty value ends the cookie.
  private void setCookie(Context context, String value) {
    String cookie =
        cookieName
            + "="
            + value
            + "; Path=/; HttpOnly; SameSite=Strict"
            + (settings.listen().key() == null ? "" : "; Secure")
            + (value.isEmpty() ? "; Max-Age=0" : "");
    context.res().addHeader("Set-Cookie", cookie);
  }

  private void screen(Context context) {
    Screens.File file = screens.find(context.req().getRequestURI()).orElseThrow(Refused::absent);
    context.contentType(file.kind());
    if (file.keep()) {
      context.header(Header.CACHE_CONTROL, "public, max-age=31536000, immutable");
    }
    context.result(file.content().copy());
  }

  private void open(Context context, Call call) {
    String cookie = call.from().cookie();
    Caller caller = call.who();
    Streams.Reader reader =
        new Streams.Reader(
            caller.officer(), () -> caller.key() == null || cookie != null && logIns.holds(cookie));
    streams.serve(context, reader, last(context));
  }

  private static @Nullable Long last(Context context) {
    String told = context.req().getHeader("Last-Event-ID");
    boolean number =
        told != null
            && !told.isEmpty()
            && told.length() <= 18
            && told.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Long.valueOf(told) : null;
  }
}

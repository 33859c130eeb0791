// SPDX-License-Identifier: Apache-2.0
package renkei.node.alarm;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// By which ways an alarm may leave the node, as the configuration says; nowhere else can an
/// address be given. What leaves is the alarm's number and nothing of what it is about.
///
/// @param webhook where it is posted; null: nowhere
/// @param mail by which mail server from whom to whom; null: by none
public record AlarmWays(@Nullable URI webhook, @Nullable Mail mail) {
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\]");

  /// A mail server, spoken to in plain SMTP.
  public record Mail(InetSocketAddress host, String from, String to) {}

  /// No way out.
  public static final AlarmWays NONE = new AlarmWays(null, null);

  /// Whether an alarm leaves at all.
  public boolean any() {
    return webhook != null || mail != null;
  }

  /// What is wrong with an address for a webhook; empty: it may be called. HTTP without TLS goes to
  /// this machine only.
  public static Optional<String> wrong(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException _) {
      return Optional.of("is no URL");
    }
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (!"http".equals(scheme) && !"https".equals(scheme)) {
      return Optional.of("must begin with http:// or https://");
    }
    if (host == null || host.isEmpty() || uri.getRawUserInfo() != null) {
      return Optional.of("must name a host, and no user or password");
    }
    if (uri.getRawFragment() != null || uri.getRawQuery() != null) {
      return Optional.of("must have no query and no fragment: nothing secret stands in a URL");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      return Optional.of("must have a port between 1 and 65535");
    }
    return "http".equals(scheme) && !LOOPBACK.matcher(host).matches()
        ? Optional.of("may be http:// on this machine only (127.0.0.1, [::1], localhost)")
        : Optional.empty();
  }

  /// Whether a text is one plain mail address.
  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }
}

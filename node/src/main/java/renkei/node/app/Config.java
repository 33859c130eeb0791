// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.OfficerId;
import renkei.node.alarm.AlarmWays;
import renkei.node.keys.Invite;

/// What an operator sets, read once at the start.
///
/// @param party who the party is
/// @param exercise whether the node's domain is the exercise (演習)
/// @param peerListen where other parties' nodes reach this one; null: it only dials
/// @param inviteFor how long an invite may be answered; at least [#INVITE_MIN], at most
///   [#INVITE_MAX]
/// @param web where officers reach it
/// @param feed which feed makes the picture
/// @param alarms by which ways alarms may leave the node
public record Config(
    Party party,
    boolean exercise,
    @Nullable InetSocketAddress peerListen,
    Duration inviteFor,
    Web web,
    Feed feed,
    AlarmWays alarms) {

  /// Less is not enough to carry a letter anywhere.
  public static final Duration INVITE_MIN = Duration.ofMinutes(5);

  /// More would leave a letter that anybody may have copied open for too long.
  public static final Duration INVITE_MAX = Duration.ofDays(7);

  /// The party's names.
  public record Party(String code, String en, String ja, String policy, String peerAddress) {}

  /// The officers' listener.
  ///
  /// @param listen where
  /// @param host the name in officers' browsers
  /// @param plain whether HTTP without TLS is allowed; on loopback only
  /// @param browserKeys whether a key kept in the browser is accepted where there is no
  ///   authenticator
  /// @param metricsAnywhere whether health and metrics answer others than this machine
  /// @param commandLine in whose name the command line of this machine acts unless it says
  ///   otherwise
  public record Web(
      InetSocketAddress listen,
      String host,
      boolean plain,
      boolean browserKeys,
      boolean metricsAnywhere,
      OfficerId commandLine) {}

  /// The picture's source.
  ///
  /// @param kind none, exercise, file or tcp
  /// @param file the recording
  /// @param tcp host and port that is dialled
  /// @param speed how many times faster than recorded
  /// @param ships how many the generator makes
  /// @param ownTalkers talkers whose sentences are labelled for this party only
  /// @param releasableTo codes of the parties that all other tracks' labels name
  public record Feed(
      FeedKind kind,
      @Nullable Path file,
      @Nullable InetSocketAddress tcp,
      int speed,
      int ships,
      Set<String> ownTalkers,
      Set<String> releasableTo) {}

  /// Kinds of feed.
  public enum FeedKind {
    /// No picture of its own.
    NONE,
    /// Invented ships, marked as exercise.
    EXERCISE,
    /// A recorded AIS file, played again.
    FILE,
    /// An AIS receiver over TCP.
    TCP
  }

  private static final Set<String> KEYS =
      Set.of(
          "party.code",
          "party.name.en",
          "party.name.ja",
          "party.label-policy",
          "node.exercise",
          "peer.listen",
          "peer.address",
          "peer.invite-minutes",
          "web.listen",
          "web.host",
          "web.plain-http-on-loopback",
          "web.browser-keys",
          "web.metrics-anywhere",
          "web.command-line-officer",
          "alarm.webhook",
          "alarm.mail-host",
          "alarm.mail-from",
          "alarm.mail-to",
          "feed.kind",
          "feed.file",
          "feed.tcp",
          "feed.speed",
          "feed.ships",
          "feed.own-talkers",
          "feed.releasable-to");

  /// Reads and checks a file. @throws ConfigRefused naming file, line and what would be right
  public static Config read(Path path) {
    if (!Files.exists(path)) {
      throw new ConfigRefused(
          "there is no configuration "
              + path
              + "; name the node's folder by --data, or make a node with: renkei init",
          "設定 " + path + " がありません。--data でノードのフォルダーを示すか、renkei init でノードを作ってください。");
    }
    ConfigFile file = ConfigFile.read(path, KEYS);
    Web web = web(file);
    return new Config(
        new Party(
            file.required("party.code"),
            file.required("party.name.en"),
            file.text("party.name.ja", file.required("party.name.en")),
            file.text("party.label-policy", "COALITION"),
            file.text("peer.address", "")),
        file.flag("node.exercise", true),
        peers(file, web),
        inviteFor(file),
        web,
        feed(file),
        alarms(file));
  }

  private static Duration inviteFor(ConfigFile file) {
    return Duration.ofMinutes(
        file.number(
            "peer.invite-minutes",
            (int) Invite.VALIDITY.toMinutes(),
            (int) INVITE_MIN.toMinutes(),
            (int) INVITE_MAX.toMinutes()));
  }

  private static AlarmWays alarms(ConfigFile file) {
    String webhook = file.text("alarm.webhook", "");
    if (!webhook.isEmpty()) {
      AlarmWays.wrong(webhook)
          .ifPresent(wrong -> {
            throw file.refused(
                "alarm.webhook", "has a URL that " + wrong, "の URL は使えません（" + wrong + "）。");
          });
    }
    String host = file.text("alarm.mail-host", "");
    AlarmWays.Mail mail =
        host.isEmpty()
            ? null
            : new AlarmWays.Mail(
                address(file, "alarm.mail-host", host),
                mailAddress(file, "alarm.mail-from"),
                mailAddress(file, "alarm.mail-to"));
    return new AlarmWays(webhook.isEmpty() ? null : URI.create(webhook), mail);
  }

  private static String mailAddress(ConfigFile file, String key) {
    String text = file.required(key);
    if (!AlarmWays.isAddress(text)) {
      throw file.refused(
          key,
          "has '" + text + "' where one address such as a@b.example must stand",
          "の「" + text + "」は a@b.example のような一つの宛先でなければなりません。");
    }
    return text;
  }

  private static @Nullable InetSocketAddress peers(ConfigFile file, Web web) {
    String listen = file.text("peer.listen", "");
    if (listen.isEmpty()) {
      return null;
    }
    InetSocketAddress peers = address(file, "peer.listen", listen);
    if (peers.getPort() != 0 && peers.getPort() == web.listen().getPort()) {
      throw file.refused(
          "peer.listen",
          "gives peer.listen the port of web.listen; officers and peers need two",
          "の peer.listen が web.listen と同じポートです。別のポートにしてください。");
    }
    return peers;
  }

  private static Web web(ConfigFile file) {
    InetSocketAddress listen =
        address(file, "web.listen", file.text("web.listen", "127.0.0.1:8443"));
    boolean plain = file.flag("web.plain-http-on-loopback", false);
    if (plain && !listen.getAddress().isLoopbackAddress()) {
      throw file.refused(
          "web.plain-http-on-loopback",
          "allows HTTP without TLS, but web.listen is not a loopback address; set it to false",
          "は TLS のない HTTP を許しますが、web.listen がループバックではありません。false にしてください。");
    }
    return new Web(
        listen,
        file.text("web.host", "localhost"),
        plain,
        file.flag("web.browser-keys", true),
        file.flag("web.metrics-anywhere", false),
        new OfficerId(file.required("web.command-line-officer")));
  }

  private static Feed feed(ConfigFile file) {
    FeedKind kind =
        switch (file.text("feed.kind", "none")) {
          case "none" -> FeedKind.NONE;
          case "exercise" -> FeedKind.EXERCISE;
          case "file" -> FeedKind.FILE;
          case "tcp" -> FeedKind.TCP;
          case String other ->
              throw file.refused(
                  "feed.kind",
                  "has '" + other + "' where none, exercise, file or tcp must stand",
                  "の「" + other + "」は none、exercise、file、tcp のどれかでなければなりません。");
        };
    return new Feed(
        kind,
        kind == FeedKind.FILE ? Path.of(file.required("feed.file")) : null,
        kind == FeedKind.TCP ? address(file, "feed.tcp", file.required("feed.tcp")) : null,
        file.number("feed.speed", 1, 1, 1_000),
        file.number("feed.ships", 240, 1, 10_000),
        codes(file.text("feed.own-talkers", "")),
        codes(file.text("feed.releasable-to", "")));
  }

  private static Set<String> codes(String list) {
    return list.isEmpty() ? Set.of() : Set.of(list.split("\\s*,\\s*"));
  }

  private static InetSocketAddress address(ConfigFile file, String key, String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port >= 0 && port <= 65_535) {
        return new InetSocketAddress(text.substring(0, colon), port);
      }
    } catch (NumberFormatException _) {
      throw file.refused(
          key,
          "has '" + text + "' where host:port must stand",
          "の「" + text + "」は ホスト:ポート の形でなければなりません。");
    }
    throw file.refused(
        key,
        "has '" + text + "' where host:port must stand",
        "の「" + text + "」は ホスト:ポート の形でなければなりません。");
  }

  /// A commented file for a new node.
  static String template(Party party, boolean exercise, OfficerId officer) {
    return """
    # Renkei: one party's node. Lines are `key = value`; an unknown key stops the start.

    # Who the party is. The code stands for it in labels and lists.
    party.code = %s
    party.name.en = %s
    party.name.ja = %s
    # Name of the policy whose levels and codes the labels use.
    party.label-policy = %s

    # true: everything here is invented (EXERCISE 演習). Real and exercise data never share a node.
    node.exercise = %s

    # Where other parties' nodes reach this one, and the address that invites tell them.
    # Without peer.listen the node only dials.
    #peer.listen = 0.0.0.0:7400
    #peer.address = node.example.org:7400
    # How many minutes an invite may be answered, 5 to 10080 (7 days): longer where a courier
    # carries it. The words that two people read protect it, and a restart of the node drops it.
    #peer.invite-minutes = 15

    # Where officers reach it. HTTPS with a certificate of its own unless plain HTTP is allowed,
    # which is possible on a loopback address only.
    web.listen = 127.0.0.1:8443
    web.host = localhost
    web.plain-http-on-loopback = false
    # Accept a key kept in the browser where there is no authenticator (weaker, and shown so).
    web.browser-keys = true
    # Health and metrics answer this machine only unless true.
    web.metrics-anywhere = false
    # In whose name the command line of this machine acts unless it says otherwise.
    web.command-line-officer = %s

    # Alarms of the three clocks stand on the board. They may also leave, as a number and nothing
    # else: posted to a URL (http:// on this machine only, https:// elsewhere; never redirected),
    # or as a letter by plain SMTP. Nothing leaves unless it is set here.
    #alarm.webhook = http://127.0.0.1:9100/alarm
    #alarm.mail-host = 127.0.0.1:25
    #alarm.mail-from = renkei@example.org
    #alarm.mail-to = watch@example.org

    # The picture: none, exercise (invented ships), file (recorded AIS) or tcp (an AIS receiver).
    feed.kind = none
    #feed.file = /path/to/recording.nmea
    #feed.tcp = 192.0.2.1:4001
    #feed.speed = 1
    #feed.ships = 240
    # Talkers whose sentences are labelled for this party only, such as BS.
    #feed.own-talkers =
    # Codes of the parties that the labels of all other tracks name: what is not named stays here.
    #feed.releasable-to = USA, PHL
    """
        .formatted(party.code(), party.en(), party.ja(), party.policy(), exercise, officer);
  }
}

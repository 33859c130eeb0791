// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerEntry.OfficerEnrolled;
import renkei.core.entry.OfficerEntry.OfficerKey;
import renkei.core.entry.OfficerId;
import renkei.core.turn.Draft;
import renkei.node.keys.BrowserKeys;
import tools.jackson.databind.node.ObjectNode;

/// Log-in: a one-time link enrols a key; afterwards the key is shown. Every failure looks the same
/// and takes at least the same time. Thread-safe.
final class Entrance {
  /// How long a ceremony may take.
  static final Duration CEREMONY = Duration.ofMinutes(2);

  /// How long a link that was used goes on in the same browser, when its first ceremony failed.
  private static final Duration USED_LINK = Duration.ofMinutes(10);

  /// Ceremonies at a time; the oldest goes first.
  private static final int OPEN_MAX = 1_000;

  private static final byte[] CONTEXT = "renkei login 1\0".getBytes(StandardCharsets.US_ASCII);

  private final Desk desk;
  private final WebSettings settings;
  private final LogIns logIns;
  private final Counters counters;
  private final SecureRandom random;
  private final Delays delays;
  private final byte[] secret = new byte[32];
  private final Map<String, Ceremony> open = new LinkedHashMap<>();
  private final Map<Hash, UsedLink> links = new LinkedHashMap<>();

  Entrance(Desk desk, WebSettings settings, LogIns logIns, Counters counters, SecureRandom random) {
    this.desk = desk;
    this.settings = settings;
    this.logIns = logIns;
    this.counters = counters;
    this.random = random;
    this.delays = new Delays(desk::now, counters);
    random.nextBytes(secret);
  }

  /// A log-in under way.
  ///
  /// @param issuer who made the link; null: an officer shows a key that is enrolled
  /// @param create what was asked for with a link; null: without
  /// @param request what was asked for without a link; null: with one
  private record Ceremony(
      OfficerId officer,
      @Nullable OfficerId issuer,
      @Nullable PublicKeyCredentialCreationOptions create,
      @Nullable AssertionRequest request,
      Call.From from,
      Hash token,
      Instant until) {
    Bytes challenge() {
      return Bytes.of(
          create != null
              ? create.getChallenge().getBytes()
              : java.util.Objects.requireNonNull(request)
                  .getPublicKeyCredentialRequestOptions()
                  .getChallenge()
                  .getBytes());
    }
  }

  private record UsedLink(OfficerId officer, OfficerId issuer, String address, Instant until) {}

  /// What a link that enrols an officer is for.
  static String purpose(OfficerId officer, OfficerId issuer) {
    return "officer:" + officer.code() + ":" + issuer.code();
  }

  // -------------------------------------------------------------------------------------- start

  Reply start(Call call) {
    record Start(@Nullable String token, @Nullable OfficerId officer) {}
    Start start =
        call.read(fields ->
            new Start(
                fields.maybe("token", fields::text).orElse(null),
                fields.maybe("officer", name -> fields.code(name, OfficerId::new)).orElse(null)));
    String token = start.token();
    OfficerId officer = start.officer();
    Malformed.unless(
        (token == null) != (officer == null),
        "a log-in begins with a token or with an officer's code");
    delays.check(call.from().address(), officer == null ? "link" : officer.code());
    return officer == null
        ? byLink(call.from(), java.util.Objects.requireNonNull(token))
        : byCode(call.from(), officer);
  }

  private Reply byLink(Call.From from, String token) {
    Hash hash = Hash.sha256(token.getBytes(StandardCharsets.UTF_8));
    UsedLink link = used(hash, from).or(() -> redeemed(hash, token, from)).orElse(null);
    if (link == null) {
      throw failed(from, "link");
    }
    OfficerEnrolled officer = desk.ask(state -> state.officers().find(link.officer())).orElse(null);
    if (officer == null) {
      throw failed(from, "link");
    }
    PublicKeyCredentialCreationOptions create =
        new Passkeys(from.origin(), officer.id(), null).create(officer.names().en());
    Ceremony ceremony =
        new Ceremony(
            officer.id(), link.issuer(), create, null, from, hash, desk.now().plus(CEREMONY));
    ObjectNode body = begun(ceremony);
    body.set("names", Values.names(officer.names()));
    body.set("create", Passkeys.json(create));
    return new Reply.Found(body);
  }

  private synchronized Optional<UsedLink> used(Hash token, Call.From from) {
    UsedLink link = links.get(token);
    return Optional.ofNullable(link)
        .filter(found -> found.address().equals(from.address()))
        .filter(found -> desk.now().isBefore(found.until()));
  }

  private Optional<UsedLink> redeemed(Hash hash, String token, Call.From from) {
    String[] purpose = settings.links().redeem(token).orElse("").split(":", -1);
    if (purpose.length != 3 || !purpose[0].equals("officer")) {
      return Optional.empty();
    }
    UsedLink link =
        new UsedLink(
            new OfficerId(purpose[1]),
            new OfficerId(purpose[2]),
            from.address(),
            desk.now().plus(USED_LINK));
    synchronized (this) {
      links.put(hash, link);
      if (links.size() > OPEN_MAX) {
        links.remove(links.keySet().iterator().next());
      }
    }
    return Optional.of(link);
  }

  /// A code that nobody has gets the same answer, with a key that nobody has.
  private Reply byCode(Call.From from, OfficerId officer) {
    OfficerKey key =
        desk.ask(state -> state.officers().find(officer).map(OfficerEnrolled::key)).orElse(null);
    OfficerKey shown = key != null && key.kind() == KeyKind.PASSKEY ? key : nobodys(officer);
    AssertionRequest request = new Passkeys(from.origin(), officer, shown).request();
    Ceremony ceremony =
        new Ceremony(officer, null, null, request, from, Hash.ZERO, desk.now().plus(CEREMONY));
    ObjectNode body = begun(ceremony);
    body.set("request", Passkeys.json(request));
    return new Reply.Found(body);
  }

  private OfficerKey nobodys(OfficerId officer) {
    Hash id = Hash.sha256(secret, officer.code().getBytes(StandardCharsets.UTF_8));
    return new OfficerKey(KeyKind.PASSKEY, Bytes.owning(id.bytes()), Bytes.EMPTY, "");
  }

  private ObjectNode begun(Ceremony ceremony) {
    byte[] name = new byte[16];
    random.nextBytes(name);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    synchronized (this) {
      open.put(id, ceremony);
      if (open.size() > OPEN_MAX) {
        open.remove(open.keySet().iterator().next());
        counters.count("login.ceremony_displaced");
      }
    }
    ObjectNode body = Json.object();
    body.put("ceremony", id);
    body.put("challenge", Json.base64(ceremony.challenge()));
    body.put("officer", ceremony.officer().code());
    return body;
  }

  // ------------------------------------------------------------------------------------- finish

  /// What the browser shows.
  private record Shown(
      String ceremony,
      KeyKind kind,
      @Nullable ObjectNode credential,
      @Nullable Bytes publicKey,
      @Nullable Bytes signature) {
    static Shown of(Fields fields) {
      return new Shown(
          fields.text("ceremony"),
          fields.choice("kind", KeyKind.class),
          fields.maybe("credential", fields::node).orElse(null),
          fields.maybe("publicKey", fields::base64).orElse(null),
          fields.maybe("signature", fields::base64).orElse(null));
    }
  }

  Reply finish(Call call, Function<Caller, ObjectNode> me) {
    Shown shown = call.read(Shown::of);
    Ceremony ceremony = taken(shown.ceremony(), call.from());
    if (ceremony == null) {
      throw failed(call.from(), "ceremony");
    }
    delays.check(call.from().address(), ceremony.officer().code());
    OfficerEnrolled officer =
        desk.ask(state -> state.officers().find(ceremony.officer())).orElse(null);
    Optional<OfficerKey> key =
        officer == null
            ? Optional.empty()
            : ceremony.issuer() == null
                ? proven(ceremony, officer, shown)
                : made(ceremony, shown).filter(made -> enrol(ceremony, officer, made));
    if (officer == null || key.isEmpty()) {
      throw failed(call.from(), ceremony.officer().code());
    }
    synchronized (this) {
      links.remove(ceremony.token());
    }
    delays.succeeded(call.from().address(), officer.id().code());
    logIns.end(call.from().cookie());
    String cookie = logIns.begin(officer.id(), key.get().kind(), call.from().address());
    Caller caller = Caller.of(officer, key.get().kind(), desk.now().plus(LogIns.IDLE));
    return new Reply.WithCookies(me.apply(caller), List.of(cookie));
  }

  /// A ceremony is good once, from where it was begun.
  private synchronized @Nullable Ceremony taken(String id, Call.From from) {
    Ceremony ceremony = open.remove(id);
    boolean good =
        ceremony != null
            && desk.now().isBefore(ceremony.until())
            && ceremony.from().address().equals(from.address())
            && ceremony.from().origin().equals(from.origin());
    return good ? ceremony : null;
  }

  private Optional<OfficerKey> made(Ceremony ceremony, Shown shown) {
    return switch (shown.kind()) {
      case PASSKEY ->
          Optional.ofNullable(shown.credential())
              .flatMap(credential ->
                  passkeys(ceremony, null)
                      .made(java.util.Objects.requireNonNull(ceremony.create()), credential));
      case BROWSER ->
          !settings.browserKeys()
              ? Optional.empty()
              : Optional.ofNullable(shown.publicKey())
                  .filter(key -> signed(ceremony, key, shown))
                  .map(key -> new OfficerKey(KeyKind.BROWSER, Bytes.EMPTY, key, ""));
      case FILE -> Optional.empty();
    };
  }

  private Optional<OfficerKey> proven(Ceremony ceremony, OfficerEnrolled officer, Shown shown) {
    OfficerKey key = officer.key();
    if (key == null || key.kind() != shown.kind()) {
      return Optional.empty();
    }
    boolean good =
        switch (shown.kind()) {
          case PASSKEY ->
              Optional.ofNullable(shown.credential())
                  .filter(credential ->
                      passkeys(ceremony, key)
                          .shown(java.util.Objects.requireNonNull(ceremony.request()), credential))
                  .isPresent();
          case FILE -> false;
          case BROWSER -> settings.browserKeys() && signed(ceremony, key.publicKey(), shown);
        };
    return good ? Optional.of(key) : Optional.empty();
  }

  private static Passkeys passkeys(Ceremony ceremony, @Nullable OfficerKey key) {
    return new Passkeys(ceremony.from().origin(), ceremony.officer(), key);
  }

  private static boolean signed(Ceremony ceremony, Bytes key, Shown shown) {
    byte[] origin = ceremony.from().origin().getBytes(StandardCharsets.UTF_8);
    byte[] challenge = ceremony.challenge().unsafe();
    byte[] message = new byte[CONTEXT.length + challenge.length + origin.length];
    System.arraycopy(CONTEXT, 0, message, 0, CONTEXT.length);
    System.arraycopy(challenge, 0, message, CONTEXT.length, challenge.length);
    System.arraycopy(origin, 0, message, CONTEXT.length + challenge.length, origin.length);
    BrowserKeys.Algorithm algorithm =
        BrowserKeys.isKey(key, BrowserKeys.Algorithm.ED25519)
            ? BrowserKeys.Algorithm.ED25519
            : BrowserKeys.Algorithm.ES256;
    return Optional.ofNullable(shown.signature())
        .filter(signature -> BrowserKeys.verify(key, algorithm, Bytes.owning(message), signature))
        .isPresent();
  }

  /// Records the key in the name of whoever made the link.
  private boolean enrol(Ceremony ceremony, OfficerEnrolled officer, OfficerKey key) {
    OfficerId issuer = java.util.Objects.requireNonNull(ceremony.issuer());
    OfficerEnrolled by = desk.ask(state -> state.officers().find(issuer)).orElse(null);
    if (by == null) {
      return false;
    }
    EntryId id = new EntryId(random.nextLong(), random.nextLong());
    desk.record(
        id,
        state ->
            Draft.of(
                id,
                new Draft.By(by.id(), by.command()),
                desk.home(state),
                new OfficerEnrolled(
                    officer.id(), officer.names(), officer.command(), officer.rights(), key)));
    return true;
  }

  private Refused failed(Call.From from, String who) {
    counters.count("login.refused");
    delays.failed(from.address(), who);
    return Refused.unknown();
  }

  Reply logout(Call call) {
    call.read(_ -> true);
    logIns.end(call.from().cookie());
    return new Reply.Done(List.of(""));
  }
}

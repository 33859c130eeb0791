// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.OfficerId;
import renkei.node.keys.OneTimeLinks;
import tools.jackson.databind.JsonNode;

/// One browser with its cookies, its own key and a passkey authenticator of its own: real keys,
/// real signatures, the bytes that browsers send.
final class Browser {
  private final WebNode node;
  private final KeyPair key;
  private final KeyPair passkey;
  private final byte[] credential = new byte[32];
  @Nullable String cookie;

  Browser(WebNode node) {
    this.node = node;
    try {
      this.key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
      ec.initialize(new ECGenParameterSpec("secp256r1"));
      this.passkey = ec.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
    new java.security.SecureRandom().nextBytes(credential);
  }

  // --------------------------------------------------------------------------------- calling

  WebNode.Answered get(String path) {
    HttpRequest.Builder request = node.plain(path).GET();
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    return node.send(request);
  }

  WebNode.Answered post(String path, Map<String, ?> body) {
    HttpRequest.Builder request =
        node.plain(path)
            .header("Origin", node.origin())
            .header("Sec-Fetch-Site", "same-origin")
            .header("X-Renkei-Request", "1")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(WebNode.JSON.writeValueAsString(body)));
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    WebNode.Answered answered = node.send(request);
    String set = answered.header("Set-Cookie");
    if (set != null) {
      cookie = set.substring(0, set.indexOf(';'));
    }
    return answered;
  }

  // ---------------------------------------------------------------------------------- log-in

  String link(String officer) {
    return node.links.issue(
        WebEdge.purpose(new OfficerId(officer), WebNode.CHIEF), OneTimeLinks.VALIDITY);
  }

  JsonNode start(String name, String value) {
    WebNode.Answered answered = post("/api/v1/login/start", Map.of(name, value));
    if (answered.status() != 200) {
      throw new IllegalStateException(answered.text());
    }
    return answered.body();
  }

  /// Enrols this browser's own key by a new link.
  WebNode.Answered enrol(String officer) {
    JsonNode challenge = start("token", link(officer));
    return finish(signed(challenge, true));
  }

  /// Shows this browser's own key.
  WebNode.Answered show(String officer) {
    return finish(signed(start("officer", officer), false));
  }

  WebNode.Answered finish(Map<String, ?> shown) {
    return post("/api/v1/login/finish", shown);
  }

  Map<String, Object> signed(JsonNode challenge, boolean enrolling) {
    return signed(challenge, enrolling, node.origin());
  }

  Map<String, Object> signed(JsonNode challenge, boolean enrolling, String origin) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes("renkei login 1\0".getBytes(StandardCharsets.US_ASCII));
    message.writeBytes(Base64.getDecoder().decode(challenge.get("challenge").asString()));
    message.writeBytes(origin.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> shown = new HashMap<>();
    shown.put("ceremony", challenge.get("ceremony").asString());
    shown.put("kind", "BROWSER");
    shown.put("signature", base64(sign("Ed25519", key, message.toByteArray())));
    if (enrolling) {
      shown.put("publicKey", base64(key.getPublic().getEncoded()));
    }
    return shown;
  }

  private static byte[] sign(String algorithm, KeyPair key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  // --------------------------------------------------------------------------------- passkeys

  /// Makes a passkey as WebAuthn's `create` does, attestation "none".
  Map<String, Object> created(JsonNode challenge) {
    byte[] data = client("webauthn.create", challenge.at("/create/challenge").asString());
    ByteArrayOutputStream attestation = new ByteArrayOutputStream();
    attestation.write(0xa3);
    text(attestation, "fmt");
    text(attestation, "none");
    text(attestation, "attStmt");
    attestation.write(0xa0);
    text(attestation, "authData");
    bytes(attestation, authenticatorData(true));
    return credential(
        challenge,
        Map.of("clientDataJSON", url(data), "attestationObject", url(attestation.toByteArray())));
  }

  /// Shows the passkey as WebAuthn's `get` does.
  Map<String, Object> shown(JsonNode challenge) {
    byte[] data = client("webauthn.get", challenge.at("/request/challenge").asString());
    byte[] authenticator = authenticatorData(false);
    byte[] hash = Hash.sha256(data).bytes();
    byte[] message =
        ByteBuffer.allocate(authenticator.length + hash.length)
            .put(authenticator)
            .put(hash)
            .array();
    return credential(
        challenge,
        Map.of(
            "clientDataJSON", url(data),
            "authenticatorData", url(authenticator),
            "signature", url(sign("SHA256withECDSA", passkey, message))));
  }

  private Map<String, Object> credential(JsonNode challenge, Map<String, String> response) {
    return Map.of(
        "ceremony", challenge.get("ceremony").asString(),
        "kind", "PASSKEY",
        "credential",
            Map.of(
                "id", url(credential),
                "rawId", url(credential),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response", response));
  }

  private byte[] client(String type, String challenge) {
    return ("{\"type\":\""
            + type
            + "\",\"challenge\":\""
            + challenge
            + "\",\"origin\":\""
            + node.origin()
            + "\",\"crossOrigin\":false}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// User present and verified; with the key when it is new.
  private byte[] authenticatorData(boolean withKey) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(Hash.sha256("localhost".getBytes(StandardCharsets.US_ASCII)).bytes());
    data.write(withKey ? 0x45 : 0x05);
    data.writeBytes(new byte[4]);
    if (withKey) {
      data.writeBytes(new byte[16]);
      data.write(0);
      data.write(credential.length);
      data.writeBytes(credential);
      data.writeBytes(cose());
    }
    return data.toByteArray();
  }

  /// An ES256 key (RFC 9052): kty 2, alg -7, crv 1, x, y.
  private byte[] cose() {
    ECPublicKey point = (ECPublicKey) passkey.getPublic();
    ByteArrayOutputStream cose = new ByteArrayOutputStream();
    cose.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
    bytes(cose, fixed(point.getW().getAffineX().toByteArray()));
    cose.write(0x22);
    bytes(cose, fixed(point.getW().getAffineY().toByteArray()));
    return cose.toByteArray();
  }

  private static byte[] fixed(byte[] number) {
    byte[] fixed = new byte[32];
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 + text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
    if (bytes.length < 256) {
      out.write(0x58);
    } else {
      out.write(0x59);
      out.write(bytes.length >> 8);
    }
    out.write(bytes.length);
    out.writeBytes(Arrays.copyOf(bytes, bytes.length));
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

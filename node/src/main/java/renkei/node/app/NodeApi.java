// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import renkei.core.base.Hash;
import renkei.core.entry.OfficerProof;
import renkei.node.keys.OfficerFileKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to a running node on this machine, as one of its officers. The token comes from a file
/// that only the node's user can read.
public final class NodeApi {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int UNSIGNED = 428;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http;
  private final URI base;
  private final String token;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, OfficerFileKey> signing = new ConcurrentHashMap<>();

  /// @param base address of the officers' listener
  /// @param token what the file holds
  /// @param tls trusts exactly the node's own certificate; ignored for plain HTTP
  public NodeApi(URI base, String token, SSLContext tls) {
    this.base = base;
    this.token = token;
    this.http =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).sslContext(tls).build();
  }

  /// What a call answered.
  ///
  /// @param status HTTP status
  /// @param body JSON; an empty object when there was none
  public record Answered(int status, JsonNode body) {
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /// The refusal's code; empty when it was none.
    public String code() {
      return ok() ? "" : body.path("code").asString("HTTP " + status);
    }

    /// The refusal's English sentence.
    public String sentence() {
      return body.path("sentence").path("en").asString("");
    }

    private Main.Refused refused(String path) {
      return new Main.Refused(
          path + ": " + code() + " " + sentence(), body.path("sentence").path("ja").asString(""));
    }
  }

  /// From now on acts of that officer are signed with this key, where they must be.
  ///
  /// @param officer code; empty: whoever acts without a name
  public void signAs(String officer, OfficerFileKey key) {
    signing.put(officer, key);
  }

  /// A new entry id.
  public String newId() {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /// Reads; the answer must be a success.
  public JsonNode get(String officer, String path) {
    Answered answered = call(request(officer, path).GET().build());
    if (!answered.ok()) {
      throw answered.refused(path);
    }
    return answered.body();
  }

  /// Reads bytes.
  public byte[] download(String officer, String path) {
    try {
      HttpResponse<byte[]> response =
          http.send(request(officer, path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        String said = new String(response.body(), StandardCharsets.UTF_8);
        throw answered(response.statusCode(), said).refused(path);
      }
      return response.body();
    } catch (IOException fault) {
      throw silent(fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Main.Refused("interrupted", "中断されました。");
    }
  }

  private static Answered answered(int status, String text) {
    return new Answered(status, JSON.readTree(text.startsWith("{") ? text : "{}"));
  }

  /// States something; a body without an id gets a new one.
  public Answered post(String officer, String path, Map<String, ?> body) {
    Map<String, Object> whole = new java.util.LinkedHashMap<>(body);
    whole.putIfAbsent("id", newId());
    Answered answered = send(officer, path, whole);
    OfficerFileKey key = signing.get(officer);
    if (key == null) {
      return answered;
    }
    if (answered.status() == UNSIGNED) {
      whole.put("signature", signed(key, answered.body()));
      return send(officer, path, whole);
    }
    List<Map<String, String>> each = new ArrayList<>();
    for (JsonNode part : answered.body().path("parts")) {
      if (part.path("problem").has("sign")) {
        Map<String, String> one = new java.util.LinkedHashMap<>(signed(key, part.path("problem")));
        one.put("proposal", part.path("proposal").asString());
        each.add(one);
      }
    }
    if (each.isEmpty()) {
      return answered;
    }
    whole.put("signatures", each);
    return send(officer, path, whole);
  }

  private static Map<String, String> signed(OfficerFileKey key, JsonNode problem) {
    OfficerProof proof = key.sign(Hash.fromHex(problem.path("sign").path("deed").asString()));
    return Map.of(
        "key", proof.key().hex(),
        "signature", Base64.getEncoder().encodeToString(proof.signature().unsafe()));
  }

  private Answered send(String officer, String path, Map<String, ?> whole) {
    return call(
        request(officer, path)
            .header("Content-Type", "application/json")
            .header("X-Renkei-Request", "1")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JSON.writeValueAsString(whole), StandardCharsets.UTF_8))
            .build());
  }

  /// States something that must be taken.
  public JsonNode must(String officer, String path, Map<String, ?> body) {
    Answered answered = post(officer, path, body);
    if (answered.status() == UNSIGNED) {
      throw new Main.Refused(
          answered.body().path("sign").path("says").path("en").asString("")
              + "\nThat binds the party, so the officer's own key is needed: --key FILE (renkei"
              + " officer key makes one).",
          answered.body().path("sign").path("says").path("ja").asString("")
              + "\n当事者を拘束するため、担当者本人の鍵が必要です：--key FILE（renkei officer key で作る）。");
    }
    if (!answered.ok()) {
      throw answered.refused(path);
    }
    return answered.body();
  }

  /// Whether the node takes drafts.
  public boolean ready() {
    return answers("/health/ready");
  }

  /// Whether the node answers at all, read-only included.
  public boolean live() {
    return answers("/health/live");
  }

  private boolean answers(String probe) {
    try {
      return call(request("", probe).GET().build()).ok();
    } catch (Main.Refused _) {
      return false;
    }
  }

  private HttpRequest.Builder request(String officer, String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token);
    return officer.isEmpty() ? builder : builder.header("X-Renkei-Officer", officer);
  }

  private Main.Refused silent(IOException fault) {
    return new Main.Refused(
        "the node does not answer at " + base + ": " + fault + "; start it: renkei run",
        "ノードが " + base + " で応答しません。renkei run で起動してください。");
  }

  private Answered call(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return answered(response.statusCode(), response.body());
    } catch (IOException fault) {
      throw silent(fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Main.Refused("interrupted", "中断されました。");
    }
  }
}

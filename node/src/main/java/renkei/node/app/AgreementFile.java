// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agreement as a file to propose: who, in which words, with which pillars and provisions. It
/// names parties by their codes, and nothing of it counts before officers sign it.
///
/// @param draft the whole file
public record AgreementFile(JsonNode draft) {
  /// What stands first in such a file.
  public static final String FORMAT = "renkei-agreement-1";

  private static final Set<String> KEYS =
      Set.of("format", "parties", "depositary", "pillars", "texts", "translations", "provisions");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// Reads one agreement. @throws Main.Refused when the bytes are none
  public static AgreementFile read(byte[] file) {
    return new AgreementFile(checked(tree(file)));
  }

  /// Reads a list of agreements. @throws Main.Refused when the bytes are none
  public static List<AgreementFile> readAll(byte[] file) {
    List<AgreementFile> all = new ArrayList<>();
    for (JsonNode one : tree(file)) {
      all.add(new AgreementFile(checked(one)));
    }
    return List.copyOf(all);
  }

  private static JsonNode tree(byte[] file) {
    try {
      return JSON.readTree(file);
    } catch (JacksonException _) {
      throw refused("the file is no JSON that is taken here", "ファイルが JSON として読めません。");
    }
  }

  private static JsonNode checked(JsonNode file) {
    if (!file.isObject() || !FORMAT.equals(file.path("format").asString(""))) {
      throw refused(
          "the file does not begin with \"format\": \"" + FORMAT + "\"",
          "ファイルの format が " + FORMAT + " ではありません。");
    }
    for (String key : file.propertyNames()) {
      if (!KEYS.contains(key)) {
        throw refused("the file has a key that is not known here: " + key, "不明な項目があります：" + key);
      }
    }
    return file;
  }

  private static Main.Refused refused(String en, String ja) {
    return new Main.Refused(en, ja);
  }

  /// The body by which it is proposed.
  ///
  /// @param parties ids by code
  /// @param validUntil until when it can be signed and ratified
  public Map<String, Object> body(Map<String, String> parties, Instant validUntil) {
    Map<String, Object> matter = new LinkedHashMap<>();
    matter.put("profile", "AGREEMENT");
    List<String> ids = new ArrayList<>();
    draft.path("parties").forEach(code -> ids.add(id(parties, code.asString(""))));
    matter.put("parties", ids);
    matter.put("depositary", id(parties, draft.path("depositary").asString("")));
    List<String> pillars = new ArrayList<>();
    draft.path("pillars").forEach(pillar -> pillars.add(pillar.asString("")));
    matter.put("pillars", pillars);
    if (draft.has("provisions")) {
      matter.put("provisions", draft.path("provisions"));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("matter", matter);
    body.put("texts", draft.path("texts"));
    if (draft.has("translations")) {
      body.put("translations", draft.path("translations"));
    }
    String until = validUntil.toString();
    body.put("clocks", Map.of("acknowledgeBy", until, "answerBy", until, "validUntil", until));
    return body;
  }

  private static String id(Map<String, String> parties, String code) {
    String id = parties.get(code);
    if (id == null) {
      throw refused(
          "no party is known here by the code '" + code + "'; link with it first",
          "「" + code + "」という当事者は知られていません。先に連接してください。");
    }
    return id;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `renkei repair extend`: a longer slot is a proposal of its own that begins when the slot ends.
@Command(
    name = "extend",
    description = {
      "Propose to continue a firm slot; what it would meet is said before anything is sent.",
      "確定した枠の延長を提案する。重なる枠は送る前に示す。"
    },
    mixinStandardHelpOptions = true)
final class ExtendRepair implements Callable<Integer> {
  @Mixin private AtNode node;
  @Mixin private Output output;

  @Parameters(
      paramLabel = "SLOT",
      description = {"The slot's proposal, 32 hex digits.", "枠の提案の識別子（16 進 32 桁）。"})
  private String slot;

  @Option(
      names = "--until",
      required = true,
      converter = TimeText.class,
      description = {"Until when the dock is wanted.", "いつまで必要か。"})
  private Instant until;

  @Override
  public Integer call() {
    JsonNode all = node.read("/api/v1/repair");
    JsonNode held = held(all);
    refuse(meetings(all, held));
    ObjectNode matter = (ObjectNode) node.read("/api/v1/proposals/" + slot).at("/terms/matter");
    boolean ours = text(held, "party").equals(text(node.read("/api/v1/node"), "party"));
    ObjectNode berth = (ObjectNode) matter.get("berth");
    if (ours) {
      berth.put("number", number(all, held));
    }
    matter.put("from", text(held, "until"));
    matter.put("until", until.truncatedTo(ChronoUnit.MILLIS).toString());
    matter.put("extension", slot);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    byte[] id = new byte[16];
    new SecureRandom().nextBytes(id);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", HexFormat.of().formatHex(id));
    body.put("to", ours ? text(held.path("vessel"), "party") : text(held, "party"));
    body.put("matter", matter);
    body.put(
        "texts",
        List.of(
            Map.of("language", "en", "text", "We ask to continue the slot in " + dock(held) + "."),
            Map.of("language", "ja", "text", "ドック " + dock(held) + " の入渠枠の延長を求める。")));
    body.put(
        "clocks",
        Map.of(
            "acknowledgeBy", now.plus(Duration.ofDays(2)).toString(),
            "answerBy", now.plus(Duration.ofDays(3)).toString(),
            "validUntil", now.plus(Duration.ofDays(13)).toString()));
    JsonNode done = node.state("/api/v1/proposals", body);
    output.show(
        done,
        List.of(
            "Held       " + text(held, "from") + " to " + text(held, "until"),
            "Asked for  " + text(held, "until") + " to " + until,
            "Proposal " + text(done, "id") + " is sent; what is held stays until both consented."));
    return 0;
  }

  private JsonNode held(JsonNode all) {
    for (JsonNode row : all.path("slots")) {
      if (text(row, "proposal").equals(slot)) {
        if (!text(row, "state").equals("FIRM") || !text(row, "ends").equals(text(row, "until"))) {
          throw new Main.Refused(
              "that slot is not firm to its end: it is " + text(row, "state"),
              "その枠は終わりまで確定していません（" + text(row, "state") + "）。");
        }
        if (!until.isAfter(Instant.parse(text(row, "until")))) {
          throw new Main.Refused(
              "the slot ends at " + text(row, "until") + "; say a later time with --until",
              "枠の終わりは " + text(row, "until") + " です。--until にはそれより後の時刻を指定してください。");
        }
        return row;
      }
    }
    throw new Main.Refused(
        "no slot has that proposal: see renkei repair list",
        "その提案の枠はありません。renkei repair list で確かめてください。");
  }

  /// Firm slots of the dock or of the vessel, and times out of service, that the longer time meets.
  private List<String> meetings(JsonNode all, JsonNode held) {
    List<String> meets = new ArrayList<>();
    String vessel = text(held.path("vessel"), "party") + text(held.path("vessel"), "code");
    for (JsonNode row : all.path("slots")) {
      boolean dock = text(row, "party").equals(text(held, "party")) && dock(row).equals(dock(held));
      boolean same =
          (text(row.path("vessel"), "party") + text(row.path("vessel"), "code")).equals(vessel);
      if (!text(row, "proposal").equals(slot)
          && text(row, "state").equals("FIRM")
          && (dock || same)
          && meets(held, text(row, "from"), text(row, "ends"))) {
        meets.add(
            "the slot of "
                + text(row.path("vessel").path("names"), "en")
                + " in dock "
                + dock(row)
                + " from "
                + text(row, "from")
                + " until "
                + text(row, "ends"));
      }
    }
    return meets;
  }

  private boolean meets(JsonNode held, String from, String ends) {
    return Instant.parse(from).isBefore(until)
        && Instant.parse(text(held, "until")).isBefore(Instant.parse(ends));
  }

  private static void refuse(List<String> meets) {
    if (!meets.isEmpty()) {
      throw new Main.Refused(
          "it would meet " + String.join("; ", meets) + ". Nothing was sent.",
          "次の枠と重なるため送りませんでした: " + String.join("; ", meets));
    }
  }

  private static long number(JsonNode all, JsonNode held) {
    for (JsonNode dock : all.path("docks")) {
      if ((text(dock, "yard") + "/" + text(dock, "code")).equals(dock(held))) {
        return dock.path("number").asLong();
      }
    }
    return held.path("number").asLong();
  }

  private static String dock(JsonNode row) {
    return text(row, "yard") + "/" + text(row, "dock");
  }

  private static String text(JsonNode of, String name) {
    return of.path(name).asString("");
  }
}

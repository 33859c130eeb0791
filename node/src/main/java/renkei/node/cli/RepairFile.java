// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import renkei.node.app.Main;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A file of yards, docks, vessels and work packages: JSON, or CSV (RFC 4180) with a header line.
/// It is bounded before it is read, and refused whole with the place where it is wrong. What a line
/// may say is for the node to check.
final class RepairFile {
  /// Bytes of a file at most.
  static final int BYTES_MAX = 512 << 10;

  /// Lines of a file at most; the node takes no longer list.
  static final int LINES_MAX = 1_000;

  private static final int CELL_MAX = 500;
  private static final String FORMAT = "renkei-repair-1";

  /// The columns of a CSV file, and the key that each fills.
  private static final Set<String> COLUMNS =
      Set.of(
          "kind",
          "yard",
          "code",
          "name_en",
          "name_ja",
          "latitude",
          "longitude",
          "length_m",
          "beam_m",
          "draught_m",
          "overall_beam_m",
          "lift_t",
          "displacement_t",
          "capabilities",
          "from",
          "until",
          "vessel",
          "title",
          "days",
          "home_en",
          "home_ja",
          "home_latitude",
          "home_longitude",
          "speed_kn",
          "first_slot");

  private RepairFile() {}

  /// The acts of a file, in its sequence.
  ///
  /// @throws Main.Refused with the place and what to do
  static ArrayNode acts(Path file) {
    byte[] bytes = bytes(file);
    boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    ArrayNode acts = csv ? ofCsv(text(file, bytes)) : ofJson(file, bytes);
    if (acts.isEmpty() || acts.size() > LINES_MAX) {
      throw refused(file + " has " + acts.size() + " lines; 1 to " + LINES_MAX + " are taken");
    }
    return acts;
  }

  private static byte[] bytes(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(BYTES_MAX + 1);
    } catch (IOException fault) {
      throw refused(file + " cannot be read: " + fault.getMessage());
    }
    if (bytes.length > BYTES_MAX) {
      throw refused(file + " has more than " + BYTES_MAX + " bytes: split it");
    }
    return bytes;
  }

  private static Main.Refused refused(String sentence) {
    return new Main.Refused(sentence, "ファイルを受け付けられません。" + sentence);
  }

  // ---------------------------------------------------------------------------------------- JSON

  private static ArrayNode ofJson(Path file, byte[] bytes) {
    JsonNode read;
    try {
      read = StrictJson.MAPPER.readTree(bytes);
    } catch (JacksonException _) {
      throw refused(file + " is no JSON that is taken here: no key twice, at most 16 deep, UTF-8");
    }
    if (!(read instanceof ObjectNode object)
        || !Set.copyOf(object.propertyNames()).equals(Set.of("format", "items"))
        || !object.path("format").asString("").equals(FORMAT)
        || !(object.get("items") instanceof ArrayNode items)) {
      throw refused(
          file
              + " is no file of docks and vessels: it is an object with \"format\": \""
              + FORMAT
              + "\" and \"items\", and nothing else");
    }
    return items;
  }

  // ----------------------------------------------------------------------------------------- CSV

  private static String text(Path file, byte[] bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      // Spreadsheets write a mark before UTF-8.
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw refused(file + " is not UTF-8: save it as CSV UTF-8");
    }
  }

  private static ArrayNode ofCsv(String text) {
    List<List<String>> lines = lines(text);
    if (lines.isEmpty()) {
      throw refused("the first line names the columns: " + new java.util.TreeSet<>(COLUMNS));
    }
    List<String> columns = lines.getFirst();
    if (!COLUMNS.containsAll(columns)
        || !columns.contains("kind")
        || Set.copyOf(columns).size() != columns.size()) {
      throw refused("line 1 names each column once, of these: " + new java.util.TreeSet<>(COLUMNS));
    }
    ArrayNode acts = StrictJson.MAPPER.createArrayNode();
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = lines.get(i);
      if (cells.size() != columns.size()) {
        throw refused("line " + (i + 1) + " has " + cells.size() + " cells, not " + columns.size());
      }
      Map<String, String> row = new java.util.HashMap<>();
      for (int c = 0; c < cells.size(); c++) {
        row.put(columns.get(c), cells.get(c).strip());
      }
      acts.add(new Line(i + 1, row).act());
    }
    return acts;
  }

  /// Cells by line: commas between, quotes around what holds one, a quote doubled inside.
  private static List<List<String>> lines(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        i += doubled ? 1 : 0;
        quoted = c != '"' || doubled;
        if (quoted) {
          cell.append(c);
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          line(lines, cells);
          cells = new ArrayList<>();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
      if (cell.length() > CELL_MAX || cells.size() > COLUMNS.size()) {
        throw refused(
            "line "
                + (lines.size() + 1)
                + " has a cell of more than "
                + CELL_MAX
                + " characters, or more cells than there are columns");
      }
    }
    if (quoted) {
      throw refused("line " + (lines.size() + 1) + " opens a quote that nothing closes");
    }
    if (!cell.isEmpty() || !cells.isEmpty()) {
      cells.add(cell.toString());
      line(lines, cells);
    }
    return lines;
  }

  private static void line(List<List<String>> lines, List<String> cells) {
    if (cells.size() > 1 || !cells.getFirst().isBlank()) {
      lines.add(List.copyOf(cells));
    }
    if (lines.size() > LINES_MAX + 1) {
      throw refused("the file has more than " + LINES_MAX + " lines: split it");
    }
  }

  /// One line of a CSV file.
  private record Line(int number, Map<String, String> row) {
    ObjectNode act() {
      return switch (row.get("kind")) {
        case "yard" -> yard();
        case "dock" -> dock();
        case "vessel" -> vessel();
        case "work" -> work();
        case null, default ->
            throw refused("line " + number + ": kind is yard, dock, vessel or work");
      };
    }

    private ObjectNode yard() {
      ObjectNode act = named("YARD_LISTED");
      act.set("position", place("latitude", "longitude"));
      return act;
    }

    private ObjectNode dock() {
      ObjectNode act = named("DOCK_LISTED");
      act.put("yard", text("yard"));
      size(act);
      if (has("lift_t")) {
        act.put("liftTonnes", whole("lift_t"));
      } else {
        act.putNull("liftTonnes");
      }
      act.set("capabilities", codes());
      act.put("from", text("from"));
      if (has("until")) {
        act.put("until", text("until"));
      } else {
        act.putNull("until");
      }
      return act;
    }

    private ObjectNode vessel() {
      ObjectNode act = named("VESSEL_LISTED");
      size(act);
      act.put("overallBeamMetres", number("overall_beam_m"));
      act.put("displacementTonnes", whole("displacement_t"));
      if (has("home_en")) {
        ObjectNode home = act.putObject("home");
        home.set("names", names("home_en", "home_ja"));
        home.set("position", place("home_latitude", "home_longitude"));
        home.put("speedKnots", whole("speed_kn"));
        home.put("firstSlot", text("first_slot"));
      } else {
        act.putNull("home");
      }
      return act;
    }

    private ObjectNode work() {
      ObjectNode act = StrictJson.MAPPER.createObjectNode();
      act.put("kind", "WORK_LISTED");
      act.put("vessel", text("vessel"));
      act.put("code", text("code"));
      act.put("title", text("title"));
      act.set("capabilities", codes());
      act.put("days", whole("days"));
      return act;
    }

    private ObjectNode named(String kind) {
      ObjectNode act = StrictJson.MAPPER.createObjectNode();
      act.put("kind", kind);
      act.put("code", text("code"));
      act.set("names", names("name_en", "name_ja"));
      return act;
    }

    private ObjectNode names(String en, String ja) {
      ObjectNode names = StrictJson.MAPPER.createObjectNode();
      names.put("en", text(en));
      names.put("ja", text(ja));
      return names;
    }

    private ObjectNode place(String latitude, String longitude) {
      ObjectNode place = StrictJson.MAPPER.createObjectNode();
      place.put("latitude", number(latitude));
      place.put("longitude", number(longitude));
      return place;
    }

    private void size(ObjectNode act) {
      act.put("lengthMetres", number("length_m"));
      act.put("beamMetres", number("beam_m"));
      act.put("draughtMetres", number("draught_m"));
    }

    private ArrayNode codes() {
      ArrayNode codes = StrictJson.MAPPER.createArrayNode();
      for (String code : row.getOrDefault("capabilities", "").split("[;\\s]+", -1)) {
        if (!code.isEmpty()) {
          codes.add(code);
        }
      }
      return codes;
    }

    private boolean has(String column) {
      return !row.getOrDefault(column, "").isEmpty();
    }

    private String text(String column) {
      if (!has(column)) {
        throw refused("line " + number + ": " + column + " is empty");
      }
      return row.getOrDefault(column, "");
    }

    private double number(String column) {
      String text = text(column);
      if (!text.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
        throw refused("line " + number + ": " + column + " is a number such as 76.8");
      }
      return Double.parseDouble(text);
    }

    private int whole(String column) {
      String text = text(column);
      if (!text.matches("\\d{1,9}")) {
        throw refused("line " + number + ": " + column + " is a whole number");
      }
      return Integer.parseInt(text);
    }
  }
}

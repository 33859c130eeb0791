// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.node.app.Main;
import tools.jackson.databind.node.ArrayNode;

/// Files of docks and vessels: read where they are right, refused whole with the place where not.
class RepairFileTest {
  private static final String HEAD =
      "kind,yard,code,name_en,name_ja,latitude,longitude,length_m,beam_m,draught_m,lift_t,"
          + "capabilities,from,until\n";

  @TempDir private Path folder;

  private ArrayNode read(String name, byte[] bytes) {
    try {
      return RepairFile.acts(Files.write(folder.resolve(name), bytes));
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  private ArrayNode csv(String text) {
    return read("docks.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_spreadsheet_is_read_line_by_line() {
    ArrayNode acts =
        csv(
            "\ufeff"
                + HEAD
                + "yard,,y-1,\"Yard, one\",造船所,35.29,139.67,,,,,,,\r\n"
                + "dock,y-1,d-6,\"Dock \"\"six\"\"\",第6ドック,,,360,61.5,13.5,,hull;shafts,"
                + "2024-01-01T00:00:00.000Z,\n\n");
    assertThat(acts).hasSize(2);
    assertThat(acts.at("/0/names/en").asString()).isEqualTo("Yard, one");
    assertThat(acts.at("/1/names/en").asString()).isEqualTo("Dock \"six\"");
    assertThat(acts.at("/1/beamMetres").asDouble()).isEqualTo(61.5);
    assertThat(acts.at("/1/liftTonnes").isNull()).isTrue();
    assertThat(acts.at("/1/capabilities/1").asString()).isEqualTo("shafts");
    assertThat(acts.at("/1/until").isNull()).isTrue();
  }

  @Test
  void the_acts_of_a_json_file_are_taken_as_they_stand() {
    ArrayNode acts =
        read(
            "docks.json",
            "{\"format\":\"renkei-repair-1\",\"items\":[{\"kind\":\"YARD_LISTED\"}]}"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(acts.at("/0/kind").asString()).isEqualTo("YARD_LISTED");
  }

  @Test
  void w4_hostile_spreadsheets_are_refused_with_the_line() {
    Map<String, String> hostile = new LinkedHashMap<>();
    hostile.put("", "names the columns");
    hostile.put("kind,kind\nyard,yard\n", "each column once");
    hostile.put("kind,secret\nyard,x\n", "each column once");
    hostile.put("code\ny-1\n", "each column once");
    hostile.put("kind,code\nyard\n", "line 2 has 1 cells, not 2");
    hostile.put("kind,code\nyard,y,z\n", "line 2");
    hostile.put("kind,code\nship,y\n", "line 2: kind is yard, dock, vessel or work");
    hostile.put("kind,code\nyard,\"y\n", "opens a quote that nothing closes");
    hostile.put(HEAD + "yard,,y,a,b,=1+1,1,,,,,,,\n", "line 2: latitude is a number");
    hostile.put(HEAD + "yard,,y,a,b,1e9,1,,,,,,,\n", "line 2: latitude is a number");
    hostile.put(HEAD + "yard,,y,a,b,NaN,1,,,,,,,\n", "line 2: latitude is a number");
    hostile.put(HEAD + "yard,,y,,b,1,1,,,,,,,\n", "line 2: name_en is empty");
    hostile.put(HEAD + "dock,y,d,a,b,,,1,1,1,1.5,,x,\n", "line 2: lift_t is a whole number");
    hostile.put("kind,code\nyard," + "x".repeat(501) + "\n", "more than 500 characters");
    hostile.put("kind,code\n" + "yard,y\n".repeat(1_002), "more than 1000 lines");
    hostile.put(HEAD, "has 0 lines");
    hostile.put("x".repeat(RepairFile.BYTES_MAX + 1), "more than 524288 bytes");
    hostile.forEach((text, why) ->
        assertThatThrownBy(() -> csv(text))
            .as(text.substring(0, Math.min(60, text.length())))
            .isInstanceOf(Main.Refused.class)
            .hasMessageContaining(why));
    assertThatThrownBy(() -> read("latin.csv", new byte[] {'k', (byte) 0xe9, '\n'}))
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void p21_hostile_json_files_are_refused() {
    for (String text :
        new String[] {
          "",
          "[]",
          "{\"format\":\"renkei-repair-1\"}",
          "{\"format\":\"renkei-repair-2\",\"items\":[]}",
          "{\"format\":\"renkei-repair-1\",\"items\":[],\"more\":1}",
          "{\"format\":\"renkei-repair-1\",\"items\":[],\"items\":[{}]}",
          "{\"format\":\"renkei-repair-1\",\"items\":[{}]} {}",
          "{\"format\":\"renkei-repair-1\",\"items\":[]}",
          "[".repeat(40)
        }) {
      assertThatThrownBy(() -> read("docks.json", text.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isInstanceOf(Main.Refused.class);
    }
    assertThatThrownBy(() -> RepairFile.acts(folder.resolve("none.json")))
        .hasMessageContaining("cannot be read");
  }
}

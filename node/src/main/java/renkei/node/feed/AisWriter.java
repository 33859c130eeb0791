// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import renkei.core.entry.Position;

/// Writes AIS messages of types 1 and 5 as NMEA sentences, for the exercise generator: exercise
/// ships take the same way in as real ones.
final class AisWriter {
  private static final int PAYLOAD_MAX = 60;

  private final StringBuilder bits = new StringBuilder(432);

  private AisWriter() {}

  /// A position report (type 1).
  ///
  /// @param talker two characters
  /// @param mmsi who
  /// @param at where
  /// @param course degrees, 0 to under 360
  /// @param speed knots, 0 to 102.2
  static String position(String talker, int mmsi, Position at, double course, double speed) {
    AisWriter message = new AisWriter();
    message.number(1, 6).number(0, 2).number(mmsi, 30);
    message.number(0, 4).number(-128, 8);
    message.number(Math.round(speed * 10), 10).number(0, 1);
    message.number(Math.round(at.longitude() * 600_000), 28);
    message.number(Math.round(at.latitude() * 600_000), 27);
    message.number(Math.round(course * 10) % 3_600, 12).number(Math.round(course) % 360, 9);
    message.number(60, 6).number(0, 2).number(0, 3).number(0, 1).number(0, 19);
    return message.sentences(talker, 0).getFirst();
  }

  /// Static data of a ship (type 5): two sentences.
  ///
  /// @param talker two characters
  /// @param mmsi who
  /// @param name at most 20 letters, digits and spaces
  /// @param shipType ITU-R M.1371-5 table 53
  /// @param sequence joins the two, 0 to 9
  static List<String> ship(String talker, int mmsi, String name, int shipType, int sequence) {
    AisWriter message = new AisWriter();
    message.number(5, 6).number(0, 2).number(mmsi, 30).number(0, 2).number(0, 30);
    message.text("", 7).text(name, 20).number(shipType, 8);
    message.number(20, 9).number(10, 9).number(4, 6).number(4, 6).number(1, 4);
    message.number(0, 20).number(0, 8).text("", 20).number(0, 2);
    return message.sentences(talker, sequence);
  }

  private AisWriter number(long value, int count) {
    for (int bit = count - 1; bit >= 0; bit--) {
      bits.append((value >> bit & 1) == 1 ? '1' : '0');
    }
    return this;
  }

  private AisWriter text(String text, int characters) {
    String upper = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < characters; i++) {
      int c = i < upper.length() ? upper.charAt(i) : '@';
      number(c >= 64 ? c - 64 : c, 6);
    }
    return this;
  }

  private List<String> sentences(String talker, int sequence) {
    int fill = (6 - bits.length() % 6) % 6;
    number(0, fill);
    StringBuilder payload = new StringBuilder();
    for (int i = 0; i < bits.length(); i += 6) {
      int six = Integer.parseInt(bits.substring(i, i + 6), 2);
      payload.append((char) (six < 40 ? six + 48 : six + 56));
    }
    int total = (payload.length() + PAYLOAD_MAX - 1) / PAYLOAD_MAX;
    List<String> sentences = new ArrayList<>(total);
    for (int part = 1; part <= total; part++) {
      int until = Math.min(payload.length(), part * PAYLOAD_MAX);
      String own = payload.substring((part - 1) * PAYLOAD_MAX, until);
      String body =
          talker
              + "VDM,"
              + total
              + ","
              + part
              + ","
              + (total == 1 ? "" : String.valueOf(sequence))
              + ",A,"
              + own
              + ","
              + (part == total ? fill : 0);
      sentences.add(checked(body));
    }
    return sentences;
  }

  private static String checked(String body) {
    int sum = body.chars().reduce(0, (a, b) -> a ^ b);
    return String.format(Locale.ROOT, "!%s*%02X", body, sum);
  }
}

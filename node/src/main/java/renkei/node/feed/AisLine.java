// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of an AIS stream, taken apart. Never throws: what is wrong has a name.
sealed interface AisLine {
  /// Characters of one line. The standard says 82; tag blocks and trailers make real ones longer.
  int LENGTH_MAX = 1_024;

  /// A whole sentence.
  ///
  /// @param sentence checked
  /// @param time from its tag block; null: none
  /// @param tagWrong whether it had a tag block that is broken
  record Ais(AisSentence sentence, @Nullable Instant time, boolean tagWrong) implements AisLine {}

  /// A proprietary header with the time at which the next sentence was heard.
  record Header(Instant time) implements AisLine {}

  /// A line that is not used.
  record Unused(FeedCount why) implements AisLine {}

  /// When the line was recorded; null: it does not say.
  default @Nullable Instant recorded() {
    return switch (this) {
      case Ais ais -> ais.time();
      case Header header -> header.time();
      case Unused _ -> null;
    };
  }

  /// Takes a line apart.
  static AisLine of(String line) {
    if (line.length() > LENGTH_MAX) {
      return new Unused(FeedCount.LINE_TOO_LONG);
    }
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\r')) {
      end--;
    }
    if (end == 0) {
      return new Unused(FeedCount.BLANK);
    }
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      if (c < ' ' || c > '~') {
        return new Unused(FeedCount.NOT_ASCII);
      }
    }
    String text = line.substring(0, end);
    return switch (text.charAt(0)) {
      case '!' -> sentence(text, null, false);
      case '$' -> header(text);
      case '\\' -> tagged(text);
      default -> new Unused(FeedCount.NOT_AIS);
    };
  }

  /// A tag block (IEC 61162-450 / NMEA 0183 4.10) stands between backslashes before the sentence.
  private static AisLine tagged(String text) {
    int end = text.indexOf('\\', 1);
    if (end < 0) {
      return new Unused(FeedCount.CUT);
    }
    String block = text.substring(1, end);
    if (end + 1 >= text.length() || text.charAt(end + 1) != '!') {
      return new Unused(FeedCount.NOT_AIS);
    }
    int star = block.lastIndexOf('*');
    boolean sound = star >= 0 && checksumHolds(block, 0, star);
    Instant time = sound ? tagTime(block.substring(0, star)) : null;
    return sentence(text.substring(end + 1), time, !sound);
  }

  private static @Nullable Instant tagTime(String fields) {
    for (String field : fields.split(",", -1)) {
      if (field.startsWith("c:")) {
        return epoch(field.substring(2));
      }
    }
    return null;
  }

  /// Seconds, or milliseconds when it has more than ten digits.
  private static @Nullable Instant epoch(String digits) {
    if (digits.isEmpty() || digits.length() > 13 || !isNumber(digits)) {
      return null;
    }
    long value = Long.parseLong(digits);
    Instant time =
        digits.length() > 10 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    return AisTimes.plausible(time) ? time : null;
  }

  private static AisLine header(String text) {
    if (!text.startsWith("$P")) {
      return new Unused(FeedCount.NOT_AIS);
    }
    int star = text.lastIndexOf('*');
    if (star < 0 || !checksumHolds(text, 1, star)) {
      return new Unused(FeedCount.HEADER_WRONG);
    }
    List<String> fields = fields(text.substring(1, star));
    if (!fields.getFirst().equals("PGHP")) {
      return new Unused(FeedCount.NOT_AIS);
    }
    // PGHP,1,year,month,day,hour,minute,second,millisecond,…
    int[] numbers = new int[7];
    for (int i = 0; i < numbers.length; i++) {
      String digits = i + 2 < fields.size() ? fields.get(i + 2) : "";
      if (digits.isEmpty() || digits.length() > 4 || !isNumber(digits)) {
        return new Unused(FeedCount.HEADER_WRONG);
      }
      numbers[i] = Integer.parseInt(digits);
    }
    return pghp(numbers);
  }

  private static AisLine pghp(int[] is) {
    try {
      Instant time =
          OffsetDateTime.of(is[0], is[1], is[2], is[3], is[4], is[5], 0, ZoneOffset.UTC)
              .toInstant();
      boolean sound = is[6] < 1_000 && AisTimes.plausible(time);
      return sound ? new Header(time.plusMillis(is[6])) : new Unused(FeedCount.HEADER_WRONG);
    } catch (DateTimeException _) {
      return new Unused(FeedCount.HEADER_WRONG);
    }
  }

  private static AisLine sentence(String text, @Nullable Instant tagTime, boolean tagWrong) {
    boolean vdm = text.startsWith("VDM,", 3);
    boolean vdo = text.startsWith("VDO,", 3);
    if (!vdm && !vdo) {
      return new Unused(text.length() < 7 ? FeedCount.CUT : FeedCount.NOT_AIS);
    }
    int star = text.indexOf('*');
    if (star < 0 || star + 2 >= text.length()) {
      return new Unused(FeedCount.CUT);
    }
    if (!checksumHolds(text, 1, star)) {
      return new Unused(FeedCount.CHECKSUM_WRONG);
    }
    // Some receivers add fields of their own behind the checksum; they are not read.
    if (text.length() > star + 3 && text.charAt(star + 3) != ',') {
      return new Unused(FeedCount.FIELDS_WRONG);
    }
    List<String> fields = fields(text.substring(1, star));
    if (fields.size() != 7 || !isTalker(text)) {
      return new Unused(FeedCount.FIELDS_WRONG);
    }
    int total = digit(fields.get(1));
    int number = digit(fields.get(2));
    int sequence = fields.get(3).isEmpty() ? -1 : digit(fields.get(3));
    int fill = digit(fields.get(6));
    boolean numbered = total >= 1 && number >= 1 && number <= total && fill >= 0 && fill <= 5;
    boolean joined = fields.get(3).isEmpty() ? total == 1 : sequence >= 0;
    if (!numbered || !joined || fields.get(4).length() > 2) {
      return new Unused(FeedCount.FIELDS_WRONG);
    }
    String payload = fields.get(5);
    if (!isSixBit(payload)) {
      return new Unused(FeedCount.PAYLOAD_WRONG);
    }
    AisSentence sentence =
        new AisSentence(
            text.substring(1, 3),
            vdo,
            new AisSentence.Part(total, number, sequence),
            fields.get(4),
            payload,
            fill);
    return new Ais(sentence, tagTime, tagWrong);
  }

  private static boolean isTalker(String text) {
    for (int i = 1; i <= 2; i++) {
      char c = text.charAt(i);
      if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSixBit(String payload) {
    for (int i = 0; i < payload.length(); i++) {
      char c = payload.charAt(i);
      if (!(c >= '0' && c <= 'W' || c >= '`' && c <= 'w')) {
        return false;
      }
    }
    return !payload.isEmpty();
  }

  /// Whether the two hexadecimal digits behind the star are the exclusive-or of what stands before.
  private static boolean checksumHolds(String text, int from, int star) {
    if (star + 2 >= text.length()) {
      return false;
    }
    int sum = 0;
    for (int i = from; i < star; i++) {
      sum ^= text.charAt(i);
    }
    return Character.digit(text.charAt(star + 1), 16) == sum >> 4
        && Character.digit(text.charAt(star + 2), 16) == (sum & 15);
  }

  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>(8);
    int from = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
      fields.add(text.substring(from, comma));
      from = comma + 1;
    }
    fields.add(text.substring(from));
    return fields;
  }

  private static int digit(String text) {
    char c = text.length() == 1 ? text.charAt(0) : '-';
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }

  private static boolean isNumber(String digits) {
    return digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

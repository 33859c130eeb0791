// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static renkei.node.feed.FeedFixture.GOOD;
import static renkei.node.feed.FeedFixture.NOW;
import static renkei.node.feed.FeedFixture.checked;
import static renkei.node.feed.FeedFixture.read;
import static renkei.node.feed.FeedFixture.reader;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import renkei.core.entry.Position;
import renkei.core.entry.Track;
import renkei.core.entry.TrackKind;

class AisReaderTest {
  private static final String HEADER = "$PGHP,1,2026,11,22,9,46,12,470,799,,1,1,00*28";
  private static final String EARLIER = "$PGHP,1,2026,11,22,9,46,11,874,799,,1,1,00*23";

  private final AisReader reader = reader();

  private void counted(String line, FeedCount why) {
    FeedCounters before = reader.counters();
    assertThat(reader.read(line, NOW)).as(line).isEmpty();
    assertThat(reader.counters().of(why)).as(line).isEqualTo(before.of(why) + 1);
    assertThat(reader.counters().of(FeedCount.LINES)).isEqualTo(before.of(FeedCount.LINES) + 1);
    assertThat(reader.read(GOOD, NOW)).as("the next good line").isPresent();
  }

  @Test
  void ais_a_position_becomes_a_track_with_the_label_of_its_talker() {
    Track track = reader.read(GOOD, NOW).orElseThrow();
    assertThat(track.id().code()).isEqualTo("mmsi-799000001");
    assertThat(track.at()).isEqualTo(NOW);
    assertThat(track.position()).isEqualTo(new Position(35.125, 139.375));
    assertThat(track.course()).isEqualTo(90);
    assertThat(track.speed()).isEqualTo(12.5);
    assertThat(track.kind()).isEqualTo(TrackKind.SHIP);
    assertThat(track.label()).isEqualTo(FeedFixture.OPEN);
    assertThat(track.source().feed()).isEqualTo("ais-1");
    Track other =
        reader
            .read(checked(GOOD.substring(1, GOOD.indexOf('*')).replace("AIV", "ABV")), NOW)
            .orElseThrow();
    assertThat(other.label()).isEqualTo(FeedFixture.PROTECTED);
    assertThat(other.position()).isEqualTo(track.position());
  }

  @ParameterizedTest
  @CsvSource({"AI", "AB", "BS", "BY", "SS", "--", "AN", "SA", "B2"})
  void ais_vdm_and_vdo_of_every_talker_are_read(String talker) {
    for (String formatter : List.of("VDM", "VDO")) {
      String body = GOOD.substring(1, GOOD.indexOf('*')).replace("AIVDM", talker + formatter);
      assertThat(reader.read(checked(body), NOW)).isPresent();
    }
  }

  @Test
  void ais_every_cut_of_a_line_is_counted_and_makes_no_track() {
    for (int size = 1; size < GOOD.length(); size++) {
      long tracks = reader.counters().of(FeedCount.TRACKS);
      assertThat(reader.read(GOOD.substring(0, size), NOW)).isEmpty();
      assertThat(reader.counters().of(FeedCount.TRACKS)).isEqualTo(tracks);
    }
    assertThat(reader.counters().of(FeedCount.CUT)).isEqualTo(GOOD.length() - 1);
    counted("!", FeedCount.CUT);
    counted(GOOD.substring(0, 30), FeedCount.CUT);
  }

  @Test
  void ais_every_changed_character_is_found_by_the_checksum_or_the_form() {
    for (int i = 0; i < GOOD.length(); i++) {
      char changed = GOOD.charAt(i) == '1' ? '2' : '1';
      String line = GOOD.substring(0, i) + changed + GOOD.substring(i + 1);
      if (!line.equals(GOOD)) {
        assertThat(reader.read(line, NOW)).as(line).isEmpty();
      }
    }
    counted(GOOD.replace("*08", "*00"), FeedCount.CHECKSUM_WRONG);
    counted(GOOD.replace("*08", "*0G"), FeedCount.CHECKSUM_WRONG);
  }

  @Test
  void ais_lines_of_the_wrong_form_are_counted_each_under_its_name() {
    counted("", FeedCount.BLANK);
    counted("  \r", FeedCount.BLANK);
    counted("x".repeat(AisLine.LENGTH_MAX + 1), FeedCount.LINE_TOO_LONG);
    counted("!AIVDM,日本", FeedCount.NOT_ASCII);
    counted("!AIVDM,1,1,,A,\u001b[2J,0*00", FeedCount.NOT_ASCII);
    counted("!AIVDM\0", FeedCount.NOT_ASCII);
    counted("GET / HTTP/1.1", FeedCount.NOT_AIS);
    counted("$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47", FeedCount.NOT_AIS);
    counted(checked("AIABM,1,1,0,,0,12,x,0"), FeedCount.NOT_AIS);
    counted("$PGHP,1,2026,11,22,9,46,11,390,799,,1,1,00*00", FeedCount.HEADER_WRONG);
    for (String body :
        List.of(
            "AIVDM,1,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000",
            "AIVDM,1,2,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,0",
            "AIVDM,0,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,0",
            "AIVDM,2,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,0",
            "AIVDM,-1,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,0",
            "AIVDM,1,1,,ABC,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,0",
            "AIVDM,1,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,6",
            "AIVDM,1,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,",
            "aiVDM,1,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,0",
            "AIVDM,99999999999,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp0000,0")) {
      counted(checked(body), FeedCount.FIELDS_WRONG);
    }
    counted(checked("AIVDM,1,1,,A,,0"), FeedCount.PAYLOAD_WRONG);
    counted(checked("AIVDM,1,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp000~,0"), FeedCount.PAYLOAD_WRONG);
    counted(checked("AIVDM,1,1,,A," + "0".repeat(900) + ",0"), FeedCount.PAYLOAD_WRONG);
    counted(GOOD + "x", FeedCount.FIELDS_WRONG);
  }

  @Test
  void ais_fields_that_a_receiver_adds_behind_the_checksum_do_no_harm() {
    assertThat(reader.read(GOOD + ",1428451263", NOW)).isPresent();
    assertThat(reader.read(GOOD + "\r", NOW)).isPresent();
  }

  @Test
  void ais_messages_that_say_nothing_of_a_place_are_counted_each_under_its_name() {
    counted(checked("AIVDM,1,1,,A,0,0"), FeedCount.MESSAGE_TOO_SHORT);
    counted(checked("AIVDM,1,1,,A,0;qw5h@P1u9v0Q@D6D>3Q2mp0000,0"), FeedCount.TYPE_UNKNOWN);
    counted(checked("AIVDM,1,1,,A,w;qw5h@P1u9v0Q@D6D>3Q2mp0000,0"), FeedCount.TYPE_UNKNOWN);
    counted(checked("AIVDM,1,1,,A,8;qw5h@P1u9v0Q@D6D>3Q2mp0000,0"), FeedCount.TYPE_UNUSED);
    counted(checked("AIVDM,1,1,,A,1;qw5h@P1u9v0Q@D6D>3Q2mp000,0"), FeedCount.MESSAGE_TOO_SHORT);
    counted(checked("AIVDM,1,1,,A,1000000P1u9v0Q@D6D>3Q2mp0000,0"), FeedCount.MMSI_WRONG);
    counted(checked("AIVDM,1,1,,A,1wwwwwwP1u9v0Q@D6D>3Q2mp0000,0"), FeedCount.MMSI_WRONG);
  }

  private static String position(double latitude, double longitude) {
    long north = Math.round(latitude * 600_000);
    long east = Math.round(longitude * 600_000);
    String bits =
        bits(1, 6)
            + bits(0, 2)
            + bits(799_000_001, 30)
            + bits(0, 12)
            + bits(1_023, 10)
            + "0"
            + bits(east, 28)
            + bits(north, 27)
            + bits(3_600, 12)
            + bits(511, 9)
            + bits(0, 31);
    StringBuilder payload = new StringBuilder();
    for (int i = 0; i < bits.length(); i += 6) {
      int six = Integer.parseInt(bits.substring(i, i + 6), 2);
      payload.append((char) (six < 40 ? six + 48 : six + 56));
    }
    return checked("AIVDM,1,1,,A," + payload + ",0");
  }

  private static String bits(long value, int count) {
    StringBuilder bits = new StringBuilder();
    for (int bit = count - 1; bit >= 0; bit--) {
      bits.append(value >> bit & 1);
    }
    return bits.toString();
  }

  @Test
  void ais_not_available_is_told_apart_from_impossible() {
    counted(position(91, 181), FeedCount.POSITION_NOT_AVAILABLE);
    counted(position(91, 139), FeedCount.POSITION_NOT_AVAILABLE);
    counted(position(35, 181), FeedCount.POSITION_NOT_AVAILABLE);
    counted(position(90.001, 139), FeedCount.POSITION_IMPOSSIBLE);
    counted(position(-111, 139), FeedCount.POSITION_IMPOSSIBLE);
    counted(position(35, 180.001), FeedCount.POSITION_IMPOSSIBLE);
    counted(position(35, -223), FeedCount.POSITION_IMPOSSIBLE);
    assertThat(reader.read(position(90, 180), NOW).orElseThrow().position())
        .isEqualTo(new Position(90, -180));
    Track bare = reader.read(position(-35.5, -139.25), NOW).orElseThrow();
    assertThat(bare.position()).isEqualTo(new Position(-35.5, -139.25));
    assertThat(bare.course()).isNaN();
    assertThat(bare.speed()).isNaN();
  }

  @Test
  void ais_a_name_and_type_join_the_position_whichever_comes_first() {
    List<String> named = AisWriter.ship("AI", 799_000_001, "EXERCISE 001", 80, 3);
    String place = AisWriter.position("AI", 799_000_001, new Position(35.1, 139.4), 90, 12.5);
    List<Track> after = read(reader, List.of(place, named.get(0), named.get(1)));
    assertThat(after).hasSize(2);
    assertThat(after.get(0).kind()).isEqualTo(TrackKind.SHIP);
    assertThat(after.get(1).kind()).isEqualTo(TrackKind.TANKER);
    assertThat(after.get(1).name()).isEqualTo("EXERCISE 001");
    assertThat(after.get(1).position()).isEqualTo(after.get(0).position());
    assertThat(read(reader, named)).as("said before").isEmpty();
    List<Track> before = read(reader(), List.of(named.get(0), named.get(1), place));
    assertThat(before)
        .singleElement()
        .satisfies(t -> assertThat(t.kind()).isEqualTo(TrackKind.TANKER));
  }

  @Test
  void ais_parts_out_of_sequence_lost_or_mixed_make_no_message_and_are_counted() {
    List<String> one = AisWriter.ship("AI", 799_000_001, "EXERCISE 001", 80, 3);
    List<String> two = AisWriter.ship("AI", 799_000_002, "EXERCISE 002", 70, 3);
    read(reader, List.of(one.get(1), one.get(0), two.get(0), two.get(1)));
    assertThat(reader.counters().of(FeedCount.PART_WITHOUT_BEGINNING)).isEqualTo(1);
    assertThat(reader.counters().of(FeedCount.PART_UNFINISHED)).isEqualTo(1);
    assertThat(reader.counters().of(FeedCount.STATICS)).isEqualTo(1);
    read(reader, List.of(one.get(0), two.get(0).replace("AIV", "BSV"), one.get(1)));
    assertThat(reader.counters().of(FeedCount.CHECKSUM_WRONG)).isEqualTo(1);
    assertThat(reader.counters().of(FeedCount.STATICS)).isEqualTo(2);
  }

  @Test
  void ais_parts_that_are_never_finished_are_bounded_in_number_and_time() {
    for (int i = 0; i < 5_000; i++) {
      String talker = "" + (char) ('A' + i % 26) + (char) ('A' + i / 26 % 26);
      reader.read(checked(talker + "VDM,9,1," + i % 10 + ",,55NBjP,0"), NOW);
    }
    FeedCounters counters = reader.counters();
    assertThat(counters.of(FeedCount.PART_DISPLACED)).isPositive();
    reader.read(GOOD, NOW.plusSeconds(31));
    counters = reader.counters();
    assertThat(counters.of(FeedCount.PART_UNFINISHED) + counters.of(FeedCount.PART_DISPLACED))
        .isEqualTo(5_000);
    assertThat(counters.of(FeedCount.MESSAGES)).isEqualTo(1);
  }

  @Test
  void ais_ships_known_are_bounded_and_the_longest_unheard_goes_first() {
    AisReader small = new AisReader(FeedFixture.settings(false), new FeedTally(), 10);
    for (int i = 0; i < 25; i++) {
      small.read(AisWriter.position("AI", 799_000_001 + i, new Position(35, 139), 0, 0), NOW);
    }
    assertThat(small.counters().of(FeedCount.SHIP_DISPLACED)).isEqualTo(15);
    assertThat(small.counters().of(FeedCount.TRACKS)).isEqualTo(25);
  }

  @Test
  void ais_headers_and_tag_blocks_give_the_time() {
    Instant stamp = Instant.parse("2026-11-22T09:46:12.470Z");
    assertThat(reader.read(HEADER, NOW)).isEmpty();
    assertThat(reader.read(GOOD, NOW).orElseThrow().at()).isEqualTo(stamp);
    assertThat(reader.read(tagged("s:12,c:1795340772"), NOW).orElseThrow().at())
        .isEqualTo(Instant.ofEpochSecond(1_795_340_772));
    assertThat(reader.read(tagged("c:1795340772123,s:12"), NOW).orElseThrow().at())
        .isEqualTo(Instant.ofEpochMilli(1_795_340_772_123L));
    assertThat(reader.counters().of(FeedCount.TIMED)).isEqualTo(3);
    assertThat(reader.read(tagged("c:x"), NOW)).isPresent();
    assertThat(reader.read(tagged("c:99999999999999999999"), NOW)).isPresent();
    assertThat(reader.counters().of(FeedCount.TIMED)).isEqualTo(3);
  }

  private static String tagged(String block) {
    return "\\" + checked(block).substring(1) + "\\" + GOOD;
  }

  @Test
  void ais_a_broken_tag_block_is_counted_and_its_sentence_is_used() {
    assertThat(reader.read("\\c:1276256775*00\\" + GOOD, NOW).orElseThrow().at()).isEqualTo(NOW);
    assertThat(reader.counters().of(FeedCount.HEADER_WRONG)).isEqualTo(1);
    counted("\\c:1276256775*00", FeedCount.CUT);
    counted("\\c:1276256775*00\\", FeedCount.NOT_AIS);
  }

  @Test
  void ais_impossible_dates_in_headers_are_counted() {
    for (String date : List.of("2010,13,11", "2010,2,30", "0,1,1", "9999,1,1", "2010,,1")) {
      String body = "PGHP,1," + date + ",9,46,12,470,799,,1,1,00";
      counted("$" + checked(body).substring(1), FeedCount.HEADER_WRONG);
    }
  }

  @Test
  void j10_a_wrong_time_stamp_ages_nothing_but_itself() {
    AisReader live = new AisReader(FeedFixture.settings(true));
    String far = "$" + checked("PGHP,1,2090,11,22,9,46,12,470,799,,1,1,00").substring(1);
    String now = HEADER;
    for (String header : List.of(now, far, now)) {
      live.read(header, NOW);
      assertThat(live.read(GOOD, NOW).orElseThrow().at()).isEqualTo(NOW);
    }
    assertThat(live.counters().of(FeedCount.TIME_LEAPT)).isEqualTo(2);
  }

  @Test
  void ais_shifted_to_now_later_stamps_stay_later() {
    AisReader live = new AisReader(FeedFixture.settings(true));
    live.read(HEADER, NOW);
    assertThat(live.read(GOOD, NOW).orElseThrow().at()).isEqualTo(NOW);
    live.read(EARLIER, NOW);
    assertThat(live.read(GOOD, NOW).orElseThrow().at()).isEqualTo(NOW.minusMillis(596));
  }

  @Test
  void ais_random_bytes_and_mutated_lines_are_counted_and_never_thrown() {
    SplittableRandom random = new SplittableRandom(7);
    List<String> seeds = new ArrayList<>(AisWriter.ship("AI", 799_000_001, "EXERCISE 001", 80, 3));
    seeds.add(GOOD);
    seeds.add(HEADER);
    seeds.add("\\c:1276256775*00\\" + GOOD);
    int rounds = 100_000;
    for (int i = 0; i < rounds; i++) {
      byte[] line = seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.ISO_8859_1);
      for (int change = random.nextInt(4); change >= 0; change--) {
        line[random.nextInt(line.length)] = (byte) random.nextInt(256);
      }
      String text = new String(line, StandardCharsets.ISO_8859_1);
      int star = text.indexOf('*');
      boolean mend = random.nextInt(2) == 0 && text.startsWith("!") && star > 1;
      reader.read(mend ? checked(text.substring(1, star)) : text, NOW);
    }
    FeedCounters counters = reader.counters();
    long unused = 0;
    for (FeedCount why : LINE_REASONS) {
      unused += counters.of(why);
    }
    long headers = counters.of(FeedCount.LINES) - unused - counters.of(FeedCount.SENTENCES);
    assertThat(counters.of(FeedCount.LINES)).isEqualTo(rounds);
    assertThat(headers).as("lines that are neither sentences nor unused").isBetween(0L, 25_000L);
    assertThat(counters.of(FeedCount.TRACKS)).isPositive();
    assertThat(reader.read(GOOD, NOW)).isPresent();
  }

  /// A line that is not used is counted under exactly one of these.
  private static final Set<FeedCount> LINE_REASONS =
      EnumSet.of(
          FeedCount.BLANK,
          FeedCount.LINE_TOO_LONG,
          FeedCount.NOT_ASCII,
          FeedCount.NOT_AIS,
          FeedCount.CUT,
          FeedCount.CHECKSUM_WRONG,
          FeedCount.FIELDS_WRONG);
}

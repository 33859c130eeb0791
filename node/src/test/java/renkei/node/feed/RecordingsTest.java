// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.dma.ais.binary.BinArray;
import dk.dma.ais.message.AisMessage;
import dk.dma.ais.message.AisMessage24;
import dk.dma.ais.message.AisPosition;
import dk.dma.ais.message.AisStaticCommon;
import dk.dma.ais.message.IPositionMessage;
import dk.dma.ais.message.IVesselPositionMessage;
import dk.dma.ais.sentence.Vdm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import renkei.core.entry.TrackKind;

/// Recorded traffic, read to the last line, with exact counts.
class RecordingsTest {
  @Test
  void ais_the_stream_is_read_whole_with_its_time_stamps() throws IOException {
    FeedSurvey survey = FeedSurvey.of(FeedFixture.recording("stream_example.txt"));
    assertThat(survey.counters().counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                FeedCount.LINES, 8_551L,
                FeedCount.TIMED, 4_051L,
                FeedCount.SENTENCES, 4_500L,
                FeedCount.MESSAGES, 4_051L,
                FeedCount.TYPE_UNUSED, 398L,
                FeedCount.MMSI_WRONG, 2L,
                FeedCount.POSITION_NOT_AVAILABLE, 27L,
                FeedCount.POSITIONS, 3_127L,
                FeedCount.STATICS, 497L,
                FeedCount.TRACKS, 3_250L));
    assertThat(survey.tracks()).hasSize(1_480);
    assertThat(survey.first()).contains(Instant.parse("2010-06-11T11:46:10Z"));
    assertThat(survey.last()).contains(Instant.parse("2010-06-11T11:46:38.873Z"));
    assertThat(survey.talkers())
        .isEqualTo(Map.of("AB", 100, "AI", 369, "BS", 1_006, "BY", 3, "SS", 2));
    assertThat(survey.kinds())
        .containsEntry(TrackKind.CARGO, 42)
        .containsEntry(TrackKind.SHIP, 1_255);
  }

  @Test
  void ais_the_stream_has_enough_for_the_story() throws IOException {
    FeedSurvey survey = FeedSurvey.of(FeedFixture.recording("stream_example.txt"));
    StoryChoice choice = survey.choice(0.05, 50).orElseThrow();
    assertThat(choice.counts().leastAlone()).isGreaterThanOrEqualTo(50);
    assertThat(survey.counts(0.05, choice.area(), choice.kinds(), choice.protectedTalker()))
        .isEqualTo(choice.counts());
  }

  @Test
  void ais_250_messages_are_read_and_eight_lines_of_two_sentences_are_counted() throws IOException {
    FeedSurvey survey = FeedSurvey.of(FeedFixture.recording("ais250.txt"));
    assertThat(survey.counters().counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                FeedCount.LINES, 243L,
                FeedCount.FIELDS_WRONG, 8L,
                FeedCount.SENTENCES, 235L,
                FeedCount.MESSAGES, 235L,
                FeedCount.TYPE_UNUSED, 1L,
                FeedCount.POSITIONS, 220L,
                FeedCount.STATICS, 14L,
                FeedCount.TRACKS, 221L));
    assertThat(survey.tracks()).hasSize(156);
  }

  @Test
  void ais_the_decode_vectors_are_read_whole() throws IOException {
    FeedSurvey survey = FeedSurvey.of(FeedFixture.recording("decode_encode_messages.txt"));
    assertThat(survey.counters().counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                FeedCount.LINES, 646L,
                FeedCount.SENTENCES, 646L,
                FeedCount.MESSAGES, 601L,
                FeedCount.TYPE_UNUSED, 67L,
                FeedCount.POSITIONS, 491L,
                FeedCount.STATICS, 43L,
                FeedCount.TRACKS, 520L));
    assertThat(survey.tracks()).hasSize(48);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream_example.txt", "ais250.txt", "decode_encode_messages.txt"})
  void ais_every_field_is_what_an_independent_decoder_reads(String name) throws Exception {
    FeedTally tally = new FeedTally();
    AisParts parts = new AisParts(tally);
    int compared = 0;
    for (String line :
        Files.readAllLines(FeedFixture.recording(name), StandardCharsets.ISO_8859_1)) {
      if (AisLine.of(line) instanceof AisLine.Ais ais) {
        var whole = parts.join(ais.sentence(), FeedFixture.NOW, FeedFixture.NOW);
        if (whole.isPresent()) {
          compared += compare(whole.get());
        }
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  private static int compare(AisParts.Whole whole) throws Exception {
    AisReport report = AisDecoder.decode(whole.payload(), whole.fill());
    if (report instanceof AisReport.Unused) {
      return 0;
    }
    BinArray bits = new BinArray();
    bits.appendSixbit(whole.payload(), whole.fill());
    Vdm vdm = new Vdm();
    vdm.setMsgId((int) bits.getVal(6));
    vdm.setBinArray(bits);
    AisMessage oracle = AisMessage.getInstance(vdm);
    return switch (report) {
      case AisReport.Moved moved -> compareMoved(moved, oracle);
      case AisReport.Described described -> compareDescribed(described, oracle);
      case AisReport.Unused _ -> 0;
    };
  }

  private static int compareMoved(AisReport.Moved moved, AisMessage oracle) {
    assertThat(moved.mmsi()).isEqualTo(oracle.getUserId());
    assertThat(moved.type()).isEqualTo(oracle.getMsgId());
    AisPosition at = ((IPositionMessage) oracle).getPos();
    if (moved.type() != 27) {
      assertThat(moved.position().latitude()).isCloseTo(at.getLatitudeDouble(), within(1e-9));
      assertThat(moved.position().longitude()).isCloseTo(at.getLongitudeDouble(), within(1e-9));
    }
    if (oracle instanceof IVesselPositionMessage vessel) {
      assertThat(moved.speed())
          .isEqualTo(Double.valueOf(vessel.isSogValid() ? vessel.getSog() / 10.0 : Double.NaN));
      assertThat(moved.course())
          .isEqualTo(Double.valueOf(vessel.isCogValid() ? vessel.getCog() / 10.0 : Double.NaN));
    }
    return 1;
  }

  private static int compareDescribed(AisReport.Described described, AisMessage oracle) {
    assertThat(described.mmsi()).isEqualTo(oracle.getUserId());
    AisStaticCommon ship = (AisStaticCommon) oracle;
    boolean partB = oracle instanceof AisMessage24 two && two.getPartNumber() == 1;
    boolean partA = oracle instanceof AisMessage24 && !partB;
    if (!partB) {
      assertThat(described.said().name()).isEqualTo(AisMessage.trimText(ship.getName()));
    }
    if (!partA) {
      assertThat(described.said().shipType()).isEqualTo(ship.getShipType());
    }
    return 1;
  }
}

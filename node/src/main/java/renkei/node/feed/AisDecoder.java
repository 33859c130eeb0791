// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import dk.dma.ais.binary.SixbitException;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Position;
import renkei.node.feed.AisReport.Described;
import renkei.node.feed.AisReport.Moved;
import renkei.node.feed.AisReport.Said;
import renkei.node.feed.AisReport.Unused;

/// Reads the message types that say where a ship is or what it is (ITU-R M.1371-5, annex 8). Never
/// throws; pure.
final class AisDecoder {
  private static final int TYPE_MAX = 27;
  private static final int MMSI_MAX = 999_999_999;
  private static final double FINE = 600_000;
  private static final double COARSE = 600;

  private AisDecoder() {}

  static AisReport decode(String payload, int fill) {
    try {
      AisBits bits = AisBits.of(payload, fill);
      if (bits.size() < 38) {
        return new Unused(FeedCount.MESSAGE_TOO_SHORT);
      }
      int type = bits.number(0, 6);
      if (type < 1 || type > TYPE_MAX) {
        return new Unused(FeedCount.TYPE_UNKNOWN);
      }
      int mmsi = bits.number(8, 30);
      if (mmsi < 1 || mmsi > MMSI_MAX) {
        return new Unused(FeedCount.MMSI_WRONG);
      }
      return decode(bits, type, mmsi);
    } catch (SixbitException _) {
      // A field beyond the end.
      return new Unused(FeedCount.MESSAGE_TOO_SHORT);
    }
  }

  private static AisReport decode(AisBits bits, int type, int mmsi) throws SixbitException {
    if (bits.size() < shortest(type)) {
      return new Unused(FeedCount.MESSAGE_TOO_SHORT);
    }
    return switch (type) {
      case 1, 2, 3 -> moved(bits, new Layout(61, 116, 50, 10), null);
      case 4 -> moved(bits, new Layout(79, -1, -1, 10), null);
      case 5 -> new Described(mmsi, new Said(bits.text(112, 20), bits.number(232, 8)));
      case 9 -> moved(bits, new Layout(61, 116, 50, 1), null);
      case 18 -> moved(bits, new Layout(57, 112, 46, 10), null);
      case 19 ->
          moved(
              bits, new Layout(57, 112, 46, 10), new Said(bits.text(143, 20), bits.number(263, 8)));
      case 21 -> moved(bits, new Layout(164, -1, -1, 10), new Said(bits.text(43, 20), -1));
      case 24 -> partOf24(bits, mmsi);
      case 27 -> longRange(bits);
      default -> new Unused(FeedCount.TYPE_UNUSED);
    };
  }

  /// Bits that a message of that type must have at least.
  private static int shortest(int type) {
    return switch (type) {
      case 1, 2, 3, 4, 9, 18 -> 168;
      case 5 -> 422;
      case 19 -> 312;
      case 21 -> 272;
      case 24 -> 160;
      case 27 -> 96;
      default -> 0;
    };
  }

  /// Where the fields of a position stand; -1: the type has none.
  ///
  /// @param place longitude (28 bits), then latitude (27 bits)
  /// @param course 12 bits, tenths of a degree
  /// @param speed 10 bits
  /// @param perKnot units of speed in a knot
  private record Layout(int place, int course, int speed, int perKnot) {}

  private static AisReport moved(AisBits bits, Layout at, @Nullable Said said)
      throws SixbitException {
    int longitude = bits.signed(at.place(), 28);
    int latitude = bits.signed(at.place() + 28, 27);
    int course = at.course() < 0 ? 3_600 : bits.number(at.course(), 12);
    int speed = at.speed() < 0 ? 1_023 : bits.number(at.speed(), 10);
    return placed(
        bits,
        new Place(latitude / FINE, longitude / FINE),
        course < 3_600 ? course / 10.0 : Double.NaN,
        speed < 1_023 ? (double) speed / at.perKnot() : Double.NaN,
        said);
  }

  private static AisReport longRange(AisBits bits) throws SixbitException {
    int longitude = bits.signed(44, 18);
    int latitude = bits.signed(62, 17);
    int speed = bits.number(79, 6);
    int course = bits.number(85, 9);
    return placed(
        bits,
        new Place(latitude / COARSE, longitude / COARSE),
        course < 360 ? course : Double.NaN,
        speed < 63 ? speed : Double.NaN,
        null);
  }

  private record Place(double latitude, double longitude) {}

  private static AisReport placed(
      AisBits bits, Place place, double course, double speed, @Nullable Said said)
      throws SixbitException {
    if (place.latitude() == 91 || place.longitude() == 181) {
      return new Unused(FeedCount.POSITION_NOT_AVAILABLE);
    }
    if (Math.abs(place.latitude()) > 90 || Math.abs(place.longitude()) > 180) {
      return new Unused(FeedCount.POSITION_IMPOSSIBLE);
    }
    // A speed above 1,000 knots says "as fast or faster" (type 9); the picture holds up to 1,000.
    double knots = speed > 1_000 ? 1_000 : speed;
    Position position = new Position(place.latitude(), place.longitude());
    return new Moved(bits.number(0, 6), bits.number(8, 30), position, course, knots, said);
  }

  private static AisReport partOf24(AisBits bits, int mmsi) throws SixbitException {
    return switch (bits.number(38, 2)) {
      case 0 -> new Described(mmsi, new Said(bits.text(40, 20), -1));
      case 1 -> new Described(mmsi, new Said(null, bits.number(40, 8)));
      default -> new Unused(FeedCount.TYPE_UNUSED);
    };
  }
}

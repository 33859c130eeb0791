// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import renkei.core.entry.TrackKind;

/// What moves, by message type, MMSI (ITU-R M.585) and ship type (ITU-R M.1371-5 table 53).
final class ShipKinds {
  private ShipKinds() {}

  /// The kind of whoever sent it.
  ///
  /// @param type message type of the position
  /// @param mmsi who
  /// @param shipType 0 when not known
  static TrackKind of(int type, int mmsi, int shipType) {
    int three = mmsi / 1_000_000;
    if (type == 4 || mmsi < 10_000_000) {
      return TrackKind.STATION;
    }
    if (type == 21 || three / 10 == 99) {
      return TrackKind.AID;
    }
    if (type == 9 || three == 111) {
      return TrackKind.AIRCRAFT;
    }
    // Search and rescue transmitter, man overboard, emergency beacon.
    if (three == 970 || three == 972 || three == 974) {
      return TrackKind.RESCUE;
    }
    return ofShip(shipType);
  }

  private static TrackKind ofShip(int shipType) {
    return switch (shipType) {
      case 30 -> TrackKind.FISHING;
      case 31, 32, 33, 34, 50, 52, 53, 54 -> TrackKind.SERVICE;
      case 35 -> TrackKind.STATE;
      case 36, 37 -> TrackKind.LEISURE;
      case 51, 55, 58 -> TrackKind.RESCUE;
      default -> ofTens(shipType / 10);
    };
  }

  private static TrackKind ofTens(int tens) {
    return switch (tens) {
      case 6 -> TrackKind.PASSENGER;
      case 7 -> TrackKind.CARGO;
      case 8 -> TrackKind.TANKER;
      default -> TrackKind.SHIP;
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// What moves. Deliberately without any kind that says whose side it is on or what it threatens.
public enum TrackKind {
  /// A cargo ship.
  CARGO,
  /// A tanker.
  TANKER,
  /// A passenger ship or ferry.
  PASSENGER,
  /// A fishing vessel.
  FISHING,
  /// A tug, pilot, dredger or other working vessel.
  SERVICE,
  /// Search and rescue, law enforcement, medical.
  RESCUE,
  /// A pleasure craft or sailing vessel.
  LEISURE,
  /// A vessel of a state.
  STATE,
  /// A ship of which nothing more is known.
  SHIP,
  /// An aircraft.
  AIRCRAFT,
  /// A fixed station.
  STATION,
  /// A buoy, light or other aid to navigation.
  AID
}

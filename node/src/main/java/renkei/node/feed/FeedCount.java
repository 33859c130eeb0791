// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

/// Everything that a feed counts. Each thing that is not used has a name of its own, so that
/// nothing is dropped in silence; a line is counted under [#LINES] and, when it is not used, under
/// exactly one of the reasons.
public enum FeedCount {
  /// Lines that came, whatever they held.
  LINES,
  /// Lines with nothing in them.
  BLANK,
  /// Longer than the limit; skipped up to its end.
  LINE_TOO_LONG,
  /// Holds a byte that is not printable ASCII.
  NOT_ASCII,
  /// Neither AIS nor a header that is known.
  NOT_AIS,
  /// Ends before its checksum.
  CUT,
  /// The checksum is another.
  CHECKSUM_WRONG,
  /// The fields are not those of a VDM or VDO sentence (IEC 61162-1).
  FIELDS_WRONG,
  /// The payload has characters outside the six-bit alphabet or is too long.
  PAYLOAD_WRONG,
  /// A header or tag block with a time that could be read.
  TIMED,
  /// A header or tag block that is broken; the sentence behind it is used all the same.
  HEADER_WRONG,
  /// The recorded time leapt by more than ten minutes.
  TIME_LEAPT,
  /// Sentences that were whole.
  SENTENCES,
  /// A later part whose first part never came or is gone.
  PART_WITHOUT_BEGINNING,
  /// A first part whose rest never came in time.
  PART_UNFINISHED,
  /// A first part dropped because too many were open.
  PART_DISPLACED,
  /// Messages that were whole.
  MESSAGES,
  /// Of a type that AIS does not have.
  TYPE_UNKNOWN,
  /// Of a type that says nothing about where a ship is or what it is.
  TYPE_UNUSED,
  /// Shorter than its type must be.
  MESSAGE_TOO_SHORT,
  /// An MMSI of 0 or of more than nine digits.
  MMSI_WRONG,
  /// Says itself that it has no position (91° or 181°).
  POSITION_NOT_AVAILABLE,
  /// A position that is not on earth.
  POSITION_IMPOSSIBLE,
  /// Positions used.
  POSITIONS,
  /// Names and types used.
  STATICS,
  /// A ship forgotten because too many were known; the one longest unheard.
  SHIP_DISPLACED,
  /// Tracks made.
  TRACKS,
  /// Tracks replaced by a newer one of the same ship before they were taken.
  CONFLATED,
  /// Tracks dropped because too many ships were waiting; the one longest waiting.
  TRACK_DISPLACED,
  /// Batches that the picture had no room for; offered again later.
  BATCH_REFUSED,
  /// Tracks that were taken.
  DELIVERED,
  /// Times the feed was opened or dialled.
  OPENED,
  /// Times that failed, or ended by a fault.
  FAILED,
  /// Ended because nothing came for too long.
  SILENT
}

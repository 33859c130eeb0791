// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.node.feed.AisReport.Described;
import renkei.node.feed.AisReport.Moved;
import renkei.node.feed.AisReport.Said;
import renkei.node.feed.AisReport.Unused;

/// Turns lines of an AIS stream into tracks: positions joined with what each ship said of its name
/// and type. Takes any bytes, throws nothing, counts everything. Owned by one thread; [#counters]
/// may be read by any.
public final class AisReader {
  private final FeedSettings settings;
  private final FeedTally tally;
  private final AisTimes times;
  private final AisParts parts;
  private final int shipsMax;
  private final Map<Integer, Ship> ships = new LinkedHashMap<>(1_024, 0.75f, true);

  /// What is known of one ship.
  private record Ship(String name, int shipType, int positionType, @Nullable Track last) {
    static final Ship UNKNOWN = new Ship("", AisReport.NO_TYPE, 0, null);

    Ship hearing(Said said) {
      String heard = said.name();
      String newName = heard == null || heard.isEmpty() ? name : heard;
      int newType = said.shipType() < 0 ? shipType : said.shipType();
      return new Ship(newName, newType, positionType, last);
    }
  }

  /// A reader with empty tables.
  public AisReader(FeedSettings settings) {
    this(settings, new FeedTally(), Limits.TRACKS_MAX);
  }

  AisReader(FeedSettings settings, FeedTally tally, int shipsMax) {
    this.settings = settings;
    this.tally = tally;
    this.times = new AisTimes(settings.asLive(), tally);
    this.parts = new AisParts(tally);
    this.shipsMax = shipsMax;
  }

  /// Reads one line without its line feed.
  ///
  /// @param arrival now
  /// @return a track, when the line completed one
  public Optional<Track> read(String line, Instant arrival) {
    return take(AisLine.of(line), arrival);
  }

  /// What was counted so far.
  public FeedCounters counters() {
    return tally.counters();
  }

  /// Forgets open parts and time stamps: the stream ended or begins anew. Ships stay known.
  public void restart() {
    parts.end();
    times.restart();
  }

  Optional<Track> take(AisLine line, Instant arrival) {
    tally.add(FeedCount.LINES);
    return switch (line) {
      case AisLine.Unused unused -> {
        tally.add(unused.why());
        yield Optional.empty();
      }
      case AisLine.Header header -> {
        times.stamp(header.time());
        yield Optional.empty();
      }
      case AisLine.Ais ais -> takeSentence(ais, arrival);
    };
  }

  private Optional<Track> takeSentence(AisLine.Ais line, Instant arrival) {
    tally.add(FeedCount.SENTENCES);
    tally.add(FeedCount.HEADER_WRONG, line.tagWrong() ? 1 : 0);
    if (line.time() != null) {
      times.stamp(line.time());
    }
    Instant at = times.take(arrival).truncatedTo(ChronoUnit.MILLIS);
    return parts.join(line.sentence(), at, arrival).flatMap(this::takeMessage);
  }

  private Optional<Track> takeMessage(AisParts.Whole message) {
    return switch (AisDecoder.decode(message.payload(), message.fill())) {
      case Unused unused -> {
        tally.add(unused.why());
        yield Optional.empty();
      }
      case Moved moved -> Optional.of(move(moved, message));
      case Described described -> describe(described);
    };
  }

  private Track move(Moved moved, AisParts.Whole message) {
    tally.add(FeedCount.POSITIONS);
    Ship before = ships.getOrDefault(moved.mmsi(), Ship.UNKNOWN);
    Ship ship = moved.said() == null ? before : before.hearing(moved.said());
    TrackKind kind = ShipKinds.of(moved.type(), moved.mmsi(), ship.shipType());
    Track track =
        new Track(
            id(moved.mmsi()),
            kind,
            ship.name(),
            moved.position(),
            moved.course(),
            moved.speed(),
            message.at(),
            settings.labels().of(message.talker()),
            settings.source());
    remember(moved.mmsi(), new Ship(ship.name(), ship.shipType(), moved.type(), track));
    tally.add(FeedCount.TRACKS);
    return track;
  }

  /// A name or type that comes after the position makes the track anew: same place, same time.
  private Optional<Track> describe(Described described) {
    tally.add(FeedCount.STATICS);
    Ship ship = ships.getOrDefault(described.mmsi(), Ship.UNKNOWN).hearing(described.said());
    remember(described.mmsi(), ship);
    Track last = ship.last();
    if (last == null) {
      return Optional.empty();
    }
    TrackKind kind = ShipKinds.of(ship.positionType(), described.mmsi(), ship.shipType());
    if (kind == last.kind() && ship.name().equals(last.name())) {
      return Optional.empty();
    }
    Track track =
        new Track(
            last.id(),
            kind,
            ship.name(),
            last.position(),
            last.course(),
            last.speed(),
            last.at(),
            last.label(),
            last.source());
    remember(described.mmsi(), new Ship(ship.name(), ship.shipType(), ship.positionType(), track));
    tally.add(FeedCount.TRACKS);
    return Optional.of(track);
  }

  private void remember(int mmsi, Ship ship) {
    if (ships.put(mmsi, ship) == null && ships.size() > shipsMax) {
      Iterator<Integer> longestUnheard = ships.keySet().iterator();
      longestUnheard.next();
      longestUnheard.remove();
      tally.add(FeedCount.SHIP_DISPLACED);
    }
  }

  /// The track id of an MMSI: nine digits, zeros in front.
  static TrackId id(int mmsi) {
    String digits = Integer.toString(mmsi);
    return new TrackId("mmsi-" + "0".repeat(9 - digits.length()) + digits);
  }
}

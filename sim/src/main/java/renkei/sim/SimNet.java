// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import renkei.core.base.Bytes;
import renkei.core.entry.PartyId;

/// Streams between parties, on a bad day: frames are late, lost, repeated and out of sequence, and
/// streams are cut. A frame of an ended stream never arrives in the next one.
public final class SimNet {
  /// What can happen to a frame or a stream.
  public enum Fault {
    /// A frame that never arrives.
    LOST,
    /// A frame that arrives twice.
    REPEATED,
    /// A frame that is held back behind later ones.
    REORDERED,
    /// A stream that ends.
    CUT
  }

  /// How bad the day is: chances of each fault per frame, in thousandths.
  public record Weather(int lost, int repeated, int reordered, int delayMillisMax) {
    /// No fault but a little delay.
    public static final Weather FAIR = new Weather(0, 0, 0, 20);
  }

  /// A frame on its way.
  record Flight(
      long arrivesMillis, long sequence, PartyId from, PartyId to, long stream, Bytes bytes)
      implements Comparable<Flight> {
    @Override
    public int compareTo(Flight other) {
      int order = Long.compare(arrivesMillis, other.arrivesMillis);
      return order != 0 ? order : Long.compare(sequence, other.sequence);
    }
  }

  private record Pair(PartyId low, PartyId high) {
    static Pair of(PartyId a, PartyId b) {
      return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }

  private final SplittableRandom random;
  private final PriorityQueue<Flight> flights = new PriorityQueue<>();
  private final Map<Pair, Long> streams = new HashMap<>();
  private final Map<Pair, Long> lastArrival = new HashMap<>();
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private Weather weather = Weather.FAIR;
  private long sequence;
  private long streamsMade;

  SimNet(long seed) {
    this.random = new SplittableRandom(seed);
  }

  void weather(Weather now) {
    weather = now;
  }

  boolean open(PartyId a, PartyId b) {
    return streams.containsKey(Pair.of(a, b));
  }

  void connect(PartyId a, PartyId b) {
    streams.put(Pair.of(a, b), ++streamsMade);
  }

  /// Ends a stream; what was on its way is lost with it.
  void cut(PartyId a, PartyId b) {
    if (streams.remove(Pair.of(a, b)) != null) {
      count(Fault.CUT);
    }
  }

  /// Every stream of one party ends, and only the others would notice.
  void cutAll(PartyId party) {
    streams
        .keySet()
        .removeIf(pair -> {
          boolean its = pair.low().equals(party) || pair.high().equals(party);
          if (its) {
            count(Fault.CUT);
          }
          return its;
        });
  }

  /// Something to carry.
  ///
  /// @param safe neither lost, repeated nor held back
  record Parcel(PartyId from, PartyId to, Bytes bytes, boolean safe) {}

  void send(Parcel parcel, long nowMillis) {
    PartyId from = parcel.from();
    PartyId to = parcel.to();
    Bytes bytes = parcel.bytes();
    Long stream = streams.get(Pair.of(from, to));
    if (stream == null) {
      return;
    }
    if (!parcel.safe() && chance(weather.lost())) {
      count(Fault.LOST);
      return;
    }
    boolean reordered = !parcel.safe() && chance(weather.reordered());
    long base = nowMillis + 1 + random.nextInt(weather.delayMillisMax());
    Pair direction = new Pair(from, to);
    long arrives = reordered ? base + weather.delayMillisMax() : Math.max(base, after(direction));
    if (reordered) {
      count(Fault.REORDERED);
    } else {
      lastArrival.put(direction, arrives);
    }
    flights.add(new Flight(arrives, ++sequence, from, to, stream, bytes));
    if (!parcel.safe() && chance(weather.repeated())) {
      count(Fault.REPEATED);
      long again = arrives + random.nextInt(weather.delayMillisMax());
      flights.add(new Flight(again, ++sequence, from, to, stream, bytes));
    }
  }

  private long after(Pair direction) {
    return lastArrival.getOrDefault(direction, 0L);
  }

  /// The next frame that has arrived and whose stream still stands.
  Optional<Flight> next(long nowMillis) {
    while (!flights.isEmpty() && flights.peek().arrivesMillis() <= nowMillis) {
      Flight flight = flights.poll();
      Long stream = streams.get(Pair.of(flight.from(), flight.to()));
      if (stream != null && stream == flight.stream()) {
        return Optional.of(flight);
      }
    }
    return Optional.empty();
  }

  boolean idle() {
    return flights.isEmpty();
  }

  /// When the next frame arrives; never: none is on its way.
  long nextMillis() {
    return flights.isEmpty() ? Long.MAX_VALUE : flights.peek().arrivesMillis();
  }

  /// The number of the stream between two; 0: there is none.
  long stream(PartyId a, PartyId b) {
    return streams.getOrDefault(Pair.of(a, b), 0L);
  }

  /// How often a fault happened.
  public long faults(Fault fault) {
    return faults.getOrDefault(fault, 0L);
  }

  private boolean chance(int thousandths) {
    return thousandths > 0 && random.nextInt(1000) < thousandths;
  }

  private void count(Fault fault) {
    faults.merge(fault, 1L, Long::sum);
  }
}

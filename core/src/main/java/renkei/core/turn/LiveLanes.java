// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;
import renkei.core.entry.BeatPart;
import renkei.core.entry.EntryId;
import renkei.core.entry.NumberedTrack;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.ReleasedTrack;
import renkei.core.exchange.LinkState;
import renkei.core.journal.Row;
import renkei.core.picture.Beat;
import renkei.core.picture.Lane;
import renkei.core.picture.Numbers;
import renkei.core.release.AdoptedRule;
import renkei.core.release.Policy;
import renkei.core.release.SeenBy;
import renkei.core.release.TrackGate;
import renkei.core.release.TrackPermit;

/// Released tracks: a lane for each rule and recipient going out, and the last whole set of every
/// lane coming in. Owner: the turn.
public final class LiveLanes {
  /// Tracks of one peer that are kept: what it shows, and as many that are on their way.
  private static final int KEPT_MAX = 2 * Limits.TRACKS_MAX;

  /// Parts of one beat: as many as the largest picture has.
  private static final int PARTS_MAX = Limits.TRACKS_MAX / BeatPart.TRACKS_MAX;

  private final State state;
  private final Map<PartyId, Outward> outward = new TreeMap<>();
  private final Map<PartyId, Map<Integer, Inward>> inward = new TreeMap<>();

  LiveLanes(State state) {
    this.state = state;
  }

  /// Everything on its way to one recipient.
  private static final class Outward {
    private final Numbers numbers = new Numbers();
    private final Map<EntryId, Going> going = new LinkedHashMap<>();
    private int begun;

    /// The policy under which lanes were looked at that must end.
    private long ended;

    private @Nullable TrackGate gate;
    private List<AdoptedRule> rules = List.of();

    TrackGate gate(Policy policy, PartyId recipient) {
      TrackGate present = gate;
      if (present == null || present.policyNumber() != policy.number()) {
        present = TrackGate.compile(policy, recipient);
        gate = present;
        rules = policy.trackRulesFor(recipient);
      }
      return present;
    }
  }

  private static final class Going {
    private final Lane lane;
    private Lane.Counts recorded = new Lane.Counts(0, 0, 0, 0);

    Going(Lane lane) {
      this.lane = lane;
    }
  }

  /// One lane of a peer: the last whole set, and the parts of the next.
  private static final class Inward {
    private Instant shownAt = Instant.MIN;
    private List<ReleasedTrack> shown = List.of();
    private Instant comingAt = Instant.MIN;
    private int parts;
    private int comingTracks;
    private final Map<Integer, List<ReleasedTrack>> coming = new TreeMap<>();

    int held() {
      return shown.size() + comingTracks;
    }

    void add(int part, List<ReleasedTrack> tracks) {
      List<ReleasedTrack> before = coming.put(part, tracks);
      comingTracks += tracks.size() - (before == null ? 0 : before.size());
    }

    void giveUp() {
      coming.clear();
      comingTracks = 0;
    }
  }

  /// Sets that are due for a peer now, each in its parts, under permits of the present policy.
  List<TrackPermit> due(PartyId peer, Instant now) {
    Policy policy = state.desk().policy();
    Outward out = outward.computeIfAbsent(peer, _ -> new Outward());
    TrackGate gate = out.gate(policy, peer);
    List<TrackPermit> permits = new ArrayList<>();
    end(out, gate, now, permits);
    boolean up =
        state.findLink(peer).filter(link -> link.state() instanceof LinkState.Up).isPresent();
    tick(out, gate, now);
    for (AdoptedRule rule : out.rules) {
      if (rule.rule().scope() instanceof ReleaseRule.Tracks scope) {
        if (up) {
          lane(out, rule.id(), scope)
              .take(now, track -> gate.covers(track, rule.id(), now))
              .ifPresent(beat -> parts(beat, gate, rule.id(), now, permits));
        }
      }
    }
    return permits;
  }

  /// One look at the picture for all lanes of a beat whose rules are equally late.
  private void tick(Outward out, TrackGate gate, Instant now) {
    Map<Duration, Map<EntryId, Lane>> beating = new TreeMap<>();
    for (AdoptedRule rule : out.rules) {
      if (rule.rule().scope() instanceof ReleaseRule.Tracks scope) {
        Lane lane = lane(out, rule.id(), scope);
        if (lane.beats(now)) {
          beating.computeIfAbsent(scope.delay(), _ -> new HashMap<>()).put(rule.id(), lane);
        }
      }
    }
    beating.forEach((delay, lanes) -> {
      Instant due = now.plus(delay);
      Lane.tick(
          lanes.values(),
          now,
          state.picture(),
          track -> gate.covering(track, due).map(rule -> lanes.get(rule.id())).orElse(null));
    });
  }

  private static Lane lane(Outward out, EntryId rule, ReleaseRule.Tracks scope) {
    return out.going.computeIfAbsent(
            rule, _ -> new Going(new Lane(++out.begun, scope, out.numbers)))
        .lane;
  }

  /// A rule that holds no more sends one empty set, so that the recipient sees that all is gone.
  private static void end(Outward out, TrackGate gate, Instant now, List<TrackPermit> permits) {
    if (out.ended == gate.policyNumber()) {
      return;
    }
    out.ended = gate.policyNumber();
    Set<EntryId> present = new HashSet<>();
    out.rules.forEach(rule -> present.add(rule.id()));
    Iterator<Map.Entry<EntryId, Going>> all = out.going.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<EntryId, Going> one = all.next();
      if (!present.contains(one.getKey())) {
        parts(one.getValue().lane.last(now), gate, one.getKey(), now, permits);
        all.remove();
      }
    }
  }

  private static void parts(
      Beat beat, TrackGate gate, EntryId rule, Instant now, List<TrackPermit> permits) {
    for (Beat.Part part : beat.parts()) {
      gate.permit(part.part(), rule, part.tracks(), now).ifPresent(permits::add);
    }
  }

  /// The counts of each lane since they were recorded last, once a minute.
  List<Row> beat(Instant now) {
    List<Row> rows = new ArrayList<>();
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    if (!minute.equals(lastMinute)) {
      outward.forEach(
          (peer, out) -> out.going.forEach((rule, going) -> count(peer, rule, going, rows)));
      lastMinute = minute;
    }
    return rows;
  }

  private Instant lastMinute = Instant.EPOCH;

  private void count(PartyId peer, EntryId rule, Going going, List<Row> rows) {
    Lane.Counts counts = going.lane.counts();
    Lane.Counts before = going.recorded;
    going.recorded = counts;
    if (!counts.equals(before)) {
      rows.add(
          new Row.LaneCounts(
              peer,
              rule,
              lastMinute,
              counts.sent() - before.sent(),
              counts.conflated() - before.conflated(),
              counts.withheld() - before.withheld()));
    }
  }

  /// A part of a peer's beat came; the set is shown when it is whole. False: it is more than what
  /// is kept of one peer, so that set is given up.
  boolean came(PartyId peer, BeatPart part, List<ReleasedTrack> tracks, Instant now) {
    Map<Integer, Inward> lanes = inward.computeIfAbsent(peer, _ -> new TreeMap<>());
    Inward lane = lanes.computeIfAbsent(part.lane(), _ -> new Inward());
    if (!part.at().isAfter(lane.shownAt) && !lane.shownAt.isAfter(now.plusSeconds(60))) {
      return true;
    }
    if (!part.at().equals(lane.comingAt) || part.parts() != lane.parts) {
      lane.giveUp();
      lane.comingAt = part.at();
      lane.parts = part.parts();
    }
    if (part.parts() > PARTS_MAX || held(peer) + tracks.size() > KEPT_MAX) {
      lane.giveUp();
      return false;
    }
    lane.add(part.part(), tracks);
    if (lane.coming.size() == part.parts()) {
      List<ReleasedTrack> whole = new ArrayList<>();
      lane.coming.values().forEach(whole::addAll);
      lane.shown = List.copyOf(whole);
      lane.shownAt = lane.comingAt;
      lane.giveUp();
    }
    return true;
  }

  /// How many tracks of a peer are kept, those on their way among them.
  public int held(PartyId peer) {
    return inward.getOrDefault(peer, Map.of()).values().stream().mapToInt(Inward::held).sum();
  }

  /// What a peer releases to us at this moment.
  public List<ReleasedTrack> from(PartyId peer) {
    Map<Integer, Inward> lanes = inward.get(peer);
    if (lanes == null) {
      return List.of();
    }
    List<ReleasedTrack> all = new ArrayList<>();
    lanes.values().forEach(lane -> all.addAll(lane.shown));
    return List.copyOf(all);
  }

  /// The own picture and documents exactly as a peer has them, with every reason for the rest.
  public SeenBy seenBy(PartyId peer, Instant at) {
    List<NumberedTrack> sent = new ArrayList<>();
    Outward out = outward.get(peer);
    if (out != null) {
      out.going.values().forEach(going -> sent.addAll(going.lane.sent()));
    }
    return SeenBy.of(state.picture().tracks(), sent, peer, state.desk().policy(), at);
  }

  /// How many tracks a peer has of us at this moment.
  public int sentNow(PartyId peer) {
    Outward out = outward.get(peer);
    return out == null
        ? 0
        : out.going.values().stream().mapToInt(going -> going.lane.sent().size()).sum();
  }

  /// What was sent, conflated and withheld on the lanes to a peer since the start.
  public List<Lane.Counts> counts(PartyId peer) {
    Outward out = outward.get(peer);
    return out == null
        ? List.of()
        : out.going.values().stream().map(going -> going.lane.counts()).toList();
  }
}

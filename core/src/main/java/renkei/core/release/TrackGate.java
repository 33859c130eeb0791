// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import renkei.core.entry.BeatPart;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.NumberedTrack;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.Track;

/// The gate for tracks and one recipient, compiled from one policy for the live lane: it gives the
/// same rulings as [Gate#rule], without the sentences. A test compares the two on random policies.
/// Owner: the turn; it remembers labels that it met.
public final class TrackGate {
  /// Labels remembered; at the bound all are forgotten, and counted.
  static final int LABELS_MAX = 1_024;

  private final Policy policy;
  private final PartyId recipient;
  private final Compiled[] rules;

  /// When the agreement ends, in milliseconds since 1970; a notice names it before.
  private final long ends;

  private final RuleGrid grid;
  private final Map<Label, Met> labels = new HashMap<>();
  private @Nullable Met last;
  private long forgotten;

  private TrackGate(Policy policy, PartyId recipient, Compiled[] rules, RuleGrid grid) {
    this.policy = policy;
    this.recipient = recipient;
    this.rules = rules;
    this.ends =
        policy
            .agreement(recipient)
            .flatMap(agreement -> Optional.ofNullable(agreement.ends()))
            .map(Instant::toEpochMilli)
            .orElse(Long.MAX_VALUE);
    this.grid = grid;
  }

  /// Compiles the rules that name a recipient.
  public static TrackGate compile(Policy policy, PartyId recipient) {
    List<Compiled> rules = new ArrayList<>();
    List<Area> areas = new ArrayList<>();
    for (AdoptedRule adopted : policy.trackRulesFor(recipient)) {
      if (adopted.rule().scope() instanceof ReleaseRule.Tracks scope) {
        rules.add(
            Compiled.of(adopted, scope, ScopeCover.within(policy, recipient, adopted.rule())));
        areas.add(scope.area());
      }
    }
    return new TrackGate(policy, recipient, rules.toArray(Compiled[]::new), new RuleGrid(areas));
  }

  /// A rule in numbers: times in milliseconds since 1970, sets as bits.
  private record Compiled(
      AdoptedRule adopted,
      ReleaseRule.Tracks scope,
      long from,
      long until,
      long delay,
      long ageMax,
      int bits) {
    /// Above the bits of kinds are those of levels.
    private static final int LEVELS = 20;

    static Compiled of(AdoptedRule adopted, ReleaseRule.Tracks scope, ScopeCover.Within within) {
      Instant until = adopted.rule().until();
      int bits = within.levels() << LEVELS;
      for (var kind : scope.kinds()) {
        bits |= 1 << kind.ordinal();
      }
      return new Compiled(
          adopted,
          scope,
          adopted.rule().from().toEpochMilli(),
          Math.min(until == null ? Long.MAX_VALUE : until.toEpochMilli(), within.until()),
          upMillis(scope.delay()),
          scope.ageMax().toMillis(),
          bits);
    }

    private static long upMillis(Duration delay) {
      return delay.plusNanos(999_999).toMillis();
    }

    boolean covers(Track track, long seen, long at) {
      long age = at - seen;
      return (bits >> track.kind().ordinal() & 1) == 1
          && (bits >> LEVELS + track.label().level().ordinal() & 1) == 1
          && age >= delay
          && age <= ageMax
          && at >= from
          && at < until
          && track.source().grade().compareTo(scope.gradeMin()) <= 0
          // A cell that lies in the area holds no position outside it: the cheap question first.
          && scope.area().contains(track.position())
          && Reduction.within(track.position(), scope.cellDegrees(), scope.area());
    }
  }

  /// What the gate says of a label, whatever carries it.
  ///
  /// @param label as held
  /// @param crossing as it crosses; null: withheld
  private record Met(Label label, @Nullable Label crossing) {}

  /// The number of the policy that it was compiled from.
  public long policyNumber() {
    return policy.number();
  }

  /// For whom.
  public PartyId recipient() {
    return recipient;
  }

  /// How often the remembered labels were forgotten because they were too many.
  public long forgotten() {
    return forgotten;
  }

  /// The rule that lets a track go at a time: the first adopted that covers it.
  public Optional<AdoptedRule> covering(Track track, Instant at) {
    int rule = rule(track, at.toEpochMilli());
    return rule < 0 ? Optional.empty() : Optional.of(rules[rule].adopted());
  }

  /// Whether exactly this rule lets a track go at a time.
  public boolean covers(Track track, EntryId rule, Instant at) {
    int found = rule(track, at.toEpochMilli());
    return found >= 0 && rules[found].adopted().id().equals(rule);
  }

  /// What would cross of a track at a time; empty: it is withheld.
  public Optional<ReducedTrack> reduce(Track track, Instant at) {
    int rule = rule(track, at.toEpochMilli());
    return rule < 0 ? Optional.empty() : Optional.of(form(track, rule));
  }

  /// A permit for one part of a beat under a rule, ruled now: what that rule does not let go any
  /// more is left out. A set may be empty, which tells the recipient that everything is gone. Empty
  /// when no agreement with the recipient is in force: then nothing is said at all.
  public Optional<TrackPermit> permit(
      BeatPart part, EntryId rule, List<NumberedTrack> tracks, Instant at) {
    if (policy.agreement(recipient).filter(found -> found.holds(at)).isEmpty()) {
      return Optional.empty();
    }
    long now = at.toEpochMilli();
    List<ReleasedTrack> released = new ArrayList<>(tracks.size());
    for (NumberedTrack numbered : tracks) {
      int found = rule(numbered.track(), now);
      if (found >= 0 && rules[found].adopted().id().equals(rule)) {
        released.add(form(numbered.track(), found).numbered(numbered.number()));
      }
    }
    return Optional.of(new TrackPermit(part, released, recipient, policy.number()));
  }

  private ReducedTrack form(Track track, int rule) {
    Label crossing = met(track).crossing();
    if (crossing == null) {
      throw new IllegalStateException("a track whose label is withheld has no form");
    }
    return Reduction.of(track, rules[rule].scope(), crossing);
  }

  /// Index of the first rule that lets it go; -1: none does, or the label does not.
  private int rule(Track track, long at) {
    if (rules.length == 0 || at >= ends || met(track).crossing() == null) {
      return -1;
    }
    long seen = track.at().toEpochMilli();
    int small = first(grid.small(track.position()), track, seen, at);
    int large = first(grid.large(track.position()), track, seen, at);
    if (small < 0 || large < 0) {
      return Math.max(small, large);
    }
    return Math.min(small, large);
  }

  private int first(int[] candidates, Track track, long seen, long at) {
    for (int candidate : candidates) {
      if (rules[candidate].covers(track, seen, at)) {
        return candidate;
      }
    }
    return -1;
  }

  private Met met(Track track) {
    Met before = last;
    if (before != null && before.label() == track.label()) {
      return before;
    }
    Met met = labels.get(track.label());
    if (met == null) {
      if (labels.size() >= LABELS_MAX) {
        labels.clear();
        forgotten++;
      }
      met = new Met(track.label(), crossing(track));
      labels.put(track.label(), met);
    }
    // Feeds give all their tracks one label object, so the next is most often the same.
    Met same = met.label() == track.label() ? met : new Met(track.label(), met.crossing());
    last = same;
    return same;
  }

  /// Asks every clause of the gate except the one about rules.
  private @Nullable Label crossing(Track track) {
    List<Clause> asked =
        Gate.clauses().stream().filter(clause -> !(clause instanceof CoverClause)).toList();
    Ruling ruling =
        new Gate(asked).judge(new Case(new Thing.OfTrack(track), recipient, policy, Instant.EPOCH));
    boolean lets =
        ruling.against().stream().allMatch(reason -> reason.code() == ReasonCode.NO_FORM);
    return policy
        .agreement(recipient)
        .filter(_ -> lets)
        .map(agreement -> Reduction.label(track.label(), agreement.outward().toCode()))
        .orElse(null);
  }
}

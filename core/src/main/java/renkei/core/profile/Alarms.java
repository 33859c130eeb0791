// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.Answer;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.consent.Stance;
import renkei.core.entry.Clocks;
import renkei.core.entry.Domestic;
import renkei.core.entry.Domestic.AlarmClock;
import renkei.core.entry.Domestic.AlarmRaised;
import renkei.core.entry.Domestic.AlarmStage;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Alarms of the three clocks. One stands where somebody of this party must act: at the party asked
/// when its time to acknowledge or to answer nears and when it ran out, at the asker when the other
/// side let one run out. It stands until an officer takes it or what it asks for is done; a taken
/// warning comes back once, when the time has run out. Owned by the turn; not thread-safe.
public final class Alarms {
  /// How long before a clock runs out its alarm is raised at the latest; a quarter of the time
  /// given where that is less.
  public static final Duration NEAR = Duration.ofMinutes(15);

  private final PartyId self;
  private final Proposals proposals;
  private final Map<EntryId, Line> lines = new LinkedHashMap<>();
  private final List<EntryId> numbered = new ArrayList<>();
  private final Map<EntryId, Set<AlarmRaised>> raised = new HashMap<>();
  private final NavigableMap<Instant, Set<EntryId>> wakes = new TreeMap<>();
  private final Map<EntryId, Instant> wakeOf = new HashMap<>();
  private final Set<EntryId> untaken = new LinkedHashSet<>();

  /// No alarm yet.
  public Alarms(PartyId self, Proposals proposals) {
    this.self = self;
    this.proposals = proposals;
  }

  /// An alarm that was raised.
  ///
  /// @param number from 1, in the sequence of the journal; all that leaves the node of it
  /// @param id its entry
  /// @param body what it says
  /// @param at when it was raised
  /// @param taken who took it; null: nobody
  public record Line(
      long number, EntryId id, AlarmRaised body, Instant at, @Nullable Taken taken) {}

  /// That an officer took an alarm.
  public record Taken(OfficerId officer, Instant at) {}

  // ------------------------------------------------------------------------------------- folding

  /// Takes an entry into account.
  void apply(Entry entry) {
    if (entry.body() instanceof AlarmRaised body) {
      lines.put(entry.id(), new Line(lines.size() + 1L, entry.id(), body, entry.recorded(), null));
      numbered.add(entry.id());
      raised.computeIfAbsent(body.proposal(), _ -> new HashSet<>()).add(body);
      untaken.add(entry.id());
    } else if (entry.body() instanceof Domestic.AlarmTaken(EntryId alarm)) {
      lines.computeIfPresent(alarm, (_, line) -> taken(line, entry));
      untaken.remove(alarm);
    } else {
      // Whatever is stated about a proposal can change who must act.
      Proposals.proposalOf(entry).ifPresent(proposal -> wake(proposal, Instant.EPOCH));
    }
  }

  private static Line taken(Line line, Entry by) {
    return new Line(
        line.number, line.id, line.body, line.at, new Taken(by.officer(), by.recorded()));
  }

  private void wake(EntryId proposal, @Nullable Instant at) {
    Instant before = at == null ? wakeOf.remove(proposal) : wakeOf.put(proposal, at);
    if (before != null && !before.equals(at)) {
      Set<EntryId> same = wakes.getOrDefault(before, new HashSet<>());
      same.remove(proposal);
      if (same.isEmpty()) {
        wakes.remove(before);
      }
    }
    if (at != null) {
      wakes.computeIfAbsent(at, _ -> new LinkedHashSet<>()).add(proposal);
    }
  }

  // ------------------------------------------------------------------------------------- judging

  /// Why taking an alarm is refused; empty for every other entry.
  Optional<Refusal> check(Entry entry) {
    if (!(entry.body() instanceof Domestic.AlarmTaken(EntryId alarm))) {
      return Optional.empty();
    }
    Line line = lines.get(alarm);
    if (line == null) {
      return refuse(RefusalCode.NOT_LISTED, "There is no alarm " + alarm + " here.");
    }
    Taken taken = line.taken();
    if (taken != null) {
      return refuse(
          RefusalCode.STALE,
          "Officer "
              + taken.officer()
              + " took alarm "
              + line.number()
              + " at "
              + taken.at()
              + ".");
    }
    return stands(line, entry.recorded())
        ? Optional.empty()
        : refuse(
            RefusalCode.STALE,
            "Alarm " + line.number() + " asks for nothing any more: what it asked for is done.");
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }

  // -------------------------------------------------------------------------------------- asking

  /// The alarms that are to be raised now, at most so many; each once. Those beyond come with the
  /// next turn.
  public List<AlarmRaised> due(Instant now, int most) {
    List<AlarmRaised> due = new ArrayList<>();
    List<EntryId> awake =
        wakes.headMap(now, true).values().stream().flatMap(Set::stream).limit(most).toList();
    for (EntryId proposal : awake) {
      Optional<ProposalView> view = proposals.find(proposal);
      Set<AlarmRaised> known = raised.getOrDefault(proposal, Set.of());
      view.ifPresent(found ->
          needs(found, now)
              .forEach((clock, stage) -> {
                AlarmRaised alarm = new AlarmRaised(proposal, clock, stage);
                if (!known.contains(alarm)) {
                  due.add(alarm);
                }
              }));
      wake(proposal, view.flatMap(found -> next(found, now)).orElse(null));
    }
    return due;
  }

  /// The alarms that stand then, the oldest first.
  public List<Line> standing(Instant at) {
    return untaken.stream()
        .map(lines::get)
        .filter(line -> line != null && stands(line, at))
        .toList();
  }

  /// An alarm by its entry.
  public Optional<Line> find(EntryId alarm) {
    return Optional.ofNullable(lines.get(alarm));
  }

  /// The last alarms, standing or not, the newest first.
  public List<Line> last(int most) {
    return since(Math.max(0, numbered.size() - most)).reversed();
  }

  /// The alarms with a greater number, in sequence.
  public List<Line> since(long number) {
    int from = (int) Math.min(number, numbered.size());
    return numbered.subList(from, numbered.size()).stream()
        .flatMap(id -> Optional.ofNullable(lines.get(id)).stream())
        .toList();
  }

  /// How many were raised so far: the number of the newest.
  public long count() {
    return numbered.size();
  }

  /// Whether it asks for something then: not taken, and not done.
  public boolean stands(Line line, Instant at) {
    return line.taken() == null
        && proposals
            .find(line.body().proposal())
            .filter(view -> needs(view, at).get(line.body().clock()) == line.body().stage())
            .isPresent();
  }

  // ----------------------------------------------------------------------------------- the clocks

  /// Which clocks ask something of this party then.
  private Map<AlarmClock, AlarmStage> needs(ProposalView view, Instant at) {
    Map<AlarmClock, AlarmStage> needs = new EnumMap<>(AlarmClock.class);
    boolean silent = view.profile() == Profile.WITHDRAWAL || view.profile() == Profile.PAIRING;
    if (view.state().settled() || silent) {
      return needs;
    }
    for (AlarmClock clock : AlarmClock.values()) {
      Whose whose = whose(view, clock);
      boolean passed = !at.isBefore(until(view, clock));
      boolean near = !at.isBefore(warns(view, clock));
      if (passed && whose != Whose.NOBODYS) {
        needs.put(clock, AlarmStage.PASSED);
      } else if (near && whose == Whose.OURS) {
        needs.put(clock, AlarmStage.NEAR);
      }
    }
    return needs;
  }

  /// Who must act before a clock runs out.
  private enum Whose {
    OURS,
    THEIRS,
    NOBODYS
  }

  private Whose whose(ProposalView view, AlarmClock clock) {
    boolean opener = view.opener().equals(self);
    return switch (clock) {
      case ACKNOWLEDGE -> {
        if (silent(view, self)) {
          yield Whose.OURS;
        }
        yield opener && view.electorate().stream().anyMatch(e -> silent(view, e.party()))
            ? Whose.THEIRS
            : Whose.NOBODYS;
      }
      case ANSWER -> {
        if (missing(view).anyMatch(self::equals)) {
          yield Whose.OURS;
        }
        yield opener && missing(view).findAny().isPresent() ? Whose.THEIRS : Whose.NOBODYS;
      }
      // When it ran out the keeper closes it; one that does not leaves the opener waiting.
      case VALID -> opener || missing(view).anyMatch(self::equals) ? Whose.OURS : Whose.NOBODYS;
    };
  }

  private static Stream<PartyId> missing(ProposalView view) {
    return view.missing().stream().map(elector -> elector.party());
  }

  /// Whether a party that was asked has said nothing at all.
  private static boolean silent(ProposalView view, PartyId party) {
    return !party.equals(view.opener())
        && view.electorate().stream().anyMatch(elector -> elector.party().equals(party))
        && view.table().answers().stream()
            .filter(answer -> answer.elector().party().equals(party))
            .map(Answer::stance)
            .allMatch(Stance.SILENT::equals)
        && view.acts().stream().noneMatch(act -> act.entry().party().equals(party));
  }

  private static Instant until(ProposalView view, AlarmClock clock) {
    Clocks clocks = view.clocks();
    return switch (clock) {
      case ACKNOWLEDGE -> clocks.acknowledgeBy();
      case ANSWER -> clocks.answerBy();
      case VALID -> clocks.validUntil();
    };
  }

  private static Instant warns(ProposalView view, AlarmClock clock) {
    Instant until = until(view, clock);
    Duration given = Duration.between(view.opening().recorded(), until);
    Duration quarter = given.isNegative() ? Duration.ZERO : given.dividedBy(4);
    return until.minus(quarter.compareTo(NEAR) < 0 ? quarter : NEAR);
  }

  /// When to look at a proposal again if nothing is stated about it; empty: never.
  private static Optional<Instant> next(ProposalView view, Instant now) {
    if (view.state().settled()) {
      return Optional.empty();
    }
    return Stream.of(AlarmClock.values())
        .flatMap(clock -> Stream.of(warns(view, clock), until(view, clock)))
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;

/// How long requests take, per function and peer: from crossing to the first sign of life, and to
/// the first answer. Both ends of each span are read on this node's own clock, so that a peer's
/// clock changes no figure: what we ask counts from when it was handed to the link to when the
/// other's act came; what we are asked, from when it came to when our act was recorded. A fold;
/// owned by who feeds it, not thread-safe.
public final class Turnaround {
  /// Spans that a median is taken of; the latest ones.
  public static final int KEPT_MAX = 1_000;

  private final PartyId self;
  private final Map<EntryId, Asked> asked = new HashMap<>();
  private final Map<Key, Spans> spans = new HashMap<>();

  private record Key(FunctionId function, PartyId peer, RequestLine.Direction direction) {}

  private static final class Asked {
    final Key key;
    @Nullable Instant crossed;
    boolean acknowledged;
    boolean answered;

    Asked(Key key) {
      this.key = key;
    }
  }

  /// Durations of one sort.
  private static final class Kept {
    private final Deque<Duration> last = new ArrayDeque<>();
    private Duration worst = Duration.ZERO;
    private long count;

    void add(Duration span) {
      last.addLast(span);
      if (last.size() > KEPT_MAX) {
        last.removeFirst();
      }
      worst = span.compareTo(worst) > 0 ? span : worst;
      count++;
    }

    Figures figures() {
      List<Duration> sorted = last.stream().sorted().toList();
      return new Figures(
          count, sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 2), worst);
    }
  }

  private static final class Spans {
    final Kept acknowledged = new Kept();
    final Kept answered = new Kept();
    long crossed;
  }

  /// Figures of one sort.
  ///
  /// @param count how many there were
  /// @param median of the last ones, the lower of two in the middle; null: none
  /// @param worst the longest there ever was
  public record Figures(long count, @Nullable Duration median, Duration worst) {}

  /// One function with one peer.
  ///
  /// @param function the function
  /// @param peer the other party
  /// @param direction whether it asks us or we ask it
  /// @param crossed how many requests crossed
  /// @param acknowledged from crossing to the first act of who was asked
  /// @param answered from crossing to its first consent, counter or refusal
  public record Line(
      FunctionId function,
      PartyId peer,
      RequestLine.Direction direction,
      long crossed,
      Figures acknowledged,
      Figures answered) {}

  /// Nothing measured yet.
  public Turnaround(PartyId self) {
    this.self = self;
  }

  /// An own entry was recorded.
  public void stated(Entry entry) {
    if (entry.body() instanceof Crossing.ProposalOpened opened && request(opened)) {
      Elector elector = opened.electorate().getFirst();
      asked.put(
          entry.id(),
          new Asked(new Key(elector.function(), elector.party(), RequestLine.Direction.OUT)));
    } else {
      acted(entry, entry.recorded(), RequestLine.Direction.IN);
    }
  }

  /// An own entry was handed to a link.
  public void sent(EntryId entry, Instant at) {
    Asked one = asked.get(entry);
    if (one != null && one.key.direction() == RequestLine.Direction.OUT && one.crossed == null) {
      cross(one, at);
    }
  }

  /// An entry of a peer came and applies.
  public void came(Entry entry, Instant at) {
    if (entry.body() instanceof Crossing.ProposalOpened opened && request(opened)) {
      Elector elector = opened.electorate().getFirst();
      if (elector.party().equals(self) && !asked.containsKey(entry.id())) {
        Asked one = new Asked(new Key(elector.function(), entry.party(), RequestLine.Direction.IN));
        asked.put(entry.id(), one);
        cross(one, at);
      }
    } else {
      acted(entry, at, RequestLine.Direction.OUT);
    }
  }

  private static boolean request(Crossing.ProposalOpened opened) {
    Profile profile = opened.terms().terms().profile();
    return (profile == Profile.SUPPORT || profile == Profile.INFORMATION)
        && !opened.electorate().isEmpty();
  }

  private void cross(Asked one, Instant at) {
    one.crossed = at;
    spans.computeIfAbsent(one.key, _ -> new Spans()).crossed++;
  }

  private void acted(Entry entry, Instant at, RequestLine.Direction direction) {
    boolean answer;
    switch (entry.body()) {
      case Crossing.ProposalAcknowledged _ -> answer = false;
      case Crossing.ConsentGiven _, Crossing.TermsCountered _, Crossing.ProposalDeclined _ ->
          answer = true;
      case renkei.core.entry.Body _ -> {
        return;
      }
    }
    EntryId proposal = ((Crossing) entry.body()).proposal();
    Asked one = proposal == null ? null : asked.get(proposal);
    Instant crossed = one == null ? null : one.crossed;
    if (one == null || crossed == null || one.key.direction() != direction) {
      return;
    }
    Duration span = at.isBefore(crossed) ? Duration.ZERO : Duration.between(crossed, at);
    Spans kept = spans.computeIfAbsent(one.key, _ -> new Spans());
    if (!one.acknowledged) {
      one.acknowledged = true;
      kept.acknowledged.add(span);
    }
    if (answer && !one.answered) {
      one.answered = true;
      kept.answered.add(span);
    }
  }

  /// Every function with every peer, by function, then peer, then direction.
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    spans.forEach((key, kept) ->
        lines.add(
            new Line(
                key.function(),
                key.peer(),
                key.direction(),
                kept.crossed,
                kept.acknowledged.figures(),
                kept.answered.figures())));
    lines.sort(
        Comparator.comparing((Line line) -> line.function().code())
            .thenComparing(line -> line.peer().key().hex())
            .thenComparing(Line::direction));
    return lines;
  }
}

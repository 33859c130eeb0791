// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Track;
import renkei.core.release.Gate;
import renkei.core.release.Ground;
import renkei.core.release.Policy;
import renkei.core.release.Reason;
import renkei.core.release.ReasonCode;
import renkei.core.release.Ruling;
import renkei.core.release.SeenBy;
import renkei.core.release.Thing;

/// What every party of a group has or gets from us, and nothing else: a thing is inside when the
/// gate that sends lets it go to each of them. It is this party's own reading, made anew each time;
/// no other party sees it, and nothing crosses by it.
///
/// @param group the other parties, ascending
/// @param policyNumber of the policy that ruled
/// @param items everything that was ruled on: documents, then acts, then tracks, each by its id
/// @param counts how many things outside each reason keeps out, the most frequent first
public record Space(
    List<PartyId> group, long policyNumber, List<Item> items, List<SeenBy.Count> counts) {

  /// The sorts of thing.
  public enum Sort {
    /// A document held here.
    DOCUMENT,
    /// A proposal: a visit, a request and so on, by its opening.
    PROPOSAL,
    /// A track of the own picture.
    TRACK
  }

  /// One thing.
  ///
  /// @param id of the entry, or the track's own
  /// @param toward one for each party of the group, in the group's sequence
  public record Item(Sort sort, String id, List<Toward> toward) {
    /// Whether every party of the group has it or gets it.
    public boolean inside() {
      return toward.stream().allMatch(Toward::reaches);
    }
  }

  /// How one thing stands to one party.
  ///
  /// @param ruling of the gate; null: it is that party's own, or it has it of its author
  public record Toward(PartyId party, @Nullable Ruling ruling) {
    /// Whether the party has it or gets it.
    public boolean reaches() {
      return ruling == null || ruling.lets();
    }
  }

  /// A proposal as it is held here.
  ///
  /// @param opening as its opener signed it
  /// @param parties everybody who takes part
  public record Proposed(SignedEntry opening, Collection<PartyId> parties) {}

  /// What is held here.
  ///
  /// @param picture the own tracks
  /// @param proposals every proposal
  public record Held(Collection<Track> picture, Collection<Proposed> proposals) {}

  /// Rules on everything that is held.
  public static Space of(Set<PartyId> others, Held held, Policy policy, Instant at) {
    List<PartyId> group = List.copyOf(new TreeSet<>(others));
    List<Item> items = new ArrayList<>();
    policy.documents().stream()
        .sorted(Comparator.comparing(Thing.OfDocument::item))
        .map(document -> document(document, group, policy, at))
        .forEach(items::add);
    held.proposals().stream()
        .sorted(Comparator.comparing((Proposed one) -> one.opening().entry().id()))
        .map(proposed -> proposal(proposed, group, policy, at))
        .forEach(items::add);
    held.picture().stream()
        .sorted(Comparator.comparing(Track::id))
        .map(track -> track(track, group, policy, at))
        .forEach(items::add);
    return new Space(group, policy.number(), List.copyOf(items), counts(items));
  }

  private static Item document(
      Thing.OfDocument document, List<PartyId> group, Policy policy, Instant at) {
    List<Toward> toward =
        group.stream()
            .map(party ->
                new Toward(
                    party,
                    document.statedBy().equals(party)
                        ? null
                        : Gate.rule(document, party, policy, at)))
            .toList();
    return new Item(Sort.DOCUMENT, document.item().hex(), toward);
  }

  /// Another party's act is not ours to send: who takes part has it of its author, and to anybody
  /// else it could only be carried.
  private static Item proposal(Proposed proposed, List<PartyId> group, Policy policy, Instant at) {
    SignedEntry opening = proposed.opening();
    EntryId id = opening.entry().id();
    boolean own = opening.entry().party().equals(policy.self());
    List<Toward> toward = new ArrayList<>(group.size());
    for (PartyId party : group) {
      if (own) {
        toward.add(
            new Toward(party, Gate.rule(opening, new Ground.Electorate(id), party, policy, at)));
      } else {
        toward.add(
            new Toward(
                party,
                proposed.parties().contains(party)
                    ? null
                    : Gate.rule(opening, new Ground.Carried(id), party, policy, at)));
      }
    }
    return new Item(Sort.PROPOSAL, id.hex(), List.copyOf(toward));
  }

  private static Item track(Track track, List<PartyId> group, Policy policy, Instant at) {
    Thing thing = new Thing.OfTrack(track);
    List<Toward> toward =
        group.stream()
            .map(party -> new Toward(party, Gate.rule(thing, party, policy, at)))
            .toList();
    return new Item(Sort.TRACK, track.id().code(), toward);
  }

  /// Those that every party has or gets.
  public List<Item> inside() {
    return items.stream().filter(Item::inside).toList();
  }

  /// Those that at least one party does not get.
  public List<Item> outside() {
    return items.stream().filter(item -> !item.inside()).toList();
  }

  private static List<SeenBy.Count> counts(List<Item> items) {
    Map<ReasonCode, SeenBy.Count> counts = new EnumMap<>(ReasonCode.class);
    for (Item item : items) {
      Set<ReasonCode> once = new HashSet<>();
      for (Toward toward : item.toward()) {
        List<Reason> against = toward.ruling() == null ? List.of() : toward.ruling().against();
        for (Reason reason : against) {
          if (once.add(reason.code())) {
            counts.merge(
                reason.code(),
                new SeenBy.Count(reason, 1),
                (before, _) -> new SeenBy.Count(before.example(), before.things() + 1));
          }
        }
      }
    }
    return counts.values().stream()
        .sorted(Comparator.comparingInt(SeenBy.Count::things).reversed())
        .toList();
  }
}

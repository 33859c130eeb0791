// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.NumberedTrack;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;

/// "View as": the picture and the documents exactly as one recipient has them, and every reason why
/// the rest is withheld; ruled by the gate that sends.
///
/// @param recipient whose view
/// @param policyNumber of the policy that ruled
/// @param tracks one row for each own track
/// @param documents one row for each document held
/// @param counts how many things each reason applies to, the most frequent first
public record SeenBy(
    PartyId recipient,
    long policyNumber,
    List<SeenTrack> tracks,
    List<SeenDocument> documents,
    List<Count> counts) {

  /// One own track.
  ///
  /// @param own as held now
  /// @param ruling of what the recipient was sent of it, else of the track as it is now
  /// @param released what the recipient has of it; null: nothing
  public record SeenTrack(Track own, Ruling ruling, @Nullable ReleasedTrack released) {}

  /// One document.
  ///
  /// @param document as held
  /// @param ruling as of now
  public record SeenDocument(Thing.OfDocument document, Ruling ruling) {}

  /// How often a reason applies.
  ///
  /// @param example one of the reasons, with its sentence
  /// @param things tracks and documents that it applies to, each counted once
  public record Count(Reason example, int things) {}

  /// Rules on everything.
  ///
  /// @param picture the own tracks as they are now
  /// @param sent what the lanes sent of them last, as originals with their numbers
  public static SeenBy of(
      Collection<Track> picture,
      Collection<NumberedTrack> sent,
      PartyId recipient,
      Policy policy,
      Instant at) {
    Map<TrackId, NumberedTrack> last = new HashMap<>();
    for (NumberedTrack numbered : sent) {
      last.merge(
          numbered.track().id(),
          numbered,
          (one, other) -> one.track().at().isAfter(other.track().at()) ? one : other);
    }
    List<SeenTrack> tracks = new ArrayList<>(picture.size());
    for (Track track : picture) {
      NumberedTrack numbered = last.get(track.id());
      tracks.add(
          numbered == null
              ? new SeenTrack(track, rule(track, recipient, policy, at), null)
              : seen(track, numbered, recipient, policy, at));
    }
    List<SeenDocument> documents =
        policy.documents().stream()
            .sorted(Comparator.comparing(Thing.OfDocument::item))
            .map(found -> new SeenDocument(found, Gate.rule(found, recipient, policy, at)))
            .toList();
    return new SeenBy(
        recipient, policy.number(), List.copyOf(tracks), documents, counts(tracks, documents));
  }

  private static SeenTrack seen(
      Track own, NumberedTrack sent, PartyId recipient, Policy policy, Instant at) {
    Ruling ofSent = rule(sent.track(), recipient, policy, at);
    return switch (ofSent) {
      case Ruling.Reduced reduced ->
          new SeenTrack(own, ofSent, reduced.form().numbered(sent.number()));
      case Ruling.Released _, Ruling.Withheld _ ->
          new SeenTrack(own, rule(own, recipient, policy, at), null);
    };
  }

  private static Ruling rule(Track track, PartyId recipient, Policy policy, Instant at) {
    return Gate.rule(new Thing.OfTrack(track), recipient, policy, at);
  }

  /// How many tracks the recipient gets in some form.
  public int reduced() {
    return (int) tracks.stream().filter(row -> row.ruling().lets()).count();
  }

  /// How many tracks are withheld.
  public int withheld() {
    return tracks.size() - reduced();
  }

  /// Tracks that are withheld for a reason, each counted once.
  public int withheldFor(ReasonCode code) {
    return (int)
        tracks.stream()
            .filter(row -> row.ruling().against().stream().anyMatch(why -> why.code() == code))
            .count();
  }

  private static List<Count> counts(List<SeenTrack> tracks, List<SeenDocument> documents) {
    Map<ReasonCode, Count> counts = new EnumMap<>(ReasonCode.class);
    tracks.forEach(row -> count(counts, row.ruling()));
    documents.forEach(row -> count(counts, row.ruling()));
    return counts.values().stream()
        .sorted(Comparator.comparingInt(Count::things).reversed())
        .toList();
  }

  private static void count(Map<ReasonCode, Count> counts, Ruling ruling) {
    Set<ReasonCode> once = new HashSet<>();
    for (Reason reason : ruling.reasons()) {
      if (once.add(reason.code())) {
        counts.merge(
            reason.code(),
            new Count(reason, 1),
            (before, _) -> new Count(before.example(), before.things() + 1));
      }
    }
  }
}

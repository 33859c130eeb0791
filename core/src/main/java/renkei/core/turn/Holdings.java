// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Crossing.DocumentReleased;
import renkei.core.entry.Crossing.ProgressStated;
import renkei.core.entry.Crossing.RecallNotice;
import renkei.core.entry.Domestic.DocumentFiled;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// The documents that this node holds and how far what was agreed has come, without their content:
/// the journal keeps that. Owner: the turn.
public final class Holdings {
  /// A document held here.
  ///
  /// @param id entry id of its filing, or of the statement by which it came
  /// @param owner the party that stated it
  /// @param title its title
  /// @param mediaType its media type
  /// @param sizeBytes of its content
  /// @param label its label
  /// @param originators everyone who must consent before it passes on
  /// @param at when its owner recorded it
  /// @param position in this node's journal
  /// @param recalled why its owner asks not to use it any more; null: not recalled
  /// @param releasedTo the one recipient when this is our own statement to a peer; null otherwise
  public record Document(
      EntryId id,
      PartyId owner,
      String title,
      String mediaType,
      int sizeBytes,
      Label label,
      Set<PartyId> originators,
      Instant at,
      long position,
      @Nullable String recalled,
      @Nullable PartyId releasedTo) {
    private Document recalledFor(String reason) {
      return new Document(
          id,
          owner,
          title,
          mediaType,
          sizeBytes,
          label,
          originators,
          at,
          position,
          reason,
          releasedTo);
    }
  }

  /// One report on something agreed.
  ///
  /// @param by the party that states it
  /// @param at when it recorded it
  /// @param stated the stage
  public record Report(PartyId by, Instant at, ProgressStated stated) {}

  private final Map<EntryId, Document> documents = new LinkedHashMap<>();
  private final Map<EntryId, List<Report>> reports = new LinkedHashMap<>();

  void apply(SignedEntry signed, long position) {
    Entry entry = signed.entry();
    if (entry.body() instanceof DocumentFiled filed) {
      documents.put(entry.id(), held(entry, filed, position));
    } else if (entry.body() instanceof DocumentReleased released) {
      documents.put(entry.id(), arrived(entry, released, position));
    } else if (entry.body() instanceof RecallNotice recall) {
      documents.computeIfPresent(
          recall.released(), (_, document) -> document.recalledFor(recall.reason()));
    } else if (entry.body() instanceof ProgressStated stated) {
      reports
          .computeIfAbsent(stated.proposal(), _ -> new ArrayList<>())
          .add(new Report(entry.party(), entry.recorded(), stated));
    }
  }

  private static Document held(Entry entry, DocumentFiled filed, long position) {
    return new Document(
        entry.id(),
        entry.party(),
        filed.title(),
        filed.mediaType(),
        filed.content().size(),
        entry.label(),
        filed.originators(),
        entry.recorded(),
        position,
        null,
        null);
  }

  private static Document arrived(Entry entry, DocumentReleased released, long position) {
    PartyId to = entry.audience().iterator().next();
    return new Document(
        entry.id(),
        entry.party(),
        released.title(),
        released.mediaType(),
        released.content().size(),
        entry.label(),
        released.originators(),
        entry.recorded(),
        position,
        null,
        to);
  }

  /// A document by the id of its filing or arrival.
  public Optional<Document> document(EntryId id) {
    return Optional.ofNullable(documents.get(id));
  }

  /// Every document, in the sequence of the journal.
  public Collection<Document> documents() {
    return Collections.unmodifiableCollection(documents.values());
  }

  /// How far a proposal in force has come, oldest first.
  public List<Report> reports(EntryId proposal) {
    return List.copyOf(reports.getOrDefault(proposal, List.of()));
  }
}

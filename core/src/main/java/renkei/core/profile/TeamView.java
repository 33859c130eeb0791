// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.consent.Ending;
import renkei.core.entry.CommandId;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.TeamEntry;

/// A standing team as this node can prove it: the same at every party of it that holds the same
/// entries. Immutable, for any reader.
///
/// @param id the opening of its charter
/// @param charter the terms in force, or on the table
/// @param life whether it is open, and from when until when
/// @param parties each party in it, ascending
/// @param items what was opened in it, open and closed, as recorded
/// @param notes messages, as recorded
/// @param sheets handover sheets, as recorded
public record TeamView(
    EntryId id,
    Matter.TeamCharter charter,
    Life life,
    List<InTeam> parties,
    List<Item> items,
    List<Note> notes,
    List<Sheet> sheets) {
  /// Copies the lists.
  public TeamView {
    parties = List.copyOf(parties);
    items = List.copyOf(items);
    notes = List.copyOf(notes);
    sheets = List.copyOf(sheets);
  }

  /// The life of a team.
  ///
  /// @param phase where it stands
  /// @param opened the closing that opened it; null: not opened
  /// @param ends when it ends by a party's notice; null: no notice
  /// @param number what its parties are counted by now: 1 as chartered, one more with each that
  ///   left
  public record Life(Phase phase, @Nullable Entry opened, @Nullable Instant ends, int number) {}

  /// Where a team stands.
  public enum Phase {
    /// Its charter is proposed.
    PROPOSED,
    /// Its charter is in force.
    OPEN,
    /// A notice ended it.
    ENDED,
    /// Its charter was declined, taken back, or lapsed.
    NOT_OPENED,
    /// The keeper closed its charter in different ways: neither holds.
    DISPUTED
  }

  /// A party in a team. Who has left has no member and no watch any more.
  ///
  /// @param party which
  /// @param members its line of the roster, by officer
  /// @param watch who has its watch now; null: nobody
  /// @param leaving its notice that it leaves; null: none
  /// @param former its line of the roster when it left; none before
  /// @param waiting its entries that do not count yet, since they leave out a party of whose
  ///   leaving nothing is held here
  public record InTeam(
      PartyId party,
      List<Member> members,
      @Nullable Watch watch,
      Ending.@Nullable Parting leaving,
      List<Member> former,
      int waiting) {
    /// Copies the lists.
    public InTeam {
      members = List.copyOf(members);
      former = List.copyOf(former);
    }

    /// Whether it has left by then.
    public boolean gone(Instant at) {
      return leaving != null && !leaving.from().isAfter(at);
    }
  }

  /// A member of a team.
  ///
  /// @param officer the officer's code
  /// @param names as people call them
  /// @param command where they belong
  /// @param reach how to reach them
  /// @param since when that was stated
  public record Member(
      OfficerId officer, Names names, CommandId command, String reach, Instant since) {}

  /// Who has a watch.
  ///
  /// @param officer the officer
  /// @param since when it was taken
  /// @param by the entry by which it was taken
  public record Watch(OfficerId officer, Instant since, EntryId by) {}

  /// A message, with what people made of it in other languages.
  ///
  /// @param entry the message
  /// @param words what it says
  /// @param translations of it, as recorded
  public record Note(Entry entry, TeamEntry.Words words, List<Translation> translations) {
    /// Copies the list.
    public Note {
      translations = List.copyOf(translations);
    }
  }

  /// A person's translation.
  ///
  /// @param entry by which it was given
  /// @param words the translation
  /// @param translator who made it
  public record Translation(Entry entry, TeamEntry.Words words, String translator) {}

  /// Something that comes back each watch until it is closed.
  ///
  /// @param entry that opened it
  /// @param words what is open
  /// @param carried handovers that carried it so far
  /// @param closed the entry that closed it first, or the notice of the party that opened it and
  ///   left; null: open
  /// @param reason why it was closed; null: open, or its party left
  /// @param translations of it, as recorded
  public record Item(
      Entry entry,
      TeamEntry.Words words,
      int carried,
      @Nullable Entry closed,
      @Nullable String reason,
      List<Translation> translations) {
    /// Copies the list.
    public Item {
      translations = List.copyOf(translations);
    }

    /// Whether nobody closed it.
    public boolean open() {
      return closed == null;
    }

    /// Whether it is closed because the party that opened it left.
    public boolean left() {
      return closed != null && !(closed.body() instanceof TeamEntry);
    }
  }

  /// A handover sheet.
  ///
  /// @param entry signed by the outgoing officer
  /// @param hash of that entry: what the incoming officer signs
  /// @param body what it says
  /// @param taken signed by the incoming officer; null: not yet
  /// @param waits whether it still can be signed by the incoming officer
  /// @param translations of it, as recorded
  public record Sheet(
      Entry entry,
      Hash hash,
      TeamEntry.HandoverSigned body,
      @Nullable Entry taken,
      boolean waits,
      List<Translation> translations) {
    /// Copies the list.
    public Sheet {
      translations = List.copyOf(translations);
    }
  }

  /// The items that nobody closed, at most as many as a handover sheet lists.
  public List<Item> openItems() {
    return items.stream().filter(Item::open).limit(TeamEntry.ITEMS_MAX).toList();
  }
}

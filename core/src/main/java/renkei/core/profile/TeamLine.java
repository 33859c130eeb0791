// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.Comparator;
import java.util.List;
import renkei.core.entry.Entry;

/// One line of a team's log. A line is an entry that every party of the team holds, so that the log
/// is the same at all of them: by recorded time and id, whatever came when. What one node alone
/// notices, such as a link that was cut, is no line of it.
///
/// @param entry the entry that it tells of
/// @param what how the log calls it
/// @param translations of its words, as recorded
public record TeamLine(Entry entry, What what, List<TeamView.Translation> translations) {
  /// The sequence of a log: the same everywhere.
  static final Comparator<Entry> SEQUENCE =
      Comparator.comparing(Entry::recorded).thenComparing(Entry::id);

  /// Copies the list.
  public TeamLine {
    translations = List.copyOf(translations);
  }

  /// What a line tells. All but the typed one the fold makes by itself.
  public enum What {
    /// The charter came into force.
    TEAM_OPENED,
    /// Notice was given that a party leaves; the team goes on.
    PARTY_LEAVES,
    /// Notice was given that the team ends.
    TEAM_ENDS,
    /// A member was listed, or listed anew.
    MEMBER_LISTED,
    /// A member was struck.
    MEMBER_STRUCK,
    /// An officer took the watch where nobody had it.
    WATCH_TAKEN,
    /// An officer left the watch to nobody.
    WATCH_LEFT,
    /// The outgoing officer signed a handover sheet.
    HANDOVER_SIGNED,
    /// The incoming officer signed it and has the watch.
    WATCH_HANDED_OVER,
    /// An item was opened.
    ITEM_OPENED,
    /// An item was closed.
    ITEM_CLOSED,
    /// A request or another proposal between all parties of the team was opened.
    PROPOSAL_OPENED,
    /// Its keeper closed it.
    PROPOSAL_CLOSED,
    /// An officer typed it.
    TYPED;

    /// Whether no officer typed it.
    public boolean automatic() {
      return this != TYPED;
    }
  }
}

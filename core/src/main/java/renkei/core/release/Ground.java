// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;

/// What lets an entry cross. The gate checks that it does; naming it is not enough.
public sealed interface Ground {

  /// The recipient is a party of the proposal.
  ///
  /// @param proposal entry id of its opening
  record Electorate(EntryId proposal) implements Ground {}

  /// It is another party's act of a proposal in which that party, the recipient and we take part,
  /// carried on because those two have no link.
  ///
  /// @param proposal entry id of its opening
  record Carried(EntryId proposal) implements Ground {}

  /// An officer decided it.
  ///
  /// @param decision entry id of the decision
  /// @param item the document or received entry that it is about
  record Decision(EntryId decision, EntryId item) implements Ground {}

  /// A release rule covers it.
  ///
  /// @param rule entry id of its adoption
  record Rule(EntryId rule) implements Ground {}

  /// The recipient asked for information, and the request is in force.
  ///
  /// @param proposal entry id of the request
  record Asked(EntryId proposal) implements Ground {}

  /// It tells a linked party of this node itself: a new incarnation, a recall of what crossed.
  record Notice() implements Ground {}

  /// It is the recipient's own entry, given back after it lost it.
  record OwnReturned() implements Ground {}

  /// The entry that the ground is; null where there is none.
  default @Nullable EntryId entry() {
    return switch (this) {
      case Electorate(EntryId proposal) -> proposal;
      case Carried(EntryId proposal) -> proposal;
      case Decision(EntryId decision, EntryId _) -> decision;
      case Rule(EntryId rule) -> rule;
      case Asked(EntryId proposal) -> proposal;
      case Notice _, OwnReturned _ -> null;
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.List;
import java.util.Map;
import java.util.Set;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.PartyId;

/// Who a proposal's acts may cross to, as the gate knows it from the opening.
///
/// @param proposal entry id of the opening
/// @param opener who opened it
/// @param parties opener, keeper and electorate
/// @param pairing whether it opens a link, or ends one: its unclassified acts need no agreement
/// @param codes codes of its parties in labels, as far as its own terms say
/// @param functions every function that was ever on the table
/// @param since horizon from which it is known
record Circle(
    EntryId proposal,
    PartyId opener,
    Set<PartyId> parties,
    boolean pairing,
    Map<PartyId, String> codes,
    List<OnTable> functions,
    long since) {
  /// A function that was on the table.
  ///
  /// @param function which
  /// @param since horizon from which it is known
  record OnTable(FunctionId function, long since) {}

  /// The same with other functions.
  Circle withFunctions(List<OnTable> others) {
    return new Circle(proposal, opener, parties, pairing, codes, others, since);
  }
}

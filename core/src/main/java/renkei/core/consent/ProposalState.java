// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

/// Where a proposal stands. Until a closing everything is computed from the acts held here; only
/// the keeper's closing settles it.
public enum ProposalState {
  /// Stated; nobody asked has said anything.
  OPEN,
  /// Somebody asked has it and owns it.
  ACKNOWLEDGED,
  /// Other terms are on the table than those it was opened with.
  COUNTERED,
  /// The rule is satisfied for the terms on the table; the keeper has not closed yet.
  CONSENTED,
  /// Closed: the terms hold.
  IN_FORCE,
  /// Closed: an elector whose consent the rule needs declined.
  DECLINED,
  /// Closed: the opener withdrew it.
  WITHDRAWN,
  /// Closed: its time passed.
  LAPSED,
  /// Closed: it cannot hold any more.
  VOID,
  /// The keeper closed it in two different ways; neither holds.
  DISPUTED;

  /// Whether the keeper has spoken: nothing that anybody says changes it any more.
  public boolean settled() {
    return compareTo(IN_FORCE) >= 0;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// What a keeper's closing says became of a proposal.
public enum Outcome {
  /// The rule is satisfied; the terms hold.
  IN_FORCE,
  /// An elector whose consent the rule needs declined.
  DECLINED,
  /// The opener withdrew it.
  WITHDRAWN,
  /// Nobody answered in time.
  LAPSED,
  /// It cannot hold any more, such as when the membership changed while it was open.
  VOID
}

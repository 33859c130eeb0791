// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

/// Everything that goes wrong in a schedule, counted by name: a run in which one never happened
/// proved less than it says.
enum Mishap {
  /// A frame that never arrives.
  FRAME_LOST,
  /// A frame that arrives twice.
  FRAME_REPEATED,
  /// A frame that is held back behind later ones.
  FRAME_REORDERED,
  /// A stream that ends.
  LINK_CUT,
  /// Two parties that cannot reach each other for a time.
  PARTITION,
  /// The power goes off between two turns.
  POWER_CUT,
  /// The power goes off in the middle of a disk call.
  POWER_CUT_IN_TURN,
  /// A write, or a sector of one, that a power cut lost.
  WRITE_LOST,
  /// A disk call that was refused.
  DISK_REFUSED,
  /// A process that is killed.
  KILLED,
  /// A batch that was on the disk although the turn that wrote it was never answered.
  BATCH_FOUND,
  /// A clock that is wrong.
  CLOCK_SKEWED,
  /// A node that starts from an old backup.
  RESTORED,
  /// An own entry that a peer gave back.
  READMITTED,
  /// A release taken back within its hold.
  REVOKED_IN_HOLD,
  /// A release taken back while it waits or flies.
  REVOKED_IN_FLIGHT,
  /// A release taken back after it was acknowledged.
  REVOKED_AFTER,
  /// A permit out of date at the last hand-over.
  STALE_PERMIT,
  /// A number that carries nothing, because its release was taken back.
  NUMBER_VOIDED,
  /// A draft that an officer submits twice.
  SUBMITTED_TWICE,
  /// A draft that is wrong and must be refused.
  WRONG_INPUT,
  /// An officer stops a link.
  LINK_SUSPENDED,
  /// A party that lies, with valid keys.
  HOSTILE_FRAME,
  /// A hostile entry that was kept as evidence and refused.
  HOSTILE_REFUSED,
  /// Two different closings of one proposal.
  EQUIVOCATION
}

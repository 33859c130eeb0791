// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

/// For what the guard stops a frame; counted by name.
public enum Breach {
  /// The bytes are no frame in the one form.
  MALFORMED,
  /// Longer than a frame or an entry may be.
  TOO_LONG,
  /// A field that is not in the guard's table.
  UNKNOWN_FIELD,
  /// An entry of a kind that does not cross.
  NOT_CROSSING,
  /// Stated by another party than the frame allows.
  OTHER_PARTY,
  /// The audience is not what the recipient may see.
  OTHER_AUDIENCE,
  /// The label does not let it go to the recipient.
  LABEL,
  /// Holds bytes that the operator forbade.
  FORBIDDEN
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry.OfficerEnrolled;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.turn.Draft;

/// The officer who calls, as enrolled at this moment.
///
/// @param officer who
/// @param names the officer's names
/// @param command for which command the officer acts
/// @param rights what the officer may do
/// @param key how the officer showed who it is; null: by the local token
/// @param until when the log-in ends by itself
record Caller(
    OfficerId officer,
    Names names,
    CommandId command,
    Set<Right> rights,
    @Nullable KeyKind key,
    Instant until) {
  static Caller of(OfficerEnrolled officer, @Nullable KeyKind key, Instant until) {
    return new Caller(
        officer.id(), officer.names(), officer.command(), officer.rights(), key, until);
  }

  Draft.By by() {
    return new Draft.By(officer, command);
  }

  boolean may(@Nullable Right right) {
    return right == null || rights.contains(right);
  }
}

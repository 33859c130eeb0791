// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.Names;

/// A command as it is listed now.
///
/// @param id its code
/// @param names its names
/// @param parent the command above; null: this is the root
/// @param from when it stands up
/// @param until when it stands down; null: open
public record CommandLine(
    CommandId id, Names names, @Nullable CommandId parent, Instant from, @Nullable Instant until) {
  /// Whether it is the root, which holds the residue.
  public boolean root() {
    return parent == null;
  }
}

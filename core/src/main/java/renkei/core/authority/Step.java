// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;

/// One link of the chain by which a command holds an authority, from the root command down.
///
/// @param kind how it came to the command
/// @param command who has it by this step
/// @param basis the act; null for the residue, which needs none
/// @param from from when this step runs
/// @param until until when, as known; null: open
public record Step(
    Way kind, CommandId command, @Nullable EntryId basis, Instant from, @Nullable Instant until) {
  /// The ways to an authority. History tells them apart (DESIGN S2, S3).
  public enum Way {
    /// No act gave it to anybody: the root command's.
    RESIDUE,
    /// A holder gave it up to this command.
    TRANSFERRED,
    /// It was added to this command; nobody had been using it and nobody lost it.
    WIDENED,
    /// The holder keeps it and lets this command decide too.
    DELEGATED
  }
}

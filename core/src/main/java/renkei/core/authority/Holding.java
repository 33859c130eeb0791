// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;

/// Who holds a (function, unit) at an instant, as known at an instant, and why.
///
/// @param command the one holder; null only while no command was known at all
/// @param standing whether the holder may decide then: false for a root command that has not begun
///   or has ended. Any other command that does not stand holds nothing.
/// @param delegates who else may decide then, by code
/// @param basis the act by which the holder has it; null: residue
/// @param chain from the root command to the holder, at least the root when there is one
/// @param since from when it has been so without a change, as known; the instant asked about when
///   there is no holder
/// @param until until when it stays so, as known; null: open
public record Holding(
    @Nullable CommandId command,
    boolean standing,
    List<CommandId> delegates,
    @Nullable EntryId basis,
    List<Step> chain,
    Instant since,
    @Nullable Instant until) {
  /// Copies the lists.
  public Holding {
    delegates = List.copyOf(delegates);
    chain = List.copyOf(chain);
  }

  /// The one holder; empty only while no command was known at all.
  public Optional<CommandId> holder() {
    return Optional.ofNullable(command);
  }

  /// Whether it rests with the root command because no act gave it away.
  public boolean residue() {
    return basis == null && command != null;
  }

  /// Whether the same command holds it in the same way; who else may decide is not compared.
  boolean samely(Holding other) {
    return Objects.equals(command, other.command)
        && standing == other.standing
        && Objects.equals(basis, other.basis);
  }

  /// The same over another time.
  ///
  /// @param from null: since when it is anyway
  Holding within(@Nullable Instant from, @Nullable Instant end) {
    Instant begins = from == null ? since : from;
    return new Holding(command, standing, delegates, basis, chain, begins, end);
  }

  /// Whether the command may decide by this holding.
  public boolean allows(CommandId asked) {
    return asked.equals(command) && standing || delegates.contains(asked);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;

/// Why a command decides nothing although it stands.
///
/// @param act the act that suspended it
/// @param from from when
/// @param until until when, as known; null: until it is lifted
public record Suspension(EntryId act, Instant from, @Nullable Instant until) {}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.Names;
import renkei.core.entry.UnitId;

/// A unit as it is listed now.
///
/// @param id its code
/// @param names its names
/// @param command the command that it belongs to
/// @param parent the unit above it; null: none
public record UnitLine(UnitId id, Names names, CommandId command, @Nullable UnitId parent) {}

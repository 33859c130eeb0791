// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import renkei.core.entry.CommandId;
import renkei.core.entry.Names;
import renkei.core.entry.UnitId;

/// A unit as it is listed now.
///
/// @param id its code
/// @param names its names
/// @param command the command that it belongs to
public record UnitLine(UnitId id, Names names, CommandId command) {}

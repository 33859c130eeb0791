// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Domestic;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;

/// A function as it is listed now.
///
/// @param id its code
/// @param names its names
/// @param coverage which unit it falls to where; the first area that holds the place decides
/// @param shared the code that parties agreed to use between them; null: its own
public record FunctionLine(
    FunctionId id, Names names, List<Domestic.Coverage> coverage, @Nullable FunctionId shared) {}

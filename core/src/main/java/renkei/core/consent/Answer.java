// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Elector;

/// One party's answer to the terms on the table.
///
/// @param elector who, and the matter under which it answers
/// @param stance what it said
/// @param since when it recorded that, by its own clock; null: silent
/// @param act hash of the act that says so; null: silent
public record Answer(Elector elector, Stance stance, @Nullable Instant since, @Nullable Hash act) {}

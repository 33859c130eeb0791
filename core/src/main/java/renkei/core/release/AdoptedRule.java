// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import renkei.core.entry.EntryId;
import renkei.core.entry.ReleaseRule;

/// A release rule that was adopted and not revoked.
///
/// @param id entry id of its adoption
/// @param rule what it says
public record AdoptedRule(EntryId id, ReleaseRule rule) {}

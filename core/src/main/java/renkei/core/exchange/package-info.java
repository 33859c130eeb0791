// SPDX-License-Identifier: Apache-2.0

/// The link as a state machine: frames in, frames out. Sequence, receipts, resume after an outage,
/// and quarantine of what one peer sends wrongly.
@NullMarked
package renkei.core.exchange;

import org.jspecify.annotations.NullMarked;

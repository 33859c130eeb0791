// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import renkei.core.journal.Row;

/// A row with its place in the journal.
///
/// @param position from 1
/// @param row what was decided
public record RecordedRow(long position, Row row) {}

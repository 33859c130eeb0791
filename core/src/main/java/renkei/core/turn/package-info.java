// SPDX-License-Identifier: Apache-2.0

/// The one owner of state. For each submission it decides and applies; then one append with one
/// force; then it publishes. One platform thread.
@NullMarked
package renkei.core.turn;

import org.jspecify.annotations.NullMarked;

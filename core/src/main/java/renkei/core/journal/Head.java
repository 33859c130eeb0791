// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import renkei.core.base.Hash;

/// Where a journal ends: the last position and the chain hash there. Whoever holds the head holds
/// everything before it, because each hash is made from the one before.
///
/// @param position of the last row; rows count from 1, an empty journal has 0
/// @param hash the chain hash after that row
public record Head(long position, Hash hash) {}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import renkei.core.base.Disk;
import renkei.core.base.RandomSource;
import renkei.core.entry.EntryCodec;
import renkei.core.entry.Signer;
import renkei.core.entry.Verifier;
import renkei.core.journal.RowCodec;

/// What a kernel needs from outside.
///
/// @param disk where the journal lives
/// @param codec entries to bytes and back
/// @param rows rows to bytes and back
/// @param signer signs for this party
/// @param verifier knows the pinned keys
/// @param random ids of what the node itself states
public record Ports(
    Disk disk,
    EntryCodec codec,
    RowCodec rows,
    Signer signer,
    Verifier verifier,
    RandomSource random) {}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import java.util.function.Function;
import java.util.function.LongSupplier;
import renkei.core.base.RandomSource;
import renkei.core.entry.PartyId;
import renkei.node.codec.FrameCodec;
import renkei.node.keys.PeerTls;

/// What all links of one node are given.
///
/// @param self this party
/// @param tls keys and pins
/// @param codec frames to bytes and back
/// @param sink the turn's inbox
/// @param policy the number of the present release policy: a permit of another is out of date
/// @param guard the last check for a peer; asked once for each stream
/// @param random for back-off
public record LinkPorts(
    PartyId self,
    PeerTls tls,
    FrameCodec codec,
    FrameSink sink,
    LongSupplier policy,
    Function<PartyId, OutboundCheck> guard,
    RandomSource random) {}

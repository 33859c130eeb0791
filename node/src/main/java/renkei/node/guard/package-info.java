// SPDX-License-Identifier: Apache-2.0

/// The separate checker of outbound bytes, between encoder and socket. It reads the wire with its
/// own reader and knows nothing of the rest of the house, so that one mistake cannot be made twice.
@NullMarked
package renkei.node.guard;

import org.jspecify.annotations.NullMarked;

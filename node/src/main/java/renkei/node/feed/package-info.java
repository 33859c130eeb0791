// SPDX-License-Identifier: Apache-2.0

/// Inputs and outputs of the world outside: AIS from a file or a TCP port, bounded, counted,
/// labelled by feed.
@NullMarked
package renkei.node.feed;

import org.jspecify.annotations.NullMarked;

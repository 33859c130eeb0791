// SPDX-License-Identifier: Apache-2.0

/// Inputs and outputs of the world outside: AIS from a file, a TCP port or the exercise generator,
/// framed, checked, counted and labelled by feed and talker, given on as batches of tracks. Each
/// feed has one thread; counters may be read by any. Absent: the picture itself, release, other
/// edges.
@NullMarked
package renkei.node.feed;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/// The gRPC stream that carries the exchange between two nodes. It decodes what comes in and sends
/// only what has a permit and passed the guard.
@NullMarked
package renkei.node.link;

import org.jspecify.annotations.NullMarked;

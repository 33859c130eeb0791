// SPDX-License-Identifier: Apache-2.0
/// Lets alarms leave the node by the ways that its configuration names, as a number and nothing
/// else. The only edge that calls out to anything but a peer.
@NullMarked
package renkei.node.alarm;

import org.jspecify.annotations.NullMarked;

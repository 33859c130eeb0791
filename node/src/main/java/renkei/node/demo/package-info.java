// SPDX-License-Identifier: Apache-2.0

/// The demonstration: several nodes as processes on this machine, and the steps that are played and
/// checked between them.
@NullMarked
package renkei.node.demo;

import org.jspecify.annotations.NullMarked;

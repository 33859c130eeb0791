// SPDX-License-Identifier: Apache-2.0

/// The files of a data folder behind the core's Disk, and the lock that keeps it to one process.
@NullMarked
package renkei.node.store;

import org.jspecify.annotations.NullMarked;

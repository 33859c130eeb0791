// SPDX-License-Identifier: Apache-2.0

/// Entries and frames to bytes and back. The bytes as signed are the bytes as stored and the bytes
/// as sent.
@NullMarked
package renkei.node.codec;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import renkei.core.base.Hash;

/// What a link asks of this node's own record, to notice that a part of it was lost.
public interface OwnRecord {
  /// Whether this chain hash is one of this journal.
  boolean holdsHead(Hash head);

  /// Whether an own entry with these bytes is held.
  boolean holdsEntry(Hash entry);
}

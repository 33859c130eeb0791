// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import renkei.core.entry.EntryId;

/// One suspension: while it runs, what it names rests.
final class Rest extends Lasting {
  Rest(EntryId act, Grant.Span span, long recorded) {
    super(act, span, recorded);
  }

  boolean runs(long at, long known) {
    return recorded <= known && from <= at && at < end(known);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

import java.time.Duration;

/// Every bound of the core in one place. A value that meets its bound is refused or conflated, and
/// counted; none is a promise to peers unless docs/protocol says so.
public final class Limits {
  /// Bytes of one encoded entry, a document's content included.
  public static final int ENTRY_BYTES_MAX = 1 << 20;

  /// Bytes of one document's content: leaves room for the entry around it.
  public static final int DOCUMENT_BYTES_MAX = ENTRY_BYTES_MAX - (64 << 10);

  /// Characters of a name, a title, a basis.
  public static final int LINE_CHARS_MAX = 500;

  /// Characters of a reason, a purpose, a text of terms.
  public static final int TEXT_CHARS_MAX = 20_000;

  /// Parties in one audience or electorate.
  public static final int PARTIES_MAX = 64;

  /// Acts that one closing may rest on.
  public static final int ACTS_MAX = 256;

  /// Functions or units named by one act.
  public static final int NAMED_MAX = 1_000;

  /// Tracks in a node's picture; the oldest goes first when it is full.
  public static final int TRACKS_MAX = 100_000;

  /// Submissions waiting for the turn.
  public static final int INBOX_MAX = 20_000;

  /// Submissions taken by one turn.
  public static final int TURN_MAX = 512;

  /// Entries sent to a peer and not yet acknowledged.
  public static final int WINDOW_MAX = 256;

  /// Entries decided for a peer and not yet acknowledged by it, before new releases are refused.
  public static final int OUTBOX_MAX = 100_000;

  /// Bytes received from one peer and held, before its entries are refused.
  public static final long PEER_BYTES_MAX = 4L << 30;

  /// How long a release that an officer decided is held, in which it can be taken back.
  public static final Duration RELEASE_HOLD = Duration.ofSeconds(10);

  /// Release rules adopted and not revoked at the same time.
  public static final int RULES_MAX = 10_000;

  private Limits() {}
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Duration;

/// The bounds of one link, beside those of [renkei.core.base.Limits].
public final class LinkLimits {
  /// The version of the link's protocol that this code speaks.
  public static final int VERSION = 1;

  /// Numbers that may arrive ahead of a missing one and are held meanwhile.
  public static final int REORDER_MAX = 64;

  /// How often a missing number is asked for before the link is suspended.
  public static final int ASKS_MAX = 10;

  /// Frames that cannot be read, in one link-up, before the stream is closed.
  public static final int UNREADABLE_MAX = 64;

  /// Bytes of entries handed over and not yet acknowledged; one entry always goes.
  public static final long WINDOW_BYTES = 8L << 20;

  /// Numbers whose hashes and heads are kept at hand in each direction.
  public static final int KEPT_MAX = 1 << 17;

  /// What every number of a peer counts against [renkei.core.base.Limits#PEER_BYTES_MAX] at least,
  /// though it carries little or nothing: about what its row costs on our disk.
  public static final int NUMBER_BYTES = 256;

  /// How much higher than the present incarnation one can be of which a peer says that it holds
  /// something. What lies beyond no restore explains, and it would use up the numbers.
  public static final int CLAIM_MAX = 1_000;

  /// Former incarnations of a party that are remembered.
  public static final int INCARNATIONS_MAX = 16;

  /// Entries given back on one asking.
  public static final int RETURN_MAX = 64;

  /// Rules with a live lane to one peer.
  public static final int LANES_MAX = 64;

  /// The rhythm of pings, and of hellos that have no answer yet.
  public static final Duration PING_EVERY = Duration.ofSeconds(10);

  /// Silence after which the link counts as down.
  public static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  /// The rhythm at which a head of the own journal is told on a link that is up, whatever was or
  /// was not recorded meanwhile.
  public static final Duration HEAD_RHYTHM = Duration.ofMinutes(1);

  /// The shortest time between two heads of a peer that are noted; of those between, the newest is.
  public static final Duration HEAD_EVERY = Duration.ofSeconds(1);

  /// The shortest time between two askings for the same missing number, and between two sendings
  /// again.
  public static final Duration ASK_EVERY = Duration.ofSeconds(1);

  private LinkLimits() {}
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Which link key belongs to which peer. Thread-safe: readers take one immutable table.
public final class LinkPins {
  private final Hash own;
  private volatile Map<Hash, PartyId> pins = Map.of();

  /// No peers yet.
  ///
  /// @param own this node's own link key, which can be nobody else's (P24)
  public LinkPins(Hash own) {
    this.own = own;
  }

  /// Pins a peer's link key; any earlier one of that party is dropped.
  ///
  /// @return why not: it is our own key, another party's key, or too many are pinned
  public synchronized Optional<Refusal> pin(Hash linkKey, PartyId party) {
    if (linkKey.equals(own)) {
      return refusal(RefusalCode.MALFORMED, "That is this node's own link key.");
    }
    PartyId holder = pins.get(linkKey);
    if (holder != null && !holder.equals(party)) {
      return refusal(
          RefusalCode.MALFORMED,
          "That link key is pinned for " + holder + "; two cannot share it.");
    }
    Map<Hash, PartyId> next = new HashMap<>(pins);
    next.values().removeIf(party::equals);
    if (next.size() >= Limits.PARTIES_MAX) {
      return refusal(
          RefusalCode.FULL, Limits.PARTIES_MAX + " peers are pinned; drop one that is not used.");
    }
    next.put(linkKey, party);
    pins = Map.copyOf(next);
    return Optional.empty();
  }

  /// Forgets a party's link key: its next handshake is refused.
  public synchronized void drop(PartyId party) {
    Map<Hash, PartyId> next = new HashMap<>(pins);
    next.values().removeIf(party::equals);
    pins = Map.copyOf(next);
  }

  /// Whose link key that is.
  public Optional<PartyId> who(Hash linkKey) {
    return Optional.ofNullable(pins.get(linkKey));
  }

  /// Whose certificate that is, by its public key alone; no name in it is read.
  public Optional<LinkIdentity> whoIs(X509Certificate certificate) {
    Hash linkKey = P256.identity(certificate);
    return who(linkKey).map(party -> new LinkIdentity(party, linkKey));
  }

  boolean isOwn(Hash linkKey) {
    return own.equals(linkKey);
  }

  private static Optional<Refusal> refusal(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}

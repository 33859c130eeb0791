// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import renkei.core.base.Hash;

/// The key by which a node shows itself on its links: ECDSA P-256 with a certificate that it made
/// itself. Peers pin the hash of the public key and read nothing else from the certificate, so a
/// new certificate for the same key changes nothing for them. Immutable; any thread.
public final class LinkKey {
  /// How long a certificate lasts.
  public static final Duration VALIDITY = Duration.ofDays(730);

  /// Valid from so long before it was made, for peers whose clocks are behind.
  public static final Duration SLACK = Duration.ofHours(1);

  private final P256.Certified certified;
  private final Hash identity;

  private LinkKey(P256.Certified certified) {
    this.certified = certified;
    this.identity = P256.identity(certified.certificate());
  }

  /// A new key with a certificate from now.
  public static LinkKey fresh(SecureRandom random, Instant now) {
    return new LinkKey(P256.fresh(wanted(now), random));
  }

  /// Reads a key that [#create] or [#replace] wrote.
  ///
  /// @throws KeyFault when the file is not private, not there, or no such key
  public static LinkKey read(Path file) {
    return new LinkKey(P256.read(file.toString(), SecretFile.read(file)));
  }

  /// The same key with a certificate from now; to be made well before the old one ends.
  public LinkKey renewed(SecureRandom random, Instant now) {
    return new LinkKey(
        P256.certify(certified.key(), certified.certificate().getPublicKey(), wanted(now), random));
  }

  /// Writes key and certificate to a new file of mode 0600.
  ///
  /// @throws KeyFault when there is a file already, or it cannot be written
  public void create(Path file) {
    SecretFile.create(file, P256.pem(certified));
  }

  /// Writes key and certificate in place of an older file, in one step.
  ///
  /// @throws KeyFault when it cannot be written
  public void replace(Path file) {
    SecretFile.replace(file, P256.pem(certified));
  }

  /// SHA-256 of the public key (SubjectPublicKeyInfo): what peers pin.
  public Hash identity() {
    return identity;
  }

  /// The present certificate.
  public X509Certificate certificate() {
    return certified.certificate();
  }

  /// When the present certificate ends.
  public Instant endsAt() {
    return certified.certificate().getNotAfter().toInstant();
  }

  PrivateKey secret() {
    return certified.key();
  }

  /// The identity and nothing of the key.
  @Override
  public String toString() {
    return "link key " + identity;
  }

  private static P256.Wanted wanted(Instant now) {
    Instant from = now.minus(SLACK).truncatedTo(ChronoUnit.SECONDS);
    return new P256.Wanted("renkei link", from, VALIDITY.plus(SLACK), List.of());
  }
}

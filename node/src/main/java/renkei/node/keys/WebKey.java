// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.GeneralName;
import renkei.core.base.Hash;

/// The key of the HTTPS port, with a certificate that the node made itself for the names by which
/// browsers reach it. Its own key, apart from link and signing keys. Immutable; any thread.
public final class WebKey {
  /// How long a certificate lasts: browsers refuse more than 398 days.
  public static final Duration VALIDITY = Duration.ofDays(397);

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private final P256.Certified certified;

  private WebKey(P256.Certified certified) {
    this.certified = certified;
  }

  /// A new key with a certificate from now for host names and addresses.
  ///
  /// @throws IllegalArgumentException for a name that is neither
  public static WebKey fresh(SecureRandom random, Instant now, List<String> names) {
    return new WebKey(P256.fresh(wanted(now, names), random));
  }

  /// Reads a key that [#create] or [#replace] wrote.
  ///
  /// @throws KeyFault when the file is not private, not there, or no such key
  public static WebKey read(Path file) {
    return new WebKey(P256.read(file.toString(), SecretFile.read(file)));
  }

  /// The same key with a certificate from now; to be made well before the old one ends.
  public WebKey renewed(SecureRandom random, Instant now, List<String> names) {
    return new WebKey(
        P256.certify(
            certified.key(), certified.certificate().getPublicKey(), wanted(now, names), random));
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

  /// The present certificate.
  public X509Certificate certificate() {
    return certified.certificate();
  }

  /// When the present certificate ends.
  public Instant endsAt() {
    return certified.certificate().getNotAfter().toInstant();
  }

  /// SHA-256 of the whole certificate, as browsers show it in their warning.
  public Hash fingerprint() {
    try {
      return Hash.sha256(certified.certificate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate could not be encoded", e);
    }
  }

  /// A context for the HTTPS port; the port itself allows TLS 1.3 and 1.2 only.
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager key = new SoleKey(certified.key(), certified.certificate());
      context.init(new KeyManager[] {key}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private static P256.Wanted wanted(Instant now, List<String> names) {
    List<GeneralName> general = new ArrayList<>();
    for (String name : names) {
      general.add(name(name));
    }
    Instant from = now.minus(LinkKey.SLACK).truncatedTo(ChronoUnit.SECONDS);
    return new P256.Wanted("renkei web", from, VALIDITY, general);
  }

  private static GeneralName name(String name) {
    if (IPV4.matcher(name).matches() || IPV6.matcher(name).matches()) {
      return new GeneralName(GeneralName.iPAddress, name);
    }
    if (!HOST.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + name + "\" is neither a host name nor an address");
    }
    return new GeneralName(GeneralName.dNSName, name);
  }
}

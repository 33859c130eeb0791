// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.EllipticCurve;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import renkei.core.base.Hash;

/// ECDSA P-256 key pairs with certificates that they sign themselves (RFC 5280): the curve that
/// every TLS 1.3 stack must have (RFC 8446 section 9.1). A certificate's names mean nothing here.
final class P256 {
  /// The SubjectPublicKeyInfo of every P-256 key begins so; 64 bytes of coordinates follow.
  static final byte[] SPKI =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  static final int SPKI_BYTES = SPKI.length + 64;
  private static final String KEY = "PRIVATE KEY";
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final int SERIAL_BITS = 127;

  private P256() {}

  /// A key pair and its certificate.
  record Certified(PrivateKey key, X509Certificate certificate) {}

  /// What goes into a certificate.
  ///
  /// @param subject shown by tools, trusted by nobody
  /// @param from valid from
  /// @param validity how long
  /// @param names host names and addresses, for browsers; empty for links
  record Wanted(String subject, Instant from, Duration validity, List<GeneralName> names) {}

  static Certified fresh(Wanted wanted, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      return certify(pair.getPrivate(), pair.getPublic(), wanted, random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java makes no P-256 keys", e);
    }
  }

  static Certified certify(PrivateKey key, PublicKey half, Wanted wanted, SecureRandom random) {
    X500Name name = new X500Name("CN=" + wanted.subject());
    BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    Date from = Date.from(wanted.from());
    Date until = Date.from(wanted.from().plus(wanted.validity()));
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(name, serial, from, until, name, half);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      KeyPurposeId[] uses = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(uses));
      if (!wanted.names().isEmpty()) {
        GeneralName[] names = wanted.names().toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      byte[] der =
          builder
              .build(
                  new JcaContentSignerBuilder("SHA256withECDSA").setSecureRandom(random).build(key))
              .getEncoded();
      return new Certified(key, parse(der));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("a certificate could not be made", e);
    }
  }

  /// The key and certificate as one PEM file.
  static byte[] pem(Certified certified) {
    try {
      String text =
          Pem.write(KEY, certified.key().getEncoded())
              + Pem.write(CERTIFICATE, certified.certificate().getEncoded());
      return text.getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate could not be encoded", e);
    }
  }

  /// Reads what [#pem] wrote.
  ///
  /// @throws KeyFault when it is anything else, or the certificate is not of that key
  static Certified read(String name, byte[] file) {
    byte[] key = Pem.read(KEY, file).orElseThrow(() -> unreadable(name));
    byte[] der = Pem.read(CERTIFICATE, file).orElseThrow(() -> unreadable(name));
    try {
      PrivateKey secret =
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
      X509Certificate certificate = parse(der);
      // A certificate that this key cannot have signed belongs to another key.
      certificate.verify(certificate.getPublicKey());
      if (!isP256(certificate.getPublicKey()) || !pair(secret, certificate.getPublicKey())) {
        throw unreadable(name);
      }
      return new Certified(secret, certificate);
    } catch (GeneralSecurityException e) {
      throw new KeyFault(
          name + " holds no P-256 key with its certificate.",
          "restore it from the backup",
          name + " に P-256 の鍵と証明書がありません。バックアップから戻してください。",
          e);
    }
  }

  private static KeyFault unreadable(String name) {
    return new KeyFault(
        name + " holds no P-256 key with its certificate.",
        "restore it from the backup",
        name + " に P-256 の鍵と証明書がありません。バックアップから戻してください。");
  }

  private static boolean pair(PrivateKey secret, PublicKey half) throws GeneralSecurityException {
    byte[] probe = "renkei pair 1\0".getBytes(StandardCharsets.US_ASCII);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(secret);
    signature.update(probe);
    byte[] signed = signature.sign();
    signature.initVerify(half);
    signature.update(probe);
    return signature.verify(signed);
  }

  static X509Certificate parse(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  static boolean isP256(PublicKey key) {
    byte[] spki = key.getEncoded();
    return spki != null
        && spki.length == SPKI_BYTES
        && Arrays.equals(SPKI, 0, SPKI.length, spki, 0, SPKI.length);
  }

  /// Whether the point of a P-256 key satisfies y² = x³ + ax + b (SEC 1 section 3.2.2.1).
  static boolean onCurve(PublicKey key) {
    if (!(key instanceof ECPublicKey point)) {
      return false;
    }
    EllipticCurve curve = point.getParams().getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = point.getW().getAffineX();
    BigInteger y = point.getW().getAffineY();
    BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
    return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
  }

  /// SHA-256 of the SubjectPublicKeyInfo, the identity of a link key.
  static Hash identity(X509Certificate certificate) {
    return Hash.sha256(certificate.getPublicKey().getEncoded());
  }
}

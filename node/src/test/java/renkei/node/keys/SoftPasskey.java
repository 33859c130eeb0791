// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.CommandId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.RollKey;

/// An authenticator made of software: signs as WebAuthn says, and lies where it is told to.
public final class SoftPasskey {
  /// Officer present and verified.
  public static final int PRESENT_AND_VERIFIED = 0x05;

  private final KeyPair pair;
  private final Bytes cose;

  private SoftPasskey(KeyPair pair) {
    this.pair = pair;
    ECPublicKey open = (ECPublicKey) pair.getPublic();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HexFormat.of().parseHex("a5010203262001215820"));
    out.writeBytes(coordinate(open.getW().getAffineX()));
    out.writeBytes(HexFormat.of().parseHex("225820"));
    out.writeBytes(coordinate(open.getW().getAffineY()));
    this.cose = Bytes.owning(out.toByteArray());
  }

  /// A new one.
  public static SoftPasskey fresh(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return new SoftPasskey(generator.generateKeyPair());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return fixed;
  }

  /// The key as a roll holds it.
  public RollKey key(String officer, String command, String origin) {
    return new RollKey(
        new OfficerId(officer), new CommandId(command), KeyKind.PASSKEY, cose, origin);
  }

  /// What a browser says to it.
  public static byte[] client(String type, Hash challenge, String origin) {
    return ("{\"type\":\""
            + type
            + "\",\"challenge\":\""
            + Base64.getUrlEncoder().withoutPadding().encodeToString(challenge.bytes())
            + "\",\"origin\":\""
            + origin
            + "\",\"crossOrigin\":false}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// What it says of itself.
  public static byte[] data(String host, int flags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Hash.sha256(host.getBytes(StandardCharsets.UTF_8)).bytes());
    out.write(flags);
    out.writeBytes(new byte[] {0, 0, 0, 7});
    return out.toByteArray();
  }

  /// An honest signature over a deed.
  public OfficerProof sign(Hash deed, String origin) {
    String host = java.net.URI.create(origin).getHost();
    return sign(data(host, PRESENT_AND_VERIFIED), client("webauthn.get", deed, origin));
  }

  /// A signature over whatever it is told.
  public OfficerProof sign(byte[] data, byte[] client) {
    try {
      Signature signing = Signature.getInstance("SHA256withECDSA");
      signing.initSign(pair.getPrivate());
      signing.update(data);
      signing.update(Hash.sha256(client).bytes());
      return new OfficerProof(
          Hash.sha256(cose.unsafe()),
          Bytes.owning(signing.sign()),
          new OfficerProof.Assertion(Bytes.of(data), Bytes.of(client)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

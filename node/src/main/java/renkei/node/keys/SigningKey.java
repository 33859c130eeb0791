// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Signer;

/// A party's signing key: Ed25519 (RFC 8032), deterministic, so that the same bytes always get the
/// same signature. Thread-safe. Nothing here gives the private half away except [#create] and
/// [#replace], which write it to a file that only its owner can read.
public final class SigningKey implements Signer {
  /// Bytes of a raw public key.
  public static final int PUBLIC_BYTES = Ed25519.PUBLIC_KEY_SIZE;

  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final String PEM_KIND = "PRIVATE KEY";

  private final byte[] seed;
  private final byte[] raw;
  private final Bytes publicKey;
  private final Hash keyHash;
  private final PartyId party;

  private SigningKey(byte[] seed, byte[] raw, PartyId party) {
    this.seed = seed;
    this.raw = raw;
    this.publicKey = Bytes.of(raw);
    this.keyHash = Hash.sha256(raw);
    this.party = party;
  }

  /// A new first key: its hash is the party's id for ever.
  public static SigningKey fresh(SecureRandom random) {
    byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
    random.nextBytes(seed);
    return ofSeed(seed);
  }

  /// The first key of a party, from its 32 secret bytes (RFC 8032 section 5.1.5).
  ///
  /// @throws IllegalArgumentException for any other number of bytes
  public static SigningKey ofSeed(byte[] seed) {
    byte[] raw = publicHalf(seed);
    return new SigningKey(seed.clone(), raw, new PartyId(Hash.sha256(raw)));
  }

  /// A later key of a party that exists already. Peers take it only with [#vouchFor] by the key
  /// before it.
  public static SigningKey later(PartyId party, SecureRandom random) {
    byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
    random.nextBytes(seed);
    return new SigningKey(seed, publicHalf(seed), party);
  }

  /// Reads a party's first key.
  ///
  /// @throws KeyFault when the file is not private, not there, or no such key
  public static SigningKey read(Path file) {
    return ofSeed(seedIn(file));
  }

  /// Reads a later key of a party.
  ///
  /// @throws KeyFault when the file is not private, not there, or no such key
  public static SigningKey readLater(Path file, PartyId party) {
    byte[] seed = seedIn(file);
    return new SigningKey(seed, publicHalf(seed), party);
  }

  /// Writes the key to a new file of mode 0600, as PKCS #8 (RFC 8410) in PEM.
  ///
  /// @throws KeyFault when there is a file already, or it cannot be written
  public void create(Path file) {
    SecretFile.create(file, pem(seed));
  }

  /// Writes the key in place of an older file, in one step; for `restore`.
  ///
  /// @throws KeyFault when it cannot be written
  public void replace(Path file) {
    SecretFile.replace(file, pem(seed));
  }

  @Override
  public PartyId party() {
    return party;
  }

  /// The raw public key, 32 bytes.
  public Bytes publicKey() {
    return publicKey;
  }

  /// SHA-256 of the raw public key; what proofs name.
  public Hash keyHash() {
    return keyHash;
  }

  @Override
  public Proof sign(Bytes entry) {
    return sign(SignedFor.ENTRY, entry);
  }

  @Override
  public Proof signHead(Bytes head) {
    return sign(SignedFor.HEAD, head);
  }

  /// A signature over the key that follows this one for the same party.
  public Proof vouchFor(Bytes nextPublicKey) {
    return sign(SignedFor.NEXT_KEY, Keyring.succession(party, nextPublicKey));
  }

  Proof sign(SignedFor context, Bytes content) {
    byte[] whole = context.before(content);
    byte[] signature = new byte[Proof.SIGNATURE_BYTES];
    Ed25519.sign(seed, 0, raw, 0, whole, 0, whole.length, signature, 0);
    return new Proof(keyHash, Bytes.owning(signature));
  }

  /// The party and nothing of the key.
  @Override
  public String toString() {
    return "signing key of " + party;
  }

  static byte[] pem(byte[] seed) {
    byte[] der = Arrays.copyOf(PKCS8, PKCS8.length + seed.length);
    System.arraycopy(seed, 0, der, PKCS8.length, seed.length);
    return Pem.write(PEM_KIND, der).getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] seedIn(Path file) {
    byte[] der = Pem.read(PEM_KIND, SecretFile.read(file)).orElse(new byte[0]);
    boolean ours =
        der.length == PKCS8.length + Ed25519.SECRET_KEY_SIZE
            && Arrays.equals(PKCS8, 0, PKCS8.length, der, 0, PKCS8.length);
    if (!ours) {
      throw new KeyFault(
          file + " holds no Ed25519 key in PKCS #8.",
          "restore it from the backup",
          file + " に PKCS #8 の Ed25519 鍵がありません。バックアップから戻してください。");
    }
    return Arrays.copyOfRange(der, PKCS8.length, der.length);
  }

  static byte[] publicHalf(byte[] seed) {
    if (seed.length != Ed25519.SECRET_KEY_SIZE) {
      throw new IllegalArgumentException("an Ed25519 key has 32 secret bytes, not " + seed.length);
    }
    byte[] raw = new byte[PUBLIC_BYTES];
    Ed25519.generatePublicKey(seed, 0, raw, 0);
    return raw;
  }
}

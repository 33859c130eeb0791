// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.RefusalCode;

class SigningKeyTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// RFC 8032 section 7.1, tests 1 to 3: secret key, public key, message, signature.
  private static final List<List<String>> VECTORS =
      List.of(
          List.of(
              "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
              "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
              "",
              "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                  + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
          List.of(
              "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
              "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
              "72",
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                  + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
          List.of(
              "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
              "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
              "af82",
              "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                  + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] byJdk(byte[] seed, byte[]... parts) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
    for (byte[] part : parts) {
      signature.update(part);
    }
    return signature.sign();
  }

  @Test
  void a_public_key_and_signature_are_those_of_rfc_8032() throws GeneralSecurityException {
    for (List<String> vector : VECTORS) {
      byte[] seed = hex(vector.get(0));
      SigningKey key = SigningKey.ofSeed(seed);
      assertThat(key.publicKey()).isEqualTo(Bytes.of(hex(vector.get(1))));
      assertThat(key.party().key()).isEqualTo(Hash.sha256(hex(vector.get(1))));

      // The JDK is the oracle: it gives the published signature, and ours over context and bytes.
      byte[] message = hex(vector.get(2));
      assertThat(byJdk(seed, message)).isEqualTo(hex(vector.get(3)));
      byte[] entry = "renkei entry 1\0".getBytes(StandardCharsets.US_ASCII);
      byte[] head = "renkei head 1\0".getBytes(StandardCharsets.US_ASCII);
      Bytes content = Bytes.of(message);
      assertThat(key.sign(content).signature().copy()).isEqualTo(byJdk(seed, entry, message));
      assertThat(key.signHead(content).signature().copy()).isEqualTo(byJdk(seed, head, message));
    }
  }

  @Test
  void a_signature_holds_only_for_its_party_its_bytes_and_its_context() {
    SigningKey key = SigningKey.fresh(RANDOM);
    SigningKey other = SigningKey.fresh(RANDOM);
    Keyring ring = new Keyring();
    assertThat(ring.pin(key.party(), key.publicKey())).isEmpty();
    assertThat(ring.pin(other.party(), other.publicKey())).isEmpty();
    Bytes entry = Bytes.of(new byte[] {1, 2, 3, 4});
    Proof proof = key.sign(entry);

    assertThat(ring.verify(key.party(), entry, proof)).isTrue();
    assertThat(ring.verify(other.party(), entry, proof)).isFalse();
    assertThat(ring.verifyHead(key.party(), entry, proof)).isFalse();
    assertThat(ring.verifyHead(key.party(), entry, key.signHead(entry))).isTrue();
    assertThat(ring.verify(key.party(), Bytes.of(new byte[] {1, 2, 3, 5}), proof)).isFalse();
    assertThat(ring.verify(key.party(), entry, other.sign(entry))).isFalse();
    assertThat(new Keyring().verify(key.party(), entry, proof)).isFalse();
  }

  @Test
  void every_changed_bit_of_a_signature_is_refused() {
    SigningKey key = SigningKey.ofSeed(new byte[32]);
    Keyring ring = new Keyring();
    assertThat(ring.pin(key.party(), key.publicKey())).isEmpty();
    Bytes entry = Bytes.of("entry".getBytes(StandardCharsets.UTF_8));
    Proof proof = key.sign(entry);
    for (int bit = 0; bit < Proof.SIGNATURE_BYTES * 8; bit++) {
      byte[] changed = proof.signature().copy();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(ring.verify(key.party(), entry, new Proof(proof.key(), Bytes.of(changed))))
          .as("bit %d", bit)
          .isFalse();
    }
  }

  @Test
  void p5_a_party_is_pinned_only_with_the_key_that_it_is_the_hash_of() {
    SigningKey key = SigningKey.fresh(RANDOM);
    SigningKey other = SigningKey.fresh(RANDOM);
    Keyring ring = new Keyring();
    assertThat(ring.pin(key.party(), other.publicKey()))
        .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo(RefusalCode.MALFORMED));
    assertThat(ring.knows(key.party())).isFalse();
  }

  @Test
  void a_key_of_small_order_is_never_pinned() {
    // The neutral point: with it, one signature would fit every text.
    byte[] neutral = new byte[32];
    neutral[0] = 1;
    Keyring ring = new Keyring();
    PartyId party = new PartyId(Hash.sha256(neutral));
    assertThat(ring.pin(party, Bytes.of(neutral)))
        .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo(RefusalCode.MALFORMED));
  }

  @Test
  void a_later_key_counts_only_when_the_newest_one_signed_it() {
    SigningKey first = SigningKey.fresh(RANDOM);
    SigningKey second = SigningKey.later(first.party(), RANDOM);
    SigningKey third = SigningKey.later(first.party(), RANDOM);
    Keyring ring = new Keyring();
    assertThat(ring.pinNext(first.party(), second.publicKey(), first.vouchFor(second.publicKey())))
        .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo(RefusalCode.NOT_LINKED));
    assertThat(ring.pin(first.party(), first.publicKey())).isEmpty();
    Bytes entry = Bytes.of(new byte[] {7});
    assertThat(ring.verify(first.party(), entry, second.sign(entry))).isFalse();
    assertThat(ring.pinNext(first.party(), second.publicKey(), first.sign(second.publicKey())))
        .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo(RefusalCode.BAD_SIGNATURE));
    assertThat(ring.pinNext(first.party(), second.publicKey(), first.vouchFor(second.publicKey())))
        .isEmpty();
    assertThat(ring.verify(first.party(), entry, second.sign(entry))).isTrue();
    assertThat(ring.verify(first.party(), entry, first.sign(entry))).as("old entries").isTrue();
    assertThat(ring.pinNext(first.party(), third.publicKey(), first.vouchFor(third.publicKey())))
        .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo(RefusalCode.BAD_SIGNATURE));
  }

  @Test
  void a_key_comes_back_from_its_file(@TempDir Path folder) {
    Path file = folder.resolve("signing.key");
    SigningKey key = SigningKey.fresh(RANDOM);
    key.create(file);
    Bytes entry = Bytes.of(new byte[] {9});
    assertThat(SigningKey.read(file).sign(entry)).isEqualTo(key.sign(entry));
    assertThatThrownBy(() -> SigningKey.fresh(RANDOM).create(file))
        .isInstanceOf(KeyFault.class)
        .hasMessageContaining("never overwritten");
    assertThat(SigningKey.read(file).party()).isEqualTo(key.party());
  }

  @Test
  void j12_a_key_file_that_others_can_read_stops_the_start_with_the_fix(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("signing.key");
    SigningKey.fresh(RANDOM).create(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (String mode : List.of("rw-r--r--", "rw-r-----", "rw----r--", "rwx------", "rw--w----")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assertThatThrownBy(() -> SigningKey.read(file))
          .isInstanceOfSatisfying(
              KeyFault.class, e -> assertThat(e.fix()).isEqualTo("chmod 600 " + file))
          .hasMessageContaining(mode);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    assertThat(SigningKey.read(file)).isNotNull();
  }

  @Test
  void j12_a_link_a_missing_a_cut_and_a_foreign_file_are_refused(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("signing.key");
    SigningKey.fresh(RANDOM).create(file);
    Path link = Files.createSymbolicLink(folder.resolve("link.key"), file);
    assertThatThrownBy(() -> SigningKey.read(link)).hasMessageContaining("not a plain file");
    assertThatThrownBy(() -> SigningKey.read(folder.resolve("none.key")))
        .isInstanceOf(KeyFault.class);
    byte[] whole = SecretFile.read(file);
    for (int size = 0; size < whole.length - 1; size++) {
      SecretFile.replace(file, java.util.Arrays.copyOf(whole, size));
      assertThatThrownBy(() -> SigningKey.read(file)).isInstanceOf(KeyFault.class);
    }
    SecretFile.replace(file, whole);
    assertThat(SigningKey.read(file)).isNotNull();
    try (var names = Files.list(folder)) {
      assertThat(names.map(path -> path.getFileName().toString()))
          .as("no half-written file stays")
          .containsExactlyInAnyOrder("signing.key", "link.key");
    }
  }

  @Test
  void a_key_never_shows_itself_in_text() {
    SigningKey key = SigningKey.ofSeed(hex(VECTORS.getFirst().getFirst()));
    assertThat(key.toString()).doesNotContain("9d61b1").contains(key.party().toString());
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.node.keys.BrowserKeys.Algorithm;

class BrowserKeysTest {
  private static final Bytes MESSAGE = Bytes.of("challenge".getBytes(StandardCharsets.UTF_8));

  private record Signed(Bytes spki, Bytes signature) {}

  private static Signed sign(Algorithm algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(algorithm == Algorithm.ED25519 ? "Ed25519" : "EC");
    if (algorithm == Algorithm.ES256) {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    }
    KeyPair pair = generator.generateKeyPair();
    Signature signature =
        Signature.getInstance(
            algorithm == Algorithm.ED25519 ? "Ed25519" : "SHA256withECDSAinP1363Format");
    signature.initSign(pair.getPrivate());
    signature.update(MESSAGE.copy());
    return new Signed(Bytes.of(pair.getPublic().getEncoded()), Bytes.of(signature.sign()));
  }

  private static Map<Algorithm, Signed> both() throws GeneralSecurityException {
    Map<Algorithm, Signed> both = new EnumMap<>(Algorithm.class);
    for (Algorithm algorithm : Algorithm.values()) {
      both.put(algorithm, sign(algorithm));
    }
    return both;
  }

  @Test
  void a_browsers_signature_is_checked_for_both_kinds_of_key() throws Exception {
    both()
        .forEach((algorithm, signed) -> {
          assertThat(BrowserKeys.isKey(signed.spki(), algorithm)).isTrue();
          assertThat(BrowserKeys.verify(signed.spki(), algorithm, MESSAGE, signed.signature()))
              .isTrue();
        });
  }

  @Test
  void a_changed_message_signature_or_kind_is_refused() throws Exception {
    Map<Algorithm, Signed> both = both();
    both.forEach((algorithm, signed) -> {
      Bytes other = Bytes.of(new byte[] {1});
      assertThat(BrowserKeys.verify(signed.spki(), algorithm, other, signed.signature())).isFalse();
      for (int i = 0; i < signed.signature().size(); i++) {
        byte[] changed = signed.signature().copy();
        changed[i] ^= 1;
        assertThat(BrowserKeys.verify(signed.spki(), algorithm, MESSAGE, Bytes.of(changed)))
            .isFalse();
      }
      for (Algorithm wrong : Algorithm.values()) {
        assertThat(BrowserKeys.verify(signed.spki(), wrong, MESSAGE, signed.signature()))
            .isEqualTo(wrong == algorithm);
      }
    });
  }

  @Test
  void a_cut_a_longer_and_a_changed_key_are_refused_without_a_throw() throws Exception {
    both()
        .forEach((algorithm, signed) -> {
          byte[] spki = signed.spki().copy();
          for (int size = 0; size < spki.length; size++) {
            assertThat(BrowserKeys.isKey(Bytes.of(Arrays.copyOf(spki, size)), algorithm)).isFalse();
          }
          assertThat(BrowserKeys.isKey(Bytes.of(Arrays.copyOf(spki, spki.length + 1)), algorithm))
              .isFalse();
          for (int i = 0; i < spki.length; i++) {
            byte[] changed = spki.clone();
            changed[i] ^= 4;
            assertThat(
                    BrowserKeys.verify(Bytes.of(changed), algorithm, MESSAGE, signed.signature()))
                .as("%s byte %d", algorithm, i)
                .isFalse();
          }
        });
  }

  @Test
  void a_point_beside_the_curve_and_the_all_zero_signature_are_refused() throws Exception {
    Signed signed = sign(Algorithm.ES256);
    byte[] beside = signed.spki().copy();
    beside[beside.length - 1] ^= 1;
    assertThat(BrowserKeys.isKey(Bytes.of(beside), Algorithm.ES256)).isFalse();
    assertThat(BrowserKeys.verify(signed.spki(), Algorithm.ES256, MESSAGE, Bytes.of(new byte[64])))
        .isFalse();
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.CommandId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.RollKey;

/// What counts as an officer's own signature, and what does not.
class OfficerSignaturesTest {
  private static final String ORIGIN = "https://node.example.org:8443";
  private static final String HOST = "node.example.org";
  private static final Hash DEED = Hash.sha256("the deed".getBytes(StandardCharsets.UTF_8));
  private static final Hash OTHER = Hash.sha256("another".getBytes(StandardCharsets.UTF_8));

  private final SecureRandom random = new SecureRandom();
  private final SoftPasskey passkey = SoftPasskey.fresh(random);
  private final RollKey key = passkey.key("ito", "JJOC", ORIGIN);

  private boolean verify(OfficerProof proof) {
    return OfficerSignatures.verify(key, DEED, proof);
  }

  @Test
  void a_passkey_signs_the_deed() {
    assertThat(verify(passkey.sign(DEED, ORIGIN))).isTrue();
    assertThat(OfficerSignatures.fit(KeyKind.PASSKEY, key.publicKey())).isTrue();
  }

  @Test
  void client_data_without_the_frame_or_with_more_behind_it_counts_too() {
    byte[] data = SoftPasskey.data(HOST, SoftPasskey.PRESENT_AND_VERIFIED);
    String whole =
        new String(SoftPasskey.client("webauthn.get", DEED, ORIGIN), StandardCharsets.UTF_8);
    String bare = whole.replace(",\"crossOrigin\":false", "");
    String more = whole.replace("}", ",\"other_keys_can_be_added_here\":\"x\"}");
    assertThat(verify(passkey.sign(data, bare.getBytes(StandardCharsets.UTF_8)))).isTrue();
    assertThat(verify(passkey.sign(data, more.getBytes(StandardCharsets.UTF_8)))).isTrue();
  }

  @Test
  void s1_a_signature_over_another_deed_does_not_count() {
    assertThat(verify(passkey.sign(OTHER, ORIGIN))).isFalse();
  }

  @Test
  void s2_a_signature_at_another_origin_does_not_count() {
    assertThat(verify(passkey.sign(DEED, "https://evil.example.org:8443"))).isFalse();
    byte[] data = SoftPasskey.data(HOST, SoftPasskey.PRESENT_AND_VERIFIED);
    byte[] longer = SoftPasskey.client("webauthn.get", DEED, ORIGIN + "0");
    byte[] plain = SoftPasskey.client("webauthn.get", DEED, ORIGIN.replace("https", "http"));
    assertThat(verify(passkey.sign(data, longer))).isFalse();
    assertThat(verify(passkey.sign(data, plain))).isFalse();
  }

  @Test
  void s3_a_signature_for_another_relying_party_does_not_count() {
    byte[] data = SoftPasskey.data("example.org", SoftPasskey.PRESENT_AND_VERIFIED);
    byte[] client = SoftPasskey.client("webauthn.get", DEED, ORIGIN);
    assertThat(verify(passkey.sign(data, client))).isFalse();
  }

  @Test
  void s4_an_officer_who_was_not_there_or_not_verified_did_not_sign() {
    byte[] client = SoftPasskey.client("webauthn.get", DEED, ORIGIN);
    for (int flags : new int[] {0x00, 0x01, 0x04, 0x45, 0x85}) {
      assertThat(verify(passkey.sign(SoftPasskey.data(HOST, flags), client)))
          .as("flags %x", flags)
          .isFalse();
    }
  }

  @Test
  void s5_what_was_signed_for_a_registration_does_not_count() {
    byte[] data = SoftPasskey.data(HOST, SoftPasskey.PRESENT_AND_VERIFIED);
    assertThat(verify(passkey.sign(data, SoftPasskey.client("webauthn.create", DEED, ORIGIN))))
        .isFalse();
  }

  @Test
  void s6_a_frame_of_another_origin_does_not_count() {
    byte[] data = SoftPasskey.data(HOST, SoftPasskey.PRESENT_AND_VERIFIED);
    String whole =
        new String(SoftPasskey.client("webauthn.get", DEED, ORIGIN), StandardCharsets.UTF_8);
    for (String client :
        new String[] {
          whole.replace("false", "true"),
          " " + whole,
          whole + " ",
          whole.replace("{\"type\"", "{\"x\":1,\"type\""),
          whole.replace("}", ""),
          whole.replace("\"type\":", "\"type\": ")
        }) {
      assertThat(verify(passkey.sign(data, client.getBytes(StandardCharsets.UTF_8))))
          .as(client)
          .isFalse();
    }
  }

  @Test
  void s7_one_bit_changed_anywhere_does_not_count() {
    OfficerProof good = passkey.sign(DEED, ORIGIN);
    OfficerProof.Assertion said = Objects.requireNonNull(good.assertion());
    for (int at = 0; at < said.authenticatorData().size(); at++) {
      Bytes changed = flipped(said.authenticatorData(), at);
      assertThat(
              verify(
                  new OfficerProof(
                      good.key(),
                      good.signature(),
                      new OfficerProof.Assertion(changed, said.clientData()))))
          .isFalse();
    }
    for (int at = 0; at < said.clientData().size(); at++) {
      Bytes changed = flipped(said.clientData(), at);
      assertThat(
              verify(
                  new OfficerProof(
                      good.key(),
                      good.signature(),
                      new OfficerProof.Assertion(said.authenticatorData(), changed))))
          .isFalse();
    }
    for (int at = 0; at < good.signature().size(); at++) {
      assertThat(
              verify(new OfficerProof(good.key(), flipped(good.signature(), at), good.assertion())))
          .isFalse();
    }
  }

  private static Bytes flipped(Bytes bytes, int at) {
    byte[] copy = bytes.copy();
    copy[at] ^= 1;
    return Bytes.owning(copy);
  }

  @Test
  void s8_another_officers_passkey_does_not_count() {
    SoftPasskey other = SoftPasskey.fresh(random);
    OfficerProof theirs = other.sign(DEED, ORIGIN);
    assertThat(verify(theirs)).isFalse();
    assertThat(verify(new OfficerProof(key.hash(), theirs.signature(), theirs.assertion())))
        .isFalse();
  }

  @Test
  void s9_oversized_client_data_is_not_even_read() {
    byte[] data = SoftPasskey.data(HOST, SoftPasskey.PRESENT_AND_VERIFIED);
    byte[] large = Arrays.copyOf(SoftPasskey.client("webauthn.get", DEED, ORIGIN), 1_025);
    assertThatThrownBy(() -> passkey.sign(data, large)).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> passkey.sign(new byte[513], new byte[10]))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> passkey.sign(new byte[36], new byte[10]))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void s10_a_key_off_the_curve_or_of_another_algorithm_is_no_key() {
    byte[] off = key.publicKey().copy();
    off[off.length - 1] ^= 1;
    assertThat(OfficerSignatures.fit(KeyKind.PASSKEY, Bytes.owning(off))).isFalse();
    byte[] longer = Arrays.copyOf(key.publicKey().unsafe(), key.publicKey().size() + 1);
    assertThat(OfficerSignatures.fit(KeyKind.PASSKEY, Bytes.owning(longer))).isFalse();
    assertThat(OfficerSignatures.fit(KeyKind.FILE, key.publicKey())).isFalse();
    assertThat(OfficerSignatures.fit(KeyKind.BROWSER, key.publicKey())).isFalse();
  }

  @Test
  void a_file_key_signs_the_deed_and_nothing_else(@TempDir Path folder) {
    OfficerFileKey file = OfficerFileKey.fresh(random);
    file.create(folder.resolve("ito.pem"));
    OfficerFileKey again = OfficerFileKey.read(folder.resolve("ito.pem"));
    RollKey own =
        new RollKey(
            new OfficerId("ito"), new CommandId("JJOC"), KeyKind.FILE, file.publicKey(), "");
    OfficerProof proof = again.sign(DEED);
    assertThat(OfficerSignatures.verify(own, DEED, proof)).isTrue();
    assertThat(OfficerSignatures.verify(own, OTHER, proof)).isFalse();
    for (int at = 0; at < proof.signature().size(); at++) {
      OfficerProof changed = new OfficerProof(proof.key(), flipped(proof.signature(), at), null);
      assertThat(OfficerSignatures.verify(own, DEED, changed)).isFalse();
    }
    OfficerProof dressed =
        new OfficerProof(
            proof.key(),
            proof.signature(),
            new OfficerProof.Assertion(Bytes.owning(new byte[37]), Bytes.owning(new byte[2])));
    assertThat(OfficerSignatures.verify(own, DEED, dressed)).isFalse();
  }

  @Test
  void s11_a_party_key_signature_never_stands_for_an_officers() {
    SigningKey party = SigningKey.fresh(random);
    RollKey forged =
        new RollKey(
            new OfficerId("ito"),
            new CommandId("JJOC"),
            KeyKind.FILE,
            BrowserKeys.spki(party.publicKey().unsafe()),
            "");
    OfficerProof proof =
        new OfficerProof(forged.hash(), party.sign(Bytes.owning(DEED.bytes())).signature(), null);
    assertThat(OfficerSignatures.verify(forged, DEED, proof)).isFalse();
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.AgreementText;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Provisions;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.wire.peer.Accession;

/// The text that an applicant accedes to: the bytes that its signatories sealed, under their hash.
class AccessionTextTest {
  private static final PartyId USA = new PartyId(Hash.sha256(new byte[] {1}));
  private static final PartyId GBR = new PartyId(Hash.sha256(new byte[] {2}));
  private static final PartyId JPN = new PartyId(Hash.sha256(new byte[] {3}));
  private static final Membership PILLAR = new Membership(new EntryId(1, 2), "p2");

  private final ProtoCodec codec = new ProtoCodec();
  private final SealedTerms agreed =
      codec.seal(
          terms(
              new Matter.Agreement(
                  List.of(USA, GBR).stream().sorted().toList(),
                  USA,
                  List.of("p1", "p2"),
                  Provisions.NONE)));

  private static Terms terms(Matter matter) {
    return new Terms(
        List.of(
            new AuthenticText("en", "The parties help each other."),
            new AuthenticText("ja", "当事者は互いに助け合う。")),
        matter);
  }

  private static Matter.Accession joins() {
    return new Matter.Accession(PILLAR, 1, JPN, USA);
  }

  private static Accession wire(Matter.Accession accession) {
    return MembershipCodec.write(accession);
  }

  @Test
  void an_applicant_reads_the_bytes_that_the_signatories_sealed() {
    Matter.Accession read = MembershipCodec.read(wire(joins().showing(agreed)));
    assertThat(read.text()).isEqualTo(AgreementText.of(agreed));
    assertThat(codec.seal(terms(joins())).hash())
        .as("what is consented to holds the text")
        .isNotEqualTo(codec.seal(terms(joins().showing(agreed))).hash());
  }

  @Test
  void x1_a_text_that_differs_in_any_one_byte_is_refused_under_that_hash() {
    byte[] good = agreed.bytes().copy();
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Accession forged =
          wire(joins().showing(agreed)).toBuilder().setText(ByteString.copyFrom(bad)).build();
      assertThat(catchThrowableOfType(Malformed.class, () -> MembershipCodec.read(forged)))
          .as("byte %d", i)
          .isNotNull();
    }
    assertThat(MembershipCodec.read(wire(joins().showing(agreed))).text())
        .as("the next good one is read")
        .isEqualTo(AgreementText.of(agreed));
  }

  @Test
  void x2_a_text_without_its_hash_and_what_is_no_agreement_are_refused() {
    Accession noHash = wire(joins().showing(agreed)).toBuilder().clearTextHash().build();
    assertThat(catchThrowableOfType(Malformed.class, () -> MembershipCodec.read(noHash)))
        .hasMessageContaining("with their hash");
    SealedTerms nested = codec.seal(terms(joins().showing(agreed)));
    Accession deeper =
        wire(joins()).toBuilder()
            .setTextHash(ByteString.copyFrom(nested.hash().bytes()))
            .setText(ByteString.copyFrom(nested.bytes().copy()))
            .build();
    assertThat(catchThrowableOfType(Malformed.class, () -> MembershipCodec.read(deeper)))
        .hasMessageContaining("is an agreement, and nothing else");
    assertThat(
            catchThrowableOfType(
                Malformed.class,
                () ->
                    new Matter.Accession(new Membership(new EntryId(1, 2), "p3"), 1, JPN, USA)
                        .showing(agreed)))
        .hasMessageContaining("has no pillar p3");
  }

  @Test
  void x3_nobody_consents_to_an_agreement_of_which_a_part_cannot_be_shown_here() {
    renkei.wire.peer.Terms known;
    try {
      known = renkei.wire.peer.Terms.parseFrom(agreed.bytes().copy());
    } catch (com.google.protobuf.InvalidProtocolBufferException fault) {
      throw new IllegalStateException(fault);
    }
    ByteString unknown =
        known.toBuilder()
            .setUnknownFields(
                com.google.protobuf.UnknownFieldSet.newBuilder()
                    .addField(
                        900,
                        com.google.protobuf.UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build())
            .build()
            .toByteString();
    SealedTerms later = TermsCodec.unseal(unknown);
    assertThat(later.whole()).isFalse();
    SealedTerms outer = codec.seal(terms(joins().showing(later)));
    assertThat(TermsCodec.unseal(Scalars.bytes(outer.bytes())).whole()).isFalse();
  }
}

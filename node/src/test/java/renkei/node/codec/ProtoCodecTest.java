// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.Kind;
import renkei.core.entry.Profile;
import renkei.core.entry.SealedTerms;
import renkei.wire.peer.Level;

class ProtoCodecTest {
  private static final int ENTRIES_PER_KIND = 200;
  private static final int GARBAGE = 200_000;

  private final ProtoCodec codec = new ProtoCodec();
  private final RandomEntries random = new RandomEntries(20_240_410);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void every_kind_is_read_as_it_was_written(Kind kind) {
    for (int i = 0; i < ENTRIES_PER_KIND; i++) {
      Entry entry = random.of(kind);
      Bytes bytes = codec.encode(entry);
      assertThat(codec.decode(bytes)).isEqualTo(entry);
      assertThat(codec.encode(entry)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void terms_of_every_profile_are_whole_and_bound_to_their_bytes(Profile profile) {
    for (int i = 0; i < ENTRIES_PER_KIND; i++) {
      SealedTerms sealed = codec.seal(random.terms(profile));
      SealedTerms read = TermsCodec.unseal(Scalars.bytes(sealed.bytes()));
      assertThat(read).isEqualTo(sealed);
      assertThat(read.whole()).isTrue();
      assertThat(read.hash())
          .isEqualTo(Hash.sha256("renkei terms 1\0".getBytes(UTF_8), sealed.bytes().unsafe()));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void j2_any_flipped_bit_is_refused_or_says_something_else_in_the_one_form(Kind kind) {
    byte[] good = codec.encode(random.of(kind)).copy();
    Hostile.bitFlips(good, bad -> refusedOrOneForm(bad, good));
    Hostile.truncations(good, bad -> refusedOrOneForm(bad, good));
  }

  @Test
  void any_changed_byte_is_refused_or_says_something_else_in_the_one_form() {
    for (Kind kind : List.of(Kind.CONSENT_GIVEN, Kind.PROPOSAL_OPENED, Kind.TASK_ISSUED)) {
      byte[] good = codec.encode(random.of(kind)).copy();
      Hostile.byteChanges(good, bad -> refusedOrOneForm(bad, good));
    }
  }

  private void refusedOrOneForm(byte[] bad, byte[] good) {
    try {
      Entry read = codec.decode(Bytes.of(bad));
      assertThat(codec.encode(read).unsafe()).isEqualTo(bad).isNotEqualTo(good);
    } catch (Malformed refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Test
  void p22_garbage_is_malformed_and_nothing_else_comes_of_it() {
    SplittableRandom noise = new SplittableRandom(22);
    AtomicInteger refused = new AtomicInteger();
    for (int i = 0; i < GARBAGE; i++) {
      byte[] garbage = Hostile.garbage(noise);
      try {
        codec.decode(Bytes.of(garbage));
      } catch (Malformed _) {
        refused.incrementAndGet();
      }
    }
    assertThat(refused).hasValue(GARBAGE);
    assertThat(codec.decode(codec.encode(random.next()))).isNotNull();
  }

  @Test
  void p7_a_level_that_is_not_listed_is_refused_and_never_taken_for_a_lower_one() {
    renkei.wire.peer.Entry good = wire(random.of(Kind.RECALL_NOTICE));
    for (int level : new int[] {0, 6, 99, -1}) {
      renkei.wire.peer.Entry.Builder bad = good.toBuilder();
      bad.getLabelBuilder().setLevelValue(level);
      refused(bad.build(), Malformed.Why.FORM);
    }
    renkei.wire.peer.Entry.Builder unmarked = good.toBuilder();
    refused(unmarked.clearLabel().build(), Malformed.Why.FORM);
  }

  @Test
  void p7_look_alike_letters_are_no_code() {
    renkei.wire.peer.Entry good = wire(random.of(Kind.RECALL_NOTICE));
    for (String lookAlike : List.of("USА", "ＵＳＡ", "US\u200bA", "ÚSA", "")) {
      renkei.wire.peer.Entry.Builder bad = good.toBuilder();
      bad.getLabelBuilder().getReleasableToBuilder().addCodes(lookAlike);
      refused(bad.build(), Malformed.Why.FORM);
    }
  }

  @Test
  void p8_a_list_out_of_sequence_or_with_one_twice_is_not_the_one_form() {
    ByteString low = ByteString.copyFrom(new byte[32]);
    ByteString high = Scalars.hash(Hash.sha256(new byte[1]));
    renkei.wire.peer.Entry.Builder entry =
        wire(random.of(Kind.RECALL_NOTICE)).toBuilder().clearAudience();
    refused(entry.clone().addAudience(high).addAudience(low).build(), Malformed.Why.FORM);
    refused(entry.clone().addAudience(low).addAudience(low).build(), Malformed.Why.FORM);
    Bytes good = Bytes.of(entry.clone().addAudience(low).addAudience(high).build().toByteArray());
    assertThat(codec.decode(good).audience()).hasSize(2);
  }

  @Test
  void p17_a_body_of_an_unknown_kind_is_told_apart_from_broken_bytes() {
    renkei.wire.peer.Entry later =
        wire(random.of(Kind.CONSENT_GIVEN)).toBuilder()
            .clearBody()
            .setUnknownFields(unknown(63))
            .build();
    refused(later, Malformed.Why.UNKNOWN_KIND);
    refused(later.toBuilder().setUnknownFields(noFields()).build(), Malformed.Why.FORM);
  }

  @Test
  void p17_another_version_is_refused_by_name() {
    renkei.wire.peer.Entry second =
        wire(random.of(Kind.CONSENT_GIVEN)).toBuilder().setVersion(2).build();
    Malformed refused = refused(second, Malformed.Why.UNKNOWN_KIND);
    assertThat(refused).hasMessage("an entry of version 2; this node reads version 1");
  }

  @Test
  void p17_an_unknown_field_outside_the_terms_is_refused_at_any_depth() {
    renkei.wire.peer.Entry good = wire(random.of(Kind.COUNTERPART_STATED));
    refused(good.toBuilder().setUnknownFields(unknown(63)).build(), Malformed.Why.FORM);
    renkei.wire.peer.Entry.Builder deep = good.toBuilder();
    deep.getCounterpartStatedBuilder().getNamesBuilder().setUnknownFields(unknown(3));
    refused(deep.build(), Malformed.Why.FORM);
    renkei.wire.peer.Entry.Builder inLabel = good.toBuilder();
    inLabel.getLabelBuilder().setUnknownFields(unknown(9));
    refused(inLabel.build(), Malformed.Why.FORM);
  }

  @Test
  void p17_a_repeated_field_a_second_body_and_a_long_varint_are_not_the_one_form() {
    byte[] good = codec.encode(random.of(Kind.PROPOSAL_ACKNOWLEDGED)).copy();
    byte[] again = Hostile.delimited(17, new byte[0]);
    refused(Hostile.joined(good, again), Malformed.Why.FORM);
    refused(Hostile.joined(good, Hostile.delimited(18, new byte[0])), Malformed.Why.FORM);
    byte[] longVersion = new byte[good.length + 1];
    System.arraycopy(good, 2, longVersion, 3, good.length - 2);
    longVersion[0] = 0x08;
    longVersion[1] = (byte) 0x81;
    longVersion[2] = 0x00;
    refused(longVersion, Malformed.Why.FORM);
  }

  @Test
  void p17_a_length_that_promises_gigabytes_allocates_nothing() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Hostile.field(out, 1, 0);
    Hostile.varint(out, 1);
    Hostile.field(out, 2, 2);
    Hostile.varint(out, Integer.MAX_VALUE);
    refused(out.toByteArray(), Malformed.Why.FORM);
  }

  @Test
  void p18_size_is_bounded_before_anything_is_read() {
    refused(new byte[Limits.ENTRY_BYTES_MAX + 1], Malformed.Why.TOO_LARGE);
    Crossing largest =
        new Crossing.DocumentReleased(
            "the largest",
            "text/plain",
            Bytes.owning(new byte[Limits.DOCUMENT_BYTES_MAX]),
            Set.of(random.party()));
    Entry entry = random.crossing(random.party(), Set.of(), random.label(), largest);
    assertThat(codec.decode(codec.encode(entry))).isEqualTo(entry);
  }

  @Test
  void p18_a_million_tiny_things_are_counted_before_they_are_made() {
    renkei.wire.peer.Entry good = wire(random.of(Kind.PROPOSAL_OPENED));
    renkei.wire.peer.Entry.Builder crowd = good.toBuilder();
    for (int i = 0; i < 400_000; i++) {
      crowd.getProposalOpenedBuilder().addElectorate(renkei.wire.peer.Elector.newBuilder());
    }
    refused(crowd.build(), Malformed.Why.TOO_LARGE);
  }

  @Test
  void p21_nesting_is_bounded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(codec.encode(random.of(Kind.CONSENT_GIVEN)).unsafe());
    for (int i = 0; i < 10_000; i++) {
      Hostile.field(out, 63, 3);
    }
    for (int i = 0; i < 10_000; i++) {
      Hostile.field(out, 63, 4);
    }
    Malformed refused = refused(out.toByteArray(), Malformed.Why.FORM);
    assertThat(refused).hasMessageContaining("nesting");
  }

  @Test
  void a_domestic_entry_is_never_read_as_one_that_crosses() {
    for (Kind kind : Kind.values()) {
      Entry entry = random.of(kind);
      Bytes bytes = codec.encode(entry);
      if (entry.body() instanceof Crossing) {
        assertThat(codec.decodeCrossing(bytes)).isEqualTo(entry);
      } else {
        Malformed refused =
            catchThrowableOfType(Malformed.class, () -> codec.decodeCrossing(bytes));
        assertThat(refused.why()).isEqualTo(Malformed.Why.UNKNOWN_KIND);
      }
    }
  }

  @Test
  void terms_with_a_field_of_a_later_version_are_kept_exactly_and_are_not_whole() throws Exception {
    SealedTerms known = codec.seal(random.terms(Profile.SUPPORT));
    renkei.wire.peer.Terms.Builder later =
        renkei.wire.peer.Terms.parseFrom(known.bytes().unsafe()).toBuilder();
    later.getSupportBuilder().setUnknownFields(unknown(12));
    ByteString bytes = later.build().toByteString();
    renkei.wire.peer.Entry entry =
        wire(random.of(Kind.TERMS_COUNTERED)).toBuilder()
            .setTermsCountered(
                renkei.wire.peer.TermsCountered.newBuilder()
                    .setProposal(Scalars.id(random.id()))
                    .setReplaces(Scalars.hash(random.hash()))
                    .setTerms(bytes))
            .build();
    Entry read = codec.decode(Bytes.of(entry.toByteArray()));
    SealedTerms terms = ((Crossing.TermsCountered) read.body()).terms();
    assertThat(terms.whole()).isFalse();
    assertThat(terms.terms()).isEqualTo(known.terms());
    assertThat(terms.bytes().unsafe()).isEqualTo(bytes.toByteArray());
    assertThat(terms.hash()).isNotEqualTo(known.hash());
    assertThat(codec.encode(read).unsafe()).isEqualTo(entry.toByteArray());
  }

  @Test
  void terms_of_an_unknown_profile_and_terms_in_another_form_are_refused() {
    SealedTerms known = codec.seal(random.terms(Profile.VISIT));
    ByteString noMatter = ByteString.copyFrom(Hostile.delimited(31, new byte[0]));
    Malformed unknown = catchThrowableOfType(Malformed.class, () -> TermsCodec.unseal(noMatter));
    assertThat(unknown.why()).isEqualTo(Malformed.Why.UNKNOWN_KIND);
    byte[] twice = Hostile.joined(known.bytes().unsafe(), Hostile.delimited(18, new byte[0]));
    Malformed form =
        catchThrowableOfType(Malformed.class, () -> TermsCodec.unseal(ByteString.copyFrom(twice)));
    assertThat(form).hasMessage("terms are not in the one form of their bytes");
  }

  private renkei.wire.peer.Entry wire(Entry entry) {
    try {
      return renkei.wire.peer.Entry.parseFrom(codec.encode(entry).unsafe());
    } catch (InvalidProtocolBufferException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Malformed refused(renkei.wire.peer.Entry bad, Malformed.Why why) {
    return refused(bad.toByteArray(), why);
  }

  private Malformed refused(byte[] bad, Malformed.Why why) {
    Malformed refused = catchThrowableOfType(Malformed.class, () -> codec.decode(Bytes.of(bad)));
    assertThat(refused).isNotNull();
    assertThat(refused.why()).isEqualTo(why);
    return refused;
  }

  private static UnknownFieldSet unknown(int number) {
    return UnknownFieldSet.newBuilder()
        .addField(number, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
        .build();
  }

  private static UnknownFieldSet noFields() {
    return UnknownFieldSet.getDefaultInstance();
  }

  @Test
  void levels_have_the_numbers_that_the_guard_compares() {
    assertThat(Level.LEVEL_UNCLASSIFIED.getNumber()).isEqualTo(1);
    assertThat(Level.LEVEL_TOP_SECRET.getNumber()).isEqualTo(5);
  }
}

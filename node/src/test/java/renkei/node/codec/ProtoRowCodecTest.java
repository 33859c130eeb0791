// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.entry.Entry;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;

class ProtoRowCodecTest {
  private static final int ROUNDS = 500;

  private final ProtoRowCodec rows = new ProtoRowCodec();
  private final RandomEntries random = new RandomEntries(7);

  private List<Row> oneOfEach() {
    Entry entry = random.next();
    SignedEntry signed =
        SignedEntry.of(
            entry, new ProtoCodec().encode(entry), random.chance() ? random.entryProof() : null);
    RefusalCode code = RefusalCode.values()[random.below(RefusalCode.values().length)];
    Verdict verdict =
        switch (random.below(3)) {
          case 0 -> Verdict.APPLIED;
          case 1 -> Verdict.refused(new Refusal(code, random.line(60)));
          default -> new Verdict(Verdict.State.QUARANTINED, new Refusal(code, random.line(60)));
        };
    int incarnation = 1 + random.below(9);
    long seq = 1L + random.below(1_000_000);
    return List.of(
        new Row.Own(signed),
        new Row.Received(
            random.party(),
            incarnation,
            seq,
            random.bytes(random.below(300)),
            random.chance() ? random.entryProof() : null,
            verdict,
            random.time(),
            random.chance() ? List.of(random.party(), random.party()) : List.of()),
        new Row.Sent(
            random.party(),
            incarnation,
            seq,
            random.id(),
            random.hash(),
            random.chance() ? random.id() : null,
            random.below(1_000),
            "LABEL_ALLOWS RULE_COVERS",
            random.time()),
        new Row.Acknowledged(random.party(), incarnation, seq),
        new Row.Voided(random.party(), incarnation, seq, code),
        new Row.BatchHead(seq, 1 + random.below(512), random.hash(), random.proof()),
        new Row.Witnessed(
            random.party(),
            incarnation,
            seq,
            random.hash(),
            random.hash(),
            random.proof(),
            random.time()),
        new Row.LaneCounts(
            random.party(), random.id(), random.time(), seq, random.below(9), random.below(9)),
        new Row.Counted(random.party(), code, seq, random.time()),
        new Row.HeadTold(random.party(), random.time()),
        new Row.Readmitted(signed, random.party(), seq));
  }

  @Test
  void every_row_is_read_as_it_was_written() {
    assertThat(oneOfEach()).hasSize(Row.class.getPermittedSubclasses().length);
    for (int i = 0; i < ROUNDS; i++) {
      for (Row row : oneOfEach()) {
        assertThat(rows.decode(rows.encode(row))).isEqualTo(row);
      }
    }
  }

  @Test
  void j2_a_changed_row_is_refused_or_another_row_in_the_one_form() {
    for (Row row : oneOfEach()) {
      byte[] good = rows.encode(row).copy();
      Hostile.bitFlips(good, bad -> refusedOrOneForm(bad, good));
      Hostile.truncations(good, bad -> refusedOrOneForm(bad, good));
    }
  }

  private void refusedOrOneForm(byte[] bad, byte[] good) {
    try {
      assertThat(rows.encode(rows.decode(Bytes.of(bad))).unsafe())
          .isEqualTo(bad)
          .isNotEqualTo(good);
    } catch (Malformed refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Test
  void garbage_is_no_row() {
    SplittableRandom noise = new SplittableRandom(3);
    for (int i = 0; i < 50_000; i++) {
      Bytes garbage = Bytes.of(Hostile.garbage(noise));
      assertThatExceptionOfType(Malformed.class).isThrownBy(() -> rows.decode(garbage));
    }
  }

  @Test
  void a_row_of_a_later_kind_is_told_apart() {
    Bytes later = Bytes.of(Hostile.delimited(99, new byte[0]));
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> rows.decode(later))
        .matches(refused -> refused.why() == Malformed.Why.UNKNOWN_KIND);
  }
}

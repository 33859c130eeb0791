// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;
import renkei.core.journal.RowCodec;
import renkei.wire.local.AcknowledgedRow;
import renkei.wire.local.BatchHeadRow;
import renkei.wire.local.CountedRow;
import renkei.wire.local.HeadToldRow;
import renkei.wire.local.LaneCountsRow;
import renkei.wire.local.OwnRow;
import renkei.wire.local.ReadmittedRow;
import renkei.wire.local.ReceivedRow;
import renkei.wire.local.SentRow;
import renkei.wire.local.Verdict.State;
import renkei.wire.local.VoidedRow;
import renkei.wire.local.WitnessedRow;

/// Rows of the journal as protobuf (`renkei.local.v1.Row`), in one form. What a row holds of
/// entries is their bytes as signed; they are read again and not judged again. Stateless: any
/// thread.
public final class ProtoRowCodec implements RowCodec {
  @Override
  public Bytes encode(Row row) {
    return Bytes.owning(write(row).toByteArray());
  }

  @Override
  public Row decode(Bytes bytes) {
    renkei.wire.local.Row wire =
        Parsing.of(renkei.wire.local.Row.parser(), UnsafeByteOperations.unsafeWrap(bytes.unsafe()));
    Row row = read(wire);
    Malformed.unless(
        Arrays.equals(write(row).toByteArray(), bytes.unsafe()),
        "a row's bytes are not in the one form, or hold a field that this version does not know");
    return row;
  }

  private static renkei.wire.local.Row write(Row row) {
    renkei.wire.local.Row.Builder out = renkei.wire.local.Row.newBuilder();
    switch (row) {
      case Row.Own own -> out.setOwn(write(own));
      case Row.Received received -> out.setReceived(write(received));
      case Row.Sent sent -> out.setSent(write(sent));
      case Row.Acknowledged acknowledged ->
          out.setAcknowledged(
              AcknowledgedRow.newBuilder()
                  .setBy(Scalars.party(acknowledged.by()))
                  .setIncarnation(acknowledged.incarnation())
                  .setSequence(acknowledged.seq()));
      case Row.Voided voided ->
          out.setVoided(
              VoidedRow.newBuilder()
                  .setTo(Scalars.party(voided.to()))
                  .setIncarnation(voided.incarnation())
                  .setSequence(voided.seq())
                  .setWhy(Enums.refusal(voided.why())));
      case Row.BatchHead head ->
          out.setBatchHead(
              BatchHeadRow.newBuilder()
                  .setFirst(head.first())
                  .setCount(head.count())
                  .setRoot(Scalars.hash(head.root()))
                  .setProof(Scalars.proof(head.proof())));
      case Row.Witnessed witnessed -> out.setWitnessed(write(witnessed));
      case Row.HeadTold told ->
          out.setHeadTold(
              HeadToldRow.newBuilder()
                  .setTo(Scalars.party(told.to()))
                  .setAt(Scalars.time(told.at())));
      case Row.LaneCounts counts -> out.setLaneCounts(write(counts));
      case Row.Counted counted ->
          out.setCounted(
              CountedRow.newBuilder()
                  .setFrom(Scalars.party(counted.from()))
                  .setCode(Enums.refusal(counted.code()))
                  .setCount(counted.count())
                  .setMinute(Scalars.time(counted.minute())));
      case Row.Readmitted readmitted -> out.setReadmitted(write(readmitted));
    }
    return out.build();
  }

  private static Row read(renkei.wire.local.Row wire) {
    return switch (wire.getKindCase()) {
      case OWN -> new Row.Own(signed(Scalars.bytes(wire.getOwn().getEntry()), own(wire.getOwn())));
      case RECEIVED -> read(wire.getReceived());
      case SENT -> read(wire.getSent());
      case ACKNOWLEDGED -> read(wire.getAcknowledged());
      case VOIDED -> read(wire.getVoided());
      case BATCH_HEAD -> read(wire.getBatchHead());
      case WITNESSED -> read(wire.getWitnessed());
      case HEAD_TOLD ->
          new Row.HeadTold(
              Scalars.party(wire.getHeadTold().getTo()), Scalars.time(wire.getHeadTold().getAt()));
      case LANE_COUNTS -> read(wire.getLaneCounts());
      case COUNTED -> read(wire.getCounted());
      case READMITTED -> read(wire.getReadmitted());
      case KIND_NOT_SET ->
          throw new Malformed(
              Malformed.Why.UNKNOWN_KIND, "a row of a kind that this version does not know");
    };
  }

  private static Proof proof(
      renkei.wire.peer.Proof party, boolean signed, renkei.wire.peer.OfficerProof officer) {
    return Scalars.proof(party).with(signed ? Scalars.officer(officer) : null);
  }

  private static @Nullable Proof own(OwnRow wire) {
    return wire.hasProof()
        ? proof(wire.getProof(), wire.hasOfficerProof(), wire.getOfficerProof())
        : null;
  }

  private static SignedEntry signed(Bytes bytes, @Nullable Proof proof) {
    return SignedEntry.of(ProtoCodec.reread(bytes), bytes, proof);
  }

  private static OwnRow write(Row.Own own) {
    OwnRow.Builder out = OwnRow.newBuilder().setEntry(Scalars.bytes(own.entry().bytes()));
    Proof proof = own.entry().proof();
    if (proof != null) {
      out.setProof(Scalars.proof(proof));
      OfficerProof officer = proof.officer();
      if (officer != null) {
        out.setOfficerProof(Scalars.officer(officer));
      }
    }
    return out.build();
  }

  private static ReceivedRow write(Row.Received received) {
    ReceivedRow.Builder out =
        ReceivedRow.newBuilder()
            .setFrom(Scalars.party(received.from()))
            .setIncarnation(received.incarnation())
            .setSequence(received.seq())
            .setEntry(Scalars.bytes(received.bytes()))
            .setVerdict(write(received.verdict()))
            .setAt(Scalars.time(received.at()));
    received.further().forEach(to -> out.addFurther(Scalars.party(to)));
    Proof proof = received.proof();
    if (proof != null) {
      out.setProof(Scalars.proof(proof));
      OfficerProof officer = proof.officer();
      if (officer != null) {
        out.setOfficerProof(Scalars.officer(officer));
      }
    }
    return out.build();
  }

  private static Row.Received read(ReceivedRow wire) {
    Scalars.capped(wire.getFurtherCount(), Limits.PARTIES_MAX, "parties to carry to");
    return new Row.Received(
        Scalars.party(wire.getFrom()),
        wire.getIncarnation(),
        wire.getSequence(),
        Scalars.bytes(wire.getEntry()),
        wire.hasProof()
            ? proof(wire.getProof(), wire.hasOfficerProof(), wire.getOfficerProof())
            : null,
        read(wire.getVerdict()),
        Scalars.time(wire.getAt()),
        wire.getFurtherList().stream().map(Scalars::party).toList());
  }

  private static renkei.wire.local.Verdict write(Verdict verdict) {
    renkei.wire.local.Verdict.Builder out =
        renkei.wire.local.Verdict.newBuilder()
            .setState(
                switch (verdict.state()) {
                  case APPLIED -> State.STATE_APPLIED;
                  case QUARANTINED -> State.STATE_QUARANTINED;
                  case REFUSED -> State.STATE_REFUSED;
                });
    Refusal refusal = verdict.refusal();
    if (refusal != null) {
      out.setRefusal(
          renkei.wire.local.Refusal.newBuilder()
              .setCode(Enums.refusal(refusal.code()))
              .setSentence(refusal.sentence()));
    }
    return out.build();
  }

  private static Verdict read(renkei.wire.local.Verdict wire) {
    Verdict.State state =
        switch (wire.getState()) {
          case STATE_APPLIED -> Verdict.State.APPLIED;
          case STATE_QUARANTINED -> Verdict.State.QUARANTINED;
          case STATE_REFUSED -> Verdict.State.REFUSED;
          case STATE_UNSPECIFIED, UNRECOGNIZED ->
              throw new Malformed("a verdict is missing or not one that this version knows");
        };
    Refusal refusal =
        wire.hasRefusal()
            ? new Refusal(
                Enums.refusal(wire.getRefusal().getCode()), wire.getRefusal().getSentence())
            : null;
    return new Verdict(state, refusal);
  }

  private static SentRow write(Row.Sent sent) {
    SentRow.Builder out =
        SentRow.newBuilder()
            .setTo(Scalars.party(sent.to()))
            .setIncarnation(sent.incarnation())
            .setSequence(sent.seq())
            .setEntryId(Scalars.id(sent.entry()))
            .setHash(Scalars.hash(sent.hash()))
            .setPolicy(sent.policy())
            .setRuling(sent.ruling())
            .setAt(Scalars.time(sent.at()));
    EntryId ground = sent.ground();
    if (ground != null) {
      out.setGround(Scalars.id(ground));
    }
    return out.build();
  }

  private static Row.Sent read(SentRow wire) {
    return new Row.Sent(
        Scalars.party(wire.getTo()),
        wire.getIncarnation(),
        wire.getSequence(),
        Scalars.id(wire.getEntryId()),
        Scalars.hash(wire.getHash()),
        wire.hasGround() ? Scalars.id(wire.getGround()) : null,
        wire.getPolicy(),
        wire.getRuling(),
        Scalars.time(wire.getAt()));
  }

  private static Row.Acknowledged read(AcknowledgedRow wire) {
    return new Row.Acknowledged(
        Scalars.party(wire.getBy()), wire.getIncarnation(), wire.getSequence());
  }

  private static Row.Voided read(VoidedRow wire) {
    return new Row.Voided(
        Scalars.party(wire.getTo()),
        wire.getIncarnation(),
        wire.getSequence(),
        Enums.refusal(wire.getWhy()));
  }

  private static Row.BatchHead read(BatchHeadRow wire) {
    return new Row.BatchHead(
        wire.getFirst(),
        wire.getCount(),
        Scalars.hash(wire.getRoot()),
        Scalars.proof(wire.getProof()));
  }

  private static WitnessedRow write(Row.Witnessed witnessed) {
    return WitnessedRow.newBuilder()
        .setOf(Scalars.party(witnessed.of()))
        .setIncarnation(witnessed.incarnation())
        .setSequence(witnessed.seq())
        .setLinkHead(Scalars.hash(witnessed.linkHead()))
        .setJournalHead(Scalars.hash(witnessed.journalHead()))
        .setProof(Scalars.proof(witnessed.proof()))
        .setAt(Scalars.time(witnessed.at()))
        .build();
  }

  private static Row.Witnessed read(WitnessedRow wire) {
    return new Row.Witnessed(
        Scalars.party(wire.getOf()),
        wire.getIncarnation(),
        wire.getSequence(),
        Scalars.hash(wire.getLinkHead()),
        Scalars.hash(wire.getJournalHead()),
        Scalars.proof(wire.getProof()),
        Scalars.time(wire.getAt()));
  }

  private static LaneCountsRow write(Row.LaneCounts counts) {
    return LaneCountsRow.newBuilder()
        .setTo(Scalars.party(counts.to()))
        .setRule(Scalars.id(counts.rule()))
        .setMinute(Scalars.time(counts.minute()))
        .setSent(counts.sent())
        .setConflated(counts.conflated())
        .setWithheld(counts.withheld())
        .build();
  }

  private static Row.LaneCounts read(LaneCountsRow wire) {
    return new Row.LaneCounts(
        Scalars.party(wire.getTo()),
        Scalars.id(wire.getRule()),
        Scalars.time(wire.getMinute()),
        wire.getSent(),
        wire.getConflated(),
        wire.getWithheld());
  }

  private static Row.Counted read(CountedRow wire) {
    return new Row.Counted(
        Scalars.party(wire.getFrom()),
        Enums.refusal(wire.getCode()),
        wire.getCount(),
        Scalars.time(wire.getMinute()));
  }

  private static ReadmittedRow write(Row.Readmitted readmitted) {
    ReadmittedRow.Builder out =
        ReadmittedRow.newBuilder()
            .setEntry(Scalars.bytes(readmitted.entry().bytes()))
            .setFrom(Scalars.party(readmitted.from()))
            .setSequence(readmitted.seq());
    Proof proof = readmitted.entry().proof();
    if (proof != null) {
      out.setProof(Scalars.proof(proof));
      OfficerProof officer = proof.officer();
      if (officer != null) {
        out.setOfficerProof(Scalars.officer(officer));
      }
    }
    return out.build();
  }

  private static Row.Readmitted read(ReadmittedRow wire) {
    return new Row.Readmitted(
        signed(
            Scalars.bytes(wire.getEntry()),
            wire.hasProof()
                ? proof(wire.getProof(), wire.hasOfficerProof(), wire.getOfficerProof())
                : null),
        Scalars.party(wire.getFrom()),
        wire.getSequence());
  }
}

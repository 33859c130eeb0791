// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;
import java.util.List;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.LinkLimits;
import renkei.core.exchange.OutFrame;
import renkei.wire.peer.Carry;
import renkei.wire.peer.Frame;
import renkei.wire.peer.Return;

/// Frames of a link to bytes and back (`renkei.peer.v1.Frame`). Outbound content comes under a
/// permit, or there is no method for it; the entry inside is handed over as the bytes that were
/// signed. Stateless: any thread.
public final class FrameCodec {
  /// Bytes of one frame: an entry and what a frame puts around it.
  public static final int FRAME_BYTES_MAX = Limits.ENTRY_BYTES_MAX + 4096;

  /// The bytes of a frame. @throws Malformed with `TOO_LARGE` when it would be longer than
  /// [#FRAME_BYTES_MAX]
  public Bytes encode(OutFrame frame) {
    byte[] bytes = write(frame).toByteArray();
    checkSize(bytes.length);
    return Bytes.owning(bytes);
  }

  private static Frame write(OutFrame frame) {
    return switch (frame) {
      case Control control -> write(control);
      case OutFrame.Carry carry -> {
        SignedEntry entry = carry.permit().entry();
        yield carry(
            new InFrame.Arrived(
                carry.seq(), entry.bytes(), proofOf(entry), List.copyOf(carry.permit().further())));
      }
      case OutFrame.Return back -> {
        SignedEntry entry = back.permit().entry();
        yield back(back.incarnation(), back.seq(), entry.bytes(), proofOf(entry));
      }
      case OutFrame.Tracks tracks ->
          Frame.newBuilder()
              .setTracks(TrackFrames.write(tracks.permit().part(), tracks.permit().tracks()))
              .build();
    };
  }

  private static Proof proofOf(SignedEntry entry) {
    Proof proof = entry.proof();
    if (proof == null) {
      throw new IllegalStateException("what crosses is signed by itself: " + entry.entry().id());
    }
    return proof;
  }

  private static Frame write(Control control) {
    Frame.Builder out = Frame.newBuilder();
    ControlFrames.write(control, out);
    return out.build();
  }

  private static Frame carry(InFrame.Arrived carried) {
    Carry.Builder out =
        Carry.newBuilder()
            .setSequence(carried.seq())
            .setEntry(Scalars.bytes(carried.bytes()))
            .setProof(Scalars.proof(carried.proof()));
    carried.further().forEach(party -> out.addFurther(Scalars.party(party)));
    OfficerProof officer = carried.proof().officer();
    if (officer != null) {
      out.setOfficerProof(Scalars.officer(officer));
    }
    return Frame.newBuilder().setCarry(out).build();
  }

  private static Frame back(int incarnation, long seq, Bytes entry, Proof proof) {
    Return.Builder out =
        Return.newBuilder()
            .setIncarnation(incarnation)
            .setSequence(seq)
            .setEntry(Scalars.bytes(entry))
            .setProof(Scalars.proof(proof));
    OfficerProof officer = proof.officer();
    if (officer != null) {
      out.setOfficerProof(Scalars.officer(officer));
    }
    return Frame.newBuilder().setReturned(out).build();
  }

  /// The frame in bytes that came in. Never throws for what they hold: bytes that break the form,
  /// or a frame that this version does not know, are [InFrame.Unreadable]. A hello of another
  /// version is read as far as this one can, so that the versions can be named to both sides.
  public InFrame decode(Bytes bytes) {
    try {
      checkSize(bytes.size());
      Frame wire = Parsing.of(Frame.parser(), UnsafeByteOperations.unsafeWrap(bytes.unsafe()));
      InFrame frame = read(wire);
      Malformed.unless(
          otherVersion(frame) || Arrays.equals(again(frame, wire), bytes.unsafe()),
          "a frame's bytes are not in the one form, or hold a field that this version does not"
              + " know");
      return frame;
    } catch (Malformed broken) {
      String sentence = String.valueOf(broken.getMessage());
      return new InFrame.Unreadable(new Refusal(RefusalCode.of(broken), sentence));
    }
  }

  private static boolean otherVersion(InFrame frame) {
    return frame instanceof Control.Hello hello && hello.version() != LinkLimits.VERSION;
  }

  private static byte[] again(InFrame frame, Frame read) {
    Frame wire =
        switch (frame) {
          case Control control -> write(control);
          case InFrame.Arrived arrived -> carry(arrived);
          case InFrame.Returned back ->
              back(back.incarnation(), back.seq(), back.bytes(), back.proof());
          case InFrame.TracksArrived tracks ->
              Frame.newBuilder()
                  .setTracks(TrackFrames.write(tracks.part(), tracks.tracks()))
                  .build();
          case InFrame.Unreadable _ -> read;
        };
    return wire.toByteArray();
  }

  private static InFrame read(Frame wire) {
    return switch (wire.getKindCase()) {
      case HELLO -> ControlFrames.read(wire.getHello());
      case RECEIPT -> ControlFrames.read(wire.getReceipt());
      case PING -> ControlFrames.read(wire.getPing());
      case PONG -> ControlFrames.read(wire.getPong());
      case VOIDED -> new Control.Voided(wire.getVoided().getSequence());
      case REFUSED -> ControlFrames.read(wire.getRefused());
      case HEAD -> ControlFrames.read(wire.getHead());
      case ASK_RETURN -> ControlFrames.read(wire.getAskReturn());
      case RETURN_END -> ControlFrames.read(wire.getReturnEnd());
      case BYE -> ControlFrames.read(wire.getBye());
      case CARRY ->
          new InFrame.Arrived(
              wire.getCarry().getSequence(),
              entry(Scalars.bytes(wire.getCarry().getEntry())),
              proof(wire.getCarry()),
              further(wire.getCarry()));
      case RETURNED ->
          new InFrame.Returned(
              wire.getReturned().getIncarnation(),
              wire.getReturned().getSequence(),
              entry(Scalars.bytes(wire.getReturned().getEntry())),
              proof(wire.getReturned()));
      case TRACKS -> TrackFrames.read(wire.getTracks());
      case KIND_NOT_SET ->
          throw wire.getUnknownFields().asMap().isEmpty()
              ? new Malformed("a frame holds something")
              : new Malformed(
                  Malformed.Why.UNKNOWN_KIND, "a frame of a kind that this version does not know");
    };
  }

  private static List<PartyId> further(Carry wire) {
    Scalars.capped(wire.getFurtherCount(), Limits.PARTIES_MAX, "parties to carry to");
    return wire.getFurtherList().stream().map(Scalars::party).toList();
  }

  private static Proof proof(Carry wire) {
    return Scalars.proof(wire.getProof())
        .with(wire.hasOfficerProof() ? Scalars.officer(wire.getOfficerProof()) : null);
  }

  private static Proof proof(Return wire) {
    return Scalars.proof(wire.getProof())
        .with(wire.hasOfficerProof() ? Scalars.officer(wire.getOfficerProof()) : null);
  }

  private static Bytes entry(Bytes entry) {
    checkEntrySize(entry.size());
    return entry;
  }

  private static void checkEntrySize(int size) {
    if (size > Limits.ENTRY_BYTES_MAX) {
      throw new Malformed(
          Malformed.Why.TOO_LARGE, "an entry has at most " + Limits.ENTRY_BYTES_MAX + " bytes");
    }
  }

  private static void checkSize(int size) {
    if (size > FRAME_BYTES_MAX) {
      throw new Malformed(
          Malformed.Why.TOO_LARGE,
          "a frame has at most " + FRAME_BYTES_MAX + " bytes, not " + size);
    }
  }
}

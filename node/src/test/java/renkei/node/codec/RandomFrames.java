// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.BeatPart;
import renkei.core.entry.Entry;
import renkei.core.entry.Label;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.SignedEntry;
import renkei.core.exchange.Control;
import renkei.core.exchange.LinkLimits;
import renkei.core.exchange.Mark;
import renkei.core.exchange.OutFrame;
import renkei.core.exchange.SignedHead;
import renkei.core.release.OpenGate;

/// Random frames of every kind, under permits of an open gate.
public final class RandomFrames {
  private final RandomEntries draw;

  /// Frames that hold what is drawn there.
  public RandomFrames(RandomEntries draw) {
    this.draw = draw;
  }

  /// One of each control frame, sent by that party.
  public List<Control> controls(PartyId sender) {
    @Nullable SignedHead head = draw.chance() ? head() : null;
    @Nullable RefusalCode code = draw.chance() ? code() : null;
    Mark sent = new Mark(1 + draw.below(9), 5, draw.hash());
    Mark received = draw.chance() ? Mark.NONE : new Mark(2, 0, Hash.ZERO);
    return List.of(
        new Control.Hello(
            LinkLimits.VERSION,
            draw.chance(),
            sender,
            at(),
            sent,
            new Control.Memory(received, draw.below(99), head)),
        new Control.Receipt(sent, draw.chance()),
        new Control.Ping(draw.below(99), at(), draw.below(99)),
        new Control.Pong(draw.below(99), at()),
        new Control.Voided(1 + draw.below(99)),
        new Control.Refused(draw.below(99), code()),
        new Control.Head(head()),
        new Control.AskReturn(1 + draw.below(9), draw.below(99)),
        new Control.ReturnEnd(1 + draw.below(9), draw.below(99), draw.chance()),
        new Control.Bye(code));
  }

  /// An entry, signed by chance, carried to that party.
  public OutFrame.Carry carry(Entry entry, PartyId to) {
    return new OutFrame.Carry(1 + draw.below(1_000_000), OpenGate.permit(signed(entry), to));
  }

  /// An entry given back to that party.
  public OutFrame.Return back(Entry entry, PartyId to) {
    return new OutFrame.Return(
        1 + draw.below(9), 1 + draw.below(1_000), OpenGate.permit(signed(entry), to));
  }

  /// Part of a beat, with tracks of that label.
  public OutFrame.Tracks tracks(Label label, PartyId to) {
    List<ReleasedTrack> tracks = new ArrayList<>();
    for (int i = draw.below(5); i > 0; i--) {
      tracks.add(draw.track(label));
    }
    int parts = 1 + draw.below(5);
    BeatPart part =
        new BeatPart(1 + draw.below(9), 1 + draw.below(99), at(), 1 + draw.below(parts), parts);
    return new OutFrame.Tracks(OpenGate.permit(part, tracks, to));
  }

  /// The entry as signed bytes; the signature is 64 random bytes.
  public SignedEntry signed(Entry entry) {
    return SignedEntry.of(entry, new ProtoCodec().encode(entry), draw.entryProof());
  }

  private SignedHead head() {
    return new SignedHead(1 + draw.below(9), draw.hash(), draw.proof());
  }

  private RefusalCode code() {
    return RefusalCode.values()[draw.below(RefusalCode.values().length)];
  }

  private Instant at() {
    return draw.time();
  }
}

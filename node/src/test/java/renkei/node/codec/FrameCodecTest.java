// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.entry.Entry;
import renkei.core.entry.Kind;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.OutFrame;
import renkei.core.release.OpenGate;
import renkei.wire.peer.Frame;
import renkei.wire.peer.Hello;
import renkei.wire.peer.Pong;

class FrameCodecTest {
  private static final int ROUNDS = 200;
  private static final int GARBAGE = 200_000;

  private final FrameCodec frames = new FrameCodec();
  private final RandomEntries random = new RandomEntries(11);
  private final RandomFrames drawn = new RandomFrames(random);
  private final PartyId peer = random.party();

  private List<OutFrame> oneOfEach() {
    List<OutFrame> all = new ArrayList<>(drawn.controls(random.party()));
    all.add(drawn.carry(random.next(), peer));
    all.add(drawn.back(random.next(), peer));
    all.add(drawn.tracks(random.label(), peer));
    return all;
  }

  @Test
  void every_frame_arrives_as_it_was_sent() {
    assertThat(oneOfEach()).hasSize(Frame.KindCase.values().length - 1);
    for (int i = 0; i < ROUNDS; i++) {
      for (OutFrame sent : oneOfEach()) {
        InFrame arrived = frames.decode(frames.encode(sent));
        switch (sent) {
          case Control control -> assertThat(arrived).isEqualTo(control);
          case OutFrame.Carry(long seq, var permit) ->
              assertThat(arrived)
                  .isEqualTo(
                      new InFrame.Arrived(seq, permit.entry().bytes(), permit.entry().proof()));
          case OutFrame.Return(int incarnation, long seq, var permit) ->
              assertThat(arrived)
                  .isEqualTo(
                      new InFrame.Returned(
                          incarnation, seq, permit.entry().bytes(), permit.entry().proof()));
          case OutFrame.Tracks(var permit) ->
              assertThat(arrived)
                  .isEqualTo(new InFrame.TracksArrived(permit.part(), permit.tracks()));
        }
      }
    }
  }

  @Test
  void p22_changed_frames_never_throw_and_are_another_frame_or_unreadable() {
    for (OutFrame sent : oneOfEach()) {
      byte[] good = frames.encode(sent).copy();
      InFrame first = frames.decode(Bytes.of(good));
      Hostile.bitFlips(good, bad -> assertThat(frames.decode(Bytes.of(bad))).isNotEqualTo(first));
      Hostile.truncations(
          good, bad -> assertThat(frames.decode(Bytes.of(bad))).isNotEqualTo(first));
    }
  }

  @Test
  void p22_garbage_never_throws_and_carries_nothing() {
    SplittableRandom noise = new SplittableRandom(5);
    for (int i = 0; i < GARBAGE; i++) {
      InFrame read = frames.decode(Bytes.of(Hostile.garbage(noise)));
      assertThat(read).isNotInstanceOfAny(InFrame.Arrived.class, InFrame.Returned.class);
    }
  }

  @Test
  void p12_a_time_at_the_ends_of_what_a_number_holds_is_no_time() throws Exception {
    for (long at : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1L << 42, 1L << 43}) {
      Frame.Builder hello = Frame.newBuilder();
      Control.Hello ours = (Control.Hello) drawn.controls(peer).getFirst();
      hello.mergeFrom(frames.encode(ours).unsafe()).getHelloBuilder().setAt(at);
      assertThat(code(hello.build().toByteArray())).isEqualTo(RefusalCode.MALFORMED);
      Frame pong = Frame.newBuilder().setPong(Pong.newBuilder().setNumber(1).setAt(at)).build();
      assertThat(code(pong.toByteArray())).isEqualTo(RefusalCode.MALFORMED);
    }
    Frame good = Frame.newBuilder().setPong(Pong.newBuilder().setNumber(1).setAt(1)).build();
    assertThat(frames.decode(Bytes.of(good.toByteArray()))).isInstanceOf(Control.Pong.class);
  }

  @Test
  void p17_a_frame_of_an_unknown_kind_is_told_apart_from_broken_bytes() {
    assertThat(code(Hostile.delimited(40, new byte[3]))).isEqualTo(RefusalCode.UNKNOWN_KIND);
    assertThat(code(new byte[0])).isEqualTo(RefusalCode.MALFORMED);
    assertThat(code(new byte[] {1, 2, 3})).isEqualTo(RefusalCode.MALFORMED);
  }

  @Test
  void p17_a_hello_of_another_version_is_read_far_enough_to_name_it() throws Exception {
    Control.Hello ours = (Control.Hello) drawn.controls(peer).getFirst();
    Hello.Builder later =
        Frame.parseFrom(frames.encode(ours).unsafe()).getHello().toBuilder()
            .setVersion(2)
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(20, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build());
    byte[] bytes = Frame.newBuilder().setHello(later).build().toByteArray();
    assertThat(frames.decode(Bytes.of(bytes)))
        .isInstanceOfSatisfying(
            Control.Hello.class, hello -> assertThat(hello.version()).isEqualTo(2));
    byte[] same = Frame.newBuilder().setHello(later.setVersion(1)).build().toByteArray();
    assertThat(code(same)).isEqualTo(RefusalCode.MALFORMED);
  }

  @Test
  void p18_sizes_are_bounded_before_anything_is_read() {
    assertThat(code(new byte[FrameCodec.FRAME_BYTES_MAX + 1])).isEqualTo(RefusalCode.TOO_LARGE);
    byte[] entry = new byte[Limits.ENTRY_BYTES_MAX + 1];
    byte[] carry = Hostile.joined(new byte[] {8, 1}, Hostile.delimited(2, entry));
    assertThat(code(Hostile.delimited(16, carry))).isEqualTo(RefusalCode.TOO_LARGE);
  }

  @Test
  void a_whole_entry_of_the_greatest_size_fits_into_a_frame() {
    byte[] entry = new byte[Limits.ENTRY_BYTES_MAX];
    Arrays.fill(entry, (byte) 8);
    SignedEntry greatest =
        SignedEntry.of(random.of(Kind.DOCUMENT_RELEASED), Bytes.of(entry), random.entryProof());
    Bytes bytes =
        frames.encode(new OutFrame.Return(Integer.MAX_VALUE, Long.MAX_VALUE, permit(greatest)));
    assertThat(frames.decode(bytes)).isInstanceOf(InFrame.Returned.class);
  }

  @Test
  void what_has_no_signature_of_its_own_is_never_framed() {
    Entry entry = random.of(Kind.PROGRESS_STATED);
    SignedEntry unsigned = SignedEntry.of(entry, new ProtoCodec().encode(entry), null);
    assertThatIllegalStateException()
        .isThrownBy(() -> frames.encode(new OutFrame.Carry(1, permit(unsigned))));
  }

  private renkei.core.release.EntryPermit permit(SignedEntry entry) {
    return OpenGate.permit(entry, peer);
  }

  private RefusalCode code(byte[] bytes) {
    return ((InFrame.Unreadable) frames.decode(Bytes.of(bytes))).why().code();
  }
}

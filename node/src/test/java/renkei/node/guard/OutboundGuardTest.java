// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.Kind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.exchange.OutFrame;
import renkei.node.codec.FrameCodec;
import renkei.node.codec.Hostile;
import renkei.node.codec.RandomEntries;
import renkei.node.codec.RandomFrames;
import renkei.wire.peer.Carry;
import renkei.wire.peer.Frame;

class OutboundGuardTest {
  private static final List<Kind> CROSSING =
      Arrays.stream(Kind.values())
          .filter(kind -> new RandomEntries(1).body(kind) instanceof Crossing)
          .toList();
  private static final Set<Kind> STATEMENTS =
      Set.of(Kind.PROGRESS_STATED, Kind.DOCUMENT_RELEASED, Kind.COUNTERPART_STATED);

  private final FrameCodec frames = new FrameCodec();
  private final RandomEntries random = new RandomEntries(42);
  private final RandomFrames drawn = new RandomFrames(random);
  private final PartyId self = random.party();
  private final PartyId peer = random.party();
  private final PartyId third = random.party();
  private final Label allowed = Label.of("renkei", Level.RESTRICTED, "PEER", "THIRD");
  private final OutboundGuard guard = guard(2);

  private OutboundGuard guard(int highest) {
    return new OutboundGuard(self.key().bytes(), peer.key().bytes(), new Ceiling(highest, "PEER"));
  }

  private Entry ours(Kind kind) {
    return entry(kind, self, Set.of(peer), allowed);
  }

  private Entry entry(Kind kind, PartyId by, Set<PartyId> audience, Label label) {
    return random.crossing(by, audience, label, (Crossing) random.body(kind));
  }

  private byte[] carry(Entry entry) {
    return frames.encode(drawn.carry(entry, peer)).unsafe();
  }

  private void stops(byte[] frame, Breach breach) {
    long before = guard.refused(breach);
    assertThat(guard.check(frame)).map(Objection::breach).contains(breach);
    assertThat(guard.refused(breach)).isEqualTo(before + 1);
    assertThat(guard.check(carry(ours(Kind.CONSENT_GIVEN)))).isEmpty();
  }

  @Test
  void whatever_may_leave_passes_and_is_counted() {
    int sent = 0;
    for (int round = 0; round < 200; round++) {
      for (Kind kind : CROSSING) {
        Set<PartyId> audience = STATEMENTS.contains(kind) ? Set.of(peer) : Set.of(peer, third);
        Entry act = entry(kind, self, audience, allowed);
        assertThat(guard.check(carry(act))).as(kind.name()).isEmpty();
        Entry theirs = entry(kind, peer, Set.of(self), random.label());
        assertThat(guard.check(frames.encode(drawn.back(theirs, peer)).unsafe())).isEmpty();
        sent += 2;
      }
      Stream<OutFrame> others =
          Stream.concat(drawn.controls(self).stream(), Stream.of(drawn.tracks(allowed, peer)));
      for (OutFrame frame : others.toList()) {
        assertThat(guard.check(frames.encode(frame).unsafe())).isEmpty();
        sent++;
      }
    }
    assertThat(guard.checked()).isEqualTo(sent);
    assertThat(guard.refused()).isZero();
  }

  @Test
  void with_the_gate_open_nothing_for_others_and_nothing_domestic_leaves() {
    int stopped = 0;
    for (int round = 0; round < 100; round++) {
      for (Kind kind : Kind.values()) {
        Entry entry = random.of(kind);
        assertThat(guard.check(carry(entry))).as(kind.name()).isPresent();
        stopped++;
      }
    }
    assertThat(guard.refused()).isEqualTo(stopped);
    assertThat(guard.refused(Breach.NOT_CROSSING))
        .isEqualTo(100L * (Kind.values().length - CROSSING.size()));
  }

  @Test
  void a_task_in_any_wrapping_is_stopped() {
    Domestic.TaskIssued task = (Domestic.TaskIssued) random.body(Kind.TASK_ISSUED);
    assertThat(task.text()).isNotNull();
    stops(carry(random.of(Kind.TASK_ISSUED)), Breach.NOT_CROSSING);
    stops(
        frames.encode(drawn.back(random.of(Kind.TASK_ISSUED), peer)).unsafe(), Breach.NOT_CROSSING);
    // An order by hand: a crossing header with a body that the contract does not have.
    byte[] order = Hostile.delimited(90, Hostile.delimited(1, "proceed at once".getBytes(UTF_8)));
    stops(withEntry(ours(Kind.CONSENT_GIVEN), order), Breach.NOT_CROSSING);
    // As a frame of its own, and beside an allowed one.
    stops(Hostile.delimited(19, order), Breach.UNKNOWN_FIELD);
    stops(
        Hostile.joined(carry(ours(Kind.CONSENT_GIVEN)), Hostile.delimited(19, order)),
        Breach.UNKNOWN_FIELD);
    // Inside the body of an allowed kind, and inside the terms.
    stops(
        changed(
            ours(Kind.RECALL_NOTICE),
            entry -> entry.getRecallNoticeBuilder().setUnknownFields(planted(28))),
        Breach.UNKNOWN_FIELD);
    stops(
        changed(
            ours(Kind.PROPOSAL_OPENED),
            entry ->
                entry
                    .getProposalOpenedBuilder()
                    .setTerms(
                        entry.getProposalOpened().getTerms().concat(planted(90).toByteString()))),
        Breach.UNKNOWN_FIELD);
  }

  @Test
  void unknown_fields_are_stopped_at_every_depth() {
    stops(
        changed(ours(Kind.CONSENT_GIVEN), entry -> entry.setUnknownFields(planted(11))),
        Breach.UNKNOWN_FIELD);
    stops(
        changed(
            ours(Kind.CONSENT_GIVEN),
            entry -> entry.getLabelBuilder().setUnknownFields(planted(7))),
        Breach.UNKNOWN_FIELD);
    byte[] ping = Hostile.delimited(3, Hostile.joined(new byte[] {8, 1}, planted(9).toByteArray()));
    stops(ping, Breach.UNKNOWN_FIELD);
  }

  @Test
  void audience_party_and_label_are_compared_with_the_recipient() {
    stops(carry(entry(Kind.CONSENT_GIVEN, self, Set.of(third), allowed)), Breach.OTHER_AUDIENCE);
    stops(carry(entry(Kind.CONSENT_GIVEN, self, Set.of(), allowed)), Breach.OTHER_AUDIENCE);
    for (Kind statement : STATEMENTS) {
      stops(carry(entry(statement, self, Set.of(peer, third), allowed)), Breach.OTHER_AUDIENCE);
    }
    stops(carry(entry(Kind.CONSENT_GIVEN, third, Set.of(peer), allowed)), Breach.OTHER_PARTY);
    stops(carry(entry(Kind.CONSENT_GIVEN, peer, Set.of(self), allowed)), Breach.OTHER_PARTY);
    Label high = Label.of("renkei", Level.CONFIDENTIAL, "PEER");
    Label others = Label.of("renkei", Level.RESTRICTED, "THIRD");
    Label ownerOnly = Label.of("renkei", Level.UNCLASSIFIED);
    Label category =
        new Label("renkei", Level.RESTRICTED, Set.of("MEDICAL"), Set.of("PEER"), Set.of(), false);
    for (Label bad : List.of(high, others, ownerOnly, category)) {
      stops(carry(entry(Kind.DOCUMENT_RELEASED, self, Set.of(peer), bad)), Breach.LABEL);
      byte[] tracks;
      do {
        tracks = frames.encode(drawn.tracks(bad, peer)).unsafe();
      } while (tracks.length < 60);
      stops(tracks, Breach.LABEL);
    }
  }

  @Test
  void only_the_recipients_own_entries_go_back() {
    Entry ofThird = entry(Kind.CONSENT_GIVEN, third, Set.of(self), allowed);
    stops(frames.encode(drawn.back(ofThird, peer)).unsafe(), Breach.OTHER_PARTY);
    Entry ours = entry(Kind.CONSENT_GIVEN, self, Set.of(peer), allowed);
    stops(frames.encode(drawn.back(ours, peer)).unsafe(), Breach.OTHER_PARTY);
  }

  @Test
  void a_hello_in_the_name_of_another_party_is_stopped() {
    stops(frames.encode(drawn.controls(third).getFirst()).unsafe(), Breach.OTHER_PARTY);
  }

  @Test
  void a_ceiling_holds_from_the_next_frame_on() {
    byte[] restricted = carry(ours(Kind.DOCUMENT_RELEASED));
    OutboundGuard one = guard(2);
    assertThat(one.check(restricted)).isEmpty();
    one.ceiling(new Ceiling(1, "PEER"));
    assertThat(one.check(restricted)).map(Objection::breach).contains(Breach.LABEL);
    one.ceiling(new Ceiling(2, "OTHER"));
    assertThat(one.check(restricted)).map(Objection::breach).contains(Breach.LABEL);
    assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(6, "PEER"));
  }

  @Test
  void forbidden_bytes_are_found_wherever_they_stand() {
    byte[] canary = random.bytes(16).copy();
    guard.forbidden(random.bytes(16).copy(), canary, random.bytes(400).copy());
    for (int before : new int[] {0, 1, 7, 999}) {
      byte[] content =
          Hostile.joined(random.bytes(before).copy(), canary, random.bytes(before).copy());
      Entry document =
          random.crossing(
              self,
              Set.of(peer),
              allowed,
              new Crossing.DocumentReleased(
                  "a title", "text/plain", Bytes.of(content), Set.of(self)));
      stops(carry(document), Breach.FORBIDDEN);
    }
    stops(canary, Breach.FORBIDDEN);
    assertThat(guard.check(carry(ours(Kind.DOCUMENT_RELEASED)))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> guard.forbidden(new byte[7]));
  }

  @Test
  void a_frame_or_a_document_that_is_too_long_is_stopped() {
    stops(new byte[Contract.FRAME_BYTES_MAX + 1], Breach.TOO_LONG);
    byte[] content = new byte[Contract.ENTRY_BYTES_MAX - (64 << 10) + 1];
    stops(
        changed(
            ours(Kind.DOCUMENT_RELEASED),
            entry ->
                entry
                    .getDocumentReleasedBuilder()
                    .setContent(com.google.protobuf.ByteString.copyFrom(content))),
        Breach.TOO_LONG);
  }

  @Test
  void two_kinds_in_one_frame_repeated_and_misplaced_fields_are_stopped() {
    byte[] ping = Hostile.delimited(3, new byte[] {8, 1});
    byte[] pong = Hostile.delimited(4, new byte[] {8, 1});
    stops(Hostile.joined(ping, pong), Breach.MALFORMED);
    stops(Hostile.joined(pong, ping), Breach.MALFORMED);
    stops(Hostile.joined(ping, ping), Breach.MALFORMED);
    stops(new byte[0], Breach.MALFORMED);
    stops(Hostile.delimited(3, new byte[] {8, (byte) 0x81, 0}), Breach.MALFORMED);
    stops(new byte[] {(byte) 0x1b, (byte) 0x1c}, Breach.MALFORMED);
    byte[] twoBodies = Hostile.delimited(28, new byte[0]);
    stops(withEntry(ours(Kind.RECALL_NOTICE), twoBodies), Breach.MALFORMED);
  }

  @Test
  void hostile_bytes_never_make_it_throw_and_garbage_never_carries_anything() {
    SplittableRandom noise = new SplittableRandom(9);
    for (int i = 0; i < 200_000; i++) {
      byte[] garbage = Hostile.garbage(noise);
      Optional<Objection> answer = guard.check(garbage);
      if (answer.isEmpty()) {
        assertThat(parsed(garbage).getKindCase().getNumber()).isLessThan(19);
        assertThat(parsed(garbage).hasCarry()).isFalse();
        assertThat(parsed(garbage).hasReturned()).isFalse();
      }
    }
  }

  @Test
  void a_changed_frame_that_still_passes_is_still_ours_for_the_recipient() {
    for (Kind kind : List.of(Kind.PROPOSAL_OPENED, Kind.COUNTERPART_STATED, Kind.TERMS_COUNTERED)) {
      byte[] good = carry(ours(kind));
      Consumer<byte[]> look =
          bad -> {
            if (guard.check(bad).isEmpty()) {
              renkei.wire.peer.Entry entry = entryIn(parsed(bad));
              assertThat(entry.getParty().toByteArray()).isEqualTo(self.key().bytes());
              assertThat(entry.getAudience(0).toByteArray()).isEqualTo(peer.key().bytes());
              assertThat(entry.getLabel().getLevelValue()).isBetween(1, 2);
              assertThat(entry.getLabel().getReleasableTo().getCodesList()).contains("PEER");
            }
          };
      Hostile.bitFlips(good, look);
      Hostile.truncations(good, look);
    }
  }

  private static UnknownFieldSet planted(int number) {
    return UnknownFieldSet.newBuilder()
        .addField(
            number,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(com.google.protobuf.ByteString.copyFromUtf8("sail north"))
                .build())
        .build();
  }

  private byte[] changed(Entry entry, Consumer<renkei.wire.peer.Entry.Builder> change) {
    Frame frame = parsed(carry(entry));
    renkei.wire.peer.Entry.Builder wire = entryIn(frame).toBuilder();
    change.accept(wire);
    return again(frame, wire.build().toByteArray());
  }

  private byte[] withEntry(Entry entry, byte[] appended) {
    Frame frame = parsed(carry(entry));
    return again(frame, Hostile.joined(frame.getCarry().getEntry().toByteArray(), appended));
  }

  private static byte[] again(Frame frame, byte[] entry) {
    Carry.Builder carry = frame.getCarry().toBuilder();
    carry.setEntry(com.google.protobuf.ByteString.copyFrom(entry));
    return Frame.newBuilder().setCarry(carry).build().toByteArray();
  }

  private static Frame parsed(byte[] bytes) {
    try {
      return Frame.parseFrom(bytes);
    } catch (InvalidProtocolBufferException broken) {
      throw new AssertionError("the guard let go what is no frame", broken);
    }
  }

  private static renkei.wire.peer.Entry entryIn(Frame frame) {
    try {
      return renkei.wire.peer.Entry.parseFrom(frame.getCarry().getEntry());
    } catch (InvalidProtocolBufferException broken) {
      throw new AssertionError("the guard let go what is no entry", broken);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.Area;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.wire.peer.Codes;

/// Small values to proto and back: ids, hashes, times, names, labels, proofs.
final class Scalars {
  private static final int ID_BYTES = 16;
  private static final long TIME_FIRST = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();
  private static final long TIME_LAST = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

  private Scalars() {}

  static ByteString bytes(Bytes value) {
    // Bytes never change, so the array can be shared with the message that is written out.
    return UnsafeByteOperations.unsafeWrap(value.unsafe());
  }

  static Bytes bytes(ByteString value) {
    return Bytes.owning(value.toByteArray());
  }

  static ByteString hash(Hash value) {
    return UnsafeByteOperations.unsafeWrap(value.bytes());
  }

  static Hash hash(ByteString value) {
    return Hash.of(value.toByteArray());
  }

  static ByteString party(PartyId value) {
    return hash(value.key());
  }

  static PartyId party(ByteString value) {
    return new PartyId(hash(value));
  }

  static List<ByteString> parties(Collection<PartyId> values) {
    return values.stream().map(Scalars::party).toList();
  }

  /// A party named twice survives here and is found when the entry is encoded again.
  static Set<PartyId> parties(List<ByteString> values) {
    capped(values.size(), Limits.PARTIES_MAX, "parties");
    Set<PartyId> parties = HashSet.newHashSet(values.size());
    values.forEach(value -> parties.add(party(value)));
    return parties;
  }

  static List<String> functions(Collection<FunctionId> values) {
    return values.stream().map(FunctionId::code).toList();
  }

  static Set<FunctionId> functions(List<String> values) {
    capped(values.size(), Limits.NAMED_MAX, "functions");
    Set<FunctionId> functions = HashSet.newHashSet(values.size());
    values.forEach(value -> functions.add(new FunctionId(value)));
    return functions;
  }

  static void capped(int count, int max, String what) {
    if (count > max) {
      throw new Malformed(
          Malformed.Why.TOO_LARGE, "names " + count + " " + what + ", at most " + max);
    }
  }

  static ByteString id(EntryId value) {
    return UnsafeByteOperations.unsafeWrap(
        ByteBuffer.allocate(ID_BYTES).putLong(value.high()).putLong(value.low()).array());
  }

  static EntryId id(ByteString value) {
    if (value.size() != ID_BYTES) {
      throw new Malformed("an entry id has 16 bytes, not " + value.size());
    }
    ByteBuffer in = value.asReadOnlyByteBuffer();
    return new EntryId(in.getLong(), in.getLong());
  }

  static long time(Instant value) {
    return value.toEpochMilli();
  }

  /// A time of an entry or a frame. Bounded here for frames too, so that nobody has to add up times
  /// at the ends of what a number can hold.
  static Instant time(long millis) {
    Malformed.unless(
        millis >= TIME_FIRST && millis < TIME_LAST, "a time is not between 1900 and 2200");
    return Instant.ofEpochMilli(millis);
  }

  static renkei.wire.peer.Names names(Names value) {
    return renkei.wire.peer.Names.newBuilder().setEn(value.en()).setJa(value.ja()).build();
  }

  static Names names(renkei.wire.peer.Names value) {
    return new Names(value.getEn(), value.getJa());
  }

  static renkei.wire.peer.Area area(Area value) {
    return renkei.wire.peer.Area.newBuilder()
        .setSouth(value.south())
        .setWest(value.west())
        .setNorth(value.north())
        .setEast(value.east())
        .build();
  }

  static Area area(renkei.wire.peer.Area value) {
    return new Area(value.getSouth(), value.getWest(), value.getNorth(), value.getEast());
  }

  static renkei.wire.peer.Proof proof(Proof value) {
    return renkei.wire.peer.Proof.newBuilder()
        .setKey(hash(value.key()))
        .setSignature(bytes(value.signature()))
        .build();
  }

  static Proof proof(renkei.wire.peer.Proof value) {
    return new Proof(hash(value.getKey()), bytes(value.getSignature()));
  }

  static renkei.wire.peer.OfficerProof officer(OfficerProof value) {
    renkei.wire.peer.OfficerProof.Builder out =
        renkei.wire.peer.OfficerProof.newBuilder()
            .setKey(hash(value.key()))
            .setSignature(bytes(value.signature()));
    OfficerProof.Assertion assertion = value.assertion();
    if (assertion != null) {
      out.setAssertion(
          renkei.wire.peer.Assertion.newBuilder()
              .setAuthenticatorData(bytes(assertion.authenticatorData()))
              .setClientData(bytes(assertion.clientData())));
    }
    return out.build();
  }

  static OfficerProof officer(renkei.wire.peer.OfficerProof value) {
    return new OfficerProof(
        hash(value.getKey()),
        bytes(value.getSignature()),
        value.hasAssertion()
            ? new OfficerProof.Assertion(
                bytes(value.getAssertion().getAuthenticatorData()),
                bytes(value.getAssertion().getClientData()))
            : null);
  }

  static renkei.wire.peer.Label label(Label value) {
    renkei.wire.peer.Label.Builder out =
        renkei.wire.peer.Label.newBuilder()
            .setPolicy(value.policy())
            .setLevel(Enums.level(value.level()))
            .addAllRestrictive(value.restrictive())
            .addAllInformative(value.informative())
            .setExercise(value.exercise());
    Set<String> releasableTo = value.releasableTo();
    if (releasableTo != null) {
      out.setReleasableTo(Codes.newBuilder().addAllCodes(releasableTo));
    }
    return out.build();
  }

  static Label label(renkei.wire.peer.Label value) {
    return new Label(
        value.getPolicy(),
        Enums.level(value.getLevel()),
        codes(value.getRestrictiveList()),
        value.hasReleasableTo() ? codes(value.getReleasableTo().getCodesList()) : null,
        codes(value.getInformativeList()),
        value.getExercise());
  }

  private static Set<String> codes(List<String> values) {
    capped(values.size(), Limits.PARTIES_MAX, "categories");
    return new LinkedHashSet<>(values);
  }
}

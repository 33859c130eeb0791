// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryCodec;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.wire.local.LocalEntry;

/// Entries as protobuf, in one form: what it reads it writes again, and bytes that differ from that
/// are refused. So no two byte strings stand for one statement, and no field goes unseen. Crossing
/// entries are `renkei.peer.v1.Entry`, domestic ones `renkei.local.v1.LocalEntry`; their first
/// bytes differ. Stateless: any thread.
public final class ProtoCodec implements EntryCodec {
  /// Tag of the version, with which every crossing entry begins.
  private static final byte CROSSING = 0x08;

  /// Tag of the header, with which every domestic entry begins.
  private static final byte DOMESTIC = 0x0a;

  @Override
  public Bytes encode(Entry entry) {
    byte[] bytes = write(entry);
    checkSize(bytes.length);
    return Bytes.owning(bytes);
  }

  @Override
  public Bytes deed(Entry entry) {
    renkei.wire.peer.Entry.Builder header = EntryHeader.write(entry).clearRecorded();
    if (entry.effective().equals(entry.recorded())) {
      header.clearEffective();
    }
    return Bytes.owning(write(header, entry));
  }

  private static byte[] write(Entry entry) {
    return write(EntryHeader.write(entry), entry);
  }

  private static byte[] write(renkei.wire.peer.Entry.Builder header, Entry entry) {
    return switch (entry.body()) {
      case Crossing crossing -> {
        CrossingBodies.write(crossing, header);
        yield header.build().toByteArray();
      }
      case Domestic domestic -> {
        LocalEntry.Builder out = LocalEntry.newBuilder().setHeader(header);
        DomesticBodies.write(domestic, out);
        yield out.build().toByteArray();
      }
    };
  }

  @Override
  public Entry decode(Bytes bytes) {
    return oneForm(bytes, bytes.size() > 0 && bytes.unsafe()[0] == DOMESTIC);
  }

  /// As in the interface, and bytes of a domestic entry are not even read.
  @Override
  public Entry decodeCrossing(Bytes bytes) {
    if (bytes.size() > 0 && bytes.unsafe()[0] == DOMESTIC) {
      throw new Malformed(
          Malformed.Why.UNKNOWN_KIND, "an entry of that kind stays in its party and never crosses");
    }
    return oneForm(bytes, false);
  }

  private static Entry oneForm(Bytes bytes, boolean domestic) {
    checkSize(bytes.size());
    Malformed.unless(bytes.size() > 0, "an entry has bytes");
    Malformed.unless(domestic || bytes.unsafe()[0] == CROSSING, "an entry begins with its version");
    Entry entry = read(bytes, domestic);
    // Unknown, repeated or misplaced fields, long varints, sets out of sequence: none survives
    // this.
    Malformed.unless(
        Arrays.equals(write(entry), bytes.unsafe()),
        "an entry's bytes are not in the one form, or hold a field that this version does not"
            + " know");
    return entry;
  }

  /// An entry out of an own row: it was checked when the row was written, and newer code shall not
  /// judge it again.
  static Entry reread(Bytes bytes) {
    return read(bytes, bytes.size() > 0 && bytes.unsafe()[0] == DOMESTIC);
  }

  private static Entry read(Bytes bytes, boolean domestic) {
    return domestic ? readDomestic(bytes) : readCrossing(bytes);
  }

  private static Entry readCrossing(Bytes bytes) {
    renkei.wire.peer.Entry wire =
        Parsing.of(
            renkei.wire.peer.Entry.parser(), UnsafeByteOperations.unsafeWrap(bytes.unsafe()));
    EntryHeader.checkVersion(wire);
    return EntryHeader.read(wire, CrossingBodies.read(wire));
  }

  private static Entry readDomestic(Bytes bytes) {
    LocalEntry wire =
        Parsing.of(LocalEntry.parser(), UnsafeByteOperations.unsafeWrap(bytes.unsafe()));
    EntryHeader.checkVersion(wire.getHeader());
    return EntryHeader.read(wire.getHeader(), DomesticBodies.read(wire));
  }

  private static void checkSize(int size) {
    if (size > Limits.ENTRY_BYTES_MAX) {
      throw new Malformed(
          Malformed.Why.TOO_LARGE,
          "an entry has at most " + Limits.ENTRY_BYTES_MAX + " bytes, not " + size);
    }
  }

  @Override
  public SealedTerms seal(Terms terms) {
    return TermsCodec.seal(terms);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Malformed;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Entry;
import renkei.core.entry.OfficerId;

/// The fields that every entry has, whatever it states.
final class EntryHeader {
  private EntryHeader() {}

  static renkei.wire.peer.Entry.Builder write(Entry entry) {
    renkei.wire.peer.Entry.Builder out =
        renkei.wire.peer.Entry.newBuilder()
            .setVersion(Entry.VERSION)
            .setParty(Scalars.party(entry.party()))
            .setId(Scalars.id(entry.id()))
            .setRecorded(Scalars.time(entry.recorded()))
            .setEffective(Scalars.time(entry.effective()))
            .setOfficer(entry.officer().code())
            .setCommand(entry.command().code())
            .setBasis(entry.basis())
            .setLabel(Scalars.label(entry.label()));
    entry.audience().forEach(party -> out.addAudience(Scalars.party(party)));
    return out;
  }

  static Entry read(renkei.wire.peer.Entry wire, Body body) {
    Malformed.unless(wire.hasLabel(), "an entry has a label");
    return new Entry(
        Scalars.party(wire.getParty()),
        Scalars.id(wire.getId()),
        Scalars.time(wire.getRecorded()),
        Scalars.time(wire.getEffective()),
        new OfficerId(wire.getOfficer()),
        new CommandId(wire.getCommand()),
        wire.getBasis(),
        Scalars.parties(wire.getAudienceList()),
        Scalars.label(wire.getLabel()),
        body);
  }

  static void checkVersion(renkei.wire.peer.Entry wire) {
    if (wire.getVersion() != Entry.VERSION) {
      throw new Malformed(
          Malformed.Why.UNKNOWN_KIND,
          "an entry of version "
              + Integer.toUnsignedString(wire.getVersion())
              + "; this node reads version "
              + Entry.VERSION);
    }
  }
}

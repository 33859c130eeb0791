// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import renkei.core.base.Bytes;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.SignedEntry;
import renkei.core.journal.Journal;
import renkei.core.journal.Row;
import renkei.node.app.KeyFolder;
import renkei.node.codec.ProtoCodec;
import renkei.node.codec.ProtoRowCodec;
import renkei.node.keys.SigningKey;
import renkei.node.store.DataFolder;
import renkei.node.store.FileDisk;

/// What somebody does who has every file of a node and no officer's key.
///
/// @param position of the row in the journal
/// @param entry what it states
record ForgedRow(long position, EntryId entry) {
  /// Appends another consent like the last one to the journal of a stopped node, signed by the
  /// party's key alone; the chain goes on from it.
  static ForgedRow consentByPartyKeyAlone(Path data) {
    DataFolder folder = new DataFolder(data);
    SigningKey key = KeyFolder.read(folder).signing();
    SecureRandom random = new SecureRandom();
    ProtoRowCodec rows = new ProtoRowCodec();
    List<Entry> consents = new ArrayList<>();
    try (Journal journal =
        Journal.open(
            FileDisk.of(folder.journal()),
            random::nextLong,
            (_, bytes) -> {
              if (rows.decode(bytes) instanceof Row.Own own
                  && own.entry().entry().body() instanceof Crossing.ConsentGiven) {
                consents.add(own.entry().entry());
              }
            })) {
      Entry like = consents.getLast();
      Entry entry =
          new Entry(
              like.party(),
              EntryId.random(random::nextLong),
              like.recorded(),
              like.effective(),
              like.officer(),
              like.command(),
              like.basis(),
              like.audience(),
              like.label(),
              like.body());
      Bytes bytes = new ProtoCodec().encode(entry);
      Row row = new Row.Own(SignedEntry.of(entry, bytes, key.sign(bytes)));
      journal.append(List.of(rows.encode(row)));
      return new ForgedRow(journal.head().position(), entry.id());
    }
  }
}

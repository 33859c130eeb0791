// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.RollKey;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verifier;
import renkei.core.exchange.Control;
import renkei.core.exchange.Effect;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.LinkOwner;
import renkei.core.exchange.Mark;
import renkei.core.exchange.OutFrame;
import renkei.core.exchange.OwnRecord;
import renkei.core.exchange.PeerLink;
import renkei.core.exchange.Permits;
import renkei.core.release.EntryPermit;
import renkei.core.release.SpecPermits;

/// One node of `Link.tla`, as a link of core folded from the rows of its journal. Everything of the
/// model crosses as an entry of one kind: which of them is numbered is the model's word.
final class LinkEnd {
  static final Instant NOW = Instant.parse("2025-03-24T00:00:00Z");
  private static final Set<String> CROSSES = Set.of("request", "word", "answer");
  private static final Permits NONE = permits(Map.of(), "B");

  /// Signatures are left out by the model.
  static final Verifier TRUSTING =
      new Verifier() {
        @Override
        public boolean verify(PartyId party, Bytes entry, Proof proof) {
          return proof.key().equals(party.key());
        }

        @Override
        public boolean verifyOfficer(RollKey key, Hash deed, OfficerProof proof) {
          return false;
        }

        @Override
        public boolean verifyHead(PartyId party, Bytes head, Proof proof) {
          return false;
        }
      };

  private static final OwnRecord RECORD =
      new OwnRecord() {
        @Override
        public boolean holdsHead(Hash head) {
          return true;
        }

        @Override
        public boolean holdsEntry(Hash entry) {
          return true;
        }
      };

  private final String name;
  private final PeerLink link;
  private final Map<EntryId, SignedEntry> own = new HashMap<>();
  private long received;

  LinkEnd(String name) {
    this.name = name;
    this.link = new PeerLink(new LinkOwner(party(name), TRUSTING, RECORD), party(other(name)), 1);
  }

  static String other(String name) {
    return name.equals("A") ? "B" : "A";
  }

  static PartyId party(String name) {
    return new PartyId(Hash.sha256(name.getBytes(StandardCharsets.UTF_8)));
  }

  PeerLink link() {
    return link;
  }

  /// The entry that the model names by its id, as its author states it.
  static SignedEntry entry(String author, int id) {
    PartyId party = party(author);
    Entry entry =
        new Entry(
            party,
            new EntryId(party.key().a(), id),
            NOW,
            NOW,
            new OfficerId("duty"),
            new CommandId("HQ"),
            "",
            Set.of(party(other(author))),
            Label.of("EX", Level.UNCLASSIFIED),
            new Crossing.RecallNotice(new EntryId(3, id), "number " + id));
    Bytes bytes = Bytes.of((author + " states " + id).getBytes(StandardCharsets.UTF_8));
    return SignedEntry.of(entry, bytes, new Proof(party.key(), Bytes.of(new byte[64])));
  }

  /// The id that the model gives an entry.
  static int id(Bytes entry) {
    String text = new String(entry.unsafe(), StandardCharsets.UTF_8);
    return Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
  }

  /// A sequence of ids.
  static List<Integer> ids(Value sequence) {
    return sequence.row().stream().map(Value::number).toList();
  }

  /// Folds rows of the journal; what of the peer's comes after so many received stays out.
  LinkEnd fold(List<Value> rows, long receivedMax) {
    for (Value row : rows) {
      int id = row.at("id").number();
      if (row.at("from").text().equals("peer")) {
        if (received < receivedMax) {
          received++;
          link.received(1, received, entry(other(name), id).bytes());
        }
      } else if (CROSSES.contains(row.at("kind").text())) {
        SignedEntry entry = entry(name, id);
        own.put(entry.entry().id(), entry);
        link.sent(1, link.nextSeq(), entry.entry().id(), entry.hash());
      }
    }
    return this;
  }

  /// The ids of what is numbered in these rows.
  static List<Integer> numbered(List<Value> rows) {
    return rows.stream()
        .filter(row -> row.at("from").text().equals("own"))
        .filter(row -> CROSSES.contains(row.at("kind").text()))
        .map(row -> row.at("id").number())
        .toList();
  }

  static long received(List<Value> rows) {
    return rows.stream().filter(row -> row.at("from").text().equals("peer")).count();
  }

  /// Everything folded so far is on disk.
  List<OutFrame> forced() {
    return sent(link.afterAppend(permits(own, other(name)), NOW));
  }

  /// The hello of a node in which these rows are on disk.
  Control.Hello hello() {
    link.afterAppend(NONE, NOW);
    for (OutFrame frame : sent(link.up(NOW))) {
      if (frame instanceof Control.Hello hello) {
        return hello;
      }
    }
    throw new IllegalStateException("a link that is up greets");
  }

  /// A stream stands and the peer greets; what the peer holds of ours is noted, as a turn does.
  void greeted(Control.Hello hello) {
    link.up(NOW);
    for (Effect effect : link.frame(hello, NOW)) {
      if (effect instanceof Effect.NoteAcknowledged(int of, long seq)) {
        link.acknowledged(of, seq);
      }
    }
  }

  /// What the link asks for when a frame comes.
  List<Effect> comes(InFrame frame) {
    return link.frame(frame, NOW);
  }

  /// An entry of the peer under a number.
  InFrame arrival(int seq, int id) {
    SignedEntry entry = entry(other(name), id);
    Proof proof = entry.proof();
    if (proof == null) {
      throw new IllegalStateException("an entry of the model is signed");
    }
    return new InFrame.Arrived(seq, entry.bytes(), proof, List.of());
  }

  /// The peer's receipt for the first so many of our numbers, as a peer makes it that received
  /// them.
  InFrame receipt(List<Integer> numbered, int upTo) {
    LinkEnd peer = new LinkEnd(other(name));
    for (int i = 0; i < upTo; i++) {
      peer.link.received(1, i + 1L, entry(name, numbered.get(i)).bytes());
    }
    Mark mark = peer.hello().memory().received();
    return new Control.Receipt(mark, false);
  }

  private static List<OutFrame> sent(List<Effect> effects) {
    List<OutFrame> frames = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Send(OutFrame frame)) {
        frames.add(frame);
      }
    }
    return frames;
  }

  private static Permits permits(Map<EntryId, SignedEntry> own, String recipient) {
    return new Permits() {
      @Override
      public Optional<EntryPermit> carry(long seq, EntryId entry) {
        return Optional.ofNullable(own.get(entry))
            .map(held -> SpecPermits.of(held, party(recipient)));
      }

      @Override
      public Optional<EntryPermit> giveBack(int incarnation, long seq, Hash entry) {
        return Optional.empty();
      }
    };
  }
}

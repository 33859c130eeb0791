// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Deed;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.LinkLimits;
import renkei.core.exchange.Mark;
import renkei.node.app.EmbeddedNode;
import renkei.node.codec.ProtoCodec;
import renkei.node.keys.LinkKey;
import renkei.node.keys.LinkPins;
import renkei.node.keys.PeerTls;
import renkei.node.keys.SigningKey;
import renkei.node.store.DataFolder;

/// A hand on the link of a party whose node was stopped: real TLS, its real keys, and whatever
/// bytes a test wants. It greets as the party would and numbers on from there.
final class HostileHand implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration TICK = Duration.ofMillis(100);

  final ProtoCodec codec = new ProtoCodec();
  final SigningKey key;
  private final EmbeddedNode own;
  private final EmbeddedNode to;
  private final KeyManager tls;
  private HostileWire wire;
  private long seq;
  private Mark sent = Mark.NONE;

  /// @param own a node that is closed; its keys are used
  /// @param to where it dials
  HostileHand(EmbeddedNode own, EmbeddedNode to) throws IOException {
    this.own = own;
    this.to = to;
    DataFolder folder = new DataFolder(own.folder());
    this.key = SigningKey.read(folder.keys().resolve("signing.key"));
    LinkKey link = LinkKey.read(folder.keys().resolve("link.pem"));
    this.tls = new PeerTls(link, new LinkPins(link.identity()), Instant::now).keyManager();
    this.wire = dial();
  }

  /// Another stream in place of this one.
  void again() throws IOException {
    wire.close();
    wire = dial();
  }

  private HostileWire dial() throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      HostileWire dialled = new HostileWire(tls, new InetSocketAddress("127.0.0.1", to.peerPort()));
      try {
        greet(dialled);
        return dialled;
      } catch (IOException fault) {
        dialled.close();
        if (Instant.now().isAfter(end)) {
          throw fault;
        }
      }
    }
  }

  private void greet(HostileWire dialled) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (dialled.next(TICK).orElse(null) instanceof Control.Hello hello) {
        Mark held = hello.memory().received();
        sent = held.incarnation() == 0 ? new Mark(1, 0, Hash.ZERO) : held;
        seq = sent.seq();
        Control.Memory memory = new Control.Memory(hello.sent(), seq, null);
        dialled.send(new Control.Hello(LinkLimits.VERSION, true, key.party(), now(), sent, memory));
        return;
      }
    }
    throw new IOException("no hello came");
  }

  static Instant now() {
    return Instant.ofEpochMilli(Instant.now().toEpochMilli());
  }

  /// An entry of this party for that node, as its first officer would state it.
  Entry entry(Crossing body) {
    return entry(key.party(), own.newId(), Set.of(to.party()), body);
  }

  Entry entry(PartyId by, EntryId id, Set<PartyId> audience, Crossing body) {
    return new Entry(
        by,
        id,
        now(),
        now(),
        own.officer().officer(),
        new CommandId("HQ"),
        "",
        audience,
        Label.of("COALITION", Level.UNCLASSIFIED, "JPN").asExercise(),
        body);
  }

  /// The signatures that belong to an entry: the party's, and the officer's where one is needed.
  Proof proof(Entry entry) {
    Proof proof = key.sign(codec.encode(entry));
    return Deed.needed(entry.body()) ? proof.with(officer(entry)) : proof;
  }

  OfficerProof officer(Entry entry) {
    return own.key().sign(Deed.hash(codec.deed(entry)));
  }

  /// Sends an entry under the next number and gives what was answered; null: it was taken.
  @Nullable RefusalCode states(Entry entry) throws IOException {
    return sends(codec.encode(entry), proof(entry));
  }

  @Nullable RefusalCode sends(Bytes bytes, Proof proof) throws IOException {
    return sends(++seq, bytes, proof);
  }

  /// Under any number.
  @Nullable RefusalCode sends(long number, Bytes bytes, Proof proof) throws IOException {
    wire.carry(number, bytes, proof);
    return answer(number);
  }

  /// A refusal comes before the receipt of the same turn.
  private @Nullable RefusalCode answer(long number) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    RefusalCode refusal = null;
    while (Instant.now().isBefore(end)) {
      InFrame frame = wire.next(TICK).orElse(null);
      if (frame instanceof Control.Refused refused && refused.seq() == number) {
        refusal = refused.code();
      } else if (frame instanceof Control.Receipt receipt && receipt.upTo().seq() >= number) {
        return refusal;
      } else if (frame instanceof Control.Ping ping) {
        wire.send(new Control.Pong(ping.number(), now()));
      } else if (frame instanceof Control.Bye bye) {
        return bye.code();
      }
    }
    throw new IOException("number " + number + " was not answered");
  }

  void send(Control control) {
    wire.send(control);
  }

  void raw(byte[] frame) {
    wire.raw(frame);
  }

  /// The number given last.
  long seq() {
    return seq;
  }

  /// Frames that the node sends within a time.
  List<InFrame> hears(Duration most) throws IOException {
    List<InFrame> heard = new ArrayList<>();
    Instant end = Instant.now().plus(most);
    while (Instant.now().isBefore(end)) {
      wire.next(TICK).ifPresent(heard::add);
    }
    return heard;
  }

  @Override
  public void close() {
    wire.close();
  }
}

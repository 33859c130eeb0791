// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Clock;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.UnitId;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.LinkLimits;
import renkei.core.exchange.Mark;
import renkei.node.codec.ProtoCodec;
import renkei.node.demo.HostilePeer;
import renkei.node.keys.LinkKey;
import renkei.node.keys.LinkPins;
import renkei.node.keys.PeerTls;
import renkei.node.keys.SigningKey;
import renkei.node.store.DataFolder;

/// A party that was paired in good faith and then misbehaves: keys, greeting, numbers and
/// signatures are right, and what it states is not its to state. Everything is marked as exercise.
public final class HostileNode implements HostilePeer {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_DIALS = Duration.ofMillis(500);
  private static final int DIALS_MAX = 20;

  /// What became of one thing that was sent.
  ///
  /// @param what in a few words
  /// @param seq its number on the link
  /// @param refusal the code that the other node answered; null: it was taken, or taken before
  public record Answered(String what, long seq, @Nullable RefusalCode refusal) {}

  private final Clock clock = Instant::now;
  private final ProtoCodec codec = new ProtoCodec();
  private long made;

  /// Used by the service loader.
  public HostileNode() {}

  @Override
  public void play(Plan plan) throws IOException {
    answers(plan);
  }

  /// The same, and tells what was answered.
  ///
  /// @throws IOException when the other node does not greet, or leaves something unanswered
  public List<Answered> answers(Plan plan) throws IOException {
    DataFolder folder = new DataFolder(plan.data());
    SigningKey key = SigningKey.read(folder.keys().resolve("signing.key"));
    LinkKey link = LinkKey.read(folder.keys().resolve("link.pem"));
    KeyManager tls = new PeerTls(link, new LinkPins(link.identity()), clock).keyManager();
    int colon = plan.address().lastIndexOf(':');
    InetSocketAddress address =
        new InetSocketAddress(
            plan.address().substring(0, colon),
            Integer.parseInt(plan.address().substring(colon + 1)));
    IOException last = new IOException("never dialled");
    for (int dial = 0; dial < DIALS_MAX; dial++) {
      try (HostileWire wire = new HostileWire(tls, address)) {
        Optional<Control.Hello> hello = hello(wire);
        if (hello.isPresent()) {
          return new Talk(plan, key, wire, hello.get()).all();
        }
        last = new IOException("no hello came");
      } catch (NotGreeted fault) {
        last = fault;
        LockSupport.parkNanos(BETWEEN_DIALS.toNanos());
      }
    }
    throw last;
  }

  /// The stream ended before the greeting: the node may not have noticed yet that the real one is
  /// gone.
  private static final class NotGreeted extends IOException {
    private static final long serialVersionUID = 1;

    NotGreeted(IOException why) {
      super("the stream ended before the greeting: " + why.getMessage(), why);
    }
  }

  private Optional<Control.Hello> hello(HostileWire wire) throws NotGreeted {
    try {
      Instant end = clock.now().plus(PATIENCE);
      while (clock.now().isBefore(end)) {
        if (wire.next(BETWEEN_DIALS).orElse(null) instanceof Control.Hello hello) {
          return Optional.of(hello);
        }
      }
      return Optional.empty();
    } catch (IOException fault) {
      throw new NotGreeted(fault);
    }
  }

  /// What is sent on one stream, in sequence.
  private final class Talk {
    private final SigningKey key;
    private final HostileWire wire;
    private final PartyId self;
    private final PartyId to;
    private final PartyId other;
    private final EntryId proposal;
    private final List<Answered> answers = new ArrayList<>();
    private long seq;

    Talk(Plan plan, SigningKey key, HostileWire wire, Control.Hello heard) {
      this.key = key;
      this.wire = wire;
      this.self = key.party();
      this.to = new PartyId(Hash.fromHex(plan.party()));
      this.other = new PartyId(Hash.fromHex(plan.other()));
      this.proposal = EntryId.fromHex(plan.proposal());
      greet(heard);
    }

    /// Its own past is told exactly as the other node remembers it, so that nothing shows yet.
    private void greet(Control.Hello heard) {
      Mark held = heard.memory().received();
      Mark sent = held.incarnation() == 0 ? new Mark(1, 0, Hash.ZERO) : held;
      seq = sent.seq();
      wire.send(
          new Control.Hello(
              LinkLimits.VERSION,
              true,
              self,
              now(),
              sent,
              new Control.Memory(heard.sent(), seq, null)));
    }

    List<Answered> all() throws IOException {
      Body order = new Domestic.TaskIssued(new UnitId("ESCORT-1"), "Sail at once.", null);
      Body closing = new Crossing.ProposalClosed(proposal, Outcome.IN_FORCE, Hash.ZERO, List.of());
      Body consent = new Crossing.ConsentGiven(proposal, Hash.ZERO);
      states("an order", entry(self, newId(), Set.of(), order));
      states("the closing of a proposal of others", entry(self, newId(), Set.of(to), closing));
      states("a consent in another's name", entry(other, newId(), Set.of(to), consent));
      EntryId id = newId();
      Bytes own = codec.encode(entry(self, id, Set.of(to), counterpart("HQ")));
      sends("an own statement", ++seq, own);
      sends("the same frame again", seq, own);
      states("the same id for another statement", entry(self, id, Set.of(to), counterpart("CP")));
      wire.send(new Control.Bye(null));
      return List.copyOf(answers);
    }

    private Body counterpart(String command) {
      return new Crossing.CounterpartStated(
          new FunctionId("liaison"), new CommandId(command), Names.same(command), now());
    }

    private Entry entry(PartyId party, EntryId id, Set<PartyId> audience, Body body) {
      return new Entry(
          party,
          id,
          now(),
          now(),
          new OfficerId("duty-hq"),
          new CommandId("HQ"),
          "",
          audience,
          Label.of("COALITION", Level.UNCLASSIFIED).asExercise(),
          body);
    }

    private void states(String what, Entry entry) throws IOException {
      sends(what, ++seq, codec.encode(entry));
    }

    private void sends(String what, long number, Bytes bytes) throws IOException {
      wire.carry(number, bytes, key.sign(bytes));
      answers.add(new Answered(what, number, awaitAnswer(what, number)));
    }

    /// A refusal comes before the receipt of the same turn.
    private @Nullable RefusalCode awaitAnswer(String what, long number) throws IOException {
      Instant end = clock.now().plus(PATIENCE);
      RefusalCode refusal = null;
      while (clock.now().isBefore(end)) {
        InFrame frame = wire.next(BETWEEN_DIALS).orElse(null);
        if (frame instanceof Control.Refused refused && refused.seq() == number) {
          refusal = refused.code();
        } else if (frame instanceof Control.Receipt receipt && receipt.upTo().seq() >= number) {
          return refusal;
        } else if (frame instanceof Control.Ping ping) {
          wire.send(new Control.Pong(ping.number(), now()));
        } else if (frame instanceof Control.Bye) {
          throw new IOException("the other node ended the link after " + what);
        }
      }
      throw new IOException(what + " was not answered");
    }
  }

  private EntryId newId() {
    byte[] seed = (clock.now() + " " + ++made).getBytes(StandardCharsets.UTF_8);
    Hash hash = Hash.sha256(seed);
    return new EntryId(hash.a(), hash.b());
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.now().toEpochMilli());
  }
}

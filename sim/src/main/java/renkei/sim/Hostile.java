// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.Mark;
import renkei.core.exchange.OutFrame;
import renkei.core.exchange.SignedHead;
import renkei.core.journal.Row;
import renkei.node.codec.FrameCodec;

/// A party that lies, with keys that are pinned everywhere: it took over from its own node, knows
/// all that this knew, and writes its frames by hand.
final class Hostile {
  private final World world;
  private final SimParty party;
  private final SplittableRandom random;
  private final FrameCodec frames = new FrameCodec();
  private final Map<PartyId, Victim> victims = new HashMap<>();
  private final List<SignedEntry> own = new ArrayList<>();
  private final List<SignedEntry> others = new ArrayList<>();
  private final List<Bytes> heard = new ArrayList<>();
  private final Lies lies;
  private final Map<String, Long> told = new HashMap<>();

  /// What it knows of one honest party.
  private static final class Victim {
    final Set<Long> used = new HashSet<>();
    Control.@Nullable Hello hello;
    long seq;
    Mark theirs = Mark.NONE;
    int quiet;
  }

  Hostile(World world, SimParty party, SplittableRandom random) {
    this.world = world;
    this.party = party;
    this.random = random;
    for (RowTap.Seen seen : party.rows()) {
      switch (seen.row()) {
        case Row.Own mine when !mine.entry().entry().audience().isEmpty() -> own.add(mine.entry());
        case Row.Received received
            when received.verdict().state() == Verdict.State.APPLIED
                && received.bytes().size() > 0 ->
            others.add(
                SignedEntry.of(
                    party.codec().decode(received.bytes()), received.bytes(), received.proof()));
        case Row _ -> {}
      }
    }
    party.takeOver();
    this.lies = new Lies(party, world, random);
  }

  Map<String, Long> told() {
    return told;
  }

  SimParty party() {
    return party;
  }

  private Victim victim(PartyId peer) {
    return victims.computeIfAbsent(peer, _ -> new Victim());
  }

  // ------------------------------------------------------------------------------------ hearing

  void hears(PartyId from, Bytes bytes) {
    Victim victim = victim(from);
    if (heard.size() < 200) {
      heard.add(bytes);
    }
    switch (frames.decode(bytes)) {
      case Control.Hello hello -> greets(from, victim, hello);
      case Control.Receipt receipt -> victim.seq = Math.max(victim.seq, receipt.upTo().seq());
      case Control.Ping ping -> sends(from, new Control.Pong(ping.number(), world.now()));
      case InFrame.Arrived arrived -> {
        others.add(
            SignedEntry.of(
                party.codec().decode(arrived.bytes()), arrived.bytes(), arrived.proof()));
        Mark before = victim.theirs;
        if (arrived.seq() == before.seq() + 1) {
          victim.theirs =
              new Mark(
                  before.incarnation(),
                  arrived.seq(),
                  Hash.sha256(
                      before.linkHead().bytes(), Hash.sha256(arrived.bytes().unsafe()).bytes()));
          sends(from, new Control.Receipt(victim.theirs, false));
        }
      }
      case InFrame _ -> {}
    }
  }

  private void greets(PartyId from, Victim victim, Control.Hello hello) {
    victim.hello = hello;
    Mark mine = hello.memory().received();
    victim.seq = mine.seq();
    victim.theirs =
        new Mark(hello.sent().incarnation(), hello.sent().seq(), hello.sent().linkHead());
    Mark sent = mine.incarnation() == 0 ? new Mark(1, 0, Hash.ZERO) : mine;
    sends(
        from,
        new Control.Hello(
            hello.version(),
            true,
            party.id(),
            world.now(),
            sent,
            new Control.Memory(victim.theirs, mine.seq(), hello.memory().head())));
  }

  private void sends(PartyId to, OutFrame frame) {
    raw(to, frames.encode(frame));
  }

  private void raw(PartyId to, Bytes bytes) {
    world.net().send(new SimNet.Parcel(party.id(), to, bytes, false), world.nowMillis());
  }

  // ------------------------------------------------------------------------------------- lying

  void tick() {
    for (SimParty other : world.honest()) {
      Victim victim = victim(other.id());
      boolean ready =
          victim.hello != null && world.net().open(party.id(), other.id()) && other.running();
      if (ready && victim.quiet-- <= 0) {
        victim.quiet = random.nextInt(3);
        lie(other.id(), victim);
      }
    }
  }

  private void lie(PartyId to, Victim victim) {
    switch (random.nextInt(16)) {
      case 0 -> noise(to);
      case 1 -> bent(to);
      case 2 -> sends(to, new Control.Receipt(new Mark(1, 9_000, Hash.sha256()), true));
      case 3 -> head(to);
      case 4 -> back(to);
      case 5 -> rareControl(to, victim);
      case 6 -> again(to, victim);
      case 7 -> stolen(to, victim);
      default -> entry(to, victim);
    }
    world.happened(Mishap.HOSTILE_FRAME);
  }

  private void count(String lie) {
    told.merge(lie, 1L, Long::sum);
  }

  private void noise(PartyId to) {
    count("noise");
    byte[] bytes = new byte[1 + random.nextInt(60)];
    random.nextBytes(bytes);
    raw(to, Bytes.owning(bytes));
  }

  /// A true frame with one byte changed.
  private void bent(PartyId to) {
    count("bent");
    if (!heard.isEmpty()) {
      byte[] bytes = heard.get(random.nextInt(heard.size())).copy();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      raw(to, Bytes.owning(bytes));
    }
  }

  private void head(PartyId to) {
    if (random.nextInt(6) > 0) {
      return;
    }
    count("false head");
    Proof proof = world.keys().signerOf(party.id()).sign(Bytes.of(new byte[] {1}));
    sends(to, new Control.Head(new SignedHead(1, Hash.sha256(new byte[] {2}), proof)));
  }

  /// Something as the victim's own that it never signed.
  private void back(PartyId to) {
    count("false return");
    if (!own.isEmpty()) {
      SignedEntry entry = own.get(random.nextInt(own.size()));
      Proof proof = entry.proof();
      if (proof != null) {
        raw(to, RawFrame.returned(1, 1 + random.nextInt(9), entry.bytes(), proof));
      }
    }
  }

  private void rareControl(PartyId to, Victim victim) {
    Control.Hello hello = victim.hello;
    if (hello == null || random.nextInt(8) > 0) {
      return;
    }
    count("false hello");
    PartyId who = random.nextBoolean() ? to : party.id();
    Mark claimed = new Mark(1, victim.theirs.seq() + 7, Hash.sha256(new byte[] {3}));
    sends(
        to,
        new Control.Hello(
            hello.version(),
            random.nextBoolean(),
            who,
            world.now(),
            new Mark(1, 0, Hash.ZERO),
            new Control.Memory(claimed, 3, null)));
  }

  /// An old entry of its own under a new number.
  private void again(PartyId to, Victim victim) {
    List<SignedEntry> fit =
        own.stream().filter(entry -> entry.entry().audience().contains(to)).toList();
    if (!fit.isEmpty()) {
      count("replayed");
      carry(to, victim, fit.get(random.nextInt(fit.size())));
    }
  }

  /// A true entry of another party.
  private void stolen(PartyId to, Victim victim) {
    if (!others.isEmpty()) {
      count("another's");
      carry(to, victim, others.get(random.nextInt(others.size())));
    }
  }

  private void entry(PartyId to, Victim victim) {
    Lies.Lie lie = lies.next(to, others);
    count(lie.name());
    carry(to, victim, lie.entry());
    if (lie.entry().entry().party().equals(party.id())
        && lie.entry().entry().body() instanceof Crossing) {
      own.add(lie.entry());
    }
  }

  private void carry(PartyId to, Victim victim, SignedEntry entry) {
    Proof proof = entry.proof();
    if (proof == null) {
      return;
    }
    long seq = victim.seq + 1;
    boolean used = !victim.used.add(seq);
    if (random.nextInt(40) == 0) {
      seq += 1 + random.nextInt(70);
    } else if (used && random.nextInt(10) > 0) {
      return;
    }
    raw(to, RawFrame.carry(seq, entry.bytes(), proof));
  }
}

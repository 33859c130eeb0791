// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.SignedEntry;
import renkei.core.exchange.Control;
import renkei.core.exchange.Effect;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.LinkOwner;
import renkei.core.exchange.OutFrame;
import renkei.core.exchange.OwnRecord;
import renkei.core.exchange.PeerLink;
import renkei.core.exchange.Permits;
import renkei.core.release.EntryPermit;
import renkei.core.release.SpecPermits;

/// One node of `Restore.tla`: a link of core and the rows that a turn makes of what it asks for. A
/// turn is one input, its rows, the force, and what leaves after it.
final class RestoreEnd implements OwnRecord, Permits {
  /// What a turn appends, as far as the link is concerned.
  sealed interface Row {
    /// An own entry.
    record Own(int id) implements Row {}

    /// The notice of a new incarnation, which is an own entry.
    record Begun(int incarnation) implements Row {}

    /// An own entry has a number.
    record Sent(int incarnation, int id) implements Row {}

    /// The peer holds everything up to a number.
    record Held(int incarnation, long seq) implements Row {}

    /// An entry of the peer came.
    record Came(int incarnation, long seq, int id) implements Row {}
  }

  private final String name;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Hash, Integer> held = new HashMap<>();
  private final List<OutFrame> frames = new ArrayList<>();
  private Instant now = LinkEnd.NOW;
  private PeerLink link;
  private List<EntryId> open = List.of();
  private int incarnation;
  private boolean closes;

  RestoreEnd(String name) {
    this.name = name;
    this.link = fresh();
  }

  private PeerLink fresh() {
    incarnation = 1;
    return new PeerLink(
        new LinkOwner(LinkEnd.party(name), LinkEnd.TRUSTING, this),
        LinkEnd.party(LinkEnd.other(name)),
        1);
  }

  PeerLink link() {
    return link;
  }

  int incarnation() {
    return incarnation;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  // ------------------------------------------------------------------------------------- inputs

  void up() {
    turn(link.up(later()));
  }

  void down() {
    link.down("cut", later());
  }

  void comes(InFrame frame) {
    turn(link.frame(frame, later()));
  }

  void states(int id) {
    add(new Row.Own(id));
    add(new Row.Sent(incarnation, id));
    turn(List.of());
  }

  /// An officer begins a new incarnation, whose notice is its first number.
  void begins(int notice) {
    incarnation = Math.max(incarnation, link.highestClaimed()) + 1;
    add(new Row.Begun(incarnation));
    add(new Row.Own(notice));
    add(new Row.Sent(incarnation, notice));
    open.forEach(entry -> add(new Row.Sent(incarnation, (int) entry.low())));
    turn(List.of());
  }

  /// Its disk is put back to these rows.
  void putBack(List<Row> copy) {
    rows.clear();
    held.clear();
    link = fresh();
    copy.forEach(this::add);
    link.afterAppend(this, later());
  }

  /// What left after the last turn.
  List<OutFrame> takeFrames() {
    List<OutFrame> taken = List.copyOf(frames);
    frames.clear();
    return taken;
  }

  /// Whether the last turn ends the stream.
  boolean takeCloses() {
    boolean taken = closes;
    closes = false;
    return taken;
  }

  /// Longer than the link waits before it asks for the same again.
  private Instant later() {
    now = now.plus(Duration.ofSeconds(40));
    return now;
  }

  // --------------------------------------------------------------------------------------- turn

  private void turn(List<Effect> effects) {
    take(effects);
    take(link.afterAppend(this, now));
  }

  private void take(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(OutFrame frame) -> send(frame);
        case Effect.Judge judge ->
            add(new Row.Came(judge.incarnation(), judge.seq(), LinkEnd.id(judge.bytes())));
        case Effect.NoteAcknowledged(int of, long seq) -> add(new Row.Held(of, seq));
        case Effect.NumberAgain(List<EntryId> entries) ->
            entries.forEach(entry -> add(new Row.Sent(incarnation, (int) entry.low())));
        case Effect.Readmit back -> add(new Row.Own(LinkEnd.id(back.bytes())));
        case Effect.CloseLink _ -> closes = true;
        case Effect.Alarm _ -> {
          // Officers are told; the model has none.
        }
        case Effect.NoteVoid _, Effect.NoteVoided _, Effect.NoteHead _, Effect.ShowTracks _ ->
            throw new IllegalStateException("not in the model: " + effect);
      }
    }
  }

  /// What has no effect at who gets it is not in the model.
  private void send(OutFrame frame) {
    if (!(frame instanceof Control.Refused || frame instanceof Control.Pong)) {
      frames.add(frame);
    }
  }

  private void add(Row row) {
    rows.add(row);
    switch (row) {
      case Row.Own(int id) -> held.put(entry(id).hash(), id);
      case Row.Begun(int begun) -> {
        incarnation = begun;
        open = link.begin(begun);
      }
      case Row.Sent(int of, int id) ->
          link.sent(of, link.nextSeq(), entry(id).entry().id(), entry(id).hash());
      case Row.Held(int of, long seq) -> link.acknowledged(of, seq);
      case Row.Came(int of, long seq, int id) ->
          link.received(of, seq, LinkEnd.entry(LinkEnd.other(name), id).bytes());
    }
  }

  private SignedEntry entry(int id) {
    return LinkEnd.entry(name, id);
  }

  @Override
  public boolean holdsHead(Hash head) {
    return true;
  }

  @Override
  public boolean holdsEntry(Hash entry) {
    return held.containsKey(entry);
  }

  @Override
  public Optional<EntryPermit> carry(long seq, EntryId entry) {
    return Optional.of(
        SpecPermits.of(entry((int) entry.low()), LinkEnd.party(LinkEnd.other(name))));
  }

  @Override
  public Optional<EntryPermit> giveBack(int of, long seq, Hash entry) {
    String other = LinkEnd.other(name);
    return rows.stream()
        .filter(row -> row instanceof Row.Came came && came.incarnation() == of)
        .map(row -> LinkEnd.entry(other, ((Row.Came) row).id()))
        .filter(found -> found.hash().equals(entry))
        .findFirst()
        .map(found -> SpecPermits.of(found, LinkEnd.party(other)));
  }

  // ------------------------------------------------------------------------------------ reading

  /// What is on a disk, as the model says it.
  ///
  /// @param life the incarnation
  /// @param out what was numbered in each incarnation, where anything was
  /// @param known up to which number the peer is known to hold it, where it is any
  /// @param in what was received of each incarnation of the peer
  /// @param held own entries
  record Disk(
      int life,
      Map<Integer, List<Integer>> out,
      Map<Integer, Long> known,
      Map<Integer, List<Integer>> in,
      Set<Integer> held) {

    static Disk of(List<Row> rows) {
      int life = 1;
      Map<Integer, List<Integer>> out = new TreeMap<>();
      Map<Integer, Long> known = new TreeMap<>();
      Map<Integer, List<Integer>> in = new TreeMap<>();
      Set<Integer> held = new LinkedHashSet<>();
      for (Row row : rows) {
        switch (row) {
          case Row.Own(int id) -> held.add(id);
          case Row.Begun(int begun) -> life = begun;
          case Row.Sent(int of, int id) -> out.computeIfAbsent(of, _ -> new ArrayList<>()).add(id);
          case Row.Held(int of, long seq) -> known.put(of, seq);
          case Row.Came(int of, long seq, int id) ->
              in.computeIfAbsent(of, _ -> new ArrayList<>()).add(id);
        }
      }
      known.values().removeIf(seq -> seq == 0);
      return new Disk(life, out, known, in, Set.copyOf(held));
    }

    /// The same of the model.
    static Disk of(Value node) {
      Map<Integer, Long> known = new TreeMap<>();
      List<Value> acknowledged = node.at("known").row();
      for (int i = 0; i < acknowledged.size(); i++) {
        if (acknowledged.get(i).number() > 0) {
          known.put(i + 1, (long) acknowledged.get(i).number());
        }
      }
      Set<Integer> held = new LinkedHashSet<>();
      node.at("held").set().forEach(id -> held.add(id.number()));
      return new Disk(
          node.at("life").number(),
          lives(node.at("out")),
          known,
          lives(node.at("in")),
          Set.copyOf(held));
    }

    private static Map<Integer, List<Integer>> lives(Value lives) {
      Map<Integer, List<Integer>> found = new TreeMap<>();
      for (int i = 0; i < lives.row().size(); i++) {
        if (!lives.row().get(i).row().isEmpty()) {
          found.put(i + 1, LinkEnd.ids(lives.row().get(i)));
        }
      }
      return found;
    }

    /// The copy of a disk; null: none.
    static @Nullable Disk copy(Value copy) {
      return copy.row().isEmpty() ? null : of(copy.row().getFirst());
    }
  }
}

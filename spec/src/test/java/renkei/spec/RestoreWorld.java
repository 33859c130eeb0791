// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.LinkState;
import renkei.core.exchange.Mark;
import renkei.core.exchange.OutFrame;

/// The two nodes of `Restore.tla` and the frames between them.
final class RestoreWorld {
  private static final List<String> NODES = List.of("A", "B");

  /// What can happen.
  enum What {
    OPEN,
    CUT,
    STATE,
    ARRIVE,
    PING,
    COPY,
    PUT_BACK,
    BEGIN
  }

  /// One thing that happens.
  ///
  /// @param node to whom; empty: to the stream
  /// @param sent the number that a ping tells; else 0
  record Input(What what, String node, int sent) {}

  /// The bounds of the model.
  record Bounds(int entries, int streams, int lives, int restores, Set<String> restored) {}

  /// What both sides can be compared by.
  record Seen(
      boolean stream,
      Map<String, Knows> nodes,
      Map<String, List<String>> queues,
      Map<String, RestoreEnd.@Nullable Disk> copies,
      List<Integer> counts) {

    /// The same of a state of the model.
    static Seen of(Value state) {
      Map<String, Knows> nodes = new HashMap<>();
      Map<String, List<String>> queues = new HashMap<>();
      Map<String, RestoreEnd.@Nullable Disk> copies = new HashMap<>();
      boolean stream = state.at("stream").truth();
      for (String name : NODES) {
        Value node = state.at("node").at(name);
        nodes.put(name, Knows.of(node, stream));
        queues.put(
            name,
            state.at("queue").at(name).row().stream()
                .map(frame -> Frames.of(frame, LinkEnd.other(name)))
                .toList());
        copies.put(name, RestoreEnd.Disk.copy(state.at("copy").at(name)));
      }
      return new Seen(
          stream,
          nodes,
          queues,
          copies,
          List.of(
              state.at("made").number(),
              state.at("streams").number(),
              state.at("restores").number()));
    }
  }

  /// What one node knows.
  ///
  /// @param state down, greeting, up, or whose past is short
  /// @param asks whether it waits for its own past
  /// @param claimed the highest incarnation of its own that the other knows
  record Knows(RestoreEnd.Disk disk, String state, boolean asks, int claimed) {
    static Knows of(Value node, boolean stream) {
      String shortened = node.at("short").text();
      String streaming = stream ? node.at("greeted").truth() ? "up" : "greeting" : "down";
      return new Knows(
          RestoreEnd.Disk.of(node),
          shortened.equals("none") ? streaming : shortened,
          stream && !node.at("asking").row().isEmpty(),
          node.at("claimed").number());
    }

    static Knows of(RestoreEnd end) {
      String state =
          switch (end.link().state()) {
            case LinkState.Down _ -> "down";
            case LinkState.Greeting _ -> "greeting";
            case LinkState.Up _ -> "up";
            case LinkState.RolledBack back when back.whose() == LinkState.Whose.THEIRS -> "theirs";
            case LinkState.RolledBack back -> back.proven() ? "proven" : "ours";
            case LinkState.Suspended stopped -> "suspended: " + stopped.why().sentence();
          };
      return new Knows(
          RestoreEnd.Disk.of(end.rows()),
          state,
          end.link().givesBack(),
          end.link().highestClaimed());
    }
  }

  private final Map<String, RestoreEnd> ends = new LinkedHashMap<>();
  private final Map<String, Deque<OutFrame>> queues = new LinkedHashMap<>();
  private final Map<String, List<RestoreEnd.Row>> copies = new HashMap<>();
  private boolean stream;
  private int made;
  private int streams;
  private int restores;
  private int gaveBack;

  RestoreWorld() {
    for (String name : NODES) {
      ends.put(name, new RestoreEnd(name));
      queues.put(name, new ArrayDeque<>());
    }
  }

  /// Entries given back so far.
  int gaveBack() {
    return gaveBack;
  }

  /// How many nodes know by their own signature that they lost something.
  long proven() {
    return ends.values().stream().filter(end -> end.link().provenLoss()).count();
  }

  /// What can happen now: what core lets happen, and what comes from outside within the bounds.
  List<Input> inputs(Bounds within) {
    List<Input> inputs = new ArrayList<>();
    if (stream) {
      inputs.add(new Input(What.CUT, "", 0));
    } else if (streams < within.streams) {
      inputs.add(new Input(What.OPEN, "", 0));
    }
    ends.forEach((name, end) -> {
      if (made < within.entries && !end.link().provenLoss()) {
        inputs.add(new Input(What.STATE, name, 0));
      }
      if (stream && !at(name).isEmpty()) {
        inputs.add(new Input(What.ARRIVE, name, 0));
      }
      boolean room = restores < within.restores;
      if (within.restored.contains(name) && room && !copies.containsKey(name)) {
        inputs.add(new Input(What.COPY, name, 0));
      }
      if (room && copies.containsKey(name)) {
        inputs.add(new Input(What.PUT_BACK, name, 0));
      }
      int next = Math.max(end.incarnation(), end.link().highestClaimed()) + 1;
      if (restores > 0 && within.restored.contains(name) && next <= within.lives) {
        inputs.add(new Input(What.BEGIN, name, 0));
      }
    });
    return inputs;
  }

  private Deque<OutFrame> at(String name) {
    return require(queues.get(name));
  }

  private RestoreEnd end(String name) {
    return require(ends.get(name));
  }

  private static <T> T require(@Nullable T found) {
    if (found == null) {
      throw new IllegalStateException("not in this world");
    }
    return found;
  }

  void take(Input input) {
    switch (input.what) {
      case OPEN -> {
        stream = true;
        streams++;
        ends.values().forEach(RestoreEnd::up);
      }
      case CUT -> cut();
      case STATE -> {
        made++;
        end(input.node).states(made);
      }
      case ARRIVE -> end(input.node).comes(in(at(input.node).removeFirst()));
      case PING -> at(input.node).addLast(new Control.Ping(1, LinkEnd.NOW, input.sent));
      case COPY -> copies.put(input.node, end(input.node).rows());
      case PUT_BACK -> {
        restores++;
        cut();
        end(input.node).putBack(require(copies.get(input.node)));
      }
      case BEGIN -> {
        made++;
        end(input.node).begins(made);
      }
    }
    ends.forEach((name, end) ->
        end.takeFrames()
            .forEach(frame -> {
              gaveBack += frame instanceof OutFrame.Return ? 1 : 0;
              at(LinkEnd.other(name)).addLast(frame);
            }));
    boolean closes = false;
    for (RestoreEnd end : ends.values()) {
      closes |= end.takeCloses();
    }
    if (closes) {
      cut();
    }
  }

  private void cut() {
    stream = false;
    ends.values().forEach(RestoreEnd::down);
    queues.values().forEach(Deque::clear);
  }

  private static InFrame in(OutFrame frame) {
    return switch (frame) {
      case Control control -> control;
      case OutFrame.Carry(long seq, var permit) ->
          new InFrame.Arrived(
              seq, permit.entry().bytes(), require(permit.entry().proof()), List.of());
      case OutFrame.Return(int of, long seq, var permit) ->
          new InFrame.Returned(of, seq, permit.entry().bytes(), require(permit.entry().proof()));
      case OutFrame.Tracks _ -> throw new IllegalStateException("no tracks in the model");
    };
  }

  Seen seen() {
    Map<String, Knows> nodes = new HashMap<>();
    Map<String, List<String>> frames = new HashMap<>();
    Map<String, RestoreEnd.@Nullable Disk> copied = new HashMap<>();
    for (String name : NODES) {
      nodes.put(name, Knows.of(end(name)));
      frames.put(name, at(name).stream().map(Frames::of).toList());
      List<RestoreEnd.Row> copy = copies.get(name);
      copied.put(name, copy == null ? null : RestoreEnd.Disk.of(copy));
    }
    return new Seen(stream, nodes, frames, copied, List.of(made, streams, restores));
  }

  /// Frames in words, the same for core and for the model.
  private static final class Frames {
    static String of(OutFrame frame) {
      return switch (frame) {
        case Control.Hello hello ->
            "hello answer "
                + hello.answer()
                + " sent "
                + hello.sent()
                + " received "
                + hello.memory().received()
                + " acknowledged "
                + hello.memory().acknowledged();
        case Control.Receipt receipt -> "receipt " + receipt.upTo() + " again " + receipt.again();
        case Control.AskReturn ask -> "ask " + ask.incarnation() + " after " + ask.after();
        case Control.ReturnEnd end -> end.more() ? "more" : "end";
        case Control.Ping ping -> "ping " + ping.sent();
        case OutFrame.Carry(long seq, var permit) -> "entry " + seq + " is " + id(permit.entry());
        case OutFrame.Return(int _, long _, var permit) -> "returned " + id(permit.entry());
        case OutFrame other -> throw new IllegalStateException("not in the model: " + other);
      };
    }

    private static int id(renkei.core.entry.SignedEntry entry) {
      return LinkEnd.id(entry.bytes());
    }

    /// @param from who sent it
    static String of(Value frame, String from) {
      String to = LinkEnd.other(from);
      return switch (frame.at("what").text()) {
        case "hello" ->
            "hello answer "
                + frame.at("answer").truth()
                + " sent "
                + mark(frame.at("life"), frame.at("sent"), from)
                + " received "
                + mark(frame.at("ofLife"), frame.at("received"), to)
                + " acknowledged "
                + frame.at("acknowledged").number();
        case "receipt" ->
            "receipt "
                + mark(frame.at("life"), frame.at("upTo"), to)
                + " again "
                + frame.at("again").truth();
        case "ask" -> "ask " + frame.at("from").number() + " after " + frame.at("after").number();
        case "ping" -> "ping " + frame.at("sent").number();
        case "entry" -> "entry " + frame.at("seq").number() + " is " + frame.at("id").number();
        case "returned" -> "returned " + frame.at("id").number();
        case "end" -> "end";
        case String other -> throw new IllegalStateException("a frame " + other);
      };
    }

    /// What core says for entries of that author up to a number.
    private static Mark mark(Value life, Value ids, String author) {
      Hash head = Hash.ZERO;
      for (int id : LinkEnd.ids(ids)) {
        head = Hash.sha256(head.bytes(), LinkEnd.entry(author, id).hash().bytes());
      }
      return new Mark(life.number(), ids.row().size(), head);
    }
  }
}

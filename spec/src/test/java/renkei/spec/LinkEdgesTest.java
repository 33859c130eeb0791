// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import renkei.core.exchange.Control;
import renkei.core.exchange.Effect;
import renkei.core.exchange.OutFrame;

/// Core goes along every edge of the graph that TLC found for `Link.tla`: frames that the model
/// takes core hands to the turn, all others it does not; after a force core hands over exactly what
/// the peer is not known to hold and acknowledges exactly what is on disk; what is not forced does
/// not leave; and a crash leaves what the disk says.
class LinkEdgesTest {
  private long taken;
  private long refused;
  private long left;

  @ParameterizedTest
  @CsvSource({"edges, 400, 1_000, 1_000", "edges-two, 10_000, 30_000, 40_000"})
  void core_goes_along_every_edge_of_the_model(
      String bounds, String takes, String refuses, String leaves) {
    Graph graph = Graph.read(Tlc.graph("Link", bounds).dot());
    graph.each((way, next) -> {
      for (String node : List.of("A", "B")) {
        visit(way.getLast(), next, node);
      }
    });
    System.out.printf(
        "Link (%s): %d states, core took %d frames, refused %d, let %d leave%n",
        bounds, graph.size(), taken, refused, left);
    assertThat(taken).isGreaterThan(Long.parseLong(takes.replace("_", "")));
    assertThat(refused).isGreaterThan(Long.parseLong(refuses.replace("_", "")));
    assertThat(left).isGreaterThan(Long.parseLong(leaves.replace("_", "")));
  }

  private static List<Value> disk(Value state, String node) {
    return state.at("disk").at(node).row();
  }

  private static List<Value> memory(Value state, String node) {
    return state.at("memory").at(node).row();
  }

  private static List<Value> rows(Value state, String node) {
    List<Value> rows = new ArrayList<>(disk(state, node));
    rows.addAll(memory(state, node));
    return rows;
  }

  private static int told(Value state, String node) {
    return state.at("told").at(node).number();
  }

  /// The node as it is in the state: its disk folded and forced, greeted by a peer of which it is
  /// known what it holds, then what is in memory folded and not forced.
  private LinkEnd end(Value state, String node, boolean inMemory) {
    LinkEnd end = new LinkEnd(node).fold(disk(state, node), Long.MAX_VALUE);
    end.forced();
    String other = LinkEnd.other(node);
    end.greeted(new LinkEnd(other).fold(disk(state, other), told(state, node)).hello());
    if (inMemory) {
      end.forced();
      end.fold(memory(state, node), Long.MAX_VALUE);
    }
    return end;
  }

  private void visit(Value state, Set<Value> next, String node) {
    leaves(state, node);
    numbers(state, node);
    for (Value frame : state.at("wire").set()) {
      if (frame.at("to").text().equals(node)) {
        if (frame.at("what").text().equals("entry")) {
          arrives(state, next, node, frame);
        } else {
          receipt(state, next, node, frame);
        }
      }
    }
    crashes(state, next, node);
  }

  /// What leaves a node whose disk says this: each number that the peer is not known to hold, in
  /// sequence, and the receipt for what is on disk.
  private void leaves(Value state, String node) {
    List<Value> disk = disk(state, node);
    Map<Long, Integer> carried = new TreeMap<>();
    Optional<Long> receipt = Optional.empty();
    for (OutFrame frame : end(state, node, false).forced()) {
      if (frame instanceof OutFrame.Carry(long seq, var permit)) {
        carried.put(seq, (int) permit.entry().entry().id().low());
      } else if (frame instanceof Control.Receipt(var upTo, boolean _)) {
        receipt = Optional.of(upTo.seq());
      }
    }
    Map<Long, Integer> expected = new TreeMap<>();
    List<Integer> numbered = LinkEnd.numbered(disk);
    for (int i = told(state, node); i < numbered.size(); i++) {
      expected.put(i + 1L, numbered.get(i));
    }
    assertThat(carried).as("%s hands over in %s", node, state).isEqualTo(expected);
    assertThat(receipt.orElse(0L))
        .as("%s acknowledges in %s", node, state)
        .isEqualTo(LinkEnd.received(disk));
    left += carried.size() + (receipt.isPresent() ? 1 : 0);
  }

  /// What is in memory has its number, and the peer's next number is behind it.
  private void numbers(Value state, String node) {
    LinkEnd end = end(state, node, true);
    List<Value> rows = rows(state, node);
    assertThat(end.link().nextSeq())
        .as("%s numbers in %s", node, state)
        .isEqualTo(LinkEnd.numbered(rows).size() + 1L);
    assertThat(end.link().status().in().lastReceived())
        .as("%s received in %s", node, state)
        .isEqualTo(LinkEnd.received(rows));
    assertThat(end.link().status().out().acknowledged())
        .as("%s knows held in %s", node, state)
        .isEqualTo(told(state, node));
  }

  private void arrives(Value state, Set<Value> next, String node, Value frame) {
    int seq = frame.at("seq").number();
    int id = frame.at("entry").at("id").number();
    LinkEnd end = inStep(state, node);
    List<Effect> effects = end.comes(end.arrival(seq, id));
    List<Long> judged = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Judge judge) {
        judged.add(judge.seq());
        assertThat(judge.bytes()).isEqualTo(LinkEnd.entry(LinkEnd.other(node), id).bytes());
      }
      assertThat(effect)
          .as("nothing of %s stops the link in %s", frame, state)
          .isNotInstanceOfAny(Effect.Alarm.class, Effect.CloseLink.class);
    }
    boolean allowed = grown(state, next, node, id);
    if (allowed) {
      assertThat(judged).as("%s takes %s in %s", node, frame, state).containsExactly((long) seq);
      taken++;
    } else {
      assertThat(judged).as("%s takes %s in %s", node, frame, state).isEmpty();
      refused++;
    }
  }

  /// Core as it is when the rows in memory were folded on this stream: what was judged on it
  /// counts.
  private LinkEnd inStep(Value state, String node) {
    LinkEnd end = end(state, node, false);
    List<Value> memory = memory(state, node);
    long before = LinkEnd.received(disk(state, node));
    for (Value row : memory) {
      if (row.at("from").text().equals("peer")) {
        before++;
        end.comes(end.arrival((int) before, row.at("id").number()));
      }
      end.fold(List.of(row), Long.MAX_VALUE);
    }
    return end;
  }

  /// Whether the model goes on by taking this entry of the peer.
  private static boolean grown(Value state, Set<Value> next, String node, int id) {
    List<Value> before = memory(state, node);
    for (Value after : next) {
      List<Value> now = memory(after, node);
      if (now.size() == before.size() + 1
          && now.getLast().at("from").text().equals("peer")
          && now.getLast().at("id").number() == id) {
        return true;
      }
    }
    return false;
  }

  private void receipt(Value state, Set<Value> next, String node, Value frame) {
    int upTo = frame.at("seq").number();
    LinkEnd end = end(state, node, true);
    List<Effect> effects = end.comes(end.receipt(LinkEnd.numbered(rows(state, node)), upTo));
    Set<Long> noted = new HashSet<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.NoteAcknowledged(int _, long seq)) {
        noted.add(seq);
      }
      assertThat(effect)
          .as("nothing of %s stops the link in %s", frame, state)
          .isNotInstanceOfAny(Effect.Alarm.class, Effect.CloseLink.class);
    }
    boolean allowed =
        next.stream().anyMatch(after -> told(after, node) == upTo && upTo > told(state, node));
    assertThat(noted)
        .as("%s has the receipt %s in %s", node, frame, state)
        .isEqualTo(allowed ? Set.of((long) upTo) : Set.of());
    taken += allowed ? 1 : 0;
    refused += allowed ? 0 : 1;
  }

  /// After a crash the disk is all there is.
  private void crashes(Value state, Set<Value> next, String node) {
    for (Value after : next) {
      boolean crashed =
          after.at("crashes").number() > state.at("crashes").number()
              && memory(after, node).isEmpty()
              && disk(after, node).equals(disk(state, node))
              && memory(after, LinkEnd.other(node)).equals(memory(state, LinkEnd.other(node)));
      if (crashed) {
        numbers(after, node);
      }
    }
  }
}

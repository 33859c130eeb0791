// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import renkei.core.authority.AuthorityRegister;
import renkei.core.authority.Holding;
import renkei.core.entry.CommandId;
import renkei.core.entry.Entry;
import renkei.core.entry.Refusal;
import renkei.core.entry.UnitId;

/// Core goes along every edge of the graph that TLC found for `Authority.tla`: what the model
/// allows the register accepts, what it does not allow is refused, and afterwards the register
/// answers as the book of the model, for every hour as known at every hour.
class AuthorityEdgesTest {
  private long accepted;
  private long refused;
  private long answers;

  @ParameterizedTest
  @CsvSource({
    "edges, 8_000, 55_000",
    "edges-rests, 17_000, 30_000",
    "edges-twice, 5_000, 5_000",
    "edges-tree, 5_000, 18_000",
  })
  void the_register_goes_along_every_edge_of_the_model(
      String bounds, String accepts, String refuses) {
    Gifts gifts = new Gifts(bounds);
    Graph graph = Graph.read(Tlc.graph("Authority", bounds).dot());
    graph.each((way, next) -> visit(gifts, way, next));
    System.out.printf(
        "Authority (%s): %d states, core accepted %d acts, refused %d, answered %d questions%n",
        bounds, graph.size(), accepted, refused, answers);
    assertThat(accepted).isGreaterThan(Long.parseLong(accepts.replace("_", "")));
    assertThat(refused).isGreaterThan(Long.parseLong(refuses.replace("_", "")));
  }

  private void visit(Gifts gifts, List<Value> way, Set<Value> next) {
    Value state = way.getLast();
    int now = state.at("now").number();
    AuthorityRegister register = along(gifts, way);
    Set<Gifts.Deed> allowed = new LinkedHashSet<>();
    for (Value after : next) {
      gifts.step(state, after).ifPresent(allowed::add);
    }
    Set<Gifts.Deed> candidates = gifts.candidates(state);
    assertThat(candidates).containsAll(allowed);
    for (Gifts.Deed deed : candidates) {
      Optional<Refusal> refusal = register.check(gifts.entry(deed, now));
      assertThat(refusal.isEmpty())
          .as("%s%n%s%nin %s", deed, refusal, state)
          .isEqualTo(allowed.contains(deed));
      accepted += refusal.isEmpty() ? 1 : 0;
      refused += refusal.isEmpty() ? 0 : 1;
    }
    for (Value after : next) {
      gifts
          .step(state, after)
          .ifPresent(deed -> {
            AuthorityRegister one = along(gifts, way);
            one.apply(gifts.entry(deed, now), 100);
            answers(gifts, one, after);
          });
    }
  }

  /// A register that went the way.
  private static AuthorityRegister along(Gifts gifts, List<Value> way) {
    AuthorityRegister register = gifts.fresh(way.getFirst());
    for (int i = 1; i < way.size(); i++) {
      Value before = way.get(i - 1);
      Optional<Gifts.Deed> deed = gifts.step(before, way.get(i));
      if (deed.isPresent()) {
        Entry entry = gifts.entry(deed.get(), before.at("now").number());
        register.apply(entry, i);
      }
    }
    return register;
  }

  private void answers(Gifts gifts, AuthorityRegister register, Value state) {
    for (int at = 0; at <= gifts.horizon; at++) {
      for (int known = 0; known <= gifts.horizon; known++) {
        Value row = state.at("book").at(new Value.Number(at)).at(new Value.Number(known));
        for (String cell : gifts.cells()) {
          UnitId unit = cell.equals(Gifts.EVERY) ? null : new UnitId(cell);
          Holding holding = register.who(Gifts.FUNCTION, unit, Gifts.at(at), Gifts.at(known));
          int by = row.at(cell).at("by").set().iterator().next().number();
          String what = cell + " at " + at + " as known at " + known;
          assertThat(holding.basis() == null ? 0 : (int) holding.basis().low())
              .as("%s in %s", what, state)
              .isEqualTo(by);
          assertThat(holding.holder().orElseThrow().code())
              .as("%s in %s", what, state)
              .isEqualTo(
                  by == 0 ? Gifts.ROOT : state.at("gifts").row().get(by - 1).at("taker").text());
          assertThat(holding.delegates().stream().map(CommandId::code).collect(Collectors.toSet()))
              .as("delegates for %s in %s", what, state)
              .isEqualTo(
                  row.at(cell).at("delegates").set().stream()
                      .map(Value::text)
                      .collect(Collectors.toSet()));
          answers++;
        }
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import renkei.core.authority.AuthorityRegister;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.UnitId;

/// Who holds what, when, as known when: one question among a million acts.
final class Who implements Measurement {
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final CommandId ROOT = new CommandId("HQ");
  private static final int FUNCTIONS = 100;
  private static final int UNITS = 200;
  private static final int COMMANDS = 20;
  private static final int ASKED = 1 << 14;
  private static final double BOUND = 2;

  private long position;

  @Override
  public String name() {
    return "who";
  }

  @Override
  public List<Figure> measure(Bench bench) {
    int acts = bench.effort().of(1_000_000, 1_000);
    AuthorityRegister register = filled(acts);
    Question[] questions = questions(acts);
    int rounds = bench.effort().rounds();
    int count = bench.effort().of(2_000_000, 2_000);
    double[] micros = new double[rounds];
    long held = 0;
    for (int i = -2; i < rounds; i++) {
      long from = Bench.threadCpu();
      for (int n = 0; n < count; n++) {
        Question asked = questions[n & ASKED - 1];
        held +=
            register.who(asked.function, asked.unit, asked.at, asked.knownAt).holder().isPresent()
                ? 1
                : 0;
      }
      if (i >= 0) {
        micros[i] = (Bench.threadCpu() - from) / 1e3 / count;
      }
    }
    if (held == 0) {
      throw new IllegalStateException("nobody ever held anything");
    }
    return List.of(
        Figure.bound(
            new String[] {name(), "who(function, unit, at, knownAt)", "µs"},
            Spread.of(micros),
            List.of(),
            new Figure.Limit(BOUND, "under 2 µs at 1 million acts"),
            acts
                + " transfers over "
                + FUNCTIONS * UNITS
                + " pairs; CPU of one thread, random"
                + " questions"));
  }

  private record Question(FunctionId function, UnitId unit, Instant at, Instant knownAt) {}

  private AuthorityRegister filled(int acts) {
    AuthorityRegister register = new AuthorityRegister();
    position = 0;
    register.apply(
        act(0, new Domestic.CommandEstablished(ROOT, names("HQ"), null, BEGIN, null)), 1);
    for (int i = 0; i < COMMANDS; i++) {
      register.apply(
          act(0, new Domestic.CommandEstablished(command(i), names("C"), ROOT, BEGIN, null)),
          ++position);
    }
    for (int i = 0; i < FUNCTIONS; i++) {
      register.apply(
          act(0, new Domestic.FunctionListed(function(i), names("F"), List.of())), ++position);
    }
    for (int i = 0; i < UNITS; i++) {
      register.apply(act(0, new Domestic.UnitListed(unit(i), names("U"), ROOT)), ++position);
    }
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < acts; i++) {
      int pair = i % (FUNCTIONS * UNITS);
      Instant from = at(i).plus(Duration.ofHours(1 + random.nextInt(5)));
      Domestic.Scope scope =
          new Domestic.Scope(
              Set.of(function(pair % FUNCTIONS)),
              Set.of(unit(pair / FUNCTIONS)),
              from,
              from.plus(Duration.ofHours(1 + random.nextInt(10))));
      register.apply(
          act(i, new Domestic.AuthorityTransferred(scope, ROOT, command(i % COMMANDS))),
          ++position);
    }
    return register;
  }

  private static Question[] questions(int acts) {
    SplittableRandom random = new SplittableRandom(8);
    Question[] questions = new Question[ASKED];
    long span = Duration.between(BEGIN, at(acts)).toMillis();
    for (int i = 0; i < ASKED; i++) {
      questions[i] =
          new Question(
              function(random.nextInt(FUNCTIONS)),
              unit(random.nextInt(UNITS)),
              BEGIN.plusMillis(random.nextLong(span)),
              BEGIN.plusMillis(random.nextLong(span)));
    }
    return questions;
  }

  /// Acts of one pair are a day apart.
  private static Instant at(int act) {
    return BEGIN.plusMillis((long) act * Duration.ofDays(1).toMillis() / (FUNCTIONS * UNITS));
  }

  private static Entry act(int number, Body body) {
    return new Entry(
        Invented.party("JPN"),
        new EntryId(number, body.hashCode()),
        at(number),
        at(number),
        new OfficerId("duty-hq"),
        ROOT,
        "",
        Set.of(),
        Acts.home(),
        body);
  }

  private static Names names(String name) {
    return Names.same(name);
  }

  private static CommandId command(int number) {
    return new CommandId("C-" + number);
  }

  private static FunctionId function(int number) {
    return new FunctionId("f-" + number);
  }

  private static UnitId unit(int number) {
    return new UnitId("u-" + number);
  }
}

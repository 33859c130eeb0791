// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.PartyId;
import renkei.core.profile.Calls;
import renkei.core.turn.Draft;
import renkei.core.turn.State;

/// What parties contribute to the needs that were put to them: our own reading, as a file, and as a
/// document that the release desk may let go.
final class ContributionPages {
  /// With fewer contributors each could work out another's part from the sum and its own.
  private static final int SUM_OF_MANY = 3;

  private static final List<HxlCsv.Column> NEED =
      List.of(
          new HxlCsv.Column("Need 必要", "#meta+id"),
          new HxlCsv.Column("Asked 要請日時", "#date+asked"),
          new HxlCsv.Column("Function 所掌", "#sector+code"),
          new HxlCsv.Column("Capability 能力", "#item+name"),
          new HxlCsv.Column("Needed 必要数", "#item+num+needed"));

  private static final List<HxlCsv.Column> FIGURES =
      List.of(
          new HxlCsv.Column("Offered 申し出", "#capacity+num+offered"),
          new HxlCsv.Column("Firm 確定", "#capacity+num+firm"),
          new HxlCsv.Column("Delivered 引渡し済み", "#capacity+num+delivered"));

  private static final List<HxlCsv.Column> PARTY =
      List.of(
          new HxlCsv.Column("Party 当事者", "#org+code"), new HxlCsv.Column("State 状態", "#status"));

  private static final List<HxlCsv.Column> OPEN =
      List.of(new HxlCsv.Column("Open 不足", "#item+num+open"));

  private final Desk desk;

  ContributionPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case CONTRIBUTIONS -> csv(call);
      case FILE_CONTRIBUTIONS -> file(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  /// Every need, one row for each party.
  Reply csv(Call call) {
    Instant now = desk.now();
    return new Reply.Download(
        "contributions.csv",
        desk.ask(state -> parts(state, state.requests().callLines(now)).bytes()));
  }

  private HxlCsv parts(State state, List<Calls.Line> lines) {
    HxlCsv csv = new HxlCsv(columns(NEED, PARTY, FIGURES));
    for (Calls.Line line : lines) {
      for (Calls.Part part : line.parts()) {
        List<String> cells = need(line);
        cells.add(desk.code(state, part.party()));
        cells.add(part.state() == null ? "" : part.state().name());
        cells.add(String.valueOf(part.offered()));
        cells.add(String.valueOf(part.firm()));
        cells.add(String.valueOf(part.delivered()));
        csv.line(cells);
      }
    }
    return csv;
  }

  private static HxlCsv sums(Calls.Line line) {
    HxlCsv csv = new HxlCsv(columns(NEED, FIGURES, OPEN));
    List<String> cells = need(line);
    cells.add(String.valueOf(line.offered()));
    cells.add(String.valueOf(line.firm()));
    cells.add(String.valueOf(line.delivered()));
    cells.add(String.valueOf(line.open()));
    csv.line(cells);
    return csv;
  }

  @SafeVarargs
  private static List<HxlCsv.Column> columns(List<HxlCsv.Column>... parts) {
    return java.util.stream.Stream.of(parts).flatMap(List::stream).toList();
  }

  private static List<String> need(Calls.Line line) {
    List<String> cells = new ArrayList<>();
    cells.add(line.id().hex());
    cells.add(Json.time(line.at()));
    cells.add(line.called().function().code());
    cells.add(line.called().capability());
    cells.add(String.valueOf(line.called().quantity()));
    return cells;
  }

  /// Files the figures of one need. Whose figure is in it, or could be worked out of it, is an
  /// originator: the gate asks for its consent before it goes to anybody else.
  Reply file(Call call) {
    record Asked(EntryId id, boolean parts, @Nullable Label label) {}
    EntryId need = call.id();
    Asked asked =
        call.read(fields ->
            new Asked(
                fields.id("id"),
                fields.flag("parts"),
                fields.has("label") ? fields.object("label", Values::label) : null));
    Instant now = desk.now();
    return Desk.recorded(
        desk.record(
            asked.id(),
            state -> {
              Calls.Line line =
                  state.requests().callLines(now).stream()
                      .filter(one -> one.id().equals(need))
                      .findFirst()
                      .orElseThrow(Refused::absent);
              HxlCsv csv = asked.parts() ? parts(state, List.of(line)) : sums(line);
              Label label = asked.label();
              return new Draft(
                  asked.id(),
                  null,
                  call.who().by(),
                  "",
                  Set.of(),
                  label == null ? desk.home(state) : label,
                  new Domestic.DocumentFiled(
                      title(line, asked.parts()),
                      "text/csv",
                      csv.bytes(),
                      originators(state, line, asked.parts())),
                  null);
            }));
  }

  private static String title(Calls.Line line, boolean parts) {
    String what = line.called().quantity() + " × " + line.called().capability();
    String title =
        (parts ? "Contributions by party 当事者別の負担: " : "Contributions in sum 負担の合計: ") + what;
    return title.length() <= TITLE_MAX ? title : title.substring(0, TITLE_MAX);
  }

  private static final int TITLE_MAX = 200;

  static Set<PartyId> originators(State state, Calls.Line line, boolean parts) {
    Set<PartyId> giving = new TreeSet<>();
    line.parts().stream()
        .filter(part -> part.firm() > 0 || part.offered() > 0)
        .forEach(part -> giving.add(part.party()));
    Set<PartyId> originators = new TreeSet<>(Set.of(state.self()));
    if (parts) {
      line.parts().forEach(part -> originators.add(part.party()));
    } else if (giving.size() < SUM_OF_MANY) {
      originators.addAll(giving);
    }
    return originators;
  }
}

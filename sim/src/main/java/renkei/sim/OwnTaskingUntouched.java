// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Progress;
import renkei.core.journal.Row;
import renkei.core.profile.Tasks;
import renkei.core.turn.TurnOutput;

/// Only a party's own officers move its tasks; nothing that a peer sends does (DESIGN rule 2).
final class OwnTaskingUntouched implements Invariant {
  private final Map<PartyId, Map<EntryId, String>> tasks = new HashMap<>();

  @Override
  public void recorded(SimParty party, List<Placed> rows) {
    rows.forEach(placed -> take(party, placed.row()));
  }

  @Override
  public void restored(SimParty party) {
    tasks.remove(party.id());
    party.rows().forEach(seen -> take(party, seen.row()));
  }

  private void take(SimParty party, Row row) {
    if (row instanceof Row.Own own) {
      Map<EntryId, String> its = tasks.computeIfAbsent(party.id(), _ -> new LinkedHashMap<>());
      switch (own.entry().entry().body()) {
        case Domestic.TaskIssued task -> its.put(own.entry().entry().id(), told(task.text(), null));
        case Domestic.TaskReported report ->
            its.computeIfPresent(
                report.task(),
                (_, before) -> told(before.substring(0, before.indexOf('|')), report.progress()));
        case renkei.core.entry.Body _ -> {}
      }
    }
  }

  private static String told(String text, @Nullable Progress progress) {
    return text + "|" + progress;
  }

  @Override
  public void turned(SimParty party, TurnOutput output) {
    if (output.changed() && party.sound()) {
      Map<EntryId, String> its = tasks.getOrDefault(party.id(), Map.of());
      List<Tasks.TaskLine> lines = party.state().tasks().all();
      unless(
          lines.size() == its.size()
              && lines.stream()
                  .allMatch(line -> told(line.text(), line.progress()).equals(its.get(line.id()))),
          () -> party.code() + " has tasks that its officers did not issue or report so");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.authority.UnitLine;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Progress;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.UnitId;

/// Tasks to own units. They never leave the party, and nothing that a peer states changes them.
/// Owned by the turn; not thread-safe.
public final class Tasks {
  private final PartyId self;
  private final AuthorityRegister register;
  private final Proposals proposals;
  private final Map<EntryId, TaskLine> tasks = new LinkedHashMap<>();

  /// No task yet.
  public Tasks(PartyId self, AuthorityRegister register, Proposals proposals) {
    this.self = self;
    this.register = register;
    this.proposals = proposals;
  }

  /// One task as it stands.
  ///
  /// @param id entry id of the task
  /// @param unit who does it
  /// @param command under which command it was issued
  /// @param text what
  /// @param proposal the request that it serves; null: none
  /// @param progress how far it has come; null: nothing reported
  /// @param since when that was recorded
  public record TaskLine(
      EntryId id,
      UnitId unit,
      CommandId command,
      String text,
      @Nullable EntryId proposal,
      @Nullable Progress progress,
      Instant since) {
    /// Whether nothing more can be reported of it.
    public boolean ended() {
      return progress == Progress.FULFILLED || progress == Progress.STOPPED;
    }
  }

  /// Why a task or a report is refused; empty for every other entry.
  public Optional<Refusal> check(Entry entry) {
    if (!(entry.body() instanceof Domestic body)) {
      return Optional.empty();
    }
    return switch (body) {
      case Domestic.TaskIssued task -> issued(entry, task);
      case Domestic.TaskReported report -> reported(entry, report);
      case Domestic _ -> Optional.empty();
    };
  }

  private Optional<Refusal> issued(Entry entry, Domestic.TaskIssued task) {
    if (!entry.party().equals(self)) {
      return refuse(RefusalCode.NOT_YOUR_MATTER, "A party tasks only its own units.");
    }
    Optional<UnitLine> unit = register.unit(task.unit());
    if (unit.isEmpty()) {
      return refuse(
          RefusalCode.NOT_LISTED, "The unit " + task.unit() + " is not listed. List it first.");
    }
    if (!register.standing(entry.command(), entry.recorded())) {
      return refuse(
          RefusalCode.COMMAND_NOT_STANDING,
          entry.command() + " does not stand at " + entry.recorded() + "; it can task nobody.");
    }
    @Nullable EntryId served = task.proposal();
    if (served == null) {
      return commands(entry.command(), unit.get());
    }
    Optional<ProposalView> view = proposals.find(served);
    if (view.isEmpty()) {
      return refuse(RefusalCode.NO_SUCH_PROPOSAL, "The request that it serves is not held here.");
    }
    if (!view.get().inForce(entry.recorded())) {
      return refuse(
          RefusalCode.STALE,
          "The request that it serves is not in force: it is " + view.get().state() + ".");
    }
    return commands(entry.command(), unit.get())
        .flatMap(refusal -> holds(view.get(), entry, task.unit(), refusal));
  }

  /// A command tasks the units that belong to it or to a command below it.
  private Optional<Refusal> commands(CommandId command, UnitLine unit) {
    return register.isOrAbove(command, unit.command())
        ? Optional.empty()
        : refuse(
            RefusalCode.NO_AUTHORITY,
            "The unit "
                + unit.id()
                + " belongs to "
                + unit.command()
                + "; "
                + command
                + " is not above it.");
  }

  /// So does whoever decides the request's function over that unit.
  private Optional<Refusal> holds(ProposalView view, Entry entry, UnitId unit, Refusal otherwise) {
    if (!(view.matter() instanceof Matter.Support support)) {
      return Optional.of(otherwise);
    }
    return register.mayDecide(entry.command(), support.function(), unit, entry.recorded());
  }

  private Optional<Refusal> reported(Entry entry, Domestic.TaskReported report) {
    TaskLine task = tasks.get(report.task());
    if (!entry.party().equals(self) || task == null) {
      return refuse(RefusalCode.NOT_LISTED, "The task that it reports on is not held here.");
    }
    return task.ended()
        ? refuse(RefusalCode.STALE, "The task has ended as " + task.progress() + " already.")
        : Optional.empty();
  }

  /// Takes a task or a report into account.
  public void apply(Entry entry, long position) {
    if (!(entry.body() instanceof Domestic body)) {
      return;
    }
    switch (body) {
      case Domestic.TaskIssued task ->
          tasks.put(
              entry.id(),
              new TaskLine(
                  entry.id(),
                  task.unit(),
                  entry.command(),
                  task.text(),
                  task.proposal(),
                  null,
                  entry.recorded()));
      case Domestic.TaskReported report ->
          tasks.computeIfPresent(
              report.task(), (_, task) -> moved(task, report.progress(), entry.recorded()));
      case Domestic _ -> {}
    }
  }

  private static TaskLine moved(TaskLine task, Progress progress, Instant at) {
    return new TaskLine(task.id, task.unit, task.command, task.text, task.proposal, progress, at);
  }

  /// The task; empty when it is not held.
  public Optional<TaskLine> find(EntryId task) {
    return Optional.ofNullable(tasks.get(task));
  }

  /// Every task, in the sequence of issuing.
  public List<TaskLine> all() {
    return List.copyOf(tasks.values());
  }

  /// The tasks that serve a request.
  public List<TaskLine> serving(EntryId proposal) {
    List<TaskLine> serving = new ArrayList<>();
    for (TaskLine task : tasks.values()) {
      if (proposal.equals(task.proposal())) {
        serving.add(task);
      }
    }
    return serving;
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}

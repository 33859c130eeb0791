// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Why a suspension is refused. Only who gave it, or stands above, can let authority rest: nobody
/// suspends itself (it can return what it holds), and nobody lifts its own suspension.
final class SuspensionCheck {
  private final Ledger ledger;
  private final Entry entry;
  private final RegisterCheck check;

  SuspensionCheck(Ledger ledger, Entry entry, RegisterCheck check) {
    this.ledger = ledger;
    this.entry = entry;
    this.check = check;
  }

  Optional<Refusal> suspends(Domestic.AuthoritySuspended body) {
    if (body.from().isBefore(entry.recorded())) {
      return RegisterCheck.refuse(
          RefusalCode.BACKDATED,
          "Authority cannot rest from "
              + body.from()
              + ": the act is recorded at "
              + entry.recorded()
              + ". Let it take effect then or later.");
    }
    return switch (body.what()) {
      case Domestic.Resting.Of(CommandId command) -> command(command, body);
      case Domestic.Resting.Given(EntryId act) -> given(act, body);
    };
  }

  private Optional<Refusal> command(CommandId id, Domestic.AuthoritySuspended body) {
    Command command = ledger.command(id);
    if (command == null) {
      return RegisterCheck.unlisted("The command " + id);
    }
    CommandId parent = command.parent();
    if (parent == null) {
      return RegisterCheck.refuse(
          RefusalCode.NO_AUTHORITY,
          id
              + " is the root command and holds whatever no act has given: nobody is above it, with"
              + " whom it could rest.");
    }
    if (!command.life().holds(body.from().toEpochMilli())) {
      return RegisterCheck.refuse(
          RefusalCode.COMMAND_NOT_STANDING,
          command.told() + "; it holds nothing at " + body.from() + " that could rest.");
    }
    return meets(command.rests(), id.code(), body)
        .or(() -> check.enteredBy(Set.of(parent), "suspended"));
  }

  private Optional<Refusal> given(EntryId id, Domestic.AuthoritySuspended body) {
    Ledger.Act act = ledger.act(id);
    if (act == null || act.grants().isEmpty()) {
      return RegisterCheck.unlisted(
          "The transfer, delegation or widening " + id + " that is to rest");
    }
    if (act.end() <= body.from().toEpochMilli()) {
      return RegisterCheck.refuse(
          RefusalCode.STALE,
          "What act " + id + " gave ends at " + Instant.ofEpochMilli(act.end()) + " already.");
    }
    return meets(act.grants().getFirst().rests(), "what act " + id + " gave", body)
        .or(() -> check.enteredBy(Set.of(act.giver()), "suspended"));
  }

  private static Optional<Refusal> meets(
      @Nullable Rests rests, String what, Domestic.AuthoritySuspended body) {
    if (rests == null) {
      return Optional.empty();
    }
    Rest met = rests.meeting(new Grant.Span(body.from().toEpochMilli(), Grant.time(body.until())));
    if (met != null) {
      return RegisterCheck.refuse(
          RefusalCode.AUTHORITY_SUSPENDED,
          what
              + " rests already "
              + told(met)
              + ". Return that act first, or choose another time.");
    }
    return rests.full()
        ? RegisterCheck.refuse(
            RefusalCode.FULL, what + " can be suspended at most " + Rests.MAX + " times.")
        : Optional.empty();
  }

  /// How a suspension reads in a refusal.
  static String told(Rest rest) {
    Instant until = Grant.instant(rest.end());
    return "by act "
        + rest.act
        + ", suspended from "
        + Instant.ofEpochMilli(rest.from)
        + (until == null ? " until it is lifted" : " until " + until);
  }
}

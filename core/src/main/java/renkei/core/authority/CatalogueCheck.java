// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.UnitId;

/// Why a listing or a return is refused.
final class CatalogueCheck {
  private final Ledger ledger;
  private final Entry entry;
  private final RegisterCheck check;

  CatalogueCheck(Ledger ledger, Entry entry, RegisterCheck check) {
    this.ledger = ledger;
    this.entry = entry;
    this.check = check;
  }

  Optional<Refusal> establishes(Domestic.CommandEstablished body) {
    Command known = ledger.command(body.id());
    Optional<CommandId> root = ledger.root();
    if (known != null) {
      return again(known, body);
    }
    if (root.isEmpty()) {
      return first(body);
    }
    CommandId parent = body.parent();
    if (parent == null) {
      return RegisterCheck.refuse(
          RefusalCode.AUTHORITY_ALREADY_GIVEN,
          root.get()
              + " is the root command and holds whatever no act has given; "
              + body.id()
              + " must name the command above it.");
    }
    if (ledger.command(parent) == null) {
      return RegisterCheck.unlisted("The command " + parent);
    }
    if (ledger.commands().size() >= Ledger.COMMANDS_MAX) {
      return full(Ledger.COMMANDS_MAX + " commands");
    }
    return enteredAt(parent);
  }

  private Optional<Refusal> first(Domestic.CommandEstablished body) {
    if (body.parent() != null) {
      return RegisterCheck.unlisted("The command " + body.parent());
    }
    return entry.command().equals(body.id())
        ? Optional.empty()
        : RegisterCheck.refuse(
            RefusalCode.NO_AUTHORITY,
            "The first command is established under itself, "
                + body.id()
                + ", not under "
                + entry.command()
                + ".");
  }

  /// A command is stated again: its names, the command above it, and the part of its life that is
  /// still to come may change.
  private Optional<Refusal> again(Command known, Domestic.CommandEstablished body) {
    CommandId parent = body.parent();
    boolean root = ledger.root().isPresent() && ledger.root().get().equals(known.id());
    if (root != (parent == null)) {
      return RegisterCheck.refuse(
          root ? RefusalCode.NOT_A_TREE : RefusalCode.AUTHORITY_ALREADY_GIVEN,
          ledger.root().map(CommandId::code).orElse("nobody")
              + " is the root command for good; "
              + body.id()
              + (root ? " cannot be put under another." : " cannot become it."));
    }
    if (parent != null && ledger.command(parent) == null) {
      return RegisterCheck.unlisted("The command " + parent);
    }
    if (parent != null && ledger.isOrAbove(body.id(), parent)) {
      return RegisterCheck.refuse(
          RefusalCode.NOT_A_TREE, parent + " is below " + body.id() + " and cannot be above it.");
    }
    return life(known, body).or(() -> enteredAt(parent == null ? known.id() : parent));
  }

  private Optional<Refusal> life(Command known, Domestic.CommandEstablished body) {
    Instant now = entry.recorded();
    Domestic.CommandEstablished before = known.life().stated();
    Instant ended = before.until();
    if (ended != null && !ended.isAfter(now)) {
      return RegisterCheck.refuse(
          RefusalCode.COMMAND_NOT_STANDING,
          known.told() + ". A command that has ended is not begun again; establish another.");
    }
    boolean begun = !before.from().isAfter(now);
    boolean fromMoves = !before.from().equals(body.from());
    if (fromMoves && (begun || body.from().isBefore(now))) {
      return past(known.told() + ". Its beginning cannot be moved into or within the past.");
    }
    if (body.until() != null && body.until().isBefore(now)) {
      return past(known.told() + ". It cannot end before this is recorded.");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> past(String sentence) {
    return RegisterCheck.refuse(RefusalCode.BACKDATED, sentence);
  }

  Optional<Refusal> lists(Domestic.UnitListed body) {
    if (ledger.command(body.command()) == null) {
      return RegisterCheck.unlisted("The command " + body.command());
    }
    UnitLine known = ledger.units().get(body.id());
    if (known == null && ledger.units().size() >= Ledger.UNITS_MAX) {
      return full(Ledger.UNITS_MAX + " units");
    }
    return place(body, known).or(() -> enteredAt(known == null ? body.command() : known.command()));
  }

  /// A unit has one place. It is put below another only while that moves no authority; a unit that
  /// is new brings none.
  private Optional<Refusal> place(Domestic.UnitListed body, @Nullable UnitLine known) {
    UnitTree tree = ledger.tree();
    UnitId to = body.parent();
    UnitId from = known == null ? null : known.parent();
    if (to == null ? from == null : to.equals(from)) {
      return Optional.empty();
    }
    if (from != null) {
      EntryId act = tree.naming(from);
      if (to != null || act != null) {
        return notATree(
            body.id()
                + " is below "
                + from
                + " already, and a unit has one place."
                + (act == null
                    ? " List it without a unit above first."
                    : " It stays there: act " + act + " gave authority over it by that place."));
      }
      return Optional.empty();
    }
    return to == null ? Optional.empty() : under(body.id(), to, known != null);
  }

  private Optional<Refusal> under(UnitId unit, UnitId to, boolean known) {
    UnitTree tree = ledger.tree();
    UnitLine above = ledger.units().get(to);
    if (unit.equals(to) || known && tree.isOrAbove(unit, to)) {
      return notATree(to + " is " + unit + " or below it, and cannot be above it.");
    }
    if (above == null) {
      return RegisterCheck.unlisted("The unit " + to);
    }
    int levels = tree.depth(to) + (known ? tree.height(unit) : 1);
    if (levels > UnitTree.DEPTH_MAX) {
      return notATree(
          "Below "
              + to
              + ", the tree of units would be "
              + levels
              + " levels deep; at most "
              + UnitTree.DEPTH_MAX
              + ".");
    }
    EntryId act = known ? tree.naming(to) : null;
    if (act != null) {
      return notATree(
          unit
              + " cannot be put below "
              + to
              + ": what act "
              + act
              + " gave over that place would come to hold over it too. Give it by an act.");
    }
    return enteredAt(above.command());
  }

  private static Optional<Refusal> notATree(String sentence) {
    return RegisterCheck.refuse(RefusalCode.NOT_A_TREE, sentence);
  }

  Optional<Refusal> lists(Domestic.FunctionListed body) {
    for (Domestic.Coverage coverage : body.coverage()) {
      if (!ledger.lists(coverage.unit())) {
        return RegisterCheck.unlisted("The unit " + coverage.unit());
      }
    }
    if (!ledger.lists(body.id()) && ledger.functions().size() >= Ledger.FUNCTIONS_MAX) {
      return full(Ledger.FUNCTIONS_MAX + " functions");
    }
    return shared(body).or(() -> enteredAt(ledger.root().orElse(entry.command())));
  }

  /// What parties call a function between them must mean one function here.
  private Optional<Refusal> shared(Domestic.FunctionListed body) {
    FunctionId shared = body.shared();
    FunctionId own = ledger.calledBetweenParties(body.id());
    if (own != null && !own.equals(body.id())) {
      return RegisterCheck.refuse(
          RefusalCode.ID_REUSED,
          body.id() + " is what " + own + " is called between parties; choose another code.");
    }
    if (shared == null || shared.equals(body.id())) {
      return Optional.empty();
    }
    FunctionId other = ledger.lists(shared) ? shared : ledger.calledBetweenParties(shared);
    return other == null || other.equals(body.id())
        ? Optional.empty()
        : RegisterCheck.refuse(
            RefusalCode.ID_REUSED,
            shared + " stands for the function " + other + " already; a shared code means one.");
  }

  Optional<Refusal> returns(Domestic.AuthorityReturned body) {
    Ledger.Act act = ledger.act(body.given());
    if (act == null) {
      return RegisterCheck.unlisted("The act " + body.given() + " that is to end");
    }
    if (body.from().isBefore(entry.recorded())) {
      return past(
          "Authority cannot return from "
              + body.from()
              + ": the act is recorded at "
              + entry.recorded()
              + ".");
    }
    if (act.end() <= body.from().toEpochMilli()) {
      return RegisterCheck.refuse(
          RefusalCode.STALE,
          "What act "
              + body.given()
              + (act.rest() == null ? " gave ends at " : " let rest ends at ")
              + Instant.ofEpochMilli(act.end())
              + " already.");
    }
    Set<CommandId> allowed = new TreeSet<>();
    allowed.add(act.taker());
    allowed.add(act.giver());
    return check.enteredBy(allowed, "returned");
  }

  /// Listings may be prepared before the command stands that enters them; they decide nothing.
  private Optional<Refusal> enteredAt(CommandId over) {
    Command acting = ledger.command(entry.command());
    if (acting == null) {
      return RegisterCheck.unlisted(
          "The command " + entry.command() + ", under which this is entered,");
    }
    Refusal rests = acting.suspended(entry.recorded().toEpochMilli(), "list");
    if (rests != null) {
      return Optional.of(rests);
    }
    return ledger.isOrAbove(entry.command(), over)
        ? Optional.empty()
        : RegisterCheck.refuse(
            RefusalCode.NO_AUTHORITY,
            entry.command() + " is neither " + over + " nor above it, so this is not its to list.");
  }

  private static Optional<Refusal> full(String limit) {
    return RegisterCheck.refuse(RefusalCode.FULL, "The register holds at most " + limit + ".");
  }
}

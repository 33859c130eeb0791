// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;

/// What never leaves its party: the register, release rules, documents as filed, tasks, officers.
/// There is no encoding of these for a peer.
public sealed interface Domestic extends Body
    permits Domestic.CommandEstablished,
        Domestic.UnitListed,
        Domestic.FunctionListed,
        Domestic.AuthorityTransferred,
        Domestic.AuthorityDelegated,
        Domestic.AuthorityWidened,
        Domestic.AuthoritySuspended,
        Domestic.AuthorityReturned,
        Domestic.ReleaseRuleAdopted,
        Domestic.ReleaseRuleRevoked,
        Domestic.DocumentFiled,
        Domestic.ReleaseDecided,
        Domestic.ReleaseRevoked,
        Domestic.TaskIssued,
        Domestic.TaskReported,
        Domestic.NeedCalled,
        Domestic.AlarmRaised,
        Domestic.AlarmTaken,
        ReadinessEntry,
        OfficerEntry,
        PeerEntry,
        AnnouncementEntry,
        ProgrammeFile,
        YardEntry {

  /// A headquarters inside the party. The first one without a parent is the root and holds whatever
  /// no act has given to another.
  ///
  /// @param id its code
  /// @param names its names
  /// @param parent the command above; null: root
  /// @param from when it stands up; before it can decide nothing
  /// @param until when it stands down; null: open
  record CommandEstablished(
      CommandId id, Names names, @Nullable CommandId parent, Instant from, @Nullable Instant until)
      implements Domestic {
    /// Checks the form.
    public CommandEstablished {
      Form.interval("a command's life", from, until);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// A unit under a command, and its one place in the tree of units. What is given over a unit is
  /// given over those below it too.
  ///
  /// @param id its code
  /// @param names its names
  /// @param command the command that it belongs to
  /// @param parent the unit above; null: none
  record UnitListed(UnitId id, Names names, CommandId command, @Nullable UnitId parent)
      implements Domestic {
    /// A unit with none above it.
    public UnitListed(UnitId id, Names names, CommandId command) {
      this(id, names, command, null);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// A function of the party's catalogue, and which unit it falls to where.
  ///
  /// @param id its code
  /// @param names its names
  /// @param coverage the first whose area holds the place asked about names the unit; none: the
  ///   root command answers
  /// @param shared the code that parties agreed to use between them for it; null: its own
  record FunctionListed(
      FunctionId id, Names names, List<Coverage> coverage, @Nullable FunctionId shared)
      implements Domestic {
    /// A function that is called the same between parties as at home.
    public FunctionListed(FunctionId id, Names names, List<Coverage> coverage) {
      this(id, names, coverage, null);
    }

    /// Checks the size.
    public FunctionListed {
      coverage = List.copyOf(coverage);
      Malformed.unless(coverage.size() <= Limits.NAMED_MAX, "a function has too many areas");
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// Which unit a function falls to in an area.
  ///
  /// @param area where
  /// @param unit which unit
  record Coverage(Area area, UnitId unit) {}

  /// What an act of the register speaks about.
  ///
  /// @param functions at least one
  /// @param units which units; empty: every unit of the party
  /// @param from from when
  /// @param until until when; null: open
  record Scope(
      Set<FunctionId> functions, Set<UnitId> units, Instant from, @Nullable Instant until) {
    /// Checks the form and copies the sets in a fixed order.
    public Scope {
      Malformed.unless(
          !functions.isEmpty() && functions.size() <= Limits.NAMED_MAX,
          "an act of the register names its functions");
      Malformed.unless(units.size() <= Limits.NAMED_MAX, "an act names too many units");
      functions = Collections.unmodifiableSet(new TreeSet<>(functions));
      units = Collections.unmodifiableSet(new TreeSet<>(units));
      Form.interval("the authority", from, until);
    }
  }

  /// Authority moves: the giver holds it no more while it lasts.
  ///
  /// @param relation how the two stand to each other, as a note that decides nothing; null: none
  record AuthorityTransferred(
      Scope scope, CommandId from, CommandId to, @Nullable Relation relation) implements Domestic {
    /// Without a note of the relation.
    public AuthorityTransferred(Scope scope, CommandId from, CommandId to) {
      this(scope, from, to, null);
    }

    /// Checks that giver and taker differ.
    public AuthorityTransferred {
      Malformed.unless(!from.equals(to), "a command cannot transfer authority to itself");
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// Another may decide too; the holder keeps it.
  ///
  /// @param relation how the two stand to each other, as a note that decides nothing; null: none
  record AuthorityDelegated(Scope scope, CommandId from, CommandId to, @Nullable Relation relation)
      implements Domestic {
    /// Without a note of the relation.
    public AuthorityDelegated(Scope scope, CommandId from, CommandId to) {
      this(scope, from, to, null);
    }

    /// Checks that giver and taker differ.
    public AuthorityDelegated {
      Malformed.unless(!from.equals(to), "a command cannot delegate authority to itself");
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// Functions new to the party are added to a command: nobody loses any.
  record AuthorityWidened(Scope scope, CommandId command) implements Domestic {
    @Override
    public boolean act() {
      return true;
    }
  }

  /// Authority rests for a time: what was held is then with whoever gave it. A return of this act
  /// lifts it.
  ///
  /// @param what whose authority, or which
  /// @param from from when
  /// @param until until when; null: until it is lifted
  record AuthoritySuspended(Resting what, Instant from, @Nullable Instant until)
      implements Domestic {
    /// Checks the form.
    public AuthoritySuspended {
      Form.interval("the suspension", from, until);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// What rests.
  sealed interface Resting {
    /// All that a command was given.
    record Of(CommandId command) implements Resting {}

    /// What one transfer, delegation or widening gave.
    record Given(EntryId act) implements Resting {}
  }

  /// A transfer, delegation, widening or suspension ends early.
  ///
  /// @param given entry id of the act that ends
  /// @param from from when
  record AuthorityReturned(EntryId given, Instant from) implements Domestic {
    /// Checks the form.
    public AuthorityReturned {
      Form.time("from", from);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// A rule by which things are released from then on.
  ///
  /// @param rule what it says; its entry id names it
  record ReleaseRuleAdopted(ReleaseRule rule) implements Domestic {
    @Override
    public boolean act() {
      return true;
    }
  }

  /// A rule holds no more.
  ///
  /// @param rule entry id of its adoption
  /// @param reason why
  record ReleaseRuleRevoked(EntryId rule, String reason) implements Domestic {
    /// Checks the form.
    public ReleaseRuleRevoked {
      Form.prose("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// A document as its owner holds it.
  ///
  /// @param title one line
  /// @param mediaType such as `application/pdf`
  /// @param content the file's bytes
  /// @param originators parties that something of it comes from; always holds the owner
  /// @param under the agreement or pillar that it belongs to: it is released within that one and no
  ///   other; null: it belongs to none
  record DocumentFiled(
      String title,
      String mediaType,
      Bytes content,
      Set<PartyId> originators,
      @Nullable Membership under)
      implements Domestic {
    /// One that belongs to no agreement.
    public DocumentFiled(String title, String mediaType, Bytes content, Set<PartyId> originators) {
      this(title, mediaType, content, originators, null);
    }

    /// Checks the form and sizes.
    public DocumentFiled {
      Documents.check(title, mediaType, content);
      Malformed.unless(
          originators.size() <= Limits.PARTIES_MAX, "a document names too many originators");
      originators = Collections.unmodifiableSet(new TreeSet<>(originators));
    }

    @Override
    public boolean act() {
      return false;
    }
  }

  /// An officer's decision that one item goes to one party. It leaves after a hold, within which it
  /// can be taken back.
  ///
  /// @param item id of an own document, or of an entry that was received
  /// @param recipient to whom
  /// @param reason why
  /// @param under the agreement or pillar within which it is released: only while both are members,
  ///   and within its ceiling; null: within no agreement but the pairing
  record ReleaseDecided(EntryId item, PartyId recipient, String reason, @Nullable Membership under)
      implements Domestic {
    /// Within no agreement but the pairing.
    public ReleaseDecided(EntryId item, PartyId recipient, String reason) {
      this(item, recipient, reason, null);
    }

    /// Checks the form.
    public ReleaseDecided {
      Form.prose("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// A release decision does not hold any more: within the hold nothing leaves; after it, the
  /// recipient gets a recall notice.
  ///
  /// @param decision entry id of the decision
  /// @param reason why
  record ReleaseRevoked(EntryId decision, String reason) implements Domestic {
    /// Checks the form.
    public ReleaseRevoked {
      Form.prose("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// An instruction to an own unit (指示). Its entry id names the task.
  ///
  /// @param unit who is to do it
  /// @param text what
  /// @param proposal the request that it serves; null: none
  record TaskIssued(UnitId unit, String text, @Nullable EntryId proposal) implements Domestic {
    /// Checks the form.
    public TaskIssued {
      Form.prose("a task", text);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// How a task stands.
  ///
  /// @param task entry id of the task
  /// @param progress the stage
  /// @param note one line, may be empty
  record TaskReported(EntryId task, Progress progress, String note) implements Domestic {
    /// Checks the form.
    public TaskReported {
      Form.line("a note", note);
    }

    @Override
    public boolean act() {
      return false;
    }
  }

  /// One need that was put to several parties. Each was asked by a proposal of its own, which tells
  /// nothing of the others; only this entry, which never leaves, ties them.
  ///
  /// @param function the matter it belongs to
  /// @param capability what is wanted
  /// @param quantity how many of it in all, 1 to 1,000,000
  /// @param asked who was asked, each once, by which proposal
  record NeedCalled(FunctionId function, String capability, int quantity, List<Called> asked)
      implements Domestic {
    /// Checks the form.
    public NeedCalled {
      Form.line("a capability", capability);
      Malformed.unless(
          quantity >= 1 && quantity <= 1_000_000, "a quantity is between 1 and 1,000,000");
      asked = List.copyOf(asked);
      Malformed.unless(
          !asked.isEmpty()
              && asked.size() <= Limits.PARTIES_MAX
              && asked.stream().map(Called::party).distinct().count() == asked.size()
              && asked.stream().map(Called::proposal).distinct().count() == asked.size(),
          "a call names each party and each proposal once, and at most " + Limits.PARTIES_MAX);
    }

    @Override
    public boolean act() {
      return false;
    }
  }

  /// One party of a call.
  ///
  /// @param party who is asked
  /// @param proposal entry id of the opening by which it is asked
  record Called(PartyId party, EntryId proposal) {}

  /// A clock of a proposal nears or ran out, and somebody here must act. Stated by the node itself;
  /// alarms are numbered in the sequence of the journal.
  ///
  /// @param proposal entry id of the opening
  /// @param clock which clock
  /// @param stage whether it nears or ran out
  record AlarmRaised(EntryId proposal, AlarmClock clock, AlarmStage stage) implements Domestic {
    @Override
    public boolean act() {
      return false;
    }
  }

  /// An officer takes an alarm: "I have it". It stands no more.
  ///
  /// @param alarm entry id of the alarm
  record AlarmTaken(EntryId alarm) implements Domestic {
    @Override
    public boolean act() {
      return false;
    }
  }

  /// The clocks that alarms speak of.
  enum AlarmClock {
    /// Until when the party asked says that it has it.
    ACKNOWLEDGE,
    /// Until when it answers.
    ANSWER,
    /// Until when it stays open.
    VALID
  }

  /// How a clock stands.
  enum AlarmStage {
    /// It runs out soon.
    NEAR,
    /// It ran out.
    PASSED
  }
}

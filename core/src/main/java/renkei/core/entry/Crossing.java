// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;

/// What may cross a link, given a ruling. Acts of proposals cross to their electorate; statements
/// are made for exactly one recipient.
public sealed interface Crossing extends Body
    permits Crossing.ProposalOpened,
        Crossing.ProposalAcknowledged,
        Crossing.ConsentGiven,
        Crossing.ConsentWithdrawn,
        Crossing.TermsCountered,
        Crossing.ProposalDeclined,
        Crossing.ProposalWithdrawn,
        Crossing.ProposalClosed,
        Crossing.ProposalRatified,
        Crossing.ProgressStated,
        Crossing.InformationGiven,
        Crossing.DocumentReleased,
        Crossing.RecallNotice,
        Crossing.CounterpartStated,
        Crossing.IncarnationStarted,
        Crossing.OfficerKeyEntered,
        Crossing.OfficerKeyRevoked,
        ReadinessReleased,
        RollStated,
        Joint {

  /// Opens a proposal; its entry id names the proposal from then on. The opener consents to its own
  /// terms by opening.
  ///
  /// @param terms what is proposed
  /// @param keeper whose closing settles it; one of the electorate, or the opener for a withdrawal
  /// @param electorate who must consent besides the opener
  /// @param rule how many of them
  /// @param clocks until when to acknowledge, answer, and how long it stays open
  record ProposalOpened(
      SealedTerms terms, PartyId keeper, List<Elector> electorate, ConsentRule rule, Clocks clocks)
      implements Crossing {
    /// Checks that no party is elector twice.
    public ProposalOpened {
      electorate = List.copyOf(electorate);
      Malformed.unless(
          electorate.size() <= Limits.PARTIES_MAX
              && electorate.stream().map(Elector::party).distinct().count() == electorate.size(),
          "an electorate names each party once, and at most " + Limits.PARTIES_MAX);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// "I have it and own it"; says nothing about the answer.
  ///
  /// @param proposal entry id of the opening
  record ProposalAcknowledged(EntryId proposal) implements Crossing {
    @Override
    public boolean act() {
      return true;
    }
  }

  /// A signed yes to the exact text.
  ///
  /// @param proposal entry id of the opening
  /// @param terms hash of the terms consented to
  record ConsentGiven(EntryId proposal, Hash terms) implements Crossing {
    @Override
    public boolean act() {
      return true;
    }
  }

  /// Takes back a consent that has not been closed on yet.
  ///
  /// @param proposal entry id of the opening
  /// @param terms hash of the terms that had been consented to
  /// @param reason why
  record ConsentWithdrawn(EntryId proposal, Hash terms, String reason) implements Crossing {
    /// Checks the form.
    public ConsentWithdrawn {
      Form.prose("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// Other terms in place of the last ones; its author consents to them by it. Consents to earlier
  /// terms count no more.
  ///
  /// @param proposal entry id of the opening
  /// @param replaces hash of the terms it answers
  /// @param terms the new terms
  record TermsCountered(EntryId proposal, Hash replaces, SealedTerms terms) implements Crossing {
    @Override
    public boolean act() {
      return true;
    }
  }

  /// A signed no.
  ///
  /// @param proposal entry id of the opening
  /// @param terms hash of the terms declined
  /// @param reason why, shown to the opener
  record ProposalDeclined(EntryId proposal, Hash terms, String reason) implements Crossing {
    /// Checks the form.
    public ProposalDeclined {
      Form.prose("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// The opener no longer wants it.
  ///
  /// @param proposal entry id of the opening
  /// @param reason why
  record ProposalWithdrawn(EntryId proposal, String reason) implements Crossing {
    /// Checks the form.
    public ProposalWithdrawn {
      Form.prose("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// The keeper's signed outcome, with the acts that it rests on.
  ///
  /// @param proposal entry id of the opening
  /// @param outcome what became of it
  /// @param terms hash of the terms it settles
  /// @param acts hashes of the acts it rests on: for IN_FORCE every consent that the rule asks for
  record ProposalClosed(EntryId proposal, Outcome outcome, Hash terms, List<Hash> acts)
      implements Crossing {
    /// Checks the size.
    public ProposalClosed {
      acts = List.copyOf(acts);
      Malformed.unless(
          acts.size() <= Limits.ACTS_MAX, "a closing rests on at most " + Limits.ACTS_MAX);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// A signatory of an agreement is bound by it at home too: its entry into force may ask for that.
  ///
  /// @param proposal entry id of the opening
  /// @param terms hash of the terms that its author consented to before
  record ProposalRatified(EntryId proposal, Hash terms) implements Crossing {
    @Override
    public boolean act() {
      return true;
    }
  }

  /// How far what was agreed has come. Made for one recipient.
  ///
  /// @param proposal entry id of the opening
  /// @param progress the stage
  /// @param note one line, may be empty
  record ProgressStated(EntryId proposal, Progress progress, String note) implements Crossing {
    /// Checks the form.
    public ProgressStated {
      Form.line("a note", note);
    }

    @Override
    public boolean act() {
      return false;
    }
  }

  /// An answer to a request for information that is in force. Made for the one that asked; it
  /// crosses under its own label, which the request and the agreement bound.
  ///
  /// @param proposal entry id of the opening
  /// @param text the answer in words, may be empty when a document says it
  /// @param document the statement by which a document was released to the asker; null: none
  record InformationGiven(EntryId proposal, String text, @Nullable EntryId document)
      implements Crossing {
    /// Checks the form.
    public InformationGiven {
      Form.prose("an answer", text);
      Malformed.unless(
          !text.isBlank() || document != null, "an answer has a text or names a document");
    }

    @Override
    public boolean act() {
      return false;
    }
  }

  /// A document as released to one recipient: the releasing party's own statement.
  ///
  /// @param title one line
  /// @param mediaType such as `application/pdf`
  /// @param content the file's bytes
  /// @param originators every party that something of it comes from; each must consent to onward
  ///   passing
  record DocumentReleased(String title, String mediaType, Bytes content, Set<PartyId> originators)
      implements Crossing {
    /// Checks the form and sizes.
    public DocumentReleased {
      Documents.check(title, mediaType, content);
      Malformed.unless(
          !originators.isEmpty() && originators.size() <= Limits.PARTIES_MAX,
          "a released document names its originators");
      originators = Collections.unmodifiableSet(new TreeSet<>(originators));
    }

    @Override
    public boolean act() {
      return false;
    }
  }

  /// Asks the recipient to stop using something that crossed. A copy may remain.
  ///
  /// @param released id of the entry that crossed
  /// @param reason why
  record RecallNotice(EntryId released, String reason) implements Crossing {
    /// Checks the form.
    public RecallNotice {
      Form.prose("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// "Your counterpart for this function, from then, is this command": all that another party
  /// learns of our register.
  ///
  /// @param function the function
  /// @param command who answers for it
  /// @param names that command's names
  /// @param from from when
  record CounterpartStated(FunctionId function, CommandId command, Names names, Instant from)
      implements Crossing {
    /// Checks the form.
    public CounterpartStated {
      Form.time("from", from);
    }

    @Override
    public boolean act() {
      return false;
    }
  }

  /// The node began anew after a restore; numbering on every link starts again.
  ///
  /// @param number 1 for the first life, one more for each restore
  /// @param reason why, one line
  record IncarnationStarted(int number, String reason) implements Crossing {
    /// Checks the form.
    public IncarnationStarted {
      Malformed.unless(number >= 1, "an incarnation is numbered from 1");
      Form.line("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// An officer states that a key belongs on the party's roll. It is there when as many officers on
  /// the roll stated it as must.
  ///
  /// @param key whose key, for which command
  record OfficerKeyEntered(RollKey key) implements Crossing {
    @Override
    public boolean act() {
      return true;
    }
  }

  /// An officer states that a key signs nothing more: lost, or its officer has gone. What it signed
  /// before stays.
  ///
  /// @param key hash of the public key
  /// @param reason why, one line
  record OfficerKeyRevoked(Hash key, String reason) implements Crossing {
    /// Checks the form.
    public OfficerKeyRevoked {
      Form.line("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// The proposal that an act belongs to; null for everything else.
  default @Nullable EntryId proposal() {
    return null;
  }
}

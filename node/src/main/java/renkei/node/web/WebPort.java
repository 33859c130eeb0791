// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.entry.EntryId;
import renkei.core.entry.Level;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.State;

/// What the web edge needs of the node. Any thread. Futures fail with [Busy] when the inbox is
/// full.
public interface WebPort {
  /// Asks the owner of the state; the function returns an immutable value.
  <T> CompletableFuture<T> ask(Function<State, T> question);

  /// States a draft; done after the force.
  CompletableFuture<Answer> state(Draft draft);

  /// Terms as the exact bytes that a consent binds to.
  SealedTerms seal(Terms terms);

  /// This party's public identity.
  Identity identity();

  /// The policy whose levels and codes this party's labels use.
  String labelPolicy();

  /// Calls back after every turn that changed something, on a thread that must not be held up. The
  /// returned handle ends it.
  AutoCloseable watch(Consumer<News> watcher);

  /// The record of a proposal, for whoever verifies it with public keys alone.
  CompletableFuture<Optional<Bytes>> export(EntryId proposal);

  /// Pairs this node with others.
  Pairing pairing();

  /// What is new after a turn.
  ///
  /// @param position the journal's last position
  /// @param recorded whether rows were appended
  /// @param alarms what officers should see, as sentences
  record News(long position, boolean recorded, List<String> alarms) {}

  /// The node is busy; try again in a moment.
  final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// With a sentence.
    public Busy(String sentence) {
      super(sentence);
    }
  }

  /// The steps of a pairing, each on one of the two nodes.
  interface Pairing {
    /// Ten words that stand for a letter, in both languages.
    record Spoken(List<String> en, List<String> ja) {}

    /// A letter, and what two people read to each other about it.
    ///
    /// @param letter the whole text, to be carried to the other party; empty: nothing to carry
    /// @param party whose identity the step is about
    /// @param weRead what our officer reads to the other party; no words: nothing yet
    /// @param theyRead what the other party's officer must read to us; no words: nothing yet
    record Letter(String letter, Identity party, Spoken weRead, Spoken theyRead) {}

    /// Inviter, first: a letter to carry to the other party.
    ///
    /// @param toCode the code that stands for the other party in our labels
    /// @param highest how high we will release to it
    Letter invite(String toCode, Level highest);

    /// Invitee: takes the inviter's letter; the answer is a letter of ours to carry back. Inviter:
    /// takes the letter that came back; then there is nothing to carry.
    ///
    /// @throws renkei.core.base.Malformed with a sentence when the letter is broken, expired or not
    ///   meant for us
    Letter accept(String letter);

    /// What the other party's officer read to ours.
    ///
    /// @param code code of the other party, as its letter says
    /// @param words at least the first three words as heard
    /// @param proof of the inviter's officer: the own signature over the opening; null: none
    record Heard(String code, String words, @Nullable OfficerProof proof) {}

    /// Either officer: the words were read back and agree. Pins the peer; the inviter's node then
    /// opens the pairing proposal, which its officer signs. Refused as `OFFICER_UNSIGNED` without
    /// that signature, and nothing is recorded.
    CompletableFuture<Answer> confirm(Heard heard, Draft.By by, EntryId id);

    /// A letter by which parties that this node has no link with learn its keys.
    Letter introduce();

    /// Reads such a letter of another party; nothing is recorded.
    ///
    /// @throws renkei.core.base.Malformed with a sentence when the letter is broken
    Letter introduced(String letter);

    /// An officer heard the words of that letter from a person of that party. Its keys count when
    /// two officers stated so, or the only one there is.
    ///
    /// @param words at least the first three words as heard
    CompletableFuture<Answer> know(String letter, String words, Draft.By by, EntryId id);

    /// The opening that our officer is to sign; empty: we did not invite that party.
    Optional<Draft> toSign(String code);
  }
}

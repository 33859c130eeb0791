// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;

/// Frames that steer the link. None has a field of an entry or a free text, so none needs a ruling
/// and none can carry what was not released.
public sealed interface Control extends OutFrame, InFrame {

  /// The frame with the sender's clock in it, where it tells a time. The time of a turn will not
  /// do: it runs ahead of the clock where many are taken, so it would tell how busy the node is.
  static OutFrame at(OutFrame frame, Instant clock) {
    return switch (frame) {
      case Hello it ->
          new Hello(it.version(), it.answer(), it.party(), clock, it.sent(), it.memory());
      case Ping it -> new Ping(it.number(), clock, it.sent());
      case Pong it -> new Pong(it.number(), clock);
      case OutFrame other -> other;
    };
  }

  /// The first frame of each direction: who speaks, what it holds of the other, where it stands.
  ///
  /// @param version of the link's protocol
  /// @param answer whether its sender already has the other's hello; such a hello is not answered
  /// @param party the sender
  /// @param at when, by the sender's clock: shown as skew, decides nothing
  /// @param sent the last number that the sender gave in its present incarnation
  /// @param memory what the sender remembers of the receiver
  record Hello(int version, boolean answer, PartyId party, Instant at, Mark sent, Memory memory)
      implements Control {
    /// Checks the ranges.
    public Hello {
      Malformed.unless(sent.incarnation() >= 1, "a node is in incarnation 1 or later");
    }
  }

  /// What a party remembers of the other, told at every link-up so that a lost past shows.
  ///
  /// @param received the last number received of the other
  /// @param acknowledged the last number of the sender's present incarnation that the other
  ///   acknowledged
  /// @param head the last journal head of the other that is held; null: none
  record Memory(Mark received, long acknowledged, @Nullable SignedHead head) {
    /// Checks the range.
    public Memory {
      Malformed.unless(acknowledged >= 0, "a number counts from 1");
    }
  }

  /// "Everything up to this number is on my disk."
  ///
  /// @param upTo the last number and the link head there
  /// @param again whether later numbers are missing: send again from the next one
  record Receipt(Mark upTo, boolean again) implements Control {}

  /// Asks for a [Pong].
  ///
  /// @param number from 1, by link-up
  /// @param at by the sender's clock
  /// @param sent the last number handed over before it: whoever holds less has lost something
  record Ping(long number, Instant at, long sent) implements Control {}

  /// Answers a [Ping].
  ///
  /// @param number that of the ping
  /// @param at by the answering clock
  record Pong(long number, Instant at) implements Control {}

  /// "This number carries nothing": its release was taken back before it was handed over.
  ///
  /// @param seq the number
  record Voided(long seq) implements Control {
    /// Checks the range.
    public Voided {
      Malformed.unless(seq >= 1, "a number counts from 1");
    }
  }

  /// "I hold this as evidence, and it has no effect here."
  ///
  /// @param seq the number; 0: a frame without one
  /// @param code why
  record Refused(long seq, RefusalCode code) implements Control {
    /// Checks the range.
    public Refused {
      Malformed.unless(seq >= 0, "a number counts from 1");
    }
  }

  /// The sender's present journal head, to be returned at every later link-up.
  ///
  /// @param head signed
  record Head(SignedHead head) implements Control {}

  /// "I lost a part of my own past: give me back what you hold of it after this."
  ///
  /// @param incarnation of the asking party
  /// @param after the last number in it that it still has; 0: none
  record AskReturn(int incarnation, long after) implements Control {
    /// Checks the ranges.
    public AskReturn {
      Malformed.unless(incarnation >= 1 && after >= 0, "an incarnation and a number count from 1");
    }
  }

  /// Ends one portion of what was given back.
  ///
  /// @param incarnation of the last given back
  /// @param upTo its number
  /// @param more whether there is more: ask again from here
  record ReturnEnd(int incarnation, long upTo, boolean more) implements Control {
    /// Checks the ranges.
    public ReturnEnd {
      Malformed.unless(incarnation >= 1 && upTo >= 0, "an incarnation and a number count from 1");
    }
  }

  /// The last frame of a direction.
  ///
  /// @param code why; null: an ordinary stop
  record Bye(@Nullable RefusalCode code) implements Control {}
}

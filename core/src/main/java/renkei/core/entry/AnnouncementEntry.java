// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;

/// What others, or the own side, announced (発表), as a register of this party alone. An announcement
/// is no act: it decides nothing, it binds nobody, nothing opens on it.
public sealed interface AnnouncementEntry extends Domestic {

  /// Something was announced. Its entry id names the announcement; it is never edited, a later one
  /// takes its place.
  ///
  /// @param subject a key of this party's own choosing, under which announcements and the proposals
  ///   that they led to are listed together
  /// @param said what was said, by whom, where, when
  /// @param source through whom it is known here, and how far that is to be believed
  /// @param earlier the announcement whose place it takes; null: none
  record AnnouncementRecorded(String subject, Said said, Source source, @Nullable Earlier earlier)
      implements AnnouncementEntry {
    /// Checks the form.
    public AnnouncementRecorded {
      Form.code("a subject", subject);
    }
  }

  /// A proposal has to do with an announcement: it was opened on the strength of it, or came in and
  /// is about the same. A note for readers; it changes neither.
  ///
  /// @param announcement entry id of the announcement
  /// @param proposal entry id of the opening of the proposal
  /// @param leads false: an earlier note of it was a mistake
  record AnnouncementLed(EntryId announcement, EntryId proposal, boolean leads)
      implements AnnouncementEntry {}

  /// What was said.
  ///
  /// @param title one line in both languages; neither is empty
  /// @param en what was said, in English; may be empty when there is a Japanese text
  /// @param ja what was said, in Japanese; may be empty when there is an English text
  /// @param by who said it
  /// @param place where, one line, may be empty
  /// @param at when
  /// @param tenor how firmly it was put
  record Said(Names title, String en, String ja, Names by, String place, Instant at, Tenor tenor) {
    /// Checks the form.
    public Said {
      Malformed.unless(
          !title.en().isBlank() && !title.ja().isBlank(),
          "an announcement has a title in both languages");
      Malformed.unless(
          !by.en().isBlank() && !by.ja().isBlank(),
          "an announcement names who made it, in both languages");
      Form.prose("what was said", en);
      Form.prose("what was said", ja);
      Malformed.unless(!en.isBlank() || !ja.isBlank(), "an announcement says what was said");
      Form.line("a place", place);
      Form.time("the time of an announcement", at);
    }
  }

  /// How firmly something was put.
  enum Tenor {
    /// It was said to be so, or to have been decided.
    DECIDED,
    /// It is planned.
    PLANNED,
    /// It is being looked into.
    UNDER_REVIEW,
    /// It was called possible.
    POSSIBLE,
    /// A message, by its maker's own word no commitment.
    MESSAGE
  }

  /// Through whom it is known here (AJP-2.1: reliability of the source, credibility of what it
  /// says; the two are judged apart).
  ///
  /// @param kind what kind of source
  /// @param name which
  /// @param reference where to look it up, one line, may be empty
  /// @param reliability of the source, A to F
  /// @param credibility of what it says, 1 (confirmed by others) to 6 (cannot be judged)
  record Source(
      SourceKind kind, String name, String reference, Grade reliability, int credibility) {
    /// Checks the form.
    public Source {
      Form.line("a source", name);
      Malformed.unless(!name.isBlank(), "an announcement names its source");
      Form.line("a reference", reference);
      Malformed.unless(
          credibility >= 1 && credibility <= 6, "a credibility is a number from 1 to 6");
    }
  }

  /// Kinds of source.
  enum SourceKind {
    /// Reported by news media.
    MEDIA,
    /// Stated by an office that speaks for who said it.
    OFFICIAL,
    /// Heard or read by the own side.
    OWN
  }

  /// Which announcement another takes the place of.
  ///
  /// @param announcement its entry id
  /// @param change why
  record Earlier(EntryId announcement, Change change) {}

  /// Why one announcement takes the place of another.
  enum Change {
    /// The earlier one was written down wrongly.
    CORRECTS,
    /// Something else was said since.
    SUPERSEDES
  }

  @Override
  default boolean act() {
    return false;
  }
}

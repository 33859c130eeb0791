// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// What a party states in a standing team (常設合同チーム), to every other party of its charter. None of
/// it decides anything: a team has no authority, and nothing here gives it any. All that a reader
/// checks of one party's members, watches and handovers it checks against that party's own earlier
/// entries.
public sealed interface TeamEntry extends Joint {
  /// Open items that one handover sheet may list: every one, or the first so many.
  int ITEMS_MAX = 1_000;

  /// Characters of what a person writes at once.
  int WORDS_CHARS_MAX = 4_000;

  /// The opening of the team's charter.
  EntryId team();

  @Override
  default EntryId proposal() {
    return team();
  }

  /// Only the two signatures of a handover are signed by the officer as well.
  @Override
  default boolean act() {
    return false;
  }

  /// What a person wrote, in the language that it is written in. Nothing translates it; a person
  /// may ([TranslationGiven]).
  ///
  /// @param language a primary language tag of BCP 47, such as `ja` or `en`
  /// @param text several lines, not blank, at most [#WORDS_CHARS_MAX] characters
  record Words(String language, String text) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /// Checks the form.
    public Words {
      Malformed.unless(
          LANGUAGE.matcher(language).matches(), "a language is two or three small letters");
      Malformed.unless(
          text.length() <= WORDS_CHARS_MAX,
          "a text has more than " + WORDS_CHARS_MAX + " characters; send the rest as a document");
      Form.prose("a text", text);
      Malformed.unless(!text.isBlank(), "a text says something");
    }
  }

  /// A line of the roster: an officer of the party that states it is a member of the team. Stated
  /// again for the same officer it takes the place of the line before.
  ///
  /// @param team the opening of the charter
  /// @param officer the member, by the code under which that party's entries name them
  /// @param names the member's name as people call them
  /// @param command where the member belongs
  /// @param reach how to reach the member: a telephone, an exchange, a frequency; one line
  record MemberListed(EntryId team, OfficerId officer, Names names, CommandId command, String reach)
      implements TeamEntry {
    /// Checks the form.
    public MemberListed {
      Malformed.unless(
          !names.en().isBlank() && !names.ja().isBlank(),
          "a member of a team has a name in both languages");
      Form.line("how to reach a member", reach);
      Malformed.unless(!reach.isBlank(), "a roster says how to reach each member");
    }
  }

  /// An officer is no member any more; a watch that they had ends with it.
  ///
  /// @param team the opening of the charter
  /// @param officer the member
  /// @param reason why, one line
  record MemberStruck(EntryId team, OfficerId officer, String reason) implements TeamEntry {
    /// Checks the form.
    public MemberStruck {
      Form.line("a reason", reason);
      Malformed.unless(!reason.isBlank(), "who strikes a member says why");
    }
  }

  /// Its officer has the watch (当直) of that party from now on, where nobody of it had.
  ///
  /// @param team the opening of the charter
  record WatchTaken(EntryId team) implements TeamEntry {}

  /// Its officer leaves the watch, and nobody of that party has it.
  ///
  /// @param team the opening of the charter
  /// @param note one line, may be empty
  record WatchLeft(EntryId team, String note) implements TeamEntry {
    /// Checks the form.
    public WatchLeft {
      Form.line("a note", note);
    }
  }

  /// A message between officers.
  ///
  /// @param team the opening of the charter
  /// @param words what is written
  record NoteSent(EntryId team, Words words) implements TeamEntry {}

  /// A person's translation of what was written in the team.
  ///
  /// @param team the opening of the charter
  /// @param of the entry whose words are translated
  /// @param words the translation
  /// @param translator the name of the person who made it, one line
  record TranslationGiven(EntryId team, EntryId of, Words words, String translator)
      implements TeamEntry {
    /// Checks the form.
    public TranslationGiven {
      Form.line("a translator's name", translator);
      Malformed.unless(!translator.isBlank(), "a translation names the person who made it");
    }
  }

  /// What a line of the log is about, for its filter.
  enum Topic {
    /// How things stand.
    SITUATION,
    /// Somebody was spoken with.
    CONTACT,
    /// Something happened.
    INCIDENT,
    /// Support that is prepared, under way or over.
    SUPPORT,
    /// Anything else.
    OTHER
  }

  /// A line that an officer types into the log.
  ///
  /// @param team the opening of the charter
  /// @param at when it happened; not after it is recorded
  /// @param topic what it is about
  /// @param words what is written
  record LogLineEntered(EntryId team, Instant at, Topic topic, Words words) implements TeamEntry {
    /// Checks the form.
    public LogLineEntered {
      Form.time("when it happened", at);
    }
  }

  /// Something that comes back on each handover sheet until it is closed.
  ///
  /// @param team the opening of the charter
  /// @param words what is open
  record ItemOpened(EntryId team, Words words) implements TeamEntry {}

  /// An open item is done with.
  ///
  /// @param team the opening of the charter
  /// @param item the entry that opened it
  /// @param reason why
  record ItemClosed(EntryId team, EntryId item, String reason) implements TeamEntry {
    /// Checks the form.
    public ItemClosed {
      Form.prose("a reason", reason);
      Malformed.unless(!reason.isBlank(), "who closes an item says why");
    }
  }

  /// The handover sheet, signed by the officer who goes. The watch stays with them until the other
  /// signs too.
  ///
  /// @param team the opening of the charter
  /// @param incoming the officer of the same party who is to take the watch
  /// @param words what the next watch must know
  /// @param items every open item, ascending
  record HandoverSigned(EntryId team, OfficerId incoming, Words words, List<EntryId> items)
      implements TeamEntry {
    /// Checks the form.
    public HandoverSigned {
      items = List.copyOf(items);
      Malformed.unless(
          items.size() <= ITEMS_MAX && items.equals(items.stream().distinct().sorted().toList()),
          "a handover sheet lists at most " + ITEMS_MAX + " open items, ascending, each once");
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// The same sheet, signed by the officer who comes: the watch is theirs.
  ///
  /// @param team the opening of the charter
  /// @param signed the entry by which the other officer signed it
  /// @param sheet hash of that entry: exactly what was read
  record HandoverTaken(EntryId team, EntryId signed, Hash sheet) implements TeamEntry {
    @Override
    public boolean act() {
      return true;
    }
  }
}

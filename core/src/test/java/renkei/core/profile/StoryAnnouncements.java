// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import renkei.core.consent.ProposalView;
import renkei.core.entry.AnnouncementEntry;
import renkei.core.entry.AnnouncementEntry.AnnouncementLed;
import renkei.core.entry.AnnouncementEntry.AnnouncementRecorded;
import renkei.core.entry.AnnouncementEntry.Change;
import renkei.core.entry.AnnouncementEntry.Earlier;
import renkei.core.entry.AnnouncementEntry.Said;
import renkei.core.entry.AnnouncementEntry.Source;
import renkei.core.entry.AnnouncementEntry.SourceKind;
import renkei.core.entry.AnnouncementEntry.Tenor;
import renkei.core.entry.EntryId;
import renkei.core.entry.Grade;
import renkei.core.entry.Names;

/// Announcements of a story:
///
/// - `5 JPN announces n2 about trilateral said 4 correcting n1`
/// - `6 JPN notes n1 led-to v1`, and `notes n1 not-led-to v1` where that was a mistake
/// - `expect subject trilateral at JPN hour 6 is announced n2,n1(n2) open v1 in-force - over -`
record StoryAnnouncements(Story story) {

  AnnouncementEntry body(String verb, String name, List<String> words) {
    return verb.equals("announces") ? announces(words) : notes(name, words);
  }

  private AnnouncementRecorded announces(List<String> words) {
    String correcting = Story.after(words, "correcting");
    String superseding = Story.after(words, "superseding");
    String earlier = correcting == null ? superseding : correcting;
    return new AnnouncementRecorded(
        Story.after(words, "about"),
        new Said(
            new Names("A visit is planned", "訪問の予定"),
            "EXERCISE: it is in force and everybody has consented.",
            "",
            new Names("A ministry", "ある省"),
            "",
            Party.at(Long.parseLong(Story.after(words, "said"))),
            Tenor.PLANNED),
        new Source(SourceKind.MEDIA, "a newspaper", "", Grade.C, 3),
        earlier == null
            ? null
            : new Earlier(
                story.id(earlier), correcting == null ? Change.SUPERSEDES : Change.CORRECTS));
  }

  private AnnouncementLed notes(String name, List<String> words) {
    String led = Story.after(words, "led-to");
    String not = Story.after(words, "not-led-to");
    return new AnnouncementLed(story.id(name), story.id(led == null ? not : led), led != null);
  }

  String subject(Party party, String key, Instant at) {
    return party.announcements.subjects(at).stream()
        .filter(subject -> subject.subject().equals(key))
        .map(subject ->
            "announced "
                + subject.announced().stream()
                    .map(line ->
                        story.name(line.id())
                            + (line.stands() ? "" : "(" + story.name(line.later()) + ")"))
                    .collect(Collectors.joining(","))
                + (subject.declared().isEmpty() ? "" : " declared " + named(subject.declared()))
                + " open "
                + named(subject.open())
                + " in-force "
                + named(subject.inForce())
                + " over "
                + named(subject.over()))
        .findFirst()
        .orElse("not known");
  }

  private String named(List<ProposalView> views) {
    String names =
        views.stream()
            .map(ProposalView::id)
            .map((EntryId id) -> story.name(id))
            .collect(Collectors.joining(","));
    return names.isEmpty() ? "-" : names;
  }
}

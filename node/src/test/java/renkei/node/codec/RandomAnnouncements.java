// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.entry.AnnouncementEntry;
import renkei.core.entry.Grade;
import renkei.core.entry.Kind;
import renkei.core.entry.Names;

/// Random announcements.
record RandomAnnouncements(RandomEntries draw) {

  AnnouncementEntry of(Kind kind) {
    return switch (kind) {
      case ANNOUNCEMENT_RECORDED ->
          new AnnouncementEntry.AnnouncementRecorded(
              draw.function().code(),
              said(),
              source(),
              draw.chance()
                  ? new AnnouncementEntry.Earlier(draw.id(), any(AnnouncementEntry.Change.values()))
                  : null);
      case ANNOUNCEMENT_LED ->
          new AnnouncementEntry.AnnouncementLed(draw.id(), draw.id(), draw.chance());
      default -> throw new IllegalArgumentException(kind + " is not drawn here");
    };
  }

  private AnnouncementEntry.Said said() {
    return new AnnouncementEntry.Said(
        filled("title "),
        "text " + draw.prose(200),
        draw.chance() ? "" : "文 " + draw.prose(200),
        filled("by "),
        draw.line(40),
        draw.time(),
        any(AnnouncementEntry.Tenor.values()));
  }

  private Names filled(String what) {
    return new Names(what + draw.line(40), what + draw.line(40));
  }

  private AnnouncementEntry.Source source() {
    return new AnnouncementEntry.Source(
        any(AnnouncementEntry.SourceKind.values()),
        "source " + draw.line(30),
        draw.line(30),
        any(Grade.values()),
        1 + draw.below(6));
  }

  private <T> T any(T[] values) {
    return values[draw.below(values.length)];
  }
}

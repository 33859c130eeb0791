// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.AnnouncementEntry;
import renkei.core.entry.AnnouncementEntry.AnnouncementLed;
import renkei.core.entry.AnnouncementEntry.AnnouncementRecorded;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.OfficerId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// What was announced, and which proposals have to do with it: a register of this party that no
/// rule of the house reads. Nothing is decided by an announcement, so nothing opens on one. Owned
/// by the turn; not thread-safe.
public final class Announcements {
  /// Announcements kept at most.
  public static final int KEPT_MAX = 20_000;

  /// Proposals that are noted with one announcement at most.
  public static final int LED_MAX = 64;

  private final Proposals proposals;
  private final Map<EntryId, Held> held = new LinkedHashMap<>();
  private final Map<EntryId, EntryId> laterOf = new LinkedHashMap<>();

  /// Nothing announced yet.
  public Announcements(Proposals proposals) {
    this.proposals = proposals;
  }

  private record Held(
      EntryId id,
      Instant recorded,
      OfficerId officer,
      AnnouncementRecorded body,
      Set<EntryId> led) {}

  /// An announcement as it stands.
  ///
  /// @param id its entry id
  /// @param recorded when it was written down here
  /// @param officer by whom
  /// @param body what it says
  /// @param later the announcement that took its place; null: it stands
  /// @param led openings of the proposals that are noted with it
  public record Line(
      EntryId id,
      Instant recorded,
      OfficerId officer,
      AnnouncementRecorded body,
      @Nullable EntryId later,
      List<EntryId> led) {
    /// Whether no other took its place.
    public boolean stands() {
      return later == null;
    }
  }

  /// One subject: what was announced of it, what is proposed or agreed, what is in force.
  ///
  /// @param subject its key
  /// @param announced by the time of saying, the latest first
  /// @param declared interest that a party declared by its own signed notice and did not take back:
  ///   that binds nobody and grants nothing, so it is not among what is in force
  /// @param open proposals that are not in force, neither ended by a closing as anything else
  /// @param inForce proposals in force
  /// @param over proposals that came to nothing, or that were in force and are not any more
  public record Subject(
      String subject,
      List<Line> announced,
      List<ProposalView> declared,
      List<ProposalView> open,
      List<ProposalView> inForce,
      List<ProposalView> over) {}

  // ------------------------------------------------------------------------------------ checks

  /// Why an announcement, or a note that a proposal has to do with one, is refused; empty for every
  /// other entry.
  public Optional<Refusal> check(Entry entry) {
    return check(entry, Set.of());
  }

  /// The same where others are to be recorded before it.
  ///
  /// @param coming ids of those
  public Optional<Refusal> check(Entry entry, Set<EntryId> coming) {
    if (!(entry.body() instanceof AnnouncementEntry body)) {
      return Optional.empty();
    }
    return switch (body) {
      case AnnouncementRecorded made -> recorded(entry, made, coming);
      case AnnouncementLed led -> led(led);
    };
  }

  private Optional<Refusal> recorded(Entry entry, AnnouncementRecorded made, Set<EntryId> coming) {
    if (made.said().at().isAfter(entry.recorded())) {
      return refuse(
          RefusalCode.NOT_YET,
          "It was not said yet: "
              + made.said().at()
              + " is after now, "
              + entry.recorded()
              + ". Record what was said when it has been said.");
    }
    if (held.size() + coming.size() >= KEPT_MAX) {
      return refuse(RefusalCode.FULL, "This node keeps at most " + KEPT_MAX + " announcements.");
    }
    AnnouncementEntry.Earlier earlier = made.earlier();
    if (earlier == null || coming.contains(earlier.announcement())) {
      return Optional.empty();
    }
    EntryId before = earlier.announcement();
    if (!held.containsKey(before)) {
      return refuse(
          RefusalCode.NOT_LISTED, "The announcement whose place it takes is not held here.");
    }
    EntryId later = laterOf.get(before);
    return later == null
        ? Optional.empty()
        : refuse(
            RefusalCode.STALE,
            "Announcement "
                + later
                + " took the place of that one already. Take the place of the later one.");
  }

  private Optional<Refusal> led(AnnouncementLed led) {
    Held announcement = held.get(led.announcement());
    if (announcement == null) {
      return refuse(RefusalCode.NOT_LISTED, "The announcement is not held here.");
    }
    if (proposals.find(led.proposal()).isEmpty()) {
      return refuse(RefusalCode.NO_SUCH_PROPOSAL, "The proposal is not held here.");
    }
    boolean noted = announcement.led.contains(led.proposal());
    if (noted == led.leads()) {
      return refuse(
          RefusalCode.STALE,
          noted ? "That is noted already." : "No such note stands, so none can be taken back.");
    }
    return led.leads() && announcement.led.size() >= LED_MAX
        ? refuse(
            RefusalCode.FULL, "At most " + LED_MAX + " proposals are noted with one announcement.")
        : Optional.empty();
  }

  // -------------------------------------------------------------------------------------- fold

  /// Takes an announcement or a note into account; every other entry changes nothing.
  public void apply(Entry entry) {
    if (!(entry.body() instanceof AnnouncementEntry body)) {
      return;
    }
    switch (body) {
      case AnnouncementRecorded made -> {
        held.put(
            entry.id(),
            new Held(entry.id(), entry.recorded(), entry.officer(), made, new LinkedHashSet<>()));
        if (made.earlier() != null) {
          laterOf.putIfAbsent(made.earlier().announcement(), entry.id());
        }
      }
      case AnnouncementLed led -> {
        Held announcement = held.get(led.announcement());
        if (announcement != null && led.leads()) {
          announcement.led.add(led.proposal());
        } else if (announcement != null) {
          announcement.led.remove(led.proposal());
        }
      }
    }
  }

  // ------------------------------------------------------------------------------------ reading

  /// One announcement.
  public Optional<Line> find(EntryId id) {
    return Optional.ofNullable(held.get(id)).map(this::line);
  }

  private Line line(Held one) {
    return new Line(
        one.id, one.recorded, one.officer, one.body, laterOf.get(one.id), List.copyOf(one.led));
  }

  /// Every announcement, in the sequence in which they were recorded.
  public List<Line> all() {
    return held.values().stream().map(this::line).toList();
  }

  /// The announcements that a proposal is noted with.
  public List<EntryId> announcementsOf(EntryId proposal) {
    return held.values().stream().filter(one -> one.led.contains(proposal)).map(Held::id).toList();
  }

  /// Every subject, by its key. A proposal is listed under the subject of each announcement that it
  /// is noted with, and of those that took their places.
  public List<Subject> subjects(Instant at) {
    Map<String, List<Line>> announced = new TreeMap<>();
    Map<String, Set<EntryId>> led = new TreeMap<>();
    for (Held one : held.values()) {
      announced.computeIfAbsent(one.body.subject(), _ -> new ArrayList<>()).add(line(one));
      led.computeIfAbsent(one.body.subject(), _ -> new LinkedHashSet<>()).addAll(one.led);
    }
    List<Subject> subjects = new ArrayList<>();
    announced.forEach((subject, lines) -> {
      lines.sort(
          java.util.Comparator.comparing((Line line) -> line.body().said().at())
              .thenComparing(Line::recorded)
              .reversed());
      subjects.add(subject(subject, lines, led.getOrDefault(subject, Set.of()), at));
    });
    return subjects;
  }

  private Subject subject(String subject, List<Line> lines, Set<EntryId> led, Instant at) {
    List<ProposalView> declared = new ArrayList<>();
    List<ProposalView> open = new ArrayList<>();
    List<ProposalView> inForce = new ArrayList<>();
    List<ProposalView> over = new ArrayList<>();
    for (EntryId id : led) {
      proposals
          .find(id)
          .ifPresent(view -> {
            boolean holds = view.inForce(at);
            boolean interest = view.matter() instanceof Matter.Interest;
            (holds && interest ? declared : holds ? inForce : cameToNothing(view) ? over : open)
                .add(view);
          });
    }
    return new Subject(
        subject,
        List.copyOf(lines),
        List.copyOf(declared),
        List.copyOf(open),
        List.copyOf(inForce),
        List.copyOf(over));
  }

  /// What was closed as anything but in force, or has ended by a notice.
  private static boolean cameToNothing(ProposalView view) {
    return view.state().settled()
        && (view.state() != ProposalState.IN_FORCE || view.ends() != null);
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}

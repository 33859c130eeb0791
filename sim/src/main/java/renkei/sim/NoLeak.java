// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Joint;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.RollStated;
import renkei.core.entry.SignedEntry;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.node.codec.ProtoCodec;

/// Nothing leaves that its owner did not decide to release (DESIGN rules 1, 6, 7, 8). Every frame
/// is read again after the encoder: canaries where text can stand, and every other field against
/// what [Expected] allows at that moment.
final class NoLeak implements Invariant {
  private final Expected expected;
  private final World world;
  private final ProtoCodec codec = new ProtoCodec();
  private final Map<String, Long> carried = new HashMap<>();
  private long frameCount;
  private long canaries;
  private long tracks;

  NoLeak(Expected expected, World world) {
    this.expected = expected;
    this.world = world;
  }

  long frames() {
    return frameCount;
  }

  long canaries() {
    return canaries;
  }

  long tracks() {
    return tracks;
  }

  private long carriedActs;

  Map<String, Long> carried() {
    return carried;
  }

  @Override
  public void leaves(Leaving frame) {
    frameCount++;
    List<String> words = Canary.in(frame.bytes().unsafe());
    canaries += words.size();
    for (String word : words) {
      unless(!Canary.HOME.made(word), () -> told(frame) + "a word that never leaves: " + word);
    }
    InFrame read = frame.read();
    carried.merge(read.getClass().getSimpleName(), 1L, Long::sum);
    Set<String> allowed =
        switch (read) {
          case Control _ -> Set.of();
          case InFrame.Arrived arrived -> entry(frame, arrived.bytes());
          case InFrame.Returned back -> returned(frame, back.bytes());
          case InFrame.TracksArrived beat -> beat(frame, beat.tracks());
          case InFrame.Unreadable broken ->
              throw new Violation(name(), told(frame) + broken.why().sentence());
        };
    for (String word : words) {
      unless(
          allowed.contains(word),
          () -> told(frame) + "the word " + word + " in a " + read.getClass().getSimpleName());
    }
  }

  private String told(Leaving frame) {
    return frame.from().code() + " sends " + world.party(frame.to()).code() + " ";
  }

  /// What must be there for the frame to leave.
  private <T> T held(@Nullable T found, Leaving frame, String otherwise) {
    must(found != null, frame, otherwise);
    return Objects.requireNonNull(found);
  }

  private void must(boolean holds, Leaving frame, String sentence) {
    if (!holds) {
      throw new Violation(name(), told(frame) + sentence);
    }
  }

  // ------------------------------------------------------------------------------------ entries

  private Set<String> entry(Leaving frame, Bytes bytes) {
    Entry entry;
    try {
      entry = codec.decode(bytes);
    } catch (Malformed broken) {
      throw new Violation(name(), told(frame) + "an entry that cannot be read: " + broken);
    }
    must(entry.body() instanceof Crossing, frame, "an entry of kind " + entry.kind());
    Book book = expected.book(frame.from().id());
    boolean carried = !entry.party().equals(frame.from().id());
    @Nullable SignedEntry stated =
        carried ? expected.everStated(entry.id()) : book.stated.get(entry.id());
    must(
        stated != null && stated.bytes().equals(bytes),
        frame,
        "an entry that its author did not record: " + entry.kind() + " " + entry.id());
    must(entry.audience().contains(frame.to()), frame, "an entry made for others");
    must(entry.label().exercise(), frame, "an entry of the other domain");
    if (carried) {
      carried(frame, book, entry);
      return words(entry, bytes);
    }
    Crossing body = (Crossing) entry.body();
    switch (body) {
      case Crossing.DocumentReleased released -> document(frame, book, entry, released);
      case Crossing.ProgressStated stage -> progress(frame, book, entry, stage);
      case Crossing.InformationGiven answer -> answer(frame, book, entry, answer);
      case Crossing.CounterpartStated counterpart -> counterpart(frame, book, entry, counterpart);
      case ReadinessReleased released -> readiness(frame, book, entry, released);
      case Crossing.RecallNotice recall -> recall(frame, book, recall);
      case Crossing.IncarnationStarted _,
          Crossing.OfficerKeyEntered _,
          Crossing.OfficerKeyRevoked _ -> {}
      case Crossing.ProposalOpened _,
          Crossing.ProposalAcknowledged _,
          Crossing.ConsentGiven _,
          Crossing.ConsentWithdrawn _,
          Crossing.TermsCountered _,
          Crossing.ProposalDeclined _,
          Crossing.ProposalWithdrawn _,
          Crossing.ProposalClosed _,
          Crossing.ProposalRatified _ ->
          act(frame, book, entry, Proposals.proposalOf(entry).orElseThrow());
      case RollStated roll -> act(frame, book, entry, roll.proposal());
      case Joint joint -> act(frame, book, entry, joint.proposal());
    }
    return words(entry, bytes);
  }

  /// Canaries of the kind that may stand in such an entry, as far as they stand in it.
  private Set<String> words(Entry entry, Bytes bytes) {
    Canary kind =
        switch (entry.body()) {
          case Crossing.DocumentReleased _ -> Canary.DOCUMENT;
          case Crossing.ProgressStated _ -> Canary.PROGRESS;
          case Crossing.InformationGiven _ -> Canary.ANSWER;
          case Crossing.CounterpartStated _ -> Canary.COMMAND;
          case Crossing.RecallNotice _ -> Canary.RECALL;
          case Crossing _, Domestic _ -> Canary.PROPOSAL;
        };
    Set<String> words = new HashSet<>();
    for (String word : Canary.in(bytes.unsafe())) {
      if (kind.made(word)) {
        words.add(word);
      }
    }
    return words;
  }

  /// Another party's act: only of a proposal in which author, carrier and recipient take part.
  private void carried(Leaving frame, Book book, Entry entry) {
    EntryId proposal =
        held(Proposals.proposalOf(entry).orElse(null), frame, "another's entry that is no act");
    Expected.Circle circle =
        held(expected.circle(proposal).orElse(null), frame, "another's act of an unknown proposal");
    must(
        circle.parties().containsAll(Set.of(frame.to(), frame.from().id(), entry.party())),
        frame,
        "another's act of a proposal in which not all three take part");
    must(
        entry.label().level() == Level.UNCLASSIFIED,
        frame,
        "another's act at " + entry.label().level());
    must(linked(frame, book), frame, "another's act although no agreement holds");
    carriedActs++;
  }

  long carriedActs() {
    return carriedActs;
  }

  private void act(Leaving frame, Book book, Entry entry, EntryId proposal) {
    String noPart = "an act about a proposal in which it takes no part: " + entry.kind();
    Expected.Circle circle = held(expected.circle(proposal).orElse(null), frame, noPart);
    must(circle.parties().contains(frame.to()), frame, noPart);
    boolean pairing = circle.opened().terms().terms().matter() instanceof Matter.Pairing;
    if (pairing && !linked(frame, book)) {
      must(
          entry.label().level() == Level.UNCLASSIFIED,
          frame,
          "an act about the link at " + entry.label().level());
    } else {
      ceiling(frame, book, entry.label());
    }
  }

  private boolean linked(Leaving frame, Book book) {
    Book.Paired paired = book.paired.get(frame.to());
    return paired != null && frame.ruledMillis() < book.endsMillis(paired.proposal);
  }

  private void ceiling(Leaving frame, Book book, Label label) {
    must(linked(frame, book), frame, "something although no agreement holds");
    Book.Paired paired = book.paired.get(frame.to());
    if (paired == null) {
      return;
    }
    must(
        label.level().compareTo(paired.out.highest()) <= 0,
        frame,
        label.level() + " above the ceiling " + paired.out.highest());
    must(
        label.releasableTo() != null && label.releasableTo().contains(paired.out.toCode()),
        frame,
        "something releasable to " + label.releasableTo());
    must(
        label.restrictive().stream().allMatch(Label.ORCON::equals),
        frame,
        "something of category " + label.restrictive());
  }

  private void document(Leaving frame, Book book, Entry entry, Crossing.DocumentReleased released) {
    must(entry.audience().equals(Set.of(frame.to())), frame, "a document made for several");
    ceiling(frame, book, entry.label());
    String undecided = "a document that no officer decided to release to it";
    Book.Decision decision = held(book.statements.get(entry.id()), frame, undecided);
    must(decision.recipient.equals(frame.to()), frame, undecided);
    must(!decision.revoked, frame, "a document whose release was revoked");
    long leaves = decision.atMillis + Limits.RELEASE_HOLD.toMillis();
    must(
        frame.ruledMillis() >= leaves,
        frame,
        "a document " + (leaves - frame.ruledMillis()) + " ms before its hold is over");
    String another = "another document than the one that was decided on";
    Book.Paper paper = held(book.papers.get(decision.item), frame, another);
    must(
        paper.title().equals(released.title())
            && paper.mediaType().equals(released.mediaType())
            && paper.content().equals(released.content())
            && released.originators().containsAll(paper.originators()),
        frame,
        another);
    boolean own = paper.statedBy().equals(frame.from().id());
    must(
        !own
            || paper.label().releasableTo() != null
                && paper.label().releasableTo().contains(world.party(frame.to()).code()),
        frame,
        "a document labelled for " + paper.label().releasableTo());
    must(
        paper.label().restrictive().stream().allMatch(Label.ORCON::equals),
        frame,
        "a document of category " + paper.label().restrictive());
    must(
        paper.label().level().compareTo(entry.label().level()) <= 0,
        frame,
        "a document under a lower label than it has");
    must(entry.label().informative().isEmpty(), frame, "informative categories of a label");
    Expected.PassOn passOn = new Expected.PassOn(frame.to(), frame.ruledMillis());
    for (PartyId originator : paper.originators()) {
      must(
          originator.equals(frame.from().id())
              || originator.equals(frame.to())
              || expected.onward(paper, frame.from().id(), originator, passOn),
          frame,
          "a document that comes from " + originator + " without its consent");
    }
  }

  private void progress(Leaving frame, Book book, Entry entry, Crossing.ProgressStated stage) {
    must(entry.audience().equals(Set.of(frame.to())), frame, "progress stated for several");
    ceiling(frame, book, entry.label());
    Expected.@Nullable Circle circle = expected.circle(stage.proposal()).orElse(null);
    must(
        circle != null
            && circle.keeper().equals(frame.from().id())
            && circle.opening().entry().party().equals(frame.to()),
        frame,
        "progress of a request that it did not open");
    Set<FunctionId> functions = expected.functions(stage.proposal());
    must(
        book.rules.stream()
            .anyMatch(adopted ->
                adopted.rule.recipients().contains(frame.to())
                    && adopted.holds(frame.ruledMillis())
                    && adopted.rule.scope() instanceof ReleaseRule.ProgressOf(var covered)
                    && functions.stream().anyMatch(covered::contains)),
        frame,
        "progress that no rule covers");
  }

  /// An answer goes to who asked, of a request that this party's own record holds in force, under
  /// what some terms of it allowed.
  private void answer(Leaving frame, Book book, Entry entry, Crossing.InformationGiven answer) {
    must(entry.audience().equals(Set.of(frame.to())), frame, "an answer for several");
    ceiling(frame, book, entry.label());
    Expected.@Nullable Circle circle = expected.circle(answer.proposal()).orElse(null);
    must(
        circle != null
            && circle.keeper().equals(frame.from().id())
            && circle.opening().entry().party().equals(frame.to()),
        frame,
        "an answer to what it did not ask");
    must(
        book.opened.contains(answer.proposal())
            && frame.ruledMillis() < book.endsMillis(answer.proposal()),
        frame,
        "an answer to a request that is not in force");
    must(
        expected.terms(answer.proposal()).values().stream()
            .anyMatch(matter ->
                matter instanceof Matter.Information asked
                    && entry.label().level().compareTo(asked.allowed()) <= 0),
        frame,
        "an answer above what was allowed");
  }

  private void counterpart(
      Leaving frame, Book book, Entry entry, Crossing.CounterpartStated stated) {
    must(entry.audience().equals(Set.of(frame.to())), frame, "a counterpart stated for several");
    ceiling(frame, book, entry.label());
    must(
        book.rules.stream()
            .anyMatch(adopted ->
                adopted.rule.recipients().contains(frame.to())
                    && adopted.holds(frame.ruledMillis())
                    && adopted.rule.scope() instanceof ReleaseRule.Counterparts(var covered)
                    && covered.contains(stated.function())),
        frame,
        "a counterpart that no rule covers");
    Domestic.@Nullable CommandEstablished command = book.grants.command(stated.command());
    must(
        command != null
            && Canary.in(command.names().en() + command.names().ja())
                .containsAll(Canary.in(stated.names().en() + stated.names().ja())),
        frame,
        "names of another command");
  }

  private void readiness(Leaving frame, Book book, Entry entry, ReadinessReleased released) {
    must(entry.audience().equals(Set.of(frame.to())), frame, "readiness stated for several");
    ceiling(frame, book, entry.label());
    must(
        book.rules.stream()
            .anyMatch(adopted ->
                adopted.rule.recipients().contains(frame.to())
                    && adopted.holds(frame.ruledMillis())
                    && adopted.rule.scope() instanceof ReleaseRule.ReadinessOf(var covered)
                    && covered.contains(released.unit())),
        frame,
        "readiness that no rule covers");
  }

  private void recall(Leaving frame, Book book, Crossing.RecallNotice recall) {
    String uncalled = "a recall of what did not cross to it, or was not revoked";
    Book.Decision decision = held(book.statements.get(recall.released()), frame, uncalled);
    must(decision.recipient.equals(frame.to()) && decision.revoked, frame, uncalled);
    must(recall.reason().equals(decision.why), frame, "a recall for another reason");
  }

  /// Its own entries go back to whoever lost them, and nothing else.
  private Set<String> returned(Leaving frame, Bytes bytes) {
    Entry entry = codec.decode(bytes);
    must(entry.party().equals(frame.to()), frame, "an entry of another as its own");
    must(entry.body() instanceof Crossing, frame, "an entry of kind " + entry.kind());
    must(entry.audience().contains(frame.from().id()), frame, "back what it should not hold");
    return Set.copyOf(Canary.in(bytes.unsafe()));
  }

  // ------------------------------------------------------------------------------------- tracks

  private Set<String> beat(Leaving frame, List<ReleasedTrack> released) {
    Book book = expected.book(frame.from().id());
    String unlinked = "a beat although no agreement holds";
    must(linked(frame, book), frame, unlinked);
    Book.Paired paired = held(book.paired.get(frame.to()), frame, unlinked);
    Set<String> names = new HashSet<>();
    Sighting sighting =
        new Sighting(expected.seen(frame.from().id()), paired.out, frame.ruledMillis());
    for (ReleasedTrack track : released) {
      tracks++;
      must(
          book.rules.stream()
              .anyMatch(adopted ->
                  adopted.rule.recipients().contains(frame.to())
                      && adopted.holds(frame.ruledMillis())
                      && adopted.rule.scope() instanceof ReleaseRule.Tracks scope
                      && sighting.allows(scope, track)),
          frame,
          "a track that no rule lets go so: " + track);
      String name = track.name();
      if (name != null) {
        names.addAll(Canary.in(name));
      }
    }
    names.removeIf(word -> !Canary.TRACK.made(word));
    return names;
  }
}

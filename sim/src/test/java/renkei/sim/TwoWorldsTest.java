// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Kind;
import renkei.core.entry.Label;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.ProgrammeFile;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Terms;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import renkei.core.turn.Submission;

/// Who is no partner of a programme does not learn that it exists. Two worlds of one seed differ
/// only by a programme of Japan and the United States, with stages, milestones and a document; all
/// that the node of the Philippines gets and holds, which is a member of the same pillar, is the
/// same in both: each frame, its bytes and its moment, every list, count, refusal and answer.
///
/// The heads of journals that nodes tell each other as evidence are compared too, each with its
/// moment and its length; only not their hashes, which are opaque and never twice the same in
/// either world. Metrics of another node it cannot see: they are at the officers' door, behind a
/// log-in or a token, and the stream between nodes has no frame for them.
class TwoWorldsTest {
  private static final FunctionId ANY = new FunctionId("agreements");
  private static final EntryId PROGRAMME = new EntryId(77, 1);
  private static final EntryId MILESTONE = new EntryId(77, 2);

  /// One world: with the programme, or without it.
  private static final class Run implements Invariant {
    private final World world = new World(5);
    private final boolean secret;
    private final Officer jpn;
    private final Officer usa;
    private final Officer phl;
    private final List<String> seen = new ArrayList<>();
    private final List<Hash> heads = new ArrayList<>();
    private final List<RefusalCode> refusals = new ArrayList<>();
    private long next = 1;

    Run(boolean secret) {
      this.secret = secret;
      world.net().weather(new SimNet.Weather(0, 0, 0, 1));
      world.watch(this);
      SimParty a = world.add("JPN", 1);
      SimParty b = world.add("USA", 2);
      SimParty c = world.add("PHL", 3);
      world.parties().forEach(SimParty::start);
      jpn = Officer.found(a, "JJOC");
      usa = Officer.found(b, "USFJ");
      phl = Officer.found(c, "AFP");
      Officer.pair(jpn, usa);
      Officer.pair(usa, phl);
      Officer.pair(jpn, phl);
      world.connect(a, b);
      world.connect(b, c);
      world.connect(a, c);
      world.pass(Duration.ofSeconds(5));
    }

    @Override
    public void leaves(Leaving frame) {
      if (!frame.to().equals(phl == null ? null : phl.party().id())) {
        return;
      }
      String what = hex(frame.bytes());
      if (frame.read() instanceof Control.Refused(long _, RefusalCode code)) {
        refusals.add(code);
      } else if (frame.read() instanceof Control.Head(var head)) {
        heads.add(head.hash());
        what = "head of " + head.incarnation() + " in " + frame.bytes().size() + " bytes";
      }
      seen.add(world.nowMillis() + " " + frame.from().code() + " " + what);
    }

    private static String hex(Bytes bytes) {
      return java.util.HexFormat.of().formatHex(bytes.unsafe());
    }

    private void says(Officer by, EntryId id, Label label, renkei.core.entry.Body body) {
      Answer answer = by.party().say(new Draft(id, null, by.by(), "", Set.of(), label, body, null));
      assertThat(answer).as("%s", body).isInstanceOf(Answer.Accepted.class);
    }

    /// An entry under an id that both worlds have.
    private EntryId common(Officer by, Label label, renkei.core.entry.Body body) {
      EntryId id = new EntryId(5, next++);
      says(by, id, label, body);
      return id;
    }

    private Crossing.ProposalOpened opening(
        Officer by, Matter matter, PartyId keeper, Officer... asked) {
      Instant now = by.party().now();
      return new Crossing.ProposalOpened(
          by.party()
              .codec()
              .seal(new Terms(List.of(new AuthenticText("en", "EXERCISE agreed")), matter)),
          keeper,
          Stream.of(asked).map(one -> new Elector(one.party().id(), ANY)).toList(),
          new ConsentRule.All(),
          new Clocks(now.plusSeconds(600), now.plusSeconds(1_200), now.plus(Duration.ofHours(9))));
    }

    private Hash terms(Officer at, EntryId proposal) {
      return at.party().state().proposals().find(proposal).orElseThrow().onTable().hash();
    }

    private void passes() {
      // An odd time, so that what only one world does never falls on a moment of the other's.
      world.pass(Duration.ofMillis(3_037));
    }

    private EntryId agreement() {
      List<PartyId> three = Stream.of(jpn, usa, phl).map(one -> one.party().id()).sorted().toList();
      Label all = Officer.to("JPN", "USA", "PHL");
      EntryId agreement =
          common(
              usa,
              all,
              opening(
                  usa,
                  new Matter.Agreement(three, usa.party().id(), List.of("p2")),
                  usa.party().id(),
                  jpn,
                  phl));
      passes();
      common(jpn, all, new Crossing.ConsentGiven(agreement, terms(jpn, agreement)));
      common(phl, all, new Crossing.ConsentGiven(agreement, terms(phl, agreement)));
      passes();
      return agreement;
    }

    private Matter.ProgrammeStage stage(EntryId agreement, EntryId development) {
      return new Matter.ProgrammeStage(
          new Membership(agreement, "p2"),
          development,
          new Names("EXERCISE rescue robot", "演習用救助ロボット"),
          jpn.party().id(),
          Stream.of(
                  new Programme.Portion(jpn.party().id(), 6_000),
                  new Programme.Portion(usa.party().id(), 4_000))
              .sorted(java.util.Comparator.comparing(Programme.Portion::partner))
              .toList(),
          List.of(new Programme.Site(jpn.party().id(), "EXERCISE field", "")));
    }

    /// What only one of the worlds has. Its ids are none of those that the nodes draw.
    private void secretly(Runnable what) {
      if (secret) {
        what.run();
      }
      passes();
    }

    private void life() {
      EntryId agreement = agreement();
      Label two = Officer.to("JPN", "USA");
      secretly(() ->
          says(jpn, PROGRAMME, two, opening(jpn, stage(agreement, null), jpn.party().id(), usa)));
      EntryId asked = common(jpn, Officer.to("JPN", "PHL"), support(jpn, phl));
      secretly(() ->
          says(
              usa,
              new EntryId(77, 3),
              two,
              new Crossing.ConsentGiven(PROGRAMME, terms(usa, PROGRAMME))));
      common(phl, Officer.to("JPN", "PHL"), new Crossing.ConsentGiven(asked, terms(phl, asked)));
      secretly(() ->
          says(
              jpn,
              MILESTONE,
              two,
              new ProgrammeEntry.MilestonePlanned(
                  PROGRAMME,
                  new Names("EXERCISE first walk", "演習 初歩行"),
                  jpn.party().now().plusSeconds(60))));
      EntryId ours = common(phl, Officer.to("PHL", "USA"), support(phl, usa));
      secretly(() ->
          says(
              jpn,
              new EntryId(77, 4),
              two,
              opening(jpn, stage(agreement, PROGRAMME), jpn.party().id(), usa)));
      common(usa, Officer.to("PHL", "USA"), new Crossing.ProposalAcknowledged(ours));
      secretly(() -> {
        EntryId document = new EntryId(77, 5);
        says(
            jpn,
            document,
            two,
            new Domestic.DocumentFiled(
                "EXERCISE plan", "text/plain", Bytes.of(new byte[] {1}), Set.of()));
        says(
            jpn,
            new EntryId(77, 6),
            Officer.home(),
            new ProgrammeFile.DocumentKept(PROGRAMME, document, true));
      });
      world.pass(Duration.ofSeconds(30));
      quiet();
    }

    /// All three are partners here. A document of the programme goes to one of the other two only.
    private void partners() {
      EntryId agreement = agreement();
      Label all = Officer.to("JPN", "USA", "PHL");
      Matter.ProgrammeStage three =
          new Matter.ProgrammeStage(
              new Membership(agreement, "p2"),
              null,
              new Names("EXERCISE rescue robot", "演習用救助ロボット"),
              jpn.party().id(),
              Stream.of(jpn, usa, phl)
                  .map(one -> new Programme.Portion(one.party().id(), one == jpn ? 4_000 : 3_000))
                  .sorted(java.util.Comparator.comparing(Programme.Portion::partner))
                  .toList(),
              List.of());
      says(jpn, PROGRAMME, all, opening(jpn, three, jpn.party().id(), usa, phl));
      passes();
      common(usa, all, new Crossing.ConsentGiven(PROGRAMME, terms(usa, PROGRAMME)));
      common(phl, all, new Crossing.ConsentGiven(PROGRAMME, terms(phl, PROGRAMME)));
      passes();
      EntryId asked = common(jpn, Officer.to("JPN", "PHL"), support(jpn, phl));
      EntryId document = new EntryId(77, 5);
      secretly(() -> {
        Label two = Officer.to("JPN", "USA");
        Bytes plan = Bytes.of("EXERCISE plan".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        says(
            jpn,
            document,
            two,
            new Domestic.DocumentFiled(
                "EXERCISE plan", "text/plain", plan, Set.of(jpn.party().id())));
        says(
            jpn,
            new EntryId(77, 6),
            Officer.home(),
            new ProgrammeFile.DocumentKept(PROGRAMME, document, true));
        says(
            jpn,
            new EntryId(77, 7),
            Officer.home(),
            new Domestic.ReleaseDecided(document, usa.party().id(), "for the partner's part"));
      });
      world.pass(Duration.ofSeconds(30));
      common(phl, Officer.to("JPN", "PHL"), new Crossing.ConsentGiven(asked, terms(phl, asked)));
      secretly(() ->
          says(
              jpn,
              new EntryId(77, 8),
              Officer.home(),
              new Domestic.ReleaseRevoked(new EntryId(77, 7), "another version")));
      common(
          phl,
          all,
          new ProgrammeEntry.MilestonePlanned(
              PROGRAMME, new Names("EXERCISE walk", "演習 歩行"), phl.party().now().plusSeconds(60)));
      world.pass(Duration.ofSeconds(60));
    }

    /// Three minutes in which nothing concerns the Philippines: only the rhythm goes on.
    private void quiet() {
      Label two = Officer.to("JPN", "USA");
      for (int i = 0; i < 6; i++) {
        EntryId step = new EntryId(77, 10 + i);
        secretly(() ->
            says(
                usa,
                step,
                two,
                new ProgrammeEntry.MilestonePlanned(
                    PROGRAMME,
                    new Names("EXERCISE step", "演習 段階"),
                    usa.party().now().plusSeconds(60))));
        world.pass(Duration.ofMillis(26_963));
      }
    }

    private Crossing.ProposalOpened support(Officer by, Officer asked) {
      Instant now = by.party().now();
      Matter.Support matter = by.support("EXERCISE airlift", 2);
      return new Crossing.ProposalOpened(
          by.party()
              .codec()
              .seal(new Terms(List.of(new AuthenticText("en", "EXERCISE please")), matter)),
          asked.party().id(),
          List.of(new Elector(asked.party().id(), matter.function())),
          new ConsentRule.All(),
          new Clocks(now.plusSeconds(600), now.plusSeconds(1_200), now.plus(Duration.ofHours(9))));
    }

    /// The Philippines guess the id of the programme, and of its milestone, and ask both partners.
    /// All guesses come in one turn: its node would stop a link that answers what it never sent.
    private void probes() {
      for (Officer at : List.of(jpn, usa)) {
        PartyId self = phl.party().id();
        Instant now = phl.party().now();
        long number = at.party().state().findLink(self).orElseThrow().status().in().lastReceived();
        List<Submission> guesses = new ArrayList<>();
        for (Crossing guess :
            List.of(
                new Crossing.ProposalAcknowledged(PROGRAMME),
                new Crossing.ConsentGiven(PROGRAMME, Hash.ZERO),
                new ProgrammeEntry.MilestoneReached(PROGRAMME, MILESTONE, now, ""),
                new ProgrammeEntry.MilestonePlanned(PROGRAMME, new Names("EXERCISE", "演習"), now),
                new Crossing.ProposalWithdrawn(PROGRAMME, "no"))) {
          Bytes bytes = phl.party().codec().encode(guessed(at, now, guess));
          guesses.add(
              new Submission.FrameCame(
                  self,
                  new InFrame.Arrived(++number, bytes, world.keys().signerOf(self).sign(bytes))));
        }
        at.party().turn(guesses);
        world.pass(Duration.ofMillis(500));
      }
    }

    private Entry guessed(Officer at, Instant now, Crossing body) {
      return new Entry(
          phl.party().id(),
          new EntryId(6, next++),
          now,
          now,
          phl.by().officer(),
          phl.by().command(),
          "",
          Set.of(at.party().id()),
          Officer.to("JPN", "USA", "PHL"),
          body);
    }

    /// The codes by which partners refused what the Philippines sent.
    private List<RefusalCode> refusals() {
      return refusals;
    }

    /// All that the node of the Philippines holds and counts.
    private List<String> held() {
      State state = phl.party().state();
      List<String> held = new ArrayList<>();
      held.add("entries " + state.entries());
      held.add("memberships " + state.proposals().memberships());
      state.proposals().all().forEach(view -> held.add(view.id() + " " + view.state()));
      held.add("programmes " + state.folds().programmes().lines(phl.party().now()));
      held.add("programme " + state.folds().programmes().find(PROGRAMME, phl.party().now()));
      held.add("found " + state.entry(PROGRAMME) + state.positionOf(PROGRAMME));
      held.add("documents " + state.holdings().documents());
      TreeMap<Kind, Integer> kinds = new TreeMap<>();
      state
          .rows(1, 500)
          .forEach(row -> {
            if (row.row() instanceof renkei.core.journal.Row.Received received) {
              kinds.merge(phl.party().codec().decode(received.bytes()).kind(), 1, Integer::sum);
            }
          });
      held.add("received " + kinds);
      for (Officer peer : List.of(jpn, usa)) {
        held.add("tally " + state.tally().of(peer.party().id()));
      }
      return held;
    }
  }

  private static Run lived(boolean secret) {
    Run run = new Run(secret);
    run.life();
    return run;
  }

  @Test
  void all_that_a_node_gets_which_is_no_partner_is_the_same_with_the_programme_and_without() {
    Run with = lived(true);
    Run without = lived(false);
    assertThat(with.jpn.party().state().folds().programmes().lines(with.jpn.party().now()))
        .as("the worlds do differ")
        .hasSize(1);
    assertThat(without.jpn.party().state().folds().programmes().lines(without.jpn.party().now()))
        .isEmpty();
    assertThat(with.seen).hasSizeGreaterThan(20).isEqualTo(without.seen);
    assertThat(with.held()).isEqualTo(without.held());
    for (Run run : List.of(with, without)) {
      assertThat(run.heads).hasSizeGreaterThan(10).doesNotHaveDuplicates();
      assertThat(run.heads).as("of two, in three quiet minutes").hasSizeGreaterThan(6);
    }
    with.probes();
    without.probes();
    assertThat(with.seen).as("answers to guesses").isEqualTo(without.seen);
    assertThat(with.held()).isEqualTo(without.held());
    assertThat(with.refusals()).hasSize(10).containsOnly(RefusalCode.NO_SUCH_PROPOSAL);
  }

  @Test
  void a_document_of_a_programme_that_goes_to_one_partner_gives_the_other_partner_no_sign() {
    Run with = new Run(true);
    with.partners();
    Run without = new Run(false);
    without.partners();
    assertThat(with.usa.party().state().holdings().documents())
        .as("the one partner has it, and its recall")
        .hasSize(1)
        .allMatch(document -> document.recalled() != null);
    assertThat(with.phl.party().state().folds().programmes().lines(with.phl.party().now()))
        .as("the other is a partner too")
        .hasSize(1);
    assertThat(with.held().toString()).contains("documents []");
    assertThat(with.seen).hasSizeGreaterThan(15).isEqualTo(without.seen);
    assertThat(with.held()).isEqualTo(without.held());
  }

  @Test
  void the_comparison_finds_a_programme_that_reaches_it() {
    Run with = lived(true);
    Run told = new Run(true);
    EntryId agreement = told.agreement();
    told.says(
        told.jpn,
        PROGRAMME,
        Officer.to("JPN", "USA", "PHL"),
        told.opening(
            told.jpn,
            new Matter.ProgrammeStage(
                new Membership(agreement, "p2"),
                null,
                new Names("EXERCISE rescue robot", "演習用救助ロボット"),
                told.jpn.party().id(),
                Stream.of(
                        new Programme.Portion(told.jpn.party().id(), 6_000),
                        new Programme.Portion(told.phl.party().id(), 4_000))
                    .sorted(java.util.Comparator.comparing(Programme.Portion::partner))
                    .toList(),
                List.of()),
            told.jpn.party().id(),
            told.phl));
    told.world.pass(Duration.ofSeconds(10));
    assertThat(told.held()).isNotEqualTo(with.held());
    assertThat(told.held().toString()).contains(PROGRAMME.toString());
  }
}

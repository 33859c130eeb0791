// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import renkei.core.base.Malformed;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TeamEntry;

/// A team's log is one log, whatever came when; and what is hostile in it stays outside.
class TeamTest {
  private final Map<TeamLine.What, Integer> seen = new EnumMap<>(TeamLine.What.class);

  // ------------------------------------------------------------------------------------- one log

  @Test
  void every_party_reads_the_same_log_after_any_cuts() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      TeamHands hands =
          random.nextBoolean() ? new TeamHands("JPN", "USA") : new TeamHands("JPN", "USA", "PHL");
      play(hands, random);
      Read first = Read.of(hands, hands.parties.getFirst());
      for (Party party : hands.parties) {
        assertThat(Read.of(hands, party)).as("seed %s at %s", seed, party.code).isEqualTo(first);
      }
      first.log.forEach(line -> seen.merge(line.what(), 1, Integer::sum));
    }
    assertThat(seen.keySet())
        .as("%s", seen)
        .contains(
            TeamLine.What.WATCH_HANDED_OVER,
            TeamLine.What.MEMBER_STRUCK,
            TeamLine.What.ITEM_CLOSED,
            TeamLine.What.TYPED);
  }

  @Test
  void the_parties_that_remain_read_the_same_whoever_leaves_when() {
    int left = 0;
    int ended = 0;
    int waited = 0;
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      TeamHands hands =
          random.nextBoolean()
              ? new TeamHands("JPN", "USA", "PHL")
              : new TeamHands("JPN", "USA", "PHL", "AUS");
      Leavings leavings = new Leavings(hands, random);
      leavings.play();
      waited += leavings.waited;
      Party first = hands.parties.getFirst();
      TeamView view = first.teams.find(hands.team, Party.at(5_000)).orElseThrow();
      List<Party> remain =
          hands.parties.stream()
              .filter(party ->
                  view.parties().stream()
                      .noneMatch(one -> one.party().equals(party.id) && one.leaving() != null))
              .toList();
      for (Party party : remain) {
        assertThat(Read.of(hands, party))
            .as("seed %s at %s", seed, party.code)
            .isEqualTo(Read.of(hands, remain.getFirst()));
        assertThat(party.teams.find(hands.team, Party.at(5_000)).orElseThrow().parties())
            .allMatch(one -> one.waiting() == 0);
      }
      left += hands.parties.size() - remain.size();
      ended += view.life().phase() == TeamView.Phase.ENDED ? 1 : 0;
    }
    assertThat(left).isGreaterThan(200);
    assertThat(ended).isGreaterThan(20);
    assertThat(waited).isGreaterThan(20);
  }

  /// A team of which parties leave while links are cut; each link keeps the sequence of its sender.
  private static final class Leavings {
    private final TeamHands hands;
    private final Random random;
    private final Map<Party, Map<Party, Deque<SignedEntry>>> links = new HashMap<>();
    private int waited;

    Leavings(TeamHands hands, Random random) {
      this.hands = hands;
      this.random = random;
    }

    void play() {
      for (int step = 0; step < 150; step++) {
        Party author = hands.parties.get(random.nextInt(hands.parties.size()));
        if (step > 40 && random.nextInt(40) == 0 && author != hands.parties.getFirst()) {
          hands.leaves(author, random.nextInt(300)).forEach(one -> send(author, one));
        } else {
          SignedEntry said = hands.some(random, author);
          if (said != null) {
            send(author, said);
          }
        }
        deliver(step);
      }
      links
          .values()
          .forEach(from -> from.forEach((to, link) -> link.forEach(entry -> arrives(to, entry))));
    }

    /// To those whom it is for, and to nobody else.
    private void send(Party author, SignedEntry said) {
      hands.parties.stream()
          .filter(to -> said.entry().audience().contains(to.id))
          .forEach(to ->
              links
                  .computeIfAbsent(author, _ -> new HashMap<>())
                  .computeIfAbsent(to, _ -> new ArrayDeque<>())
                  .add(said));
    }

    private void deliver(int step) {
      links.forEach((from, out) ->
          out.forEach((to, link) -> {
            boolean cut = (step / 20 + to.code.charAt(0) + from.code.charAt(1)) % 2 == 0;
            while (!cut && !link.isEmpty() && random.nextInt(3) > 0) {
              arrives(to, link.remove());
              waited +=
                  to.teams.find(hands.team, Party.at(50)).orElseThrow().parties().stream()
                          .anyMatch(one -> one.waiting() > 0)
                      ? 1
                      : 0;
            }
          }));
    }
  }

  /// Every pair has a link of its own that keeps the sequence of its sender and is cut at random.
  private static void play(TeamHands hands, Random random) {
    Map<Party, Map<Party, Deque<SignedEntry>>> links = new HashMap<>();
    for (int step = 0; step < 120; step++) {
      Party author = hands.parties.get(random.nextInt(hands.parties.size()));
      SignedEntry said = hands.some(random, author);
      for (Party to : hands.parties) {
        Deque<SignedEntry> link =
            links
                .computeIfAbsent(author, _ -> new HashMap<>())
                .computeIfAbsent(to, _ -> new ArrayDeque<>());
        if (said != null && to != author) {
          link.add(said);
        }
        boolean cut = (step / 20 + to.code.charAt(0)) % 2 == 0;
        while (!cut && !link.isEmpty() && random.nextInt(3) > 0) {
          arrives(to, link.remove());
        }
      }
    }
    links
        .values()
        .forEach(from -> from.forEach((to, link) -> link.forEach(entry -> arrives(to, entry))));
  }

  /// What an honest party stated is refused by no other, whatever has reached that.
  private static void arrives(Party to, SignedEntry entry) {
    assertThat(to.receive(entry)).as("%s", entry.entry()).isEmpty();
  }

  /// All that a party shows of a team.
  private record Read(List<TeamLine> log, TeamView view) {
    static Read of(TeamHands hands, Party party) {
      return new Read(
          party.teams.log(hands.team), party.teams.find(hands.team, Party.at(50)).orElseThrow());
    }
  }

  @Test
  void the_log_is_a_function_of_the_set_of_entries() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      TeamHands hands = new TeamHands("JPN", "USA");
      List<SignedEntry> all = new ArrayList<>();
      for (int step = 0; step < 60; step++) {
        Party author = hands.parties.get(random.nextInt(2));
        SignedEntry said = hands.some(random, author);
        if (said != null) {
          all.add(said);
          arrives(hands.parties.get(author == hands.parties.getFirst() ? 1 : 0), said);
        }
      }
      Read first = Read.of(hands, hands.parties.getFirst());
      for (int turn = 0; turn < 3; turn++) {
        Collections.shuffle(all, random);
        Party reader = new TeamHands("JPN", "USA").parties.getFirst();
        for (SignedEntry entry : all) {
          reader.apply(entry);
          // It is looked at in between, so that what comes later is read into something.
          assertThat(reader.teams.find(hands.team, Party.at(50))).isPresent();
        }
        all.forEach(reader::apply);
        assertThat(Read.of(hands, reader)).as("seed %s", seed).isEqualTo(first);
      }
    }
  }

  // ----------------------------------------------------------------------------------- no
  // authority

  @Test
  void a_team_gives_nobody_any_authority() {
    Random random = new Random(4);
    TeamHands hands = new TeamHands("JPN", "USA");
    Map<Party, String> before = new HashMap<>();
    hands.parties.forEach(party -> before.put(party, register(party)));
    play(hands, random);
    hands.parties.forEach(party -> {
      assertThat(register(party)).isEqualTo(before.get(party));
      assertThat(party.tasks.all()).isEmpty();
      assertThat(party.proposals.all()).hasSize(1);
    });
  }

  private static String register(Party party) {
    return party.register.commands()
        + " "
        + party.register.functions()
        + " "
        + party.register.who(
            new renkei.core.entry.FunctionId("relief-airlift"), null, Party.at(50), Party.at(50));
  }

  // ---------------------------------------------------------------------------------- hostile
  // input

  @Test
  void c13_a_name_made_of_control_characters_is_no_name() {
    for (String name : List.of("\u0000\u0007", "\u202eotas", "a\nb", "\ud800", " ")) {
      assertThatThrownBy(() -> new Matter.CoLead(party(1), Names.same(name)))
          .isInstanceOf(Malformed.class);
      assertThatThrownBy(() ->
              new TeamEntry.MemberListed(
                  new EntryId(1, 1),
                  new OfficerId("sato"),
                  Names.same(name),
                  new CommandId("ROOT"),
                  "229"))
          .isInstanceOf(Malformed.class);
    }
  }

  @Test
  void c26_ten_megabytes_of_text_are_refused_with_a_sentence() {
    String text = "x".repeat(10 << 20);
    assertThatThrownBy(() -> new TeamEntry.Words("en", text))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("more than 4000 characters");
    assertThatThrownBy(() -> new TeamEntry.ItemClosed(new EntryId(1, 1), new EntryId(1, 2), text))
        .isInstanceOf(Malformed.class);
    new TeamEntry.Words("en", "x".repeat(4_000));
  }

  @Test
  void a_charter_of_one_party_or_of_eleven_or_with_a_party_twice_is_malformed() {
    List<List<PartyId>> wrong =
        List.of(
            List.of(party(1)),
            List.of(party(1), party(1)),
            List.of(party(2), party(1)),
            java.util.stream.LongStream.range(0, 11).mapToObj(TeamTest::party).toList());
    for (List<PartyId> parties : wrong) {
      assertThatThrownBy(() -> StoryTeam.charter(parties)).isInstanceOf(Malformed.class);
    }
    for (List<Integer> changes :
        List.of(List.of(1440), List.of(-1), List.of(8, 7), List.of(5, 5))) {
      assertThatThrownBy(() ->
              new Matter.TeamCharter(
                  Names.same("t"),
                  StoryTeam.charter(List.of(party(1), party(2))).coLeads(),
                  "p",
                  changes))
          .isInstanceOf(Malformed.class);
    }
  }

  private static PartyId party(long number) {
    return new PartyId(new renkei.core.base.Hash(1, 0, 0, number));
  }

  @Test
  void p7_one_party_cannot_fill_a_team_without_end_and_the_other_goes_on() {
    TeamHands hands = new TeamHands("JPN", "USA");
    Party jpn = hands.parties.getFirst();
    Party usa = hands.parties.getLast();
    assertThat(jpn.receive(hands.says(usa, "sato", 1, listed(hands, "sato")))).isEmpty();
    assertThat(jpn.receive(hands.says(jpn, "mori", 1, listed(hands, "mori")))).isEmpty();
    String much = "x".repeat(4_000);
    Optional<Refusal> full = Optional.empty();
    int taken = 0;
    for (; taken <= TeamParty.ENTRIES_MAX; taken++) {
      full =
          jpn.receive(
              hands.says(
                  usa,
                  "sato",
                  2 + taken,
                  new TeamEntry.NoteSent(hands.team, new TeamEntry.Words("en", much))));
      if (full.isPresent()) {
        break;
      }
    }
    assertThat(full.map(Refusal::code)).contains(RefusalCode.FULL);
    assertThat(taken).isBetween(900, 1_000);
    assertThat(
            jpn.receive(
                hands.says(
                    jpn, "mori", 3, new TeamEntry.NoteSent(hands.team, TeamHands.words("en")))))
        .isEmpty();
  }

  private static TeamEntry listed(TeamHands hands, String officer) {
    return new TeamEntry.MemberListed(
        hands.team, new OfficerId(officer), Names.same(officer), new CommandId("ROOT"), "229");
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;

/// Several honest parties, each with its own engine, and a line between every two on which acts
/// come in their sequence but as late as chance will have it. The first party is the depositary.
final class Council {
  private static final FunctionId MATTER = new FunctionId("agreements");

  private final List<PartyId> parties;
  private final Map<PartyId, Proposals> nodes = new LinkedHashMap<>();
  private final Map<PartyId, Map<PartyId, Deque<SignedEntry>>> lines = new LinkedHashMap<>();
  private final Set<PartyId> away = new HashSet<>();
  private long minute;
  private long ids;

  Council(int size) {
    parties =
        IntStream.range(1, size + 1).mapToObj(i -> new PartyId(new Hash(i, 0, 0, 0))).toList();
    for (PartyId party : parties) {
      nodes.put(party, new Proposals(party));
      Map<PartyId, Deque<SignedEntry>> to = new TreeMap<>();
      parties.forEach(other -> to.put(other, new ArrayDeque<>()));
      lines.put(party, to);
    }
  }

  PartyId party(int number) {
    return parties.get(number);
  }

  List<PartyId> parties() {
    return parties;
  }

  Proposals node(PartyId party) {
    return nodes.get(party);
  }

  /// Nothing reaches this party, and nothing of it reaches others, from now on.
  void goes(PartyId party) {
    away.add(party);
  }

  void comes(PartyId party) {
    away.remove(party);
  }

  // -------------------------------------------------------------------------------------- drafts

  static SealedTerms sealed(Matter matter, String text) {
    Terms terms =
        new Terms(
            List.of(new AuthenticText("en", text), new AuthenticText("ja", "文言 " + text)), matter);
    return SealedTerms.of(terms, Bytes.of(terms.toString().getBytes(StandardCharsets.UTF_8)), true);
  }

  Optional<Refusal> agreement(PartyId opener, List<PartyId> between, ConsentRule rule) {
    Matter matter =
        new Matter.Agreement(
            between.stream().sorted().toList(), parties.getFirst(), List.of("p1", "p2"));
    return opens(opener, matter, between, rule);
  }

  Optional<Refusal> applies(PartyId applicant, Membership of, long number, List<PartyId> members) {
    PartyId sponsor = members.getLast();
    return opens(
        applicant,
        new Matter.Accession(of, number, applicant, sponsor),
        members,
        new ConsentRule.All());
  }

  Optional<Refusal> leaves(PartyId member, Membership of, long number, List<PartyId> members) {
    return opens(
        member,
        new Matter.Leaving(of, number, time().plusSeconds(60)),
        members,
        new ConsentRule.None());
  }

  /// A notice to one other party; who gives it is its keeper and closes it at once.
  Optional<Refusal> noticed(PartyId giver, Matter notice, PartyId other) {
    Crossing.ProposalOpened body =
        new Crossing.ProposalOpened(
            sealed(notice, "notice " + ids),
            giver,
            List.of(new Elector(other, MATTER)),
            new ConsentRule.None(),
            new Clocks(
                time().plusSeconds(600), time().plusSeconds(1_200), time().plusSeconds(600_000)));
    EntryId id = new EntryId(7, ++ids);
    return says(Hands.entry(giver, id, ++minute, Set.of(other), body))
        .or(() ->
            nodes.get(giver).due(time()).stream()
                .filter(due -> due.proposal().equals(id))
                .findFirst()
                .flatMap(due -> says(giver, id, due)));
  }

  Optional<Refusal> opens(PartyId opener, Matter matter, List<PartyId> asked, ConsentRule rule) {
    List<Elector> electors =
        asked.stream()
            .filter(party -> !party.equals(opener))
            .map(party -> new Elector(party, MATTER))
            .toList();
    Clocks clocks =
        new Clocks(time().plusSeconds(600), time().plusSeconds(1_200), time().plusSeconds(600_000));
    Crossing.ProposalOpened body =
        new Crossing.ProposalOpened(
            sealed(matter, "text " + ids), parties.getFirst(), electors, rule, clocks);
    Set<PartyId> audience = new TreeSet<>(asked);
    audience.remove(opener);
    return says(Hands.entry(opener, new EntryId(7, ++ids), ++minute, audience, body));
  }

  java.time.Instant time() {
    return Hands.at(minute + 1);
  }

  /// The proposal that was opened last.
  EntryId last() {
    return new EntryId(7, ids);
  }

  Optional<Refusal> says(PartyId author, EntryId proposal, Body body) {
    ProposalView view = nodes.get(author).find(proposal).orElseThrow();
    Set<PartyId> audience = new TreeSet<>(view.others(author));
    return says(Hands.entry(author, new EntryId(9, ++ids), ++minute, audience, body));
  }

  private Optional<Refusal> says(SignedEntry act) {
    PartyId author = act.entry().party();
    Optional<Refusal> refusal = nodes.get(author).check(act);
    if (refusal.isEmpty()) {
      nodes.get(author).apply(act, minute);
      act.entry().audience().forEach(to -> lines.get(author).get(to).add(act));
    }
    return refusal;
  }

  /// The consent of a party to what is on its table.
  Optional<Refusal> consents(PartyId author, EntryId proposal) {
    Hash terms = nodes.get(author).find(proposal).orElseThrow().onTable().hash();
    return says(author, proposal, new Crossing.ConsentGiven(proposal, terms));
  }

  /// A signed act that no honest node would let out; it is on its lines all the same.
  SignedEntry forged(PartyId author, EntryId proposal, Body body) {
    ProposalView view =
        nodes.values().stream()
            .flatMap(node -> node.find(proposal).stream())
            .findFirst()
            .orElseThrow();
    Set<PartyId> audience = new TreeSet<>(view.others(author));
    return Hands.entry(author, new EntryId(9, ++ids), ++minute, audience, body);
  }

  // ---------------------------------------------------------------------------------------- time

  /// The next act on one line arrives.
  boolean arrives(PartyId from, PartyId to) {
    if (away.contains(from) || away.contains(to)) {
      return false;
    }
    SignedEntry act = lines.get(from).get(to).poll();
    if (act == null) {
      return false;
    }
    Optional<Refusal> refusal = nodes.get(to).check(act);
    assertThat(refusal).as("%s to %s: %s", from, to, act.entry()).isEmpty();
    nodes.get(to).apply(act, minute);
    return true;
  }

  /// Some act arrives somewhere; false: nothing is under way.
  boolean arrives(Random random) {
    List<PartyId[]> full = new ArrayList<>();
    for (PartyId from : parties) {
      for (PartyId to : parties) {
        if (!lines.get(from).get(to).isEmpty() && !away.contains(from) && !away.contains(to)) {
          full.add(new PartyId[] {from, to});
        }
      }
    }
    if (full.isEmpty()) {
      return false;
    }
    PartyId[] line = full.get(random.nextInt(full.size()));
    return arrives(line[0], line[1]);
  }

  /// The depositary closes what is due; each closing is one that it takes itself.
  int closes() {
    int closed = 0;
    for (Crossing.ProposalClosed due : nodes.get(parties.getFirst()).due(time())) {
      assertThat(says(parties.getFirst(), due.proposal(), due)).isEmpty();
      closed++;
    }
    return closed;
  }

  /// Everything arrives and is closed, until nothing moves.
  void settle(Random random) {
    boolean moved = true;
    while (moved) {
      moved = false;
      while (arrives(random)) {
        moved = true;
      }
      moved |= closes() > 0;
    }
  }

  MembershipLine line(PartyId at, Membership of) {
    return nodes.get(at).memberships().stream()
        .filter(line -> line.membership().equals(of))
        .findFirst()
        .orElseThrow();
  }
}

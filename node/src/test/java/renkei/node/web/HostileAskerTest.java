// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.CommandId;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.Movement;
import renkei.core.entry.Names;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Progress;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Terms;
import renkei.core.entry.VisitEntry;
import renkei.core.journal.Row;
import renkei.node.keys.SigningKey;
import tools.jackson.databind.JsonNode;

/// Hostile and broken input about requests, from a peer with valid keys and from a browser with a
/// valid log-in. Each test asserts the refusal and its counter; after each the next good request is
/// served.
class HostileAskerTest {
  private final Contract contract = Contract.read();
  @TempDir private Path folder;
  private WebNode node;
  private World world;

  @BeforeEach
  void a_node_with_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
    node.mark();
  }

  @AfterEach
  void the_next_good_request_is_served_and_it_stops() {
    String asked = world.isAsked().hex();
    world.must(
        "/api/v1/proposals/" + asked + "/acknowledge",
        Map.of("id", node.id(), "version", proposal(asked).at("/row/version").asLong()));
    node.close();
  }

  private JsonNode proposal(String id) {
    return node.get("/api/v1/proposals/" + id).body();
  }

  private long refused(RefusalCode code) {
    return node.ask(state -> state.tally().of(world.party()).getOrDefault(code, 0L)).join();
  }

  // ------------------------------------------------------------------------------------- the peer

  @Test
  void p9_an_answer_to_a_request_never_made_is_refused_and_counted() {
    world.arrives(new Crossing.ConsentGiven(node.newEntryId(), Hash.ZERO));
    world.arrives(new Crossing.InformationGiven(node.newEntryId(), "You asked for this.", null));
    World.until(() -> refused(RefusalCode.NO_SUCH_PROPOSAL) == 2);
  }

  @Test
  void p10_the_id_of_a_request_opens_no_other_one() {
    EntryId first = world.isAsked();
    Hash terms = node.ask(state -> terms(state, first)).join();
    var opened =
        (Crossing.ProposalOpened)
            node.ask(state -> state.entry(first).orElseThrow().entry().body()).join();
    var other =
        new Crossing.ProposalOpened(
            opened.terms(),
            opened.keeper(),
            opened.electorate(),
            opened.rule(),
            new Clocks(
                opened.clocks().acknowledgeBy(),
                opened.clocks().answerBy().plusSeconds(1),
                opened.clocks().validUntil()));
    world.arrives(first, other);
    World.until(() -> refused(RefusalCode.ID_REUSED) == 1);
    assertThat(node.ask(state -> terms(state, first)).join()).isEqualTo(terms);
    assertThat(node.ask(state -> state.proposals().find(first).orElseThrow().clocks()).join())
        .isEqualTo(opened.clocks());
  }

  private static Hash terms(renkei.core.turn.State state, EntryId proposal) {
    return state.proposals().find(proposal).orElseThrow().onTable().hash();
  }

  @Test
  void p11_a_document_that_is_recalled_while_a_request_names_it_is_marked_on_both_sides() {
    // Theirs: it came, a request came with it, and the recall came last.
    EntryId released =
        world
            .arrives(
                new Crossing.DocumentReleased(
                    "Road states", "text/plain", Bytes.EMPTY, Set.of(world.party())))
            .id();
    EntryId asked = world.isAskedWith(List.of(released));
    assertThat(proposal(asked.hex()).at("/documents/0/held").asBoolean()).isTrue();
    world.arrives(new Crossing.RecallNotice(released, "wrong version"));
    World.until(() -> proposal(asked.hex()).at("/documents/0/recalled").asBoolean());
    // Ours: what was recalled is named to nobody any more.
    String document = world.document("Cut roads", "text/plain", "three roads");
    String decision = node.id();
    world.must(
        "/api/v1/documents/" + document + "/release",
        Map.of("id", decision, "recipient", world.usaHex(), "reason", "they need it"));
    node.pass(Duration.ofSeconds(12));
    Map<String, Object> draft = new HashMap<>(world.request());
    draft.put("documents", List.of(document));
    World.until(() -> node.post("/api/v1/proposals", draft).status() == 200);
    world.must(
        "/api/v1/releases/" + decision + "/revoke", Map.of("id", node.id(), "reason", "wrong"));
    node.mark();
    Map<String, Object> late = new HashMap<>(draft);
    late.put("id", node.id());
    assertThat(node.post("/api/v1/proposals", late).code()).isEqualTo("NOT_RELEASABLE");
    assertThat(node.counter("refused.not_releasable")).isEqualTo(1);
    // What crossed before stays in the record as it was.
    assertThat(proposal(draft.get("id").toString()).at("/documents").size()).isEqualTo(1);
  }

  @Test
  void p11_a_withdrawal_that_comes_after_our_closing_is_kept_and_changes_nothing() {
    EntryId asked = world.isAsked();
    Map<String, Object> yes = new HashMap<>();
    yes.put("id", node.id());
    yes.put("version", proposal(asked.hex()).at("/row/version").asLong());
    yes.put("terms", proposal(asked.hex()).at("/terms/hash").asString());
    world.must("/api/v1/proposals/" + asked.hex() + "/consent", yes);
    World.until(() -> proposal(asked.hex()).at("/row/state").asString().equals("IN_FORCE"));
    world.arrives(new Crossing.ProposalWithdrawn(asked, "too late"));
    World.until(() -> proposal(asked.hex()).get("acts").toString().contains("PROPOSAL_WITHDRAWN"));
    assertThat(proposal(asked.hex()).at("/row/state").asString()).isEqualTo("IN_FORCE");
  }

  @Test
  void p12_a_peer_whose_clock_is_an_hour_off_ends_nothing_early() {
    EntryId asked = world.isAsked();
    world.arrives(
        new Crossing.ProposalClosed(
            asked,
            Outcome.LAPSED,
            Hash.fromHex(proposal(asked.hex()).at("/terms/hash").asString()),
            List.of()));
    World.until(() -> refused(RefusalCode.NOT_KEEPER) == 1);
    assertThat(proposal(asked.hex()).at("/row/state").asString()).isEqualTo("OPEN");
  }

  @Test
  void p25_of_a_proposal_that_is_not_its_own_a_peer_is_told_what_it_is_told_of_none() {
    // A proposal that this node holds with somebody else.
    EntryId others = world.heldWithAnother();
    EntryId none = node.newEntryId();
    for (EntryId id : List.of(others, none)) {
      world.arrives(new Crossing.ConsentGiven(id, Hash.ZERO));
      world.arrives(new Crossing.ProposalDeclined(id, Hash.ZERO, "no"));
      world.arrives(new Crossing.ProposalWithdrawn(id, "no"));
      world.arrives(new Crossing.ProposalAcknowledged(id));
      world.arrives(new Crossing.ProposalClosed(id, Outcome.VOID, Hash.ZERO, List.of()));
      world.arrives(new Crossing.ProgressStated(id, Progress.FULFILLED, ""));
      world.arrives(new Crossing.InformationGiven(id, "x", null));
    }
    World.until(() -> node.toldRefusals().size() == 14);
    List<RefusalCode> told = node.toldRefusals();
    assertThat(told.subList(0, 7)).isEqualTo(told.subList(7, 14));
    assertThat(new java.util.HashSet<>(told)).containsExactly(RefusalCode.NO_SUCH_PROPOSAL);
    // Our own record says what it was.
    assertThat(refused(RefusalCode.NO_SUCH_PROPOSAL)).isEqualTo(7);
    assertThat(refused(RefusalCode.NOT_ELECTOR)).isGreaterThan(2);
  }

  @Test
  void p25_who_names_a_third_party_too_learns_no_more_of_a_proposal_that_is_not_its_own() {
    EntryId others = world.heldWithAnother();
    EntryId none = node.newEntryId();
    Set<PartyId> two = Set.of(node.key.party(), SigningKey.fresh(new SecureRandom()).party());
    for (EntryId id : List.of(others, none)) {
      for (Crossing act : acts(id)) {
        world.arrives(node.newEntryId(), two, act);
      }
      world.arrives(notice(id));
    }
    World.until(() -> node.toldRefusals().size() == 2);
    // An act of a proposal that is not here yet could come before its opening by the third.
    assertThat(node.toldRefusals())
        .containsExactly(RefusalCode.NO_SUCH_PROPOSAL, RefusalCode.NO_SUCH_PROPOSAL);
    assertThat(refused(RefusalCode.NOT_ELECTOR)).isEqualTo(4);
    assertThat(refused(RefusalCode.NOT_YOUR_MATTER)).isEqualTo(1);
  }

  private List<Crossing> acts(EntryId id) {
    return List.of(
        new Crossing.ConsentGiven(id, Hash.ZERO),
        new Crossing.ProposalDeclined(id, Hash.ZERO, "no"),
        new Crossing.ProposalWithdrawn(id, "no"),
        new Crossing.ProposalAcknowledged(id),
        new VisitEntry.MovementStated(id, Movement.ARRIVED, Values.millis(node.now()), 1, ""));
  }

  private Crossing notice(EntryId of) {
    Instant from = Values.millis(node.now()).plusSeconds(60);
    return new Crossing.ProposalOpened(
        world.codec.seal(
            new Terms(
                List.of(new AuthenticText("en", "It ends.")), new Matter.Withdrawal(of, from))),
        world.party(),
        List.of(new Elector(node.key.party(), new FunctionId("pairing"))),
        new ConsentRule.None(),
        new Clocks(from, from, from));
  }

  @Test
  void p25_an_id_that_names_what_a_peer_does_not_hold_is_answered_as_a_new_one() {
    EntryId asked = world.isAsked();
    EntryId own = world.arrives(counterpart()).id();
    EntryId others = world.heldWithAnother();
    EntryId home =
        node.ask(state ->
                state.rows(1, 500).stream()
                    .flatMap(row ->
                        row.row() instanceof Row.Own stated
                                && stated.entry().entry().audience().isEmpty()
                            ? java.util.stream.Stream.of(stated.entry().entry().id())
                            : java.util.stream.Stream.empty())
                    .findFirst()
                    .orElseThrow())
            .join();
    for (EntryId id : List.of(others, home, node.newEntryId())) {
      world.arrives(id, counterpart());
    }
    for (EntryId id : List.of(others, home, node.newEntryId())) {
      world.arrives(id, new Crossing.ProposalAcknowledged(node.newEntryId()));
    }
    World.until(() -> node.toldRefusals().size() == 3);
    assertThat(node.toldRefusals())
        .as("what is refused under a new id is refused alike, and nothing else")
        .containsOnly(RefusalCode.NO_SUCH_PROPOSAL);
    assertThat(refused(RefusalCode.ID_REUSED)).isEqualTo(4);
    for (EntryId id : List.of(own, asked)) {
      world.arrives(id, new Crossing.RecallNotice(own, "wrong"));
    }
    World.until(() -> node.toldRefusals().size() == 5);
    assertThat(node.toldRefusals().subList(3, 5)).containsOnly(RefusalCode.ID_REUSED);
  }

  private Crossing counterpart() {
    return new Crossing.CounterpartStated(
        new FunctionId("liaison"),
        new CommandId("HQ"),
        Names.same("HQ"),
        Values.millis(node.now()));
  }

  @Test
  void p26_a_flood_of_requests_hides_none_and_priority_is_a_claim() {
    EntryId first = world.isAskedQuietly(12);
    Map<String, Object> mine = new HashMap<>(world.request());
    mine.put("id", node.id());
    world.must("/api/v1/proposals", mine);
    List<EntryId> flood = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      flood.add(world.isAskedQuietly(12));
    }
    World.until(() -> node.get("/api/v1/proposals/" + flood.getLast().hex()).status() == 200);
    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = node.get("/api/v1/proposals?profile=SUPPORT&limit=50" + next).body();
      page.get("rows").forEach(row -> seen.add(row.get("id").asString()));
      next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!next.isEmpty());
    seen.remove(String.valueOf(mine.get("id")));
    assertThat(seen).doesNotHaveDuplicates().contains(first.hex()).hasSize(301);
    // A list that is fair to all parties shows the other's one, and counts what it folds.
    JsonNode fair = node.get("/api/v1/proposals?profile=SUPPORT&perOpener=20&limit=50").body();
    assertThat(contract.answer("GET", "/api/v1/proposals", fair)).isEmpty();
    List<String> openers = new ArrayList<>();
    fair.get("rows").forEach(row -> openers.add(row.get("opener").asString()));
    assertThat(openers).filteredOn(world.usaHex()::equals).hasSize(20);
    assertThat(openers).hasSize(21);
    assertThat(fair.at("/more/0/opener").asString()).isEqualTo(world.usaHex());
    assertThat(fair.at("/more/0/count").asInt()).isEqualTo(281);
    JsonNode theirs =
        node.get("/api/v1/proposals?opener=" + world.usaHex() + "&limit=500&profile=SUPPORT")
            .body();
    assertThat(theirs.get("rows").size()).isEqualTo(301);
    assertThat(theirs.has("more")).isFalse();
    // One that matters is answered among them, and its clocks are watched like all the others.
    node.pass(Duration.ofSeconds(12));
    World.until(() -> alarms() == 301);
    Map<String, Object> yes = new HashMap<>();
    yes.put("id", node.id());
    yes.put("version", proposal(first.hex()).at("/row/version").asLong());
    world.must("/api/v1/proposals/" + first.hex() + "/acknowledge", yes);
    assertThat(alarms()).isEqualTo(300);
  }

  private int alarms() {
    return node.get("/api/v1/alarms").body().get("rows").size();
  }

  // ---------------------------------------------------------------------------------- the browser

  @Test
  void w12_a_query_is_one_of_fixed_forms_and_nothing_else() {
    for (String query :
        List.of(
            "profile=SUPPORT%27%20OR%201=1--",
            "profile=%24ne",
            "state=..%2F..%2Fetc",
            "profile=(a%2B)%2B%24",
            "after=%7B%22%24gt%22:%22%22%7D",
            "limit=1e9",
            "limit=-1",
            "q=anything",
            "profile=SUPPORT&profile=VISIT")) {
      WebNode.Answered answered = node.get("/api/v1/proposals?" + query);
      assertThat(answered.status()).as(query).isIn(400, 404);
      assertThat(answered.text()).as(query).doesNotContain("OR 1=1", "Exception");
    }
    assertThat(node.get("/api/v1/proposals?profile=SUPPORT").status()).isEqualTo(200);
    assertThat(node.counter("refused.malformed") + node.counter("refused.not_found")).isEqualTo(9);
  }

  @Test
  void w12_text_that_looks_like_a_query_is_only_text() {
    Map<String, Object> draft = new HashMap<>(world.request());
    Map<String, Object> matter = new HashMap<>();
    ((Map<?, ?>) draft.get("matter")).forEach((key, value) -> matter.put(key.toString(), value));
    String hostile = "'; DROP TABLE journal; -- ${jndi:ldap://x} {{7*7}} (a+)+$";
    matter.put("capability", hostile);
    draft.put("matter", matter);
    world.must("/api/v1/proposals", draft);
    assertThat(proposal(draft.get("id").toString()).at("/terms/matter/capability").asString())
        .isEqualTo(hostile);
  }

  @Test
  void p21_json_that_is_too_deep_or_says_a_key_twice_is_refused() {
    String deep = "{\"id\":" + "[".repeat(100) + "]".repeat(100) + "}";
    assertThat(node.post("/api/v1/calls", deep, WebNode.CHIEF.code()).code())
        .isEqualTo("MALFORMED");
    String twice = "{\"id\":\"" + node.id() + "\",\"id\":\"" + node.id() + "\"}";
    assertThat(node.post("/api/v1/calls", twice, WebNode.CHIEF.code()).code())
        .isEqualTo("MALFORMED");
    assertThat(node.counter("refused.malformed")).isEqualTo(2);
  }

  @Test
  void b5_dates_that_end_before_they_start_are_refused_in_every_request() {
    Map<String, Object> matter = new HashMap<>();
    ((Map<?, ?>) world.request().get("matter"))
        .forEach((key, value) -> matter.put(key.toString(), value));
    Object from = matter.get("from");
    matter.put("from", matter.get("until"));
    matter.put("until", from);
    Map<String, Object> draft = new HashMap<>(world.request());
    draft.put("matter", matter);
    assertThat(node.post("/api/v1/proposals", draft).code()).isEqualTo("MALFORMED");
    Map<String, Object> clocks = new HashMap<>(world.clocks());
    clocks.put("answerBy", clocks.get("validUntil"));
    clocks.put("validUntil", clocks.get("acknowledgeBy"));
    Map<String, Object> turned = new HashMap<>(world.request());
    turned.put("clocks", clocks);
    assertThat(node.post("/api/v1/proposals", turned).code()).isEqualTo("MALFORMED");
    assertThat(node.counter("refused.malformed")).isEqualTo(2);
  }

  @Test
  void b10_a_party_that_is_not_linked_is_asked_nothing() {
    Map<String, Object> draft = new HashMap<>(world.request());
    draft.put("to", "ef".repeat(32));
    assertThat(node.post("/api/v1/proposals", draft).code()).isEqualTo("NOT_LINKED");
    assertThat(node.counter("refused.not_linked")).isEqualTo(1);
  }
}

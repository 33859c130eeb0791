// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import renkei.core.base.Hash;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Kind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.turn.Draft;
import renkei.node.codec.RandomEntries;
import renkei.node.keys.SigningKey;

/// Well-formed, well-signed entries of every kind about each other's proposals, drawn by a seed,
/// and an officer who consents to much of it: what is taken must break neither the turn nor a
/// screen.
class HostileFuzzTest {
  private static final int ENTRIES = 4_000;

  @TempDir private Path folder;
  private WebNode node;
  private World world;
  private SplittableRandom random;
  private RandomEntries drawn;
  private final PartyId third = SigningKey.fresh(new SecureRandom()).party();
  private final List<EntryId> ids = new ArrayList<>();
  private final List<Hash> hashes = new ArrayList<>();

  @BeforeEach
  void a_node_with_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
  }

  @AfterEach
  void it_stops() {
    node.close();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  // ---------------------------------------------------------------------------------- what is sent

  private Crossing body() {
    if (chance(30)) {
      return opening();
    }
    Kind kind = one(List.of(Kind.values()));
    while (!(drawn.body(kind) instanceof Crossing)) {
      kind = one(List.of(Kind.values()));
    }
    return (Crossing) near(drawn.body(kind));
  }

  private Crossing opening() {
    Terms terms = (Terms) near(drawn.terms(one(List.of(Profile.values()))));
    List<PartyId> asked = chance(60) ? List.of(node.key.party()) : List.of(node.key.party(), third);
    Instant now = Values.millis(node.now());
    return new Crossing.ProposalOpened(
        world.codec.seal(terms),
        one(List.of(node.key.party(), world.party(), third)),
        asked.stream().map(party -> new Elector(party, function())).toList(),
        one(
            List.of(
                new ConsentRule.All(),
                new ConsentRule.All(),
                new ConsentRule.AtLeast(1),
                new ConsentRule.None())),
        new Clocks(now.plusSeconds(60), now.plusSeconds(120), now.plusSeconds(100_000)));
  }

  private FunctionId function() {
    return new FunctionId(chance(70) ? "relief-airlift" : "x");
  }

  /// The same with what it names drawn from what was said before; where that breaks its form, as it
  /// was.
  private Object near(Object of) {
    return switch (of) {
      case EntryId _ when chance(85) && !ids.isEmpty() -> one(ids);
      case Hash _ when chance(60) && !hashes.isEmpty() -> one(hashes);
      case PartyId _ -> one(List.of(node.key.party(), world.party(), third));
      case FunctionId _ -> function();
      case Instant _ when chance(80) ->
          Values.millis(node.now()).plusSeconds(random.nextInt(1_000_000) - 200_000);
      case SealedTerms sealed -> world.codec.seal((Terms) near(sealed.terms()));
      case Set<?> set -> new LinkedHashSet<>(all(set));
      case List<?> list -> sorted(all(list));
      case Record record -> again(record);
      default -> of;
    };
  }

  private List<Object> all(Collection<?> of) {
    return new ArrayList<>(of.stream().map(this::near).toList());
  }

  /// Parties come ascending, each once.
  private static List<Object> sorted(List<Object> list) {
    boolean parties = !list.isEmpty() && list.stream().allMatch(PartyId.class::isInstance);
    return parties ? new ArrayList<>(new TreeSet<>(list)) : list;
  }

  private Object again(Record of) {
    RecordComponent[] parts = of.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] values = new Object[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        types[i] = parts[i].getType();
        parts[i].getAccessor().setAccessible(true);
        Object value = parts[i].getAccessor().invoke(of);
        values[i] = value == null ? null : near(value);
      }
      Constructor<?> constructor = of.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException _) {
      return of;
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private void sends() {
    Crossing body = body();
    EntryId id = node.newEntryId();
    boolean toThird =
        chance(30) || body instanceof Crossing.ProposalOpened o && o.electorate().size() > 1;
    Set<PartyId> audience = toThird ? Set.of(node.key.party(), third) : Set.of(node.key.party());
    Entry sent = world.arrives(id, audience, body);
    ids.add(chance(20) && body.proposal() != null ? body.proposal() : sent.id());
    hashes.add(Hash.sha256(world.codec.encode(sent).unsafe()));
    if (body instanceof Crossing.ProposalOpened opened) {
      hashes.add(opened.terms().hash());
    }
  }

  // ------------------------------------------------------------------------------- what is done
  // here

  /// An officer here consents to what stands open and can be consented to.
  private void consents() {
    record Open(EntryId id, Hash terms) {}
    List<Open> open =
        within(state ->
            state.proposals().all().stream()
                .filter(view -> !view.state().settled())
                .map(view -> new Open(view.id(), view.onTable().hash()))
                .toList());
    Label label = Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA").asExercise();
    for (Open one : open) {
      if (chance(30)) {
        var unused =
            node.state(
                Draft.of(
                    node.newEntryId(),
                    new Draft.By(WebNode.CHIEF, WebNode.ROOT),
                    label,
                    new Crossing.ConsentGiven(one.id(), one.terms())));
      }
    }
  }

  private <T> T within(java.util.function.Function<renkei.core.turn.State, T> question) {
    return node.ask(question).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private List<String> screens() {
    return Contract.read().rights().keySet().stream()
        .filter(one -> one.startsWith("GET ") && !one.contains("stream"))
        .map(one -> one.substring(4))
        .filter(path -> !path.contains("{") && !path.endsWith("/who"))
        .toList();
  }

  private void everyScreenAnswers(String when) {
    for (String path : screens()) {
      WebNode.Answered answered = node.get(path);
      assertThat(answered.status()).as(path + " " + when + ": " + answered.text()).isLessThan(500);
    }
    Optional<EntryId> broken =
        ids.stream()
            .distinct()
            .limit(400)
            .filter(id -> node.get("/api/v1/proposals/" + id.hex()).status() >= 500)
            .findFirst();
    assertThat(broken).as("the page of a proposal " + when).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void p22_what_is_taken_of_random_entries_breaks_neither_the_turn_nor_a_screen(long seed) {
    random = new SplittableRandom(seed);
    drawn = new RandomEntries(seed);
    for (int i = 1; i <= ENTRIES; i++) {
      sends();
      if (i % 50 == 0) {
        assertThat(within(renkei.core.turn.State::position)).isPositive();
        consents();
      }
    }
    long inForce =
        within(state ->
            state.proposals().all().stream()
                .filter(view -> view.state().name().equals("IN_FORCE"))
                .count());
    long held = within(state -> (long) state.proposals().all().size());
    assertThat(held).as("seed " + seed).isGreaterThan(20);
    assertThat(inForce).as("seed " + seed).isGreaterThan(3);
    everyScreenAnswers("with seed " + seed);
    assertThat(node.get("/api/v1/proposals/" + world.isAsked().hex()).status()).isEqualTo(200);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Deed;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryCodec;
import renkei.core.entry.EntryId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.Profile;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.RollKey;
import renkei.core.entry.RollStated;
import renkei.core.entry.Verifier;

/// The keys by which the officers of one party sign (鍵名簿), as its peers know them. A party without
/// any signs with its own key alone.
public final class Roll {
  /// How many officers must state a change before it counts.
  public static final int OFFICERS_NEEDED = 2;

  private final Map<Hash, RollKey> keys = new TreeMap<>();
  private final Set<Hash> revoked = new TreeSet<>();
  private final Map<RollKey, Set<OfficerId>> entering = new LinkedHashMap<>();
  private final Map<Hash, Set<OfficerId>> revoking = new TreeMap<>();
  private final Map<RollStated, Set<OfficerId>> stating = new LinkedHashMap<>();

  /// How many changes counted; of a party without a link the number that it stated last.
  private long number;

  /// The incarnation in which a party without a link stated it; 0: it stated none.
  private int incarnation;

  /// A roll as it was exchanged at pairing.
  public static Roll of(List<RollKey> keys) {
    Roll roll = new Roll();
    keys.forEach(roll::enter);
    return roll;
  }

  /// Who checks what.
  ///
  /// @param codec makes the deed of an entry
  /// @param verifier checks signatures
  /// @param browserKeys whether keys kept in a browser are taken
  /// @param proposals those that the acts are about
  public record Checking(
      EntryCodec codec, Verifier verifier, boolean browserKeys, Proposals proposals) {}

  /// The same party's roll as people read it anew. What it had stated before and is not on it any
  /// more was revoked meanwhile, and a roll of before does not come back.
  public Roll readAnew(List<RollKey> read) {
    Roll next = of(read);
    next.number = number;
    next.incarnation = incarnation;
    next.revoked.addAll(revoked);
    next.revoked.addAll(keys.keySet());
    next.revoked.removeAll(next.keys.keySet());
    return next;
  }

  /// Enters a key; one that is on it stays as it is.
  public void enter(RollKey key) {
    keys.putIfAbsent(key.hash(), key);
  }

  /// Takes every key of an officer off.
  public void remove(OfficerId officer) {
    keys.values().removeIf(key -> key.officer().equals(officer));
  }

  /// The keys in their sequence.
  public List<RollKey> keys() {
    return List.copyOf(new TreeSet<>(keys.values()));
  }

  /// Whether nobody is on it.
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  // ------------------------------------------------------------------------------------ changes

  /// Why a change of this roll cannot be; empty: it can, or it is none.
  public Optional<Refusal> change(Entry entry) {
    return switch (entry.body()) {
      case Crossing.OfficerKeyEntered entered -> entering(entered.key());
      case Crossing.OfficerKeyRevoked taken -> revoking(taken.key());
      case RollStated stated -> stated(stated);
      case Body _ -> Optional.empty();
    };
  }

  private Optional<Refusal> entering(RollKey key) {
    if (keys.isEmpty()) {
      return because(
          RefusalCode.OFFICER_KEY_UNKNOWN,
          "a party without a roll has nobody who could enter a key");
    }
    if (revoked.contains(key.hash())) {
      return because(
          RefusalCode.OFFICER_KEY_UNKNOWN, "that key was revoked and does not come back");
    }
    if (keys.containsKey(key.hash())) {
      return because(RefusalCode.STALE, "that key is on the roll");
    }
    return keys.size() < RollKey.KEYS_MAX && entering.size() < RollKey.KEYS_MAX
        ? Optional.empty()
        : because(RefusalCode.FULL, "a roll has at most " + RollKey.KEYS_MAX + " keys");
  }

  private Optional<Refusal> revoking(Hash key) {
    if (!keys.containsKey(key)) {
      return because(RefusalCode.NOT_LISTED, "that key is not on the roll");
    }
    return keys.size() > 1
        ? Optional.empty()
        : because(
            RefusalCode.STALE,
            "it is the last key of the roll: enter another before it is revoked");
  }

  /// Why what a party without a link states as its roll is not taken.
  private Optional<Refusal> stated(RollStated stated) {
    if (keys.isEmpty()) {
      return because(
          RefusalCode.OFFICER_KEY_UNKNOWN,
          "the keys of that party's officers are not known here: read its words with it");
    }
    if (older(stated, incarnation, number)) {
      return because(
          RefusalCode.STALE, "it is an older roll than the one that is known: rolls only go on");
    }
    if (stated.keys().stream().map(RollKey::hash).anyMatch(revoked::contains)) {
      return because(
          RefusalCode.OFFICER_KEY_UNKNOWN, "a key on it was revoked and does not come back");
    }
    return stating.containsKey(stated.content()) || stating.size() < RollKey.KEYS_MAX
        ? Optional.empty()
        : because(RefusalCode.FULL, "too many rolls of that party wait for a second officer");
  }

  /// Why an officer of this party cannot state this as its roll now; empty: it is the roll.
  ///
  /// @param present the incarnation of this node
  public Optional<Refusal> states(RollStated draft, int present) {
    if (older(draft, present, number)) {
      return because(RefusalCode.STALE, "the roll has changed since: state it as it is now");
    }
    boolean later = draft.incarnation() > present || draft.number() > number;
    boolean same = draft.keys().equals(keys()) && Set.copyOf(draft.revoked()).equals(revoked);
    return later || draft.number() == number && !same
        ? because(RefusalCode.STALE, "that is not the roll as it is now")
        : Optional.empty();
  }

  private static boolean older(RollStated stated, int incarnation, long number) {
    return stated.before(incarnation, number);
  }

  /// The roll as it is now, to be stated under a proposal; empty: nothing changed since it was in
  /// the letters of a pairing, or more was revoked than a statement can name.
  public Optional<RollStated> statement(EntryId proposal, int present) {
    return number >= 1 && !keys.isEmpty() && revoked.size() <= RollStated.REVOKED_MAX
        ? Optional.of(
            new RollStated(proposal, Math.max(1, present), number, keys(), List.copyOf(revoked)))
        : Optional.empty();
  }

  /// Folds an entry of this party that counts; only acts about keys change the roll.
  public void changed(Entry entry) {
    if (change(entry).isPresent()) {
      return;
    }
    switch (entry.body()) {
      case Crossing.OfficerKeyEntered(RollKey key) -> {
        if (enough(entering.computeIfAbsent(key, _ -> new TreeSet<>()), entry.officer())) {
          enter(key);
          number++;
          entering.keySet().removeIf(other -> other.hash().equals(key.hash()));
        }
      }
      case Crossing.OfficerKeyRevoked(Hash key, String _) -> {
        if (enough(revoking.computeIfAbsent(key, _ -> new TreeSet<>()), entry.officer())) {
          keys.remove(key);
          number++;
          revoked.add(key);
          revoking.remove(key);
        }
      }
      case RollStated stated -> {
        RollStated content = stated.content();
        if (enough(stating.computeIfAbsent(content, _ -> new TreeSet<>()), entry.officer())) {
          counts(content);
        }
      }
      case Body _ -> {}
    }
  }

  private void counts(RollStated stated) {
    stated.revoked().forEach(keys::remove);
    revoked.addAll(stated.revoked());
    stated.keys().forEach(this::enter);
    incarnation = stated.incarnation();
    number = stated.number();
    stating.keySet().removeIf(other -> older(other, incarnation, number));
  }

  /// Whether with this officer as many state it as must, of those who are on the roll now.
  private boolean enough(Set<OfficerId> stated, OfficerId by) {
    stated.add(by);
    stated.removeIf(officer -> !officers().contains(officer));
    return stated.size() >= Math.min(OFFICERS_NEEDED, officers().size());
  }

  private Set<OfficerId> officers() {
    Set<OfficerId> officers = new TreeSet<>();
    keys.values().forEach(key -> officers.add(key.officer()));
    return officers;
  }

  /// Forgets what not enough officers stated yet.
  public void forget() {
    entering.clear();
    revoking.clear();
    stating.clear();
  }

  /// Keys that officers stated, and who did; not enough of them yet.
  public Map<RollKey, Set<OfficerId>> waiting() {
    Map<RollKey, Set<OfficerId>> waiting = new TreeMap<>();
    entering.forEach((key, officers) -> waiting.put(key, Set.copyOf(officers)));
    return waiting;
  }

  /// Keys that officers stated to be revoked, and who did; not enough of them yet.
  public Map<Hash, Set<OfficerId>> revoking() {
    Map<Hash, Set<OfficerId>> waiting = new TreeMap<>();
    revoking.forEach((key, officers) -> waiting.put(key, Set.copyOf(officers)));
    return waiting;
  }

  /// How many more officers must state a change that these stated.
  public int needed(Set<OfficerId> stated) {
    long standing = stated.stream().filter(officers()::contains).count();
    return (int) Math.max(0, Math.min(OFFICERS_NEEDED, officers().size()) - standing);
  }

  /// Who may still state a change that these stated.
  public Set<OfficerId> mayState(Set<OfficerId> stated) {
    Set<OfficerId> others = officers();
    others.removeAll(stated);
    return others;
  }

  // ----------------------------------------------------------------------------------- checking

  /// Why an entry of this party is not signed by its officer as it must be; empty: it is, or none
  /// is needed.
  ///
  /// @param proof the officer's; null: none came
  public Optional<Refusal> check(Entry entry, @Nullable OfficerProof proof, Checking by) {
    if (proof == null) {
      return !keys.isEmpty() && Deed.needed(entry.body()) && !spoken(entry, by.proposals())
          ? because(
              RefusalCode.OFFICER_UNSIGNED,
              "it binds the party and no officer signed it; sign it with an own key")
          : Optional.empty();
    }
    if (!Deed.needed(entry.body())) {
      return because(
          RefusalCode.OFFICER_SIGNATURE_BAD,
          "no officer signs an entry of this kind; send it bare");
    }
    RollKey key = keys.get(proof.key());
    if (key == null) {
      return because(
          RefusalCode.OFFICER_KEY_UNKNOWN,
          "the key that signed it is not on the party's roll, or is no more");
    }
    if (!key.officer().equals(entry.officer()) || !key.command().equals(entry.command())) {
      return because(
          RefusalCode.OFFICER_KEY_UNKNOWN,
          "the key that signed it is that of another officer or command than it names");
    }
    if (key.kind() == KeyKind.BROWSER && !by.browserKeys()) {
      return because(
          RefusalCode.OFFICER_KEY_UNKNOWN,
          "it is signed with a key kept in a browser, which this node does not take");
    }
    return by.verifier().verifyOfficer(key, Deed.hash(by.codec().deed(entry)), proof)
        ? Optional.empty()
        : because(
            RefusalCode.OFFICER_SIGNATURE_BAD,
            "the officer's signature does not match the act: it was changed, or another was"
                + " signed");
  }

  /// The first pairing with a party is agreed by people who read its words to each other; what the
  /// node then states follows from that. It is from this pairing on that either knows the other's
  /// officers.
  public static boolean spoken(Entry entry, Proposals proposals) {
    return entry.body() instanceof Crossing.ConsentGiven consent
        && proposals
            .find(consent.proposal())
            .filter(view -> view.profile() == Profile.PAIRING)
            .filter(view -> !proposals.pairedOtherwise(view))
            .isPresent();
  }

  private static Optional<Refusal> because(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}

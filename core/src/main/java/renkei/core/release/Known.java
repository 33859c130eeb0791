// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;

/// What only ever grows: proposals, documents, decisions, consents. A [Policy] reads it at its own
/// horizon, so that it stays what it was without a copy of everything. Owner: the turn.
final class Known {
  private static final long NEVER = Long.MAX_VALUE;

  private final Map<EntryId, Circle> circles = new HashMap<>();
  private final Map<EntryId, Held> documents = new HashMap<>();
  private final Map<EntryId, Decided> decisions = new HashMap<>();
  private final Map<ItemFor, List<Decided>> byItem = new HashMap<>();
  private final Map<ConsentKey, List<Given>> consents = new HashMap<>();
  private final Map<Statement, Long> crossed = new HashMap<>();
  private final Map<EntryId, List<Opened>> answers = new HashMap<>();

  /// A document that is held here.
  ///
  /// @param thing as the gate sees it
  /// @param mediaType as held
  /// @param content SHA-256 of its content
  /// @param since horizon from which it is known
  /// @param under the agreement or pillar that it belongs to; null: none
  record Held(
      Thing.OfDocument thing,
      String mediaType,
      Hash content,
      long since,
      @Nullable Membership under) {}

  /// What was said last of a request for information that is to be answered here.
  private record Opened(OpenAnswer answer, long since) {}

  record ItemFor(EntryId item, PartyId recipient) {}

  record ConsentKey(Hash entry, PartyId originator, PartyId to) {}

  record Statement(EntryId entry, PartyId recipient) {}

  /// A decision, which can be revoked and can have led to a statement.
  static final class Decided {
    final EntryId id;
    final EntryId item;
    final PartyId recipient;
    final Instant at;
    final long since;
    final @Nullable Membership under;
    private long revokedSince = NEVER;

    Decided(EntryId id, ItemFor what, Instant at, long since, @Nullable Membership under) {
      this.under = under;
      this.id = id;
      this.item = what.item();
      this.recipient = what.recipient();
      this.at = at;
      this.since = since;
    }

    boolean revoked(long horizon) {
      return revokedSince <= horizon;
    }
  }

  private static final class Given {
    final OnwardConsent consent;
    final long since;
    long endedSince = NEVER;

    Given(OnwardConsent consent, long since) {
      this.consent = consent;
      this.since = since;
    }

    boolean holds(long horizon, Instant at) {
      return since <= horizon && endedSince > horizon && consent.holds(at);
    }
  }

  // ------------------------------------------------------------------------------------ writing

  void add(Circle circle) {
    circles.put(circle.proposal(), circle);
  }

  /// Whether the function was new to the proposal.
  boolean addFunction(EntryId proposal, FunctionId function, long horizon) {
    Circle circle = circles.get(proposal);
    if (circle == null
        || circle.functions().stream().anyMatch(known -> known.function().equals(function))) {
      return false;
    }
    List<Circle.OnTable> more = new ArrayList<>(circle.functions());
    more.add(new Circle.OnTable(function, horizon));
    circles.put(proposal, circle.withFunctions(List.copyOf(more)));
    return true;
  }

  void add(Held document) {
    documents.put(document.thing().item(), document);
  }

  void add(Decided decision) {
    decisions.put(decision.id, decision);
    byItem
        .computeIfAbsent(new ItemFor(decision.item, decision.recipient), _ -> new ArrayList<>(1))
        .add(decision);
  }

  void revoke(EntryId decision, long horizon) {
    Decided known = decisions.get(decision);
    if (known != null && known.revokedSince == NEVER) {
      known.revokedSince = horizon;
    }
  }

  void add(OnwardConsent consent, long horizon) {
    consents
        .computeIfAbsent(
            new ConsentKey(consent.entry(), consent.originator(), consent.to()),
            _ -> new ArrayList<>(1))
        .add(new Given(consent, horizon));
  }

  void end(OnwardConsent consent, long horizon) {
    for (Given given :
        consents.getOrDefault(
            new ConsentKey(consent.entry(), consent.originator(), consent.to()), List.of())) {
      if (given.consent.proposal().equals(consent.proposal()) && given.endedSince == NEVER) {
        given.endedSince = horizon;
      }
    }
  }

  void add(OpenAnswer answer, long horizon) {
    answers
        .computeIfAbsent(answer.proposal(), _ -> new ArrayList<>(1))
        .add(new Opened(answer, horizon));
  }

  void crossed(EntryId statement, PartyId recipient, long horizon) {
    crossed.putIfAbsent(new Statement(statement, recipient), horizon);
  }

  // ------------------------------------------------------------------------------------ reading

  Optional<Circle> circle(EntryId proposal, long horizon) {
    return Optional.ofNullable(circles.get(proposal)).filter(found -> found.since() <= horizon);
  }

  static Set<FunctionId> functions(Circle circle, long horizon) {
    return circle.functions().stream()
        .filter(known -> known.since() <= horizon)
        .map(Circle.OnTable::function)
        .collect(Collectors.toSet());
  }

  Optional<Held> document(EntryId item, long horizon) {
    return Optional.ofNullable(documents.get(item)).filter(found -> found.since() <= horizon);
  }

  Optional<Decided> decision(EntryId decision, long horizon) {
    return Optional.ofNullable(decisions.get(decision)).filter(found -> found.since <= horizon);
  }

  List<Decided> decisions(EntryId item, PartyId recipient, long horizon) {
    return byItem.getOrDefault(new ItemFor(item, recipient), List.of()).stream()
        .filter(found -> found.since <= horizon)
        .toList();
  }

  /// The proposal of a consent in force, if there is one.
  Optional<EntryId> consent(ConsentKey what, long horizon, Instant at) {
    return consents.getOrDefault(what, List.of()).stream()
        .filter(given -> given.holds(horizon, at))
        .map(given -> given.consent.proposal())
        .findFirst();
  }

  /// The request for information as it was known then.
  Optional<OpenAnswer> answer(EntryId proposal, long horizon) {
    return answers.getOrDefault(proposal, List.of()).stream()
        .filter(opened -> opened.since() <= horizon)
        .reduce((_, later) -> later)
        .map(Opened::answer);
  }

  boolean didCross(EntryId statement, PartyId recipient, long horizon) {
    return crossed.getOrDefault(new Statement(statement, recipient), NEVER) <= horizon;
  }

  /// All documents known at a horizon, for lists and counts.
  List<Held> documents(long horizon) {
    return documents.values().stream().filter(found -> found.since() <= horizon).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Membership;
import renkei.core.entry.OfficerId;

/// What was decided about releasing: rules, decisions on single items, the files of documents, and
/// what owners called back. The part of the [Chronicle] that the release desk shows.
final class ReleaseFacts {
  private final Map<EntryId, List<Decision>> decisions = new HashMap<>();
  private final Map<EntryId, Decision> decisionById = new HashMap<>();
  private final Map<EntryId, RuleFact> rules = new LinkedHashMap<>();
  private final Map<EntryId, Hash> contents = new HashMap<>();
  private final Map<EntryId, Revoked> recalls = new HashMap<>();
  private final Map<EntryId, Membership> scopes = new HashMap<>();

  /// A decision to release one item.
  record Decision(
      EntryId id,
      Domestic.ReleaseDecided body,
      Instant at,
      OfficerId officer,
      @Nullable Revoked revoked) {}

  /// A rule as it was adopted.
  record RuleFact(
      Entry entry, Domestic.ReleaseRuleAdopted body, long position, @Nullable Revoked revoked) {}

  // ------------------------------------------------------------------------------------- fold

  /// Takes an own entry into account, once.
  void own(Entry entry, long position) {
    switch (entry.body()) {
      case Domestic.ReleaseDecided decided ->
          decided(new Decision(entry.id(), decided, entry.recorded(), entry.officer(), null));
      case Domestic.ReleaseRevoked back ->
          Optional.ofNullable(decisionById.get(back.decision()))
              .ifPresent(found -> replace(found, Revoked.of(entry, back.reason())));
      case Domestic.ReleaseRuleAdopted adopted ->
          rules.put(entry.id(), new RuleFact(entry, adopted, position, null));
      case Domestic.ReleaseRuleRevoked back ->
          rules.computeIfPresent(
              back.rule(),
              (_, rule) ->
                  new RuleFact(
                      rule.entry(),
                      rule.body(),
                      rule.position(),
                      Revoked.of(entry, back.reason())));
      case Crossing.DocumentReleased out ->
          contents.put(entry.id(), Hash.sha256(out.content().unsafe()));
      case Domestic.DocumentFiled filed -> {
        contents.put(entry.id(), Hash.sha256(filed.content().unsafe()));
        if (filed.under() != null) {
          scopes.put(entry.id(), filed.under());
        }
      }
      case Domestic _, Crossing _ -> {}
    }
  }

  private void decided(Decision decision) {
    decisionById.put(decision.id(), decision);
    decisions.computeIfAbsent(decision.body().item(), _ -> new ArrayList<>()).add(decision);
  }

  private void replace(Decision found, Revoked revoked) {
    Decision with = new Decision(found.id(), found.body(), found.at(), found.officer(), revoked);
    decisionById.put(found.id(), with);
    decisions.computeIfPresent(
        found.body().item(),
        (_, all) -> {
          all.replaceAll(one -> one.id().equals(found.id()) ? with : one);
          return all;
        });
  }

  /// Takes a peer's entry into account that was not refused.
  void received(Entry entry) {
    switch (entry.body()) {
      case Crossing.RecallNotice recall ->
          recalls.putIfAbsent(recall.released(), Revoked.of(entry, recall.reason()));
      case Crossing.DocumentReleased came ->
          contents.put(entry.id(), Hash.sha256(came.content().unsafe()));
      case Crossing _, Domestic _ -> {}
    }
  }

  // ------------------------------------------------------------------------------------- asking

  /// Decisions to release an item, oldest first.
  List<Decision> decisions(EntryId item) {
    return List.copyOf(decisions.getOrDefault(item, List.of()));
  }

  /// One decision.
  Optional<Decision> decision(EntryId id) {
    return Optional.ofNullable(decisionById.get(id));
  }

  /// Every rule that was ever adopted, oldest first.
  List<RuleFact> rules() {
    return List.copyOf(rules.values());
  }

  /// SHA-256 of a document's file.
  Hash content(EntryId document) {
    return contents.getOrDefault(document, Hash.ZERO);
  }

  /// To which agreement or pillar a document of ours belongs; empty: to none.
  Optional<Membership> under(EntryId document) {
    return Optional.ofNullable(scopes.get(document));
  }

  /// That the owner of a document received here asks to use it no more.
  Optional<Revoked> recall(EntryId document) {
    return Optional.ofNullable(recalls.get(document));
  }
}

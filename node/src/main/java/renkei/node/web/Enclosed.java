// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;
import renkei.core.consent.ProposalView;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.release.Gate;
import renkei.core.release.Policy;
import renkei.core.release.Reason;
import renkei.core.release.Thing;
import renkei.core.turn.Holdings;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Documents that come with terms or answer a question. Officers name their own documents; what is
/// named on the wire is the statement by which one was released to the party that reads it, so that
/// nothing is named there that it does not hold.
final class Enclosed {
  private final Desk desk;

  Enclosed(Desk desk) {
    this.desk = desk;
  }

  /// The statements by which documents held here went to a party.
  ///
  /// @param standing statements that are on the table already and may stay
  /// @throws Refused when one did not go there, with what the gate says of it
  List<EntryId> statements(
      State state, List<EntryId> documents, @Nullable PartyId to, List<EntryId> standing) {
    TreeSet<EntryId> statements = new TreeSet<>();
    for (EntryId document : documents) {
      statements.add(
          standing.contains(document) || to == null ? document : statement(state, document, to));
    }
    return List.copyOf(statements);
  }

  /// The statement by which one document held here went to a party.
  EntryId statement(State state, EntryId document, PartyId to) {
    boolean made =
        state
            .holdings()
            .document(document)
            .filter(held -> held.owner().equals(state.self()) && to.equals(held.releasedTo()))
            .isPresent();
    return made
        ? document
        : released(state, document, to).orElseThrow(() -> not(state, document, to));
  }

  private Optional<EntryId> released(State state, EntryId document, PartyId to) {
    return desk.chronicle().releases().decisions(document).reversed().stream()
        .filter(decision -> decision.body().recipient().equals(to) && decision.revoked() == null)
        .flatMap(decision -> state.desk().statement(decision.id()).stream())
        .findFirst();
  }

  private Refused not(State state, EntryId document, PartyId to) {
    Policy policy = state.desk().policy();
    String who = desk.code(state, to);
    Optional<Thing.OfDocument> held = policy.document(document);
    if (held.isEmpty()) {
      return Refused.of(
          new Refusal(RefusalCode.NOT_LISTED, "There is no document " + document + " here."), null);
    }
    Instant now = desk.now();
    List<Reason> against = Gate.foresee(held.get(), to, policy, now).against();
    if (!against.isEmpty()) {
      return Refused.of(
          422,
          RefusalCode.NOT_RELEASABLE.name(),
          "Document " + document + " cannot go to " + who + ": " + en(against) + ".",
          "文書 " + document + " は " + who + " に提供できません:" + ja(against) + "。");
    }
    String hold = Limits.RELEASE_HOLD.toSeconds() + " s";
    return Refused.of(
        422,
        RefusalCode.NOT_RELEASABLE.name(),
        "Document "
            + document
            + " has not gone to "
            + who
            + " yet. Release it there first; it leaves after its hold of "
            + hold
            + ", and then a request can come with it.",
        "文書 " + document + " はまだ " + who + " に提供されていません。先に提供し、保留(" + hold + ")が明けてから要請に添えてください。");
  }

  private static String en(List<Reason> reasons) {
    return String.join("; ", reasons.stream().map(Reason::en).toList());
  }

  private static String ja(List<Reason> reasons) {
    return String.join("、", reasons.stream().map(Reason::ja).toList());
  }

  // ---------------------------------------------------------------------------------- as shown

  private static boolean between(State state, ProposalView view, Holdings.Document document) {
    PartyId to = document.releasedTo();
    return to != null
        && view.parties().contains(document.owner())
        && (to.equals(state.self()) || view.parties().contains(to));
  }

  /// Documents that terms come with, as far as they crossed between the parties of the proposal.
  /// Any other id is shown as not held, whatever it names here.
  ArrayNode rows(State state, ProposalView view) {
    return Json.list(view.onTable().terms().documents(), statement -> row(state, view, statement));
  }

  ObjectNode row(State state, ProposalView view, EntryId statement) {
    ObjectNode row = Json.object();
    row.put("statement", statement.hex());
    Optional<Holdings.Document> held =
        state.holdings().document(statement).filter(found -> between(state, view, found));
    row.put("held", held.isPresent());
    held.ifPresent(document -> {
      row.put("title", document.title());
      row.put("mediaType", document.mediaType());
      row.put("bytes", document.sizeBytes());
      row.put("hash", desk.chronicle().releases().content(statement).hex());
      row.set("label", Values.label(document.label()));
      row.put("owner", document.owner().key().hex());
      row.put("recalled", document.recalled() != null);
    });
    return row;
  }
}

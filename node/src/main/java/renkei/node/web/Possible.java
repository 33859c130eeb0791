// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Progress;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether an officer may do something about a proposal now, asked of the same checks that judge
/// the act itself. It records nothing, and promises nothing: somebody may be faster.
final class Possible {
  private static final EntryId NOBODYS = new EntryId(0, 0);

  private final Desk desk;

  Possible(Desk desk) {
    this.desk = desk;
  }

  /// Something that could be done.
  private record Asked(String act, Crossing body) {}

  ArrayNode list(State state, ProposalView view, Caller caller, Instant now) {
    ArrayNode may = Json.list();
    for (Asked asked : all(view)) {
      Optional<Refusal> against = against(state, view, caller, now, asked.body());
      ObjectNode line = Json.object();
      line.put("act", asked.act());
      line.put("allowed", against.isEmpty());
      against.ifPresent(why -> line.set("sentence", Values.refusal(why)));
      may.add(line);
    }
    return may;
  }

  private static List<Asked> all(ProposalView view) {
    EntryId id = view.id();
    Hash terms = view.onTable().hash();
    SealedTerms others =
        new SealedTerms(view.onTable().terms(), view.onTable().bytes(), Hash.ZERO, true);
    List<Asked> all = new ArrayList<>();
    all.add(new Asked("acknowledge", new Crossing.ProposalAcknowledged(id)));
    all.add(new Asked("consent", new Crossing.ConsentGiven(id, terms)));
    all.add(new Asked("withdraw-consent", new Crossing.ConsentWithdrawn(id, terms, "")));
    all.add(new Asked("counter", new Crossing.TermsCountered(id, terms, others)));
    all.add(new Asked("decline", new Crossing.ProposalDeclined(id, terms, "")));
    all.add(new Asked("withdraw", new Crossing.ProposalWithdrawn(id, "")));
    all.add(new Asked("progress", new Crossing.ProgressStated(id, Progress.IN_PROGRESS, "")));
    if (view.profile() == Profile.AGREEMENT) {
      all.add(new Asked("ratify", new Crossing.ProposalRatified(id, terms)));
    }
    if (view.profile() == Profile.INFORMATION) {
      all.add(new Asked("answer", new Crossing.InformationGiven(id, "-", null)));
    }
    return all;
  }

  private Optional<Refusal> against(
      State state, ProposalView view, Caller caller, Instant now, Crossing body) {
    if (!caller.may(Right.ANSWER)) {
      return Optional.of(
          new Refusal(
              RefusalCode.NO_RIGHT, "officer " + caller.officer() + " lacks the right ANSWER"));
    }
    boolean said = view.acts().stream().anyMatch(act -> act.entry().party().equals(state.self()));
    if (body instanceof Crossing.ProposalAcknowledged && said) {
      return Optional.of(new Refusal(RefusalCode.STALE, "It is acknowledged already."));
    }
    Entry entry = entry(state, view, caller, now, body);
    if (body instanceof Crossing.ProgressStated) {
      return state.requests().check(entry);
    }
    if (body instanceof Crossing.InformationGiven) {
      return state
          .requests()
          .check(entry)
          .or(() -> state.routing().answering(view, caller.command(), now));
    }
    return state
        .proposals()
        .check(SignedEntry.of(entry, Bytes.EMPTY, null))
        .or(() -> state.routing().answering(view, caller.command(), now));
  }

  private Entry entry(State state, ProposalView view, Caller caller, Instant now, Crossing body) {
    Set<PartyId> audience = new TreeSet<>(view.others(state.self()));
    return new Entry(
        state.self(),
        NOBODYS,
        now,
        now,
        caller.officer(),
        caller.command(),
        "",
        audience,
        desk.labelOf(state, view),
        body);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.CommandLine;
import renkei.core.authority.FunctionLine;
import renkei.core.consent.ProposalView;
import renkei.core.entry.SignedEntry;
import renkei.core.exchange.LinkStatus;
import renkei.core.exchange.PeerLink;
import renkei.core.release.Thing;
import renkei.core.turn.Peers;
import renkei.core.turn.State;

/// Everything about a node's state that must be the same after a replay, as lines: what is compared
/// can be read. Left out is what belongs to a stream or to the live lane.
final class Digest {
  private final List<String> lines = new ArrayList<>();
  private final State state;

  private Digest(State state) {
    this.state = state;
  }

  static List<String> of(State state) {
    Digest digest = new Digest(state);
    digest.self();
    digest.register();
    state.proposals().all().forEach(digest::proposal);
    digest.release();
    digest.holdings();
    state.links().forEach(digest::link);
    return digest.lines;
  }

  private void add(@Nullable Object... parts) {
    StringBuilder line = new StringBuilder();
    for (@Nullable Object part : parts) {
      line.append(part).append(' ');
    }
    lines.add(line.toString());
  }

  private void self() {
    add("self", state.self(), state.position(), state.entries(), state.incarnation());
    add("readmitted", state.readmitted());
    state.officers().all().forEach(officer -> add("officer", officer));
    for (Peers.Peer peer : state.peers().all()) {
      add("peer", peer.identity().party(), peer.terms(), peer.suspended());
    }
  }

  private void register() {
    state.register().history().forEach(act -> add("act", act.position(), act.entry().id()));
    for (CommandLine command : state.register().commands()) {
      add("command", command);
    }
    state.register().units().forEach(unit -> add("unit", unit));
    Instant at = Instant.parse("2026-11-23T00:00:00Z");
    for (FunctionLine function : state.register().functions()) {
      add("function", function);
      for (int minutes = 0; minutes < 8; minutes++) {
        Instant then = at.plusSeconds(60L * minutes);
        add("who", function.id(), state.register().who(function.id(), null, then, then));
      }
    }
  }

  private void proposal(ProposalView view) {
    List<String> acts = new ArrayList<>();
    for (SignedEntry act : view.acts()) {
      acts.add(act.hash().shortHex());
    }
    add("proposal", view.id(), view.state(), view.onTable().hash(), acts, view.ends());
    add("missing", view.missing());
  }

  private void release() {
    var desk = state.desk();
    add("policy", desk.policy().number());
    desk.policy().agreements().values().stream()
        .sorted(Comparator.comparing(one -> one.peer()))
        .forEach(agreement -> add("agreement", agreement.id(), agreement.outward()));
    desk.policy().rules().forEach(rule -> add("rule", rule.id(), rule.rule()));
    desk.pending().forEach(due -> add("pending", due));
    desk.recalls().forEach(due -> add("recall", due));
    desk.policy().documents().stream()
        .sorted(Comparator.comparing(Thing.OfDocument::item))
        .forEach(document -> add("releasable", document.item(), document.originators()));
  }

  private void holdings() {
    state.holdings().documents().forEach(document -> add("document", document));
    for (ProposalView view : state.proposals().all()) {
      state.holdings().reports(view.id()).forEach(report -> add("report", report));
    }
    state.tasks().all().forEach(task -> add("task", task));
    for (Peers.Peer peer : state.peers().all()) {
      add("tally", peer.identity().party(), state.tally().of(peer.identity().party()));
    }
  }

  private void link(PeerLink link) {
    LinkStatus status = link.status();
    add("out", status.peer(), status.out());
    add(
        "in",
        status.peer(),
        status.in().incarnation(),
        status.in().lastReceived(),
        status.in().bytesHeld());
  }

  /// The first line in which two differ.
  static String difference(List<String> live, List<String> replayed) {
    for (int i = 0; i < Math.max(live.size(), replayed.size()); i++) {
      String one = i < live.size() ? live.get(i) : "nothing";
      String other = i < replayed.size() ? replayed.get(i) : "nothing";
      if (!one.equals(other)) {
        return "live: " + one + " replayed: " + other;
      }
    }
    return "";
  }
}

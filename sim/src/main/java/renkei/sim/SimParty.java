// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.exchange.Control;
import renkei.core.exchange.OutFrame;
import renkei.core.journal.Row;
import renkei.core.release.Agreement;
import renkei.core.release.Gate;
import renkei.core.release.Permit;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.Kernel;
import renkei.core.turn.Ports;
import renkei.core.turn.Setup;
import renkei.core.turn.State;
import renkei.core.turn.Submission;
import renkei.core.turn.TurnOutput;
import renkei.node.codec.FrameCodec;
import renkei.node.codec.ProtoCodec;
import renkei.node.guard.Ceiling;
import renkei.sim.Invariant.Placed;

/// One simulated party: the real kernel, codec and guard on a simulated disk, clock and network.
public final class SimParty {
  private final World world;
  private final Identity identity;
  private final SplittableRandom random;
  private final ProtoCodec codec = new ProtoCodec();
  private final FrameCodec frames = new FrameCodec();
  private final RowTap tap = new RowTap();
  private final List<TurnOutput.Alarm> alarms = new ArrayList<>();
  private final Map<PartyId, Edge> edges = new TreeMap<>();
  private final List<Edge> edgeList = new ArrayList<>();
  private final SimRoll roll;
  private final Map<EntryId, Draft> inDoubt = new LinkedHashMap<>();
  private List<RowTap.Seen> durable = new ArrayList<>();
  private List<RowTap.Seen> doubtful = List.of();
  private SimDisk disk;
  private @Nullable Kernel kernel;
  private long skewMillis;
  private long clockMillis;
  private boolean restored;
  private boolean taken;
  private boolean failed;

  SimParty(World world, String code, long seed) {
    this.world = world;
    Bytes key = world.keys().make(code, seed);
    this.identity =
        new Identity(
            new PartyId(Hash.sha256(key.unsafe())),
            code,
            Names.same(code),
            key,
            Hash.sha256(code.getBytes(StandardCharsets.UTF_8), key.unsafe()),
            "");
    this.random = new SplittableRandom(seed);
    this.roll = new SimRoll(world, code, random.split());
    this.disk = new SimDisk(seed);
  }

  /// Its id.
  public PartyId id() {
    return identity.party();
  }

  /// Its code in labels and lists.
  public String code() {
    return identity.code();
  }

  /// Its public identity.
  public Identity identity() {
    return identity;
  }

  /// Its public identity with the keys of its officers, as it pairs with it.
  public Identity known() {
    return identity.with(roll.keys());
  }

  /// The own keys of its officers.
  SimRoll roll() {
    return roll;
  }

  /// Its disk.
  public SimDisk disk() {
    return disk;
  }

  /// What its officers were shown.
  public List<TurnOutput.Alarm> alarms() {
    return alarms;
  }

  boolean running() {
    return kernel != null;
  }

  /// Whether it runs and its disk never refused since it started.
  boolean sound() {
    return kernel != null && !failed;
  }

  /// Whether somebody else speaks with its keys now, instead of a node.
  boolean taken() {
    return taken;
  }

  void takeOver() {
    taken = true;
    down();
  }

  /// Whether its incarnation has to begin anew before it records anything.
  boolean restoredAndSilent() {
    return restored;
  }

  /// Its clock is off by so much from now on.
  void skew(long millis) {
    skewMillis = millis;
  }

  EntryId newId() {
    return new EntryId(random.nextLong(), random.nextLong());
  }

  ProtoCodec codec() {
    return codec;
  }

  /// The time of its node, which never goes back while it runs.
  long clockMillis() {
    return clockMillis;
  }

  /// Every row that is certainly on its disk, in sequence.
  List<RowTap.Seen> rows() {
    return Collections.unmodifiableList(durable);
  }

  /// Starts the node: the journal is verified and replayed.
  void start() {
    Ports ports =
        new Ports(disk, codec, tap, world.keys().signerOf(id()), world.keys(), random::nextLong);
    tap.opens();
    Kernel opened = Kernel.open(new Setup(id(), true, restored), ports);
    List<RowTap.Seen> found = tap.opened();
    kernel = opened;
    world.compareDisk(this, doubtful, found);
    List<Placed> late = placed(found.subList(durable.size(), found.size()), durable.size());
    durable = found;
    doubtful = List.of();
    failed = false;
    clockMillis = lastRecorded();
    world.rows(this, late);
    Map<EntryId, Draft> asked = Map.copyOf(inDoubt);
    inDoubt.clear();
    asked.forEach((id, draft) ->
        opened
            .read(id)
            .ifPresent(held ->
                world.answered(
                    this,
                    draft,
                    new Answer.Accepted(
                        id, opened.state().positionOf(id).orElseThrow(), held.hash()))));
    world.started(this);
  }

  /// The time of the last own entry: where a started node's clock begins.
  private long lastRecorded() {
    long last = 0;
    for (RowTap.Seen seen : durable) {
      if (seen.row() instanceof Row.Own own) {
        last = Math.max(last, own.entry().entry().recorded().toEpochMilli());
      } else if (seen.row() instanceof Row.Readmitted back) {
        last = Math.max(last, back.entry().entry().recorded().toEpochMilli());
      }
    }
    return last;
  }

  private static List<Placed> placed(List<RowTap.Seen> rows, long before) {
    List<Placed> placed = new ArrayList<>(rows.size());
    for (RowTap.Seen seen : rows) {
      placed.add(new Placed(before + placed.size() + 1, seen.row()));
    }
    return placed;
  }

  /// The power goes off; what was not forced may be gone.
  void crash() {
    if (kernel != null) {
      world.stops(this);
    }
    down();
    disk.crash();
  }

  /// The process is killed; the machine stays on.
  void kill() {
    if (kernel != null) {
      world.stops(this);
    }
    down();
    disk.restart();
  }

  private void down() {
    kernel = null;
    tap.taken();
    edges.values().forEach(Edge::clear);
    world.net().cutAll(id());
  }

  /// Another disk, as copied from a backup.
  void restore(SimDisk backup, int rowsInIt) {
    down();
    disk = backup;
    restored = true;
    durable = new ArrayList<>(durable.subList(0, rowsInIt));
    doubtful = List.of();
    inDoubt.clear();
    world.restored(this);
    start();
  }

  State state() {
    return kernel().state();
  }

  Kernel kernel() {
    Kernel present = kernel;
    if (present == null) {
      throw new IllegalStateException("the node is down");
    }
    return present;
  }

  // -------------------------------------------------------------------------------------- turns

  /// One turn with these submissions; frames go to the network. Without an answer when the power
  /// went off in it.
  boolean turn(List<Submission> submissions) {
    long clock = world.nowMillis() + skewMillis;
    clockMillis = Math.max(clock, clockMillis + 1);
    long before = durable.size();
    TurnOutput output;
    try {
      output = kernel().turn(Instant.ofEpochMilli(clock), submissions);
    } catch (PowerCut cut) {
      noteDoubt(submissions);
      kernel = null;
      down();
      disk.crash();
      world.died(this);
      return false;
    }
    clockMillis = kernel().lastTurn().toEpochMilli();
    List<RowTap.Seen> rows = tap.taken();
    boolean kept = output.position() == before + rows.size();
    if (kept) {
      durable.addAll(rows);
      world.rows(this, placed(rows, before));
    } else {
      doubtful = doubtful.isEmpty() ? rows : doubtful;
      noteDoubt(submissions);
      failed = true;
    }
    if (restored && state().incarnation() > 0 && !state().recovering()) {
      restored = false;
    }
    world.turned(this, output);
    alarms.addAll(output.alarms());
    for (TurnOutput.ToPeer out : output.frames()) {
      offer(out.peer(), out.frame());
    }
    output.replies().forEach(Runnable::run);
    output.closes().forEach(close -> world.closing(id(), close.peer()));
    return true;
  }

  private void noteDoubt(List<Submission> submissions) {
    List<RowTap.Seen> rows = tap.taken();
    doubtful = doubtful.isEmpty() ? rows : doubtful;
    for (Submission submission : submissions) {
      if (submission instanceof Submission.Stated stated) {
        inDoubt.put(stated.draft().id(), stated.draft());
      }
    }
  }

  void arrives(PartyId from, Bytes bytes) {
    turn(List.of(new Submission.FrameCame(from, frames.decode(bytes))));
  }

  /// States a draft; empty: the power went off before it was answered.
  Optional<Answer> tries(Draft draft) {
    if (kernel == null) {
      return Optional.empty();
    }
    List<Answer> answers = new ArrayList<>(1);
    boolean lived = turn(List.of(new Submission.Stated(roll.signed(draft, state()), answers::add)));
    if (!lived || answers.isEmpty()) {
      return Optional.empty();
    }
    world.answered(this, draft, answers.getFirst());
    return Optional.of(answers.getFirst());
  }

  /// States a draft and gives the answer.
  Answer say(Draft draft) {
    return tries(draft).orElseThrow(() -> new IllegalStateException("a draft was not answered"));
  }

  /// States several drafts in one turn; each must be accepted.
  void sayAll(List<Draft> drafts) {
    List<Submission> submissions = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    drafts.forEach(
        draft -> submissions.add(new Submission.Stated(roll.signed(draft, state()), answers::add)));
    turn(submissions);
    for (Answer answer : answers) {
      if (answer instanceof Answer.Refused refused) {
        throw new IllegalStateException(refused.refusal().sentence());
      }
    }
  }

  // --------------------------------------------------------------------------------------- edge

  private Edge edge(PartyId peer) {
    Edge edge = new Edge(id(), peer);
    edgeList.add(edge);
    return edge;
  }

  private void offer(PartyId peer, OutFrame frame) {
    Edge edge = edges.computeIfAbsent(peer, this::edge);
    if (world.net().open(id(), peer)) {
      edge.add(new Edge.Waiting(world.nowMillis() + world.edgeDelay(), clockMillis, frame));
      handOver(edge);
    }
  }

  /// When the next frame of any stream is taken.
  long nextHandOver() {
    long next = Long.MAX_VALUE;
    if (kernel != null) {
      for (Edge edge : edgeList) {
        next = Math.min(next, edge.nextMillis());
      }
    }
    return next;
  }

  void handOver() {
    for (int i = 0; i < edgeList.size(); i++) {
      handOver(edgeList.get(i));
    }
  }

  void streamEnded(PartyId peer) {
    Edge edge = edges.get(peer);
    if (edge != null) {
      edge.clear();
    }
  }

  private void handOver(Edge edge) {
    Optional<Edge.Waiting> next = edge.take(world.nowMillis());
    while (next.isPresent() && kernel != null) {
      handOver(edge, next.get());
      next = edge.take(world.nowMillis());
    }
  }

  private void handOver(Edge edge, Edge.Waiting waiting) {
    OutFrame frame = waiting.frame();
    Optional<Permit> permit = permit(frame);
    if (permit.isPresent() && !Gate.current(permit.get(), state().desk().policy())) {
      stale(edge, frame);
      return;
    }
    Bytes bytes = frames.encode(frame);
    edge.guard().ceiling(ceiling(edge.peer()));
    var objection = edge.guard().check(bytes.unsafe());
    if (objection.isPresent()) {
      world.objected(this, edge.peer(), objection.get());
      return;
    }
    world.leaves(
        new Invariant.Leaving(
            this, edge.peer(), bytes, frames.decode(bytes), waiting.ruledMillis()));
    world
        .net()
        .send(new SimNet.Parcel(id(), edge.peer(), bytes, givesBack(frame)), world.nowMillis());
  }

  /// What gives a lost past back relies on a stream that loses nothing while it stands: a lost part
  /// is a cut stream.
  private static boolean givesBack(OutFrame frame) {
    return frame instanceof OutFrame.Return
        || frame instanceof Control.ReturnEnd
        || frame instanceof Control.AskReturn;
  }

  private static Optional<Permit> permit(OutFrame frame) {
    return switch (frame) {
      case OutFrame.Carry carry -> Optional.of(carry.permit());
      case OutFrame.Return back -> Optional.of(back.permit());
      case OutFrame.Tracks tracks -> Optional.of(tracks.permit());
      case Control _ -> Optional.empty();
    };
  }

  private void stale(Edge edge, OutFrame frame) {
    world.happened(Mishap.STALE_PERMIT);
    switch (frame) {
      case OutFrame.Carry carry -> {
        edge.stale(carry.seq());
        turn(List.of(new Submission.PermitStale(edge.peer(), carry.seq())));
      }
      case OutFrame.Return _ -> world.closing(id(), edge.peer());
      case OutFrame.Tracks _, Control _ -> {}
    }
  }

  /// As the program tells its guard: the agreement in force, or unclassified only.
  private Ceiling ceiling(PartyId peer) {
    Agreement agreement = state().desk().policy().agreements().get(peer);
    if (agreement == null) {
      String code = state().peers().find(peer).map(found -> found.identity().code()).orElse("");
      return new Ceiling(1, code);
    }
    return new Ceiling(agreement.outward().highest().ordinal() + 1, agreement.outward().toCode());
  }

  /// The time by its own clock.
  Instant now() {
    return Instant.ofEpochMilli(Math.max(world.nowMillis() + skewMillis, clockMillis));
  }

  /// Asks the state.
  <T> T ask(Function<State, T> question) {
    return question.apply(state());
  }
}

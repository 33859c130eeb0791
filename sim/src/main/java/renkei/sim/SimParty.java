// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
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
import renkei.node.codec.ProtoRowCodec;

/// One simulated party: the real kernel and codec on a simulated disk, clock and network.
public final class SimParty {
  private final World world;
  private final Identity identity;
  private final SplittableRandom random;
  private final ProtoCodec codec = new ProtoCodec();
  private final FrameCodec frames = new FrameCodec();
  private final List<TurnOutput.Alarm> alarms = new ArrayList<>();
  private SimDisk disk;
  private @Nullable Kernel kernel;
  private long skewMillis;
  private boolean restored;

  SimParty(World world, String code, long seed) {
    this.world = world;
    Bytes key = world.keys().make(code, seed);
    this.identity =
        new Identity(
            new PartyId(Hash.sha256(key.unsafe())),
            code,
            Names.same(code),
            key,
            Hash.sha256(code.getBytes(java.nio.charset.StandardCharsets.UTF_8), key.unsafe()),
            "");
    this.random = new SplittableRandom(seed);
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

  /// Starts the node: the journal is verified and replayed.
  void start() {
    Ports ports =
        new Ports(
            disk,
            codec,
            new ProtoRowCodec(),
            world.keys().signerOf(id()),
            world.keys(),
            random::nextLong);
    kernel = Kernel.open(new Setup(id(), true, restored), ports);
  }

  /// The process dies; what was not forced may be gone.
  void crash() {
    kernel = null;
    disk.crash();
    world.net().cutAll(id());
  }

  /// The process is killed; the machine stays on.
  void kill() {
    kernel = null;
    disk.restart();
    world.net().cutAll(id());
  }

  /// Another disk, as copied from a backup.
  void restore(SimDisk backup) {
    kernel = null;
    disk = backup;
    restored = true;
    world.net().cutAll(id());
    start();
    restored = false;
  }

  State state() {
    return running(kernel).state();
  }

  Kernel kernel() {
    return running(kernel);
  }

  private static Kernel running(@Nullable Kernel kernel) {
    if (kernel == null) {
      throw new IllegalStateException("the node is down");
    }
    return kernel;
  }

  /// One turn with these submissions; frames go to the network.
  void turn(List<Submission> submissions) {
    Instant now = world.now().plusMillis(skewMillis);
    TurnOutput output = running(kernel).turn(now, submissions);
    world.turned(this, output);
    alarms.addAll(output.alarms());
    for (TurnOutput.ToPeer out : output.frames()) {
      Bytes bytes = frames.encode(out.frame());
      world.leaves(this, out.peer(), out.frame(), bytes);
      world.net().send(id(), out.peer(), bytes, world.now().toEpochMilli());
    }
    output.replies().forEach(Runnable::run);
    output.closes().forEach(close -> world.hangUp(id(), close.peer()));
  }

  void arrives(PartyId from, Bytes bytes) {
    turn(List.of(new Submission.FrameCame(from, frames.decode(bytes))));
  }

  /// States a draft and gives the answer.
  Answer say(Draft draft) {
    Answer[] answer = new Answer[1];
    turn(List.of(new Submission.Stated(draft, given -> answer[0] = given)));
    return Optional.ofNullable(answer[0])
        .orElseThrow(() -> new IllegalStateException("a draft was not answered"));
  }

  /// States several drafts in one turn.
  void sayAll(List<Draft> drafts) {
    List<Submission> submissions = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    drafts.forEach(draft -> submissions.add(new Submission.Stated(draft, answers::add)));
    turn(submissions);
    for (Answer answer : answers) {
      if (answer instanceof Answer.Refused refused) {
        throw new IllegalStateException(refused.refusal().sentence());
      }
    }
  }

  /// The time by its own clock.
  Instant now() {
    return Instant.ofEpochMilli(world.now().toEpochMilli() + skewMillis);
  }

  /// Asks the state.
  <T> T ask(Function<State, T> question) {
    return question.apply(state());
  }
}

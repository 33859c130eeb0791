// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import renkei.core.base.Clock;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.turn.Kernel;
import renkei.core.turn.Submission;
import renkei.core.turn.TurnOutput;
import renkei.node.alarm.AlarmOut;
import renkei.node.feed.Feed;
import renkei.node.keys.Keyring;
import renkei.node.keys.LinkPins;
import renkei.node.keys.OpenInvites;
import renkei.node.keys.PeerTls;
import renkei.node.store.DataFolder;
import renkei.node.store.FolderCheck;
import renkei.node.store.FolderLock;
import renkei.node.store.FolderRefused;
import renkei.node.store.SpaceGauge;

/// One running node: the parts list, and the sequence in which they start and stop.
final class RunningNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningNode.class);

  private final DataFolder folder;
  private final Config config;
  private final FolderLock lock;
  private final Kernel kernel;
  private final TurnThread turn;
  private final NodePort port;
  private final Identity identity;
  private final Clock clock = Instant::now;
  private final SecureRandom random = new SecureRandom();
  private final Runnable stopped;
  private @Nullable PeerLinks links;
  private @Nullable Feed feed;
  private final OfficersDoor door;
  private final AlarmOut alarms;
  private final SpaceLimit space;
  private final Metrics metrics;
  private boolean restored;
  private boolean closed;

  private RunningNode(DataFolder folder, Config config, Runnable stopped) {
    this.folder = folder;
    this.config = config;
    this.stopped = stopped;
    this.lock = FolderLock.take(folder);
    this.restored = folder.restored().isPresent();
    KeyFolder keys = KeyFolder.read(folder);
    Keyring keyring = new Keyring();
    this.kernel =
        KernelOpening.open(
            folder,
            keys,
            new KernelOpening.Rules(config.exercise(), config.web().browserKeys()),
            random,
            keyring);
    this.identity = identity(config, keys);
    this.turn = new TurnThread(kernel, clock, this::publish);
    this.space = new SpaceLimit(new SpaceGauge(folder.root())::read, clock);
    this.port =
        new NodePort(
            turn,
            identity,
            config.party().policy(),
            new PairingDesk(
                config,
                identity,
                keys.signing(),
                new OpenInvites(folder.invites(), keys.signing(), clock),
                clock),
            space);
    LinkPins pins = new LinkPins(keys.link().identity());
    PeerTls tls = new PeerTls(keys.link(), pins, clock);
    try {
      this.links =
          new PeerLinks(
              new PeerLinks.Opened(identity.party(), keyring, config.peerListen()),
              tls,
              pins,
              turn,
              random::nextLong);
    } catch (IOException fault) {
      throw new ConfigRefused(
          "cannot listen for peers at "
              + config.peerListen()
              + ": "
              + fault.getMessage()
              + "; stop what uses that port, or change peer.listen in the configuration",
          "peer.listen の "
              + config.peerListen()
              + " で待ち受けられません。そのポートを使うものを止めるか、設定の peer.listen を変えてください。",
          fault);
    }
    this.feed = new Feeds(config, clock).feed(this::takes).orElse(null);
    this.alarms = AlarmOut.of(config.alarms());
    this.metrics = new Metrics(new Metrics.Parts(turn, links, feed, space, keys), clock);
    this.door =
        new OfficersDoor(
            config,
            new OfficersDoor.Needs(folder, keys, port, feed, metrics::scrape, this::counters),
            clock,
            random);
  }

  /// Starts the node of a folder. The journal is verified and replayed before anything listens.
  ///
  /// @param stopped called when the node stops by itself
  /// @throws FolderRefused when the folder is not fit, with the fix
  static RunningNode start(DataFolder folder, Config config, Runnable stopped) {
    var problems = FolderCheck.problems(folder);
    if (!problems.isEmpty()) {
      throw new FolderRefused(
          String.join(" ", problems.stream().map(FolderCheck.Problem::toString).toList()),
          String.join(" ", problems.stream().map(FolderCheck.Problem::japanese).toList()));
    }
    RunningNode node = new RunningNode(folder, config, stopped);
    try {
      node.start();
    } catch (UncheckedIOException fault) {
      node.close();
      throw new ConfigRefused(
          "cannot listen for officers at "
              + config.web().listen()
              + ": "
              + fault.getMessage()
              + "; stop what uses that port, or change web.listen in the configuration",
          "web.listen の "
              + config.web().listen()
              + " で待ち受けられません。そのポートを使うものを止めるか、設定の web.listen を変えてください。",
          fault);
    }
    return node;
  }

  private static Identity identity(Config config, KeyFolder keys) {
    return new Identity(
        keys.signing().party(),
        config.party().code(),
        new Names(config.party().en(), config.party().ja()),
        keys.signing().publicKey(),
        keys.link().identity(),
        config.party().peerAddress());
  }

  private void start() {
    kernel.opening().notes().forEach(note -> LOG.warn("journal: {}", note));
    alarms.start(kernel.state().requests().alarms(), clock.now());
    turn.start();
    door.start();
    Feed reading = feed;
    if (reading != null) {
      Thread.ofVirtual().name("feed-" + reading.code()).start(reading);
    }
    LOG.info("node {} of {} started", identity.party(), identity.code());
  }

  boolean takes(java.util.List<renkei.core.entry.Track> batch) {
    return space.takesPositions() && turn.offer(new Submission.TracksSeen(batch));
  }

  /// Runs in the turn's thread, after the force.
  private void publish(TurnOutput output) {
    PeerLinks peers = links;
    if (peers != null) {
      peers.turned(kernel.state(), output);
    }
    output.replies().forEach(Runnable::run);
    output.alarms().forEach(alarm -> LOG.warn("alarm {}: {}", alarm.peer(), alarm.sentence()));
    if (output.changed() && kernel.state().readOnly().isEmpty()) {
      alarms.turned(kernel.state().requests().alarms());
    }
    port.turned(output);
    metrics.turned(output);
    if (restored && !kernel.state().recovering()) {
      restored = false;
      folder.beginAfterRestore();
    }
  }

  NodePort port() {
    return port;
  }

  Identity identity() {
    return identity;
  }

  Optional<Feed> feed() {
    return Optional.ofNullable(feed);
  }

  /// Where officers reach it.
  String address() {
    return door.address();
  }

  /// A link for the first officer while nobody has enrolled a key.
  Optional<String> firstLink() {
    OfficerId first = config.web().commandLine();
    boolean nobody =
        port.ask(state -> state.officers().all().stream().allMatch(one -> one.key() == null))
            .join();
    return nobody ? door.link(first) : Optional.empty();
  }

  private Map<String, Long> counters() {
    Map<String, Long> counters = new TreeMap<>();
    counters.put("inbox_refused", turn.refusedFull());
    counters.putAll(alarms.counters());
    PeerLinks peers = links;
    if (peers != null) {
      long[] guarded = peers.guarded();
      counters.put("guard_checked", guarded[0]);
      counters.put("guard_refused", guarded[1]);
    }
    return counters;
  }

  /// The port on which peers reach it; 0: it only dials.
  int peerPort() {
    PeerLinks peers = links;
    return peers == null ? 0 : peers.port();
  }

  /// Whether it stopped by a fault.
  boolean failed() {
    return !closed && !turn.alive();
  }

  /// Stops everything, outside first; the journal is closed last.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    door.close();
    alarms.close();
    Feed reading = feed;
    if (reading != null) {
      reading.close();
    }
    PeerLinks peers = links;
    if (peers != null) {
      peers.close();
    }
    turn.close();
    kernel.close();
    lock.close();
    stopped.run();
    LOG.info("node of {} stopped", identity.code());
  }
}

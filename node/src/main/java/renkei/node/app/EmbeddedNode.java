// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import renkei.core.base.Bytes;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Track;
import renkei.core.exchange.LinkState;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.keys.OfficerFileKey;
import renkei.node.store.DataFolder;
import renkei.node.web.WebPort;

/// A whole node inside another program: the same parts as `renkei run`, on loopback, on invented
/// matters only. For figures and for tests of other modules. Any thread.
public final class EmbeddedNode implements AutoCloseable {
  private final Path folder;
  private final String code;
  private final Draft.By officer;
  private final RunningNode node;
  private final OfficerFileKey key;
  private final WebPort port;
  private final SecureRandom random = new SecureRandom();

  private EmbeddedNode(
      Path folder, String code, Draft.By officer, RunningNode node, OfficerFileKey key) {
    this.folder = folder;
    this.key = key;
    this.port = new SigningPort(node.port(), key);
    this.code = code;
    this.officer = officer;
    this.node = node;
  }

  /// Founds a node in a new folder and starts it.
  ///
  /// @param folder not there yet
  /// @param code of the party in labels
  /// @param root code of its root command; its first officer has every right
  public static EmbeddedNode found(Path folder, String code, String root) {
    return behind(folder, code, root, 0);
  }

  /// The same, where peers dial a wire of the caller's that leads to the node.
  ///
  /// @param wirePort on loopback; 0: they dial the node itself
  public static EmbeddedNode behind(Path folder, String code, String root, int wirePort) {
    CommandId command = new CommandId(root);
    OfficerId officer = new OfficerId("duty-" + root.toLowerCase(Locale.ROOT));
    Config.Party party = new Config.Party(code, code, code, "COALITION", "");
    DataFolder data =
        new Founding(party, true, command, Names.same(root), officer)
            .in(folder, Instant::now, new SecureRandom());
    try {
      Files.writeString(data.config(), settings(code, officer, wirePort));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    EmbeddedNode node =
        start(
            folder, code, new Draft.By(officer, command), OfficerFileKey.fresh(new SecureRandom()));
    node.enrolKey();
    return node;
  }

  private static EmbeddedNode start(
      Path folder, String code, Draft.By officer, OfficerFileKey key) {
    DataFolder data = new DataFolder(folder);
    RunningNode node = RunningNode.start(data, Config.read(data.config()), () -> {});
    return new EmbeddedNode(folder, code, officer, node, key);
  }

  private void enrolKey() {
    OfficerEntry.OfficerEnrolled own =
        port().ask(state -> state.officers().find(officer.officer()).orElseThrow()).join();
    OfficerEntry.OfficerKey kept =
        new OfficerEntry.OfficerKey(KeyKind.FILE, Bytes.EMPTY, key.publicKey(), "");
    Label home = Label.of("COALITION", Level.UNCLASSIFIED).asExercise();
    Answer answer =
        port()
            .state(
                Draft.of(
                    newId(),
                    officer,
                    home,
                    new OfficerEntry.OfficerEnrolled(
                        own.id(), own.names(), own.command(), own.rights(), kept)))
            .join();
    if (answer instanceof Answer.Refused(var refusal)) {
      throw new IllegalStateException(refusal.sentence());
    }
  }

  /// The same node again, after [#close].
  public EmbeddedNode again() {
    return start(folder, code, officer, key);
  }

  private static String settings(String code, OfficerId officer, int wirePort) throws IOException {
    int port = freePort();
    return """
    party.code = %s
    party.name.en = %s
    node.exercise = true
    peer.listen = 127.0.0.1:%d
    peer.address = 127.0.0.1:%d
    web.listen = 127.0.0.1:%d
    web.plain-http-on-loopback = true
    web.command-line-officer = %s
    feed.kind = none
    """
        .formatted(code, code, port, wirePort == 0 ? port : wirePort, freePort(), officer.code());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Where its journal and keys are.
  public Path folder() {
    return folder;
  }

  /// Its party.
  public PartyId party() {
    return node.identity().party();
  }

  /// The code of its party in labels.
  public String code() {
    return code;
  }

  /// Its first officer.
  public Draft.By officer() {
    return officer;
  }

  /// Questions and drafts; what binds the party is signed by its first officer.
  public WebPort port() {
    return port;
  }

  /// The own key of its first officer.
  public OfficerFileKey key() {
    return key;
  }

  /// Where peers reach it, on loopback.
  public int peerPort() {
    return node.peerPort();
  }

  /// Where officers reach it, on loopback, over plain HTTP.
  public int webPort() {
    return Config.read(new DataFolder(folder).config()).web().listen().getPort();
  }

  /// Hands over positions as a feed does; false: the inbox is full.
  public boolean offer(List<Track> batch) {
    return node.takes(batch);
  }

  /// An id for a draft.
  public EntryId newId() {
    return new EntryId(random.nextLong(), random.nextLong());
  }

  /// Pairs with another as two officers would: letters carried, words read back. The link comes up
  /// and the pairing in force soon after it returned.
  public void pairWith(EmbeddedNode other) {
    WebPort.Pairing.Letter invite = port().pairing().invite(other.code, Level.CONFIDENTIAL);
    WebPort.Pairing.Letter reply = other.port().pairing().accept(invite.letter());
    WebPort.Pairing.Letter heard = port().pairing().accept(reply.letter());
    other.confirm(code, reply);
    confirm(other.code, heard);
  }

  private void confirm(String peer, WebPort.Pairing.Letter letter) {
    String words = String.join(" ", letter.theyRead().en());
    Answer answer =
        port()
            .pairing()
            .confirm(new WebPort.Pairing.Heard(peer, words, null), officer, newId())
            .join();
    if (answer instanceof Answer.Refused(var refusal)) {
      throw new IllegalStateException("pairing with " + peer + ": " + refusal.sentence());
    }
  }

  /// Whether pairings with so many peers are in force and their links up.
  public boolean linked(int peers) {
    return port()
        .ask(state ->
            state.desk().policy().agreements().size() >= peers
                && state.links().stream()
                        .filter(link -> link.state() instanceof LinkState.Up)
                        .count()
                    >= peers)
        .join();
  }

  @Override
  public void close() {
    node.close();
  }
}

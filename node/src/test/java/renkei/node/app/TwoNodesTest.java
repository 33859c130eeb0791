// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerId;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.LinkState;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.keys.OfficerFileKey;
import renkei.node.store.DataFolder;
import renkei.node.web.WebPort.Pairing.Heard;
import renkei.node.web.WebPort.Pairing.Letter;

/// Two whole nodes over real mutual TLS on loopback.
class TwoNodesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final OfficerFileKey key = OfficerFileKey.fresh(random);
  private RunningNode jpn;
  private RunningNode usa;

  @BeforeEach
  void two_nodes_run() throws IOException {
    jpn = start("JPN", "JJOC");
    usa = start("USA", "INDOPACOM");
  }

  @AfterEach
  void both_stop() {
    jpn.close();
    usa.close();
  }

  @Test
  void a_pairing_by_letters_and_words_opens_the_link_on_both_sides() throws Exception {
    pair();
    await(() -> agreements(jpn) == 1 && agreements(usa) == 1);
    await(() -> up(jpn) && up(usa));
  }

  @Test
  void words_that_do_not_agree_pin_nobody() throws Exception {
    Letter invite = jpn.port().pairing().invite("USA", Level.CONFIDENTIAL);
    usa.port().pairing().accept(invite.letter());
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            usa.port()
                .pairing()
                .confirm(new Heard("JPN", "zebra zebra zebra", null), by("INDOPACOM"), id()))
        .hasMessageContaining("do not agree");
    assertThat(usa.port().ask(state -> state.peers().all().size()).get(5, TimeUnit.SECONDS))
        .isZero();
  }

  @Test
  void w10_the_same_draft_twice_is_recorded_once_and_its_id_names_nothing_else() throws Exception {
    EntryId id = id();
    Answer first = stated(id, "Harbour plan");
    Answer again = stated(id, "Harbour plan");
    Answer other = stated(id, "Another plan");
    assertThat(first).isInstanceOf(Answer.Accepted.class).isEqualTo(again);
    assertThat(other)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.ID_REUSED));
    int documents = ask(jpn, state -> state.holdings().documents().size());
    assertThat(documents).isOne();
    assertThat(stated(id(), "Another plan")).isInstanceOf(Answer.Accepted.class);
  }

  private Answer stated(EntryId id, String title) throws Exception {
    Draft draft =
        Draft.of(
            id,
            by("JJOC"),
            Label.of("COALITION", Level.RESTRICTED).asExercise(),
            new Domestic.DocumentFiled(title, "text/plain", Bytes.EMPTY, Set.of()));
    return jpn.port().state(draft).get(10, TimeUnit.SECONDS);
  }

  private void pair() throws Exception {
    Letter invite = jpn.port().pairing().invite("USA", Level.CONFIDENTIAL);
    Letter reply = usa.port().pairing().accept(invite.letter());
    Letter heard = jpn.port().pairing().accept(reply.letter());
    String inviteWords = String.join(" ", invite.weRead().en());
    String replyWords = String.join(" ", reply.weRead().ja());
    assertThat(heard.theyRead().ja()).isEqualTo(reply.weRead().ja());
    confirmed(usa, "JPN", inviteWords, "INDOPACOM");
    confirmed(jpn, "USA", replyWords, "JJOC");
  }

  private void confirmed(RunningNode node, String code, String words, String command)
      throws Exception {
    Answer answer =
        new SigningPort(node.port(), key)
            .pairing()
            .confirm(new Heard(code, words, null), by(command), id())
            .get(10, TimeUnit.SECONDS);
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
  }

  private static int agreements(RunningNode node) {
    return ask(node, state -> state.desk().policy().agreements().size());
  }

  private static boolean up(RunningNode node) {
    return ask(
        node,
        state -> state.links().stream().allMatch(link -> link.state() instanceof LinkState.Up));
  }

  private static <T> T ask(
      RunningNode node, java.util.function.Function<renkei.core.turn.State, T> question) {
    return node.port().ask(question).join();
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }

  private static Draft.By by(String command) {
    return new Draft.By(new OfficerId("duty-1"), new CommandId(command));
  }

  private EntryId id() {
    return new EntryId(random.nextLong(), random.nextLong());
  }

  private RunningNode start(String code, String root) throws IOException {
    Path data = folder.resolve(code);
    Founding founding =
        new Founding(
            new Config.Party(code, code, code, "COALITION", ""),
            true,
            new CommandId(root),
            Names.same(root),
            new OfficerId("duty-1"));
    DataFolder made = founding.in(data, Instant::now, random);
    int port = freePort();
    Files.writeString(
        made.config(),
        Files.readString(made.config()).replace("127.0.0.1:8443", "127.0.0.1:0")
            + "\npeer.listen = 127.0.0.1:"
            + port
            + "\npeer.address = 127.0.0.1:"
            + port
            + "\n");
    RunningNode node = RunningNode.start(made, Config.read(made.config()), () -> {});
    Draft enrolled =
        Draft.of(
            id(),
            by(root),
            Label.of("COALITION", Level.RESTRICTED).asExercise(),
            new OfficerEntry.OfficerEnrolled(
                new OfficerId("duty-1"),
                Names.same("duty-1"),
                new CommandId(root),
                Set.of(OfficerEntry.Right.values()),
                new OfficerEntry.OfficerKey(KeyKind.FILE, Bytes.EMPTY, key.publicKey(), "")));
    assertThat(node.port().state(enrolled).join()).isInstanceOf(Answer.Accepted.class);
    return node;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import renkei.core.base.Bytes;
import renkei.node.app.Homes;
import renkei.node.app.Main;
import renkei.node.app.RecordFile;
import renkei.node.keys.SigningKey;
import renkei.node.store.Backup;
import renkei.node.store.DataFolder;
import renkei.node.store.Passphrase;
import renkei.node.store.Restore;
import tools.jackson.databind.JsonNode;

/// Steps 8 to 12: a party that misbehaves, a cut link, a killed node, a lost disk, and the proof
/// afterwards.
final class StoryOfFaults {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Story story;
  private final DemoWorld world;
  private final StoryOfRequest requests;
  private String during = "";
  private String whileDown = "";
  private String afterBackup = "";

  StoryOfFaults(Story story, DemoWorld world, StoryOfRequest requests) {
    this.story = story;
    this.world = world;
    this.requests = requests;
  }

  void play(Path home) {
    misbehaves();
    cut();
    killed();
    lost(home);
    proof(home);
  }

  // ------------------------------------------------------------------------- step 8: misbehaviour

  void misbehaves() {
    story.play(
        new Story.Step(
            8, "XAA sends an order, another's matter, another's consent, a replay", SOON),
        () -> {
          JsonNode card = DemoWorld.peer(world.jpn, world.xaa);
          List<String> codes =
              Stream.of("UNKNOWN_KIND", "NOT_KEEPER", "NOT_CARRIED_BY_YOU", "ID_REUSED")
                  .filter(code -> refused(card, code))
                  .toList();
          boolean others =
              DemoWorld.peer(world.jpn, world.usa).path("state").asString().equals("UP");
          return codes.size() == 4 && others
              ? Optional.of("each refused, counted and shown; JPN–USA stays up: " + codes)
              : Optional.empty();
        },
        () -> {
          String party = DemoWorld.party(world.jpn);
          world.xaa.stop();
          hostile()
              .play(
                  new HostilePeer.Plan(
                      world.xaa.data(),
                      party,
                      "127.0.0.1:" + world.jpn.wire().port(),
                      requests.request(),
                      DemoWorld.party(world.usa)));
        });
  }

  private static boolean refused(JsonNode card, String code) {
    for (JsonNode refusal : card.path("refusals")) {
      if (refusal.path("code").asString().equals(code)) {
        return true;
      }
    }
    return false;
  }

  private static HostilePeer hostile() {
    return ServiceLoader.load(HostilePeer.class)
        .findFirst()
        .orElseThrow(() -> new Main.Refused("the hostile party is not on the class path"));
  }

  // ------------------------------------------------------------------------------- step 9: cut

  private void cut() {
    story.play(
        new Story.Step(9, "the link to USA is cut, both go on, it heals", SOON),
        () -> {
          boolean once = !during.isEmpty() && count(world.usa, during) == 1;
          boolean up = DemoWorld.peer(world.usa, world.jpn).path("state").asString().equals("UP");
          return once && up
              ? Optional.of("what was asked during the cut is there once, nothing doubled")
              : Optional.empty();
        },
        () -> {
          world.jpn.wire().cut();
          world.usa.wire().cut();
          Story.pause(Duration.ofSeconds(1));
          during = ask(3);
          StoryOfRelease.register(
              world.usa, StoryOfRelease.function("base-support", "Base support", "基地支援"));
          Story.pause(Duration.ofSeconds(2));
          if (count(world.usa, during) != 0) {
            throw new Main.Refused("the wire was not cut");
          }
          world.jpn.wire().mend();
          world.usa.wire().mend();
        });
  }

  private String ask(int quantity) {
    return world
        .jpn
        .api()
        .must(DemoWorld.JJOC, "/api/v1/proposals", StoryOfRequest.support(world, quantity))
        .path("id")
        .asString();
  }

  private static int count(DemoNode node, String proposal) {
    int count = 0;
    for (JsonNode row :
        node.api()
            .get(node.who().officer(), "/api/v1/proposals?profile=SUPPORT&limit=500")
            .path("rows")) {
      count += row.path("id").asString().equals(proposal) ? 1 : 0;
    }
    return count;
  }

  // ------------------------------------------------------------------------------ step 10: kill

  private void killed() {
    story.play(
        new Story.Step(10, "USA is killed with kill -9, comes back and catches up", SOON),
        () ->
            !whileDown.isEmpty()
                    && count(world.usa, whileDown) == 1
                    && count(world.usa, during) == 1
                ? Optional.of("chain verified at the start, what was asked meanwhile is there")
                : Optional.empty(),
        () -> {
          world.usa.kill();
          whileDown = ask(2);
          world.usa.start();
        });
  }

  // --------------------------------------------------------------------- step 11: backup, restore

  private void lost(Path home) {
    story.play(
        new Story.Step(11, "PHL loses its disk and is restored; what crossed is all there", SOON),
        () -> {
          JsonNode node = world.phl.api().get(world.phl.who().officer(), "/api/v1/node");
          boolean begun = node.path("incarnation").asInt() == 2 && node.path("readOnly").isNull();
          boolean known = DemoWorld.peer(world.jpn, world.phl).path("incarnation").asInt() == 2;
          boolean back = !afterBackup.isEmpty() && visitHeld();
          return begun && known && back
              ? Optional.of("incarnation 2, announced; an act made after the backup came back")
              : Optional.empty();
        },
        () -> restore(home));
  }

  private boolean visitHeld() {
    for (JsonNode row :
        world
            .phl
            .api()
            .get(world.phl.who().officer(), "/api/v1/proposals?profile=VISIT&limit=500")
            .path("rows")) {
      if (row.path("id").asString().equals(afterBackup)) {
        return true;
      }
    }
    return false;
  }

  private void restore(Path home) throws IOException {
    DataFolder folder = new DataFolder(world.phl.data());
    Passphrase passphrase = Passphrase.typed("exercise only, loopback".toCharArray());
    Path file = home.resolve("PHL.backup");
    SecureRandom random = new SecureRandom();
    new Backup(
            folder,
            SigningKey.read(folder.keys().resolve("signing.key")).party(),
            passphrase,
            random::nextLong)
        .take(file, Instant.now());
    afterBackup =
        world
            .phl
            .api()
            .must(
                world.phl.who().officer(),
                "/api/v1/proposals",
                StoryOfRequest.visitTo(world.phl, world.jpn))
            .path("id")
            .asString();
    awaitAtJpn();
    world.phl.kill();
    Homes.delete(world.phl.data());
    Path fresh = home.resolve("PHL-restored");
    Restore.into(fresh, file, passphrase, null);
    world.phl.moveTo(fresh);
    world.phl.start();
    begin();
  }

  private void awaitAtJpn() {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (Instant.now().isBefore(end)) {
      for (JsonNode row :
          world
              .jpn
              .api()
              .get(DemoWorld.JJOC, "/api/v1/proposals?profile=VISIT&limit=500")
              .path("rows")) {
        if (row.path("id").asString().equals(afterBackup)) {
          return;
        }
      }
      Story.pause(Duration.ofMillis(200));
    }
    throw new Main.Refused("the visit proposed by PHL did not reach JPN");
  }

  /// An officer starts the new incarnation once the peers gave back what they hold.
  private void begin() {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!visitHeld() && Instant.now().isBefore(end)) {
      Story.pause(Duration.ofMillis(200));
    }
    world
        .phl
        .api()
        .must(
            world.phl.who().officer(),
            "/api/v1/node/incarnation",
            Map.of("reason", "restored from the backup"));
  }

  // ----------------------------------------------------------------------------- step 12: proof

  private void proof(Path home) {
    Path jpn = home.resolve("request-at-JPN.renkei-record");
    Path usa = home.resolve("request-at-USA.renkei-record");
    story.play(
        new Story.Step(
            12, "both export the record; it verifies alone, and one changed byte is found", SOON),
        () -> {
          if (!Files.exists(jpn) || !Files.exists(usa)) {
            return Optional.empty();
          }
          RecordFile.Finding here = RecordFile.verify(read(jpn));
          RecordFile.Finding there = RecordFile.verify(read(usa));
          RecordFile.Finding changed = RecordFile.verify(flipped(read(jpn)));
          boolean proven =
              here.right()
                  && there.right()
                  && here.outcome().equals("IN_FORCE")
                  && there.outcome().equals("IN_FORCE")
                  && !changed.right();
          return proven
              ? Optional.of(here.entries() + " entries right on both; changed: " + changed.fault())
              : Optional.empty();
        },
        () -> {
          String path = "/api/v1/records/" + requests.request();
          Files.write(jpn, world.jpn.api().download(DemoWorld.JJOC, path));
          Files.write(usa, world.usa.api().download(DemoWorld.USFJ, path));
        });
  }

  private static Bytes read(Path file) throws IOException {
    return Bytes.owning(Files.readAllBytes(file));
  }

  /// One bit of a letter in the middle of the third entry.
  private static Bytes flipped(Bytes record) {
    byte[] copy = record.copy();
    int entry = 0;
    for (int i = 0; i < copy.length; i++) {
      boolean lineBegins = i > 0 && copy[i - 1] == '\n' && copy[i] == 'e';
      entry += lineBegins ? 1 : 0;
      if (lineBegins && entry == 3) {
        int at = i + 60;
        copy[at] = (byte) (copy[at] == 'A' ? 'B' : 'A');
        return Bytes.owning(copy);
      }
    }
    throw new Main.Refused("the record has fewer than three entries");
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Feeds;
import renkei.node.app.Homes;
import renkei.node.app.Main;
import renkei.node.app.Output;
import renkei.node.feed.FeedSurvey;
import renkei.node.feed.ShipGenerator;
import renkei.node.feed.StoryChoice;

/// `renkei demo`: three parties and one that misbehaves, on this machine.
@Command(
    name = "demo",
    description = {
      "Run the demonstration: JPN, USA, PHL and a fictional party XAA, on loopback. EXERCISE 演習.",
      "展示を動かす。すべて架空であり、実在の政府とは関係がない。"
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements ExtraCommand {
  private static final double CELL_DEGREES = 0.05;
  private static final int ENOUGH = 40;

  @Mixin private Output output;

  @Option(
      names = "--check",
      description = {"Play the story without a screen and stop.", "画面なしで筋書きを実行し、止まる。"})
  private boolean check;

  @Option(
      names = "--feed",
      description = {"A recorded AIS file for JPN's picture.", "JPN の状況図に使う AIS の記録ファイル。"})
  private @Nullable Path feed;

  @Option(
      names = "--keep",
      description = {
        "Keep the folders of the nodes in this new folder.",
        "ノードのフォルダーをこの新しいフォルダーに残す。"
      })
  private @Nullable Path keep;

  @Option(
      names = "--port",
      defaultValue = "8460",
      description = {"First port of the screens.", "画面の最初のポート。"})
  private int port;

  @Override
  public Integer call() throws IOException {
    StoryChoice choice = choice();
    Path home = keep == null ? Files.createTempDirectory("renkei-demo-") : keep;
    Files.createDirectories(home);
    if (!output.asJson()) {
      output.line("EXERCISE 演習: everything invented. Folders and logs: " + home);
    }
    try (DemoWorld world = new DemoWorld(home, check ? 0 : port)) {
      Thread hook = Thread.ofPlatform().unstarted(world::close);
      Runtime.getRuntime().addShutdownHook(hook);
      world.start(feedLines(choice));
      Story story = new Story(line -> told(line));
      play(story, world, choice, home);
      report(story);
      if (!check) {
        world.entersKeys();
        screens(world).forEach(output::line);
        stay();
      }
      return story.passed() ? 0 : 1;
    } finally {
      if (keep == null) {
        Homes.delete(home);
      }
    }
  }

  private void told(String line) {
    if (!output.asJson()) {
      output.line(line);
    }
  }

  private static void play(Story story, DemoWorld world, StoryChoice choice, Path home) {
    new StoryOfRelease(story, world, choice).play();
    StoryOfRequest requests = new StoryOfRequest(story, world);
    requests.play();
    new StoryOfFaults(story, world, requests).play(home);
    new StoryOfAuthority(story, world).play();
    new StoryOfAnnouncements(story, world).play();
    new StoryOfAgreements(story, world).play();
    new StoryOfTeam(story, world).play();
    new StoryOfRepair(story, world).play();
    new StoryOfVisits(story, world).play();
    new StoryOfProgrammes(story, world).play();
    new StoryOfReadiness(story, world).play();
  }

  private void report(Story story) {
    List<String> lines = new ArrayList<>();
    long passed = story.played().stream().filter(Story.Played::passed).count();
    lines.add(passed + " passed, " + (story.played().size() - passed) + " failed");
    output.show(Map.of("steps", story.played(), "passed", story.passed()), lines);
  }

  /// The story's area and kinds follow the feed.
  private StoryChoice choice() throws IOException {
    Path file = feed;
    FeedSurvey survey =
        file == null
            ? FeedSurvey.of(new ShipGenerator(Feeds.SEED, ShipGenerator.SHIPS).first(Instant.now()))
            : FeedSurvey.of(file);
    StoryChoice choice =
        survey
            .choice(CELL_DEGREES, ENOUGH)
            .orElseThrow(() -> new Main.Refused("the feed holds no track with a position"));
    if (choice.counts().least() < ENOUGH) {
      throw new Main.Refused(
          "the feed has too few tracks for the story: "
              + choice.counts()
              + "; at least "
              + ENOUGH
              + " must go each way");
    }
    return choice;
  }

  private String feedLines(StoryChoice choice) {
    String labels =
        "feed.own-talkers = " + choice.protectedTalker() + "\nfeed.releasable-to = USA, PHL\n";
    Path file = feed;
    return labels
        + (file == null
            ? "feed.kind = exercise\nfeed.ships = " + ShipGenerator.SHIPS
            : "feed.kind = file\nfeed.file = " + file.toAbsolutePath());
  }

  /// One-time links by which whoever tries the screens enrols a key, one for each role of the
  /// story.
  private static List<String> screens(DemoWorld world) {
    List<String> lines = new ArrayList<>();
    lines.add("Screens; each link logs in once, as that officer (valid 15 minutes):");
    lines.add(link(world.jpn, world.jpn.who().officer(), world.jpn.who().root()));
    lines.add(link(world.jpn, DemoWorld.JJOC, "JJOC"));
    lines.add(link(world.usa, world.usa.who().officer(), world.usa.who().root()));
    lines.add(link(world.usa, DemoWorld.USFJ, "USFJ"));
    lines.add(link(world.phl, world.phl.who().officer(), world.phl.who().root()));
    return lines;
  }

  private static String link(DemoNode node, String officer, String command) {
    String link =
        node.api()
            .must(
                node.who().officer(),
                "/api/v1/officers",
                Map.of(
                    "code",
                    officer,
                    "names",
                    Map.of("en", officer, "ja", officer),
                    "command",
                    command,
                    "rights",
                    List.of("READ", "ANSWER", "RELEASE", "REGISTER", "ADMINISTER")))
            .path("link")
            .asString();
    return "  " + node.code() + " " + command + ": " + link;
  }

  private void stay() {
    output.line("Ctrl-C stops everything. Ctrl-C で終了する。");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

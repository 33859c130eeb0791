// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.core.entry.Level;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import renkei.node.keys.Invite;
import tools.jackson.databind.JsonNode;

/// `renkei peer`: pairs this node with others and shows the links.
@Command(
    name = "peer",
    description = {"Pair this node with another party's, and look at the links.", "相手ノードと連接する。"},
    mixinStandardHelpOptions = true,
    subcommands = {
      PeerCommand.InvitePeer.class,
      PeerCommand.Accept.class,
      PeerCommand.Confirm.class,
      PeerCommand.ListPeers.class,
      PeerCommand.Suspend.class
    })
public final class PeerCommand implements ExtraCommand {
  private static final int LETTER_BYTES_MAX = 64 << 10;

  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei peer invite, accept, confirm, list or suspend",
        "何をするかを指定してください：renkei peer invite、accept、confirm、list、suspend");
  }

  /// `renkei peer invite`.
  @Command(
      name = "invite",
      description = {
        "Write a letter of invitation, to be carried to the other party by a way you trust.",
        "招待状を作る。信頼できる方法で相手に渡す。"
      },
      mixinStandardHelpOptions = true)
  static final class InvitePeer implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code that stands for the other party.", "相手の当事者を表す符号。"})
    private String code;

    @Option(
        names = "--highest",
        defaultValue = "RESTRICTED",
        description = {
          "The highest level that may cross, either way (default: ${DEFAULT-VALUE}).",
          "双方向に渡せる最高の秘密区分（既定：${DEFAULT-VALUE}）。"
        })
    private Level highest;

    @Option(
        names = "--out",
        required = true,
        description = {"New file for the letter.", "書状の新しいファイル。"})
    private Path out;

    @Override
    public Integer call() {
      JsonNode letter =
          node.state("/api/v1/peers/invite", Map.of("toCode", code, "highest", highest.name()));
      Fetched.write(out, letter.path("text").asString().getBytes(StandardCharsets.UTF_8));
      output.show(
          letter,
          List.of(
              "Hand this file to the other party: " + out,
              "The letter is valid for " + Invite.VALIDITY.toMinutes() + " minutes.",
              "You will read to their officer: " + words(letter.path("ownWords")),
              "When their answer has come back: renkei peer accept ANSWER-FILE --data "
                  + node.folder().root()));
      return 0;
    }
  }

  /// `renkei peer accept`.
  @Command(
      name = "accept",
      description = {
        "Take a letter of invitation, or the answer to our own. Opens no link before both confirm.",
        "招待状、または招待への返書を受け取る。"
      },
      mixinStandardHelpOptions = true)
  static final class Accept implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "FILE",
        description = {"The letter that came.", "届いた書状。"})
    private Path file;

    @Option(
        names = "--out",
        description = {
          "New file for the answer; needed when the letter is an invitation.",
          "返書の新しいファイル。招待状のときに要る。"
        })
    private @Nullable Path out;

    @Override
    public Integer call() {
      String text = new String(Fetched.read(file, LETTER_BYTES_MAX), StandardCharsets.UTF_8);
      if (text.startsWith("renkei-invite ") && out == null) {
        throw new Main.Refused(
            "the letter is an invitation: name a new file for the answer by --out",
            "書状は招待状です。返書の新しいファイルを --out で示してください。");
      }
      JsonNode letter = node.state("/api/v1/peers/accept", Map.of("text", text));
      String answer = letter.path("text").asString("");
      List<String> lines = new ArrayList<>();
      lines.add(
          "The letter is from "
              + letter.path("code").asString()
              + " ("
              + letter.path("names").path("en").asString()
              + ").");
      if (!answer.isEmpty() && out != null) {
        Fetched.write(out, answer.getBytes(StandardCharsets.UTF_8));
        lines.add("Hand this file back to them: " + out);
      }
      lines.add("Read to their officer: " + words(letter.path("ownWords")));
      lines.add("Their officer reads to you; type what you hear, at least three words:");
      lines.add(
          "  renkei peer confirm "
              + letter.path("code").asString()
              + " WORD WORD WORD --key FILE --data "
              + node.folder().root());
      output.show(letter, lines);
      return 0;
    }
  }

  /// `renkei peer confirm`.
  @Command(
      name = "confirm",
      description = {
        "Say which words the other party's officer read to you. Both sides do; then the link"
            + " opens.",
        "相手の当直が読み上げた言葉を入力する。双方が行うと連接が開く。"
      },
      mixinStandardHelpOptions = true)
  static final class Confirm implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        index = "0",
        paramLabel = "CODE",
        description = {"Code of the other party.", "相手の当事者の符号。"})
    private String code;

    @Parameters(
        index = "1..*",
        arity = "3..*",
        paramLabel = "WORD",
        description = {"The words as you heard them, English or Japanese.", "聞いたとおりの言葉（英語または日本語）。"})
    private List<String> heard;

    @Override
    public Integer call() {
      JsonNode done =
          node.state(
              "/api/v1/peers/confirm", Map.of("party", waiting(), "words", List.copyOf(heard)));
      output.show(
          done,
          List.of(
              "Confirmed. The link opens when their officer has confirmed too: renkei peer list"
                  + " --data "
                  + node.folder().root()));
      return 0;
    }

    private String waiting() {
      for (JsonNode letter : node.read("/api/v1/peers").path("waiting")) {
        if (letter.path("code").asString("").equals(code)) {
          return letter.path("party").asString();
        }
      }
      throw new Main.Refused(
          "no letter of " + code + " waits for its words; take it first: renkei peer accept FILE",
          code + " の書状は言葉を待っていません。先に受け取ってください：renkei peer accept FILE");
    }
  }

  /// `renkei peer list`.
  @Command(
      name = "list",
      description = {"Show each link, and why nothing crossed.", "各連接の状態を示す。"},
      mixinStandardHelpOptions = true)
  static final class ListPeers implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode peers = node.read("/api/v1/peers");
      List<String> lines = new ArrayList<>();
      peers.path("rows").forEach(peer -> show(peer, lines));
      for (JsonNode letter : peers.path("waiting")) {
        lines.add(
            letter.path("code").asString("?")
                + "  "
                + letter.path("state").asString()
                + "  a pairing that is not finished");
      }
      output.show(peers, lines.isEmpty() ? List.of("There is no peer yet.") : lines);
      return 0;
    }

    private static void show(JsonNode peer, List<String> lines) {
      lines.add(
          peer.path("code").asString()
              + "  "
              + peer.path("state").asString()
              + "  sent "
              + peer.path("lastSent").path("sequence").asLong(0)
              + ", acknowledged "
              + peer.path("acknowledged").asLong(0)
              + ", received "
              + peer.path("lastReceived").path("sequence").asLong(0)
              + ", queued "
              + peer.path("queued").asLong(0));
      String why = peer.path("why").path("en").asString("");
      if (!why.isEmpty()) {
        lines.add("    " + why);
      }
      JsonNode refusal = peer.path("lastRefusal");
      if (!refusal.path("code").asString("").isEmpty()) {
        lines.add(
            "    last refusal, by "
                + refusal.path("by").asString()
                + ": "
                + refusal.path("code").asString()
                + " "
                + refusal.path("sentence").path("en").asString(""));
      }
      for (JsonNode reason : peer.path("nothingCrossed")) {
        lines.add("    " + reason.path("en").asString());
      }
    }
  }

  /// `renkei peer suspend`.
  @Command(
      name = "suspend",
      description = {
        "Stop the link to a party at once. A new pairing opens it again.",
        "連接を直ちに止める。再開には新たな招待が要る。"
      },
      mixinStandardHelpOptions = true)
  static final class Suspend implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the other party.", "相手の当事者の符号。"})
    private String code;

    @Option(
        names = "--reason",
        required = true,
        description = {"Why; it is recorded.", "理由。記録される。"})
    private String reason;

    @Override
    public Integer call() {
      JsonNode done =
          node.state("/api/v1/peers/" + node.party(code) + "/suspend", Map.of("reason", reason));
      output.show(done, List.of("The link to " + code + " is stopped."));
      return 0;
    }
  }

  private static String words(JsonNode words) {
    List<String> spoken = new ArrayList<>();
    words.forEach(word -> spoken.add(word.asString()));
    return String.join(" ", spoken);
  }
}

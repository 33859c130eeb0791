// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import renkei.node.store.DataFolder;

/// A file of announcements, as an operator types it: told first, taken once, refused whole.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncementCommandTest {
  @TempDir static Path folder;
  private Path data;
  private RunningNode node;

  @BeforeAll
  void a_node_runs() throws IOException {
    data = folder.resolve("JPN");
    assertThat(Typed.renkei("init", "--data", data, "--code", "JPN", "--name", "Japan").code())
        .isZero();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path file = data.resolve("renkei.conf");
    Files.writeString(file, Files.readString(file).replace("127.0.0.1:8443", "127.0.0.1:" + port));
    DataFolder made = new DataFolder(data);
    node = RunningNode.start(made, Config.read(made.config()), () -> {});
  }

  @AfterAll
  void it_stops() {
    node.close();
  }

  @AfterEach
  void the_next_good_file_is_taken() throws IOException {
    assertThat(bring(Files.writeString(folder.resolve("good.json"), file(good(1)))).code())
        .isZero();
  }

  private Typed bring(Path file, Object... more) {
    Object[] words = {"announcement", "import", file, "--data", data, "--json"};
    Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Typed.renkei(all);
  }

  private static String good(int number) {
    return """
    {"id": "%032x", "subject": "fusion", "title": {"en": "A partnership", "ja": "協力枠組み"},
     "text": {"en": "It is being settled."}, "by": {"en": "Two governments", "ja": "両政府"},
     "at": "2024-04-01T00:00:00Z", "tenor": "PLANNED",
     "source": {"kind": "MEDIA", "name": "a report", "reliability": "C", "credibility": 3}}
    """
        .formatted(number);
  }

  private static String file(String... announcements) {
    return "{\"format\": \"renkei-announcements-1\", \"announcements\": ["
        + String.join(",", announcements)
        + "]}";
  }

  private static Path shipped() {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("deploy")) ? here : here.getParent();
    return root.resolve("deploy/src/main/data/announcements-2024-04.json");
  }

  private long listed() {
    Typed typed = Typed.renkei("announcement", "list", "--data", data, "--json");
    assertThat(typed.code()).as(typed.err()).isZero();
    long count = 0;
    for (var subject : typed.json()) {
      count += subject.path("announced").size();
    }
    return count;
  }

  @Test
  void a_file_is_told_first_and_taken_once() {
    long before = listed();
    Typed told = bring(shipped(), "--dry-run");
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(listed()).isEqualTo(before);
    assertThat(bring(shipped()).json().path("rows"))
        .allMatch(row -> row.path("state").asString().equals("RECORDED"));
    assertThat(bring(shipped()).json().path("rows"))
        .allMatch(row -> row.path("state").asString().equals("HELD"));
    assertThat(listed()).isEqualTo(before + told.json().path("rows").size());
    String words = Typed.renkei("announcement", "list", "--data", data).out();
    assertThat(words).contains("aukus-pillar-2", "UNDER_REVIEW  B2");
  }

  private void refused(String content, String says) throws IOException {
    long before = listed();
    Typed typed = bring(Files.writeString(folder.resolve("bad.json"), content));
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err()).contains(says).containsPattern("\\p{IsHan}|\\p{IsKatakana}");
    assertThat(listed()).isEqualTo(before);
  }

  @Test
  void a3_a_file_of_ten_megabytes_is_not_read() throws IOException {
    refused(file("\"" + "a".repeat(10 << 20) + "\""), "more than 524288 bytes");
  }

  @Test
  void a8_what_is_no_file_of_announcements_is_refused() throws IOException {
    refused("[".repeat(1_000), "no JSON that is taken here");
    refused("{\"format\":\"x\",\"format\":\"y\"}", "no JSON that is taken here");
    refused(file(good(2)) + " {}", "no JSON that is taken here");
    refused("\u0000", "no JSON that is taken here");
    refused("[]", "no file of announcements");
    refused("{\"announcements\": []}", "no file of announcements");
    refused(file(good(2)).replace("\"format\"", "\"act\": 1, \"format\""), "no file of announce");
    refused(file(), "the file holds no announcement");
  }

  @Test
  void a2_one_bad_announcement_refuses_the_whole_file() throws IOException {
    refused(file(good(2), good(3).replace("PLANNED", "IN_FORCE")), "announcement 2: tenor");
    refused(
        file(good(2), good(3).replace("\"tenor\"", "\"grants\": [], \"tenor\"")),
        "announcement 2: there is a key that is not known here");
    refused(file(good(2), good(2)), "announcement 2 has the id of another one");
    refused(file(good(2), good(3).replace("2024-04", "2199-04")), "NOT_YET Announcement 2");
    refused(file(good(2), good(3).replace("Two gov", "\\u0007")), "control or direction");
  }
}

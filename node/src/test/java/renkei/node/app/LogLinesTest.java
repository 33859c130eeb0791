// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One line of log is one line of JSON, whatever it holds.
final class LogLinesTest {
  private final Logger logger = new LoggerContext().getLogger("renkei.test");
  private final LogLines lines = new LogLines();

  private String written(String message, @Nullable Throwable fault) {
    LoggingEvent event =
        new LoggingEvent(
            LogLinesTest.class.getName(),
            logger,
            Level.WARN,
            "peer {}: {}",
            fault,
            new Object[] {"USA", message});
    return new String(lines.encode(event), StandardCharsets.UTF_8);
  }

  private static JsonNode json(String line) {
    return JsonMapper.builder().build().readTree(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first\nsecond",
        "\r\n{\"level\":\"INFO\",\"message\":\"all is well\"}",
        "\u001b[2J\u001b[31mred",
        "bell\u0007 backspace\b zero\0 delete\u007f",
        "next line\u0085 separator\u2028 paragraph\u2029",
        "turned \u202eround\u2066",
        "\"},\"level\":\"INFO",
        "back\\slash \\u000a",
        "lone \ud800 half",
        "連携 🚢"
      })
  void o4_what_a_message_holds_ends_no_line_and_reaches_no_terminal(String message) {
    String line = written(message, null);
    assertThat(line).endsWith("}\n").hasLineCount(1);
    assertThat(line.substring(0, line.length() - 1)).matches("[\\x20-\\x7e]+");
    JsonNode read = json(line);
    assertThat(read.path("level").asString()).isEqualTo("WARN");
    assertThat(read.path("message").asString()).isEqualTo("peer USA: " + message);
    assertThat(json(written("good again", null)).path("message").asString())
        .isEqualTo("peer USA: good again");
  }

  @Test
  void o4_a_message_of_a_megabyte_is_cut_and_says_so() {
    String line = written("x\n".repeat(500_000), null);
    assertThat(line.length()).isLessThan(20_000);
    assertThat(json(line).path("message").asString())
        .contains("[cut: " + (1_000_010 - LogLines.MESSAGE_CHARS_MAX) + " more characters]");
  }

  @Test
  void o4_a_fault_is_named_on_the_same_line_with_its_causes() {
    IllegalStateException fault =
        new IllegalStateException("broken\n\u001b[1m", new IllegalArgumentException("why\r\n"));
    String line = written("failed", fault);
    assertThat(line).hasLineCount(1).doesNotContain("\u001b");
    assertThat(json(line).path("fault").asString())
        .contains("IllegalStateException: broken\n", "because of", "IllegalArgumentException: why");
  }
}

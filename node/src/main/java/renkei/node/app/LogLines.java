// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/// Writes each log line as one JSON object on one line of visible ASCII: whatever a message holds,
/// it cannot end the line, move the terminal's cursor or turn text around, and it has an end.
public final class LogLines extends EncoderBase<ILoggingEvent> {
  /// Characters of one message at most; the rest is counted.
  static final int MESSAGE_CHARS_MAX = 2_000;

  /// Causes of a fault that are named.
  private static final int CAUSES_MAX = 4;

  /// Sends what the program says from INFO up to standard output, as a running node does. Before
  /// this, warnings and worse go to standard error.
  public static void toStandardOutput() {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Appender<ILoggingEvent> before = root.getAppender("stderr");
    if (before == null) {
      return;
    }
    LogLines lines = new LogLines();
    lines.setContext(context);
    lines.start();
    ConsoleAppender<ILoggingEvent> out = new ConsoleAppender<>();
    out.setContext(context);
    out.setName("stdout");
    out.setTarget("System.out");
    out.setEncoder(lines);
    out.start();
    root.addAppender(out);
    root.detachAppender(before);
    context.getLogger("renkei").setLevel(Level.INFO);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent line) {
    StringBuilder json = new StringBuilder(256);
    json.append("{\"at\":\"").append(line.getInstant()).append('"');
    field(json, "level", line.getLevel().toString());
    field(json, "from", line.getLoggerName());
    field(json, "thread", line.getThreadName());
    field(json, "message", line.getFormattedMessage());
    IThrowableProxy fault = line.getThrowableProxy();
    if (fault != null) {
      field(json, "fault", fault(fault));
    }
    return json.append("}\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /// Class, message and first place of a fault and of its causes.
  private static String fault(IThrowableProxy first) {
    StringBuilder text = new StringBuilder();
    IThrowableProxy fault = first;
    for (int i = 0; fault != null && i < CAUSES_MAX; i++) {
      text.append(i == 0 ? "" : " because of ").append(fault.getClassName());
      text.append(": ").append(fault.getMessage());
      if (fault.getStackTraceElementProxyArray().length > 0) {
        text.append(' ').append(fault.getStackTraceElementProxyArray()[0].getSTEAsString());
      }
      fault = fault.getCause();
    }
    return text.toString();
  }

  private static void field(StringBuilder json, String name, String text) {
    json.append(",\"").append(name).append("\":\"");
    int end = Math.min(text.length(), MESSAGE_CHARS_MAX);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        json.append(c);
      } else {
        json.append("\\u%04x".formatted((int) c));
      }
    }
    if (text.length() > end) {
      json.append(" [cut: ").append(text.length() - end).append(" more characters]");
    }
    json.append('"');
  }
}

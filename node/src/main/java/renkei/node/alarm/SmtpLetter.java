// SPDX-License-Identifier: Apache-2.0
package renkei.node.alarm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One letter that says the number of an alarm, by plain SMTP (RFC 5321) to the server that the
/// configuration names. Every answer is bounded in length, lines and time; a server that says
/// anything but what is expected gets no further line.
final class SmtpLetter {
  private static final int LINE_MAX = 1_000;
  private static final int LINES_MAX = 64;

  private final AlarmWays.Mail way;
  private final Duration patience;

  SmtpLetter(AlarmWays.Mail way, Duration patience) {
    this.way = way;
    this.patience = patience;
  }

  void send(long number) throws IOException {
    try (Socket socket = new Socket()) {
      int millis = (int) patience.toMillis();
      socket.connect(
          new java.net.InetSocketAddress(way.host().getHostString(), way.host().getPort()), millis);
      socket.setSoTimeout(millis);
      Talk talk =
          new Talk(
              new BufferedInputStream(socket.getInputStream()),
              socket.getOutputStream(),
              System.nanoTime() + 4 * patience.toNanos());
      talk.expects(220);
      talk.says("EHLO renkei", 250);
      talk.says("MAIL FROM:<" + way.from() + ">", 250);
      talk.says("RCPT TO:<" + way.to() + ">", 250);
      talk.says("DATA", 354);
      talk.says(letter(number) + "\r\n.", 250);
      talk.says("QUIT", 221);
    }
  }

  private String letter(long number) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME
            .withLocale(Locale.ENGLISH)
            .format(ZonedDateTime.now(ZoneOffset.UTC));
    return String.join(
        "\r\n",
        "From: <" + way.from() + ">",
        "To: <" + way.to() + ">",
        "Date: " + date,
        "Subject: Renkei alarm " + number,
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=us-ascii",
        "",
        "Alarm " + number);
  }

  /// The dialogue.
  private record Talk(InputStream in, OutputStream out, long endNanos) {
    void says(String line, int answer) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      expects(answer);
    }

    void expects(int answer) throws IOException {
      for (int lines = 0; lines < LINES_MAX; lines++) {
        String line = line();
        if (!line.startsWith(Integer.toString(answer))) {
          throw new IOException("the mail server refuses");
        }
        if (line.length() == 3 || line.charAt(3) != '-') {
          return;
        }
      }
      throw new IOException("the mail server says too much");
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      while (line.length() < LINE_MAX && System.nanoTime() < endNanos) {
        int one = in.read();
        if (one == '\n') {
          return line.toString().strip();
        }
        if (one < 0) {
          throw new IOException("the mail server hung up");
        }
        line.append((char) one);
      }
      throw new IOException("the mail server is too slow, or its line too long");
    }
  }
}

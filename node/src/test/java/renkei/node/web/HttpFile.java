// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A file of request examples as docs/api/README.md tells to read it. A line that has no place in
/// that form is an error, so that no statement of a file goes unread.
final class HttpFile {
  private static final Pattern VARIABLE = Pattern.compile("@(\\w+) = (\\S+)");
  private static final Pattern REQUEST = Pattern.compile("(GET|POST) \\{\\{node}}(/\\S*)");
  private static final Pattern HEADER = Pattern.compile("([A-Za-z-]+): (.+)");
  private static final Pattern STATED =
      Pattern.compile("# => (\\d{3})(?: ([A-Z][A-Za-z]+)(?: ([A-Z_]+))?)?");
  private static final Pattern VALUE = Pattern.compile("# => (/\\S+) (.+)");
  private static final Pattern KEPT =
      Pattern.compile("> \\{% client\\.global\\.set\\(\"(\\w+)\", response\\.body(\\S+)\\); %}");

  final String name;
  final Map<String, String> variables = new LinkedHashMap<>();
  final List<Request> requests = new ArrayList<>();

  private HttpFile(String name) {
    this.name = name;
  }

  /// One request and what the file states of its answer.
  static final class Request {
    final String title;
    final Map<String, String> headers = new LinkedHashMap<>();
    final Map<String, String> values = new LinkedHashMap<>();
    final Map<String, String> kept = new LinkedHashMap<>();
    final StringBuilder body = new StringBuilder();
    String method = "";
    String path = "";
    int status;
    @Nullable String schema;
    @Nullable String code;

    Request(String title) {
      this.title = title;
    }
  }

  /// Every file of the folder.
  static List<HttpFile> all() {
    Path folder = Path.of("docs/api");
    Path found = Files.exists(folder) ? folder : Path.of("..").resolve(folder);
    try (Stream<Path> files = Files.list(found)) {
      return files
          .filter(file -> file.toString().endsWith(".http"))
          .sorted()
          .map(HttpFile::read)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static HttpFile read(Path path) {
    HttpFile file = new HttpFile(path.getFileName().toString());
    try {
      boolean inBody = false;
      for (String line : Files.readAllLines(path)) {
        if (line.startsWith("### ")) {
          file.requests.add(new Request(line.substring(4)));
          inBody = false;
        } else if (file.requests.isEmpty()) {
          file.head(line);
        } else {
          Request request = file.requests.getLast();
          inBody = file.line(request, line, inBody);
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return file;
  }

  private void head(String line) {
    Matcher variable = VARIABLE.matcher(line);
    if (variable.matches()) {
      variables.put(variable.group(1), variable.group(2));
    } else if (!line.isEmpty() && !line.startsWith("#")) {
      throw unread(line);
    }
  }

  /// Reads a line; whether the lines that follow are the body's.
  private boolean line(Request request, String line, boolean inBody) {
    Matcher kept = KEPT.matcher(line);
    if (kept.matches()) {
      request.kept.put(kept.group(1), pointer(kept.group(2)));
      return inBody;
    }
    if (inBody) {
      request.body.append(line).append('\n');
      return true;
    }
    if (line.isEmpty()) {
      return !request.method.isEmpty();
    }
    if (request.method.isEmpty()) {
      stated(request, line);
      return false;
    }
    Matcher header = HEADER.matcher(line);
    if (!header.matches()) {
      throw unread(line);
    }
    request.headers.put(header.group(1), header.group(2));
    return false;
  }

  private void stated(Request request, String line) {
    Matcher stated = STATED.matcher(line);
    Matcher value = VALUE.matcher(line);
    Matcher first = REQUEST.matcher(line);
    if (stated.matches()) {
      request.status = Integer.parseInt(stated.group(1));
      request.schema = stated.group(2);
      request.code = stated.group(3);
    } else if (value.matches()) {
      request.values.put(value.group(1), value.group(2));
    } else if (first.matches()) {
      request.method = first.group(1);
      request.path = first.group(2);
    } else if (!line.startsWith("# ") || line.startsWith("# =>")) {
      throw unread(line);
    }
  }

  /// `.rows[0].id` as `/rows/0/id`.
  private static String pointer(String path) {
    return path.replace(".", "/").replaceAll("\\[(\\d+)]", "/$1");
  }

  private IllegalStateException unread(String line) {
    return new IllegalStateException(name + ": nobody reads this line: " + line);
  }
}

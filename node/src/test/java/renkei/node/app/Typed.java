// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A command as an operator types it, run in this process, with what it said.
///
/// @param code the exit code
/// @param out what it answered
/// @param err what it complained about
public record Typed(int code, String out, String err) {
  /// Runs it.
  public static Typed renkei(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    int code = line.execute(arguments);
    return new Typed(code, out.toString(), err.toString());
  }

  /// The answer of a command that was asked for JSON.
  public JsonNode json() {
    return JsonMapper.builder().build().readTree(out);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// How every command answers: lines for a person, or JSON for a program.
public final class Output {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(
      names = "--json",
      description = {"Answer in JSON.", "JSON で答える。"})
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /// Shows a flat answer.
  public void show(Map<String, ?> answer) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(new TreeMap<>(answer)));
    } else {
      new TreeMap<>(answer).forEach((key, value) -> out.println(key + ": " + value));
    }
    out.flush();
  }

  /// Shows a value of any form in JSON, or its lines.
  public void show(Object value, Iterable<String> lines) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(value));
    } else {
      lines.forEach(out::println);
    }
    out.flush();
  }

  /// Shows one line now, whatever the form.
  public void line(String line) {
    PrintWriter out = command.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /// Whether it answers in JSON.
  public boolean asJson() {
    return json;
  }
}

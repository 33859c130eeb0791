// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a node beside this program with the Java machine and the options that this program has:
/// the launcher alone says which.
public final class OwnJava {
  private OwnJava() {}

  /// The whole command that runs the node of a folder. What names this very program is left out,
  /// and with `fresh` what makes its start faster.
  ///
  /// @param fresh whether the node starts without what `renkei warm` kept
  /// @param more options of the Java machine; of two of a kind the later one holds
  public static List<String> running(Path data, boolean fresh, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Drenkei."))
        .filter(option -> !fresh || !option.startsWith("-XX:AOT"))
        .forEach(command::add);
    command.addAll(more);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "renkei.node.app.Main",
            "run",
            "--data",
            data.toString()));
    return command;
  }
}

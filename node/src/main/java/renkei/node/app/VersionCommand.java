// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `renkei version`.
@Command(
    name = "version",
    description = {"Show the version.", "版を示す。"},
    mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Override
  public Integer call() {
    output.show(
        Map.of("renkei", Main.Version.number(), "java", System.getProperty("java.version")));
    return 0;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.lang.management.ManagementFactory;
import java.util.List;

/// The options of the Java machine under which the launcher started this program, for the nodes
/// that it starts itself.
final class JavaOptions {
  private JavaOptions() {}

  /// All of them but those that say where files of this program are.
  static List<String> ofThisNode() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Drenkei."))
        .toList();
  }
}

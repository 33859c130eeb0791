// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei incarnation`: begins a new life of the node after a restore.
@Command(
    name = "incarnation",
    description = {
      "Begin anew after a restore, or after a peer proved that this node lost a part of its past.",
      "復元の後、新しい代を始める。相手ノードに通知される。"
    },
    mixinStandardHelpOptions = true)
public final class IncarnationCommand implements ExtraCommand {
  @Mixin private AtNode node;
  @Mixin private Output output;

  @Option(
      names = "--reason",
      required = true,
      description = {"Why; the peers are told.", "理由。相手ノードに伝わる。"})
  private String reason;

  @Override
  public Integer call() {
    JsonNode done = node.state("/api/v1/node/incarnation", Map.of("reason", reason));
    JsonNode now = node.read("/api/v1/node");
    output.show(
        done,
        List.of(
            "Incarnation "
                + now.path("incarnation").asInt()
                + " has begun; every peer is told as soon as its link stands."));
    return 0;
  }
}

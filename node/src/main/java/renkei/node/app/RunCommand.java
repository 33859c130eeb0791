// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.node.store.DataFolder;

/// `renkei run`: runs a node until it is told to stop.
@Command(
    name = "run",
    description = {"Run the node of a data folder until it is stopped.", "ノードを動かす。"},
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Option(
      names = "--data",
      required = true,
      description = {"Data folder of the node.", "ノードのデータフォルダー。"})
  private Path data;

  @Override
  public Integer call() throws InterruptedException {
    LogLines.toStandardOutput();
    DataFolder folder = new DataFolder(data);
    Config config = Config.read(folder.config());
    CountDownLatch stopped = new CountDownLatch(1);
    RunningNode node = RunningNode.start(folder, config, stopped::countDown);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  node.close();
                  stopped.countDown();
                }));
    output.line(config.party().code() + " ready: " + node.address());
    node.firstLink().ifPresent(link -> output.line("log in once with: " + link));
    stopped.await();
    node.close();
    return node.failed() ? 1 : 0;
  }
}

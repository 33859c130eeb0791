// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import static renkei.node.cli.Diagnosis.said;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.node.app.Config;
import renkei.node.app.ConfigRefused;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import renkei.node.keys.KeyFault;
import renkei.node.store.DataFolder;

/// `renkei doctor`: looks at everything that commonly stops a node or a link.
@Command(
    name = "doctor",
    description = {
      "Look at everything that commonly stops a node, and name the command that mends it.",
      "ノードを止めがちなものを調べ、直すコマンドを示す。"
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements ExtraCommand {
  private static final Diagnosis.Said UNFIT =
      said("the node does not start with it", "このままではノードは起動しない");

  @Mixin private Output output;

  @Option(
      names = "--data",
      required = true,
      description = {"Data folder of the node.", "ノードのデータフォルダー。"})
  private Path data;

  @Option(
      names = "--quick",
      description = {
        "Only what the folder itself shows; for use before each start.",
        "フォルダーから分かることだけ。起動前用。"
      })
  private boolean quick;

  @Override
  public Integer call() {
    DataFolder folder = new DataFolder(data);
    List<Diagnosis> found = new ArrayList<>();
    found.add(FolderDiagnoses.java());
    FolderDiagnoses ofFolder = new FolderDiagnoses(folder, Instant.now());
    List<Diagnosis> modes = ofFolder.modes();
    found.addAll(modes);
    if (modes.stream().noneMatch(one -> one.state() == Diagnosis.State.FAULT)) {
      look(folder, ofFolder, found);
    }
    boolean well = found.stream().noneMatch(one -> one.state() == Diagnosis.State.FAULT);
    output.show(Map.of("well", well, "checks", found), lines(found));
    return well ? 0 : 1;
  }

  private void look(DataFolder folder, FolderDiagnoses ofFolder, List<Diagnosis> found) {
    found.add(ofFolder.space());
    found.add(ofFolder.journal());
    found.add(ofFolder.restored());
    Config config;
    try {
      config = Config.read(folder.config());
      found.add(Diagnosis.well("config", said("every key is known", "知らない設定はない")));
      found.addAll(ofFolder.certificates(config.web()));
    } catch (ConfigRefused fault) {
      Diagnosis.Said what = said(String.valueOf(fault.getMessage()), fault.japanese());
      found.add(Diagnosis.fault("config", what, UNFIT, "edit " + folder.config()));
      return;
    } catch (KeyFault fault) {
      Diagnosis.Said what = said(String.valueOf(fault.getMessage()), fault.japanese());
      found.add(Diagnosis.fault("keys", what, UNFIT, fault.fix()));
      return;
    }
    if (!quick) {
      found.add(ofFolder.backup());
      found.add(ofFolder.force());
      node(new NodeDiagnoses(folder, config), found);
    }
  }

  private static void node(NodeDiagnoses node, List<Diagnosis> found) {
    boolean running = node.running();
    found.addAll(node.ports(running));
    if (!running) {
      found.add(
          Diagnosis.well(
              "node",
              said(
                  "does not run, so links and clocks were not looked at",
                  "動いていないので、連接と時計は調べていない")));
      return;
    }
    try {
      found.addAll(node.peers());
    } catch (Main.Refused refused) {
      found.add(
          Diagnosis.fault(
              "node",
              said(String.valueOf(refused.getMessage()), refused.japanese()),
              said("links and clocks could not be looked at", "連接と時計を調べられなかった"),
              "renkei officer list --help"));
    }
  }

  private static List<String> lines(List<Diagnosis> found) {
    List<String> lines = new ArrayList<>();
    for (Diagnosis one : found) {
      lines.add("%-8s %-18s %s".formatted(one.state(), one.check(), one.what()));
      lines.add("%-8s %-18s %s".formatted("", "", one.whatJa()));
      if (one.state() != Diagnosis.State.WELL) {
        lines.add("         why: " + one.why());
        lines.add("         理由: " + one.whyJa());
        lines.add("         fix: " + one.fix());
      }
    }
    return lines;
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.util.ListResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What the command line's library says by itself, in both languages.
final class HelpTexts extends ListResourceBundle {
  @Override
  protected Object[][] getContents() {
    return new Object[][] {
      {"mixinStandardHelpOptions.help.0", "Show this help and stop."},
      {"mixinStandardHelpOptions.help.1", "この説明を表示して終わる。"},
      {"mixinStandardHelpOptions.version.0", "Show the version and stop."},
      {"mixinStandardHelpOptions.version.1", "版を表示して終わる。"},
      {"usage.synopsisHeading", "Usage 使い方: "},
      {"usage.commandListHeading", "Commands コマンド:%n"},
      {"renkei.help.usage.header", "Say how a command is used. コマンドの使い方を表示する。"},
      {"renkei.help.usage.description.0", "Say how a command is used."},
      {"renkei.help.usage.description.1", "コマンドの使い方を表示する。"},
      {"helpCommand.help.0", "Show how this command is used, and stop."},
      {"helpCommand.help.1", "このコマンドの使い方を表示して終わる。"},
      {"helpCommand.command.0", "The command to explain."},
      {"helpCommand.command.1", "説明するコマンド。"},
    };
  }

  /// What is wrong with a call, in Japanese; the library says it in English.
  static String wrongCall(ParameterException fault) {
    String what =
        switch (fault) {
          case MissingParameterException missing ->
              "必要な指定がありません："
                  + String.join("、", missing.getMissing().stream().map(HelpTexts::name).toList());
          case UnmatchedArgumentException unmatched ->
              "受け付けない指定です：" + String.join(" ", unmatched.getUnmatched());
          case CommandLine.OverwrittenOptionException _ -> "同じ指定が二度あります。";
          case ParameterException other ->
              other.getValue() == null ? "指定が正しくありません。" : "値「" + other.getValue() + "」は受け付けられません。";
        };
    return what + "　使い方：" + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}

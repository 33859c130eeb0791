// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.PrintWriter;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import renkei.core.base.DiskFailure;
import renkei.core.base.Malformed;
import renkei.core.journal.JournalDamaged;
import renkei.node.keys.KeyFault;
import renkei.node.store.FolderRefused;

/// The command line. Every verb is a class of its own; what other modules add comes as
/// [ExtraCommand].
@Command(
    name = "renkei",
    description = {
      "Coordination between organisations that keep their own command (連携).",
      "それぞれの指揮を保つ組織の間の連携。"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      InitCommand.class,
      RunCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /// Runs one command and exits with 0 for success, 1 for a refusal, 2 for a wrong call.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /// The whole command line, such as tests run it in their own process.
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    for (ExtraCommand extra : ServiceLoader.load(ExtraCommand.class)) {
      line.addSubcommand(extra);
    }
    line.setResourceBundle(new HelpTexts());
    CommandLine.IParameterExceptionHandler english = line.getParameterExceptionHandler();
    return line.setExecutionExceptionHandler(Main::refused)
        .setParameterExceptionHandler((fault, words) -> {
          int code = english.handleParseException(fault, words);
          fault.getCommandLine().getErr().println(HelpTexts.wrongCall(fault));
          return code;
        })
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /// A refusal is a sentence; only a bug shows where it happened.
  private static int refused(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    String sentence = fault.getMessage();
    String japanese =
        switch (fault) {
          case ConfigRefused it -> it.japanese();
          case FolderRefused it -> it.japanese();
          case KeyFault it -> it.japanese();
          case Refused it -> it.japanese();
          case JournalDamaged _, DiskFailure _, Malformed _ -> "";
          default -> null;
        };
    if (japanese != null && sentence != null) {
      err.println("renkei: " + sentence);
      if (!japanese.isEmpty()) {
        err.println("renkei: " + japanese);
      }
    } else {
      LOG.error("the command failed by a fault of its own", fault);
      err.println("renkei: a fault of its own: " + fault);
    }
    return 1;
  }

  /// A command's own refusal.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String japanese;

    /// With a sentence for whoever typed it.
    public Refused(String sentence) {
      this(sentence, "");
    }

    /// With the sentence in both languages.
    public Refused(String sentence, String japanese) {
      super(sentence);
      this.japanese = japanese;
    }

    /// The sentence in Japanese; empty where it was not said.
    public String japanese() {
      return japanese;
    }
  }

  /// The version that the jar's manifest names.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"renkei " + number()};
    }

    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "from classes" : version;
    }
  }
}

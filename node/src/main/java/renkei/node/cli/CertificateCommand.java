// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.node.app.Config;
import renkei.node.app.ExtraCommand;
import renkei.node.app.KeyFolder;
import renkei.node.app.Output;
import renkei.node.keys.LinkKey;
import renkei.node.keys.WebKey;
import renkei.node.store.DataFolder;

/// `renkei certificate`: shows and renews the two certificates that the node makes itself.
@Command(
    name = "certificate",
    description = {
      "Show or renew the certificates of the officers' and the peers' listener. The keys stay.",
      "証明書を示し、更新する。鍵は変わらない。"
    },
    mixinStandardHelpOptions = true)
public final class CertificateCommand implements ExtraCommand {
  @Mixin private Output output;

  @Option(
      names = "--data",
      required = true,
      description = {"Data folder of the node.", "ノードのデータフォルダー。"})
  private Path data;

  @Option(
      names = "--renew",
      description = {
        "Make new ones for the present keys and web.host; they hold after a restart.",
        "今の鍵と web.host で作り直す。再起動後に有効。"
      })
  private boolean renew;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = {
        "New file for the officers' certificate, for browsers to trust.",
        "ブラウザーに信頼させる証明書の新しいファイル。"
      })
  private @Nullable Path export;

  @Override
  public Integer call() throws GeneralSecurityException {
    DataFolder folder = new DataFolder(data);
    KeyFolder keys = KeyFolder.read(folder);
    if (renew) {
      renew(folder, keys);
      keys = KeyFolder.read(folder);
    }
    Path to = export;
    if (to != null) {
      Fetched.write(to, pem(keys.web().certificate()));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("web.ends", keys.web().endsAt().toString());
    answer.put("web.fingerprint", keys.web().fingerprint().hex());
    answer.put("link.ends", keys.link().endsAt().toString());
    answer.put("link.key", keys.link().identity().hex());
    if (renew) {
      answer.put("next", "restart the node: the new certificates hold from then on");
    }
    output.show(answer);
    return 0;
  }

  private static void renew(DataFolder folder, KeyFolder keys) {
    Config config = Config.read(folder.config());
    SecureRandom random = new SecureRandom();
    Instant now = Instant.now();
    WebKey web = keys.web().renewed(random, now, names(config.web()));
    LinkKey link = keys.link().renewed(random, now);
    web.replace(folder.keys().resolve("web.pem"));
    link.replace(folder.keys().resolve("link.pem"));
  }

  /// What the officers' certificate is for: the name in their browsers, and this machine.
  static List<String> names(Config.Web web) {
    return List.of(web.host(), "localhost", "127.0.0.1").stream().distinct().toList();
  }

  private static byte[] pem(X509Certificate certificate) throws GeneralSecurityException {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import renkei.core.entry.OfficerId;
import renkei.node.keys.LinkKey;
import renkei.node.keys.SecretFile;
import renkei.node.keys.SigningKey;
import renkei.node.keys.WebKey;
import renkei.node.store.DataFolder;
import renkei.node.web.LocalToken;

/// The key files of one node, each of mode 0600.
///
/// @param signing signs entries; its hash is the party
/// @param link for peers
/// @param web for officers' browsers
/// @param token what the command line on this machine shows the node
public record KeyFolder(SigningKey signing, LinkKey link, WebKey web, String token) {
  /// Makes all keys of a new node.
  static KeyFolder create(DataFolder folder, OfficerId officer, SecureRandom random, Instant now) {
    SigningKey signing = SigningKey.fresh(random);
    LinkKey link = LinkKey.fresh(random, now);
    WebKey web = WebKey.fresh(random, now, List.of("localhost", "127.0.0.1"));
    byte[] token = LocalToken.fresh(random, officer).file();
    signing.create(path(folder, "signing.key"));
    link.create(path(folder, "link.pem"));
    web.create(path(folder, "web.pem"));
    SecretFile.create(path(folder, "cli.token"), token);
    return new KeyFolder(signing, link, web, new String(token, StandardCharsets.US_ASCII));
  }

  /// Reads them again.
  public static KeyFolder read(DataFolder folder) {
    return new KeyFolder(
        SigningKey.read(path(folder, "signing.key")),
        LinkKey.read(path(folder, "link.pem")),
        WebKey.read(path(folder, "web.pem")),
        token(folder));
  }

  /// What the command line shows the node. The token alone.
  public static String token(DataFolder folder) {
    return new String(SecretFile.read(path(folder, "cli.token")), StandardCharsets.US_ASCII);
  }

  private static Path path(DataFolder folder, String name) {
    return folder.keys().resolve(name);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import renkei.core.base.Bytes;

/// The files of the screens, from the class path folder `ui`. Only names of a strict form, only
/// kinds that are listed here; assets carry a hash in their name and may be kept for ever.
final class Screens {
  private static final Pattern NAME =
      Pattern.compile("/(assets/)?[A-Za-z0-9_-]{1,100}(\\.[a-z0-9]{1,12}){1,2}");
  private static final Pattern HASHED = Pattern.compile("/assets/.*-[A-Za-z0-9_-]{8}\\.[a-z0-9.]+");
  private static final int FILE_BYTES_MAX = 16 << 20;
  private static final int FILES_MAX = 500;
  private static final String PAGE = "text/html; charset=utf-8";
  private static final Map<String, String> KINDS =
      Map.of(
          "html", PAGE,
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "json", "application/json",
          "woff2", "font/woff2",
          "ico", "image/x-icon",
          "webmanifest", "application/manifest+json",
          "txt", "text/plain; charset=utf-8");

  private static final String NOT_BUILT =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Renkei</title>
      <p>The screens were not built into this node. Build it without <code>-Dskip.ui</code>.
      Everything else works: <code>renkei --help</code>.</p>
      <p lang="ja">このノードには画面が組み込まれていません。<code>-Dskip.ui</code> を付けずに構築してください。</p></html>
      """;

  private final String folder;
  private final Map<String, File> known = new ConcurrentHashMap<>();

  /// Files of a folder of the class path, such as `/ui`.
  Screens(String folder) {
    this.folder = folder;
  }

  /// One file.
  ///
  /// @param kind its media type
  /// @param keep whether its content never changes under its name
  record File(String kind, boolean keep, Bytes content) {}

  /// Whether there is such a file. The screens themselves live behind `/#/`.
  boolean has(String path) {
    return find(path).isPresent();
  }

  /// The file of a path.
  Optional<File> find(String path) {
    String name = path.equals("/") ? "/index.html" : path;
    File found = known.get(name);
    if (found != null) {
      return Optional.of(found);
    }
    Optional<File> read = NAME.matcher(name).matches() ? read(name) : Optional.empty();
    if (read.isEmpty() && path.equals("/")) {
      read = Optional.of(new File(PAGE, false, bytes(NOT_BUILT)));
    }
    if (known.size() < FILES_MAX) {
      read.ifPresent(file -> known.put(name, file));
    }
    return read;
  }

  private static Bytes bytes(String text) {
    return Bytes.owning(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private Optional<File> read(String name) {
    String kind = KINDS.get(name.substring(name.lastIndexOf('.') + 1));
    URL url = Screens.class.getResource(folder + name);
    if (kind == null || url == null) {
      return Optional.empty();
    }
    try (InputStream in = url.openStream()) {
      Bytes content = Bytes.owning(in.readNBytes(FILE_BYTES_MAX));
      return Optional.of(new File(kind, HASHED.matcher(name).matches(), content));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}

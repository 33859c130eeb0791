// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What runs inside the page: short scripts beside this class.
final class Scripts {
  private Scripts() {}

  /// A script beside this class, or of a library when the name begins with a slash.
  static String text(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no script " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}

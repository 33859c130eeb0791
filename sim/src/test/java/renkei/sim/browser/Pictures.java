// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.OutputType;

/// Pictures of the screens, made after the story. They go to docs/pictures only when asked for with
/// -Drenkei.pictures=write, so that a run of the tests changes no file that is kept.
final class Pictures {
  private static final int BYTES_MAX = 300_000;

  private final Path folder;

  Pictures(Path root) throws IOException {
    boolean write = "write".equals(System.getProperty("renkei.pictures"));
    folder = write ? root.resolve("docs/pictures") : root.resolve("node/target/pictures");
    Files.createDirectories(folder);
  }

  /// Takes the window as it stands, 1280 × 800.
  void take(Tab tab, String name) throws IOException {
    tab.js("document.activeElement?.blur()");
    byte[] png = tab.driver().getScreenshotAs(OutputType.BYTES);
    assertThat(png.length).as("bytes of " + name).isBetween(10_000, BYTES_MAX);
    Files.write(folder.resolve(name + ".png"), png);
  }
}

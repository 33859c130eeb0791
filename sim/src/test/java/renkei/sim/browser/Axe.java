// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import java.util.List;

/// The checker of WCAG 2.2 AA, run in the page as it stands.
final class Axe {
  private static final String AXE = Scripts.text("/axe.min.js");
  private static final String RUN = Scripts.text("axe-run.js");

  private Axe() {}

  /// What breaks a rule, with the element.
  static List<String> violations(Tab tab) {
    if (!Boolean.TRUE.equals(tab.js("return typeof window.axe === 'object'"))) {
      tab.js(AXE);
    }
    Object found = tab.driver().executeAsyncScript(RUN);
    return found instanceof List<?> rows
        ? rows.stream().map(String::valueOf).toList()
        : List.of("axe answered " + found);
  }
}

// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/// Readiness of own units and posture changes, at the desk of a party that lists a unit.
final class ReadinessScreen {
  private static final String SUBMIT = "dialog form button[type=submit]";

  private final Desks desks;
  private final Tab usa;

  ReadinessScreen(Desks desks) {
    this.desks = desks;
    this.usa = desks.usa();
  }

  /// A unit's readiness is stated, its posture changed and acknowledged, and the time shown.
  void is_stated_and_its_posture_acknowledged() throws IOException {
    usa.go("readiness");
    usa.await("the unit", () -> usa.text(Tab.mark("units")).contains("airlift-1"));
    usa.click(Tab.mark("state-airlift-1"));
    usa.pick("dialog", "Readiness", "READY_WITH_LIMITS");
    usa.type("dialog", "Notice to move", "2");
    usa.type("dialog", "Note", "EXERCISE 演習");
    usa.click(SUBMIT);
    usa.await("stated", () -> usa.text(Tab.mark("units")).contains("Ready with limits"));
    usa.click(Tab.mark("order"));
    usa.clickWords("dialog .ticks label", "Airlift element 1");
    usa.type("dialog", "Posture", "Ready to lift (EXERCISE 演習)");
    usa.type("dialog", "Notice to move", "1");
    usa.click(SUBMIT);
    usa.await("it waits", () -> usa.text(Tab.mark("postures")).contains("0 of 1 acknowledged"));
    usa.click(Tab.mark("acknowledge-airlift-1"));
    usa.await("it is had", () -> usa.text(Tab.mark("postures")).contains("1 of 1 acknowledged"));
    assertThat(usa.text(Tab.mark("postures"))).contains("all in");
    desks.pair(usa, "readiness");
  }
}

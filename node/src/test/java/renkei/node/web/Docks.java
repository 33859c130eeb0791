// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A yard and its docks, as calls list them.
final class Docks {
  private Docks() {}

  static Map<String, Object> yard() {
    return Map.of(
        "code",
        "yard-1",
        "names",
        World.names("EXERCISE yard"),
        "position",
        Map.of("latitude", 35.29, "longitude", 139.67));
  }

  static Map<String, Object> dock(String code, double length, double beam, double draught) {
    Map<String, Object> dock = new HashMap<>();
    dock.put("yard", "yard-1");
    dock.put("code", code);
    dock.put("names", World.names("EXERCISE " + code));
    dock.put("lengthMetres", length);
    dock.put("beamMetres", beam);
    dock.put("draughtMetres", draught);
    dock.put("liftTonnes", null);
    dock.put("capabilities", List.of("hull"));
    dock.put("from", "2020-01-01T00:00:00.000Z");
    dock.put("until", null);
    return dock;
  }
}

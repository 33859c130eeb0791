// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// One table of routes and rights: what the code has and what the contract says are the same.
class RouteTableTest {
  private static Map<String, String> ours() {
    Map<String, String> ours = new TreeMap<>();
    for (Route route : Route.values()) {
      if (route.path().startsWith("/api/")) {
        ours.put(
            route.method() + " " + route.path(),
            route.right() == null ? "none" : route.right().name());
      }
    }
    return ours;
  }

  @Test
  void every_route_has_the_right_that_the_contract_names_and_no_route_is_beside_it() {
    assertThat(ours()).isEqualTo(Contract.read().rights()).hasSizeGreaterThan(40);
  }

  @Test
  void every_route_takes_the_queries_that_the_contract_names() {
    Contract contract = Contract.read();
    for (Route route : Route.values()) {
      if (route.path().startsWith("/api/")) {
        assertThat(route.queries())
            .as(route.toString())
            .isEqualTo(contract.queries(route.method(), route.path()));
      }
    }
  }

  @Test
  void only_the_door_itself_and_the_probes_need_nobody_logged_in() {
    for (Route route : Route.values()) {
      boolean open = route.right() == null;
      boolean door =
          route == Route.FRONT
              || route == Route.LOGIN_START
              || route == Route.LOGIN_FINISH
              || route == Route.SCREEN
              || route.probe();
      assertThat(open).as(route.toString()).isEqualTo(door);
    }
  }
}
